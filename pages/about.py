"""About: what this is, who answers for it, how to read it, privacy, accessibility, licences."""

from gardenmap.ui import about, filters, prose, sheet
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    about.headline(visit)
    filters.row(visit)

with sheet.box("halves-about"):
    with sheet.box():
        prose.hang(visit, about.MAP)
    with sheet.box():
        prose.hang(visit, about.VISITOR)
prose.hang(visit, about.OTHERS)

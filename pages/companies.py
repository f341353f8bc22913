"""Companies: by garden, by county, over time with one plot per definition, every published figure, and one by one."""

from gardenmap.panels import headline
from gardenmap.ui import companies, filters, sheet, show
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    show.headline(visit.say(headline.of_companies))
    filters.row(visit)

with sheet.box("pair-companies"):
    show.hang(visit, "companies-by-garden")
    show.hang(visit, "companies-by-county")
show.hang(visit, "companies-over-time")
show.hang(visit, "companies-published")
show.hang(visit, "companies-register", companies.search)

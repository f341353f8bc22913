"""Data: what the release holds, definitions, method, statuses, conflicts, sources, and the files."""

from gardenmap.ui import data, filters, prose, sheet
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    data.headline(visit)
    filters.row(visit)

prose.hang(visit, data.SECTIONS)

"""Data: what the release holds, definitions, method, statuses, conflicts, sources, and the files."""

from gardenmap.html.data import data_html
from gardenmap.ui import head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
panel.show_html("data", data_html(visit))

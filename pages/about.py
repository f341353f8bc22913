"""About: what this is, who answers for it, how to read it, privacy, accessibility, licences."""

from gardenmap.html.about import about_html
from gardenmap.ui import head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
panel.show_html("about", about_html(visit))

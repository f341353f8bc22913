"""Sustainability: six statuses, the age of each, counties, themes, and every project with its source."""

from gardenmap.panels import headline
from gardenmap.ui import filters, sheet, show
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    show.headline(visit.say(headline.of_projects))
    filters.row(visit)
show.status_pills(visit)

with sheet.box("pair-projects"):
    show.hang(visit, "projects-by-year")
    show.hang(visit, "projects-by-county")
show.hang(visit, "projects-to-confirm")
show.hang(visit, "projects-by-theme")
show.hang(visit, "project-list")

"""The overview: heading, key figures, map and the three panels, then the gardens one by one."""

from gardenmap.panels import headline, key_figures
from gardenmap.ui import filters, map, sheet, show
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    show.headline(visit.say(headline.of_gardens))
    filters.row(visit)
show.key_figures(visit.say(key_figures.of_selection))
show.chosen_garden(visit)

# Map and charts keep their places whatever is chosen: they are drawn over, never anew.
with sheet.box("wall"):
    with sheet.box("wall-map"):
        map.show(visit)
        show.hang(visit, "project-status")
    with sheet.box("wall-middle"):
        show.hang(visit, "companies-by-garden")
        if visit.view.county:
            show.hang(visit, "selected-projects")
    with sheet.box("wall-right"):
        show.hang(visit, "value-creation-by-garden")
        if visit.view.county:
            show.hang(visit, "published-figures")
show.hang(visit, "gardens")

"""One garden: place, evidence, figures, projects and what is missing; without a garden, the list to choose from."""

from gardenmap.panels import key_figures
from gardenmap.ui import filters, garden, map, sheet, show
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    garden.headline(visit)
    filters.row(visit)

if visit.view.garden is None:
    with sheet.box("pair-gardens"):
        map.show(visit)
        show.hang(visit, "gardens")
else:
    show.key_figures(visit.say(key_figures.of_one_garden))
    with sheet.box("pair-garden"):
        with sheet.box():
            map.show(visit, focus=garden.county(visit))
            show.hang(visit, "garden-facts")
        with sheet.box():
            show.hang(visit, "garden-among-gardens")
            show.hang(visit, "garden-beside")
            show.hang(visit, "garden-over-time")
            show.hang(visit, "garden-projects")
            show.hang(visit, "garden-figures")

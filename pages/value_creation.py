"""Value creation: by garden, by county, over time; the network's statements and Siva's series on axes of their own."""

from gardenmap.panels import headline
from gardenmap.ui import filters, sheet, show
from gardenmap.ui.visit import here

visit = here()

with sheet.box("head"):
    show.headline(visit.say(headline.of_value_creation))
    filters.row(visit)

with sheet.box("pair-value"):
    show.hang(visit, "value-creation-by-garden")
    with sheet.box():
        show.hang(visit, "value-creation-by-county")
        show.hang(visit, "value-creation-network-sum")
        show.hang(visit, "value-creation-siva-sums")
show.hang(visit, "value-creation-over-time")
show.hang(visit, "value-creation-published")

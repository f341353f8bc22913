"""The overview: heading, key figures, map and the three panels, then the gardens one by one."""

import streamlit as st
from gardenmap.panels import headline, key_figures
from gardenmap.ui import filters, map, show
from gardenmap.ui.visit import here

visit = here()

with st.container(key="head"):
    show.headline(visit.say(headline.of_gardens))
    filters.row(visit)
show.key_figures(visit.say(key_figures.of_selection))
show.chosen_garden(visit)

# Map and charts keep their places whatever is chosen: they are drawn over, never anew.
with st.container(key="wall"):
    with st.container(key="wall-map"):
        map.show(visit)
        show.hang(visit, "project-status")
    with st.container(key="wall-middle"):
        show.hang(visit, "companies-by-garden")
        if visit.view.county:
            show.hang(visit, "selected-projects")
    with st.container(key="wall-right"):
        show.hang(visit, "value-creation-by-garden")
        if visit.view.county:
            show.hang(visit, "published-figures")
show.hang(visit, "gardens")

"""The overview: heading, key figures, map and the three panels, then the gardens one by one."""

import streamlit as st
from gardenmap.panels import headline, key_figures
from gardenmap.ui import filters, map, show
from gardenmap.ui.visit import here

visit = here()

head, choices = st.columns(2, vertical_alignment="bottom")
with choices:
    filters.row(visit, "county", "garden", "more")
with head:
    show.headline(visit.say(headline.of_gardens))
show.key_figures(visit.say(key_figures.of_selection))
show.chosen_garden(visit)

# The same rooms whatever is chosen: the map keeps its place in the page, so it is never rebuilt.
with st.container(key="wall"):
    with st.container(key="wall-map"):
        map.show(visit)
        show.hang(visit, "project-status")
    middle, right = st.container(key="wall-middle"), st.container(key="wall-right")
    with middle:
        show.hang(visit, "companies-by-garden")
    with middle if visit.view.county else right:
        show.hang(visit, "value-creation-by-garden")
    if visit.view.county:
        with right:
            show.hang(visit, "selected-projects")
            show.hang(visit, "published-figures")
show.hang(visit, "gardens")

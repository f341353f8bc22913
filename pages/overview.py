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
    show.headline(headline.of_gardens(visit.selection, visit.text))
show.key_figures(key_figures.of_selection(visit.selection, visit.text))
show.chosen_garden(visit)

with st.container(key="wall"):
    with st.container(key="wall-map"):
        map.show(visit)
        show.hang(visit, "project-status")
    show.hang(visit, "companies-by-garden")
    show.hang(visit, "value-creation-by-garden")

if visit.view.county:
    with st.container(key="wall-county"):
        show.hang(visit, "project-list")
        show.hang(visit, "published-figures")
show.hang(visit, "gardens")

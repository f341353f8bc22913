"""One garden: place, evidence, figures, projects and what is missing; without a garden, the list to choose from."""

import streamlit as st
from gardenmap.panels import key_figures
from gardenmap.ui import filters, garden, map, show
from gardenmap.ui.visit import here

visit = here()

with st.container(key="head"):
    garden.headline(visit)
    filters.row(visit)

if visit.view.garden is None:
    with st.container(key="pair-gardens"):
        map.show(visit)
        show.hang(visit, "gardens")
else:
    show.key_figures(visit.say(key_figures.of_one_garden))
    with st.container(key="pair-garden"):
        with st.container():
            map.show(visit, focus=garden.county(visit))
            show.hang(visit, "garden-facts")
        with st.container():
            show.hang(visit, "garden-among-gardens")
            show.hang(visit, "garden-beside")
            show.hang(visit, "garden-over-time")
            show.hang(visit, "garden-projects")
            show.hang(visit, "garden-figures")

"""The overview: heading, key figures, the map, and the panels beside it."""

import streamlit as st
from gardenmap.ui import garden_map, head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
head.show_key_figures(visit)
head.show_network(visit)
head.show_chosen_garden(visit)
with st.container(key="panels-overview"):
    garden_map.show_map(visit)
    panel.show_panels(visit)

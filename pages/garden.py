"""One garden: place, evidence, figures, projects and what is missing; without a garden, the list to choose from."""

import streamlit as st
from gardenmap.ui import garden_map, head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
head.show_key_figures(visit)
with st.container(key="panels-garden"):
    garden_map.show_map(visit)
    panel.show_panels(visit)

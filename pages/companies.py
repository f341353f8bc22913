"""Companies: by garden, by county, over time with one plot per definition, every published figure, and one by one."""

import streamlit as st
from gardenmap.ui import head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
with st.container(key="panels-companies"):
    panel.show_panels(visit)

"""Value creation: by garden, by county, over time; the network's statements and Siva's series on axes of their own."""

import streamlit as st
from gardenmap.ui import head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
with st.container(key="panels-value_creation"):
    panel.show_panels(visit)

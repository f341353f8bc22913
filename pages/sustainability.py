"""Sustainability: six statuses, the age of each, counties, themes, and every project with its source."""

import streamlit as st
from gardenmap.ui import head, panel
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
head.show_status_pills(visit)
with st.container(key="panels-sustainability"):
    panel.show_panels(visit)

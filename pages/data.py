"""Data: what the release holds, definitions, method, statuses, conflicts, sources, and the files."""

import streamlit as st
from gardenmap.html.data import data_html
from gardenmap.ui import head
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
st.html(data_html(visit))

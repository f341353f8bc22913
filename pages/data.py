"""Data: what the release holds, definitions, method, statuses, conflicts, sources, and the files."""

import streamlit as st
from gardenmap.ui import data, filters, prose
from gardenmap.ui.visit import here

visit = here()

head, choices = st.columns([4, 1], vertical_alignment="bottom")
with choices:
    filters.row(visit)
with head:
    data.headline(visit)

prose.hang(visit, data.SECTIONS)
prose.arrive()

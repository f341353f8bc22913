"""Data: what the release holds, definitions, method, statuses, conflicts, sources, and the files."""

import streamlit as st
from gardenmap.ui import data, filters, prose
from gardenmap.ui.visit import here

visit = here()

with st.container(key="head"):
    data.headline(visit)
    filters.row(visit)

prose.hang(visit, data.SECTIONS)
prose.arrive()

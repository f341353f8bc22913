"""About: what this is, who answers for it, how to read it, privacy, accessibility, licences."""

import streamlit as st
from gardenmap.ui import about, filters, prose
from gardenmap.ui.visit import here

visit = here()

with st.container(key="head"):
    about.headline(visit)
    filters.row(visit)

with st.container(key="halves-about"):
    with st.container():
        prose.hang(visit, about.MAP)
    with st.container():
        prose.hang(visit, about.VISITOR)
prose.hang(visit, about.OTHERS)
prose.arrive()

"""About: what this is, who answers for it, how to read it, privacy, accessibility, licences."""

import streamlit as st
from gardenmap.html.about import about_html
from gardenmap.ui import head
from gardenmap.ui.visit import here

visit = here()

head.show_head(visit)
st.html(about_html(visit))

"""Sustainability: six statuses, the age of each, counties, themes, and every project with its source."""

import streamlit as st
from gardenmap.panels import headline
from gardenmap.ui import filters, show
from gardenmap.ui.visit import here

visit = here()

with st.container(key="head"):
    show.headline(visit.say(headline.of_projects))
    filters.row(visit)
show.status_pills(visit)

with st.container(key="pair-projects"):
    show.hang(visit, "projects-by-year")
    show.hang(visit, "projects-by-county")
show.hang(visit, "projects-to-confirm")
show.hang(visit, "projects-by-theme")
show.hang(visit, "project-list")

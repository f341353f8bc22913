"""The door: `streamlit run app.py` finds `app` here."""

import streamlit as st

from gardenmap.ui import server

app = st.App(server.SCRIPT, routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=server.lifespan)

"""The door of the reference app: the same server, and the same compressed files of Streamlit, without our pages."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from gardenmap.server.app import ROUTES, Gate

app = st.App(Path(__file__).with_name("reference_page.py"), routes=ROUTES, middleware=[Middleware(Gate)])

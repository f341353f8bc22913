"""The door: `streamlit run app.py` finds `app` here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))  # a bare checkout runs without `pip install`

import streamlit as st

from gardenmap.server.app import MIDDLEWARE, ROUTES, lifespan
from gardenmap.ui import settings
from gardenmap.ui.complete import failed

settings.refuse()

SCRIPT = Path(__file__).parent / "src" / "gardenmap" / "ui" / "script.py"

app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan, on_script_error=failed)

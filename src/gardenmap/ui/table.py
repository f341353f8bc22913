"""The table behind a panel, in a dialog over the page."""

from __future__ import annotations

import streamlit as st

from gardenmap.current import Visit
from gardenmap.html.panel import panel_table, table_foot
from gardenmap.ui import address
from gardenmap.ui.choice import TABLE
from gardenmap.ui.panel import show_html


def show_table(visit: Visit) -> None:
    """Opens the table that the visitor has just asked for; nothing where none was."""
    panel_id = st.session_state.pop(TABLE, None)
    shown = next((each for each in visit.panels if each.id == panel_id), None)
    if shown is None:
        return

    @st.dialog(shown.question(visit.selection, visit.text), width="large")
    def dialog() -> None:
        # A press within it runs the dialog alone; the page is what shows the choice.
        if address.has_choice():
            st.rerun()
        show_html("table", panel_table(visit, shown) + table_foot(visit, shown))

    dialog()

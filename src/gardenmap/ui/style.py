"""The look of the page beyond Streamlit's theme: our own classes, and layout of keyed containers, nothing else."""

from __future__ import annotations

from functools import cache

import streamlit as st

from gardenmap import assets
from gardenmap.look import Palette
from gardenmap.ui import markup


def apply(palette: Palette) -> None:
    """Put the colours of this palette and our style sheet on the page."""
    st.html(f"<style>{_sheet(palette)}</style>")


@cache
def _sheet(palette: Palette) -> str:
    return f"{markup.colours(palette)}{assets.asset('page.css').body.decode()}"

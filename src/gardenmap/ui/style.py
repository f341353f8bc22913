"""The look of the page beyond Streamlit's theme: our own classes, and layout of keyed containers, nothing else."""

from __future__ import annotations

from functools import cache

import streamlit as st

from gardenmap import assets
from gardenmap.look import DARK, LIGHT, Palette
from gardenmap.ui import markup

_ON_PAPER = (
    # Charts and map were drawn for the dark and cannot be drawn again in time: their lightness is turned round.
    f"@media print{{{markup.colours(LIGHT)}.stApp,.stApp *{{color-scheme:light}}"
    ".stApp{background:#fff!important;color:var(--ink)!important}"
    ".stPlotlyChart,.st-key-map iframe{filter:invert(1) hue-rotate(180deg)}"
    ".stPlotlyChart .main-svg{background:transparent!important}}"
)


def apply(palette: Palette) -> None:
    """Put the colours of this palette and our style sheet on the page."""
    st.html(f"<style>{_sheet(palette)}</style>")


@cache
def _sheet(palette: Palette) -> str:
    return f"{markup.colours(palette)}{assets.asset('page.css').body.decode()}{_ON_PAPER if palette is DARK else ''}"

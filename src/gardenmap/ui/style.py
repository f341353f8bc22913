"""The look of the page beyond Streamlit's theme: our own classes, and layout of keyed containers, nothing else."""

from __future__ import annotations

from functools import cache

import streamlit as st

from gardenmap import assets
from gardenmap.look import Palette


def apply(palette: Palette) -> None:
    """Put the colours of this palette and our style sheet on the page."""
    st.html(f"<style>{_sheet(palette)}</style>")


@cache
def _sheet(palette: Palette) -> str:
    colours = "".join(f"--{name}:{value};" for name, value in vars(palette).items() if isinstance(value, str))
    swatches = "".join(
        f".gm-is-{status}{{--fill:{look.fill};--stroke:{look.stroke};--edge:{look.border};}}"
        for status, look in palette.status.items()
    )
    return f":root{{{colours}}}{swatches}{assets.asset('page.css').body.decode()}"

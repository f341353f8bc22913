"""The button that copies the address of exactly this view."""

from __future__ import annotations

import streamlit as st

from gardenmap import assets
from gardenmap.current import Visit

_ELEMENT = st.components.v2.component(
    "gardenmap_copy",
    html='<div class="gm-links"><button type="button" class="gm-button" hidden></button>'
    '<button type="button" class="gm-button"></button><span role="status" class="gm-copied"></span></div>',
    js=assets.content("copy.js"),
    isolate_styles=False,
)


def copy_link(visit: Visit) -> None:
    """Copies the link, or hands it to a phone's own sheet."""
    text = visit.text
    _ELEMENT(
        data={
            "address": visit.address(),
            "copy": text("Copy link"),
            "share": text("Share"),
            "done": text("Link copied. It shows the same release and the same selection."),
        },
        key="copy",
    )

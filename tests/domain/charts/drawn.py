"""Figures as Chromium draws them: where their bars and words stand."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from typing import Any, NamedTuple

from playwright.sync_api import Page

from gardenmap import assets

PLOTLY = assets.asset("plotly.js").body.decode()
_INTER = b64encode(assets.asset("inter-latin.woff2").body).decode()
STYLE = f"<style>@font-face{{font-family:Inter;src:url(data:font/woff2;base64,{_INTER});font-weight:100 900}}</style>"
_DRAW = """async ([places, figures]) => {
    document.querySelector('main').innerHTML = places;
    await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 12px Inter`)));
    const config = { displayModeBar: false, responsive: true };
    const drawn = figures.map(({ data, layout }, n) => Plotly.newPlot(`plotly-${n}`, data, layout, config));
    await Promise.all(drawn);
}"""
_SEEN = """([id, which]) => {
    const place = document.getElementById(id), { left, top, right, bottom } = place.getBoundingClientRect();
    return [...place.querySelectorAll(which)].map((node) => {
        const box = node.getBoundingClientRect();
        return [node.textContent, box.left - left, box.top - top, box.right - left, box.bottom - top];
    }).filter(([, x0, y0, x1, y1]) => x1 > x0 && y1 > y0 && x1 > 0 && x0 < right - left);
}"""


class Box(NamedTuple):
    """What is seen, and its edges in px from the upper left corner of the chart."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, px: float) -> bool:
        return self.words == other.words and all(abs(a - b) <= px for a, b in zip(self[1:], other[1:], strict=True))

    def covers(self, other: Box) -> bool:
        across = self.left < other.right - 1 and other.left < self.right - 1
        return across and self.top < other.bottom - 1 and other.top < self.bottom - 1


def draw(page: Page, places: str, figures: Iterable[Any]) -> None:
    """Fill the window with these elements, and draw each figure in the one with the id `plotly-<n>`."""
    page.evaluate(_DRAW, [places, [json.loads(figure.to_json()) for figure in figures]])


def seen(page: Page, id: str, which: str) -> list[Box]:
    """What is seen of the parts of an element, by a CSS selector."""
    return [Box(*box) for box in page.evaluate(_SEEN, [id, which])]

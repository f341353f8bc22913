"""The picture that a pasted link unfolds to in mail and chats: of exactly its view, drawn without a browser."""

from __future__ import annotations

import math
from io import BytesIO
from math import sqrt
from threading import Condition
from typing import Any

from cachetools import LRUCache, cached
from PIL import Image, ImageDraw
from starlette.requests import Request
from starlette.responses import Response

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.html import head
from gardenmap.links import bare, parameters
from gardenmap.look import LIGHT
from gardenmap.maps import outlines, state
from gardenmap.maps.marks import RADIUS
from gardenmap.model import Release
from gardenmap.panels import key_figures
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.pages import PAGES, page
from gardenmap.server.forms import form_asked, refusal
from gardenmap.server.lettering import Lettering
from gardenmap.server.response import as_it_is
from gardenmap.server.throttle import Throttle, client
from gardenmap.view import ViewState, parse

WIDTH, HEIGHT = 1200, 630
_FINE = 2
"""Drawn at twice the size and made smaller, so that edges are smooth."""
_MAP = HEIGHT / outlines.HEIGHT
_MAP_LEFT = WIDTH - outlines.WIDTH * _MAP
_LEFT, _COLUMN = 52, 590
_BAR = 275

throttle = Throttle(burst=40, per_second=0.5)
"""Only of pictures that nobody asked for yet: a tenth of a core for each client. A chat asks once for all who read."""
_pictures: LRUCache = LRUCache(8_000_000, getsizeof=len)


def answer(request: Request) -> Response:
    """The picture of the nearest valid view; of the release on show, whichever the address names."""
    release, _ = current.on_show()
    if release is None:
        return Response(status_code=503)
    asked = parameters(request.scope["query_string"].decode("latin-1"))
    _, refused = form_asked(request.scope["path"], asked)
    if refused:
        return refusal(request.scope["path"], refused)
    wanted = bare(asked.pop("page", [""])[-1]).lower()
    page_id = next((entry.id for entry in PAGES if entry.id == wanted), PAGES[0].id)
    view, _ = parse(asked, current.vocabulary(release))
    if png.cache_key(release, view, page_id) not in _pictures:
        wait = math.ceil(throttle.wait(client(request)))
        if wait:
            return Response(status_code=429, headers={"retry-after": str(wait)})
    return as_it_is(png(release, view, page_id)).answer(request, "image/png")


@cached(_pictures, condition=Condition())
def png(release: Release, view: ViewState, page_id: str) -> bytes:
    """1200 x 630: name of the site, scope, heading, key figures with their certainty, and the map."""
    return _Sheet().draw(Visit(release, view, page(page_id)))


class _Sheet:
    """One picture in the making; all measures are in its final pixels."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), LIGHT.bg)
        self.pen = ImageDraw.Draw(self.image)

    def draw(self, visit: Visit) -> bytes:
        self._map(visit)
        self._brand()
        found = head.headline(visit)
        self._words(found.scope, _LEFT, 98, 19, color=LIGHT.ink2)
        y = self._wrapped(found.heading, 124, 38, 680, LIGHT.ink, lines=3)
        self._wrapped(found.lede, y + 8, 20, 400, LIGHT.ink2, lines=2)
        figures = head.figures(visit) or visit.make(key_figures.of_selection)
        for n, figure in enumerate(figures[:4]):
            self._figure(figure, _LEFT + n % 2 * 300, 362 + n // 2 * 126)
        out = BytesIO()
        self.image.reduce(_FINE).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _brand(self) -> None:
        for n, height in enumerate((10, 17, 25)):
            self._box(_LEFT + n * 10, 66 - height, 7, height, LIGHT.accent)
        self._words("Næringshagekartet", _LEFT + 42, 37, 25, 680)

    def _figure(self, figure: KeyFigure, x: float, y: float) -> None:
        self._words(figure.label, x, y, 17, color=LIGHT.ink2, room=280)
        end = x
        for words, size, weight, color in (
            (figure.before, 19, 500, LIGHT.ink2),
            (figure.number, 34, 660, LIGHT.ink),
            (figure.after, 19, 500, LIGHT.ink2),
        ):
            if words:
                end = self._words(words, end, y + 59, size, weight, color, anchor="ls") + 7
        self._bar(figure.parts, x, y + 70)
        for n, line in enumerate(_lettering(15, 400).lines(figure.coverage, _BAR * _FINE, 2)):
            self._words(line, x, y + 80 + 18 * n, 15, color=LIGHT.ink2)

    def _bar(self, parts: dict[str, int], x: float, y: float) -> None:
        whole = sum(parts.values()) or 1
        for kind, n in parts.items():
            width = _BAR * n / whole
            part = (x, y, x + width - 2, y + 6)
            if kind == "known":
                self._box(x, y, width - 2, 6, LIGHT.accent)
            elif kind == "unconfirmed":
                self._box(x, y, width - 2, 6, LIGHT.bg, LIGHT.accent)
            elif kind == "estimated":
                self._hatched(part, LIGHT.est_bg, LIGHT.est_line, round_=False)
            else:
                self._hatched(part, LIGHT.bg, LIGHT.missing, round_=False)
            x += width

    def _map(self, visit: Visit) -> None:
        release = visit.release
        shown = state.of(visit.selection, visit.text, focus=visit.focus)
        chosen = tuple(shown["chosen"])
        self._box(_MAP_LEFT, 0, WIDTH - _MAP_LEFT, HEIGHT, LIGHT.ground)
        for code, rings in sorted(outlines.rings(release, chosen).items(), key=lambda pair: pair[0] in chosen):
            dim = bool(chosen) or not shown["counties"][code]["gardens"]
            fill = LIGHT.land_selected if code in chosen else LIGHT.land_dim if dim else LIGHT.land
            for ring in rings:
                points = [(_FINE * (_MAP_LEFT + x * _MAP), _FINE * y * _MAP) for x, y in ring.tolist()]
                self.pen.polygon(points, fill=fill)
                self.pen.line(points, fill=LIGHT.accent if code in chosen else LIGHT.coast, width=_FINE)
        at = outlines.frame(release, chosen)
        gardens = [each for each in shown["gardens"] if each["inside"] or not chosen]
        spots = outlines.places([each["lon"] for each in gardens], [each["lat"] for each in gardens], at)
        order = sorted(
            zip(gardens, spots, strict=True),
            key=lambda pair: (pair[0]["inside"], pair[0]["selected"], -float(pair[0]["size"])),
        )
        for garden, (x, y) in order:
            self._mark(garden, _MAP_LEFT + x * _MAP, y * _MAP, 1.3 if chosen else 1.0)
        # Whatever lies west of the sheet has been drawn too: the words stand on clean ground.
        self._box(0, 0, _MAP_LEFT, HEIGHT, LIGHT.bg)

    def _mark(self, garden: dict[str, Any], x: float, y: float, nearer: float) -> None:
        r = RADIUS * _MAP * nearer * sqrt(garden["size"])
        look = garden["look"]
        if not garden["inside"]:
            self._disc(x, y, r, LIGHT.land, LIGHT.coast)
            return
        self._disc(x, y, r + 1.6, LIGHT.bg)
        if look == "estimate":
            self._hatched((x - r, y - r, x + r, y + r), LIGHT.est_bg, LIGHT.est_line, round_=True)
            self._disc(x, y, r, None, LIGHT.accent)
        elif look == "reported":
            self._disc(x, y, r, LIGHT.accent)
        elif look == "unverified":
            self._disc(x, y, r, LIGHT.land)
            for start in range(0, 360, 40):
                self.pen.arc(_fine(x - r, y - r, x + r, y + r), start, start + 24, LIGHT.accent, 3)
        else:
            self._disc(x, y, r, LIGHT.land, LIGHT.accent if look == "provisional" else LIGHT.control)
        if look == "closed":
            for slope in (1, -1):
                self.pen.line(_fine(x - 3, y - 3 * slope, x + 3, y + 3 * slope), LIGHT.ink2, 3)
        if garden["selected"]:
            self._disc(x, y, r + 6, None, LIGHT.ink, width=3)

    def _disc(
        self, x: float, y: float, r: float, fill: str | None, edge: str | None = None, width: float = 1.5
    ) -> None:
        self.pen.ellipse(_fine(x - r, y - r, x + r, y + r), fill, edge, round(width * _FINE))

    def _hatched(self, box: tuple[float, float, float, float], ground: str, line: str, *, round_: bool) -> None:
        left, top, right, bottom = (round(edge) for edge in _fine(*box))
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        tile = Image.new("RGB", size, ground)
        pen = ImageDraw.Draw(tile)
        # The lines run through the whole picture, so that neighbours share them.
        first = -size[1] - (left + top) % 11
        for x in range(first, size[0] + size[1] + 11, 11):
            pen.line((x, size[1], x + size[1], 0), line, 3)
        mask = Image.new("L", size, 0)
        shape = ImageDraw.Draw(mask)
        (shape.ellipse if round_ else shape.rectangle)((0, 0, size[0] - 1, size[1] - 1), fill=255)
        self.image.paste(tile, (left, top), mask)

    def _box(self, x: float, y: float, width: float, height: float, fill: str, edge: str | None = None) -> None:
        if width > 0:
            self.pen.rectangle(_fine(x, y, x + width, y + height), fill, edge, _FINE)

    def _wrapped(self, words: str, y: float, size: int, weight: int, color: str, *, lines: int) -> float:
        """Words in the column of text; returns where they end."""
        for line in _lettering(size, weight).lines(words, _COLUMN * _FINE, lines):
            self._words(line, _LEFT, y, size, weight, color)
            y += size * 1.22
        return y

    def _words(
        self,
        words: str,
        x: float,
        y: float,
        size: int,
        weight: int = 400,
        color: str = LIGHT.ink,
        *,
        anchor: str = "la",
        room: float = _COLUMN,
    ) -> float:
        """One line; returns where it ends."""
        letters = _lettering(size, weight)
        [line] = letters.lines(words, room * _FINE, 1) or [""]
        letters.draw(self.pen, (x * _FINE, y * _FINE), line, color, anchor)
        return x + letters.width(line) / _FINE


def _fine(*edges: float) -> tuple[float, ...]:
    return tuple(edge * _FINE for edge in edges)


def _lettering(size: int, weight: int) -> Lettering:
    return Lettering(size * _FINE, weight)

"""The HTML of the pieces that both the app and the page before it show; every word escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import pandas as pd

from gardenmap.look import LIGHT, Palette
from gardenmap.model import Language, ProjectStatus
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.projects import status_remark
from gardenmap.text import Text
from gardenmap.text.words import PROJECT_STATUS

_MARK = '<span class="gm-mark" aria-hidden="true"><i></i><i></i><i></i></span>'
BRAND = f'<span class="gm-brand">{_MARK}Næringshagekartet</span>'
_LANGUAGES: dict[Language, str] = {"nb": "Norsk", "en": "English"}


def colours(palette: Palette) -> str:
    """The colours of a palette as variables of the page, and those of the six statuses."""
    variables = "".join(f"--{name}:{value};" for name, value in vars(palette).items() if isinstance(value, str))
    swatches = "".join(
        f".gm-is-{status}{{--fill:{look.fill};--stroke:{look.stroke};--edge:{look.border};}}"
        for status, look in palette.status.items()
    )
    return f":root{{{variables}}}{swatches}"


def colours_of_page(palette: Palette) -> str:
    """The colours of a palette, and those of the light one for paper, whatever the screen has."""
    if palette is LIGHT:
        return colours(LIGHT)
    # Charts and companies were drawn for the dark and cannot be drawn again in time: their lightness is turned round.
    return (
        f"{colours(palette)}@media print{{{colours(LIGHT)}.stApp,.stApp *{{color-scheme:light}}"
        ":root{color-scheme:light}html,body,.stApp{background:#fff!important;color:var(--ink)!important}"
        ".gm-chart,.gm-map .leaflet-companies-pane{filter:invert(1) hue-rotate(180deg)}"
        ".gm-chart .main-svg{background:transparent!important}}"
    )


def languages(chosen: Language, way: Callable[[Language], str] | None = None) -> str:
    """The two languages: buttons that act, or links where `way` gives the address of each."""
    return f'<div class="gm-languages">{"".join(_language(code, chosen, way) for code in _LANGUAGES)}</div>'


def _language(code: Language, chosen: Language, way: Callable[[Language], str] | None) -> str:
    if way is not None:
        here = ' aria-current="true"' if code == chosen else ""
        return f'<a lang="{code}" hreflang="{code}" href="{escape(way(code))}"{here}>{_LANGUAGES[code]}</a>'
    pressed = str(code == chosen).lower()
    return (
        f'<button type="button" lang="{code}" data-act="lang:{code}" aria-pressed="{pressed}">'
        f"{_LANGUAGES[code]}</button>"
    )


def headline(found: Headline) -> str:
    """Scope, the page's one main heading, and the line below."""
    names = "".join(f' – <span lang="{escape(lang)}">{escape(name)}</span>' for name, lang in found.names)
    place, dot, rest = found.scope.partition(" · ")
    return (
        f'<div class="gm-headline"><p class="gm-scope">{escape(place)}{names}{dot}{escape(rest)}</p>'
        f"<h1>{escape(found.heading)}</h1>"
        f'<p class="gm-lede">{escape(found.lede)}</p></div>'
    )


def key_figure(figure: KeyFigure) -> str:
    """Label, number, the bar of what is known, and the line on it."""
    whole = sum(figure.parts.values()) or 1
    bar = "".join(
        f'<span class="gm-part gm-{name}" style="flex:{n / whole:.4f}"></span>' for name, n in figure.parts.items() if n
    )
    before = f"<small>{escape(figure.before)}</small> " if figure.before else ""
    after = f" <small>{escape(figure.after)}</small>" if figure.after else ""
    return (
        f'<div class="gm-kpi"><div class="gm-kpi-label">{escape(figure.label)}</div>'
        f'<div class="gm-kpi-number">{before}{escape(figure.number)}{after}</div>'
        f'<div class="gm-bar" aria-hidden="true">{bar}</div>'
        f'<div class="gm-kpi-coverage">{escape(figure.coverage)}</div></div>'
    )


def key_figures(figures: Iterable[KeyFigure]) -> str:
    """The band of figures; each has a class of its own, on which others build."""
    return (
        '<div class="gm-kpis">'
        + "".join(f'<div class="st-key-kpi-{escape(each.id)}">{key_figure(each)}</div>' for each in figures)
        + "</div>"
    )


def question(words: str, unit: str, reach: str, sentence: str = "") -> str:
    """What a panel asks, in which unit it answers, the main thing in a sentence, and how far the data can answer."""
    said = f' <span class="gm-unit">{escape(unit)}</span>' if unit else ""
    answer = f'<p class="gm-says">{escape(sentence)}</p>' if sentence not in ("", reach) else ""
    return f'<h2 class="gm-question">{escape(words)}{said}</h2>{answer}<p class="gm-reach">{escape(reach)}</p>'


def chart_room(title: str, note: str, alt: str, height: float) -> str:
    """Where a chart will be drawn, as high as it will be; small multiples have a title and a note."""
    head = f'<h3 class="gm-plot">{escape(title)}</h3><p class="gm-reach">{escape(note)}</p>' if title else ""
    return f'{head}<div class="gm-chart" role="figure" aria-label="{escape(alt)}" style="height:{height:.0f}px"></div>'


def panel_foot(source: str, ways: str) -> str:
    """The source of a panel, and beside it the ways to its table and its file."""
    return f'<div class="gm-panel-foot"><p class="gm-source">{escape(source)}</p>{ways}</div>'


def table_button(title: str, address: str, text: Text) -> str:
    """A button that opens the table at an address."""
    close, failed = text("Close"), text("The table could not be fetched. Please try again.")
    return (
        f'<button type="button" class="gm-foot-way" aria-haspopup="dialog" data-table="{escape(address)}" '
        f'data-title="{escape(title)}" data-close="{escape(close)}" data-failed="{escape(failed)}">'
        f"{escape(text('Table'))}</button>"
    )


def download(words: str, address: str, file_name: str) -> str:
    """A link that takes a file home."""
    return f'<a class="gm-foot-way" href="{escape(address)}" download="{escape(file_name)}">{escape(words)}</a>'


def status_pills(
    counted: pd.DataFrame, chosen: tuple[str, ...], text: Text, way: Callable[[ProjectStatus], str] | None = None
) -> str:
    """The six statuses with their count and age, from `by_status`: buttons that filter, or links with `way`."""
    return f'<div class="gm-pills">{"".join(_pill(row, chosen, text, way) for row in counted.itertuples())}</div>'


def _pill(row: Any, chosen: tuple[str, ...], text: Text, way: Callable[[ProjectStatus], str] | None) -> str:
    status = ProjectStatus(row.status)
    words = (
        f'<span class="gm-swatch gm-is-{status}" aria-hidden="true"></span><span><b>{text.number(row.n)}</b> '
        f"{escape(text(PROJECT_STATUS[status]))}<small>{escape(status_remark(row, text))}</small></span>"
    )
    if way is not None:
        return f'<a class="gm-pill" href="{escape(way(status))}">{words}</a>'
    pressed = str(status in chosen).lower()
    return f'<button type="button" class="gm-pill" data-act="status:{status}" aria-pressed="{pressed}">{words}</button>'

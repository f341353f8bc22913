"""The HTML of the pieces that pages are made of; every word escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import pandas as pd

from gardenmap.look import DARK, LIGHT, NAMED, Palette, variables
from gardenmap.model import Language, ProjectStatus
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.panel import Chart
from gardenmap.panels.projects import status_remark
from gardenmap.text import Text
from gardenmap.text.words import PROJECT_STATUS

_MARK = '<span class="gm-mark" aria-hidden="true"><i></i><i></i><i></i></span>'
BRAND = f'<span class="gm-brand">{_MARK}Næringshagekartet</span>'
_LANGUAGES: dict[Language, str] = {"nb": "Norsk", "en": "English"}


def colours() -> str:
    """The colours by day, by night and on paper as variables of the page, and those of the six statuses."""
    swatches = "".join(
        f".gm-is-{status}{{--fill:{named.fill};--stroke:{named.stroke};--edge:{named.border}}}"
        for status, named in NAMED.status.items()
    )
    # Charts and companies that were drawn for the dark cannot be drawn again in time for paper: their lightness is
    # turned round.
    return (
        f":root{{color-scheme:light dark}}{_variables(LIGHT)}@media(prefers-color-scheme:dark){{{_variables(DARK)}}}"
        f"@media print{{:root{{color-scheme:light}}{_variables(LIGHT)}body{{background:#fff!important}}"
        ".gm-dark :is(.gm-drawn,.leaflet-companies-pane){filter:invert(1) hue-rotate(180deg)}"
        f".gm-dark .gm-drawn .main-svg{{background:transparent!important}}}}{swatches}"
    )


def _variables(palette: Palette) -> str:
    return f":root{{{''.join(f'--{name}:{value};' for name, value in variables(palette).items())}}}"


def way(act: str, address: str, words: str, kind: str = "", title: str = "") -> str:
    """A link that acts where the app runs, and leads to the address of what it would show where it does not."""
    class_ = f' class="{kind}"' if kind else ""
    hint = f' title="{escape(title)}"' if title else ""
    return f'<a{class_} href="{escape(address)}" data-act="{escape(act)}"{hint}>{escape(words)}</a>'


def languages(chosen: Language, address: Callable[[Language], str]) -> str:
    """The two languages; `address` gives that of the page in each."""
    return f'<div class="gm-languages">{"".join(_language(code, chosen, address(code)) for code in _LANGUAGES)}</div>'


def _language(code: Language, chosen: Language, address: str) -> str:
    here = ' aria-current="true"' if code == chosen else ""
    return (
        f'<a lang="{code}" hreflang="{code}" href="{escape(address)}" data-act="lang:{code}"{here}>'
        f"{_LANGUAGES[code]}</a>"
    )


def notice(words: str) -> str:
    """A sentence above the page that the reader should know first."""
    return f'<p class="gm-notice" role="alert">{escape(words)}</p>'


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


def chart_room(chart: Chart) -> str:
    """Where a chart will be drawn, as high as it will be; small multiples have a title and a note."""
    title, note, layout = chart.title, chart.note, chart.figure.layout
    head = f'<h3 class="gm-plot">{escape(title)}</h3><p class="gm-reach">{escape(note)}</p>' if title else ""
    return (
        f'{head}<div class="gm-chart" role="figure" aria-label="{escape(chart.alt)}" '
        f'style="height:{layout.height:.0f}px"><div class="gm-beside"></div><div class="gm-drawn"></div></div>'
    )


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
    counted: pd.DataFrame, none: str, chosen: tuple[str, ...], text: Text, address: Callable[[ProjectStatus], str]
) -> str:
    """The six statuses with their count and age, from `by_status`; `address` is that of the page filtered by one.

    `none` is the word for no project.
    """
    pills = "".join(
        _pill(ProjectStatus(row.status), row.n, status_remark(row, none, text), chosen, text, address)
        for row in counted.itertuples()
    )
    return f'<div class="gm-pills">{pills}</div>'


def _pill(
    status: ProjectStatus,
    n: int,
    remark: str,
    chosen: tuple[str, ...],
    text: Text,
    address: Callable[[ProjectStatus], str],
) -> str:
    words = (
        f'<span class="gm-swatch gm-is-{status}" aria-hidden="true"></span><span><b>{text.number(n)}</b> '
        f"{escape(text(PROJECT_STATUS[status]))}<small>{escape(remark)}</small></span>"
    )
    here = ' aria-current="true"' if status in chosen else ""
    return f'<a class="gm-pill" href="{escape(address(status))}" data-act="status:{status}"{here}>{words}</a>'

"""A whole page as HTML: what the browser shows before Streamlit has started, and whoever runs no script."""

from __future__ import annotations

from markupsafe import Markup

from gardenmap.charts import static
from gardenmap.current import Visit
from gardenmap.html import frame, head, render
from gardenmap.html.about import about_html
from gardenmap.html.data import data_html
from gardenmap.html.filters import filters_form
from gardenmap.html.panel import Part, panel_parts
from gardenmap.maps import static_map
from gardenmap.panels import Panel, panel

PROSE = {"about": about_html, "data": data_html}
"""The pages of text, and what makes each."""


def page_html(visit: Visit, notices: Markup) -> Markup:
    """The page of a view, complete: its charts and its map as drawings that need no script."""
    return render(
        "page",
        page=visit.page,
        bar=frame.bar(visit),
        notices=notices,
        head=head.head_html(visit),
        filters=filters_form(visit),
        pills=head.status_pills(visit),
        key_figures=head.key_figures_html(visit),
        network=head.network_html(visit) if visit.page.id == "overview" else "",
        chosen_garden=head.chosen_garden(visit),
        map=_map(visit) if visit.page.has_map else "",
        panels=[(shown.id, _panel(visit, shown)) for shown in visit.panels],
        prose=PROSE[visit.page.id](visit) if visit.page.id in PROSE else "",
        foot=frame.foot(visit),
    )


def _panel(visit: Visit, shown: Panel) -> Markup:
    return Markup().join(_printed(part, f"{shown.id}-{n}") for n, part in enumerate(panel_parts(visit, shown)))


def _printed(part: Part, prefix: str) -> Markup:
    if isinstance(part, Markup):
        return Markup('<div class="gm-part-html">{}</div>').format(part)
    drawing = Markup(static.svg(part.figure, label=part.alt, prefix=prefix))
    return Markup('<div class="gm-chart" style="height:{}px">{}</div>').format(part.figure.layout.height, drawing)


def _map(visit: Visit) -> Markup:
    """The map, with the words of the panel that it shows."""
    indicator = visit.view.indicator.replace("_", "-")
    shown = panel(f"{indicator}-by-garden")
    found, text = visit.frame(shown), visit.text
    title = shown.takeaway(found, visit.selection, text) if len(found) else shown.empty(visit.selection, text)
    return static_map.svg(visit.selection, text, title=title, focus=visit.focus)

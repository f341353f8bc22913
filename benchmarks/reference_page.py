"""The plainest Streamlit page with the overview's map, three of its charts and one filter: what Streamlit can do."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from gardenmap import assets, current
from gardenmap.current import Visit
from gardenmap.html import head
from gardenmap.html.style import colours
from gardenmap.look import PALETTES
from gardenmap.maps import garden_map, state
from gardenmap.panels import panel
from gardenmap.panels.pages import page
from gardenmap.ui.timing import timed
from gardenmap.view import ViewState, default

CHART = st.components.v2.component(
    "chart",
    html="<div></div>",
    isolate_styles=False,
    js="""
    let plotly;
    export default async ({ data, parentElement }) => {
      const box = parentElement.querySelector("div");
      if (box.figure === data.figure) return;
      box.figure = data.figure;
      plotly ??= new Promise((onload) =>
        document.head.append(Object.assign(document.createElement("script"), { src: data.plotly, onload })));
      await plotly;
      const { data: traces, layout } = JSON.parse(data.figure);
      window.Plotly.react(box, traces, layout, { displayModeBar: false, responsive: true });
    };
    """,
)


@lru_cache(maxsize=64)
def figure(view: ViewState, panel_id: str) -> str:
    visit, shown = visit_of(view), panel(panel_id)
    if visit.frame(shown).empty:
        return '{"data": [], "layout": {}}'
    [chart] = shown.charts(visit.frame(shown), visit.selection, visit.text, PALETTES["light"])
    return chart.figure.to_json()


@lru_cache(maxsize=64)
def map_state(view: ViewState) -> dict[str, Any]:
    visit = visit_of(view)
    return state.of(visit.selection, visit.text)


def visit_of(view: ViewState) -> Visit:
    release, _ = current.on_show()
    assert release
    return Visit(release, view, page("overview"))


def show() -> None:
    st.set_page_config(page_title="Reference", layout="wide")
    release, _ = current.on_show()
    assert release
    names = dict(zip(release.counties["county_no"], release.counties["name"], strict=True))
    chosen = st.multiselect("Fylke", list(names), format_func=names.__getitem__)
    view = replace(default(current.vocabulary(release)), county=tuple(chosen))
    st.html(f"<h1>{head.headline(visit_of(view)).heading}</h1>")
    left, middle, right = st.columns(3)
    with left:
        st_folium(
            garden_map.base(colours().url, current.counties_file(release).url),
            key="map",
            height=532,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=garden_map.features(map_state(view)),
        )
    charts = {"project-status": left, "companies-by-garden": middle, "value-creation-by-garden": right}
    for name, column in charts.items():
        with column:
            CHART(data={"figure": figure(view, name), "plotly": assets.url("plotly.js")}, key=name)


with timed():
    show()

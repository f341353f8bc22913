"""The same page as a tutorial writes it: one script, the map anew at each run, everything else as it comes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import folium
import pandas as pd
import plotly.express as px
import streamlit as st
from streamlit_folium import st_folium

from gardenmap.ui.timing import timed

DATA = Path(os.environ["GARDENMAP_DATA"])
for files in (folium.Map.default_js, folium.Map.default_css):
    # The measured page must not wait for the internet: the files that folium asks a CDN for come from this machine.
    files[:] = [(name, address.replace("https:/", os.environ["CDN"])) for name, address in files]


@st.cache_data
def read(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype={"county_no": str})


def show_map(gardens: pd.DataFrame, chosen: list[str]) -> None:
    counties = json.loads((DATA / "counties.geojson").read_text(encoding="utf-8"))
    drawn = folium.Map(location=[65, 15], zoom_start=4, tiles=None)
    folium.GeoJson(
        counties,
        style_function=lambda county: {
            "fillColor": "#1d646a" if county["properties"]["name"] in chosen else "#dcebea",
            "color": "#788a8f",
            "weight": 1,
        },
        tooltip=folium.GeoJsonTooltip(["name"]),
    ).add_to(drawn)
    for garden in gardens.itertuples():
        folium.Marker(
            [garden.lat, garden.lon],
            tooltip=garden.short_name,
            popup=folium.Popup(f"<b>{garden.name}</b><br>{garden.place}", max_width=300),
        ).add_to(drawn)
    st_folium(drawn, height=532)


def show() -> None:
    st.set_page_config(page_title="Tutorial", layout="wide")
    gardens, figures, projects = read("gardens"), read("observations"), read("projects")
    names = {
        county["properties"]["county_no"]: county["properties"]["name"]
        for county in json.loads((DATA / "counties.geojson").read_text(encoding="utf-8"))["features"]
    }
    gardens["county"] = gardens["county_no"].map(names)
    chosen = st.multiselect("Fylke", list(names.values()))
    if chosen:
        gardens = gardens[gardens["county"].isin(chosen)]
        codes = [code for code, name in names.items() if name in chosen]
        projects = projects[projects["counties"].fillna("").str.split().map(lambda found: bool({*found} & {*codes}))]
    st.title(f"{len(gardens)} næringshager: {', '.join(chosen) or 'hele landet'}")
    by_garden = figures.merge(gardens, left_on="area", right_on="id")
    by_garden = by_garden[by_garden["period_to"] == 2021]
    companies = by_garden[by_garden["indicator"] == "companies"]
    value = by_garden[by_garden["indicator"] == "value_creation"]
    for column, (label, number) in zip(
        st.columns(4),
        {
            "Næringshager": len(gardens),
            "Bedrifter": int(companies["value"].sum()),
            "Verdiskaping, mill. kr": int(value["value"].sum()),
            "Bærekraftsprosjekter": len(projects),
        }.items(),
        strict=True,
    ):
        column.metric(label, number)
    left, middle, right = st.columns(3)
    with left:
        show_map(gardens, chosen)
        st.plotly_chart(px.bar(projects["status"].value_counts().reset_index(), x="count", y="status"))
    middle.plotly_chart(px.bar(companies, x="value", y="short_name", title="Bedrifter", height=900))
    right.plotly_chart(px.bar(value, x="value", y="short_name", title="Verdiskaping", height=900))
    st.dataframe(gardens)


with timed():
    show()

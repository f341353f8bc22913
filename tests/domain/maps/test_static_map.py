"""The map as one small SVG."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from published import published
from worlds import garden, observation, release

from gardenmap.maps import outlines, static_map
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import Vocabulary, default

SVG = "{http://www.w3.org/2000/svg}"
WORLD = release(
    gardens=[garden("lista"), garden("voss", "46", membership="unverified"), garden("alta", "56", status="closed")],
    observations=[observation(area=id, value=50, status="E") for id in ("lista", "voss", "alta")],
)
START = default(Vocabulary.of(WORLD))


def drawn(view=START, world=WORLD, **options):
    return static_map.svg(select(world, view), Text("nb"), title="Tre hager", **options)


def test_the_real_country_is_drawn_in_less_than_25_kb():
    whole = published()
    svg = drawn(default(Vocabulary.of(whole)), whole)
    assert len(svg.encode()) < 25_000
    assert svg.count("gm-halo") == len(whole.gardens)
    assert len(ElementTree.fromstring(svg).findall(f".//{SVG}g[@class='gm-land']/{SVG}path")) == 15


def test_a_screen_reader_is_told_what_the_drawing_says():
    root = ElementTree.fromstring(drawn())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Tre hager"
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")


def test_each_marker_looks_as_sure_as_its_figure():
    marks = [look for look in re.findall(r'<circle class="gm-(\w+)" cx', drawn()) if look != "halo"]
    assert {"estimate", "unverified", "closed"} <= set(marks)


def test_the_north_is_above_the_south_and_not_inflated():
    at = outlines.frame(WORLD, ())
    [(_, south), (_, middle), (_, north)] = outlines.places([15, 15, 15], [59, 64, 69], at)
    assert north < middle < south
    assert middle - north == pytest.approx(south - middle, rel=0.01)


def test_a_chosen_county_fills_the_sheet_is_tinted_and_names_its_gardens():
    svg = drawn(replace(START, county=("46",)))
    assert svg.count('class="gm-chosen"') == 1
    assert ">Voss</text>" in svg
    assert ">Lista</text>" not in svg
    assert outlines.frame(WORLD, ("46",)).metres < outlines.frame(WORLD, ()).metres / 5


def test_only_the_marked_garden_has_a_ring():
    assert "gm-ring" not in drawn()
    assert drawn(replace(START, garden="voss")).count("gm-ring") == 1


def test_a_hostile_name_is_text():
    world = release(gardens=[garden("lista", short_name='<script>alert("1")</script>')])
    svg = drawn(replace(default(Vocabulary.of(world)), county=("42",)), world)
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_release_without_gardens_is_still_a_map():
    world = release()
    assert "gm-halo" not in drawn(default(Vocabulary.of(world)), world)

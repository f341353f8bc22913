"""Norway reads like Norway: north on top, or Lindesnes left and Nordkapp right."""

from __future__ import annotations

import math
from itertools import pairwise

from charts.frames import EN, bars, by_county, drawn_ladder, gardens, groups, names, traces
from hypothesis import given
from hypothesis import strategies as st

from gardenmap.charts.blocks import group_blocks
from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.charts.theme import NARROW, width
from gardenmap.look import LIGHT

SOUTH_TO_NORTH = (
    ("Lista", "Agder", 900, "A"),
    ("Kviteseid", "Telemark", 10, "A"),
    ("Setesdal", "Agder", 500, "A"),
    ("Rjukan", "Telemark", 700, "A"),
    ("Nordkapp", "Finnmark", 5, "A"),
)
COUNTY_BY_COUNTY = ["Lista", "Setesdal", "Kviteseid", "Rjukan", "Nordkapp"]


def test_the_ladder_has_north_on_top_and_keeps_each_county_together():
    frame = gardens(*SOUTH_TO_NORTH)
    for order in (frame, frame.sample(frac=1, random_state=1)):
        assert names(ladder(order, EN, LIGHT, unit="companies")) == COUNTY_BY_COUNTY[::-1]


def test_ranges_and_counties_have_north_on_top():
    figure = ranges(gardens(*SOUTH_TO_NORTH[:3]), EN, LIGHT, unit="companies", mean=None)
    assert names(figure) == ["Setesdal", "Kviteseid", "Lista"]
    figure = county_bars(by_county(("Agder", 1, 900, "A"), ("Troms", 1, 5, "A")), EN, LIGHT, unit="companies")
    assert names(figure) == ["Troms", "Agder"]


def test_the_groups_of_projects_stand_in_the_order_of_the_frame():
    figure = group_blocks(groups(("Troms", "paused", 1), ("Agder", "paused", 9)), EN, LIGHT, none="none", kind="county")
    assert names(figure) == ["Troms", "Agder"]


def test_the_skyline_goes_from_south_to_north_and_outlines_only_its_own_garden():
    figure = skyline(gardens(*SOUTH_TO_NORTH), EN, LIGHT, own="rjukan", mean=423, unit="companies")
    placed = {x: y for bar in bars(figure) for x, y in zip(bar["x"], bar["y"], strict=True)}
    assert [placed[x] for x in range(5)] == [900, 500, 10, 700, 5]
    (own,) = traces(figure, "own")
    assert (own["x"], own["y"]) == ([3], [700])
    assert own["marker"]["line"]["color"] == LIGHT.ink


def test_a_county_with_one_garden_still_has_room_for_its_name_and_its_sum():
    figure = drawn_ladder(gardens(*SOUTH_TO_NORTH))
    lines = sorted(traces(figure, "counties")[0]["y"])
    assert min(below - above for above, below in pairwise(lines)) > 12


def test_a_county_name_of_the_skyline_has_its_own_place_on_a_phone():
    rows = [(f"G{n}", county, 10, "A") for n, county in enumerate(["Agder", "Telemark", "Rogaland"])]
    crowd = [(f"H{n}", "Innlandet", 10, "A") for n in range(40)]
    (counties,) = traces(skyline(gardens(*rows, *crowd), EN, LIGHT, own="", mean=None, unit="companies"), "counties")
    assert len(set(counties["y"][:3])) == 3


@given(heights=st.lists(st.integers(1, 300), min_size=40, max_size=47), own=st.integers(0, 39))
def test_the_number_of_the_mean_covers_no_bar(heights: list[int], own: int):
    rows = [(f"G{n:02}", "Agder", height, "A") for n, height in enumerate(heights)]
    figure = skyline(gardens(*rows), EN, LIGHT, own=f"g{own:02}", mean=85, unit="companies")
    (said,) = [note for note in figure.layout.annotations if note.text.startswith("mean")]
    across = max(width(line, said.font.size) for line in said.text.split("<br>")) / ((NARROW - 40) / len(rows))
    below = heights[math.floor(said.x + 0.5 - across) : math.ceil(said.x + 0.5)]
    assert said.y >= max(below, default=0)
    assert said.y >= 85

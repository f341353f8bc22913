"""Projects are counted: one block, one project."""

from __future__ import annotations

from collections import Counter

import pytest
from charts.frames import EN, bars, confirmed, groups, plain, statuses, strings, traces, words

from gardenmap.charts.blocks import group_blocks, status_blocks
from gardenmap.charts.marks import status_marker
from gardenmap.charts.timeline import timeline_blocks
from gardenmap.look import LIGHT, PALETTES
from gardenmap.model import ProjectStatus

WINDOW = (2024.9, 2026.9)


def blocks(figure):
    return sum(len(bar["x"]) for bar in bars(figure))


def test_there_are_as_many_blocks_as_projects():
    assert blocks(status_blocks(statuses(completed=18, ongoing=17, unknown=14), EN, LIGHT, none="none")) == 49
    assert (
        blocks(
            group_blocks(groups(("Agder", "paused", 3), ("Troms", "unknown", 0)), EN, LIGHT, none="none", kind="county")
        )
        == 3
    )
    rows = confirmed((None, "unknown", 9), (2020, "ongoing", 2))
    assert blocks(timeline_blocks(rows, EN, LIGHT, window=WINDOW)) == 11


@pytest.mark.parametrize(
    "figure",
    [
        group_blocks(
            groups(("Agder", "paused", 3), ("Agder", "completed", 2), ("Troms", "paused", 1)),
            EN,
            LIGHT,
            none="none",
            kind="county",
        ),
        timeline_blocks(
            confirmed((None, "unknown", 9), (2020, "ongoing", 2), (2020, "completed", 1)), EN, LIGHT, window=WINDOW
        ),
    ],
)
def test_no_block_covers_another(figure):
    flat = [bar for bar in bars(figure) if bar.get("orientation") == "h"]
    places = [
        place for bar in bars(figure) for place in zip(bar["base"], bar["y"] if bar in flat else bar["x"], strict=True)
    ]
    assert len(places) == len(set(places)) > 5


def test_the_statuses_keep_their_order_within_a_row():
    rows = groups(("Agder", "unknown", 1), ("Agder", "completed", 2), ("Agder", "ongoing", 1))
    figure = group_blocks(rows, EN, LIGHT, none="none", kind="county")
    starts = {bar["name"]: round(min(bar["base"])) for bar in bars(figure)}
    assert starts == {"completed": 0, "ongoing": 2, "unknown": 3}


def test_an_outdated_status_is_pale_with_a_full_border_and_said_in_words():
    frame = statuses(ongoing=17, planned=10, completed=1).assign(outdated=[0, 16, 10, 0, 0, 0])
    figure = status_blocks(frame, EN, LIGHT, none="none")
    (drawn,) = traces(figure, "projects")
    ongoing = LIGHT.status[ProjectStatus.ONGOING]
    looks = Counter(zip(drawn["marker"]["color"], drawn["marker"]["line"]["color"], strict=True))
    assert looks[ongoing.faded, ongoing.border] == 16
    assert looks[ongoing.fill, ongoing.border] == 1
    (counts,) = traces(figure, "counts")
    assert [plain(words) for words in counts["text"][:4]] == ["1", "17 16 out of date", "10 all out of date", "0 none"]


def test_a_group_without_projects_says_so_instead_of_showing_nothing():
    figure = group_blocks(
        groups(("Troms", "unknown", 0), ("Agder", "paused", 2)), EN, LIGHT, none="none", kind="county"
    )
    assert words(figure) == ["Troms", "none", "Agder", "2"]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_no_status_uses_the_hatch_of_estimates_or_of_missing(palette):
    shapes = [status_marker(status, palette).get("pattern", {}).get("shape") for status in ProjectStatus]
    assert not {"/", "\\"} & set(shapes)
    filled = [status_marker(status, palette) for status in ProjectStatus]
    assert len({(style["color"], str(style.get("pattern"))) for style in filled}) == 6


@pytest.mark.parametrize(("n", "columns"), [(8, 1), (9, 2)])
def test_many_undated_projects_stand_two_wide(n, columns):
    figure = timeline_blocks(confirmed((None, "unknown", n), (2020, "ongoing", 1)), EN, LIGHT, window=WINDOW)
    assert len(set(traces(figure, "unknown")[0]["x"])) == columns
    assert "undated" in strings(figure)


def test_years_without_a_project_keep_their_place_and_the_fresh_window_is_shaded():
    figure = timeline_blocks(confirmed((2012, "ongoing", 1), (2020, "ongoing", 1)), EN, LIGHT, window=WINDOW)
    assert list(figure.layout.xaxis.categoryarray) == [str(year) for year in range(2012, 2027)]
    shade = next(shape for shape in figure.layout.shapes if shape.type == "rect")
    assert shade.x0 == pytest.approx(2024.9 - 2012 - 0.5)
    assert shade.fillcolor == LIGHT.accent_soft

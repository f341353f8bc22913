"""What is kept for the next who asks: once per view, never more than so much, and nothing of another release."""

from __future__ import annotations

import ast

import pytest
from every_world import WORLDS
from first_paint import visit
from published import DATA
from worlds import company, garden, release

from gardenmap import current
from gardenmap.panels import headline, panel
from gardenmap.selection import Selection
from gardenmap.text import Text

WITHOUT_END = {"Release", "Selection", "ViewState", "Visit", "FeatureGroup"}
"""Of these there are ever new ones: whatever is kept for each of them needs a bound."""
BOUNDLESS = {"cache", "functools.cache", "lru_cache(maxsize=None)", "cached({})"}


def test_what_is_made_of_a_selection_is_made_once_per_view() -> None:
    made: list[Selection] = []

    def count(selection: Selection, text: Text) -> int:
        made.append(selection)
        return len(selection.gardens)

    first, again = visit("overview", "county=46", WORLDS["mixed"]), visit("companies", "county=46", WORLDS["mixed"])
    assert first.make(count) == again.make(count) == 2
    assert len(made) == 1
    assert visit("overview", "county=42", WORLDS["mixed"]).make(count) == 2
    assert len(made) == 2


def test_a_selection_and_the_table_of_a_panel_are_the_same_object_for_the_same_view() -> None:
    first, again = visit("overview", "county=46", WORLDS["mixed"]), visit("garden", "county=46", WORLDS["mixed"])
    assert first.selection is again.selection
    assert first.frame(panel("gardens")) is again.frame(panel("gardens"))


def test_two_releases_share_nothing_although_all_their_codes_are_the_same() -> None:
    one, other = (visit("overview", "", release([garden("lista", short_name=name)])) for name in ("One", "Other"))
    assert one.view == other.view
    assert one.frame(panel("gardens"))["short_name"].tolist() == ["One"]
    assert other.frame(panel("gardens"))["short_name"].tolist() == ["Other"]
    assert one.make(headline.of_gardens) is not other.make(headline.of_gardens)


def test_the_address_of_a_file_follows_its_content() -> None:
    without, with_some = release(), release(companies=[company()])
    assert current.counties_file(without).url == current.counties_file(with_some).url
    assert current.companies_file(without).url != current.companies_file(with_some).url


def test_nothing_that_there_are_ever_new_ones_of_is_kept_without_a_bound() -> None:
    for file in sorted((DATA.parent / "src" / "gardenmap").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and {*map(ast.unparse, node.decorator_list)} & BOUNDLESS:
                given = {ast.unparse(each.annotation) for each in node.args.args if each.annotation}
                assert not given & WITHOUT_END, f"{file.name}: {node.name}"


def test_the_map_looks_at_the_county_of_the_garden_whose_page_it_is() -> None:
    assert visit("garden", "garden=hardanger", WORLDS["mixed"]).focus == "46"
    assert visit("garden", "", WORLDS["mixed"]).focus is None
    assert visit("overview", "garden=hardanger", WORLDS["mixed"]).focus is None


@pytest.mark.parametrize(("changes", "query"), [({}, "county=46"), ({"county": ()}, ""), ({"lang": "en"}, "lang=en")])
def test_an_address_is_that_of_the_view_with_its_changes(changes: dict, query: str) -> None:
    seen = visit("companies", "county=46", WORLDS["mixed"])
    address = seen.address(**changes)
    assert address.startswith("/bedrifter?")
    assert query in address
    assert ("county=46" in address) == (changes.get("county") != ())

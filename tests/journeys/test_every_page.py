"""Every page answers every kind of link, in both languages."""

import pytest
from visitors import heading, notices, turn_to, visit

from gardenmap.ui.site import SITE

VIEWS = {
    "the whole country": "",
    "two counties": "county=46,18",
    "a county without garden": "county=31",
    "reported figures only": "values=reported&indicator=value_creation",
    "one garden": "garden=voss",
    "projects of one status and theme": "status=completed&theme=circular_economy&membership=confirmed_2021",
}


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_every_page_shows_every_kind_of_view(page: str, lang: str) -> None:
    at = visit(page, f"lang={lang}")
    for kind, query in VIEWS.items():
        turn_to(at, page, f"{query}&lang={lang}")
        assert list(at.exception) == [], kind
        assert notices(at) == [], kind
        assert heading(at), kind


def test_a_county_without_a_garden_is_an_answer_and_not_an_empty_page() -> None:
    assert heading(visit(query="county=31")) == "Østfold har ingen næringshage i denne utgaven."
    assert heading(visit(query="county=31&lang=en")) == "Østfold has no business garden in this release."


def test_the_page_of_a_garden_bears_its_name() -> None:
    assert "Voss" in heading(visit("garden", "garden=voss"))

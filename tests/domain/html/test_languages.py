"""Words in another language than the page bear a mark, so that a reader says them right."""

from __future__ import annotations

import pytest
from first_paint import first_paint

from gardenmap.model import Language

NAMES = {
    "18": {"Nordlánnda": "smj"},
    "50": {"Trööndelage": "sma"},
    "55": {"Romsa": "se", "Tromssa": "fkv"},
    "56": {"Finnmárku": "se", "Finmarkku": "fkv"},
}


@pytest.mark.parametrize("county", NAMES)
def test_a_county_has_its_sami_and_kven_names_in_their_languages(county: str) -> None:
    scope = first_paint("overview", f"county={county}").one("p", with_class="gm-scope")
    assert {each.words: each.attributes["lang"] for each in scope.all("span")} == NAMES[county]
    assert f" – {' – '.join(NAMES[county])} · 2021 · " in scope.words


@pytest.mark.parametrize("query", ["", "county=46", "county=55,56"])
def test_other_choices_have_one_name(query: str) -> None:
    assert first_paint("overview", query).one("p", with_class="gm-scope").elements == []


@pytest.mark.parametrize(("language", "mark"), [("nb", None), ("en", "nb")])
@pytest.mark.parametrize(
    ("page_id", "panel_id"), [("sustainability", "project-list"), ("companies", "companies-published")]
)
def test_a_published_title_is_norwegian_on_the_english_page(
    page_id: str, panel_id: str, language: Language, mark: str | None
) -> None:
    section = first_paint(page_id, f"lang={language}").one("section", with_class=f"st-key-panel-{panel_id}")
    links = [each for each in section.one("table").all("a") if each.attributes["href"].startswith("http")]
    assert links
    assert {each.attributes.get("lang") for each in links} == {mark}


def test_each_choice_of_language_is_said_in_that_language() -> None:
    choices = first_paint().one(with_class="st-key-lang").all("a")
    assert [(each.words, each.attributes["lang"]) for each in choices] == [("Norsk", "nb"), ("English", "en")]

"""Words in another language than the page bear a mark, so that a reader says them right."""

import re

import pytest

from gardenmap.model import Language
from gardenmap.panels import headline, panel
from gardenmap.panels.columns import readable
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.ui import markup, releases, table
from gardenmap.view import ViewState

NAMES = {
    "18": '<span lang="smj">Nordlánnda</span>',
    "50": '<span lang="sma">Trööndelage</span>',
    "55": '<span lang="se">Romsa</span> – <span lang="fkv">Tromssa</span>',
    "56": '<span lang="se">Finnmárku</span> – <span lang="fkv">Finmarkku</span>',
}


def head(county: tuple[str, ...]) -> str:
    release, _ = releases.current()
    assert release
    found = select(release, ViewState(county=county, year=2021, release=release.id))
    return markup.headline(headline.of_gardens(found, Text("nb")))


@pytest.mark.parametrize("county", NAMES)
def test_a_county_has_its_sami_and_kven_names_in_their_languages(county: str) -> None:
    assert f" – {NAMES[county]} · 2021 · " in head((county,))


@pytest.mark.parametrize("counties", [(), ("46",), ("55", "56")])
def test_other_choices_have_one_name(counties: tuple[str, ...]) -> None:
    assert "lang=" not in head(counties)


@pytest.mark.parametrize(("language", "mark"), [("nb", ""), ("en", 'lang="nb"')])
@pytest.mark.parametrize("panel_id", ["project-list", "companies-published"])
def test_a_published_title_is_norwegian_on_the_english_page(panel_id: str, language: Language, mark: str) -> None:
    release, _ = releases.current()
    assert release
    text, shown = Text(language), panel(panel_id)
    selection = select(release, ViewState(lang=language, year=2021, release=release.id))
    made = table.html(readable(shown.table(selection), shown.columns, selection, text), text, caption="")
    links = re.findall(r"<a [^>]*>(.*?)</a>", made)
    assert links
    assert all(mark in link if mark else "lang=" not in link for link in links)

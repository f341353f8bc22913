"""Who the network is, in words: figures as their source means them, with reservations and source."""

from __future__ import annotations

import pytest
from worlds import garden, indicator, network_fact, observation, release, source

from gardenmap.model import Release
from gardenmap.panels.network import mapped_gardens, network_facts, network_line
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.view import ViewState

NB, EN = Text("nb"), Text("en")
GARDENS = observation("gardens_in_network", value=3)
COMPANIES = observation("companies", value=4000, caveats="press_figure lower_bound", note_nb="«Over 4 000» i 2021.")
SUM = observation("value_creation", value=91_210, period_from=2012, period_to=2019, caveats="accumulated conflict")
FACTS = [
    network_fact("gardens", GARDENS, brief_nb="{value} hager", brief_en="{value} gardens"),
    network_fact("companies", COMPANIES, brief_nb="{value} bedrifter", brief_en="{value} companies"),
    network_fact("owners", brief_nb="minst 51 % lokalt", brief_en="at least 51% local"),
    network_fact("sum", SUM, statement_nb="I {period} var summen {value}.", statement_en="In {period}: {value}."),
]
GIVEN = {
    "gardens": [garden("lista"), garden("mandal"), garden("odda", "46", membership="unverified")],
    "observations": [GARDENS, COMPANIES, SUM],
    "indicators": [indicator("gardens_in_network", unit="gardens")],
    "sources": [source("example.no-000000", title="Om nettverket", publisher="Skift", date="2021-06")],
}


def seen(world: Release) -> Selection:
    return select(world, ViewState(year=2021, release=world.id))


WORLD = seen(release(**GIVEN, network_facts=FACTS))


def test_the_line_has_the_brief_facts_with_their_figures_and_ends_in_the_source() -> None:
    assert (
        network_line(WORLD, NB)
        == "3 hager · over\u00a04\u00a0000 bedrifter · minst 51\u00a0% lokalt · Kilde: Skift 2021"
    )
    assert network_line(WORLD, EN) == "3 gardens · over\u00a04,000 companies · at least 51% local · Source: Skift 2021"


def test_a_release_that_states_nothing_has_no_line_and_an_empty_list() -> None:
    nothing = seen(release(**GIVEN))
    assert network_line(nothing, NB) == ""
    assert network_facts(nothing, NB).rows == ()


def test_the_list_has_every_fact_with_its_reservations_and_a_link_to_its_source() -> None:
    rows = {row[0].text: row[1:] for row in network_facts(WORLD, NB).rows}
    assert len(rows) == 4
    note, source = rows["companies: over\u00a04\u00a0000"]
    assert note.text == "oppgitt i pressen; minst: kilden sier «over»"
    assert note.below == "«Over 4\u00a0000» i 2021."
    assert (source.text, source.below, source.href) == (
        "Om nettverket",
        "Skift, juni 2021",
        "https://example.no/example.no-000000",
    )
    assert rows["I 2012–2019 var summen 91,21\u00a0mrd.\u00a0kr."][0].text.endswith("i strid med et annet tall")
    assert network_facts(WORLD, EN).rows[3][0].text == "In 2012–2019: NOK\u00a091.21bn."


def test_our_gardens_are_not_taken_for_the_members_of_the_network() -> None:
    said = mapped_gardens(WORLD, NB)
    assert said.startswith(
        "Kartet viser 3 næringshager: de som er best belagt, ikke en liste over nettverkets medlemmer."
    )
    assert "At begge tallene er 3, betyr ikke at det er de samme hagene." in said
    assert said.endswith("2 belagt eller trolig aktive · 1 ikke bekreftet.")


@pytest.mark.parametrize("facts", [[], [network_fact("gardens", GARDENS)]])
def test_numbers_that_differ_or_are_not_stated_are_not_said_to_be_the_same(facts: list) -> None:
    fewer = seen(release(**GIVEN | {"gardens": [garden("lista")]}, network_facts=facts))
    assert "same gardens" not in mapped_gardens(fewer, EN)
    assert mapped_gardens(fewer, EN).startswith("The map shows 1 business garden: ")


def test_what_else_stands_in_braces_is_text_like_any_other() -> None:
    words = "<b>{0.__class__} {{7*7}} %s {value.x}</b>"
    world = release(**GIVEN, network_facts=[network_fact(statement_en=words, brief_en=words)])
    assert network_facts(seen(world), EN).rows[0][0].text == words
    assert network_line(seen(world), EN).startswith(words)

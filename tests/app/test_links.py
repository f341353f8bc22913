"""A link that cannot be followed to the letter shows the nearest view and says what it left out."""

import pytest
from visitors import address, every_page, heading, notices, settled, visit

HOSTILE = {
    "unknown codes": "county=99&garden=nowhere&indicator=gold&status=done&theme=none&values=some&lang=xx",
    "names instead of codes": "county=Vestland&garden=Voss+Næringshage",
    "old parameters": "fylke=46&utm_source=mail",
    "markup": "county=<script>alert(1)</script>&theme=<img src=x onerror=alert(1)>",
    "markdown": "theme=[click](javascript:alert(1)) **bold** $x^2$ :red[hot] ![](https://example.no/x.png)",
    "paths and queries of a database": "garden=../../etc/passwd&theme=' OR 1=1 --",
    "control and direction marks": "garden=%00%0A%1B[2J&theme=%E2%80%AE%E2%81%A6evil",
    "broken bytes": "garden=%FF%FE&county=%C3",
    "a letter of 20 000 signs": "garden=" + "a" * 20_000,
    "a thousand counties": "county=" + ",".join(f"x{n}" for n in range(1_000)),
    "a thousand parameters": "&".join(f"county{n}={n}" for n in range(1_000)),
    "a year that is none": "year=20x1",
    "placeholders of a message": "theme={parts}{0}{__class__}%s{{ 6*7 }}",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_gives_the_whole_country_and_one_notice(query: str) -> None:
    at = visit(query=query)
    assert list(at.exception) == []
    [said] = notices(at)
    assert said.startswith("Deler av lenken ble ikke forstått og er utelatt:")
    assert len(said) < 1_000
    assert heading(at).startswith("47 næringshager")
    assert [(each.label, each.value) for each in at.multiselect] == [("Fylke", [])]


def test_every_page_says_what_it_did_not_understand() -> None:
    for entry, at in every_page(HOSTILE["markup"]):
        assert list(at.exception) == []
        assert len(notices(at)) == 1, entry.id


def test_what_can_be_followed_of_a_link_is_followed_and_a_repeated_parameter_counts_by_its_last_value() -> None:
    at = visit(query="county=46,99&garden=lister&garden=voss&colour=red")
    assert [each.value for each in (*at.multiselect, *at.selectbox)] == [["46"], "voss"]
    assert notices(at)[0].endswith(": county=99")


@pytest.mark.parametrize(
    "touched",
    [
        "county=46&amp;garden=voss",
        "county%3D46%26garden%3Dvoss",
        "county=46;garden=voss).",
        "_gl=x&COUNTY=46&garden=voss…",
    ],
)
def test_a_link_that_was_touched_on_its_way_is_followed_and_nothing_is_said(touched: str) -> None:
    at = visit(query=touched)
    assert [each.value for each in (*at.multiselect, *at.selectbox)] == [["46"], "voss"]
    assert notices(at) == []


def test_the_number_of_a_former_county_shows_those_in_its_place_and_says_so() -> None:
    at = visit(query="county=54")
    assert at.multiselect[0].value == ["55", "56"]
    [said] = notices(at)
    assert all(name in said for name in ("54", "Troms", "Finnmark"))


def test_a_garden_outside_the_county_of_the_link_is_let_go_with_a_notice() -> None:
    at = visit(query="county=18&garden=voss")
    assert [each.value for each in at.selectbox] == [None]
    assert "garden=voss" in notices(at)[0]


def test_a_link_to_an_older_release_says_that_figures_may_have_changed_and_is_not_rewritten_by_a_look() -> None:
    at = visit(query="release=0a1b2c3d&year=1999")
    said = " ".join(notices(at))
    assert "0a1b2c3d" in said
    assert "1999" in said
    assert address(at) == {"release": "0a1b2c3d", "year": "1999"}


def test_the_next_choice_makes_the_link_the_address_of_what_is_shown_and_says_no_more() -> None:
    at = visit(query="county=46,99&release=0a1b2c3d&conty=red")
    at.multiselect[0].set_value(["46", "18"]).run()
    assert notices(at) == []
    assert settled(at) == {"county": "46,18"}
    assert address(at)["release"] != "0a1b2c3d"

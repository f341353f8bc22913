"""A link that mail, a chat, a spreadsheet or an editor has touched is still the link that somebody made."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import COUNTIES, garden, observation, project, release

from gardenmap.links import address, parameters, resembles
from gardenmap.model import COUNTY_SUCCESSORS
from gardenmap.view import PARAMETERS, Vocabulary, default, link, parse, query

WORLD = release(
    gardens=[garden("lista"), garden("hardanger", "46")],
    observations=[observation("companies", "lista", 50, status="E")],
    projects=[project("P1", theme="circular"), project("P2", theme="energy")],
    id="7f3a2c9e",
)
VOCABULARY = Vocabulary.of(WORLD)
VIEW, _ = parse(parameters("county=46&garden=hardanger&values=reported&theme=circular&lang=en"), VOCABULARY)
LINK = link(VIEW, VOCABULARY).removeprefix("?")
GLUED = (
    *".,;:!?)]}>'\"»”’…*_~|\\-–",
    "&#8203;",
    "\u200b",
    "\u200e",
    "\u00ad",
    "\ufeff",
    " ",
    "\u00a0",
    "\n",
    ").",
    "%20",
    "%29.",
    "&gt;",
)
"""What stands behind a link in a sentence, in brackets, in a quotation, in Markdown; and what is not to be seen."""
REWRITTEN = {
    "as HTML": html.escape(LINK),
    "as HTML, twice": html.escape(html.escape(LINK)),
    "with numbers for signs": LINK.replace("&", "&#38;"),
    "with hexadecimal numbers for signs": LINK.replace("&", "&#x26;"),
    "in capitals": LINK.replace("&", "&AMP;"),
    "encoded once more": quote(LINK, safe="=&"),
    "whole, encoded once more": quote(LINK),
    "whole, encoded twice more": quote(quote(LINK)),
    "with semicolons": LINK.replace("&", ";"),
    "with a second question mark": LINK.replace("&", "?", 1),
    "with a mail's own question mark": LINK + "?utm_source=mail",
    "with a fragment that was encoded": LINK + "%23:~:text=hage",
    "in capital letters": LINK.upper(),
    "with invisible signs": "\u200b".join(LINK),
    "in wide letters": LINK.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "46abcdefghij"}),
}
# fmt: off
OF_OTHERS = (
    "utm_source", "utm_id", "utm_weird", "gbraid", "wbraid", "gclid", "gclsrc", "gad_source", "gad_campaignid",
    "_gl", "_ga", "dclid", "fbclid", "igshid", "igsh", "msclkid", "twclid", "ttclid", "li_fat_id", "yclid",
    "ysclid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hstc", "hsCtaTracking", "vero_id",
    "oly_enc_id", "s_cid", "srsltid", "wickedid", "epik", "ck_subscriber_id", "ref", "ref_src", "source", "si",
    "spm", "trk", "sfnsn", "x", "p1", "v", "cmpid", "share", "embed", "embed_options", "__proto__", "page_id",
    "fb_action_ids", "at_medium", "pk_campaign", "mtm_source", "piwik_kwd", "elqTrackId", "dm_i", "rb_clickid",
    "irclickid", "cjevent",
)
# fmt: on


@pytest.mark.parametrize("glued", GLUED)
def test_what_is_glued_to_the_end_of_a_link_is_no_part_of_it(glued: str) -> None:
    for end in ("release=7f3a2c9e", "lang=en", "county=46", "garden=hardanger", "year=2021", "values=reported"):
        view, notices = parse(parameters(f"theme=circular&{end}{glued}"), VOCABULARY)
        assert (view, notices) == parse(parameters(f"theme=circular&{end}"), VOCABULARY), end
        assert not notices


@pytest.mark.parametrize("touched", REWRITTEN.values(), ids=REWRITTEN)
def test_a_separator_that_was_rewritten_or_encoded_is_still_a_separator(touched: str) -> None:
    assert parse(parameters(touched), VOCABULARY) == (VIEW, ())


@pytest.mark.parametrize("between", [",", ", ", "%2C", "%252C", ";", "|", " ", "+", "%20", ",,", ",%20"])
def test_codes_of_a_list_may_stand_apart_in_any_way(between: str) -> None:
    view, notices = parse(parameters(f"county=42{between}46"), VOCABULARY)
    assert view.county == ("42", "46")
    assert not notices


@pytest.mark.parametrize("name", OF_OTHERS)
def test_there_is_nothing_to_say_of_names_that_are_nobodys(name: str) -> None:
    assert parse(parameters(f"{name}=x&county=46"), VOCABULARY)[1] == ()


@pytest.mark.parametrize(
    "name", ["countys", "conty", "gardn", "fylke", "language", "yeer", "statuses", "themes", "relase", "value"]
)
def test_a_name_that_looks_like_one_of_ours_is_told(name: str) -> None:
    [notice] = parse(parameters(f"{name}=46"), VOCABULARY)[1]
    assert notice.values == {"parts": f"{name}=46"}


def test_no_name_of_ours_is_somebody_elses() -> None:
    assert all(resembles(name, PARAMETERS) for name in PARAMETERS)


@given(st.text(), st.text())
def test_whatever_stands_around_a_choice_it_is_never_misread_as_another(before: str, after: str) -> None:
    view, _ = parse(parameters(f"{before}&county=46&{after}"), VOCABULARY)
    assert set(view.county) <= set(COUNTIES)
    assert parse({name: [value] for name, value in query(view, VOCABULARY).items()}, VOCABULARY) == (view, ())


@pytest.mark.parametrize(
    ("number", "now"),
    [("54", ("55", "56")), ("30", ("31", "32", "33")), ("38", ("39", "40")), ("12", ("46",)), ("16", ("50",))],
)
def test_the_number_of_a_former_county_shows_those_in_its_place_and_says_so(number: str, now: tuple[str, ...]) -> None:
    view, [notice] = parse(parameters(f"county={number}"), VOCABULARY)
    assert set(view.county) == set(now)
    assert notice.values["asked"] == number
    assert len(notice.values["shown"].split(", ")) == len(now)


def test_every_former_county_has_a_place_today_and_none_of_todays_numbers_is_a_former_one() -> None:
    assert not set(COUNTY_SUCCESSORS) & set(COUNTIES)
    assert {each for now in COUNTY_SUCCESSORS.values() for each in now} <= set(COUNTIES)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("en-GB", "en"),
        ("en_US", "en"),
        ("EN", "en"),
        ("no", "nb"),
        ("nn", "nb"),
        ("nb-NO", "nb"),
        ("no-NO", "nb"),
        ("nb.", "nb"),
    ],
)
def test_the_nearest_language_is_spoken(asked: str, language: str) -> None:
    view, notices = parse(parameters(f"lang={asked}"), VOCABULARY)
    assert (view.lang, notices) == (language, ())


def test_a_language_that_is_none_of_ours_is_told() -> None:
    view, [notice] = parse(parameters("lang=de"), VOCABULARY)
    assert view.lang == default(VOCABULARY).lang
    assert notice.values == {"parts": "lang=de"}


@pytest.mark.parametrize("glued", [sign for sign in GLUED if "&" not in sign])
def test_what_is_glued_to_an_address_is_no_part_of_it(glued: str) -> None:
    assert address(f"/bedrifter{glued}")[0] == "/bedrifter"
    assert address(f"/api/v1/gardens.geojson{glued}")[0] == "/api/v1/gardens.geojson"
    assert address(f"/{glued}")[0] == "/"


@pytest.mark.parametrize(
    "path", ["/bedrifter%3Fcounty%3D46", "/bedrifter&county=46", "/bedrifter&amp;county=46", "/bedrifter/?county=46"]
)
def test_a_query_that_was_encoded_into_the_address_is_a_query(path: str) -> None:
    assert address(path) == ("/bedrifter", "county=46")


@given(st.text())
def test_an_address_is_never_more_than_letters_and_parameters_on_one_line(path: str) -> None:
    place, asked = address("/" + path)
    assert place.startswith("/")
    assert not place.startswith("//")
    assert asked.isascii()
    assert asked.isprintable()

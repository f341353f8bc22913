"""Every page on a desk and on a phone, by day and by night, in both languages, and on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from screen import chart_map, heading, look, marker, rgb, settled

from gardenmap.look import DARK, LIGHT
from gardenmap.text import Text
from gardenmap.ui import releases
from gardenmap.ui.site import SITE

PATHS = [entry.address for entry in SITE]
CONTRACT = ("kpi-gardens", "kpi-companies", "kpi-value-creation", "kpi-projects", "map")
PANELS = ("companies-by-garden", "value-creation-by-garden", "project-status")
SIDEWAYS = """() => [document.documentElement, document.body]
    .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.tagName + box.scrollWidth)"""
VISIBLE = """() => [document.body.innerText,
    ...[...document.querySelectorAll('svg text')].map(text => text.textContent),
    ...[...document.querySelectorAll('.gm-map, .gm-garden, .gm-steps button, [role="figure"]')].map(e => e.ariaLabel),
].join('\\n')"""
LEFTOVERS = {
    "nb": "download|show all|whole country|county|counties|companies|value creation|the gardens|release|approx|"
    "reported|estimates?|missing|not confirmed|business gardens?|copy link|years?|ongoing|completed|undated|source",
    "en": "last ned|vis alle|hele landet|fylker?|verdiskaping per|bedrifter per|kopier lenke|rapportert|anslag|mangler|"
    "ikke bekreftet|antall næringshager|utgave|pågår|gjennomført|mill\\. kr|mrd\\. kr|uten dato|kilde|hopp til",
}
"""Words of the one language that would meet the eye on nearly every page of the other."""
WEIGHTS = """() => {
    const words = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (words.nextNode()) {
        const { parentElement: its, data } = words.currentNode;
        if (data.trim() && !its.closest('.gm-drawn')) found.add(getComputedStyle(its).fontWeight);
    }
    return [...found].sort();
}"""
"""Of all text but plotly's own."""
UNFORMATTED = "nan|undefined|null|<na>|nat"


def leftovers(page: Page, lang: str) -> list[str]:
    """Words of the other language, and of no language, in all that can be seen or heard."""
    wrong = rf"(?i)(?<![\w.-])(?:{LEFTOVERS[lang]}|{UNFORMATTED})(?![\w.-]).{{0,60}}"
    return sorted(set(re.findall(wrong, page.evaluate(VISIBLE))))


@pytest.mark.parametrize(("lang", "dark"), [("nb", False), ("en", True)], ids=["nb by day", "en by night"])
def test_every_page_is_whole_on_a_desk_and_on_a_phone_in_one_language(
    new_page: Callable[..., Page], lang: str, dark: bool
) -> None:
    found: dict[str, list[str]] = {}
    page = new_page(dark=dark)
    for path in PATHS:
        page.set_viewport_size({"width": 1440, "height": 1000})
        look(page, f"{path}?lang={lang}")
        expect(heading(page)).to_be_visible()
        expect(page.locator("body")).to_have_css("background-color", rgb((DARK if dark else LIGHT).bg))
        assert page.evaluate("document.documentElement.lang") == lang, path
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(f"() => ({SIDEWAYS})().length === 0", timeout=10_000)
        assert page.get_by_test_id("stException").count() == 0, path
        found[path] = leftovers(page, lang)
    assert found == {path: [] for path in PATHS}


def test_no_page_is_written_in_more_than_two_weights(page: Page) -> None:
    for path in PATHS:
        look(page, path)
        assert page.evaluate(WEIGHTS) == ["400", "650"], path


def test_the_overview_keeps_the_classes_that_others_build_on(page: Page) -> None:
    look(page, "/")
    for key in (*CONTRACT, *(f"panel-{panel}" for panel in PANELS)):
        expect(page.locator(f".st-key-{key}")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "companies", "money", "title", "step"),
    [
        ("nb", "4\u00a0000", "8,6\u00a0mrd.\u00a0kr", "Kart over næringshagene", "Hele landet"),
        ("en", "4,000", "NOK\u00a08.6bn", "Map of the business gardens", "Whole country"),
    ],
)
def test_numbers_and_map_follow_the_language(
    page: Page, lang: str, companies: str, money: str, title: str, step: str
) -> None:
    look(page, f"/?lang={lang}")
    expect(page.locator(".st-key-kpi-companies")).to_contain_text(companies)
    expect(page.locator(".st-key-kpi-value-creation")).to_contain_text(money)
    expect(chart_map(page)).to_have_attribute("aria-label", title)
    expect(chart_map(page).get_by_role("button", name=step)).to_be_visible()


def test_what_the_reader_has_unfolded_stays_so_when_a_choice_changes_the_page(page: Page) -> None:
    look(page, "/")
    gardens = page.locator(".st-key-panel-gardens")
    gardens.locator(".gm-more").click()
    marker(page, "voss").click()
    settled(page, garden="voss")
    expect(gardens.locator("tr[aria-current]")).to_contain_text("Voss")
    expect(gardens.locator("tr").last).to_be_visible()


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_page_on_paper_says_what_is_chosen_its_release_its_sources_and_its_address(
    new_page: Callable[..., Page], lang: str
) -> None:
    page = new_page(dark=True)
    look(page, f"/?county=46&garden=voss&values=reported&membership=participant&lang={lang}")
    release, _ = releases.current()
    assert release
    page.emulate_media(media="print", color_scheme="dark")
    assert page.pdf(format="A4", print_background=True).startswith(b"%PDF")
    said = page.locator(".gm-paper").inner_text()
    words = {
        "nb": "Fylke: Vestland · Næringshage: Voss · År: ",
        "en": "County: Vestland · Business garden: Voss · Year: ",
    }
    assert said.startswith(words[lang])
    assert ("bare rapporterte" if lang == "nb" else "reported only") in said
    assert release.id in said
    assert Text(lang).date(release.date) in said
    assert f"{page.evaluate('location.origin')}/?county=46&garden=voss" in said
    printed = page.evaluate("document.body.innerText")
    assert heading(page).inner_text() in printed
    assert ("Kilde" if lang == "nb" else "Source") in printed
    expect(page.locator(".gm-copy")).to_be_hidden()
    expect(page.locator("#page")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(chart_map(page).locator("path[data-county='46']")).to_be_visible()


def test_the_choices_are_for_paper_alone(page: Page) -> None:
    look(page, "/")
    expect(page.locator(".gm-paper")).to_be_hidden()

"""The page as each reader needs it: narrow, enlarged, spaced out, calm, in the system's own colours, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from screen import frame, heading, leaflet, look, panel

from gardenmap import current
from gardenmap.model import LANGUAGES
from gardenmap.panels.pages import PAGES
from gardenmap.text import Text

PATHS = [*(entry.address for entry in PAGES), "/?county=46&garden=odda", "/hage?garden=lister"]
SIDEWAYS = """() => [...document.querySelectorAll('*')].filter(each => each.scrollWidth > each.clientWidth + 1
        && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && !each.closest('.gm-scroll, [role=group]'))
    .map(each => `${each.className} ${each.scrollWidth} > ${each.clientWidth}`)"""
OUTSIDE = """() => [...document.querySelectorAll('.stApp *')].filter(each => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && each.checkVisibility() && !each.closest('.gm-scroll, .gm-hidden, svg, [role=group], template')
        && (right > innerWidth + 1 || left < -1) && getComputedStyle(each).position !== 'fixed';
}).map(each => `${each.tagName} ${each.className}: ${each.textContent.slice(0, 40)}`)"""
SPACED = """() => {
    const apart = new CSSStyleSheet();
    apart.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
        * { word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, apart];
}"""
"""WCAG 1.4.12."""
CUT = """() => [...document.querySelectorAll('.gm-kpi *, .stApp button, h1, h2, .stApp p, summary')]
    .filter(each => each.checkVisibility() && !each.closest('.gm-chart, .gm-hidden, .gm-scroll, template')
        && getComputedStyle(each).display !== 'inline' && each.scrollWidth > each.clientWidth + 1)
    .filter(each => !each.querySelector('[translate=no]'))
    .map(each => `${each.tagName} ${each.className}: ${each.textContent.slice(0, 40)}`)"""
"""But for Streamlit's icons, which are words of a typeface and come apart as those do."""
SMALL = """least => [...document.querySelectorAll(`.stApp :is(button, summary, input, .gm-foot a, .gm-jump a, .gm-pill,
        .gm-foot-link, .st-key-menu a)`)]
    .filter(each => each.checkVisibility() && !each.closest('template'))
    .map(each => [each, (each.closest('label, [role=group]') ?? each).getBoundingClientRect().height])
    .filter(([, height]) => height && height < least - .5)
    .map(([each, height]) => `${each.tagName} ${each.ariaLabel ?? each.textContent.slice(0, 30)} ${height}`)"""


def test_nothing_lies_outside_a_window_of_320_px_nor_at_four_times_the_size_and_headings_skip_no_level(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(320, 256)
    found = {}
    for path in PATHS:
        look(page, path)
        found[path] = page.evaluate(SIDEWAYS) + page.evaluate(OUTSIDE)
        page.evaluate(SPACED)
        found[path] += page.evaluate(SIDEWAYS) + page.evaluate(CUT)
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
    assert found == {path: [] for path in PATHS}


def test_words_that_a_reader_spaces_out_are_not_cut_on_a_wide_screen_in_english(page: Page) -> None:
    found = {}
    for path in PATHS:
        look(page, f"{path}{'&' if '?' in path else '?'}lang=en")
        page.evaluate(SPACED)
        found[path] = page.evaluate(SIDEWAYS) + page.evaluate(CUT)
    assert found == {path: [] for path in PATHS}


def test_targets_are_24_px_for_a_mouse_and_44_for_a_finger(page: Page, phone: Page) -> None:
    for path in ("/", "/baerekraft", "/hage?garden=lister", "/om"):
        for each, least in ((page, 24), (phone, 44)):
            look(each, path)
            assert each.evaluate(SMALL, least) == [], path


def test_nothing_moves_for_whoever_asked_for_calm(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    look(page, "/")
    every = "[...document.querySelectorAll('.stApp *')].map(each => parseFloat(getComputedStyle(each)[name]))"
    for name in ("transitionDuration", "animationDuration"):
        assert page.evaluate(f"name => Math.max(...{every})", name) < 0.001
    north = frame(page).get_by_role("button", name="Nord", exact=True)
    is_still = "button => { button.click(); return !document.querySelector('[data-moving]'); }"
    assert north.evaluate(is_still), "the map is where it shall be at once"
    page.emulate_media(reduced_motion="no-preference")
    assert not frame(page).get_by_role("button", name="Midt", exact=True).evaluate(is_still), "else it flies"


def pictures(found: Locator) -> list[bytes]:
    """What each element looks like."""
    return [Image.open(BytesIO(each.screenshot())).convert("RGB").resize((24, 12)).tobytes() for each in found.all()]


@pytest.mark.parametrize("dark", [False, True])
def test_certainty_and_status_are_told_apart_in_the_systems_own_colours(
    dark: bool, new_page: Callable[..., Page]
) -> None:
    page = new_page(dark=dark)
    page.emulate_media(forced_colors="active", color_scheme="dark" if dark else "light")
    look(page, "/baerekraft")
    statuses = pictures(page.locator(".gm-pill .gm-swatch"))
    assert len(set(statuses)) == len(statuses) == 6
    look(page, "/hage?garden=lister")
    parts = [page.locator(f".gm-kpi .gm-{name}").first for name in ("known", "estimated", "unconfirmed", "missing")]
    bars = [picture for part in parts for picture in pictures(part)]
    assert len(set(bars)) == len(bars) == 4
    look(page, "/")
    looks = pictures(frame(page).locator(".gm-look svg"))
    assert len(set(looks)) == len(looks) == 5
    blank = Image.new("RGB", (24, 12), "black" if dark else "white").tobytes()
    assert blank not in {*bars, *looks}


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_on_paper_a_page_is_light_and_says_what_is_chosen_its_release_its_sources_and_its_address(
    lang: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(dark=True)
    look(page, f"/?county=46&garden=voss&values=reported&membership=participant_2024&lang={lang}")
    release, _ = current.on_show()
    assert release
    pages = page.pdf(format="A4", print_background=True, prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= pages <= 3
    page.emulate_media(media="print", color_scheme="dark")
    said = page.locator(".gm-paper").inner_text()
    words = {
        "nb": ("Fylke: Vestland · Næringshage: Voss · År: ", "bare rapporterte"),
        "en": ("County: Vestland · Business garden: Voss · Year: ", "reported only"),
    }
    for word in (*words[lang], release.id, Text(lang).date(release.date)):
        assert word in said
    assert f"{page.evaluate('location.origin')}/?county=46&garden=voss" in said
    printed = page.locator("body").inner_text()
    assert heading(page).inner_text() in printed
    assert ("Kilde" if lang == "nb" else "Source") in printed
    for name in ("Kopier lenke", "Copy link", "Bilde", "Picture"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    taken = Image.open(BytesIO(page.screenshot())).convert("L")
    assert sum(taken.histogram()[200:]) > 0.7 * taken.width * taken.height, "paper is white"
    expect(leaflet(page).locator("path[data-county='46']")).to_be_visible()


def test_the_whole_country_is_printed_on_few_pages_from_a_light_screen(page: Page) -> None:
    look(page, "/")
    pages = page.pdf(format="A4", print_background=True, prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= pages <= 3
    expect(page.locator(".gm-paper")).to_be_hidden()
    expect(panel(page, "gardens").locator(".gm-rest").last).to_be_hidden()
    page.emulate_media(media="print")
    expect(panel(page, "gardens").locator(".gm-rest").last).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1101, 1241])
def test_the_parts_of_the_bar_stand_beside_each_other_where_it_is_narrowest(
    width: int, lang: str, new_page: Callable[..., Page]
) -> None:
    page = look(new_page(width, 800), f"/om?lang={lang}")
    bar = page.locator("#root .st-key-bar")
    parts = [*bar.locator(".st-key-menu a").all(), bar.locator(".st-key-release"), bar.get_by_role("radiogroup")]
    boxes = [each.bounding_box() for each in parts]
    seen = [box for box in boxes if box]
    assert len(seen) > len(PAGES)
    assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(seen))
    assert seen[-1]["x"] + seen[-1]["width"] <= width

"""The words beside the bars: the page writes them and plotly draws the bars, so both must meet at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from screen import look, settled

ADDRESSES = (
    "/",
    "/?county=46",
    "/bedrifter?lang=en",
    "/verdiskaping?county=18",
    "/baerekraft?lang=en",
    "/?values=reported",
)
BESIDE = """() => [...document.querySelectorAll('#page .gm-chart')].map((room) => {
    const { top, left, width, height } = room.getBoundingClientRect();
    const box = (node) => {
        const its = node.getBoundingClientRect();
        return [its.left - left, its.top - top, its.right - left, its.bottom - top];
    };
    // The words are lines of 16 px; their letters are lower.
    const words = [...room.querySelectorAll('.gm-beside span')].map((node) => [node.textContent, ...box(node)]);
    const bars = [...room.querySelectorAll('.gm-drawn .bars .point path')].map(box);
    return { width, height, words, bars };
})"""
CELL = 11.5
"""Two words in rows closer than this touch."""


def beside(page: Page) -> list[dict]:
    return [chart for chart in page.evaluate(BESIDE) if chart["words"]]


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_words_beside_bars_are_whole_and_cover_neither_each_other_nor_a_bar(
    new_page: Callable[..., Page], width: int
) -> None:
    page = new_page(width=width)
    for address in ADDRESSES:
        look(page, address)
        charts = beside(page)
        assert charts, address
        for chart in charts:
            words = chart["words"]
            for n, (text, left, top, right, bottom) in enumerate(words):
                assert left >= -0.5, (address, text)
                assert right <= chart["width"] + 0.5, (address, text)
                assert -2 <= (top + bottom) / 2 <= chart["height"] + 2, (address, text)
                for other, its_left, its_top, its_right, _ in words[n + 1 :]:
                    apart = abs(its_top - top) >= CELL or its_left >= right or left >= its_right
                    assert apart, (address, text, other)
                for its_left, its_top, its_right, its_bottom in chart["bars"]:
                    middle = (top + bottom) / 2
                    apart = not its_top < middle < its_bottom or its_left >= right - 0.5 or left >= its_right - 0.5
                    assert apart, (address, text, "lies on a bar")


def test_every_bar_has_the_name_of_its_row_at_its_height(page: Page) -> None:
    look(page, "/bedrifter")
    ladder = max(beside(page), key=lambda chart: len(chart["bars"]))
    names = [word for word in ladder["words"] if word[3] < min(bar[0] for bar in ladder["bars"])]
    middles = sorted((top + bottom) / 2 for _, _, top, _, bottom in names)
    bars = sorted((bar[1] + bar[3]) / 2 for bar in ladder["bars"])
    assert len(bars) == len(middles) > 40
    assert max(abs(bar - middle) for bar, middle in zip(bars, middles, strict=True)) < 1.5


def test_the_pointer_finds_the_words_of_a_bar(page: Page) -> None:
    look(page, "/bedrifter?county=46")
    bar = page.locator("#page .gm-chart .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#page .gm-chart .hovertext")).to_contain_text("bedrifter")


def test_plotly_is_spared_the_search_for_lists_that_nobody_asks_for(page: Page) -> None:
    look(page, "/")
    lists = """() => [...document.querySelectorAll('#page .gm-chart')]
        .flatMap((room) => room.lastChild._fullData.map((trace) => trace._arrayAttrs))"""
    found = page.evaluate(lists)
    assert found
    assert not any(found)


def test_the_words_change_with_their_bars(page: Page) -> None:
    look(page, "/")
    page.evaluate(
        """() => {
            const seen = (window.seen = new Set());
            const look = () => {
                const room = document.querySelector('.st-key-panel-companies-by-garden .gm-chart');
                const rows = [...room.querySelectorAll('.gm-beside span')].filter((word) => word.style.right).length;
                seen.add(`${room.querySelectorAll('.gm-drawn .bars .point path').length} bars, ${rows} names`);
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    page.locator(".gm-choice-county > summary").click()
    page.locator(".gm-choice-county").get_by_label("Troms", exact=True).click()
    page.wait_for_function("() => window.seen.size > 1")
    assert len(page.evaluate("[...window.seen]")) == 2


def pictures(page: Page) -> list[bytes]:
    page.mouse.move(0, 0)
    return [room.screenshot() for room in page.locator("#page .gm-chart").all()]


@pytest.mark.parametrize(
    ("address", "county"),
    [("/", "46"), ("/baerekraft", "18"), ("/bedrifter", "34"), ("/verdiskaping", "11")],
)
def test_charts_that_follow_a_choice_look_as_those_of_its_link(page: Page, address: str, county: str) -> None:
    look(page, address)
    before = pictures(page)
    page.locator(".gm-choice-county > summary").click()
    page.locator(f".gm-choice-county input[value='{county}']").click()
    page.keyboard.press("Escape")
    settled(page, county=county)
    followed = pictures(page)
    look(page, page.url)
    opened = pictures(page)
    assert len(before) == len(followed) == len(opened) > 2
    assert followed != before
    assert [n for n, (one, other) in enumerate(zip(followed, opened, strict=True)) if one != other] == []


def test_a_chart_that_cannot_be_drawn_is_told_in_words_and_the_next_choice_draws_it(page: Page) -> None:
    look(page, "/")
    page.evaluate("""() => {
        const { redraw } = Plotly;
        Plotly.redraw = () => { Plotly.redraw = redraw; throw new Error('cannot be drawn'); };
        console.error = () => {};
    }""")
    rooms = page.locator("#page .gm-chart .gm-drawn")
    page.evaluate("gardenmapPage.act('land:46')")
    told = rooms.filter(has_not=page.locator(".main-svg"))
    expect(told).to_have_count(1)
    expect(told).to_have_text(told.locator("..").get_attribute("aria-label") or "no words")
    page.evaluate("gardenmapPage.act('land:18')")
    settled(page, county="18")
    followed = pictures(page)
    look(page, page.url)
    assert pictures(page) == followed

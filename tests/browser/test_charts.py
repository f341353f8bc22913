"""The charts of the page, which plotly draws."""

import pytest
from playwright.sync_api import Page, expect
from screen import look, settled


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

"""The device turns dark or light while the page is open: page, charts and map follow without a new page."""

from playwright.sync_api import Page, expect
from screen import chart_map, look, rgb

from gardenmap.look import PALETTES

TICK = ".gm-chart .main-svg .xtick text"


def test_page_charts_and_map_turn_with_the_device_and_back(page: Page) -> None:
    look(page, "/?garden=lister")
    page.evaluate("window.isTheSame = document.querySelector('.gm-map').isTheSame = true")
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        palette = PALETTES[theme]
        expect(page.locator(".gm-question").first).to_have_css("color", rgb(palette.ink))
        expect(page.locator(".st-key-map")).to_have_css("background-color", rgb(palette.ground))
        expect(chart_map(page)).to_have_css("background-color", rgb(palette.ground))
        expect(chart_map(page).locator("path[data-county='42']")).to_have_css("fill", rgb(palette.land))
        expect(page.locator(TICK).first).to_have_css("fill", rgb(palette.ink2))
        assert page.evaluate("window.isTheSame && document.querySelector('.gm-map').isTheSame")
    expect(chart_map(page).locator(".gm-selected")).to_have_attribute("data-garden", "lister")


def test_an_open_table_stays_open_when_the_device_turns_dark(page: Page) -> None:
    look(page, "/bedrifter")
    page.locator(".st-key-panel-companies-by-garden [data-table]").click()
    table = page.get_by_role("dialog").get_by_role("table")
    table.wait_for()
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".gm-question").first).to_have_css("color", rgb(PALETTES["dark"].ink))
    expect(table).to_be_visible()
    expect(table.locator("td").first).to_have_css("color", rgb(PALETTES["dark"].ink))

"""What only a browser can tell of the server: its policy holds, its typeface arrives, its languages are heard."""

from playwright.sync_api import Page, expect
from running import complete
from screen import chart_map


def test_the_overview_is_drawn_under_our_policy_in_our_typeface(page: Page) -> None:
    page.goto("/")
    complete(page)
    faces = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert "Inter" in faces
    assert not any("Source" in face for face in faces)


def test_a_link_in_english_is_announced_in_english_by_page_and_map(page: Page) -> None:
    page.goto("/?lang=en")
    complete(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(chart_map(page)).to_have_attribute("aria-label", "Map of the business gardens")

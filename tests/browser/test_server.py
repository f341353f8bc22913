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


def test_the_letters_are_there_before_the_first_word_and_no_file_is_asked_for_them(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        """new MutationObserver((_, watch) => {
            if (!document.getElementById('page')) return;
            watch.disconnect();
            window.ready = [...document.fonts].filter((face) => face.status === 'loaded').length;
        }).observe(document, {childList: true, subtree: true})"""
    )
    page.goto("/")
    complete(page)
    assert page.evaluate("window.ready") == 1
    assert [url for url in asked if "woff2" in url] == []


def test_a_link_in_english_is_announced_in_english_by_page_and_map(page: Page) -> None:
    page.goto("/?lang=en")
    complete(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(chart_map(page)).to_have_attribute("aria-label", "Map of the business gardens")

"""Narrow windows, large type, calm motion, fingers, and the order of headings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page
from running import complete

from gardenmap.ui.site import SITE

PATHS = [*(entry.address for entry in SITE), "/?county=46&garden=odda", "/?values=reported", "/hage?garden=lister"]
OUTSIDE = """() => [...document.querySelectorAll('#page *')].filter(each => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && each.checkVisibility() && !each.closest('.gm-scroll, .gm-skip, .gm-map, svg, option, optgroup')
        && (right > innerWidth + 1 || left < -1);
}).map(each => `${each.className}: ${each.textContent.slice(0, 40)}`)"""
SPACED = """() => {
    const apart = new CSSStyleSheet();
    apart.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
        * { word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, apart];
}"""
"""WCAG 1.4.12."""
CUT = """() => [...document.querySelectorAll(
        '#page :is(.gm-kpi *, button, .gm-box, h1, h2, p, summary)')].filter(each => each.checkVisibility()
    && !each.closest('.gm-chart, .gm-map, .gm-hidden, .gm-scroll') && getComputedStyle(each).display !== 'inline'
    && each.scrollWidth > each.clientWidth + 1).map(each => `${each.className}: ${each.textContent.slice(0, 40)}`)"""
SMALL = """least => {
    const targets = 'button, summary, select, .gm-foot a, .gm-jump a, .gm-garden';
    return [...document.querySelectorAll(targets)]
        .filter(each => each.checkVisibility() && !each.closest('.gm-pills'))
        .map(each => [each, each.getBoundingClientRect(), getComputedStyle(each, '::after')])
        .filter(([, box, more]) => {
            const wide = more.content === 'none' ? 0 : -2 * parseFloat(more.marginTop) || 0;
            return box.height && Math.max(box.height, wide) < least - 0.5;
        })
        .map(([each, box]) => `${each.className} ${each.textContent.slice(0, 30)} ${box.height}`);
}"""

LOW = "each => each.filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.textContent)"
MOVING = """button => {
    button.click();
    const seen = () => document.getAnimations().filter(each => each.effect.getTiming().duration > 1).length;
    return new Promise(done => setTimeout(() => done(seen()), 60));
}"""


@pytest.mark.parametrize("path", PATHS)
def test_nothing_lies_outside_a_window_of_320_px_nor_at_four_times_the_size(
    path: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(320, 256)
    page.goto(path)
    complete(page)
    for summary in (None, *page.locator("#page .gm-choice > summary").all()):
        if summary:
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(OUTSIDE) == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("path", [*PATHS, "/?lang=en"])
def test_words_that_a_reader_spaces_out_are_neither_cut_nor_make_the_page_wider(
    path: str, width: int, new_page: Callable[..., Page]
) -> None:
    page = new_page(width, 844)
    page.goto(path)
    complete(page)
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", PATHS)
def test_headings_begin_with_one_h1_and_skip_no_level(path: str, page: Page) -> None:
    page.goto(path)
    complete(page)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", ["/", "/baerekraft", "/hage?garden=lister", "/om"])
def test_targets_are_24_px_for_a_mouse_and_44_for_a_finger(path: str, page: Page, browser: Browser) -> None:
    page.goto(path)
    complete(page)
    assert page.evaluate(SMALL, 24) == []
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    try:
        touched = phone.new_page()
        touched.goto(page.url)
        complete(touched)
        assert touched.evaluate(SMALL, 44) == []
        for summary in touched.locator("#page .gm-choice > summary").all():
            summary.tap()
            low = summary.locator("..").locator(".gm-option, .gm-box, .gm-clear").evaluate_all(LOW)
            assert low == []
            touched.keyboard.press("Escape")
    finally:
        phone.close()


def test_nothing_moves_for_whoever_asked_for_calm(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    complete(page)
    longest = "Math.max(...[...document.querySelectorAll('*')].map(each => parseFloat(getComputedStyle(each)[name])))"
    for name in ("transitionDuration", "animationDuration"):
        assert page.evaluate(f"name => {longest}", name) < 0.001
    north = page.locator(".gm-map").get_by_role("button", name="Nord", exact=True)
    assert north.evaluate(MOVING) == 0

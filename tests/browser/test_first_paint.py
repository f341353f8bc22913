"""The page stands on the screen before its scripts are asked for."""

from playwright.sync_api import Page
from screen import look

ORDER = """() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    asked: Math.min(...performance.getEntriesByType('resource')
        .filter(entry => entry.initiatorType === 'script' || entry.name.endsWith('.js')).map(entry => entry.startTime)),
})"""
SILENT = """
    const observe = PerformanceObserver.prototype.observe;
    PerformanceObserver.prototype.observe = function (what) { if (what.type !== 'paint') observe.call(this, what); };
"""


def test_no_script_is_asked_for_before_the_page_is_painted(page: Page) -> None:
    look(page, "/")
    order = page.evaluate(ORDER)
    assert order["painted"] < order["asked"]


def test_a_browser_that_does_not_say_when_it_has_painted_draws_the_charts_all_the_same(page: Page) -> None:
    page.add_init_script(SILENT)
    look(page, "/")
    order = page.evaluate(ORDER)
    assert order["asked"] - order["painted"] > 1000, "it was told"

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from gardenmap.panels.pages import PAGES

HERE = Path(__file__).parent
PATHS = "|".join(entry.path for entry in PAGES if entry.path)
SEARCHED = re.compile(rf"/(?:{PATHS})/_stcore/(?:health|host-config)$")
"""Where Streamlit looks for its own address on a page that is not the first; "not found" is the answer."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[Callable[[str, str], BrowserContext]]:
    """One browser profile for each app and locale; its windows share a cache, so that scripts are loaded once."""
    profiles: dict[tuple[str, str], BrowserContext] = {}

    def of(base_url: str, locale: str) -> BrowserContext:
        if (base_url, locale) not in profiles:
            profiles[base_url, locale] = browser.new_context(base_url=base_url, locale=locale)
        return profiles[base_url, locale]

    yield of
    for each in profiles.values():
        each.close()


@pytest.fixture
def watched(app_url: str) -> Iterator[Callable[..., Page]]:
    """Watch a window: the test fails at its end if the window wrote an error to its console or asked a foreign host.

    `beside` is one host that may be asked besides the app's.
    """
    troubles: list[str] = []

    def write_down(message: ConsoleMessage) -> None:
        if message.type == "error" and not SEARCHED.search(message.location["url"]):
            troubles.append(f"{message.text} ({message.location['url']})")

    def watch(page: Page, beside: str = "") -> Page:
        ours = (app_url, app_url.replace("http", "ws", 1), "data:", "blob:", *filter(None, [beside]))
        page.on("console", write_down)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(ours) else troubles.append(request.url))
        page.on("websocket", lambda socket: None if socket.url.startswith(ours) else troubles.append(socket.url))
        return page

    yield watch
    assert troubles == []


@pytest.fixture
def new_page(
    profile: Callable[[str, str], BrowserContext], watched: Callable[..., Page], app_url: str
) -> Iterator[Callable[..., Page]]:
    """Open a window that is watched: `new_page(width=390, dark=True)`, then `goto("/?county=46")`."""
    opened: list[Page] = []

    def open_window(
        width: int = 1440, height: int = 1000, *, dark: bool = False, locale: str = "nb-NO", beside: str = ""
    ) -> Page:
        page = watched(profile(app_url, locale).new_page(), beside)
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        return page

    yield open_window
    for page in opened:
        page.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def phone(browser: Browser, watched: Callable[..., Page], app_url: str) -> Iterator[Page]:
    """A phone that is watched."""
    context = browser.new_context(
        base_url=app_url, locale="nb-NO", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield watched(context.new_page())
    context.close()

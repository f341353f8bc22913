from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent


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
def new_page(profile: Callable[[str, str], BrowserContext], app_url: str) -> Iterator[Callable[..., Page]]:
    """Open a window: `new_page(width=390, dark=True)`, then `goto("/?county=46")`.

    The test fails at its end if a window wrote an error to its console or asked any host but the app's (and `beside`).
    """
    troubles: list[str] = []
    opened: list[Page] = []

    def open_window(
        width: int = 1440, height: int = 1000, *, dark: bool = False, locale: str = "nb-NO", beside: str = ""
    ) -> Page:
        page = profile(app_url, locale).new_page()
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        ours = (app_url, app_url.replace("http", "ws", 1), "data:", "blob:", *filter(None, [beside]))
        page.on("request", lambda request: None if request.url.startswith(ours) else troubles.append(request.url))
        page.on("websocket", lambda socket: None if socket.url.startswith(ours) else troubles.append(socket.url))
        return page

    yield open_window
    for page in opened:
        page.close()
    assert troubles == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()

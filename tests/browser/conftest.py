from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from running import chromium

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def new_page(browser: Browser, app_url: str) -> Iterator[Callable[..., Page]]:
    """Open a window: `new_page(width=390, dark=True)`, then `goto("/?county=46")`.

    The test fails at its end if a window wrote an error to its console or asked any host but the app's.
    """
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_window(width: int = 1440, height: int = 1000, *, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=app_url,
            color_scheme="dark" if dark else "light",
            locale="nb-NO",
            viewport={"width": width, "height": height},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        context.on("request", lambda request: troubles.append(request.url) if _is_foreign(request.url) else None)
        return page

    def _is_foreign(url: str) -> bool:
        return url.startswith(("http", "ws")) and not url.startswith(app_url)

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()

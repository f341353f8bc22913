from __future__ import annotations

from collections.abc import Iterator

import pytest
from charts.drawn import PLOTLY, STYLE
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """A window with plotly and our typeface and nothing else."""
    page = browser.new_page()
    page.set_content(f"<!doctype html>{STYLE}<main></main>")
    page.add_script_tag(content=PLOTLY)
    yield page
    page.close()

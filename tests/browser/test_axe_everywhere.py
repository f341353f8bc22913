"""Every page by axe in both languages, light and dark, wide and narrow, as it opens and after a visitor has acted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from screen import look, settled
from test_axe import faults

from gardenmap.ui.site import SITE

PATHS = [*(entry.address for entry in SITE), "/hage?garden=lister"]
WIDTHS = {"wide": 1440, "narrow": 390}
DRAWN_IN = """theme => [...document.querySelectorAll('.st-key-bar div')].some(
    each => each.sent && JSON.parse(each.sent).theme === theme)"""


def looks(page: Page) -> dict[str, list[str]]:
    """The faults in each of the four looks, of a page that is open in one of them."""
    found = {}
    for name, width in WIDTHS.items():
        for theme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            page.wait_for_function(DRAWN_IN, arg=theme)
            settled(page)
            found[f"{name} {theme}"] = faults(page)
    return {look: said for look, said in found.items() if said}


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_faults_in_any_look(path: str, lang: str, new_page: Callable[..., Page]) -> None:
    page = look(new_page(), f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert looks(page) == {}

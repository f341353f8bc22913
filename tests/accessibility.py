"""What axe finds in a page and in its map, WCAG 2.1 at levels A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CRITERIA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
EXCEPTIONS = {"label": "#search-box-"}
"""Rule -> how the one element of Streamlit's own begins that breaks it and that no argument sets: the field that opens
for a search in a table of Streamlit's."""


def faults(page: Page) -> list[str]:
    """One line for each fault, with its place, once nothing fades any more: Streamlit fades what a long run leaves."""
    page.wait_for_function("() => document.getAnimations().every(({ playState }) => playState === 'finished')")
    for each in page.frames:
        each.evaluate(Axe().axe_script)
    found = Axe().run(page, options=CRITERIA).response["violations"]
    places = [(fault["id"], node["target"]) for fault in found for node in fault["nodes"]]
    return [f"{rule}: {at}" for rule, at in places if not at[-1].startswith(EXCEPTIONS.get(rule, "nothing"))]

"""What a visitor takes home: the link of a view, a picture of a chart, and the table behind it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from screen import heading, look, marked, panel
from spreadsheet import opened

from gardenmap import current

SHARES = """answer => { navigator.share = async (told) => {
    window.told = told;
    if (answer) throw new DOMException("", answer);
}; }"""


def taken(page: Page, link: Locator) -> tuple[str, Path]:
    """The name and the place of a file that a press brings home."""
    with page.expect_download() as download:
        link.click()
    return download.value.suggested_filename, Path(download.value.path())


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_of_a_chart_can_be_read_by_itself(dark: bool, new_page: Callable[..., Page]) -> None:
    page = new_page(dark=dark)
    look(page, "/bedrifter?county=46")
    for panel_id, n in (("companies-by-garden", 0), ("companies-over-time", 1)):
        name, file = taken(page, panel(page, panel_id).get_by_role("button", name="Bilde").nth(n))
        assert name == f"{panel_id}.png"
        picture = Image.open(file).convert("L")
        assert picture.width > 900
        ground = picture.getpixel((4, 4))
        assert ground < 60 if dark else ground > 240
        inks = picture.histogram()
        assert 0.02 < 1 - inks[ground] / sum(inks) < 0.6, "words and bars on a ground"


def test_a_table_is_downloaded_for_what_is_chosen(page: Page) -> None:
    look(page, "/?county=46")
    name, book = taken(page, panel(page, "companies-by-garden").get_by_role("link", name="Excel"))
    assert name == "companies-by-garden.xlsx"
    assert {row["Fylke"] for row in opened(book.read_bytes()).rows("Tabell")} == {"Vestland"}
    name, file = taken(page, panel(page, "companies-by-garden").get_by_role("link", name="CSV"))
    assert name == "companies-by-garden.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 + 8
    assert sum("Vestland" in row for row in rows) == 8


def test_the_copied_link_is_the_canonical_address_and_shows_the_same_to_others(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app_url)
    look(page, "/?garden=voss&county=46&values=reported&indicator=value_creation&lang=en")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    release, _ = current.on_show()
    assert release
    named = f"county=46&garden=voss&indicator=value_creation&year=2021&values=reported&lang=en&release={release.id}"
    assert copied == f"{app_url}/?{named}"
    other = look(new_page(390, 844, locale="de-DE"), copied)
    expect(heading(other)).to_have_text(heading(page).inner_text())
    expect(marked(other)).to_have_attribute("data-garden", "voss")
    expect(other.get_by_role("button", name="Share")).to_be_hidden()


def test_a_phones_own_sheet_gets_title_and_address_and_a_sheet_that_is_closed_copies_nothing(phone: Page) -> None:
    phone.add_init_script(f"({SHARES})('')")
    look(phone, "/hage?garden=lister")
    phone.get_by_role("button", name="Del", exact=True).tap()
    phone.wait_for_function("() => window.told")
    told = phone.evaluate("told")
    assert told["title"] == phone.title()
    assert urlsplit(told["url"]).path == "/hage"
    assert {"garden", "year", "release"} <= set(dict(parse_qsl(urlsplit(told["url"]).query)))
    phone.evaluate(SHARES, "AbortError")
    phone.get_by_role("button", name="Del", exact=True).tap()
    expect(phone.locator(".gm-copied")).to_be_empty()
    expect(phone.get_by_role("button", name="Kopier lenke")).to_be_visible()

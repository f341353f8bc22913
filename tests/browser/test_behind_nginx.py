"""A browser behind nginx keeps its page when the process that holds it dies."""

import os
import signal
from pathlib import Path

from behind_nginx import fleet
from playwright.sync_api import Browser, expect
from running import complete
from screen import pick, settled


def test_a_visitor_goes_on_where_the_other_process_takes_over(browser: Browser) -> None:
    with fleet() as site, browser.new_context(base_url=site.url, locale="nb-NO") as visitor:
        page = visitor.new_page()
        page.goto("/?county=46")
        complete(page)
        [first] = [cookie["value"] for cookie in visitor.cookies() if cookie["name"] == "gardenmap"]

        with page.expect_event("websocket", lambda socket: "stream" in socket.url, timeout=60_000):
            os.kill(site.apps[first].pid, signal.SIGKILL)
        expect(page.locator("[data-testid=stApp]")).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )
        pick(page, "Fylke", "Nordland")
        settled(page, county="46,18")
        [second] = [cookie["value"] for cookie in visitor.cookies() if cookie["name"] == "gardenmap"]
        assert {first, second} == {"a", "b"}

        with page.expect_download() as download:
            page.locator(".st-key-panel-companies-by-garden [download]").click()
        assert Path(download.value.path()).read_text(encoding="utf-8").count(",18,Nordland,")

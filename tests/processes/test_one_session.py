"""One visitor alone: a run of the script for each choice, and a session that is counted as long as it is open."""

from __future__ import annotations

import requests
from prometheus_client.parser import text_string_to_metric_families
from running import RunningApp
from tab import Visitor

RUNS, SESSIONS = "gardenmap_script_run_seconds_count", "gardenmap_sessions"


def figures(app: RunningApp) -> dict[str, float]:
    families = text_string_to_metric_families(requests.get(app.url + "/metrics", timeout=30).text)
    return {sample.name: sample.value for family in families for sample in family.samples if not sample.labels}


def test_a_session_draws_the_page_of_its_address_and_a_choice_settles_there(app: RunningApp) -> None:
    before = figures(app)
    with Visitor(app.url, "lang=en") as visitor:
        visitor.run()
        assert visitor.choose("Vestland", "Nordland").county == "46,18"
        assert "lang=en" in visitor.tab.query
        assert visitor.choose().county == ""
        during = figures(app)
    assert during[SESSIONS] == before[SESSIONS] + 1
    assert during[RUNS] - before.get(RUNS, 0) == 3, "one run for each choice"
    # The app hears a moment later that a line is closed.
    assert any(figures(app)[SESSIONS] == before[SESSIONS] for _ in range(1000))

"""Pages are written once per view, the likeliest before anybody asks for them."""

import pytest
from running import awaited

from gardenmap.ui import releases, written
from gardenmap.view import parse


def test_the_overview_of_each_county_is_there_before_anybody_chooses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    release, _ = releases.current()
    assert release is not None
    monkeypatch.setattr(written, "_PAUSE", 0)
    awaited(written.look_ahead(release))
    monkeypatch.setattr(written, "_write", lambda *_: pytest.fail("written only now"))
    vocabulary = releases.vocabulary(release)
    for county in vocabulary.counties:
        view, _ = parse({"county": [county]}, vocabulary)
        assert written.of_view(release, view, "overview").content

import re

import brotli
import pytest
from asgi import STREAMLIT_PAGE, ask

from gardenmap.server import bundles

ADDRESS = "/static/js/app.abc.js"


@pytest.fixture
def one_file(tmp_path, monkeypatch):
    """Streamlit with a single script of 6 kB and an empty store."""
    source = tmp_path / "app.abc.js"
    source.write_bytes(b"hello " * 1000)
    monkeypatch.setattr(bundles, "STORE", tmp_path / "store")
    monkeypatch.setattr(bundles, "_files", lambda: {ADDRESS: (source, tmp_path / "store" / "js" / "app.abc.js")})
    monkeypatch.setattr(bundles, "_kept", {})
    return source


def make() -> None:
    for worker in bundles.start_making():
        worker.join()


def test_a_file_is_there_compressed_once_it_is_made(one_file):
    assert bundles.encodings(ADDRESS) == {}
    make()
    assert list(bundles.encodings(ADDRESS)) == ["br", "gzip"]
    assert brotli.decompress(bundles.encodings(ADDRESS)["br"]) == one_file.read_bytes()


def test_what_is_made_is_not_made_again(one_file):
    make()
    assert bundles.start_making() == []


def test_a_folder_that_cannot_be_written_is_said_once_and_stops_nothing(one_file, caplog):
    bundles.STORE.write_text("a file where the folder should be")
    make()
    assert len(caplog.records) == 1
    assert "uncompressed" in caplog.text
    assert bundles.encodings(ADDRESS) == {}


def test_an_address_outside_streamlits_files_has_no_compressed_form(one_file):
    assert bundles.encodings("/static/js/../../secrets.toml") == {}


def test_a_browser_gets_the_compressed_form_of_a_file_and_keeps_it_for_good(one_file, monkeypatch):
    monkeypatch.setattr(bundles, "_addresses", lambda: frozenset({ADDRESS}))
    assert "content-encoding" not in ask(ADDRESS, accept_encoding="br").headers, "not made yet: Streamlit sends it"
    make()
    for encoding in ("br", "gzip"):
        answer = ask(ADDRESS, accept_encoding=encoding)
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert ask(ADDRESS, accept_encoding=encoding, if_none_match=answer.headers["etag"]).status == 304
    assert "content-encoding" not in ask(ADDRESS).headers


def test_every_script_and_style_of_streamlit_has_its_address():
    page = set(re.findall(r'(?:src|href)="\.(/static/(?:js|css)/[^"]+)"', STREAMLIT_PAGE))
    assert page
    assert all(bundles.holds(address) for address in page)
    assert page <= bundles._files().keys()

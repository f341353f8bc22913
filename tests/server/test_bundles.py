import brotli
import pytest

from gardenmap.ui import bundles

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

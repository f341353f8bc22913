"""A release that was published earlier is answered byte for byte as before."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asgi import open_data
from earlier import ID, unpacked

from gardenmap import current
from gardenmap.data.describe import facts_of
from gardenmap.data.package import read
from gardenmap.model import Release

README = "7010015252b0595ee6d312691c126ac2b5ed42f717f03055aa22bc7a020e7e01"
"""SHA-256 of README.md in the zip."""
ANSWERS = {
    "release.json":
        "236c55cec2451b39c037e18663a940825679a4a08be50d30c2850a4864164729",
    "release.json?county=46&lang=en&status=ongoing&values=reported":
        "26a81880c3a683e0b3f0fd08d1903bf9b16f236d3f0412ed738242010342f9d4",
    "release.json?county=99&year=1950":
        "0b67c6cc5bfb584b58ac459584378d905583f0db6d64537b0c3f92acfec3a3d3",
    "gardens.geojson":
        "6ecb3e6319e015338f7d6dd00e3fd729ecb4705dc2f2ccdccded303f0b8d27d1",
    "gardens.geojson?county=46,18&membership=confirmed_2021,participant_2024":
        "fb4f5385fefdb06d335c64933b2c5459cbfe69d88d383cfbc8d2baf54090fbfe",
    "observations.csv":
        "21bbd16c5c9657feda2d05551374af3e1337e39808872c77e34860b3b1f23b30",
    "observations.csv?county=46&values=reported":
        "ddfa47cc3466b97f236a59156842ede1d35cc6277729dccd9983c107c4a672de",
    "observations.csv?format=people":
        "d3be8913969917e5fee6175890423d637ffdc37c84e64c3d1cbac788da1b5df7",
    "projects.csv":
        "c72cdf7554636095cddce5d8f040c1808ed93a53b57fc2ffdf1509e16d5b5016",
    "projects.csv?county=46,50&status=ongoing,planned&theme=circular_economy":
        "aa4eca6cb6a4f5106fd46357cd2aefd2d37d280aa915588f2312b612e2730624",
    "projects.csv?county=46&format=people":
        "ae02929e170807a72664f50071df7d6a27a4cf008efedd7db39e9a3ec98e041d",
    "catalog.jsonld":
        "d7c0c7aa204b01b94ac597b949b92df2231759519b4009b0e3faf948a8d76a52",
}  # fmt: skip
"""Address -> SHA-256 of the body."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp(ID))


@pytest.fixture(scope="module")
def earlier(package: Path) -> tuple[Release, dict[str, Any]]:
    return read(package), facts_of(package)


@pytest.fixture
def _on_show(earlier: tuple[Release, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    release, facts = earlier
    monkeypatch.setattr(current, "on_show", lambda: (release, ()))
    monkeypatch.setattr(current, "facts", lambda: facts)


@pytest.mark.usefixtures("_on_show")
@pytest.mark.parametrize("address", ANSWERS)
def test_an_address_answers_byte_for_byte_as_it_did(address: str) -> None:
    assert hashlib.sha256(open_data(address).body).hexdigest() == ANSWERS[address]


@pytest.mark.usefixtures("_on_show")
def test_the_zip_holds_byte_for_byte_the_files_that_it_did(package: Path) -> None:
    # Its files and not the zip itself: zlib does not compress to the same bytes on every machine.
    archive = zipfile.ZipFile(BytesIO(open_data("datapackage.zip").body))
    published = {str(path.relative_to(package)) for path in package.rglob("*") if path.is_file()}
    assert set(archive.namelist()) == published | {"README.md"}
    assert all(archive.read(name) == (package / name).read_bytes() for name in published)
    assert hashlib.sha256(archive.read("README.md")).hexdigest() == README

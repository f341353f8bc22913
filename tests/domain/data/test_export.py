"""Files that others take home."""

import zipfile
from io import BytesIO
from pathlib import Path

from published import DATA

from gardenmap.data.describe import facts_of
from gardenmap.data.export import package_zip
from gardenmap.data.package import read


def test_the_zip_of_a_release_holds_the_very_files_of_its_package():
    release = read(DATA)
    archive = zipfile.ZipFile(BytesIO(package_zip(release, facts_of(DATA))))
    assert {"gardens.csv", "counties.geojson", "datapackage.json", "README.md"} <= set(archive.namelist())
    for name in archive.namelist():
        assert archive.read(name) == (DATA / name).read_bytes(), name


def test_the_same_release_always_gives_the_same_zip():
    release, facts = read(DATA), facts_of(DATA)
    assert package_zip(release, facts) == package_zip(release, facts)


def test_a_release_file_that_says_only_its_date_still_gives_a_zip(tmp_path: Path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "release.toml").write_text('date = 2026-11-23\npublisher = 5\norigins = "none"\n')
    archive = zipfile.ZipFile(BytesIO(package_zip(read(DATA), facts_of(tmp_path))))
    assert '"publisher"' in archive.read("datapackage.json").decode()

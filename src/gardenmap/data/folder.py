"""The files of a data package: in a folder, or in a zip, as we hand it out or as somebody zipped it again."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from gardenmap.data.rules import Advice, Rule
from gardenmap.data.tables import TABLES, file_name
from gardenmap.errors import DataError, Problem

LARGEST_ZIP = 200_000_000
"""Bytes when unpacked, several times the largest release that was ever measured: more is a zip bomb or a mistake."""
_TABLES = frozenset(map(file_name, TABLES))


class Damaged(OSError):
    """A file is in the zip and cannot be got out of it: a piece is lost, or it has a password."""


class Folder:
    """A package in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def has(self, name: str) -> bool:
        return os.path.lexists(self._path / name)

    def read(self, name: str) -> bytes:
        """The content of a file; OSError where it cannot be had."""
        return (self._path / name).read_bytes()


class Zip:
    """A package in a zip, in whichever folder of it the tables are.

    What a Mac (`__MACOSX`) or anybody else has put beside them is not looked at. Raises DataError where there is no
    table in it, or more than a release can be.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(path.read_bytes()))
        # A damaged directory of a zip is told by whatever fails first in it.
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _refused(path, Rule.NOT_A_PACKAGE, Advice.NAME_FOLDER) from error
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_ZIP:
            raise _refused(path, Rule.ZIP_TOO_LARGE, Advice.FETCH_AGAIN, most=LARGEST_ZIP // 1_000_000)
        # Windows has zipped with backslashes.
        self._entries = {entry.filename.replace("\\", "/"): entry for entry in entries}
        tables = Counter(name.rpartition("/")[0] for name in self._entries if name.rpartition("/")[2] in _TABLES)
        if not tables:
            raise _refused(path, Rule.NO_TABLE_IN_ZIP, Advice.FETCH_PACKAGE)
        # data/ has every table, data/raw and data/curation some of the same names.
        self._root = max(sorted(tables, key=len), key=tables.__getitem__)

    def _inside(self, name: str) -> str:
        return f"{self._root}/{name}" if self._root else name

    def has(self, name: str) -> bool:
        return self._inside(name) in self._entries

    def read(self, name: str) -> bytes:
        """The content of a file; FileNotFoundError where it is not there, Damaged where it is no longer whole."""
        if not self.has(name):
            raise FileNotFoundError(name)
        try:
            return self._archive.read(self._entries[self._inside(name)])
        except Exception as error:  # zipfile, zlib, bz2 and lzma each have errors of their own
            raise Damaged(name) from error


def _refused(path: Path, rule: Rule, advice: Advice, **values: object) -> DataError:
    return DataError([Problem(path.name, rule, advice, values=values)])


def opened(path: Path) -> Folder | Zip:
    """The package at a path; DataError where a file is there that is no zip of a package."""
    return Zip(path) if path.is_file() else Folder(path)

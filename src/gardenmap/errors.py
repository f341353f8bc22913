"""What can go wrong, as a family.

GardenmapError
└── DataError        the data package cannot be read or has faults; carries every fault

A bad link is never an error: it gives the nearest valid view and a notice (see `gardenmap.view`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Translate(Protocol):
    """What turns a message and its values into a sentence; a `gardenmap.text.Text` is one."""

    def __call__(self, message: str, /, **values: object) -> str: ...


def _english(message: str, /, **values: object) -> str:
    return message.format_map(values)


def _spans(rows: Sequence[int]) -> str:
    """Rising numbers in few words: 3-16, 20."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], row]
        else:
            spans.append([row])
    return ", ".join("-".join(map(str, span)) for span in spans)


@dataclass(frozen=True)
class Problem:
    """One fault in a data package: where it stands, what stands there, which rule it breaks, what to do.

    `row` counts as a spreadsheet does: the header is row 1. None where the fault is of the whole file. `rule` and
    `suggestion` are English messages with `{named}` places for `values`.
    """

    file: str
    rule: str
    suggestion: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    also: Sequence[int] = ()
    """Further rows of the same cause."""

    @property
    def place(self) -> str:
        return ":".join(str(part) for part in (self.file, self.row, self.column) if part is not None)

    def say(self, text: Translate) -> str:
        """The whole fault as one line in the language of `text`."""
        parts = [f"{self.place}: {text(str(self.rule), **self.values)}."]
        if self.value is not None:
            parts.append(text("Found '{value}'.", value=self.value))
        if self.suggestion:
            parts.append(text(str(self.suggestion), **self.values))
        if self.also:
            parts.append(text("Also in rows {rows}.", rows=_spans(self.also)))
        return " ".join(parts)

    def __str__(self) -> str:
        return self.say(_english)


class GardenmapError(Exception):
    """Base of every error that is meant for people: shown as its text, never as a traceback."""


class DataError(GardenmapError):
    """The data package has faults; `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

"""The parts that a table description is made of: a column, its meaning in two languages, its form.

A column is a pandera column, so that a frame can be validated; what pandera has no place for (bokmål, unit, what a
missing value means, closed list) is a `Meaning` in its metadata. `check` and `describe` read both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandera.pandas as pa

from gardenmap.data.rules import Advice

Kind = Literal["text", "whole", "number"]
_DTYPES: dict[Kind, str] = {"text": "str", "whole": "Int64", "number": "float64"}


class Words(NamedTuple):
    """The same words in English and bokmål."""

    en: str
    nb: str


class Form(NamedTuple):
    """How a code is written, and how to say so to a person."""

    pattern: str
    advice: Advice


CODE = Form(r"[A-Za-z0-9][A-Za-z0-9_.\-]*", Advice.CODE)
COUNTY_NO = Form(r"[0-9]{2}", Advice.COUNTY_CODE)
MUNICIPALITY_NO = Form(r"[0-9]{4}", Advice.MUNICIPALITY_CODE)
ORGANISATION_NO = Form(r"[0-9]{9}", Advice.ORGANISATION_CODE)
PARTIAL_DATE = Form(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", Advice.PARTIAL_DATE)
WEB_ADDRESS = Form(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", Advice.WEB_ADDRESS)

NOT_FOUND = Words("no source found", "ingen kilde funnet")
NOTHING_TO_ADD = Words("nothing to add", "ikke noe å tilføye")
UNDATED = Words("the source has no date", "kilden er uten dato")


@dataclass(frozen=True)
class Meaning:
    """What a column means, beyond its type."""

    title: Words
    kind: Kind = "text"
    missing: Words | None = None
    """What an empty cell means; None where no cell may be empty."""
    unit: Words | None = None
    one_of: tuple[str, ...] = ()
    form: Form | None = None
    many: bool = False
    """The cell is a list with a space between the values."""
    refers_to: str = ""
    """The table whose key the values come from."""
    least: float | None = None
    most: float | None = None


def _checks(meaning: Meaning) -> list[pa.Check]:
    checks = []
    one = "|".join(meaning.one_of) or (meaning.form.pattern if meaning.form else "")
    if one:
        checks.append(pa.Check.str_matches(rf"^({one})( ({one}))*$" if meaning.many else rf"^({one})$"))
    if meaning.least is not None:
        checks.append(pa.Check.ge(meaning.least))
    if meaning.most is not None:
        checks.append(pa.Check.le(meaning.most))
    return checks


def _column(name: str, meaning: Meaning) -> pa.Column:
    return pa.Column(
        _DTYPES[meaning.kind],
        _checks(meaning),
        name=name,
        nullable=meaning.missing is not None,
        title=meaning.title.en,
        metadata={"meaning": meaning},
    )


def words(name: str, en: str, nb: str, *, missing: Words | None = None) -> pa.Column:
    """Free text in one line."""
    return _column(name, Meaning(Words(en, nb), missing=missing))


def code(
    name: str,
    en: str,
    nb: str,
    *,
    form: Form | None = CODE,
    one_of: Iterable[str] = (),
    refers_to: str = "",
    many: bool = False,
    missing: Words | None = None,
) -> pa.Column:
    """A value from a closed list, a key of another table, or a value of a fixed form."""
    choices = tuple(str(choice) for choice in one_of)
    form = None if choices else form
    return _column(
        name, Meaning(Words(en, nb), missing=missing, one_of=choices, form=form, many=many, refers_to=refers_to)
    )


def whole(
    name: str, en: str, nb: str, *, least: int, most: int, unit: Words | None = None, missing: Words | None = None
) -> pa.Column:
    """A whole number."""
    return _column(name, Meaning(Words(en, nb), "whole", missing, unit, least=least, most=most))


def year(name: str, en: str, nb: str, *, missing: Words | None = None) -> pa.Column:
    """A calendar year."""
    return whole(name, en, nb, least=1900, most=2100, unit=Words("year", "år"), missing=missing)


def number(
    name: str,
    en: str,
    nb: str,
    *,
    unit: Words,
    least: float | None = None,
    most: float | None = None,
    missing: Words | None = None,
) -> pa.Column:
    """A measured value."""
    return _column(name, Meaning(Words(en, nb), "number", missing, unit, least=least, most=most))


@dataclass(frozen=True)
class About:
    """What a table is, beyond its columns."""

    title: Words
    text: Words
    key: tuple[str, ...]
    order: tuple[str, ...]
    """The columns that its rows are sorted by in the file."""


def table(name: str, about: About, *columns: pa.Column) -> pa.DataFrameSchema:
    """One table with its columns in order."""
    return pa.DataFrameSchema(
        {column.name: column for column in columns},
        name=name,
        title=about.title.en,
        description=about.text.en,
        unique=list(about.key),
        strict=True,
        ordered=True,
        metadata={"about": about},
    )


def about(table: pa.DataFrameSchema) -> About:
    """What a table is."""
    assert table.metadata
    return table.metadata["about"]


def meaning(column: pa.Column) -> Meaning:
    """What a column of a table means."""
    assert column.metadata
    return column.metadata["meaning"]


def dtype(column: pa.Column) -> str:
    """The pandas type of a column: missing text and numbers are NaN, missing whole numbers are NA."""
    return _DTYPES[meaning(column).kind]

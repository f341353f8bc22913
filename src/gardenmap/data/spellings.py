"""How a cell may have been meant: what spreadsheets and people make of numbers, dates, codes and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from babel.dates import get_month_names

from gardenmap.data.tables.columns import PARTIAL_DATE, WEB_ADDRESS, Meaning

NOTHING = frozenset(("nan", "na", "n/a", "null", "none", "nil", "-", "–", "—", ".", "..", "...", ":", "?", "ukjent"))
"""What people and programs write where they know nothing, in small letters."""
SCIENTIFIC = re.compile(r"[0-9](?:[.,]([0-9]+))?[eE]\+?([0-9]{1,2})")

_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet; a year that is shown as a date is a day of 1905."""
_MONTHS = {
    name[:3].casefold(): month for lang in ("nb", "en") for month, name in get_month_names("wide", locale=lang).items()
}
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})[-./]([0-9]{4}|[0-9]{2})(?: .*)?")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})[. -]+)?([^\W\d]{3,})[. -]+([0-9]{4}|[0-9]{2})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-./]([0-9]{4})")
_COMMA_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_POINT_THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?")


def spellings(text: str, means: Meaning) -> Iterator[str]:
    """What the cell may have said before its form was changed; the rules of the column tell which of them fit."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    plain = plain.removeprefix("=").strip("'\"’")  # ="0301" and '0301 keep a spreadsheet from changing a number
    yield plain
    if means.many:
        yield " ".join(re.split(r"[\s,;|]+", plain))
    if means.kind != "text":
        yield from _numbers(plain)
        if means.unit and means.unit.en == "year":
            yield from (_year(found) for found in _dates(plain) if found.count("-") == 2)
    elif means.one_of:
        yield from (choice for choice in means.one_of if _letters(choice) == _letters(plain))
    elif means.form == PARTIAL_DATE:
        yield from _dates(plain)
    elif means.form == WEB_ADDRESS:
        yield from _addresses(plain)
    elif means.form and (digits := re.fullmatch(r"\[0-9\]\{(\d)\}", means.form.pattern)):
        yield from _digits(plain, int(digits[1]))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _numbers(text: str) -> Iterator[str]:
    """The numbers that these digits may stand for, as a file has them."""
    bare = re.sub(r"[\s'’]|kr\.?|%$|,-$", "", text, flags=re.IGNORECASE).replace("−", "-").replace("–", "-").lstrip("+")
    found = [bare]
    if _COMMA_THOUSANDS.fullmatch(bare):
        found.append(bare.replace(",", ""))
    if _POINT_THOUSANDS.fullmatch(bare):
        found.append(bare.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(bare):
        found.append(bare.replace(",", "."))
    for each in found:
        with suppress(InvalidOperation, OverflowError):
            number = Decimal(each)
            if abs(number) < 10**15 and number == number.to_integral_value():
                yield str(int(number))
            elif number.is_finite() and number.adjusted() > -20:
                yield f"{number.normalize():f}"


def _digits(text: str, length: int) -> Iterator[str]:
    """A code of so many digits that was read as a number, or written in groups or with letters round it."""
    lost = SCIENTIFIC.fullmatch(text)
    if lost and len(lost[1] or "") != int(lost[2]):
        return
    for number in _numbers(text):
        yield number
        if len(number) == length - 1 and number.isdigit():
            yield f"0{number}"
    yield re.sub(r"[^0-9]", "", text)


def _dates(text: str) -> Iterator[str]:
    """The dates that this may stand for, as far as they are known; day first, as in Norway, where both can be."""
    if found := _YEAR_FIRST.fullmatch(text):
        yield _date(*found.groups())
    if found := _DAY_FIRST.fullmatch(text):
        day, mark, month, year = found.groups()
        yield _date(year, month, day)
        if mark == "/":
            yield _date(year, day, month)
    if found := _IN_WORDS.fullmatch(text):
        day, name, year = found.groups()
        yield _date(year, str(_MONTHS.get(name[:3].casefold(), 0)), day)
    if found := _MONTH_AND_YEAR.fullmatch(text):
        yield _date(found[2], found[1], None)
    if re.fullmatch(r"[0-9]{8}", text):
        yield _date(text[:4], text[4:6], text[6:])
    for number in _numbers(text):
        if re.fullmatch(r"[0-9]{5}", number):
            yield (_FIRST_DAY + timedelta(days=int(number))).isoformat()
        yield number


def _date(year: str, month: str, day: str | None) -> str:
    century = "" if len(year) == 4 else "20"
    return "-".join([century + year, month.zfill(2), *([day.zfill(2)] if day else [])])


def _year(found: str) -> str:
    with suppress(ValueError):
        day = date.fromisoformat(found)
        return str((day - _FIRST_DAY).days if day.year == 1905 else day.year)
    return found[:4]


def _addresses(text: str) -> Iterator[str]:
    if found := re.search(r"(https?):/+\s*([^\s<>()\[\]]+)", text, re.IGNORECASE):
        yield f"{found[1].lower()}://{found[2]}"
    elif "://" not in text:
        yield f"https://{text.lstrip('/')}"

"""Words, numbers and dates in bokmål or English.

Messages stand in the code in English; `nb.po` holds the bokmål. A `Text` is passed as an argument, so two visitors
never share a language. Numbers and dates are formatted here and never by the browser.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from gardenmap.model import DEFAULT_LANGUAGE, Language

_LOCALES = {"nb": Locale("nb", "NO"), "en": Locale("en", "GB")}
MISSING = ".."


@cache
def _catalogue(language: Language) -> dict[str, str | tuple[str, ...]]:
    """English message (the first form of a plural) -> translation; empty for English, which is the source."""
    if language == "en":
        return {}
    with files("gardenmap.text").joinpath(f"{language}.po").open("rb") as source:
        catalogue: Any = read_po(source)
    return {(m.id[0] if m.pluralizable else m.id): m.string for m in catalogue if m.id and m.string}


@lru_cache(maxsize=10_000)
def _decimal(language: Language, value: float, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(round(value, decimals) or 0, pattern, locale=_LOCALES[language]).replace("-", "−")


def unbroken(words: str) -> str:
    """Published words with each number on one line: "2 654" does not part after the 2, nor "51 %" before its sign."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d)|%)", "\u00a0", words)


def significant(value: float, digits: int = 2) -> float:
    """Round to so many significant digits; how every estimate is shown."""
    if value == 0:
        return 0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


class Text:
    """One language: `text("{n} gardens", n=47)` is a sentence, `text.number(4000)` a number in that language."""

    def __init__(self, language: Language = DEFAULT_LANGUAGE) -> None:
        self.language: Language = language
        self._messages = _catalogue(language)

    def __call__(self, message: str, /, **values: object) -> str:
        found = self._messages.get(message, message)
        assert isinstance(found, str), f"{message!r} is a plural: use text.plural"
        return found.format_map(values) if values else found

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for n things; `{n}` in it is the formatted count."""
        found = self._messages.get(one, (one, many))
        form = found[0 if n == 1 else 1]
        return form.format_map({"n": self.number(n), **values})

    def number(self, value: float | None, decimals: int = 0) -> str:
        """2 500 000 or 2,500,000; two dots where the value is missing."""
        if value is None or pd.isna(value):
            return MISSING
        return _decimal(self.language, float(value), decimals)

    def plain(self, value: float | None) -> str:
        """A number with as many decimals as it has, at most three: of a million that is a thousand."""
        if value is None or pd.isna(value):
            return MISSING
        decimals = next(d for d in range(4) if round(value, d) == round(value, 3))
        return self.number(value, decimals)

    def approximately(self, value: float | None) -> str:
        """ca. 110: an estimate, to two significant digits."""
        if value is None or pd.isna(value):
            return MISSING
        return self("approx.\u00a0{number}", number=self.number(significant(float(value))))

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """12,5 % or 12.5%; `share` 1 is the whole."""
        if share is None or pd.isna(share):
            return MISSING
        number = self.number(share * 100, decimals)
        return f"{number}\u00a0%" if self.language == "nb" else f"{number}%"

    def money(self, mnok: float | None, *, estimate: bool = False) -> str:
        """NOK million in words: 240 mill. kr, 8,6 mrd. kr; estimates to two significant digits, without "ca."."""
        if mnok is None or pd.isna(mnok):
            return MISSING
        value = significant(float(mnok)) if estimate else float(mnok)
        if abs(value) >= 1000:
            return self("NOK\u00a0{number}bn", number=self.plain(value / 1000))
        return self("NOK\u00a0{number}m", number=self.plain(value))

    def date(self, value: date | str | None, *, long: bool = False) -> str:
        """A date as far as it is known: 23.11.2026 (23 Nov 2026), nov. 2026, 2026; in running text with `long`.

        A string is a partial ISO date (`2023`, `2023-03`, `2023-03-15`). Missing is "uten dato".
        """
        if value is None or pd.isna(value) or value == "":
            return self("undated")
        parts = value.isoformat().split("-") if isinstance(value, date) else str(value).split("-")
        known = [int(part) for part in parts]
        if len(known) == 1:
            return parts[0]
        day = date(known[0], known[1], known[2] if len(known) > 2 else 1)
        if len(known) == 2:
            pattern = "MMMM y" if long else "MMM y"
        elif self.language == "nb":
            pattern = "d. MMMM y" if long else "dd.MM.y"
        else:
            pattern = "d MMMM y" if long else "d MMM y"
        return format_date(day, pattern, locale=_LOCALES[self.language])

    def join(self, words: list[str]) -> str:
        """Østfold, Oslo og Vestfold."""
        if len(words) < 2:
            return "".join(words)
        return self("{list} and {last}", list=", ".join(words[:-1]), last=words[-1])

"""Is each cell, by itself, what its column promises?"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

import pandera.pandas as pa

from gardenmap.assets.typeface import lacking
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet
from gardenmap.data.spellings import NOTHING, SCIENTIFIC, spellings
from gardenmap.data.tables import Meaning, file_name, meaning
from gardenmap.data.tables.columns import MUNICIPALITY_NO, PARTIAL_DATE

LONGEST_TEXT = 2000
MOST_SUGGESTIONS = 25
"""So many values of a column are compared with every known one to suggest the right one; a shifted column has thousands
of wrong values, and for each of them the search would walk through all that are right."""
LONGEST_ADVICE = 100
"""Characters of what a cell is advised to say; longer text is typed again."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")

_NO_SUCH_DAY = re.compile(r"(19|20)[0-9]{2}(-[0-9]{2}){1,2}")
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|I/T|VERDI!|NAVN\?|TALL!|#+)|Err:[0-9]{3}")
"""What a formula leaves where it fails, in English and in Norwegian, or a number in a column that is too narrow."""

Keys = Mapping[str, Collection[str]]
"""Table -> its keys; a table that could not be read is left out, and nothing is judged by it."""


class Verdict(NamedTuple):
    """A broken rule and what to do about it."""

    rule: Rule
    advice: Advice
    values: dict[str, object]


def parse(text: str) -> float | None:
    """A number, or None where the cell holds none."""
    return float(text) if _NUMBER.fullmatch(text) and math.isfinite(float(text)) else None


def _is_date(text: str) -> bool:
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _judge_text(text: str, means: Meaning) -> Verdict | None:
    if _ERROR.fullmatch(text):
        return Verdict(Rule.SPREADSHEET_ERROR, Advice.TYPE_OR_EMPTY if means.missing else Advice.TYPE_AGAIN, {})
    if _CONTROL.search(text):
        return Verdict(Rule.CONTROL, Advice.RETYPE, {})
    if len(text) > LONGEST_TEXT:
        return Verdict(Rule.TOO_LONG, Advice.SHORTEN, {"most": LONGEST_TEXT})
    return None


def _judge_letters(text: str) -> Verdict | None:
    letters = "" if text.isascii() else lacking(text)
    return Verdict(Rule.LETTERS, Advice.OTHER_LETTERS, {"letters": letters}) if letters else None


def _judge_number(text: str, means: Meaning) -> Verdict | None:
    if means.kind == "whole" and not _WHOLE.fullmatch(text):
        return Verdict(Rule.WHOLE, Advice.WHOLE_NUMBER, {})
    value = parse(text)
    if value is None:
        return Verdict(Rule.NUMBER, Advice.PLAIN_NUMBER, {})
    if means.least is not None and value < means.least:
        return Verdict(Rule.LEAST, Advice.CORRECT_NUMBER, {"least": means.least})
    if means.most is not None and value > means.most:
        return Verdict(Rule.MOST, Advice.CORRECT_NUMBER, {"most": means.most})
    return None


Near = Callable[[str, Collection[str]], "dict[str, object] | None"]


def _near(text: str, choices: Collection[str]) -> dict[str, object] | None:
    found = get_close_matches(text, choices, n=1)
    return {"nearest": found[0]} if found else None


def _no_suggestion(text: str, choices: Collection[str]) -> None:
    return None


def _judge_code(text: str, means: Meaning, keys: Keys, nearest: Near) -> Verdict | None:
    if means.one_of and text not in means.one_of:
        near = nearest(text, means.one_of)
        return Verdict(
            Rule.ONE_OF, Advice.NEAREST if near else Advice.CHOOSE, near or {"values": ", ".join(means.one_of)}
        )
    if means.form == PARTIAL_DATE and _NO_SUCH_DAY.fullmatch(text) and not _is_date(text):
        return Verdict(Rule.FORM, Advice.NO_SUCH_DAY, {})
    if means.form and not re.fullmatch(means.form.pattern, text):
        return Verdict(Rule.FORM, means.form.advice, {})
    if means.refers_to in keys and text not in keys[means.refers_to]:
        near = nearest(text, keys[means.refers_to])
        return Verdict(
            Rule.UNKNOWN,
            Advice.NEAREST if near else Advice.ADD_FIRST,
            {"table": file_name(means.refers_to), **(near or {})},
        )
    return None


def _judge(text: str, means: Meaning, keys: Keys, nearest: Near) -> Verdict | None:
    if not text.strip():
        return None if means.missing and not text else Verdict(Rule.REQUIRED, Advice.FILL_IN, {})
    verdict = _judge_text(text, means)
    if verdict:
        return verdict
    if means.kind != "text":
        return _judge_number(text, means)
    for part in text.split(" ") if means.many else [text]:
        verdict = _judge_code(part, means, keys, nearest)
        if verdict:
            return verdict
    return _judge_letters(text)


def _advised(verdict: Verdict, text: str, means: Meaning, keys: Keys) -> Verdict:
    """The same with better advice, where it can be told what the cell should say."""
    if verdict.rule in (Rule.REQUIRED, Rule.SPREADSHEET_ERROR) or len(text) > 2 * LONGEST_ADVICE:
        return verdict
    if text.casefold() in NOTHING:
        return verdict._replace(advice=Advice.LEAVE_EMPTY) if means.missing else verdict
    match [each for each in dict.fromkeys(spellings(text, means)) if _fits(each, means, keys)]:
        case [instead]:
            return verdict._replace(advice=Advice.WRITE, values={**verdict.values, "instead": instead})
        case [instead, other]:
            return verdict._replace(
                advice=Advice.WRITE_EITHER, values={**verdict.values, "instead": instead, "other": other}
            )
    if means.kind == "text" and means.form and SCIENTIFIC.fullmatch(text):
        return verdict._replace(advice=Advice.DIGITS_LOST)
    return verdict


def _fits(text: str, means: Meaning, keys: Keys) -> bool:
    if not text or len(text) > LONGEST_ADVICE or _judge(text, means, keys, _no_suggestion):
        return False
    # That a zero was lost is told of a county that there is.
    return means.form != MUNICIPALITY_NO or text[:2] in keys.get("counties", (text[:2],))


def judge_cells(sheet: Sheet, schema: pa.DataFrameSchema, keys: Keys) -> None:
    """Add the fault of each cell to the sheet."""
    for name, column in schema.columns.items():
        if name not in sheet.columns:
            continue
        means = meaning(column)
        verdicts: dict[str, Verdict | None] = {}
        wrong = 0
        for line in sheet.lines:
            text = line.cells[name]
            if text not in verdicts:
                nearest = _near if wrong < MOST_SUGGESTIONS else _no_suggestion
                verdict = _judge(text, means, keys, nearest)
                verdicts[text] = verdict and _advised(verdict, text, means, keys)
                wrong += verdict is not None
            verdict = verdicts[text]
            if verdict:
                sheet.fault(verdict.rule, verdict.advice, row=line.number, column=name, value=text, **verdict.values)

"""The bokmål of the app: complete, nothing too much, and bokmål."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter
from typing import Any

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po
from text.messages import in_code

import gardenmap.text

ENGLISH = re.findall(
    r"\w+",
    "the of and is are was has have not with from each which what how year years garden gardens company "
    "companies county figure figures project projects estimate reported missing source release approx",
)
"""Words that no bokmål sentence has."""
MESSAGES = in_code()
ENTRIES: dict[Any, Entry] = {}
with files(gardenmap.text).joinpath("nb.po").open("rb") as _po:
    ENTRIES = {(entry.id[0] if entry.pluralizable else entry.id): entry for entry in read_po(_po) if entry.id}


def forms(words: Any) -> tuple[str, ...]:
    """The one form of a sentence, or the two of a plural."""
    return (words,) if isinstance(words, str) else tuple(words)


def places(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


def test_every_message_has_a_bokmål_form_for_each_english_one() -> None:
    wanted = {message.one: forms((message.one, message.many) if message.many else message.one) for message in MESSAGES}
    found = {one: forms(entry.id) for one, entry in ENTRIES.items() if all(forms(entry.string))}
    lacking = {message.one: message.place for message in MESSAGES if found.get(message.one) != wanted[message.one]}
    assert not lacking


def test_no_entry_is_left_over() -> None:
    assert not ENTRIES.keys() - {message.one for message in MESSAGES}


def test_a_message_is_always_plural_or_never() -> None:
    found: dict[str, set[str]] = {}
    for message in MESSAGES:
        found.setdefault(message.one, set()).add(message.many)
    assert not [one for one, many in found.items() if len(many) > 1]


def test_both_languages_name_the_same_values() -> None:
    apart = [
        (english, bokmål)
        for entry in ENTRIES.values()
        for english, bokmål in zip(forms(entry.id), forms(entry.string), strict=True)
        if places(english) != places(bokmål)
    ]
    assert not apart


def test_a_sentence_ends_alike_in_both_languages() -> None:
    """A full stop, a colon or a question mark that one language lacks is a sentence half translated."""
    apart = [
        (english, bokmål)
        for entry in ENTRIES.values()
        for english, bokmål in zip(forms(entry.id), forms(entry.string), strict=True)
        if (english[-1] in ".?:") != (bokmål[-1] in ".?:") and english.count(" ") > 2 and not bokmål.endswith("md.")
    ]
    assert not apart


def test_bokmål_holds_no_english() -> None:
    words = {
        bokmål: leftover
        for entry in ENTRIES.values()
        for bokmål in forms(entry.string)
        if (leftover := {*re.findall(r"\w+", re.sub(r"\{\w+\}", "", bokmål).lower())} & {*ENGLISH})
    }
    assert not words


def test_bokmål_has_its_own_quotation_marks() -> None:
    assert not [entry.string for entry in ENTRIES.values() for form in forms(entry.string) if re.search('[“”"]', form)]


def test_the_messages_in_the_code_are_english() -> None:
    names = re.compile("Næringshagekartet|næringshage")
    norwegian = re.compile(r"[æøåÆØÅ]|\b(og|av|ikke|som|til|ca|hage|hager|bedrifter|uten)\b")
    messages = [names.sub("", f"{message.one} {message.many}") for message in MESSAGES]
    assert not [message for message in messages if norwegian.search(message)]

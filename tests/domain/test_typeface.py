"""Every letter that a release or a page may have can be written, and one that cannot is told."""

import re
import string
import unicodedata
from importlib.resources import files

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import published

from gardenmap.assets import typeface
from gardenmap.data.tables import TABLES

ALPHABETS = {
    "bokmål and nynorsk": "æøåàéèêóòôüäö",
    "North Sámi": "áčđŋšŧž",
    "Lule Sámi": "áåäńŋ",
    "South Sámi": "ïæöåäø",
    "Pite and Ume Sámi": "áđïŋŧåäöü",
    "Inari and Skolt Sámi": "áâäåčđŋšžõǥǧǩʒǯʹʼ",
    "Kven and Finnish": "đšžäöå",
    "Icelandic and Faroese": "áéíóúýðþæöø",
    "West Europe": "äöüßàâçéèêëîïôùûÿœñáíóúüìòãõẽĳŵŷẁḃċġżħ",
    "Central Europe": "ąćęłńóśźżáčďéěíňóřšťúůýžľĺŕôőűăâîșțşţ",
    "the Baltic and the Balkans": "āčēģīķļņšūžąčęėįšųūõäöüćđšžëç",
    "Turkish and Azerbaijani": "çğıöşüəİ",
    "Vietnamese": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџѓќѕ",
    "signs": "–—…«»“”‘’„•·×÷−±≈≤≥½¼¾⅓²³€£%‰§©®™°→←↑↓№",
}
ALPHABET = "".join(ALPHABETS.values()) + string.ascii_letters + string.digits
UNKNOWN = {"an emoji": "🌱", "Chinese": "東", "Arabic": "ب", "private use": "\ue000", "invisible": "\u3164"}


def spans(file: str) -> list[range]:
    """The letters for which a page fetches a file."""
    ends = (span.partition("-") for span in re.findall(r"U\+([\dA-F-]+)", typeface.FILES[file]))
    return [range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends]


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_alphabet_of_a_language_can_be_written_small_and_large_composed_and_decomposed(language: str) -> None:
    letters = ALPHABETS[language]
    for form in ("NFC", "NFD"):
        words = unicodedata.normalize(form, letters + letters.upper())
        assert typeface.lacking(words) == ""
        assert "".join(typeface.letters(words)) == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize("language", ALPHABETS)
def test_a_page_fetches_a_file_for_each_letter_that_it_writes(language: str) -> None:
    letters = set(ALPHABETS[language] + ALPHABETS[language].upper()) - set("→←")
    fetched = {letter: spans(file) for letter in letters if (file := typeface.file_of(letter))}
    assert fetched.keys() == letters
    marks = {letter for letter in letters if unicodedata.combining(letter)}
    assert all(any(ord(letter) in span for span in fetched[letter]) for letter in letters - marks)


def test_every_letter_of_the_release_and_of_our_own_words_can_be_written() -> None:
    release = published()
    for name in TABLES:
        frame: pd.DataFrame = getattr(release, name)
        for column in frame.select_dtypes("str"):
            assert typeface.lacking(" ".join(frame[column].dropna().unique())) == "", (name, column)
    catalogue = files("gardenmap.text").joinpath("nb.po").read_text(encoding="utf-8")
    assert typeface.lacking(catalogue) == ""


@pytest.mark.parametrize("letter", UNKNOWN.values(), ids=UNKNOWN)
def test_a_letter_that_no_file_has_is_named_once_with_its_number(letter: str) -> None:
    assert typeface.lacking(f"Odda {letter}{letter} Næringshage {letter}") == f"{letter} (U+{ord(letter):04X})"


@pytest.mark.parametrize("file", typeface.FILES)
def test_a_letter_that_a_file_lacks_is_drawn_as_nothing_in_it(file: str) -> None:
    """By this a file is asked what it has."""
    assert all(typeface.font(file, 16, 400).getmask(letter).getbbox() is None for letter in UNKNOWN.values())


def test_what_is_unseen_lacks_no_letter() -> None:
    assert typeface.letters("Odda\u00ad\u200b\ufeff\u202e\u00a0 \u202fBy\n") == [*"Odda", " ", " ", " ", *"By"]
    assert typeface.lacking("\u00ad\u200b\ufeff\u00a0\u202f\u2003") == ""


@given(st.text(ALPHABET + " \u00a0\u00ad"))
def test_words_of_these_letters_can_always_be_written_and_mean_the_same_in_both_forms(words: str) -> None:
    assert typeface.lacking(words) == ""
    assert typeface.letters(unicodedata.normalize("NFD", words)) == typeface.letters(words)

"""Words in a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from gardenmap.assets import typeface
from gardenmap.server.lettering import Lettering

LETTERS = Lettering(40, 500)


def drawn(words: str) -> Image.Image:
    image = Image.new("L", (round(LETTERS.width(words)) + 80, 90), 255)
    LETTERS.draw(ImageDraw.Draw(image), (40, 60), words, "#000000", "ls")
    return ImageChops.invert(image)


@given(st.lists(st.sampled_from("KáráščŋđŧžïåæøǩǥỡΑθήКиїв→≈"), min_size=1, max_size=12).map("".join))
def test_each_letter_is_drawn_and_takes_the_room_that_it_is_said_to_take(words: str) -> None:
    rest = drawn(words[:-1])
    ink = drawn(words).crop((40 + round(LETTERS.width(words[:-1])), 0, 1000, 90))
    assert ink.getbbox()
    assert LETTERS.width(words) > LETTERS.width(words[:-1])
    assert rest.size[0] < drawn(words).size[0]


def test_a_letter_looks_the_same_composed_and_decomposed_and_beside_letters_of_another_file() -> None:
    assert drawn("Kárášjohka").tobytes() == drawn("Ka\u0301ra\u0301s\u030cjohka").tobytes()
    alone, beside = drawn("š").getbbox(), drawn("aš").getbbox()
    assert alone
    assert beside
    assert alone[1::2] == (beside[1], alone[3])


@pytest.mark.parametrize(("letter", "mark"), [("q", "\u0304"), ("Q", "\u0304"), ("а", "\u0304"), ("q", "\u0323")])
def test_a_mark_without_a_letter_of_its_own_stands_over_or_under_the_middle_of_its_letter(
    letter: str, mark: str
) -> None:
    bare, marked = drawn(letter), drawn(letter + mark)
    left, _, right, _ = bare.getbbox() or (0, 0, 0, 0)
    added = ImageChops.difference(bare, marked).getbbox()
    assert added
    assert abs((left + right) / 2 - (added[0] + added[2]) / 2) < 3
    assert LETTERS.width(letter + mark) == LETTERS.width(letter)


def test_a_letter_that_no_file_has_is_a_box_and_never_nothing() -> None:
    assert drawn("🌱").tobytes() == drawn(typeface.TOFU).tobytes()
    assert drawn(typeface.TOFU).getbbox()


def test_lines_keep_to_their_room_and_end_in_an_ellipsis() -> None:
    lines = LETTERS.lines("Kárášjohka ja Deatnu ja Unjárga " * 5, 400, 2)
    assert len(lines) == 2
    assert all(LETTERS.width(line) <= 400 for line in lines)
    assert lines[-1].endswith("…")

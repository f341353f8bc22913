"""The head of a panel: question, the main thing, and how far the data reach."""

from gardenmap.ui import markup


def test_the_sentence_stands_between_question_and_coverage() -> None:
    made = markup.question("How many?", "NOK", "2 of 3 reported", "3 gardens have <4>.")
    assert made.index("How many?") < made.index("3 gardens have &lt;4&gt;.") < made.index("2 of 3 reported")


def test_a_sentence_that_is_the_coverage_is_said_once() -> None:
    assert markup.question("How many?", "", "None.", "None.").count("None.") == 1
    assert "gm-says" not in markup.question("How many?", "", "None.")

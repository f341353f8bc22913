"""The accessibility statement: aim and state, known exceptions, how to report a fault."""

from __future__ import annotations

from gardenmap.panels.criteria import checks_in_words, result_in_words
from gardenmap.text import Text
from gardenmap.text.words import n_

EXCEPTIONS = (
    (
        "1.4.12",
        n_(
            "With wider spacing of letters and words, long names in a chart are cut at its edge or meet a number. The"
            " table below the chart has them."
        ),
    ),
    (
        "1.4.13",
        n_(
            "The note beside a circle on the map closes when the mouse leaves the circle, so the mouse cannot be "
            "moved onto it. With the keyboard, Esc closes it."
        ),
    ),
    (
        "2.1.1",
        n_("Single bars in a chart cannot be reached with the keyboard. Their figures stand in the table below it."),
    ),
    (
        "2.1.1",
        n_(
            "Counties on the map are chosen with a mouse or a finger only. With the keyboard, use the list of counties."
        ),
    ),
    (
        "3.1.2",
        n_(
            "The data do not say in which language a title of a project or a source is. On the English pages all are "
            "marked as Norwegian, though a few are in English; on the Norwegian pages none is marked."
        ),
    ),
    (
        "3.1.2",
        n_("Names inside charts and on the map cannot be marked with their language."),
    ),
)
"""The number of a criterion and what is wrong: the criteria that `criteria.CRITERIA` marks with exceptions."""
LIMITS = (
    n_(
        "In southern Norway circles lie close together at the scale of the whole country. The map has steps for parts"
        " of the country, and the list of gardens has them all."
    ),
    n_(
        "Without JavaScript the pages show headings, filters, key figures, answers, lists and a picture of the map, "
        "but no charts, and nothing can be chosen on the map."
    ),
)


def accessibility(text: Text) -> list[str]:
    """The draft of the statement: aim and state."""
    return [
        text(
            "Draft. The aim is that everybody can use the site, and that it meets all criteria of WCAG 2.1 at levels "
            "A and AA. No independent audit and no test with users has been made yet; what follows is our own "
            "assessment."
        ),
        text(
            "Every chart has a text alternative and a table with the same figures, and the gardens on the map stand "
            "in a list. Colour is never the only sign. Markers on the map can be reached and chosen with the "
            "keyboard, and the page follows the light or dark setting of your device."
        ),
        text(
            "Automatic tests go over every page in both languages, light and dark, on a wide and on a narrow screen, "
            "as it opens and after a choice. They find only some of the faults."
        ),
        f"{result_in_words(text)} {checks_in_words(text)}",
    ]


def exceptions(text: Text) -> list[str]:
    """Known faults, each with the criterion that it is a fault against; then what else to know."""
    faults = [f"{number}: {text(said)}" for number, said in EXCEPTIONS]
    return [*faults, *(text(said) for said in LIMITS)]


def reporting(text: Text) -> list[str]:
    """How to tell about a fault."""
    return [
        text(
            "If something does not work for you, write to the contact above and say which page, what you tried, and "
            "which browser and aids you use. While no contact is stated, tell whoever gave you the link."
        ),
        text(
            "The Norwegian Authority for Universal Design of ICT (uutilsynet.no) supervises the rules. The Anti-"
            "Discrimination Tribunal (diskrimineringsnemnda.no) handles complaints."
        ),
    ]

"""The 47 criteria of WCAG 2.1 that bind a Norwegian public body, what was found of each, and how it was looked for.

They are the 50 of levels A and AA without 1.2.3, 1.2.4 and 1.2.5, which the regulation leaves out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gardenmap.text import Text
from gardenmap.text.words import n_

BY_HAND_ON = date(2026, 12, 1)
"""The day when a person last went through what is marked as checked by hand."""


class Result(StrEnum):
    """What was found of a criterion."""

    MET = "met"
    EXCEPT = "except"
    IRRELEVANT = "irrelevant"


class Check(StrEnum):
    """How it was found; `NOT_HEARD` says what nobody has done."""

    TEST = "test"
    HAND = "hand"
    DESIGN = "design"
    NOT_HEARD = "not heard"


RESULT = {
    Result.MET: n_("met"),
    Result.EXCEPT: n_("met, with exceptions"),
    Result.IRRELEVANT: n_("not relevant"),
}
CHECK = {
    Check.TEST: n_("automatic test"),
    Check.HAND: n_("by hand"),
    Check.DESIGN: n_("by design"),
    Check.NOT_HEARD: n_("not checked with a screen reader"),
}


@dataclass(frozen=True)
class Criterion:
    """One criterion: number and level, its name (an English message), result, checks, and what was seen."""

    number: str
    level: str
    name: str
    result: Result
    checks: tuple[Check, ...]
    seen: str


_TEST, _HAND, _DESIGN, _NOT_HEARD = Check
_MET, _EXCEPT, _IRRELEVANT = Result
_NO_MEDIA = n_("The site has no sound and no video.")
_TESTED, _LOOKED, _BUILT = (_TEST,), (_HAND,), (_DESIGN,)
_UNHEARD = (_TEST, _NOT_HEARD)

# fmt: off
# A table reads as a table: number, level, name, result and checks, then what was seen.
CRITERIA = (
    Criterion("1.1.1", "A", n_("Non-text Content"), _MET, _UNHEARD,
              n_("Every chart has a sentence and a table; each circle on the map says its garden and figure.")),
    Criterion("1.2.1", "A", n_("Audio-only and Video-only (Prerecorded)"), _IRRELEVANT, _LOOKED,
              _NO_MEDIA),
    Criterion("1.2.2", "A", n_("Captions (Prerecorded)"), _IRRELEVANT, _LOOKED,
              _NO_MEDIA),
    Criterion("1.3.1", "A", n_("Info and Relationships"), _MET, _UNHEARD,
              n_("The parts of the page, headings, lists, tables and names of fields are marked as such.")),
    Criterion("1.3.2", "A", n_("Meaningful Sequence"), _MET, (_HAND, _NOT_HEARD),
              n_("The order in the page is the order on the screen: heading, choices, figures, map, panels.")),
    Criterion("1.3.3", "A", n_("Sensory Characteristics"), _MET, _LOOKED,
              n_("No instruction rests on shape, size or place alone; each look has a word in the legend.")),
    Criterion("1.3.4", "AA", n_("Orientation"), _MET, _LOOKED,
              n_("A phone may be held upright or on its side.")),
    Criterion("1.3.5", "AA", n_("Identify Input Purpose"), _IRRELEVANT, _BUILT,
              n_("Nothing is asked about you.")),
    Criterion("1.4.1", "A", n_("Use of Color"), _MET, (_TEST, _HAND),
              n_("Statuses have patterns and words, certainty has patterns and “approx.”, links are underlined.")),
    Criterion("1.4.2", "A", n_("Audio Control"), _IRRELEVANT, _LOOKED,
              _NO_MEDIA),
    Criterion("1.4.3", "AA", n_("Contrast (Minimum)"), _MET, _TESTED,
              n_("Every colour of text on every ground, light and dark: at least 4.5 to 1.")),
    Criterion("1.4.4", "AA", n_("Resize text"), _MET, _TESTED,
              n_("Nothing is lost at up to four times the size.")),
    Criterion("1.4.5", "AA", n_("Images of Text"), _MET, _BUILT,
              n_("The pages have no pictures of text.")),
    Criterion("1.4.10", "AA", n_("Reflow"), _MET, _TESTED,
              n_("At 320 pixels only wide tables scroll sideways, inside their frame.")),
    Criterion("1.4.11", "AA", n_("Non-text Contrast"), _MET, _TESTED,
              n_("Borders, bars, patterns and circles: at least 3 to 1 against what is beside them.")),
    Criterion("1.4.12", "AA", n_("Text Spacing"), _EXCEPT, _TESTED,
              n_("Text outside the charts makes room for wider spacing.")),
    Criterion("1.4.13", "AA", n_("Content on Hover or Focus"), _EXCEPT, _TESTED,
              n_("The notes on the map stay while the focus does, and Esc closes them.")),
    Criterion("2.1.1", "A", n_("Keyboard"), _EXCEPT, _TESTED,
              n_("Choices, map, tables, links and language are used with Tab, Enter, Space and arrows.")),
    Criterion("2.1.2", "A", n_("No Keyboard Trap"), _MET, _LOOKED,
              n_("Tab was pressed through every page, into the map and out of it.")),
    Criterion("2.1.4", "A", n_("Character Key Shortcuts"), _MET, _TESTED,
              n_("A single letter does nothing but write in a field.")),
    Criterion("2.2.1", "A", n_("Timing Adjustable"), _MET, _BUILT,
              n_("Nothing has a time limit; what you have chosen stands in the address.")),
    Criterion("2.2.2", "A", n_("Pause, Stop, Hide"), _MET, _TESTED,
              n_("Nothing moves by itself, and nothing at all moves for those who have asked their device for calm.")),
    Criterion("2.3.1", "A", n_("Three Flashes or Below Threshold"), _MET, _BUILT,
              n_("Nothing flashes.")),
    Criterion("2.4.1", "A", n_("Bypass Blocks"), _MET, _TESTED,
              n_("Headings lead past the menu, from the first one to every panel and section.")),
    Criterion("2.4.2", "A", n_("Page Titled"), _MET, _TESTED,
              n_("The title is the heading of what you look at.")),
    Criterion("2.4.3", "A", n_("Focus Order"), _MET, _TESTED,
              n_("Focus follows the page, enters what opens, and is given back by what closes.")),
    Criterion("2.4.4", "A", n_("Link Purpose (In Context)"), _MET, _LOOKED,
              n_("Links bear the name of what they lead to; “Table”, “Excel” and “CSV” stand under their question.")),
    Criterion("2.4.5", "AA", n_("Multiple Ways"), _MET, _BUILT,
              n_("Menu on every page, links between pages, and a link of its own for every view.")),
    Criterion("2.4.6", "AA", n_("Headings and Labels"), _MET, (_TEST, _HAND),
              n_("One main heading, no level skipped; each panel is named by its question.")),
    Criterion("2.4.7", "AA", n_("Focus Visible"), _MET, _TESTED,
              n_("Every stop on the overview has a visible frame; the map moves so that a garden’s is seen.")),
    Criterion("2.5.1", "A", n_("Pointer Gestures"), _MET, _BUILT,
              n_("What two fingers do on the map, buttons do too; choosing a county brings it into view.")),
    Criterion("2.5.2", "A", n_("Pointer Cancellation"), _MET, _LOOKED,
              n_("Press, move away and let go: nothing has happened but that a list may have opened.")),
    Criterion("2.5.3", "A", n_("Label in Name"), _MET, _LOOKED,
              n_("What a button says is what it is called for those who speak to their device.")),
    Criterion("2.5.4", "A", n_("Motion Actuation"), _IRRELEVANT, _BUILT,
              n_("Nothing is done by moving the device.")),
    Criterion("3.1.1", "A", n_("Language of Page"), _MET, _TESTED,
              n_("Page and map say their language, and change it when you do.")),
    Criterion("3.1.2", "AA", n_("Language of Parts"), _EXCEPT, _UNHEARD,
              n_("Sámi and Kven names of counties and Norwegian titles on the English pages are marked.")),
    Criterion("3.2.1", "A", n_("On Focus"), _MET, _LOOKED,
              n_("Tab was pressed through every page: the view did not change.")),
    Criterion("3.2.2", "A", n_("On Input"), _MET, _TESTED,
              n_("A choice changes the figures of the page you are on; focus and map stay.")),
    Criterion("3.2.3", "AA", n_("Consistent Navigation"), _MET, _BUILT,
              n_("Menu, release and language stand in the same place and order on every page.")),
    Criterion("3.2.4", "AA", n_("Consistent Identification"), _MET, _BUILT,
              n_("The same function has the same name and look everywhere.")),
    Criterion("3.3.1", "A", n_("Error Identification"), _MET, _TESTED,
              n_("What of a link is not understood is named in words at the top of the page.")),
    Criterion("3.3.2", "A", n_("Labels or Instructions"), _MET, (_TEST, _HAND),
              n_("Every field has a visible name.")),
    Criterion("3.3.3", "AA", n_("Error Suggestion"), _MET, _BUILT,
              n_("You choose from lists; a link that is partly wrong shows the nearest view.")),
    Criterion("3.3.4", "AA", n_("Error Prevention (Legal, Financial, Data)"), _IRRELEVANT, _BUILT,
              n_("Nothing is ordered, paid, sent in or stored.")),
    Criterion("4.1.1", "A", n_("Parsing"), _MET, _LOOKED,
              n_("No id stands twice on any page.")),
    Criterion("4.1.2", "A", n_("Name, Role, Value"), _MET, _UNHEARD,
              n_("Every control has a name and a role and says whether it is chosen.")),
    Criterion("4.1.3", "AA", n_("Status Messages"), _MET, _UNHEARD,
              n_("The heading after a choice, a copied link and a notice are announced without moving the focus.")),
)
# fmt: on

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
    (
        "3.1.2",
        n_(
            "A few words of Streamlit’s own are in English on the Norwegian pages too: its link to the main content, "
            "what the buttons of a list are called (open, clear, remove), and what it says when it finds nothing."
        ),
    ),
)
"""The number of a criterion and what is wrong: the criteria that `CRITERIA` marks with exceptions."""
LIMITS = (
    n_(
        "In southern Norway circles lie close together at the scale of the whole country. The map has steps for parts"
        " of the country, and the list of gardens has them all."
    ),
    n_(
        "Without JavaScript everything can be read, and filters and links load the page anew, but nothing can be "
        "chosen on the map or in a chart."
    ),
)


def result_in_words(text: Text) -> str:
    """How many criteria are met, met with exceptions, and not relevant; counted, never typed."""
    found = Counter(each.result for each in CRITERIA)
    return text(
        "Of {total} criteria, {met} are met, {exceptions} are met with exceptions, and {irrelevant} are not relevant.",
        total=len(CRITERIA),
        met=found[Result.MET],
        exceptions=found[Result.EXCEPT],
        irrelevant=found[Result.IRRELEVANT],
    )


def checks_in_words(text: Text) -> str:
    """How many criteria were tested, looked at by hand, and left unheard; one may be counted twice."""
    ways = Counter(way for each in CRITERIA for way in each.checks)
    return text(
        "Automatic tests hold {tests} of them. {hand} were gone through by hand in Chromium on {date}, and {design} "
        "follow from how the site is built. Nobody has tried the site with a screen reader yet; it would matter most "
        "for {unheard} of them. Other browsers than Chromium have not been checked.",
        tests=ways[Check.TEST],
        hand=ways[Check.HAND],
        date=text.date(BY_HAND_ON, long=True),
        design=ways[Check.DESIGN],
        unheard=ways[Check.NOT_HEARD],
    )

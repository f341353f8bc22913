"""The sentences on the wall, put together: whatever is chosen, in one language, one thing in the singular."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from charts.frames import words
from published import published
from text.test_catalogue import ENGLISH
from worlds import COUNTIES, garden, indicator, observation, project, release

from gardenmap.look import LIGHT
from gardenmap.model import Language, Membership, Release
from gardenmap.panels import PANELS, headline, key_figures, over_time, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.sources import source_line
from gardenmap.selection import Selection, select
from gardenmap.summary.figures import series
from gardenmap.text import Text
from gardenmap.view import Vocabulary, default

NB, EN = Text("nb"), Text("en")
SMALL = release(
    gardens=[garden("lista"), garden("mandal"), garden("hardanger", "46", membership=Membership.UNVERIFIED)],
    indicators=[
        indicator("companies", name_nb="Bedrifter"),
        indicator("value_creation", name_nb="Verdiskaping"),
    ],
    observations=[
        observation("companies", "NO", 100),
        observation("companies", "lista", 30, "E"),
        observation("companies", "mandal", 30, "E"),
        observation("companies", "hardanger", 40, "E"),
        observation("value_creation", "NO", 1000),
        observation("value_creation", "lista", 250, "E"),
        observation("value_creation", "mandal", 250, "E"),
        observation("value_creation", "hardanger", 500, "E"),
    ],
    projects=[project("P1", ["lista"], "ongoing"), project("P2", ["lista"], "completed")],
)


def chosen(world: Release, **changes: object) -> Selection:
    return select(world, replace(default(Vocabulary.of(world)), **changes))  # type: ignore[arg-type]


def said(selection: Selection, text: Text) -> Iterator[str]:
    """Every sentence, heading and label that the pages make of a selection."""
    for says in (headline.of_gardens, headline.of_companies, headline.of_value_creation, headline.of_projects):
        head = says(selection, text)
        yield from (head.scope, head.heading, head.lede)
    figures = key_figures.of_selection(selection, text)
    if selection.view.garden:
        yield headline.of_one_garden(selection, text).lede
        figures += key_figures.of_one_garden(selection, text)
    for figure in figures:
        yield from (figure.label, figure.before, figure.number, figure.after, figure.coverage)
    for each in PANELS:
        if each.id.startswith("garden-") and not selection.view.garden:
            continue
        frame = each.table(selection)
        yield from (each.question(selection, text), each.unit(text) if each.unit else "")
        if frame.empty:
            yield each.empty(selection, text)
            continue
        yield from (each.coverage(frame, selection, text), each.takeaway(frame, selection, text))
        yield from (source_line(frame, selection, text), *readable(frame, each.columns, selection, text).headings)


VIEWS: list[dict[str, object]] = [
    {},
    {"values": "reported"},
    {"membership": (Membership.UNVERIFIED,)},
    {"county": ("03",)},
    {"county": ("03", "31")},
    {"county": ("42",)},
    {"county": ("46",)},
    {"county": ("42", "46", "50", "55")},
    {"garden": "lista"},
]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_sentence_is_whole_whatever_is_chosen(language: Language) -> None:
    broken = re.compile(r"[{}]|\bnan\b|\bNone\b(?! of| recorded)|<NA>|\bNaT\b|  | [,.] |^[ ·]|[ ·]$")
    found = {
        sentence
        for world, changes in [
            *((SMALL, changes) for changes in VIEWS),
            (published(), {}),
            (published(), {"garden": "lister"}),
        ]
        for sentence in said(chosen(world, lang=language, **changes), Text(language))
    }
    assert len(found) > 100
    assert not {sentence for sentence in found if broken.search(sentence)}


def test_no_english_is_left_on_the_norwegian_pages() -> None:
    """Names of publishers and gardens are names; the rest is ours."""
    found = {sentence for changes in VIEWS for sentence in said(chosen(SMALL, **changes), NB)}
    assert not {sentence for sentence in found if {*re.findall(r"\w+", sentence.lower())} & {*ENGLISH}}


def test_a_county_has_its_share_of_what_the_page_is_about() -> None:
    hardanger = chosen(SMALL, county=("46",))
    assert "40 % av bedriftene" in headline.of_gardens(hardanger, NB).lede.replace("\u00a0", " ")
    assert "50 % av verdiskapingen" in headline.of_value_creation(hardanger, NB).lede.replace("\u00a0", " ")


def test_gardens_chosen_by_evidence_are_not_said_to_be_all_of_the_place() -> None:
    unsure, likely = (Membership.UNVERIFIED,), (Membership.LIKELY,)
    country, nobody = chosen(SMALL, membership=unsure), chosen(SMALL, membership=likely, county=("46",))
    assert headline.of_gardens(country, NB).heading == "Hele Norge: 1 av 3 næringshager, ca.\u00a040 bedrifter"
    assert headline.of_value_creation(country, NB).heading.startswith("Hele Norge: 1 av 3 næringshager, ca.\u00a0500")
    assert headline.of_gardens(nobody, NB).heading == "Vestland: 0 av 1 næringshage"
    assert headline.of_gardens(nobody, NB).lede.endswith("Velg et annet fylke eller færre filtre.")
    without = chosen(SMALL, membership=likely, county=("03",))
    assert headline.of_gardens(without, NB).heading == "Oslo har ingen næringshage i denne utgaven."


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    one, two = chosen(SMALL, county=("46",)), chosen(SMALL, county=("42",))
    assert headline.of_gardens(one, NB).heading == "Vestland: 1 næringshage, ca.\u00a040 bedrifter"
    assert headline.of_gardens(two, NB).heading == "Agder: 2 næringshager, ca.\u00a060 bedrifter"
    assert headline.of_projects(two, NB).heading == "2 bærekraftsprosjekter, 1 åpent, 0 bekreftet siste to år"
    assert key_figures.of_selection(one, NB)[0].coverage == ("0 belagt eller trolig aktive · 1 ikke bekreftet")
    assert key_figures.of_selection(two, NB)[3].coverage == "1 endelig · 1 utdatert eller ukjent"


def test_projects_that_were_filtered_away_are_not_said_to_be_unrecorded() -> None:
    paused, all_of_them = (set(said(chosen(SMALL, status=chosen_status), NB)) for chosen_status in (("paused",), ()))
    assert "ingen passer" in paused
    assert not {sentence for sentence in paused if "egistrert" in sentence}
    assert "ingen passer" not in all_of_them


def test_the_only_project_is_not_counted_as_one_of_one() -> None:
    world = release(gardens=[garden("lista")], projects=[project("P1", ["lista"], "ongoing")])
    found = set(said(chosen(world), NB))
    assert "Det eneste prosjektet: Agder." in found
    assert "1 prosjekt, talt én gang · det åpne har status eldre enn 24 md." in found
    assert not {sentence for sentence in found if re.search(r"\b[01] av 1 (?:prosjekt|åpne)", sentence)}


def test_a_county_is_not_said_to_have_the_most_where_it_has_all() -> None:
    found = set(said(chosen(SMALL), NB))
    assert "Alle 2 prosjekter: Agder." in found
    assert not {sentence for sentence in found if sentence.startswith("Flest: Agder")}


def test_a_county_whose_gardens_were_filtered_away_is_not_said_to_have_none() -> None:
    likely = chosen(SMALL, membership=(Membership.LIKELY,), county=("42", "46"))
    assert "ingen næringshage" not in set(said(likely, NB))
    assert [figure.coverage for figure in key_figures.of_selection(likely, NB)][:3] == ["ingen passer"] * 3
    unsure = chosen(SMALL, membership=(Membership.UNVERIFIED,))
    [chart] = panel("companies-by-county").charts(panel("companies-by-county").table(unsure), unsure, NB, LIGHT)
    beside = words(chart.figure)
    assert (beside.count("ingen passer"), beside.count("ingen næringshage")) == (1, len(COUNTIES) - 2)


def test_a_rounded_figure_of_a_garden_keeps_its_word_above_the_page() -> None:
    working = observation("employees_colocated", "lista", 50, caveats="approximate")
    world = release(gardens=[garden("lista")], observations=[working])
    [figure] = [each for each in key_figures.of_one_garden(chosen(world, garden="lista"), NB) if each.number == "50"]
    assert figure.before == "ca."


def test_a_closed_garden_with_an_estimate_says_why_it_has_one() -> None:
    world = release(gardens=[garden("lista", status="closed")], observations=[observation(area="lista", status="E")])
    here = chosen(world, garden="lista")
    among = panel("garden-among-gardens")
    assert "Hagen er meldt nedlagt og har anslag likevel" in among.coverage(among.table(here), here, NB)
    assert (
        key_figures.of_one_garden(here, NB)[0].coverage == "anslag, mellom ca.\u00a050 og ca.\u00a0150 · meldt nedlagt"
    )


def test_a_garden_that_no_source_names_is_marked_beside_the_project() -> None:
    taking_part = project("P1", ["lista", "mandal"], inferred=("mandal",))
    world = release(gardens=[garden("lista"), garden("mandal")], projects=[taking_part])
    tags = {}
    for name in ("lista", "mandal"):
        here = chosen(world, garden=name)
        listed = panel("garden-projects")
        tags[name] = readable(listed.table(here), listed.columns, here, NB).rows[0][0].tags
    assert tags == {"lista": (), "mandal": ("deltakelse antatt",)}


def test_a_year_that_is_only_worked_out_is_not_called_published() -> None:
    figures = [
        observation("target_companies", value=900, period_from=2024, period_to=2024),
        observation("target_companies", value=950, period_from=2025, period_to=2025, status="I"),
        observation("target_companies", value=990, period_from=2026, period_to=2026, status="U", caveats="derived"),
    ]
    here = chosen(release(observations=figures))
    over = panel("companies-over-time")
    assert "1 av 3 år publisert · 2 til er regnet ut av andre tall" in over.coverage(over.table(here), here, NB)


def test_those_who_share_the_most_have_it_each() -> None:
    def themes(*found: str) -> str:
        world = release(projects=[project(f"P{n}", theme=theme) for n, theme in enumerate(found)])
        here = chosen(world)
        return panel("projects-by-theme").takeaway(panel("projects-by-theme").table(here), here, EN)

    assert themes("circular", "circular", "food").startswith("Most: ")
    assert themes("circular", "food", "energy", "energy", "food").endswith(", 2 of 5 projects each.")
    assert themes("circular", "food").startswith("Equally many: ")


def test_the_only_figure_has_nothing_to_be_compared_with() -> None:
    one = release(gardens=[garden("lista")], observations=[observation("garden_staff", "lista", 7)])
    here, figures = chosen(one, garden="lista"), panel("garden-figures")
    assert figures.coverage(figures.table(here), here, NB) == "1 tall"


def test_what_a_chart_says_instead_is_said_once() -> None:
    world = release(gardens=[garden("lista"), garden("mandal")], observations=[observation(area="NO")])
    here, bars = chosen(world), panel("companies-by-garden")
    [chart] = bars.charts(bars.table(here), here, NB, LIGHT)
    assert chart.alt == "0 av 2 rapportert · 2 mangler."


def test_years_that_are_counted_differently_are_not_set_side_by_side_without_a_word() -> None:
    def said_of(*rows: dict[str, object]) -> str:
        code = "target_companies"
        figures = [observation(code, period_from=row["period_to"], **row) for row in rows]  # type: ignore[arg-type]
        world = release(indicators=[indicator(code, name_nb="Målbedrifter")], observations=figures)
        return over_time.said_of_all(series(chosen(world)), chosen(world), NB)

    first, last = {"period_to": 2019, "value": 900}, {"period_to": 2022, "value": 3162}
    assert said_of(first, last) == "Målbedrifter: 900 i 2019, 3\u00a0162 i 2022."
    assert said_of(first, last | {"status": "B"}).endswith("i 2022 (telt annerledes fra 2022).")
    reports = [
        {"period_to": 2021, "value": n, "caveats": "vintage", "source_date": day, "source": f"example.no-{day}"}
        for n, day in ((2654, "2022"), (3130, "2023"))
    ]
    assert said_of(first, *reports, last).endswith("i 2022 (telt annerledes fra 2021).")
    assert said_of(first, reports[1]).endswith("i 2021 (telt annerledes fra 2021).")


def test_counties_without_a_garden_are_named_not_hidden() -> None:
    nobody = chosen(SMALL, county=("03", "31"))
    assert headline.of_gardens(nobody, NB).heading == "Oslo og Østfold har ingen næringshage i denne utgaven."
    assert headline.of_gardens(nobody, EN).heading == "Oslo and Østfold have no business garden in this release."
    assert headline.of_gardens(chosen(SMALL, county=("03",)), EN).heading.startswith("Oslo has no")

"""data/README.md: what the package holds, for people, bokmål first and English beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from gardenmap.data.tables import NOT_BUILT, OPTIONAL, TABLES, Meaning, Words, about, file_name, meaning

_READING = [
    Words(
        "An empty cell is missing, never 0. Numbers have a decimal point. Dates are ISO 8601 as far as they are known: "
        "2023, 2023-03 or 2023-03-15. CSV: UTF-8, comma, LF.",
        "En tom celle betyr at verdien mangler, aldri 0. Desimaltegnet er punktum. Datoer er ISO 8601 så langt de er "
        "kjent: 2023, 2023-03 eller 2023-03-15. CSV: UTF-8, komma, LF.",
    ),
    Words(
        "All money is in NOK million (mnok), as the source states it.",
        "Alle beløp er i millioner kroner (mnok), slik kilden oppgir dem.",
    ),
    Words(
        "Two definitions are never added or compared. Target companies have an agreement with a garden in Siva's "
        "programme; member, associated and co-located companies are wider, local counts.",
        "To definisjoner legges aldri sammen og sammenlignes aldri. Målbedrifter har avtale med en hage i Sivas "
        "program; medlemsbedrifter, tilknyttede og samlokaliserte bedrifter er videre, lokale tellinger.",
    ),
    Words(
        "Vintages: Siva works its series out anew for each report, so the same year can have two values. Both are "
        "kept, one row per source, with the caveat vintage. A report on year N has companies for N and value creation "
        "for N-1. 2023 begins a new series.",
        "Utgaver av samme tall: Siva regner serien ut på nytt i hver rapport, så samme år kan ha to verdier. Begge er "
        "tatt vare på, én rad per kilde, med forbeholdet vintage. En rapport om år N har bedrifter for N og "
        "verdiskaping for N-1. 2023 starter en ny serie.",
    ),
    Words(
        "Estimates (status E, method anslag-1) split the network's two totals of 2021 by garden: half an equal share, "
        "half the share of the people in the localities of at least 500 and fewer than 25 000 inhabitants "
        "that are nearest to the garden "
        "and at most 75 km away. The range is half to one and a half times. Good for the picture of a county, not for "
        "judging a single garden. A figure that a garden reports replaces its estimate.",
        "Anslag (status E, metode anslag-1) deler nettverkets to totaltall fra 2021 på hagene: halvparten likt, "
        "halvparten etter folketallet i tettsteder med minst 500 og færre enn 25 000 innbyggere som har hagen som "
        "nærmeste, høyst 75 km unna. Spennet er fra halvparten til halvannen gang. Duger for bildet av et fylke, ikke "
        "til å vurdere én hage. Et tall hagen selv rapporterer, erstatter anslaget.",
    ),
]


def _values(means: Meaning) -> str:
    if means.one_of:
        return ", ".join(f"`{value}`" for value in means.one_of)
    if means.refers_to:
        return f"→ `{file_name(means.refers_to)}`"
    return means.unit.nb if means.unit else {"text": "tekst", "whole": "heltall", "number": "tall"}[means.kind]


_ADD_OPTIONAL = Words(
    "This release does not have the file. To add it: put a CSV with exactly these columns into the folder, its sources "
    "into sources.csv (with `gardenmap build`: into curation/sources.csv), and run `gardenmap describe` and `gardenmap "
    "check`. What is shown of it comes by itself.",
    "Denne utgaven har ikke filen. Slik kommer den med: legg en CSV med nøyaktig disse kolonnene i mappen, kildene i "
    "sources.csv (med `gardenmap build`: i curation/sources.csv), og kjør `gardenmap describe` og `gardenmap check`. "
    "Det som skal vises av den, kommer av seg selv.",
)


def _table(table: str, files: Collection[str]) -> Iterator[str]:
    is_absent = table in OPTIONAL and file_name(table) not in files
    if is_absent and table not in NOT_BUILT:  # nothing to put into the folder
        return
    schema = TABLES[table]
    title, text = about(schema).title, about(schema).text
    yield f"## {file_name(table)}: {title.nb} / {title.en}"
    yield f"{text.nb}\n\n*{text.en}*"
    if is_absent:
        yield f"{_ADD_OPTIONAL.nb}\n\n*{_ADD_OPTIONAL.en}*"
    rows = [
        "| Kolonne / Column | Betydning | Meaning | Verdier / Values | Tom betyr / Empty means |",
        "|---|---|---|---|---|",
    ]
    for name, column in schema.columns.items():
        means = meaning(column)
        empty = f"{means.missing.nb} / {means.missing.en}" if means.missing else "–"
        rows.append(f"| `{name}` | {means.title.nb} | {means.title.en} | {_values(means)} | {empty} |")
    yield "\n".join(rows)


def _licence(facts: dict[str, Any]) -> Iterator[str]:
    yield "## Lisens og kilder / Licence and credits"
    yield f"[{facts['licence_title']}]({facts['licence_url']}) ({facts['licence']}). {facts['publisher']}."
    yield "\n".join(f"- {origin['credit_nb']}\n  *{origin['credit_en']}*" for origin in facts["origins"])
    yield (
        "Hvert tall og prosjekt viser til en rad i `sources.csv`.\n\n"
        "*Each figure and project refers to a row of `sources.csv`.*"
    )


def readme(release: str, facts: dict[str, Any], files: Collection[str]) -> str:
    """The whole file; dates and names come from raw/release.toml, `files` are those that the release has."""
    parts = [
        "<!-- Generated by `gardenmap describe`. Change src/gardenmap/data/tables instead. -->",
        f"# {facts['title_nb']} / {facts['title_en']}",
        f"{facts['about_nb']}\n\n*{facts['about_en']}*",
        f"Utgave / Release `{release}`, {facts['date'].isoformat()}.",
        "## Slik leses tallene / How to read the figures",
        "\n".join(f"- {words.nb}\n  *{words.en}*" for words in _READING),
        *(part for table in TABLES for part in _table(table, files)),
        *_licence(facts),
    ]
    return "\n\n".join(parts) + "\n"

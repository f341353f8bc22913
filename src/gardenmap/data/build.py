"""From what was received and what was decided by hand to the tables of the package.

`raw/` holds the facts as received, `curation/` what a person decided about each row. Nothing is typed here: a wrong
value is corrected in the curation and built again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha1
from io import StringIO
from pathlib import Path

import pandas as pd

from gardenmap.data import counties, estimate, package
from gardenmap.data.cells import judge_cells
from gardenmap.data.check import inspect
from gardenmap.data.facts import facts_of
from gardenmap.data.folder import Folder
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet, as_read, decode, read_csv
from gardenmap.data.tables import OPTIONAL, TABLES, dtype, file_name
from gardenmap.errors import DataError

Row = dict[str, str]

_NOTES = ["note_nb", "note_en"]
_STATUS_NOTES = ["status_note_nb", "status_note_en"]
CURATION = {
    "gardens": [
        *("id", "name", "short_name", "serves_nb", "serves_en", "siva_programme_nb", "siva_programme_en"),
        *("evidence_nb", "evidence_en", "status", *_STATUS_NOTES, *_NOTES),
    ],
    "observations": [
        *("row", "use", "indicator", "area_type", "area", "period_from", "period_to", "value", "low", "high"),
        *("status", "caveats", *_NOTES, "source_date", "reason"),
    ],
    "projects": [
        *("id", "scope", "counties", "theme", "status_as_of", "start", "end", "source_date"),
        *("summary_nb", "summary_en", *_STATUS_NOTES),
    ],
    "project_gardens": list(TABLES["project_gardens"].columns),
    "themes": list(TABLES["themes"].columns),
    "indicators": list(TABLES["indicators"].columns),
    "network_facts": ["source_url" if name == "source" else name for name in TABLES["network_facts"].columns],
    "sources": ["url", "title", "publisher", "date"],
}
"""The columns that a person fills in, by table."""


def source_id(url: str) -> str:
    """The id of a source: siva.no-3fa2c1, from its address alone."""
    domain = url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")
    return f"{domain}-{sha1(url.encode()).hexdigest()[:6]}"


def _clean(text: str) -> str:
    return " ".join(as_read(text).split())


def _curated(data: Path, table: str) -> Sheet:
    """A table of the curation, judged by the rules of the final table; a figure that is not used is left out.

    An optional table whose file is not there is empty.
    """
    file = f"curation/{'figures' if table == 'observations' else table}.csv"
    if table in OPTIONAL and not (data / file).exists():
        return Sheet(file)
    sheet = read_csv(Folder(data), file, CURATION[table])
    for line in sheet.lines:
        line.cells.update({column: _clean(cell) for column, cell in line.cells.items()})
    sheet.lines = [line for line in sheet.lines if line.cells.get("use", "yes") == "yes"]
    judge_cells(sheet, TABLES[table], {})
    return sheet


def _raw(data: Path, name: str) -> dict[str, Row]:
    """Rows as received, by id; figures have none and go by their number, the first row being 1."""
    sheet = Sheet(f"raw/{name}.csv")
    text = decode(Folder(data), sheet)
    if sheet.problems:
        raise DataError(sheet.problems)
    frame = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    rows = [{str(column): _clean(cell) for column, cell in row.items()} for row in frame.to_dict("records")]
    return {row.get("id", str(number)): row for number, row in enumerate(rows, start=1)}


def _joined(curated: Sheet, raw: Mapping[str, Row], key: str, origin: str) -> list[Row]:
    """Each curated row over the raw row that it is about: what is curated wins."""
    rows = []
    for line in curated.lines:
        if line.cells.get(key) in raw:
            rows.append(raw[line.cells[key]] | line.cells)
        else:
            curated.fault(
                Rule.UNKNOWN,
                Advice.CHECK_CODES,
                row=line.number,
                column=key,
                value=line.cells.get(key),
                table=f"raw/{origin}.csv",
            )
    return rows


def _source_rows(curated: Sheet, used: Iterable[str], origins: list[Row]) -> list[Row]:
    """The sources that some row cites and the origins of the release; an address without title is a fault."""
    known = {line.cells["url"]: line.cells for line in curated.lines}
    cited = sorted(set(used) - {""})
    for url in cited:
        if url not in known:
            curated.fault(Rule.UNKNOWN, Advice.ADD_FIRST, column="url", value=url, table=curated.file)
    rows = [known[url] for url in cited if url in known] + origins
    return [{**row, "id": source_id(row["url"])} for row in rows]


def _cited_by_companies(data: Path, curated: Sheet) -> list[str]:
    """The addresses of the curation that companies.csv, which is not built, refers to by their ids."""
    if not (data / file_name("companies")).exists():
        return []
    sheet = read_csv(Folder(data), file_name("companies"), list(TABLES["companies"].columns))
    cited = sheet.keys("source")
    return [url for url in curated.keys("url") if source_id(url) in cited]


def tables(data: Path) -> dict[str, pd.DataFrame]:
    """Every CSV table of the package, with the estimates, from raw/ and curation/.

    Raises DataError with all faults of the curation.
    """
    curated = {table: _curated(data, table) for table in CURATION}
    if unread := [problem for sheet in curated.values() if not sheet.lines for problem in sheet.problems]:
        raise DataError(unread)
    gardens = _joined(curated["gardens"], _raw(data, "gardens"), "id", "gardens")
    figures = _joined(curated["observations"], _raw(data, "figures"), "row", "figures")
    projects = _joined(curated["projects"], _raw(data, "projects"), "id", "projects")
    facts = [line.cells for line in curated["network_facts"].lines]
    urls = [row.get("source_url", "") for row in [*figures, *projects, *facts]]
    urls += [url for row in gardens for url in row["sources"].split()]
    urls += _cited_by_companies(data, curated["sources"])
    sources = _source_rows(curated["sources"], urls, facts_of(data)["origins"])
    problems = [problem for sheet in curated.values() for problem in sheet.problems]
    if problems:
        raise DataError(problems)
    rows = {
        table: [line.cells for line in curated[table].lines] for table in ("project_gardens", "themes", "indicators")
    } | {
        "gardens": [row | {"sources": " ".join(map(source_id, row["sources"].split()))} for row in gardens],
        "observations": [
            row | {"id": f"figure-{int(row['row']):03d}", "source": source_id(row["source_url"])} for row in figures
        ],
        "projects": [row | {"actors": row["garden"], "source": source_id(row["source_url"])} for row in projects],
        "network_facts": [row | {"source": source_id(row["source_url"])} for row in facts],
        "sources": sources,
    }
    frames = {table: package.typed(table_rows, TABLES[table]) for table, table_rows in rows.items()}
    return frames | {"observations": with_estimates(frames["gardens"], frames["observations"])}


def with_estimates(gardens: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """The observations with a fresh estimate for each garden that has not reported, in place of the old ones."""
    types = {name: dtype(column) for name, column in TABLES["observations"].columns.items()}
    stated = observations[observations["method"] != estimate.METHOD]
    fresh = estimate.estimates(gardens, stated, estimate.localities()).reindex(columns=list(types)).astype(types)
    return pd.concat([stated, fresh], ignore_index=True)


def build_counties(data: Path, wheel: Path) -> None:
    """Write counties.geojson from the wheel and the two raw tables about counties."""
    codes = pd.read_csv(data / "raw" / "municipalities_2020_2024.csv", dtype=str)
    properties = package.typed(list(_raw(data, "counties").values()), TABLES["counties"])
    outlines = counties.outline(counties.read_municipalities(wheel), codes)
    (data / file_name("counties")).write_bytes(counties.as_geojson(outlines, properties))


def build_tables(data: Path) -> None:
    """Write the CSV tables of the package from raw/ and curation/."""
    package.write(tables(data), data)


def build_estimates(data: Path) -> None:
    """Share the totals out again in the package as it stands, after a garden's own figure has come in."""
    found = inspect(data)
    mended = (Rule.SUM, Rule.DUPLICATE)  # what an estimate beside a reported figure breaks
    others = [problem for problem in found.problems if problem.rule not in mended]
    if others:
        raise DataError(others)
    frames = package.frames(found)
    package.write({"observations": with_estimates(frames["gardens"], frames["observations"])}, data)

"""The panels that count the sustainability projects: by status, year, county and theme."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from gardenmap.charts.blocks import group_blocks, per_block, status_blocks
from gardenmap.charts.timeline import projects_per_block, timeline_blocks
from gardenmap.look import Palette
from gardenmap.model import ProjectStatus
from gardenmap.panels.names import group_name
from gardenmap.panels.panel import Chart, Panel
from gardenmap.selection import Selection
from gardenmap.summary.projects import by_county, by_status, by_theme, by_year, window
from gardenmap.text import Text
from gardenmap.text.words import PROJECT_STATUS
from gardenmap.view import narrows

_NAMED = 3


def none_recorded(selection: Selection, text: Text) -> str:
    """No project was found: that is not the same as no activity, nor as what the reader filtered away."""
    if _is_filtered(selection):
        return text("No project fits these choices. Choose fewer filters.")
    return text("None recorded. That no project was found does not mean that nothing is done.")


def none_word(selection: Selection, text: Text) -> str:
    """The word beside a nought of projects."""
    return text("none fits") if _is_filtered(selection) else text("none recorded")


def _is_filtered(selection: Selection) -> bool:
    return narrows(selection.view, "projects")


def age(frame: pd.DataFrame, text: Text) -> str:
    """ "59 prosjekter, talt én gang hver · 26 av 27 åpne har status eldre enn 24 md.": from `by_status`."""
    total = int(frame["n"].sum())
    parts = [text.plural("{n} project, counted once", "{n} projects, each counted once", total)]
    is_open = frame["status"].map(lambda status: ProjectStatus(status).is_open)
    n_open, outdated = int(frame.loc[is_open, "n"].sum()), int(frame["outdated"].sum())
    if outdated:
        parts.append(
            text.plural(
                "the open one has a status older than 24 months",
                "{outdated} of {n} open have a status older than 24 months",
                n_open,
                outdated=text.number(outdated),
            )
        )
    elif n_open:
        parts.append(
            text.plural(
                "the open one has a status from the last 24 months",
                "none of {n} open has a status older than 24 months",
                n_open,
            )
        )
    return " · ".join(parts)


def status_remark(row: Any, none: str, text: Text) -> str:
    """What must be said beside the count of one status: how many are out of date, or why none can be.

    `none` is the word for no project.
    """
    status = ProjectStatus(row.status)
    if not row.n:
        return none
    if status.is_final:
        return text("final")
    if status is ProjectStatus.UNKNOWN:
        return text("the source does not say")
    if row.outdated == row.n:
        return text("all out of date") if row.n > 1 else text("out of date")
    return text("{n} out of date", n=text.number(row.outdated))


def _status_takeaway(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    counts = {ProjectStatus(row.status): int(row.n) for row in frame.itertuples()}
    return text(
        "Open: {n_open} of {total}. Completed or cancelled: {final}. Unknown: {unknown}.",
        n_open=text.number(sum(n for status, n in counts.items() if status.is_open)),
        total=text.number(sum(counts.values())),
        final=text.number(sum(n for status, n in counts.items() if status.is_final)),
        unknown=text.number(counts.get(ProjectStatus.UNKNOWN, 0)),
    )


def _status_alt(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    counted = [f"{text.number(row.n)} {text(PROJECT_STATUS[ProjectStatus(row.status)])}" for row in frame.itertuples()]
    return f"{age(frame, text)}: {', '.join(counted)}."


def _status_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    return _with_blocks(age(frame, text), per_block(int(frame["n"].max())), text)


def _county_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    per = _per_block_of_groups(frame)
    if per == 1:
        return text("North on top · each block is one project, counted once")
    return _with_blocks(text("North on top · each project counted once"), per, text)


def _theme_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    per = _per_block_of_groups(frame)
    if per == 1:
        return text("One main theme per project · each block is one project")
    return _with_blocks(text("One main theme per project"), per, text)


def _per_block_of_groups(frame: pd.DataFrame) -> int:
    return per_block(int(frame.groupby("group")["n"].sum().max()))


def _with_blocks(said: str, per: int, text: Text) -> str:
    """The line below the question, with what a block stands for where that is more than one project."""
    return said if per == 1 else f"{said} · {text('each block is up to {n} projects', n=text.number(per))}"


def _by_status(selection: Selection) -> pd.DataFrame:
    frame = by_status(selection)
    return frame if frame["n"].sum() else frame.iloc[:0]


def _status_charts(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    return [
        Chart(
            status_blocks(frame, text, palette, none=none_word(selection, text)),
            alt=_status_alt(frame, selection, text),
        )
    ]


def _group_charts(kind: str, frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    named = frame.assign(
        name=[group_name(row.group, row.name, selection, text) for row in frame.itertuples(index=False)]
    )
    return [
        Chart(
            group_blocks(named, text, palette, none=none_word(selection, text), kind=kind),
            alt=_group_alt(frame, selection, text),
        )
    ]


def _group_alt(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    totals = frame.groupby(["order", "group", "name"], sort=True)["n"].sum()
    said = [f"{group_name(group, name, selection, text)} {text.number(n)}" for (_, group, name), n in totals.items()]
    return text("Projects: {counts}.", counts=", ".join(said))


def _group_takeaway(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    totals = frame.groupby(["group", "name"], sort=False)["n"].sum()
    counts = {group_name(group, name, selection, text): int(n) for (group, name), n in totals.items() if n}
    if not counts:
        return none_recorded(selection, text)
    total, highest = sum(counts.values()), max(counts.values())
    most = [name for name, n in counts.items() if n == highest]
    if len(counts) == 1:
        return text.plural("The only project: {name}.", "All {n} projects: {name}.", total, name=most[0])
    rest = [text.plural("{n} more", "{n} more", len(most) - _NAMED)] if len(most) > _NAMED else []
    said = {"names": text.join(most[:_NAMED] + rest), "most": text.number(highest), "n": text.number(total)}
    if len(most) == 1:
        return text("Most: {names}, {most} of {n} projects.", **said)
    if len(most) == len(counts):
        return text("Equally many: {names}, {most} of {n} projects each.", **said)
    return text("Most: {names}, {most} of {n} projects each.", **said)


def _year_charts(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    first = window(selection.release)
    shaded = (_as_year(first), _as_year(selection.release.date))
    return [Chart(timeline_blocks(frame, text, palette, window=shaded), alt=_year_alt(frame, selection, text))]


def _as_year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _year_alt(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    totals = frame.groupby("year", dropna=False)["n"].sum()
    said = [f"{text('undated') if pd.isna(year) else int(year)}: {text.number(n)}" for year, n in totals.items()]
    return text("Projects by the year of their status: {counts}.", counts=", ".join(said))


def _year_takeaway(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    dated = frame.dropna(subset=["year"])
    total, year = int(frame["n"].sum()), window(selection.release).year
    if not dated["n"].sum():
        return text.plural("The only project has no dated status.", "None of {n} projects has a dated status.", total)
    late = int(dated.loc[dated["year"] >= year, "n"].sum())
    if not late:
        return text.plural(
            "The only project has no status from {year} or later.",
            "None of {n} projects has a status from {year} or later.",
            total,
            year=year,
        )
    return text.plural(
        "The only project has a status from {year} or later.",
        "{late} of {n} projects have a status from {year} or later.",
        total,
        late=text.number(late),
        year=year,
    )


def _undated(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    undated = int(frame.loc[frame["year"].isna(), "n"].sum())
    said = text("Number of projects by the year of their status · {n} undated", n=text.number(undated))
    return _with_blocks(said, projects_per_block(frame), text)


def _per_project(text: Text) -> str:
    return text("Sources: websites and articles, one or more per project")


PROJECT_STATUS_PANEL = Panel(
    id="project-status",
    origin=_per_project,
    question=lambda _, text: text("How far have the sustainability projects come?"),
    table=_by_status,
    coverage=_status_coverage,
    takeaway=_status_takeaway,
    charts=_status_charts,
    empty=none_recorded,
    columns=("project_status", "n", "outdated_n", "end_passed_n"),
)

PROJECTS_BY_YEAR = Panel(
    id="projects-by-year",
    origin=_per_project,
    question=lambda _, text: text("When was the status last confirmed?"),
    table=by_year,
    coverage=_undated,
    takeaway=_year_takeaway,
    charts=_year_charts,
    empty=none_recorded,
    columns=("year", "project_status", "n"),
)

PROJECTS_BY_COUNTY = Panel(
    id="projects-by-county",
    origin=_per_project,
    question=lambda _, text: text("Where in the country are the projects?"),
    table=by_county,
    coverage=_county_coverage,
    takeaway=_group_takeaway,
    charts=partial(_group_charts, "county"),
    empty=none_recorded,
    columns=("group", "project_status", "n"),
)

PROJECTS_BY_THEME = Panel(
    id="projects-by-theme",
    origin=_per_project,
    question=lambda _, text: text("What are the projects about?"),
    table=by_theme,
    coverage=_theme_coverage,
    takeaway=_group_takeaway,
    charts=partial(_group_charts, "theme"),
    empty=none_recorded,
    columns=("group", "project_status", "n"),
)

"""The panels that list the sustainability projects: those to confirm, all of them, and those of one garden."""

from __future__ import annotations

import pandas as pd

from gardenmap.model import ProjectStatus
from gardenmap.panels.panel import Panel
from gardenmap.panels.projects import none_recorded
from gardenmap.selection import Selection
from gardenmap.summary.projects import of_garden, timeline
from gardenmap.text import Text


def _open(selection: Selection) -> pd.DataFrame:
    rows = timeline(selection)
    is_open = rows["status"].isin([status.value for status in ProjectStatus if status.is_open])
    return rows[is_open & (rows["outdated"] | rows["end_passed"])].reset_index(drop=True)


def _of_garden(selection: Selection) -> pd.DataFrame:
    return of_garden(selection, selection.view.garden or "")


def _counted(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    return text.plural("{n} project, newest evidence first", "{n} projects, newest evidence first", len(frame))


def _garden_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    national = int((frame["scope"] == "national").sum())
    own = text.plural("{n} project", "{n} projects", len(frame) - national)
    if not national:
        return own
    return text("{own}, and {n} of the whole network", own=own, n=text.number(national))


PROJECTS_TO_CONFIRM = Panel(
    id="projects-to-confirm",
    limit=6,
    question=lambda _, text: text("Which open projects need a new status?"),
    table=_open,
    coverage=_counted,
    takeaway=_counted,
    empty=lambda _, text: text("No open project here has an old status."),
    columns=("project", "actors", "counties", "project_status", "status_as_of"),
)

SELECTED_PROJECTS = Panel(
    id="selected-projects",
    limit=8,
    most=40,
    question=lambda _, text: text("Which projects are there?"),
    table=timeline,
    coverage=_counted,
    takeaway=_counted,
    empty=none_recorded,
    columns=("project_and_actor", "project_status", "status_as_of"),
)

PROJECT_LIST = Panel(
    id="project-list",
    limit=12,
    question=lambda _, text: text("Which projects are there?"),
    table=timeline,
    coverage=_counted,
    takeaway=_counted,
    empty=none_recorded,
    columns=("project", "actors", "counties", "theme", "project_status", "status_as_of", "status_note"),
)

GARDEN_PROJECTS = Panel(
    id="garden-projects",
    question=lambda _, text: text("Which sustainability projects does the garden take part in?"),
    table=_of_garden,
    coverage=_garden_coverage,
    takeaway=_garden_coverage,
    empty=none_recorded,
    columns=("project", "theme", "project_status", "status_as_of", "status_note"),
)

"""The wall: every panel of the product in one tuple. What is promised of a panel is one test over this tuple."""

from __future__ import annotations

from gardenmap.panels.by_garden import (
    COMPANIES_BY_COUNTY,
    COMPANIES_BY_GARDEN,
    VALUE_CREATION_BY_COUNTY,
    VALUE_CREATION_BY_GARDEN,
)
from gardenmap.panels.companies import COMPANIES_REGISTER
from gardenmap.panels.gardens import GARDENS
from gardenmap.panels.one_garden import GARDEN_AMONG_GARDENS, GARDEN_BESIDE, GARDEN_FACTS, GARDEN_OVER_TIME
from gardenmap.panels.over_time import COMPANIES_OVER_TIME, NETWORK_SUM, SIVA_SUMS, VALUE_CREATION_OVER_TIME
from gardenmap.panels.panel import Chart, Panel
from gardenmap.panels.project_lists import GARDEN_PROJECTS, PROJECT_LIST, PROJECTS_TO_CONFIRM, SELECTED_PROJECTS
from gardenmap.panels.projects import PROJECT_STATUS_PANEL, PROJECTS_BY_COUNTY, PROJECTS_BY_THEME, PROJECTS_BY_YEAR
from gardenmap.panels.published import COMPANIES_PUBLISHED, GARDEN_FIGURES, PUBLISHED, VALUE_CREATION_PUBLISHED

PANELS: tuple[Panel, ...] = (
    PROJECT_STATUS_PANEL,
    COMPANIES_BY_GARDEN,
    VALUE_CREATION_BY_GARDEN,
    GARDENS,
    PUBLISHED,
    SELECTED_PROJECTS,
    COMPANIES_BY_COUNTY,
    COMPANIES_OVER_TIME,
    COMPANIES_PUBLISHED,
    COMPANIES_REGISTER,
    VALUE_CREATION_BY_COUNTY,
    VALUE_CREATION_OVER_TIME,
    NETWORK_SUM,
    SIVA_SUMS,
    VALUE_CREATION_PUBLISHED,
    PROJECTS_BY_YEAR,
    PROJECTS_BY_COUNTY,
    PROJECTS_BY_THEME,
    PROJECTS_TO_CONFIRM,
    PROJECT_LIST,
    GARDEN_AMONG_GARDENS,
    GARDEN_BESIDE,
    GARDEN_FACTS,
    GARDEN_OVER_TIME,
    GARDEN_FIGURES,
    GARDEN_PROJECTS,
)

__all__ = ["PANELS", "Chart", "Panel", "panel"]


def panel(panel_id: str) -> Panel:
    """The panel with that id. Raises KeyError for any other."""
    return _BY_ID[panel_id]


_BY_ID = {each.id: each for each in PANELS}

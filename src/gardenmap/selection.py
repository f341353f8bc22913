"""The selection: the rows of a release that a view asks for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gardenmap.model import ObservationStatus, Release
from gardenmap.view import ViewState

ESTIMATES = tuple(status.value for status in ObservationStatus if status.is_estimate)


@dataclass(frozen=True, eq=False)
class Selection:
    """What a view shows of a release: the same columns as the release's tables, fewer rows.

    `observations` holds the figures of the gardens in the selection, of the chosen counties, and of the country;
    `project_gardens` the links of every project with the chosen status and theme, national ones among them.
    """

    release: Release
    view: ViewState
    gardens: pd.DataFrame
    observations: pd.DataFrame
    projects: pd.DataFrame
    project_gardens: pd.DataFrame
    companies: pd.DataFrame

    @property
    def is_country(self) -> bool:
        """All gardens of the release are in the selection, so the network's own totals are its totals."""
        return not self.view.county and not self.view.membership


def select(release: Release, view: ViewState) -> Selection:
    """The gardens, figures and projects that the view asks for.

    County and membership choose gardens, county companies; county, theme and status choose projects;
    `values=reported` leaves every estimate out. A project belongs to each county that it names; national projects only
    to the whole country.
    """
    gardens = release.gardens
    projects = release.projects
    links = release.project_gardens
    observations = release.observations
    companies = release.companies
    if view.county:
        gardens = gardens[gardens["county_no"].isin(view.county)]
        companies = companies[companies["county_no"].isin(view.county)]
    if view.membership:
        gardens = gardens[gardens["membership"].isin(view.membership)]
    if view.theme:
        projects = projects[projects["theme"].isin(view.theme)]
    if view.status:
        projects = projects[projects["status"].isin(view.status)]
    if view.values == "reported":
        observations = observations[~observations["status"].isin(ESTIMATES)]
    if view.county or view.membership:
        areas = {"NO", *view.county, *gardens["id"]}
        observations = observations[observations["area"].isin(areas)]
    if view.theme or view.status:
        links = links[links["project"].isin(projects["id"])]
    if view.county:
        projects = projects[_names_any(projects["counties"], view.county)]
    return Selection(
        release=release,
        view=view,
        gardens=gardens,
        observations=observations,
        projects=projects,
        project_gardens=links,
        companies=companies,
    )


def _names_any(lists: pd.Series, codes: tuple[str, ...]) -> pd.Series:
    """Which of the space separated lists name one of the codes."""
    return lists.str.contains(f"(?:^| )(?:{'|'.join(codes)})(?: |$)", regex=True).fillna(False).astype(bool)

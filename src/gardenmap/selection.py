"""The selection: the rows of a release that a view asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from gardenmap.model import Caveat, ObservationStatus, Release
from gardenmap.view import SEVERAL, ViewState, narrows

ESTIMATES = tuple(status.value for status in ObservationStatus if status.is_estimate)


@dataclass(frozen=True, eq=False)
class Selection:
    """What a view shows of a release: the same columns as the release's tables, fewer rows.

    `observations` holds the figures of the gardens in the selection, of the chosen counties, and of the country;
    `project_gardens` the links of every project that its own filters keep, national ones among them.
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
        return not narrows(self.view, "gardens")


def select(release: Release, view: ViewState) -> Selection:
    """The gardens, figures and projects that the view asks for.

    `view.SEVERAL` says which filter keeps rows of which table; counties choose projects too. `values=reported` leaves
    out every estimate and what is worked out from other figures. A project belongs to each
    county that it names; national projects only to the whole country.
    """
    kept = {name: getattr(release, name) for name in ("gardens", "projects", "companies")}
    for each in SEVERAL:
        if chosen := getattr(view, each.name):
            for table, column in each.narrows.items():
                kept[table] = kept[table][kept[table][column].isin(chosen)]
    gardens, projects, companies = kept["gardens"], kept["projects"], kept["companies"]
    links, observations = release.project_gardens, release.observations
    if narrows(view, "gardens"):
        observations = observations.iloc[_places(release, "observations", "area", ("NO", *view.county, *gardens["id"]))]
    if view.values == "reported":
        # A figure worked out from others is nobody's report, also where its status only says that it is uncertain.
        derived = observations["caveats"].str.contains(Caveat.DERIVED, regex=False, na=False)
        observations = observations[~(observations["status"].isin(ESTIMATES) | derived)]
    if narrows(view, "projects"):
        links = links[links["project"].isin(projects["id"])]
    if view.county:
        inside = release.projects.index[_places(release, "projects", "counties", view.county)]
        projects = projects[projects.index.isin(inside)]
    return Selection(
        release=release,
        view=view,
        gardens=gardens,
        observations=observations,
        projects=projects,
        project_gardens=links,
        companies=companies,
    )


def _places(release: Release, table: str, column: str, codes: Iterable[str]) -> np.ndarray:
    """The places, from the top, of the rows whose cell is one of the codes or a list that names one of them."""
    naming = _naming(release, table, column)
    found = [naming[code] for code in set(codes) if code in naming]
    return np.unique(np.concatenate(found)) if found else np.array([], dtype="int64")


@lru_cache(maxsize=8)
def _naming(release: Release, table: str, column: str) -> dict[str, np.ndarray]:
    """Worked out once per release, so that a filter costs what it finds and not what it searches."""
    cells: pd.Series = getattr(release, table)[column]
    named = cells.reset_index(drop=True).dropna()
    if column == "counties":
        named = named.str.split().explode()
    return {str(code): own.to_numpy() for code, own in named.index.to_series().groupby(named.to_numpy())}

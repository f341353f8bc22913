"""Companies as points: who they are and where, never a figure of a garden."""

from __future__ import annotations

import pandas as pd

from gardenmap.selection import Selection

LISTED = ("company", "name", "industry", "municipality", "county_no", "county", "garden", "short_name", "lat", "lon")


def listed(selection: Selection) -> pd.DataFrame:
    """One row per company in the chosen counties, in the order of the file: company (id), name, industry, municipality,
    county_no, county, garden (id), short_name (the garden's), lat, lon, source, source_date.

    No rows where the release does without companies; industry, garden and source_date may be missing.
    """
    release, found = selection.release, selection.companies
    counties = release.counties.set_index("county_no")["name"]
    gardens = release.gardens.set_index("id")["short_name"]
    found = found.rename(columns={"id": "company"}).assign(
        county=found["county_no"].map(counties), short_name=found["garden"].map(gardens)
    )
    return found[[*LISTED, "source", "source_date"]].reset_index(drop=True)

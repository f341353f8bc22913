"""The nouns of the field: closed lists and the release.

Everything on screen is computed from a `Release` and a view. A release is immutable: whoever holds one may keep
what is computed from it with that very object as the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

import pandas as pd

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "en")
DEFAULT_LANGUAGE: Language = "nb"


class ObservationStatus(StrEnum):
    """How sure a value is, as one SDMX CL_OBS_STATUS letter."""

    REPORTED = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    IMPUTED = "I"
    BREAK = "B"
    UNCERTAIN = "U"
    MISSING = "O"
    MISSING_LATE = "L"
    NOT_APPLICABLE = "M"
    CONFIDENTIAL = "Q"

    @property
    def is_reported(self) -> bool:
        """Somebody stated this value; we did not work it out."""
        return self in (self.REPORTED, self.PROVISIONAL, self.BREAK, self.UNCERTAIN)

    @property
    def is_estimate(self) -> bool:
        """We, or the researcher before us, worked this value out."""
        return self in (self.ESTIMATED, self.IMPUTED)

    @property
    def has_value(self) -> bool:
        return self.is_reported or self.is_estimate


class ProjectStatus(StrEnum):
    """How far a sustainability project has come, in the order that every list uses."""

    COMPLETED = "completed"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """An open status can grow old; a final one cannot, and an unknown one has no date."""
        return self in (self.PLANNED, self.ONGOING, self.PAUSED)

    @property
    def is_final(self) -> bool:
        return self in (self.COMPLETED, self.CANCELLED)


class Membership(StrEnum):
    """How well it is documented that a garden was active in 2020 or later."""

    CONFIRMED = "confirmed_2021"
    PARTICIPANT = "participant_2024"
    LIKELY = "likely"
    UNVERIFIED = "unverified"


class Caveat(StrEnum):
    """What a reader must know before using a value; shown in words wherever the value stands."""

    PRESS_FIGURE = "press_figure"
    DERIVED = "derived"
    LOWER_BOUND = "lower_bound"
    APPROXIMATE = "approximate"
    MIXED_PROGRAMMES = "mixed_programmes"
    ACCUMULATED = "accumulated"
    CONFLICT = "conflict"
    SUSPECT = "suspect"
    VINTAGE = "vintage"
    SERIES_BREAK = "series_break"
    GOAL = "goal"
    UNDATED = "undated"
    FORMER_AREA = "former_area"
    PART_YEAR = "part_year"
    EVALUATION = "evaluation"
    ESTIMATE = "estimate"


COUNTY_SUCCESSORS = {
    "01": ("31",),
    "02": ("32",),
    "04": ("34",),
    "05": ("34",),
    "06": ("33",),
    "07": ("39",),
    "08": ("40",),
    "09": ("42",),
    "10": ("42",),
    "12": ("46",),
    "14": ("46",),
    "16": ("50",),
    "17": ("50",),
    "19": ("55",),
    "20": ("56",),
    "30": ("31", "32", "33"),
    "38": ("39", "40"),
    "54": ("55", "56"),
}
"""County numbers before 2020 and of 2020 to 2023, and those that came in their place (Statistics Norway, KLASS 104).

A few municipalities changed county on the way; the numbers name where nearly all of the old county is now.
"""

NETWORK_INDICATORS = ("companies", "value_creation")
"""The two indicators that are split by garden on the overview: both are the network's own statements."""


@dataclass(frozen=True, eq=False)
class Release:
    """One immutable, content-addressed data set.

    The frames have the columns that `gardenmap.data.tables` describes, with missing as NA, never 0.
    """

    id: str
    """First 8 hexadecimal digits of the SHA-256 of the tables."""
    date: date
    gardens: pd.DataFrame
    observations: pd.DataFrame
    projects: pd.DataFrame
    project_gardens: pd.DataFrame
    indicators: pd.DataFrame
    network_facts: pd.DataFrame
    """What a source states about the network as a whole; empty where the release does without it."""
    themes: pd.DataFrame
    sources: pd.DataFrame
    counties: pd.DataFrame
    """Properties of the 15 counties, without geometry, south to north."""
    companies: pd.DataFrame
    """Companies as points; empty where the release does without them."""
    counties_geojson: bytes
    """The county polygons as the browser gets them, EPSG:4326."""
    files: Mapping[str, bytes]
    """Every table as it stands in its file, by the name of the file: what the id is worked out from."""

"""The field's closed lists in words: one English message for each member, translated by `Text`."""

from __future__ import annotations

from gardenmap.model import Caveat, Membership, ObservationStatus, ProjectStatus


def n_(message: str) -> str:
    """Mark a message for translation where no `Text` is at hand yet."""
    return message


OBSERVATION_STATUS = {
    ObservationStatus.REPORTED: n_("reported"),
    ObservationStatus.PROVISIONAL: n_("provisional"),
    ObservationStatus.ESTIMATED: n_("estimate"),
    ObservationStatus.IMPUTED: n_("derived"),
    ObservationStatus.BREAK: n_("break in series"),
    ObservationStatus.UNCERTAIN: n_("uncertain"),
    ObservationStatus.MISSING: n_("missing"),
    ObservationStatus.MISSING_LATE: n_("missing"),
    ObservationStatus.NOT_APPLICABLE: n_("not applicable"),
    ObservationStatus.CONFIDENTIAL: n_("not shown"),
}

PROJECT_STATUS = {
    ProjectStatus.COMPLETED: n_("completed"),
    ProjectStatus.ONGOING: n_("ongoing"),
    ProjectStatus.PLANNED: n_("planned"),
    ProjectStatus.PAUSED: n_("paused"),
    ProjectStatus.CANCELLED: n_("cancelled"),
    ProjectStatus.UNKNOWN: n_("unknown"),
}

MEMBERSHIP = {
    Membership.CONFIRMED: n_("confirmed member in 2021"),
    Membership.PARTICIPANT: n_("took part in 2024"),
    Membership.LIKELY: n_("likely active in 2020 or later"),
    Membership.UNVERIFIED: n_("not confirmed"),
}

CAVEAT = {
    Caveat.PRESS_FIGURE: n_("stated in the press"),
    Caveat.DERIVED: n_("worked out from other published figures"),
    Caveat.LOWER_BOUND: n_("at least: the source says “over”"),
    Caveat.APPROXIMATE: n_("rounded by the source"),
    Caveat.MIXED_PROGRAMMES: n_("gardens and incubators together"),
    Caveat.ACCUMULATED: n_("sum over several years"),
    Caveat.CONFLICT: n_("in conflict with another figure"),
    Caveat.SUSPECT: n_("probably an error in the source"),
    Caveat.VINTAGE: n_("another report counts differently"),
    Caveat.SERIES_BREAK: n_("not comparable with earlier years"),
    Caveat.GOAL: n_("a goal, not a result"),
    Caveat.UNDATED: n_("the source gives no year"),
    Caveat.FORMER_AREA: n_("the area no longer exists"),
    Caveat.PART_YEAR: n_("part of the year"),
    Caveat.EVALUATION: n_("from an evaluation"),
    Caveat.ESTIMATE: n_("an estimate"),
}

UNIT = {
    "companies": n_("companies"),
    "mnok": n_("NOK million"),
    "gardens": n_("gardens"),
    "operators": n_("operators"),
    "persons": n_("persons"),
    "fte": n_("full-time equivalents"),
    "percent": n_("per cent"),
    "score": n_("score of 5"),
}

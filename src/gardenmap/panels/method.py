"""The long texts of the page on data: how to read a definition, method of the estimates, statuses, conflicts."""

from __future__ import annotations

from gardenmap.data.estimate import LARGEST, METHOD, REACH_M, SMALLEST
from gardenmap.model import Membership, ObservationStatus, ProjectStatus
from gardenmap.selection import Selection
from gardenmap.summary import release as summary
from gardenmap.summary.projects import OUTDATED_AFTER_MONTHS
from gardenmap.text import Text
from gardenmap.text.words import n_

STATUS_MEANING = {
    ObservationStatus.REPORTED: n_("The source states it as its own figure."),
    ObservationStatus.PROVISIONAL: n_("The source states it, but may still change it."),
    ObservationStatus.ESTIMATED: n_("Shared out from a total by the method described above."),
    ObservationStatus.IMPUTED: n_("Worked out from other published figures; the note on the figure says how."),
    ObservationStatus.BREAK: n_("The source began to count in a new way: not comparable with the years before."),
    ObservationStatus.UNCERTAIN: n_("Stated or worked out, but doubtful; the note on the figure says why."),
    ObservationStatus.MISSING: n_("No figure was found. That is never the same as 0."),
    ObservationStatus.MISSING_LATE: n_("A figure exists, but has not been collected."),
    ObservationStatus.NOT_APPLICABLE: n_("There can be no figure, as for a year before the garden was founded."),
    ObservationStatus.CONFIDENTIAL: n_("The figure is known, but hidden to protect single companies."),
}
SIGN = {
    ObservationStatus.REPORTED: n_("solid"),
    ObservationStatus.PROVISIONAL: n_("white with a border"),
    ObservationStatus.ESTIMATED: n_("hatched, with “approx.” and two digits"),
    ObservationStatus.IMPUTED: n_("hatched"),
    ObservationStatus.BREAK: n_("solid, with a dashed line before it"),
    ObservationStatus.UNCERTAIN: n_("pale, in brackets"),
    ObservationStatus.MISSING: n_("grey stripes and two dots"),
    ObservationStatus.MISSING_LATE: n_("grey stripes and two dots"),
    ObservationStatus.NOT_APPLICABLE: n_("one dot"),
    ObservationStatus.CONFIDENTIAL: n_("a colon"),
}
PROJECT_MEANING = {
    ProjectStatus.COMPLETED: n_("The source says that it is done. Final."),
    ProjectStatus.ONGOING: n_("The source describes work in progress. Open."),
    ProjectStatus.PLANNED: n_("The source describes something to come. Open."),
    ProjectStatus.PAUSED: n_("The source says that it rests. Open."),
    ProjectStatus.CANCELLED: n_("The source says that it was given up. Final."),
    ProjectStatus.UNKNOWN: n_("The source does not say how far it has come."),
}


def of_definitions(text: Text) -> list[str]:
    """Why no two definitions are added or compared."""
    return [
        text(
            "Two definitions are never added, compared or put on one axis. A target company has an agreement with a "
            "garden in Siva’s programme. Member companies, associated companies and co-located companies are wider, "
            "local counts. The network’s own figures are wider still."
        ),
        text(
            "Value creation in Siva’s reports is the operating result plus the wage costs of the companies: what the "
            "companies produce in all, not the effect of the programme."
        ),
    ]


def of_estimates(selection: Selection, text: Text) -> list[str]:
    """How method anslag-1 works; its numbers come from the method itself and from its rows."""
    split = summary.shared_out(selection.release)
    paragraphs = [
        text(
            "How many companies a garden has, and how much value they create, is hardly published garden by garden. "
            "The network’s own totals for the whole country are. Method {method} shares each total out among the "
            "gardens, so that the map can show a rough picture.",
            method=METHOD,
        ),
        text(
            "A garden’s part is half an equal part, and half its part of the people who live in small towns around "
            "it: localities with at least {smallest} and fewer than {largest} inhabitants that have this garden as "
            "the nearest, and at most {reach} km away in a straight line.",
            smallest=text.number(SMALLEST),
            largest=text.number(LARGEST),
            reach=text.number(REACH_M / 1000),
        ),
    ]
    if len(split):
        low, high = text.plain(split["low_share"].min()), text.plain(split["high_share"].max())
        paragraphs.append(
            text(
                "The parts are whole numbers that add up to the total exactly. Each has a range from {low} to {high} "
                "times the estimate, and is shown with two significant digits.",
                low=low,
                high=high,
            )
        )
    paragraphs.append(
        text(
            "When a garden reports a figure of the same definition, that figure replaces the estimate, and the rest of "
            "the total is shared out again among the others. Earlier releases keep the old estimate."
        )
    )
    return paragraphs


def limits(selection: Selection, text: Text) -> list[str]:
    """What the estimates cannot be used for."""
    gardens = selection.release.gardens
    unconfirmed = int((gardens["membership"] == Membership.UNVERIFIED).sum())
    closed = int((gardens["status"] == "closed").sum())
    found = [
        text(
            "Good for the picture of a county, not for judging a single garden. Gardens are therefore never ranked by "
            "an estimate."
        ),
        text(
            "An estimate knows where the garden lies and how many people live nearby. It knows nothing of the "
            "garden’s work, members or results."
        ),
        text("The range is a convention, not a margin of error: nothing is known that one could be worked out from."),
        text("The totals are the network’s own statements to the press. Where they say “over”, so do we."),
    ]
    if unconfirmed:
        found.append(
            text.plural(
                "The totals are shared among all gardens in the release, also {n} that is not confirmed as active.",
                "The totals are shared among all gardens in the release, also {n} that are not confirmed as active.",
                unconfirmed,
            )
        )
    if closed:
        found.append(
            text.plural(
                "{n} garden is reported closed and has an estimate all the same: all in the release share the totals.",
                "{n} gardens are reported closed and have estimates all the same: all in the release share the totals.",
                closed,
            )
        )
    return found


def of_project_status(text: Text) -> list[str]:
    """Where a project's status comes from, and when it grows old."""
    return [
        text("Status follows the source and its date. It never changes by itself."),
        text(
            "An open status that no source has confirmed in the last {months} months is marked “out of date”. Where "
            "the planned end has passed without confirmation, that is said as well.",
            months=text.number(OUTDATED_AFTER_MONTHS),
        ),
    ]


def of_conflicts(text: Text) -> list[str]:
    """What is done about figures that clash."""
    return [
        text(
            "Where sources disagree, all their figures are kept, each with its own source and date. None of them is "
            "corrected, and no mean is taken."
        ),
        text(
            "Siva counts its series anew for each report, so the same year can have two values. A report on one year "
            "has companies for that year and value creation for the year before. Figures that are probably wrong are "
            "listed here, but never drawn."
        ),
    ]


def of_sources(text: Text) -> list[str]:
    """What a source is here, and what its licence covers."""
    return [
        text(
            "Each figure, project and garden names the page or report that it comes from. Most of these state no "
            "licence: facts are quoted from them, with reference, in our own words."
        ),
    ]

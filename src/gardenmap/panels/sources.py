"""Where the figures of a frame come from, in one line: built from the frame, never typed."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from gardenmap.selection import Selection
from gardenmap.summary.rows import Row, of_release
from gardenmap.text import Text

_NAMED = 3


def source_line(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    """ "Kilde: Skift 2021, metode anslag-1": publisher and year of each source in the frame, the most used first.

    A row may name several, with spaces between. Empty where no row has a source.
    """
    cells = frame["source"].dropna() if "source" in frame else []
    used = Counter(source for cell in cells for source in cell.split())
    if not used:
        return ""
    sources = {row["id"]: row for row in of_release(selection.release, "sources")}
    named = list(dict.fromkeys(_short(sources[source]) for source, _ in used.most_common()))
    shown = named[:_NAMED]
    if len(named) > _NAMED:
        shown.append(text.plural("{n} more", "{n} more", len(named) - _NAMED))
    line = text.plural("Source: {sources}", "Sources: {sources}", len(named), sources=", ".join(shown))
    methods = frame["method"].dropna().unique() if "method" in frame else []
    return ", ".join([line, *(text("method {method}", method=method) for method in methods)])


def _short(source: Row) -> str:
    return f"{source['publisher']} {source['date'][:4]}" if source["date"] else source["publisher"]

"""Where the figures of a frame come from, in one line: built from the frame, never typed."""

from __future__ import annotations

import pandas as pd

from gardenmap.selection import Selection
from gardenmap.text import Text

_NAMED = 3


def source_line(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    """ "Kilde: Skift 2021, metode anslag-1": publisher and year of each source in the frame, the most used first.

    Empty where no row has a source.
    """
    if "source" not in frame or frame["source"].isna().all():
        return ""
    used = frame["source"].dropna().value_counts().index
    sources = selection.release.sources.set_index("id").reindex(used)
    named = list(dict.fromkeys(_short(row.publisher, row.date) for row in sources.itertuples()))
    shown = named[:_NAMED]
    if len(named) > _NAMED:
        shown.append(text.plural("{n} more", "{n} more", len(named) - _NAMED))
    line = text.plural("Source: {sources}", "Sources: {sources}", len(named), sources=", ".join(shown))
    methods = frame["method"].dropna().unique() if "method" in frame else []
    return ", ".join([line, *(text("method {method}", method=method) for method in methods)])


def _short(publisher: str, dated: str | None) -> str:
    return publisher if pd.isna(dated) or not dated else f"{publisher} {dated[:4]}"

"""A readable table as HTML: headings with scope, numbers to the right, rows that unfold."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gardenmap.html import render
from gardenmap.panels.table import Table
from gardenmap.text import Text


def table_html(
    table: Table,
    text: Text,
    *,
    caption: str,
    chosen: str | None = None,
    limit: int | None = None,
    total: int = 0,
    garden_address: Callable[[str], str] | None = None,
) -> Markup:
    """The table; a cell that chooses a garden links to its `garden_address`, the row of the `chosen` one is marked.

    Rows after `limit` are folded away behind a box to tick. `total` is how many rows there are where `table` holds
    only the first of them; then the last line says so.
    """
    return render(
        "table",
        heads=list(zip(table.columns, table.headings, strict=True)),
        columns=table.columns,
        rows=table.rows,
        text=text,
        caption=caption,
        chosen=chosen,
        limit=len(table.rows) if limit is None or len(table.rows) <= limit + 2 else limit,
        total=total,
        garden_address=garden_address,
    )

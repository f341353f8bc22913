"""A readable table as HTML: every word escaped, headings with scope, numbers to the right."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from gardenmap.panels.table import Cell, Column, Table
from gardenmap.text import Text


def html(
    table: Table,
    text: Text,
    *,
    caption: str,
    chosen: str | None = None,
    limit: int | None = None,
    total: int = 0,
    way: Callable[[str], str] | None = None,
) -> str:
    """The table; a cell that chooses a garden is a link to where `way` says, the chosen garden's row is marked.

    Rows after `limit` are there but folded away, with a button that unfolds them. `total` is how many rows there are
    where `table` holds only the first of them; then the last line says so.
    """
    limit = len(table.rows) if limit is None or len(table.rows) <= limit + 2 else limit
    heads = "".join(
        f'<th scope="col"{_side(column)}>{escape(heading)}</th>'
        for column, heading in zip(table.columns, table.headings, strict=True)
    )
    rows = "".join(
        _row(table.columns, cells, text, chosen, way, folded=n >= limit) for n, cells in enumerate(table.rows)
    )
    everything = ""
    if limit < len(table.rows):
        n = text.number(len(table.rows))
        label = text("Show {n}", n=n) if total > len(table.rows) else text("Show all {n}", n=n)
        everything = f'<button type="button" class="gm-more" data-more aria-expanded="false">{escape(label)}</button>'
    return (
        f'<div class="gm-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="gm-table">'
        f'<caption class="gm-hidden">{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{everything}{_left_out(len(table.rows), total, text)}"
    )


def _left_out(shown: int, total: int, text: Text) -> str:
    if total <= shown:
        return ""
    said = text(
        "The list ends after {n} of {total} rows. All of them are in the file under Download.",
        n=text.number(shown),
        total=text.number(total),
    )
    return f'<p class="gm-reach gm-left-out">{escape(said)}</p>'


def _row(
    columns: tuple[Column, ...],
    cells: tuple[Cell, ...],
    text: Text,
    chosen: str | None,
    way: Callable[[str], str] | None,
    *,
    folded: bool,
) -> str:
    marked = ' aria-current="true"' if chosen and any(cell.choose == chosen for cell in cells) else ""
    rest = ' class="gm-rest"' if folded else ""
    return f"<tr{rest}{marked}>{''.join(_cell(*pair, text, way) for pair in zip(columns, cells, strict=True))}</tr>"


def _cell(column: Column, cell: Cell, text: Text, way: Callable[[str], str] | None) -> str:
    classes = [name for name, on in (("gm-strong", column.is_strong), ("gm-none", cell.is_missing)) if on]
    inner = _inner(cell, way)
    tags = "".join(f' <span class="gm-tag">{escape(tag)}</span>' for tag in cell.tags)
    below = f'<div class="gm-below">{escape(cell.below)}</div>' if cell.below else ""
    label = f'<span class="gm-hidden">{escape(text("missing"))}</span>' if cell.is_missing else ""
    class_ = f' class="{" ".join(classes)}"' if classes else ""
    return f"<td{class_}{_side(column)}>{inner}{label}{tags}{below}</td>"


def _inner(cell: Cell, way: Callable[[str], str] | None) -> str:
    words = f'<span lang="{escape(cell.lang)}">{escape(cell.text)}</span>' if cell.lang else escape(cell.text)
    if cell.choose and way is not None:
        return f'<a href="{escape(way(cell.choose))}" data-act="garden:{escape(cell.choose)}">{words}</a>'
    if cell.href.startswith(("https://", "http://")):
        return f'<a href="{escape(cell.href)}" target="_blank" rel="noopener noreferrer">{words}</a>'
    if cell.swatch:
        swatch = f'<span class="gm-swatch gm-is-{escape(cell.swatch)}" aria-hidden="true"></span>'
        return f'<span class="gm-status">{swatch} {words}</span>'
    return words


def _side(column: Column) -> str:
    return ' data-side="right"' if column.is_number else ""

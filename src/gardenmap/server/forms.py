"""In which form a file is asked for by `format`: what can be had is given, anything else is refused."""

from __future__ import annotations

from collections.abc import MutableMapping

from starlette.responses import PlainTextResponse, Response

from gardenmap.html.addresses import formats
from gardenmap.links import bare
from gardenmap.model import LANGUAGES
from gardenmap.panels.pages import page
from gardenmap.server.response import HTML, Packed, as_it_is, pack
from gardenmap.text import Text
from gardenmap.text.words import n_

REFUSED = n_(
    "There is no format “{asked}” at this address, only: {formats}. "
    "All tables are on the page {page}, as XLSX and as CSV."
)
_CSV = "text/csv; charset=utf-8"
MEDIA_TYPES = {
    "html": HTML,
    "machine": _CSV,
    "people": _CSV,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}
_LONGEST_QUOTE = 40


def form_asked(file: str, asked: MutableMapping[str, list[str]]) -> tuple[str, str]:
    """The form of a file that the parameters ask for, and an empty word; or no form, and the word that asks in vain.

    `format` is taken out of the parameters.
    """
    possible = formats(file.rpartition(".")[2])
    wanted = bare(asked.pop("format", [""])[-1])
    if wanted and wanted.lower() not in possible:
        return "", wanted[:_LONGEST_QUOTE]
    return wanted.lower() or possible[0], ""


def refusal(file: str, asked: str) -> Response:
    """What is said in both languages to whoever asks for a form that a file does not have."""
    return in_both(400, REFUSED, asked=asked, formats=had(file), page=page("data").address)


def had(file: str) -> str:
    """The forms that a file can be had in, as words."""
    return ", ".join(formats(file.rpartition(".")[2]))


def in_both(status: int, message: str, **values: object) -> Response:
    """A sentence in each language, as plain text."""
    sentences = "".join(f"{Text(each)(message, **values)}\n" for each in LANGUAGES)
    return PlainTextResponse(sentences, status, {"cache-control": "no-store"})


def named(file: str, form: str) -> str:
    """The name under which a file is taken home in a form."""
    return f"{file.rpartition('.')[0]}.xlsx" if form == "xlsx" else file


def packed(body: bytes, form: str) -> Packed:
    """The file ready for the wire; a workbook is compressed already."""
    return as_it_is(body) if form == "xlsx" else pack(body)

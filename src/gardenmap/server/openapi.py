"""The addresses of the open data as OpenAPI 3.1 describes them; the codes are those of the release on show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gardenmap.html.addresses import FORMATS, PREFIX, Address
from gardenmap.model import LANGUAGES, NETWORK_INDICATORS
from gardenmap.panels.filters import filter_of
from gardenmap.server.forms import MEDIA_TYPES
from gardenmap.view import SEVERAL, Vocabulary

_MEANS = {
    "county": "County numbers of 2024; a project belongs to each county that it names.",
    "garden": "The marked garden. It filters nothing.",
    "indicator": "The chosen indicator of the page. It filters nothing.",
    "year": "The chosen year of the page. It filters nothing.",
    "status": "Status of the sustainability projects.",
    "theme": "Theme of the sustainability projects.",
    "membership": "How well it is documented that a garden was active in 2020 or later.",
    "values": "`reported` leaves out every estimate (status E and I) and what is worked out (caveat derived).",
    "lang": "Language of the page that the record links to.",
    "release": "The release that the link was made for. The answer is always of the release on show; "
    "a difference is said as a notice.",
    "format": "`machine`: RFC 4180, UTF-8, comma, CRLF, decimal point. "
    "`people`: UTF-8 with BOM, semicolon, decimal comma, an apostrophe before text that would run as a formula. "
    "`xlsx`: a workbook for any spreadsheet, in bokmål, or in English with `lang=en`.",
}
_HEADERS = {
    "ETag": "Changes with the content; send it back as If-None-Match.",
    "X-Notice": "What of the query was not understood, or does not apply; percent-encoded.",
}


def description(vocabulary: Vocabulary, facts: dict[str, Any], addresses: Iterable[Address]) -> dict[str, Any]:
    """The whole description of the addresses that the release on show has."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": facts.get("title_en", ""),
            "summary": facts.get("about_en", ""),
            "description": "Every address takes the query string of a page and answers for the same selection. "
            "What it does not know is left out and said in the header X-Notice; it is never an error. "
            "Only a format that cannot be had is refused.",
            "version": "1",
            "license": {"name": facts.get("licence_title", ""), "url": facts.get("licence_url", "")},
        },
        "servers": [{"url": PREFIX.rstrip("/")}],
        "paths": {f"/{address.name}": {"get": _operation(address)} for address in addresses},
        "components": {
            "parameters": {name: _parameter(name, schema) for name, schema in _schemas(vocabulary).items()},
            "responses": {
                name: {"description": words, "content": {"application/json": {"schema": _REFUSAL}}}
                for name, words in _REFUSALS.items()
            },
        },
    }


_REFUSALS = {
    "400": "There is no such format at this address",
    "404": "No such address",
    "414": "The query string is too long",
    "429": "Too many requests; Retry-After says how many seconds to wait",
    "503": "There is no release on show",
}
_REFUSAL = {
    "type": "object",
    "required": ["status", "message"],
    "properties": {
        "status": {"type": "integer"},
        "message": {
            "type": "object",
            "required": list(LANGUAGES),
            "properties": {language: {"type": "string"} for language in LANGUAGES},
        },
    },
}


def _operation(address: Address) -> dict[str, Any]:
    names = (*address.follows, *(("format",) if address.is_csv else ()))
    kind = {"type": "object"} if "json" in address.media_type else {"type": "string"}
    headers = {name: {"description": words, "schema": {"type": "string"}} for name, words in _HEADERS.items()}
    return {
        "operationId": address.name.replace(".", "_"),
        "summary": address.title,
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in names],
        "responses": {
            "200": {
                "description": address.title,
                "headers": headers,
                "content": {media_type: {"schema": kind} for media_type in _media_types(address)},
            },
            "304": {"description": "Nothing has changed since the ETag in If-None-Match"},
            **{code: {"$ref": f"#/components/responses/{code}"} for code in _REFUSALS if code != "404"},
        },
    }


def _media_types(address: Address) -> tuple[str, ...]:
    own = address.media_type.partition(";")[0]
    return (own, MEDIA_TYPES["xlsx"]) if address.is_csv else (own,)


def _schemas(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    return {
        **{each.name: _several(each.codes(vocabulary)) for each in SEVERAL},
        "garden": _one(vocabulary.garden_county),
        "indicator": _one(NETWORK_INDICATORS),
        "year": {"type": "integer", "enum": list(vocabulary.years)},
        "values": _one(("all", "reported")),
        "lang": _one(LANGUAGES),
        "release": {"type": "string", "pattern": "^[0-9a-f]{8}$"},
        "format": _one(FORMATS) | {"default": FORMATS[0]},
    }


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    comma_list = {"style": "form", "explode": False} if schema["type"] == "array" else {}
    return {
        "name": name,
        "in": "query",
        "description": _MEANS.get(name) or f"{filter_of(name).label}.",
        **comma_list,
        "schema": schema,
    }


def _one(codes: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(code) for code in codes]}


def _several(codes: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "items": _one(codes)}

"""What the open data says of itself: how to cite a release, the release in numbers, the record for data catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gardenmap.data.tables import Words
from gardenmap.html.addresses import (
    CATALOG,
    COMPANIES,
    DATAPACKAGE,
    GARDENS,
    OBSERVATIONS,
    OPENAPI,
    PROJECTS,
    Address,
    offered,
)
from gardenmap.html.citation import citation
from gardenmap.model import LANGUAGES, Release
from gardenmap.panels.pages import PAGES
from gardenmap.selection import Selection
from gardenmap.summary.release import told
from gardenmap.text import Text
from gardenmap.view import Vocabulary, link, query

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority/"
_THEMES = (f"{_EU}data-theme/ECON", f"{_EU}data-theme/REGI", "https://psi.norge.no/los/tema/naring")
_FILE_TYPES = {GARDENS: "GEOJSON", OBSERVATIONS: "CSV", PROJECTS: "CSV", COMPANIES: "CSV", DATAPACKAGE: "ZIP"}


def release_record(
    selection: Selection, vocabulary: Vocabulary, facts: dict[str, Any], notices: Sequence[Words]
) -> dict[str, Any]:
    """The release and what a view takes of it, with the view's addresses and what of the query was not understood."""
    release, view = selection.release, selection.view
    how = told(selection.observations)
    links = {address.name: address.link(view, vocabulary) for address in offered(release)}
    licence = facts.get("licence", "")
    return {
        "id": release.id,
        "date": release.date.isoformat(),
        "title": _in_both("title", facts),
        "licence": {"id": licence, "title": facts.get("licence_title", ""), "url": facts.get("licence_url", "")},
        "citation": {language: citation(release, licence, Text(language)) for language in LANGUAGES},
        "view": query(view, vocabulary),
        "notices": [notice._asdict() for notice in notices],
        "counts": {
            "gardens": len(selection.gardens),
            "observations": len(selection.observations),
            "estimates": int((how == "estimated").sum()),
            "derived": int((how == "derived").sum()),
            "projects": len(selection.projects),
            **({"companies": len(selection.companies)} if len(release.companies) else {}),
        },
        "links": {"page": PAGES[0].address + link(view, vocabulary), **links},
    }


def record(release: Release, facts: dict[str, Any]) -> dict[str, Any]:
    """The record of the data set by DCAT-AP-NO; its addresses are relative to its own."""
    title, about = _tagged(_in_both("title", facts)), _tagged(_in_both("about", facts))
    publisher = {"@type": "foaf:Agent", "foaf:name": facts.get("publisher", "")}
    contact = facts.get("contact", "")
    # The record must name a way to ask: without a mail address it is the page that says who is behind it.
    way = {"vcard:hasEmail": {"@id": f"mailto:{contact}"}} if "@" in contact else {"vcard:hasURL": {"@id": "/om"}}
    point = {"@type": "vcard:Organization", "vcard:fn": facts.get("publisher", ""), **way}
    shared = {
        "dct:title": title,
        "dct:description": about,
        "dct:publisher": publisher,
        "dcat:contactPoint": point,
        "dct:language": [{"@id": f"{_EU}language/{code}"} for code in ("NOB", "ENG")],
        "dct:license": {"@id": facts.get("licence_url", "")},
        "dct:modified": {"@type": "xsd:date", "@value": release.date.isoformat()},
    }
    dataset = {
        "@id": f"{CATALOG.path}#dataset",
        "@type": "dcat:Dataset",
        **shared,
        "dct:identifier": "gardenmap",
        "dcat:version": release.id,
        "dcat:theme": [{"@id": theme} for theme in _THEMES],
        "dcat:keyword": _tagged({"nb": "næringshager", "en": "business gardens"}),
        "dct:spatial": {"@id": f"{_EU}country/NOR"},
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dcat:landingPage": {"@id": "/data"},
        "dcat:distribution": [
            _distribution(address, shared["dct:license"]) for address in _FILE_TYPES if address in offered(release)
        ],
    }
    catalogue = {"@id": f"{CATALOG.path}#catalog", "@type": "dcat:Catalog", **shared, "dcat:dataset": dataset}
    return {"@context": _CONTEXT, **catalogue}


def _distribution(address: Address, licence: dict[str, str]) -> dict[str, Any]:
    media_type = address.media_type.partition(";")[0]
    return {
        "@id": f"{CATALOG.path}#{address.name}",
        "@type": "dcat:Distribution",
        "dct:title": _tagged({language: Text(language)(address.title) for language in LANGUAGES}),
        "dcat:accessURL": {"@id": address.path},
        "dcat:downloadURL": {"@id": address.path},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        "dct:format": {"@id": f"{_EU}file-type/{_FILE_TYPES[address]}"},
        "dct:license": licence,
        "foaf:page": {"@id": OPENAPI.path},
    }


def _in_both(name: str, facts: dict[str, Any]) -> dict[str, str]:
    return {language: facts.get(f"{name}_{language}", "") for language in LANGUAGES}


def _tagged(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": said} for language, said in words.items()]

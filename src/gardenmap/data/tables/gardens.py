"""The table of gardens."""

from gardenmap.data.tables.columns import (
    COUNTY_NO,
    MUNICIPALITY_NO,
    NOT_FOUND,
    NOTHING_TO_ADD,
    ORGANISATION_NO,
    WEB_ADDRESS,
    About,
    Words,
    code,
    number,
    table,
    words,
    year,
)
from gardenmap.model import Membership

DEGREES = Words("degrees, EPSG:4326", "grader, EPSG:4326")

GARDENS = table(
    "gardens",
    About(
        Words("Business gardens", "Næringshager"),
        Words(
            "One row per identified business garden, south to north. Not the network's member list: column membership "
            "says how well each one is documented.",
            "Én rad per næringshage som er identifisert, fra sør til nord. Dette er ikke nettverkets medlemsliste: "
            "kolonnen membership sier hvor godt hver hage er belagt.",
        ),
        ("id",),
        ("lat", "id"),
    ),
    code("id", "Code of the garden; never changes", "Kode for hagen; endres aldri"),
    words("name", "Full name", "Fullt navn"),
    words("short_name", "Short name for maps and charts", "Kort navn til kart og diagrammer"),
    code(
        "orgnr",
        "Organisation number, nine digits",
        "Organisasjonsnummer, ni sifre",
        form=ORGANISATION_NO,
        missing=NOT_FOUND,
    ),
    words("place", "Town, or centre of the region", "By eller tettsted, eller midtpunkt i regionen"),
    words("municipality", "Municipality in 2024", "Kommune i 2024"),
    code("municipality_no", "Municipality number in 2024", "Kommunenummer i 2024", form=MUNICIPALITY_NO),
    code("county_no", "County number in 2024", "Fylkesnummer i 2024", form=COUNTY_NO, refers_to="counties"),
    number("lat", "Latitude", "Breddegrad", unit=DEGREES, least=-90, most=90),
    number("lon", "Longitude", "Lengdegrad", unit=DEGREES, least=-180, most=180),
    code(
        "coord_precision",
        "What the point is: centre of the town or of the region",
        "Hva punktet er: sentrum i byen eller midt i regionen",
        one_of=("town", "region"),
    ),
    words("serves_nb", "Area served, in bokmål", "Området hagen dekker, på bokmål", missing=NOT_FOUND),
    words("serves_en", "Area served, in English", "Området hagen dekker, på engelsk", missing=NOT_FOUND),
    code("website", "Web address", "Nettsted", form=WEB_ADDRESS, missing=NOT_FOUND),
    year("founded", "Founded", "Stiftet", missing=NOT_FOUND),
    words(
        "siva_programme_nb",
        "Part in Siva's programme, in bokmål",
        "Plass i Sivas program, på bokmål",
        missing=NOT_FOUND,
    ),
    words(
        "siva_programme_en",
        "Part in Siva's programme, in English",
        "Plass i Sivas program, på engelsk",
        missing=NOT_FOUND,
    ),
    code(
        "membership",
        "How well it is documented that the garden was active in 2020 or later",
        "Hvor godt det er belagt at hagen var aktiv i 2020 eller senere",
        one_of=Membership,
    ),
    words("evidence_nb", "The evidence, in bokmål", "Belegget, på bokmål", missing=NOT_FOUND),
    words("evidence_en", "The evidence, in English", "Belegget, på engelsk", missing=NOT_FOUND),
    year("evidence_year", "Latest year of the evidence", "Siste år belegget gjelder", missing=NOT_FOUND),
    code(
        "status", "Whether the garden function is running", "Om hagefunksjonen er i drift", one_of=("active", "closed")
    ),
    words(
        "status_note_nb",
        "Mergers, new names and closures, in bokmål",
        "Sammenslåing, nytt navn og nedlegging, på bokmål",
        missing=NOTHING_TO_ADD,
    ),
    words(
        "status_note_en",
        "Mergers, new names and closures, in English",
        "Sammenslåing, nytt navn og nedlegging, på engelsk",
        missing=NOTHING_TO_ADD,
    ),
    words("note_nb", "Note, in bokmål", "Merknad, på bokmål", missing=NOTHING_TO_ADD),
    words("note_en", "Note, in English", "Merknad, på engelsk", missing=NOTHING_TO_ADD),
    code(
        "sources",
        "Sources, with a space between them",
        "Kilder, med mellomrom mellom",
        refers_to="sources",
        many=True,
        missing=NOT_FOUND,
    ),
)

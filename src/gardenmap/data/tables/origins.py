"""The tables that everything refers to: sources and counties."""

from gardenmap.data.tables.columns import (
    COUNTY_NO,
    NOT_FOUND,
    PARTIAL_DATE,
    UNDATED,
    WEB_ADDRESS,
    About,
    Words,
    code,
    number,
    table,
    whole,
    words,
)
from gardenmap.data.tables.gardens import DEGREES

NO_SUCH_NAME = Words("no official name in this language", "ikke noe offisielt navn på dette språket")

SOURCES = table(
    "sources",
    About(
        Words("Sources", "Kilder"),
        Words(
            "One row per page or report that a value comes from.",
            "Én rad per side eller rapport som en verdi kommer fra.",
        ),
        ("id",),
        ("id",),
    ),
    code(
        "id",
        "Code of the source: the publisher's domain and a short hash of the address",
        "Kode for kilden: utgiverens domene og en kort hash av adressen",
    ),
    words("title", "Title", "Tittel"),
    words("publisher", "Publisher", "Utgiver"),
    code("url", "Address", "Adresse", form=WEB_ADDRESS),
    code("date", "Date, as far as it is known", "Dato, så langt den er kjent", form=PARTIAL_DATE, missing=UNDATED),
    words(
        "licence", "Licence", "Lisens", missing=Words("facts quoted with reference", "fakta gjengitt med henvisning")
    ),
)

COUNTIES = table(
    "counties",
    About(
        Words("Counties", "Fylker"),
        Words(
            "The 15 counties of 2024 with their land as polygons, simplified to 600 m.",
            "De 15 fylkene fra 2024 med landarealet som flater, forenklet til 600 m.",
        ),
        ("county_no",),
        ("county_no",),
    ),
    code("county_no", "County number, two digits", "Fylkesnummer, to sifre", form=COUNTY_NO),
    words("name", "Name", "Navn"),
    words("name_official", "Official name in all its languages", "Offisielt navn på alle språk"),
    words("name_sami", "Sami name", "Samisk navn", missing=NO_SUCH_NAME),
    code(
        "sami_lang",
        "Language of the Sami name, ISO 639-3",
        "Språket i det samiske navnet, ISO 639-3",
        one_of=("sme", "smj", "sma"),
        missing=NO_SUCH_NAME,
    ),
    words("name_kven", "Kven name", "Kvensk navn", missing=NO_SUCH_NAME),
    number("label_lon", "Longitude of the label", "Navnets lengdegrad", unit=DEGREES, least=-180, most=180),
    number("label_lat", "Latitude of the label", "Navnets breddegrad", unit=DEGREES, least=-90, most=90),
    number("min_lon", "Western edge", "Vestligste punkt", unit=DEGREES, least=-180, most=180),
    number("min_lat", "Southern edge", "Sørligste punkt", unit=DEGREES, least=-90, most=90),
    number("max_lon", "Eastern edge", "Østligste punkt", unit=DEGREES, least=-180, most=180),
    number("max_lat", "Northern edge", "Nordligste punkt", unit=DEGREES, least=-90, most=90),
    whole(
        "land_area_km2", "Land area", "Landareal", unit=Words("km²", "km²"), least=1, most=1_000_000, missing=NOT_FOUND
    ),
    whole(
        "n_municipalities",
        "Municipalities in 2024",
        "Kommuner i 2024",
        unit=Words("municipalities", "kommuner"),
        least=1,
        most=1000,
        missing=NOT_FOUND,
    ),
)

"""The optional table of companies, as points on the map."""

from gardenmap.data.tables.columns import (
    COUNTY_NO,
    MUNICIPALITY_NO,
    NOT_FOUND,
    PARTIAL_DATE,
    UNDATED,
    About,
    Words,
    code,
    number,
    table,
    words,
)
from gardenmap.data.tables.gardens import DEGREES

COMPANIES = table(
    "companies",
    About(
        Words("Companies", "Bedrifter"),
        Words(
            "One row per company that a source names, with the point where it is. A release may do without the file: "
            "then no company is shown. The rows are never counted as a garden's figure: that stands in "
            "observations.csv, with its own definition and source.",
            "Én rad per bedrift som en kilde navngir, med punktet der den holder til. En utgave kan være uten filen: "
            "da vises ingen bedrifter. Radene telles aldri som en hages tall: det står i observations.csv, med egen "
            "definisjon og kilde.",
        ),
        ("id",),
        ("id",),
    ),
    code("id", "Code of the company, such as its organisation number", "Kode for bedriften, for eksempel orgnummeret"),
    words("name", "Name", "Navn"),
    code(
        "garden",
        "Garden that the source says it belongs to",
        "Hagen som kilden sier at den hører til",
        refers_to="gardens",
        missing=Words("the source names no garden", "kilden nevner ingen hage"),
    ),
    code("county_no", "County number in 2024", "Fylkesnummer i 2024", form=COUNTY_NO, refers_to="counties"),
    words("municipality", "Municipality in 2024", "Kommune i 2024"),
    code("municipality_no", "Municipality number in 2024", "Kommunenummer i 2024", form=MUNICIPALITY_NO),
    number("lat", "Latitude", "Breddegrad", unit=DEGREES, least=-90, most=90),
    number("lon", "Longitude", "Lengdegrad", unit=DEGREES, least=-180, most=180),
    words("industry", "Industry, in words or as a NACE code", "Næring, i ord eller som NACE-kode", missing=NOT_FOUND),
    code("source", "Source", "Kilde", refers_to="sources"),
    code(
        "source_date",
        "Date of the source, as far as it is known",
        "Kildens dato, så langt den er kjent",
        form=PARTIAL_DATE,
        missing=UNDATED,
    ),
)

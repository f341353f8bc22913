"""The tables of figures: observations and what they measure."""

from gardenmap.data.tables.columns import (
    CODE,
    NOTHING_TO_ADD,
    PARTIAL_DATE,
    UNDATED,
    About,
    Words,
    code,
    number,
    table,
    whole,
    words,
    year,
)
from gardenmap.model import Caveat, ObservationStatus

AS_INDICATOR = Words("unit of the indicator", "indikatorens enhet")
NO_VALUE = Words("no value; status says why", "ingen verdi; status sier hvorfor")
NO_RANGE = Words("no range: a stated value", "ikke spenn: en oppgitt verdi")

INDICATORS = table(
    "indicators",
    About(
        Words("Indicators", "Indikatorer"),
        Words(
            "One row per definition. Two indicators are never added or compared on one axis.",
            "Én rad per definisjon. To indikatorer legges aldri sammen og står aldri på samme akse.",
        ),
        ("id",),
        ("order", "id"),
    ),
    code("id", "Code of the indicator", "Kode for indikatoren"),
    code("topic", "Topic", "Emne", one_of=("companies", "value_creation", "programme", "funding", "people", "quality")),
    code(
        "universe",
        "Which gardens or operators the indicator counts",
        "Hvilke hager eller operatører indikatoren teller",
        one_of=("network", "siva_gardens", "siva_programmes", "incubators", "garden"),
    ),
    code(
        "form",
        "Series by year, periods, or single values",
        "Årsserie, perioder eller enkeltverdier",
        one_of=("series", "periods", "list"),
    ),
    code(
        "unit",
        "Unit; mnok is NOK million",
        "Enhet; mnok er millioner kroner",
        one_of=("companies", "mnok", "gardens", "operators", "persons", "fte", "percent", "score"),
    ),
    words("name_nb", "Name, in bokmål", "Navn, på bokmål"),
    words("name_en", "Name, in English", "Navn, på engelsk"),
    words("definition_nb", "Definition, in bokmål", "Definisjon, på bokmål"),
    words("definition_en", "Definition, in English", "Definisjon, på engelsk"),
    whole("order", "Place in lists", "Plass i lister", least=0, most=100_000),
)

OBSERVATIONS = table(
    "observations",
    About(
        Words("Figures", "Tall"),
        Words(
            "One row per published or estimated value. Two reports on the same year are two rows, one per source.",
            "Én rad per offentliggjort eller anslått verdi. To rapporter om samme år er to rader, én per kilde.",
        ),
        ("id",),
        ("indicator", "area_type", "area", "period_from", "period_to", "source", "id"),
    ),
    code(
        "id",
        "Code of the row: figure and its row in raw/figures.csv, or estimate",
        "Kode for raden: figure og radnummeret i raw/figures.csv, eller estimate",
    ),
    code("indicator", "What is measured", "Hva som er målt", refers_to="indicators"),
    code("area_type", "Kind of area", "Type område", one_of=("country", "county", "region", "garden")),
    words(
        "area",
        "NO, a county number, a garden, or the name of a region",
        "NO, et fylkesnummer, en hage eller navnet på en region",
    ),
    year("period_from", "First year", "Første år", missing=UNDATED),
    year(
        "period_to",
        "Last year; the same as the first for one year",
        "Siste år; likt det første for ett år",
        missing=UNDATED,
    ),
    number("value", "Value", "Verdi", unit=AS_INDICATOR, missing=NO_VALUE),
    number(
        "low",
        "Lower end of the range of an estimate",
        "Nedre ende av spennet til et anslag",
        unit=AS_INDICATOR,
        missing=NO_RANGE,
    ),
    number(
        "high",
        "Upper end of the range of an estimate",
        "Øvre ende av spennet til et anslag",
        unit=AS_INDICATOR,
        missing=NO_RANGE,
    ),
    code(
        "status",
        "How sure the value is: A reported, P provisional, E estimate, I imputed, B break in series, "
        "U uncertain, O and L missing, M not applicable, Q not shown",
        "Hvor sikker verdien er: A rapportert, P foreløpig, E anslag, I beregnet, B brudd i tidsserien, "
        "U usikkert, O og L mangler, M ikke aktuelt, Q skjermet",
        one_of=ObservationStatus,
    ),
    code(
        "caveats",
        "What to know before use, with a space between them",
        "Forbehold, med mellomrom mellom",
        one_of=Caveat,
        many=True,
        missing=Words("no caveat", "ingen forbehold"),
    ),
    code(
        "method",
        "Method of an estimate",
        "Metoden bak et anslag",
        form=CODE,
        missing=Words("a stated value, not worked out here", "en oppgitt verdi, ikke regnet ut her"),
    ),
    code("source", "Source", "Kilde", refers_to="sources"),
    code(
        "source_date",
        "Date of the source, as far as it is known",
        "Kildens dato, så langt den er kjent",
        form=PARTIAL_DATE,
        missing=UNDATED,
    ),
    words("note_nb", "Note, in bokmål", "Merknad, på bokmål", missing=NOTHING_TO_ADD),
    words("note_en", "Note, in English", "Merknad, på engelsk", missing=NOTHING_TO_ADD),
)

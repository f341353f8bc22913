"""The tables of sustainability projects: the projects, the gardens in them, their themes."""

from gardenmap.data.tables.columns import (
    COUNTY_NO,
    NOT_FOUND,
    NOTHING_TO_ADD,
    PARTIAL_DATE,
    UNDATED,
    About,
    Words,
    code,
    table,
    whole,
    words,
)
from gardenmap.model import ProjectStatus

PROJECTS = table(
    "projects",
    About(
        Words("Sustainability projects", "Bærekraftsprosjekter"),
        Words(
            "One row per sustainability project or process, counted once however many gardens take part. The status is "
            "the one its source supports on the date status_as_of, and never changes by itself.",
            "Én rad per bærekraftsprosjekt eller prosess, talt én gang uansett hvor mange hager som er med. Statusen "
            "er den kilden dekker per datoen status_as_of, og endres aldri av seg selv.",
        ),
        ("id",),
        ("id",),
    ),
    code("id", "Code of the project", "Kode for prosjektet"),
    words("title", "Title", "Tittel"),
    code(
        "scope",
        "One or more gardens, a joint project, or the whole country",
        "Én eller flere hager, fellesprosjekt, eller hele landet",
        one_of=("garden", "joint", "national"),
    ),
    code(
        "counties",
        "County numbers, with a space between them",
        "Fylkesnumre, med mellomrom mellom",
        form=COUNTY_NO,
        refers_to="counties",
        many=True,
        missing=Words("national, or not known", "landsdekkende, eller ikke kjent"),
    ),
    words(
        "municipality",
        "Municipality or place, as the source says",
        "Kommune eller sted, slik kilden skriver det",
        missing=NOT_FOUND,
    ),
    code("theme", "Theme", "Tema", refers_to="themes"),
    code("status", "Status that the source supports", "Status som kilden dekker", one_of=ProjectStatus),
    code("status_as_of", "Date of the status", "Datoen statusen gjelder", form=PARTIAL_DATE, missing=UNDATED),
    code("start", "Start, as far as it is known", "Start, så langt den er kjent", form=PARTIAL_DATE, missing=NOT_FOUND),
    code(
        "end",
        "End, planned or real, as far as it is known",
        "Slutt, planlagt eller faktisk, så langt den er kjent",
        form=PARTIAL_DATE,
        missing=NOT_FOUND,
    ),
    words(
        "actors",
        "Who owns or runs it, with semicolon between them",
        "Hvem som eier eller driver det, med semikolon mellom",
        missing=NOT_FOUND,
    ),
    words(
        "partners",
        "Partners, as collected; some in English",
        "Partnere, slik de er samlet inn; noen på engelsk",
        missing=NOT_FOUND,
    ),
    words(
        "funder",
        "Who pays, as collected; some in English",
        "Hvem som betaler, slik det er samlet inn; noe på engelsk",
        missing=NOT_FOUND,
    ),
    words(
        "sdgs",
        "UN sustainable development goals that the source names",
        "FNs bærekraftsmål som kilden nevner",
        missing=Words("the source names none", "kilden nevner ingen"),
    ),
    words("summary_nb", "Summary, in bokmål", "Sammendrag, på bokmål", missing=NOTHING_TO_ADD),
    words("summary_en", "Summary, in English", "Sammendrag, på engelsk", missing=NOTHING_TO_ADD),
    words("status_note_nb", "Why this status, in bokmål", "Hvorfor denne statusen, på bokmål", missing=NOTHING_TO_ADD),
    words(
        "status_note_en", "Why this status, in English", "Hvorfor denne statusen, på engelsk", missing=NOTHING_TO_ADD
    ),
    code("source", "Source", "Kilde", refers_to="sources"),
    code(
        "source_date",
        "Date of the source, as far as it is known",
        "Kildens dato, så langt den er kjent",
        form=PARTIAL_DATE,
        missing=UNDATED,
    ),
)

PROJECT_GARDENS = table(
    "project_gardens",
    About(
        Words("Gardens in projects", "Hager i prosjekter"),
        Words(
            "One row per garden that takes part in a project. A garden without rows has no registered project; that is "
            "not the same as no activity.",
            "Én rad per hage som er med i et prosjekt. En hage uten rader har ingen registrerte prosjekter; det er "
            "ikke det samme som ingen aktivitet.",
        ),
        ("project", "garden"),
        ("project", "garden"),
    ),
    code("project", "Project", "Prosjekt", refers_to="projects"),
    code("garden", "Garden", "Hage", refers_to="gardens"),
    code(
        "evidence",
        "Whether the source names the garden or we infer it",
        "Om kilden navngir hagen eller vi slutter det",
        one_of=("named", "inferred"),
    ),
)

THEMES = table(
    "themes",
    About(
        Words("Themes of projects", "Prosjekttemaer"),
        Words("One row per theme.", "Én rad per tema."),
        ("id",),
        ("order", "id"),
    ),
    code("id", "Code of the theme", "Kode for temaet"),
    words("name_nb", "Name, in bokmål", "Navn, på bokmål"),
    words("name_en", "Name, in English", "Navn, på engelsk"),
    whole("order", "Place in lists", "Plass i lister", least=0, most=100_000),
)

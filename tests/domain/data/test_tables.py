"""The description of the tables is complete, and pandera and the check agree about it."""

from __future__ import annotations

import pandera.pandas as pa
import pytest
from worlds import frame, garden

from gardenmap.data.build import CURATION
from gardenmap.data.tables import NOT_BUILT, OPTIONAL, TABLES, about, meaning

COLUMNS = [(table, name) for table, schema in TABLES.items() for name in schema.columns]


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_every_column_says_what_it_is_in_both_languages(table: str, name: str) -> None:
    means = meaning(TABLES[table].columns[name])
    assert means.title.en
    assert means.title.nb
    assert means.title.en != means.title.nb or name in ("municipality",)
    if means.kind != "text":
        assert means.unit or name == "order"


@pytest.mark.parametrize("table", TABLES)
def test_keys_orders_and_references_name_real_columns(table: str) -> None:
    schema = TABLES[table]
    assert {*about(schema).key, *about(schema).order} <= set(schema.columns)
    assert {meaning(column).refers_to for column in schema.columns.values()} <= {"", *TABLES}


@pytest.mark.parametrize(
    "fault", [{"lat": 999.0}, {"membership": "maybe"}, {"county_no": "4"}, {"name": None}, {"sources": "a  b"}]
)
def test_a_frame_that_breaks_the_description_is_refused_by_pandera(fault: dict[str, object]) -> None:
    TABLES["gardens"].validate(frame("gardens", [garden()]))
    with pytest.raises(pa.errors.SchemaError):
        TABLES["gardens"].validate(frame("gardens", [garden() | fault]))


def test_every_table_is_built_from_the_curation_but_for_the_borders_and_those_that_are_brought_as_they_are() -> None:
    assert {*TABLES} == {*CURATION, *NOT_BUILT, "counties"}
    assert not {*CURATION} & NOT_BUILT
    assert NOT_BUILT <= OPTIONAL

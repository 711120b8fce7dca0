"""Tables that are declared: every field they name is there, and their cells are what the path says."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from present.messages import declared
from raming.inputs.meaning import FTE, SHARE, Is
from raming.present.columns import Declared, Shown, field_at, year_column
from raming.present.language import language


@dataclass(frozen=True)
class Ends:
    low: Annotated[float, Is("the lower end", FTE)]


@dataclass(frozen=True)
class Row:
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    names: Annotated[dict[str, str], Is("its name by language")]
    parts: Annotated[dict[str, float], Is("by where they come from", FTE)]
    bounds: Annotated[Ends | None, Is("the ends")]
    share: Annotated[float, Is("the share", SHARE)]
    plain: float = 0.0


ROW = Row(3.0, {"nl": "een", "en": "one"}, {"stock": 2.0}, Ends(1.0), 0.5)


def test_every_declared_table_names_fields_that_are_there():
    for table in declared():
        for column, (meaning, _) in zip(table.shown, table.said, strict=True):
            assert meaning, (table.kind.__name__, column.field)
        keys = [column.key for column in table.columns(language("en"))]
        assert len(set(keys)) == len(keys), (table.kind.__name__, keys)


@pytest.mark.parametrize(
    ("path", "cell", "meaning"),
    [
        ("fte", 3.0, "full-time equivalents active"),
        ("names.*", "een", "its name by language"),
        ("parts.stock", 2.0, "by where they come from"),
        ("bounds.low", 1.0, "the lower end"),
    ],
)
def test_a_path_leads_to_its_cell_and_its_meaning(path, cell, meaning):
    table = Declared(Row, (Shown(path, "heading", "number"),))
    assert table.rows([ROW], language("nl")) == ((cell,),)
    assert table.said[0][0] == meaning


def test_what_is_not_there_stays_empty():
    row = Row(3.0, {"nl": "een"}, {}, None, 0.5)
    assert Declared(Row, (Shown("bounds.low", "low", "number"),)).rows([row], language("nl")) == ((None,),)


@pytest.mark.parametrize("path", ["heads", "bounds.high", "plain"])
def test_a_path_to_nothing_is_refused(path):
    with pytest.raises(LookupError):
        field_at(Row, path)


def test_numbers_have_the_unit_of_their_field_and_percentages_none():
    table = Declared(
        Row,
        (Shown("fte", "supply", "number"), Shown("share", "share", "percent"), Shown("fte", "x", unit="")),
    )
    assert [unit for _, unit in table.said] == [FTE, "", ""]


def test_a_computed_cell_of_a_field_keeps_the_meaning_of_the_field():
    table = Declared(Row, (Shown("fte", "supply", value=lambda row, _: -row.fte),))
    assert table.said == (("full-time equivalents active", ""),)
    assert table.rows([ROW], language("en")) == ((-3.0,),)


def test_the_first_column_can_be_the_key_of_the_rows():
    english = language("en")
    table = Declared(Row, (Shown("fte", "supply", "number"),)).by(
        year_column(english), "years", "", {2025: ROW, 2026: ROW}, english
    )
    assert [column.key for column in table.columns] == ["year", "fte"]
    assert table.rows == ((2025, 3.0), (2026, 3.0))

"""Tables on pages: notes under their row, ids left out, and nothing that the CSV has is changed."""

from raming.present.language import language
from raming.present.table import Column, Holds, Table
from raming.web.pages.tables import layout_of

EN, NL = language("en"), language("nl")
LONG = "a note that is much longer than would fit in a column beside all others"


def wide(*rows: tuple[object, ...]) -> Table:
    """Return a wide table with an id, a note and a column in which nothing stands."""
    columns = (
        Column("name", "name"),
        Column("key", "key", holds=Holds.ID),
        *(Column(f"c{place}", f"c{place}", "number") for place in range(6)),
        Column("zero", "zero", "number"),
        Column("note", "note", holds=Holds.NOTE),
        Column("source", "source", holds=Holds.SOURCE),
    )
    return Table("t", "t", columns, tuple(rows), frozenset({0}))  # type: ignore[arg-type]


def row(name: str, note: str, zero: float = 0) -> tuple[object, ...]:
    return (name, f"id-{name}", *range(1, 7), zero, note, "a-source")


def test_a_long_note_stands_under_its_row() -> None:
    layout = layout_of(wide(row("a", LONG), row("b", "")), NL, {})
    first, second = layout.lines
    assert [cell.text for cell in first.under] == [LONG]
    assert first.strong
    assert not second.under
    assert not second.strong


def test_ids_and_columns_in_which_nothing_stands_are_left_out() -> None:
    assert [c.key for c in layout_of(wide(row("a", "")), EN, {}).columns] == [
        "name",
        *(f"c{place}" for place in range(6)),
        "source",
    ]
    with_zero = layout_of(wide(row("a", "", 0), row("b", "", 5)), EN, {}).columns
    assert "zero" in [column.key for column in with_zero]


def test_every_line_has_a_cell_for_every_column() -> None:
    layout = layout_of(wide(row("a", LONG), row("b", "short", 3)), EN, {})
    for line in layout.lines:
        assert [cell.key for cell in line.cells] == [column.key for column in layout.columns]


def test_in_a_narrow_table_all_stands_in_the_row() -> None:
    columns = (Column("figure", "figure"), Column("note", "note", holds=Holds.NOTE))
    layout = layout_of(
        Table("t", "t", columns, (("a", "a note of some forty-five characters, no more"),)), EN, {}
    )
    assert not layout.lines[0].under


def test_ids_are_shown_by_name_where_the_page_knows_them() -> None:
    columns = (Column("promise", "promise"), Column("measures", "by", holds=Holds.IDS))
    table = Table("t", "t", columns, (("p", "one, two, three"),))
    assert (
        layout_of(table, EN, {"one": "First", "two": "Second"}).lines[0].cells[1].text
        == "First, Second, three"
    )
    assert table.rows[0][1] == "one, two, three"


def test_whole_numbers_have_no_decimals_where_rows_have_units_of_their_own() -> None:
    columns = (Column("value", "value", "own", 3, of="unit"), Column("unit", "unit", holds=Holds.UNIT))
    layout = layout_of(Table("t", "t", columns, ((1160000.0, "persons"), (0.72, "FTE per person"))), NL, {})
    assert [line.cells[0].text for line in layout.lines] == ["1.160.000", "0,72"]


def test_only_the_short_rows_are_shown_on_request() -> None:
    table = Table("t", "t", (Column("a", "a"),), (("x",), ("y",), ("z",)), short=frozenset({2}))
    assert [line.cells[0].text for line in layout_of(table, EN, {}, short=True).lines] == ["z"]
    assert len(layout_of(table, EN, {}).lines) == 3

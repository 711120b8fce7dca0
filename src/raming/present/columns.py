"""Tables declared: which fields of a row are shown, under which heading and in which form.

Meaning and unit of a column are those of its field, said once beside the field by `Is`; a declaration says
only what a reader of tables needs besides.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypedDict, Unpack, get_args, get_origin, get_type_hints

from raming.inputs.meaning import OWN_UNIT, Is, meanings
from raming.present.language import Language
from raming.present.table import Column, Holds, Plot, Table, Value

TEXTS = (Holds.VALUE, Holds.IDS, Holds.UNIT, Holds.REMARK, Holds.NOTE)
"""What a cell of text may be for its text to be one of the pack, which is shown in the reader's language."""


class TableParts(TypedDict, total=False):
    """What may be said of a table besides its rows, as in `Table`."""

    strong: frozenset[int]
    note: str
    short: frozenset[int] | None
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A column that shows a field.

    Attributes:
        field: name of the field, or a path such as `bounds.low`, in which a null stays a null.
        heading: header for people: a message id.
        kind: form of the cells, as in `Column`.
        digits: decimals shown.
        words: words for the ids that the field holds: message ids by id.
        value: computes the cell from the row; where it is no field, `meaning` is said here.
        meaning: where a reader of this table needs another meaning than that of the field: a message id.
        unit: where the column has another unit than the field, or none (`""`): a message id.
        key: name for machines, where it is not the last word of the field.
        detail: left out where there is no room for it.
        holds: what the cells are to their row, as in `Column`.
        given: whether the numbers come from the pack as they are, as in `Column`.
        of: key of the column with the unit of each row, as in `Column`.
    """

    field: str
    heading: str
    kind: str = "text"
    digits: int = 0
    words: Mapping[Any, str] | None = None
    value: Callable[[Any, Language], Value] | None = None
    meaning: str = ""
    unit: str | None = None
    key: str = ""
    detail: bool = False
    holds: Holds = Holds.VALUE
    given: bool | None = None
    of: str = ""


@dataclass(frozen=True)
class Declared:
    """The columns of a table of which every row is an object of one class.

    Attributes:
        kind: the class of the rows.
        shown: the columns.
    """

    kind: type[Any]
    shown: tuple[Shown, ...]

    @cached_property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Meaning and unit of every column, as message ids; empty where there is none.

        Raises:
            LookupError: when a path is no field of the class, or the field says nothing of itself.
        """
        return tuple(self._said(column) for column in self.shown)

    def _said(self, column: Shown) -> tuple[str, str]:
        if column.value is not None:
            return column.meaning or field_at(self.kind, column.field).meaning, column.unit or ""
        field = field_at(self.kind, column.field)
        unit = field.unit if column.unit is None else column.unit
        plain = column.kind in ("text", "year", "percent", "own") or unit == OWN_UNIT
        return column.meaning or field.meaning, "" if column.unit is None and plain else unit or ""

    @property
    def messages(self) -> set[str]:
        """Every message id that a table with these columns shows."""
        found = {column.heading for column in self.shown}
        for column in self.shown:
            found |= set((column.words or {}).values())
        for meaning, unit in self.said:
            found |= {meaning, unit}
        return found - {""}

    def columns(self, language: Language) -> tuple[Column, ...]:
        """Return the columns in a language."""
        return tuple(
            Column(
                column.key or column.field.rpartition(".")[2].rstrip("_"),
                language.text(column.heading),
                column.kind,
                column.digits,
                language.text(unit) if unit else "",
                language.text(meaning) if meaning else "",
                column.detail,
                column.holds,
                column.given,
                column.of,
            )
            for column, (meaning, unit) in zip(self.shown, self.said, strict=True)
        )

    def rows(self, objects: Iterable[Any], language: Language) -> tuple[tuple[Value, ...], ...]:
        """Return the cells of objects of the class, a tuple a row."""
        return tuple(tuple(_cell(column, row, language) for column in self.shown) for row in objects)

    def table(
        self, name: str, title: str, objects: Iterable[Any], language: Language, **more: Unpack[TableParts]
    ) -> Table:
        """Return a table of objects of the class.

        Args:
            name: short name for machines.
            title: what it shows, in the language.
            objects: the rows.
            language: the language.
            **more: `strong`, `note`, `short` and `plot`, as in `Table`.
        """
        return Table(name, title, self.columns(language), self.rows(objects, language), **more)

    def by(
        self,
        first: Column,
        name: str,
        title: str,
        objects: Mapping[int, Any] | Mapping[float, Any],
        language: Language,
        **more: Unpack[TableParts],
    ) -> Table:
        """Return a table of objects by what stands in the first column, such as the year."""
        table = self.table(name, title, objects.values(), language, **more)
        rows = tuple((key, *row) for key, row in zip(objects, table.rows, strict=True))
        return replace(table, columns=(first, *table.columns), rows=rows)


def interval(
    field: str,
    heading: str,
    low: str,
    high: str,
    words: Callable[[Any, Language], Value],
    *,
    kind: str = "number",
    digits: int = 0,
    meaning: str,
    unit: str = "",
    detail: bool = False,
    key: str = "",
) -> tuple[Shown, Shown, Shown]:
    """Return the columns of an interval: in words for people, and each end as a number for files.

    Args:
        field: field that holds the interval, with `low` and `high`; None where there is none.
        heading: header of the words: a message id, as all texts here.
        low: header of the lower end.
        high: header of the upper end.
        words: the interval of a row in words.
        kind: form of the ends.
        digits: decimals of the ends.
        meaning: what the interval is.
        unit: unit of the ends.
        detail: whether the words are left out where there is no room.
        key: name for machines, where it is not that of the field.
    """
    name = key or field.rpartition(".")[2]
    below, above = (
        Shown(
            f"{field}.{end}",
            label,
            kind,
            digits,
            key=f"{name.removesuffix('_interval')}_{end}",
            meaning=said,
            unit=unit,
            detail=True,
            holds=Holds.PART,
        )
        for end, label, said in (
            ("low", low, "a tenth of the draws lies below"),
            ("high", high, "a tenth of the draws lies above"),
        )
    )
    shown = Shown(
        field, heading, value=words, meaning=meaning, unit=unit, detail=detail, holds=Holds.WORDS, key=name
    )
    return shown, below, above


def year_column(language: Language) -> Column:
    """Return the first column of a path by calendar year."""
    text = language.text
    return Column("year", text("year"), "year", meaning=text("calendar year, 1 January"))


def _cell(column: Shown, row: Any, language: Language) -> Value:
    if column.value is not None:
        return column.value(row, language)
    value: Any = row
    for name in column.field.split("."):
        if isinstance(value, Mapping):
            value = value[language.code if name == "*" else name]
        elif value is not None:
            value = getattr(value, name)
    if column.words is not None and value is not None and value in column.words:
        return language.text(column.words[value])
    if isinstance(value, str) and column.holds in TEXTS:
        return language.of_pack(value)
    cell: Value = value
    return cell


def field_at(kind: type[Any], path: str) -> Is:
    """Return what a field says of itself, at a path such as `bounds.low`.

    A field that is a mapping says the same of each of its values; the key `*` is the reader's language.

    Raises:
        LookupError: when there is no such field, or it says nothing of itself.
    """
    said, hint = Is(""), Any
    for name in path.split("."):
        if get_origin(hint) is dict:
            hint = get_args(hint)[1]
        else:
            try:
                said, hint = meanings(kind)[name], get_type_hints(kind)[name]
            except KeyError:
                raise LookupError(
                    f"{kind.__name__} has no field {name} that says what it is ({path})"
                ) from None
        kind = next((part for part in (hint, *get_args(hint)) if isinstance(part, type)), object)
    return said

"""Tables of one's own under the rules of the format: typed cells, known names, keys once, and how it was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from raming.inputs.cells import DATES, EMPTY, NOT_ALLOWED, WHOLE, date_fault, wanted_kind
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.grid import Cell, Grid, read_grids, text_of
from raming.inputs.numbers import UnreadError, decimal_sign, number_of
from raming.inputs.own_names import Names, missing_pairs, references_of
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, either, finding, nearest, refuse
from raming.inputs.tables import Row, Schema, Value, pack_format
from raming.inputs.used import ReadAs
from raming.inputs.vocabulary import folded

MOST_FTE = 1.5
"""Full-time equivalents that one person works at most."""
SHOWN = 3
"""Of one kind of fault in a column this many are shown one by one; of more the first, and how many follow."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table of one's own as it was read.

    Attributes:
        file: name of the file, with that of the sheet where it has several.
        table: table of the format that it belongs to.
        rows: its rows.
        lines: line of each row in the file.
        hash: SHA-256 of the file.
        read_as: how the file was understood.
    """

    file: str
    table: str
    rows: tuple[Row, ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    hash: str
    read_as: ReadAs


def read_own_tables(
    pack: Pack, paths: Sequence[str | Path], *, table: str = "", option: str = "--data"
) -> list[OwnTable]:
    """Read files with tables of the format.

    Args:
        pack: the pack whose regions, occupations and sources they name.
        paths: CSV, XLSX or ODS files.
        table: the table that they hold; where left out the name of the file up to the first dot says so, or that
            of each sheet of a workbook.
        option: the option that names the files.

    Raises:
        InputError: with everything that is wrong in any of them.
    """
    problems: list[Problem] = []
    read: list[OwnTable] = []
    for path in map(Path, paths):
        try:
            for grid, name in _grids(path, table, option):
                read.append(_typed(grid, name, pack_format()[name], problems))
        except InputError as error:
            problems += error.problems
    names = Names(pack, _by_table(read))
    read = [_named(one, names, problems) for one in read]
    problems += _twice(read, pack_format())
    if problems:
        raise InputError(gathered(problems))
    return read


def read_form(path: Path, table: str, schema: Schema, *, option: str) -> tuple[OwnTable, list[Problem]]:
    """Read a file with a table that no pack has, by the same rules.

    Args:
        path: a CSV, XLSX or ODS file.
        table: what it is called; the sheet of that name is read where a workbook has one.
        schema: its fields, with their constraints, and its key.
        option: the option that names the file.

    Returns:
        Its rows, and what is wrong in them.

    Raises:
        InputError: when the file cannot be read.
    """
    columns = {f["name"] for f in schema["fields"]}
    wanted = Phrase("a file with columns {names}: CSV, XLSX or ODS", names=", ".join(sorted(columns)))
    grids = read_grids(path, columns, option=option, wanted=wanted)
    grid = max(grids, key=lambda one: (folded(one.sheet) == table, len(columns & {*one.header})))
    problems: list[Problem] = []
    read = _typed(grid, table, schema, problems)
    return read, problems + _twice([read], {table: schema})


def _grids(path: Path, table: str, option: str) -> list[tuple[Grid, str]]:
    """Return the grids of a file with the table that each holds.

    Raises:
        InputError: when the file cannot be read, or it is not known which table it holds.
    """
    known = pack_format()
    name = table or folded(path.name.split(".")[0].split("(")[0])
    columns = (
        {f["name"] for f in known[name]["fields"]}
        if name in known
        else {f["name"] for schema in known.values() for f in schema["fields"]}
    )
    wanted = (
        Phrase("a file with table {table}: CSV, XLSX or ODS", table=name)
        if name in known
        else Phrase("CSV, XLSX or ODS")
    )
    grids = read_grids(path, columns, option=option, wanted=wanted)
    named = [(grid, folded(grid.sheet)) for grid in grids if folded(grid.sheet) in known]
    if table:
        named = [(grid, sheet) for grid, sheet in named if sheet == table]
    if named:
        return named
    if name not in known:
        near = nearest(name, known, n=3, cutoff=0.6)
        raise refuse(
            "no such table",
            rule="unknown-table",
            file=path.name,
            field="file name",
            value=name,
            expected=either(near) or ", ".join(sorted(known)),
        )
    return [(max(grids, key=lambda grid: len(columns & {*grid.header})), name)]


def _typed(grid: Grid, table: str, schema: Schema, problems: list[Problem]) -> OwnTable:
    """Return the rows of a grid with typed cells, and add what is wrong."""
    kinds = {f["name"]: f for f in schema["fields"]}
    wrong = _header_faults(grid, schema)
    decimal, mixed = _decimal(grid, kinds)
    wrong += mixed
    rows: list[Row] = []
    lines: list[int] = []
    for line, cells in grid.rows if not wrong else ():
        if unknown := [*unknown_characters([str(cell) for cell in cells], file=grid.file, row=line)]:
            wrong += unknown
            continue
        if len(cells) < len(grid.header) or any(cell != "" for cell in cells[len(grid.header) :]):
            wrong.append(
                finding(
                    "the row has another number of cells than the header",
                    rule="bad-table",
                    file=grid.file,
                    row=line,
                    value=len(cells),
                    expected=str(len(grid.header)),
                )
            )
            continue
        own = dict(zip(grid.header, cells, strict=False))
        at = partial(finding, file=grid.file, row=line)
        rows.append({name: _value(own.get(name, ""), kinds[name], decimal, at, wrong) for name in kinds})
        lines.append(line)
        wrong += _swapped(rows[-1], at)
    problems += wrong
    read_as = ReadAs(grid.encoding, grid.separator, decimal)
    return OwnTable(grid.file, table, tuple(rows), tuple(lines), grid.hash, read_as)


def _swapped(row: Row, at: Any) -> list[Problem]:
    """Find more full-time equivalents than the people of a row can work: FTE counted as heads, or the other way."""
    heads, fte = row.get("headcount"), row.get("fte")
    if not isinstance(heads, float) or not isinstance(fte, float) or fte <= MOST_FTE * heads:
        return []
    message = Phrase("more full-time equivalents than these people can work")
    expected = Phrase("people in `headcount`, full-time equivalents in `fte`")
    return [at(message, rule="not-allowed", field="fte", value=f"{fte:g}", expected=expected)]


def _header_faults(grid: Grid, schema: Schema) -> list[Problem]:
    """Find columns that lack, stand twice, are not known or have no name; where none is known, that alone."""
    known = [f["name"] for f in schema["fields"]]
    needed = [f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")]
    header = grid.header
    at = partial(finding, file=grid.file, row=grid.top)
    if not {*header} & {*known}:
        return [
            at(
                Phrase("this row has none of the columns of the table"),
                rule="missing-column",
                value=", ".join(header)[:120],
                expected=Phrase("columns {names}", names=", ".join(needed)),
            )
        ]
    filled = {place for _, cells in grid.rows for place, cell in enumerate(cells) if cell != ""}
    found = []
    missing = [name for name in needed if name not in header]
    if missing:
        message = Phrase("columns are missing") if len(missing) > 1 else Phrase("the column is missing")
        expected = Phrase("columns {names}", names=", ".join(needed))
        found.append(at(message, rule="missing-column", field=", ".join(missing), expected=expected))
    for name in dict.fromkeys(header):
        if name and header.count(name) > 1:
            message, expected = Phrase("the column stands twice"), Phrase("it once")
            found.append(at(message, rule="missing-column", field=name, expected=expected))
        if name and name not in known:
            near = nearest(name, known, n=1)
            meant: str = near[0] if near else Phrase("one of {names}", names=", ".join(known))
            found.append(
                at(Phrase("the column is not known"), rule="unknown-column", field=name, expected=meant)
            )
    if any(not name and place in filled for place, name in enumerate(header)):
        found.append(
            at(Phrase("a column has no name"), rule="missing-column", expected=Phrase("a name above it"))
        )
    return found


def _decimal(grid: Grid, kinds: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Problem]]:
    """Return the decimal sign that the numbers of a grid show, and what is wrong where they show both."""
    places = {
        place: name
        for place, name in enumerate(grid.header)
        if kinds.get(name, {}).get("type") in ("number", "integer", "year")
    }
    shown: dict[str, tuple[int, str, str]] = {}
    for line, cells in grid.rows:
        for place, cell in enumerate(cells):
            if place in places and isinstance(cell, str) and (sign := decimal_sign(cell)):
                shown.setdefault(sign, (line, places[place], cell))
    if len(shown) < 2:
        return next(iter(shown), ""), []
    (_, _, first), (line, name, second) = sorted(shown.values())
    return "", [
        finding(
            "numbers with a decimal point and with a decimal comma",
            rule="wrong-type",
            file=grid.file,
            row=line,
            field=name,
            value=second,
            expected=Phrase("one sign throughout, as in {text} above", text=first),
        )
    ]


def _value(cell: Cell, kind: Mapping[str, Any], decimal: str, at: Any, wrong: list[Problem]) -> Value:
    """Return the value of one cell, or add what is wrong with it."""
    limits = kind.get("constraints", {})
    name, type_ = kind["name"], kind.get("type", "string")
    at = partial(at, field=name, value=text_of(cell))
    if cell == "":
        if limits.get("required"):
            wrong.append(at(EMPTY, rule="not-allowed", expected=Phrase("a value")))
        return None
    if type_ not in ("integer", "year", "number"):
        return _word(text_of(cell), kind, at, wrong)
    low, high = limits.get("minimum"), limits.get("maximum")
    whole = type_ != "number" or name in WHOLE
    try:
        text = cell if isinstance(cell, str) else repr(cell)
        decimal = decimal if isinstance(cell, str) else "."
        number = number_of(text, whole=whole, low=low, high=high, decimal=decimal)
    except UnreadError as error:
        wanted = Phrase("a whole number") if whole else wanted_kind("number", "")
        wrong.append(at(error.message, rule="wrong-type", expected=error.expected or wanted))
        return None
    if (low is not None and number < low) or (high is not None and number > high):
        expected = (
            Phrase("at least {least}", least=low)
            if high is None
            else Phrase("at most {most}", most=high)
            if low is None
            else Phrase("from {least} to {most}", least=low, most=high)
        )
        wrong.append(at(NOT_ALLOWED, rule="not-allowed", expected=expected))
    return int(number) if type_ != "number" else number


def _word(text: str, kind: Mapping[str, Any], at: Any, wrong: list[Problem]) -> str:
    """Return a text; the word itself where one of some is asked, in whatever case it was typed."""
    allowed = kind.get("constraints", {}).get("enum")
    if allowed:
        word = next((word for word in allowed if folded(word) == folded(text)), None)
        if word is None:
            expected = Phrase("one of {names}", names=", ".join(allowed))
            wrong.append(at(NOT_ALLOWED, rule="not-allowed", expected=expected))
        return word or text
    if kind["name"] in DATES and (fault := date_fault(text)):
        wrong.append(at(fault, rule="not-allowed", expected=Phrase("a year, or a date such as 2024-12-31")))
    return text


def _by_table(tables: Iterable[OwnTable]) -> dict[str, list[Row]]:
    """Return all rows by table."""
    found: dict[str, list[Row]] = {}
    for one in tables:
        found.setdefault(one.table, []).extend(one.rows)
    return found


def _named(one: OwnTable, names: Names, problems: list[Problem]) -> OwnTable:
    """Return a table with ids where its rows name something, and add what names nothing."""
    rows = [dict(row) for row in one.rows]
    for column, target in references_of(one.table).items():
        texts = dict.fromkeys(str(row[column]) for row in rows if row[column] is not None)
        found, faults = names.resolved(target, texts)
        for row, line in zip(rows, one.lines, strict=True):
            text = str(row[column])
            if text in faults and row[column] is not None:
                found_at = partial(replace, file=one.file, row=line, field=column, value=text)
                problems.append(found_at(faults[text], nearest=""))
            row[column] = found.get(text, row[column])
    for place, (columns, value, target) in missing_pairs(one.table, rows, names).items():
        problems.append(
            finding(
                "no such row in {table}",
                table=target,
                rule="unknown-reference",
                file=one.file,
                row=one.lines[place],
                field=columns,
                value=value,
                expected=Phrase("a value that stands in {table}", table=target),
            )
        )
    return replace(one, rows=tuple(rows))


def _twice(tables: Iterable[OwnTable], schemas: Mapping[str, Schema]) -> list[Problem]:
    """Find rows whose key stands in a row above, in the same file or in another."""
    first: dict[tuple[object, ...], tuple[str, int]] = {}
    found = []
    for one in tables:
        keys = schemas[one.table]["primaryKey"]
        for row, line in zip(one.rows, one.lines, strict=True):
            key = (one.table, *(row[name] for name in keys))
            if all(value is None for value in key[1:]):
                continue
            file, above = first.setdefault(key, (one.file, line))
            if (file, above) != (one.file, line):
                found.append(
                    finding(
                        "a row with the same key stands above",
                        rule="duplicate-key",
                        file=one.file,
                        row=line,
                        field=", ".join(keys),
                        value=", ".join("" if value is None else str(value) for value in key[1:]),
                        expected=Phrase(
                            "each key once; the first is in {file}, row {row}", file=file, row=above
                        ),
                    )
                )
    return found


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with those of one cause as one: the same fault in a column is said once, with its number."""
    alike: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        said = getattr(problem.message, "message", problem.message)
        alike.setdefault((problem.file, problem.rule, problem.field, said), []).append(problem)
    kept: list[Problem] = []
    for several in alike.values():
        same: dict[str, list[Problem]] = {}
        for problem in several:
            same.setdefault(problem.value, []).append(problem)
        kinds = list(same.values())
        if len(kinds) > SHOWN:
            kinds = [several]
        kept += [_with_number(group) for group in kinds]
    files = list(dict.fromkeys(problem.file for problem in kept))
    return sorted(kept, key=lambda problem: (files.index(problem.file), problem.row or 0))


def _with_number(group: Sequence[Problem]) -> Problem:
    """Return the first of some problems, with how many rows have it."""
    first = group[0]
    if len(group) == 1:
        return first
    return replace(first, message=Phrase("{message}, in {rows} rows", message=first.message, rows=len(group)))

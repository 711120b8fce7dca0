"""Tables of one's own beside a pack: real figures where the pack has none."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from raming.inputs.cells import EMPTY, NOT_ALLOWED, UTF8, wanted_kind
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse
from raming.inputs.tables import Row, Schema, Value, convert, digest, pack_format, pack_hash

LARGEST = 20_000_000


def with_tables(pack: Pack, paths: Sequence[str | Path]) -> Pack:
    """Return a pack with rows of one's own: a file `regional_stock.csv` adds to that table.

    A row with the key of a row of the pack takes its place.

    Args:
        pack: the pack.
        paths: CSV files; the name of a file (up to the first dot) says which table it belongs to.

    Raises:
        InputError: with everything wrong in any of the files; nothing is loaded then.
    """
    added: dict[str, list[Row]] = {}
    hashes = dict(pack.files)
    problems: list[Problem] = []
    for path in map(Path, paths):
        table = path.name.split(".")[0]
        try:
            rows, found = read_table(path, table)
        except InputError as error:
            problems += error.problems
            continue
        added.setdefault(table, []).extend(rows)
        hashes[f"{table}.csv"] = digest(f"{hashes.get(f'{table}.csv', '')} {found}".encode())
    if problems:
        raise InputError(problems)

    def read(table: str) -> tuple[Row, ...]:
        if table not in added:
            return pack.table(table)
        keys = pack_format()[table]["primaryKey"]
        kept = {tuple(row[key] for key in keys): row for row in pack.table(table)}
        kept |= {tuple(row[key] for key in keys): row for row in added[table]}
        return tuple(kept.values())

    return replace(pack, hash=pack_hash(hashes), files=hashes, read=read, _tables={}) if paths else pack


def read_table(path: Path, table: str) -> tuple[list[Row], str]:
    """Read and check one CSV file by the format of a table of the pack.

    Returns:
        Its rows, and the hash of the file.

    Raises:
        InputError: with every fault: file, row, field, value and what was expected.
    """
    schema = pack_format().get(table)
    if schema is None:
        known = ", ".join(sorted(pack_format()))
        raise refuse("no such table", file=path.name, field="file name", value=table, expected=known)
    if not path.is_file():
        raise refuse(
            "no such file",
            field="--data",
            value=path,
            expected=Phrase("a CSV file for table {table}", table=table),
        )
    if path.stat().st_size > LARGEST:
        raise refuse(
            "the file is too large",
            file=path.name,
            expected=Phrase("at most {most} bytes", most=LARGEST),
        )
    data = path.read_bytes()
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    except UnicodeDecodeError as error:
        raise refuse("the file is not UTF-8 text", file=path.name, expected=UTF8) from error
    header = lines[0] if lines else []
    problems = _missing(path.name, header, schema)
    rows: list[Row] = []
    for line, cells in enumerate(lines[1:] if not problems else [], start=2):
        if unknown := [*unknown_characters(cells, file=path.name, row=line)]:
            problems += unknown
            continue
        if len(cells) != len(header):
            if any(cells):
                problems.append(
                    finding(
                        "the row has another number of cells than the header",
                        rule="bad-table",
                        file=path.name,
                        row=line,
                        value=len(cells),
                        expected=str(len(header)),
                    )
                )
            continue
        own = dict(zip(header, cells, strict=True))
        rows.append(
            {f["name"]: _cell(own.get(f["name"], ""), f, path.name, line, problems) for f in schema["fields"]}
        )
    if problems:
        raise InputError(problems)
    return rows, digest(data)


def _missing(file: str, header: Sequence[str], schema: Schema) -> list[Problem]:
    """Find columns that must be there and are not."""
    wanted = [field["name"] for field in schema["fields"]]
    expected = Phrase("columns separated by commas: {names}", names=",".join(wanted))
    return [
        finding(
            "the column is missing",
            rule="missing-column",
            file=file,
            row=1,
            field=field["name"],
            value=",".join(header)[:120],
            expected=expected,
        )
        for field in schema["fields"]
        if field["name"] not in header and field.get("constraints", {}).get("required")
    ]


def _cell(text: str, field: dict[str, Any], file: str, line: int, problems: list[Problem]) -> Value:
    """Return the value of one cell, or add what is wrong with it."""
    text = text.strip()
    limits = field.get("constraints", {})
    name, kind = field["name"], field.get("type", "string")
    wrong = partial(finding, file=file, row=line, field=name, value=text)
    try:
        value = convert(text, kind)
    except ValueError:
        problems.append(
            wrong(Phrase("the cell is of another type"), rule="wrong-type", expected=wanted_kind(kind, text))
        )
        return None
    wanted: str = ""
    if value is None:
        wanted = Phrase("a value") if limits.get("required") else ""
    elif limits.get("enum") and value not in limits["enum"]:
        wanted = Phrase("one of {names}", names=", ".join(limits["enum"]))
    elif not isinstance(value, str) and not limits.get("minimum", value) <= value <= limits.get(
        "maximum", value
    ):
        wanted = Phrase(
            "from {least} to {most}",
            least=limits.get("minimum", Phrase("any")),
            most=limits.get("maximum", Phrase("any")),
        )
    if wanted:
        problems.append(wrong(NOT_ALLOWED if text else EMPTY, rule="not-allowed", expected=wanted))
    return value

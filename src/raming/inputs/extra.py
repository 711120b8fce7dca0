"""Tables of one's own beside a pack: real figures where the pack has none."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from raming.inputs.characters import problems as unknown_characters
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Problem, refuse
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
        raise refuse("no such file", field="--data", value=path, expected=f"a CSV file for table {table}")
    if path.stat().st_size > LARGEST:
        raise refuse("the file is too large", file=path.name, expected=f"at most {LARGEST} bytes")
    data = path.read_bytes()
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    except UnicodeDecodeError as error:
        wanted = "UTF-8; in a spreadsheet, save as CSV UTF-8"
        raise refuse("the file is not UTF-8 text", file=path.name, expected=wanted) from error
    header = lines[0] if lines else []
    problems = _missing(path.name, header, schema)
    rows: list[Row] = []
    for line, cells in enumerate(lines[1:] if not problems else [], start=2):
        if unknown := [*unknown_characters(cells, file=path.name, row=line)]:
            problems += unknown
            continue
        if len(cells) != len(header):
            if any(cells):
                message = "the row has another number of cells than the header"
                found = str(len(cells))
                problems.append(
                    Problem("bad-table", "error", message, path.name, line, "", found, str(len(header)))
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
    expected = "columns separated by commas: " + ",".join(wanted)
    return [
        Problem(
            "missing-column",
            "error",
            "the column is missing",
            file,
            1,
            field["name"],
            ",".join(header)[:120],
            expected,
        )
        for field in schema["fields"]
        if field["name"] not in header and field.get("constraints", {}).get("required")
    ]


def _cell(text: str, field: dict[str, Any], file: str, line: int, problems: list[Problem]) -> Value:
    """Return the value of one cell, or add what is wrong with it."""
    text = text.strip()
    limits = field.get("constraints", {})
    name, kind = field["name"], field.get("type", "string")
    try:
        value = convert(text, kind)
    except ValueError:
        point = ", with a decimal point instead of a comma" if kind == "number" and "," in text else ""
        problems.append(
            Problem(
                "wrong-type",
                "error",
                "the cell is of another type",
                file,
                line,
                name,
                text,
                f"a {kind}{point}",
            )
        )
        return None
    wanted = ""
    if value is None:
        wanted = "a value" if limits.get("required") else ""
    elif limits.get("enum") and value not in limits["enum"]:
        wanted = "one of " + ", ".join(limits["enum"])
    elif not isinstance(value, str) and not limits.get("minimum", value) <= value <= limits.get(
        "maximum", value
    ):
        wanted = f"from {limits.get('minimum', 'any')} to {limits.get('maximum', 'any')}"
    if wanted:
        problems.append(
            Problem(
                "not-allowed",
                "error",
                "the cell has a value that is not allowed" if text else "the cell is empty",
                file,
                line,
                name,
                text,
                wanted,
            )
        )
    return value

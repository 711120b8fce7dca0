"""Tables of a pack: CSV text to typed rows, by the schema of the pack format."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTOR = "datapackage.json"

Value = str | int | float | None
Row = Mapping[str, Value]
Schema = Mapping[str, Any]


PACKS = Path(__file__).parents[1] / "packs"
"""The shipped packs: found beside the code, since `importlib.resources` takes longer to load than a pack."""


_NATIONAL = ("group", "level", "scheme")
"""Columns whose words each country chooses."""


@cache
def pack_format() -> Mapping[str, Schema]:
    """Return the Frictionless schema of every table that a pack can hold, by table name.

    The descriptor of the Dutch pack is the reference: one place says what a pack looks like. What is
    national in it is left free for others: the grouping of occupations, the levels of regions, the schemes of
    training regions.
    """
    text = PACKS.joinpath("nl", "datapackage.json").read_text(encoding="utf-8")
    tables: dict[str, Schema] = {}
    for resource in json.loads(text)["resources"]:
        for field in resource["schema"]["fields"]:
            if field["name"] in _NATIONAL:
                field.get("constraints", {}).pop("enum", None)
        tables[resource["path"].removesuffix(".csv")] = resource["schema"]
    return tables


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def pack_hash(hashes: Mapping[str, str]) -> str:
    """Return one hash for a pack from the hashes of its files."""
    return digest("\n".join(f"{name} {hashes[name]}" for name in sorted(hashes)).encode())


def convert(text: str, kind: str) -> Value:
    """Turn one cell into its type; an empty cell is missing.

    Raises:
        ValueError: when the text is not of that type.
    """
    if text == "":
        return None
    if kind in ("integer", "year"):
        return int(text)
    if kind == "number":
        return float(text)
    return text


def read_rows(data: bytes, schema: Schema) -> list[list[Value]]:
    """Return the rows of a checked CSV file, cells in the order of the schema's fields.

    Raises:
        ValueError: when a cell is not of its type; `raming check` says where, and in words.
    """
    reader = csv.reader(io.StringIO(data.decode("utf-8")))
    header = next(reader)
    types = {field["name"]: field.get("type", "string") for field in schema["fields"]}
    optional = {field["name"] for field in schema["fields"] if field.get("optional")}
    places = [
        (None if name in optional and name not in header else header.index(name), kind)
        for name, kind in types.items()
    ]
    return [
        [None if place is None else convert(cells[place], kind) for place, kind in places]
        for cells in reader
        if cells
    ]


def as_rows(fields: Sequence[str], rows: Sequence[Sequence[Value]]) -> tuple[Row, ...]:
    """Return rows with their field names."""
    return tuple(dict(zip(fields, row, strict=True)) for row in rows)

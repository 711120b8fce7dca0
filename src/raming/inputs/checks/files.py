"""Checks of the files themselves: are they there, are they text, are they safe to open."""

from pathlib import Path, PurePosixPath
from typing import Any

from raming.inputs import characters
from raming.inputs.cells import UTF8
from raming.inputs.checks.zips import LARGEST_FILE, LARGEST_PACK, MEGABYTE, size_problem
from raming.inputs.markup import UnreadableError, from_json
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.tables import DESCRIPTOR, pack_format

NAME, RULE = DESCRIPTOR, "bad-descriptor"
"""The descriptor, and the rule that it breaks."""
REQUIRED = ("sources.csv", "occupations.csv", "rounds.csv", "parameters.csv")

FILE_RULES = {
    "not-a-pack": "the path is a directory, or a zip that is whole, can be read and holds one pack",
    "unsafe-path": "no file of a zip or descriptor lies outside the pack",
    "too-large": f"no file is over {LARGEST_FILE // MEGABYTE} MB, no pack over {LARGEST_PACK // MEGABYTE} MB",
    "missing-file": "the descriptor, its tables and the four tables every pack needs are there",
    "bad-descriptor": "datapackage.json is a Frictionless data package",
    "empty-file": "no table is empty",
    "wrong-encoding": "every table is UTF-8 text, without control characters",
}


def _wrong(
    rule: str, file: str, message: Phrase, expected: Phrase, *, value: object = "", row: int | None = None
) -> list[Problem]:
    """Return what is wrong with a file."""
    return [finding(message, rule=rule, file=file, expected=expected, value=value, row=row)]


def check_files(folder: Path) -> list[Problem]:
    """Return what is wrong with the files of a pack."""
    descriptor = folder / NAME
    if not descriptor.is_file():
        return _wrong("missing-file", NAME, Phrase("the pack has no descriptor"), Phrase("a file"))
    if oversized := size_problem(NAME, descriptor.stat().st_size):
        return oversized
    try:
        content = from_json(descriptor.read_bytes())
        paths = [resource["path"] for resource in content["resources"]]
        problems = _descriptor_problems(content, paths)
    except (ValueError, KeyError, TypeError) as error:
        expected = Phrase("a Frictionless data package with a name and resources, each with a path")
        why = error if isinstance(error, UnreadableError) else str(error)[:120]
        return _wrong(RULE, NAME, Phrase("the descriptor cannot be read"), expected, value=why)
    if problems:
        return problems
    for path in [*paths, *(name for name in REQUIRED if name not in paths)]:
        problems += _check_file(folder, path)
    unlisted, listed = Phrase("the descriptor does not name this table"), Phrase("it among the resources")
    for required in () if problems else REQUIRED:
        if required not in paths:
            problems += _wrong("missing-file", required, unlisted, listed)
    return problems


def _descriptor_problems(content: dict[str, Any], paths: list[Any]) -> list[Problem]:
    """Look at what the descriptor says of itself and of its tables."""
    if found := list(characters.problems(content, rule=RULE, file=NAME)):
        return found
    if not all(isinstance(path, str) for path in paths) or not isinstance(content["name"], str):
        return _wrong(RULE, NAME, Phrase("a path or the name is no text"), Phrase("text"))
    if not all(_schemed(resource) for resource in content["resources"]):
        fields = Phrase("fields, each with a name and a type in text")
        return _wrong(RULE, NAME, Phrase("the schema of a table cannot be read"), fields)
    return []


def _schemed(resource: dict[str, Any]) -> bool:
    """Return whether the schema of a table of anyone's own, where there is one, names its fields and their types."""
    schema = resource.get("schema")
    if schema is None or PurePosixPath(resource["path"]).stem in pack_format():
        return True
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return isinstance(fields, list) and all(
        isinstance(field, dict)
        and isinstance(field.get("name"), str)
        and isinstance(field.get("type", "string"), str)
        and isinstance(field.get("constraints", {}), dict)
        for field in fields
    )


def _check_file(folder: Path, name: str) -> list[Problem]:
    """Look at one table's file."""
    inside = PurePosixPath(name)
    outside = Phrase("a table lies outside the pack"), Phrase("a file inside it")
    if inside.is_absolute() or ".." in inside.parts or "://" in name:
        return _wrong("unsafe-path", name, *outside)
    path = folder / name
    if not path.is_file():
        return _wrong("missing-file", name, Phrase("the table is missing"), Phrase("a CSV file of that name"))
    if not path.resolve().is_relative_to(folder.resolve()):
        return _wrong("unsafe-path", name, *outside)
    return size_problem(name, path.stat().st_size) or _text_problem(name, path.read_bytes())


def _text_problem(name: str, data: bytes) -> list[Problem]:
    """Refuse a file that is empty or no plain UTF-8."""
    if not data.strip():
        return _wrong("empty-file", name, Phrase("the file is empty"), Phrase("a header and rows"))
    rule = "wrong-encoding"
    if data.startswith(b"\xef\xbb\xbf"):
        message = Phrase("the file starts with a byte order mark")
        return _wrong(rule, name, message, Phrase("UTF-8 without a byte order mark"), row=1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = repr(data[error.start : error.start + 8])[2:-1]
        return _wrong(rule, name, Phrase("the file is not UTF-8 text"), UTF8, row=line, value=found)
    return [
        problem
        for line, one in enumerate(text.split("\n"), start=1)
        for problem in characters.problems(one, rule=rule, file=name, row=line)
    ]

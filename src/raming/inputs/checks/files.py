"""Checks of the files themselves: are they there, are they text, are they safe to open."""

import zipfile
from pathlib import Path, PurePosixPath

from raming.inputs import characters
from raming.inputs.cells import UTF8
from raming.inputs.markup import from_json
from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE
LARGEST_PACK = 256 * MEGABYTE
MOST_FILES = 500
REQUIRED = ("sources.csv", "occupations.csv", "rounds.csv", "parameters.csv")

FILE_RULES = {
    "not-a-pack": "the path is a directory or a zip",
    "unsafe-path": "no file of a zip or descriptor lies outside the pack",
    "too-large": f"no file is over {LARGEST_FILE // MEGABYTE} MB, no pack over {LARGEST_PACK // MEGABYTE} MB",
    "missing-file": "the descriptor, its tables and the four tables every pack needs are there",
    "bad-descriptor": "datapackage.json is a Frictionless data package",
    "empty-file": "no table is empty",
    "wrong-encoding": "every table is UTF-8 text, without control characters",
}


def unpack(path: Path, target: Path) -> None:
    """Unpack a zip after looking at every entry; nothing is written when one is wrong.

    Raises:
        InputError: when it is no zip, holds too much, or an entry would land outside its folder.
    """
    if not zipfile.is_zipfile(path):
        raise refuse(
            "neither a directory nor a zip",
            rule="not-a-pack",
            file=path.name,
            expected=Phrase("a data package"),
        )
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        problems = [problem for entry in entries for problem in _entry_problems(entry)]
        size = sum(entry.file_size for entry in entries)
        if size > LARGEST_PACK or len(entries) > MOST_FILES:
            found = Phrase("{size} bytes in {files} files", size=size, files=len(entries))
            most = Phrase("at most {size} bytes in {files} files", size=LARGEST_PACK, files=MOST_FILES)
            message = Phrase("the zip unpacks to too much")
            problems += _wrong("too-large", path.name, message, most, value=found)
        if problems:
            raise InputError(problems)
        archive.extractall(target)


def _wrong(
    rule: str, file: str, message: Phrase, expected: Phrase, *, value: object = "", row: int | None = None
) -> list[Problem]:
    """Return what is wrong with a file."""
    return [finding(message, rule=rule, file=file, expected=expected, value=value, row=row)]


def _entry_problems(entry: zipfile.ZipInfo) -> list[Problem]:
    """Look at one entry of a zip."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or link:
        message = Phrase("an entry of the zip would land outside the pack")
        return _wrong("unsafe-path", entry.filename, message, Phrase("plain file names inside the pack"))
    return _size_problem(entry.filename, entry.file_size)


def _size_problem(name: str, size: int) -> list[Problem]:
    """Refuse a file that is too large to be a table of a pack."""
    if size <= LARGEST_FILE:
        return []
    most = Phrase("at most {most} bytes", most=LARGEST_FILE)
    found = Phrase("{size} bytes", size=size)
    return _wrong("too-large", name, Phrase("the file is too large to be read"), most, value=found)


def check_files(folder: Path) -> list[Problem]:
    """Return what is wrong with the files of a pack."""
    descriptor = folder / "datapackage.json"
    name, rule = descriptor.name, "bad-descriptor"
    if not descriptor.is_file():
        return _wrong("missing-file", name, Phrase("the pack has no descriptor"), Phrase("a file"))
    oversized = _size_problem(name, descriptor.stat().st_size)
    if oversized:
        return oversized
    try:
        content = from_json(descriptor.read_text(encoding="utf-8"))
        paths = [resource["path"] for resource in content["resources"]]
        found = tuple(characters.problems(content, rule=rule, file=name))
        named = all(isinstance(path, str) for path in paths) and isinstance(content["name"], str)
    except (UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        expected = Phrase("a Frictionless data package with a name and resources, each with a path")
        return _wrong(rule, name, Phrase("the descriptor cannot be read"), expected, value=str(error)[:120])
    if found:
        return list(found)
    if not named:
        return _wrong(rule, name, Phrase("a path or the name is no text"), Phrase("text"))
    problems: list[Problem] = []
    for path in [*paths, *(name for name in REQUIRED if name not in paths)]:
        problems += _check_file(folder, path)
    return problems


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
    return _size_problem(name, path.stat().st_size) or _text_problem(name, path.read_bytes())


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

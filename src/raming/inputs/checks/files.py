"""Checks of the files themselves: are they there, are they text, are they safe to open."""

import json
import zipfile
from pathlib import Path, PurePosixPath

from raming.inputs import characters
from raming.inputs.problems import InputError, Problem, refuse

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
            "neither a directory nor a zip", rule="not-a-pack", file=path.name, expected="a data package"
        )
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        problems = [problem for entry in entries for problem in _entry_problems(entry)]
        size = sum(entry.file_size for entry in entries)
        if size > LARGEST_PACK or len(entries) > MOST_FILES:
            problems.append(
                Problem(
                    "too-large",
                    "error",
                    "the zip unpacks to too much",
                    file=path.name,
                    value=f"{size} bytes in {len(entries)} files",
                    expected=f"at most {LARGEST_PACK} bytes in {MOST_FILES} files",
                )
            )
        if problems:
            raise InputError(problems)
        archive.extractall(target)


def _entry_problems(entry: zipfile.ZipInfo) -> list[Problem]:
    """Look at one entry of a zip."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or link:
        return [
            Problem(
                "unsafe-path",
                "error",
                "an entry of the zip would land outside the pack",
                file=entry.filename,
                expected="plain file names inside the pack",
            )
        ]
    return _size_problem(entry.filename, entry.file_size)


def _size_problem(name: str, size: int) -> list[Problem]:
    """Refuse a file that is too large to be a table of a pack."""
    if size <= LARGEST_FILE:
        return []
    return [
        Problem(
            "too-large",
            "error",
            "the file is too large to be read",
            file=name,
            value=f"{size} bytes",
            expected=f"at most {LARGEST_FILE} bytes",
        )
    ]


def check_files(folder: Path) -> list[Problem]:
    """Return what is wrong with the files of a pack."""
    descriptor = folder / "datapackage.json"
    if not descriptor.is_file():
        return [
            Problem(
                "missing-file", "error", "the pack has no descriptor", file=descriptor.name, expected="a file"
            )
        ]
    oversized = _size_problem(descriptor.name, descriptor.stat().st_size)
    if oversized:
        return oversized
    try:
        content = json.loads(descriptor.read_text(encoding="utf-8"))
        paths = [resource["path"] for resource in content["resources"]]
        found = tuple(characters.problems(content, rule="bad-descriptor", file=descriptor.name))
        named = all(isinstance(path, str) for path in paths) and isinstance(content["name"], str)
    except (UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        return [
            Problem(
                "bad-descriptor",
                "error",
                "the descriptor cannot be read",
                file=descriptor.name,
                value=str(error)[:120],
                expected="a Frictionless data package with a name and resources, each with a path",
            )
        ]
    if found:
        return list(found)
    if not named:
        return [
            Problem(
                "bad-descriptor",
                "error",
                "a path or the name is no text",
                file=descriptor.name,
                expected="text",
            )
        ]
    problems: list[Problem] = []
    for path in [*paths, *(name for name in REQUIRED if name not in paths)]:
        problems += _check_file(folder, path)
    return problems


def _check_file(folder: Path, name: str) -> list[Problem]:
    """Look at one table's file."""
    inside = PurePosixPath(name)
    outside = Problem(
        "unsafe-path", "error", "a table lies outside the pack", name, expected="a file inside it"
    )
    if inside.is_absolute() or ".." in inside.parts or "://" in name:
        return [outside]
    path = folder / name
    if not path.is_file():
        return [
            Problem("missing-file", "error", "the table is missing", name, expected="a CSV file of that name")
        ]
    if not path.resolve().is_relative_to(folder.resolve()):
        return [outside]
    return _size_problem(name, path.stat().st_size) or _text_problem(name, path.read_bytes())


def _text_problem(name: str, data: bytes) -> list[Problem]:
    """Refuse a file that is empty or no plain UTF-8."""
    if not data.strip():
        return [Problem("empty-file", "error", "the file is empty", file=name, expected="a header and rows")]
    rule, utf8 = "wrong-encoding", "UTF-8; in a spreadsheet, save as CSV UTF-8"
    if data.startswith(b"\xef\xbb\xbf"):
        message = "the file starts with a byte order mark"
        return [Problem(rule, "error", message, name, 1, expected="UTF-8 without a byte order mark")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = repr(data[error.start : error.start + 8])[2:-1]
        return [Problem(rule, "error", "the file is not UTF-8 text", name, line, value=found, expected=utf8)]
    return [
        problem
        for line, one in enumerate(text.split("\n"), start=1)
        for problem in characters.problems(one, rule=rule, file=name, row=line)
    ]

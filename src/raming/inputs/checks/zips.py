"""Packs in a zip, from whatever made it: what is safe to open is opened, and the rest is refused in a sentence."""

import zipfile
import zlib
from collections.abc import Mapping
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse
from raming.inputs.tables import DESCRIPTOR

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE
LARGEST_PACK = 256 * MEGABYTE
MOST_FILES = 500
ENCRYPTED = 0x1
"""Bit in the flags of an entry that asks for a password."""
LINK, KIND = 0o120000, 0o170000
"""What the mode of a Unix file says of its kind, and that it is a link."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
OTHERS = {1: "shrink", 6: "implode", 9: "deflate64", 10: "implode", 93: "zstd", 95: "xz", 98: "ppmd"}
"""Ways of packing that are met and that Python does not read, by the number that the format gives them."""
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError),
    *(RuntimeError, ValueError, IndexError, OverflowError),
)
"""What reading bytes that are no whole zip ends in."""


def unpack(path: Path, target: Path) -> None:
    """Unpack the pack of a zip, after looking at every entry; nothing is written when one is wrong.

    The folder that the pack stands in within the zip, however deep, is left out.

    Args:
        path: the zip.
        target: folder in which the files of the pack come.

    Raises:
        InputError: when it is no zip, is damaged or encrypted, holds too much or more than one pack, or an entry
            would land outside its folder.
    """
    try:
        zipped = zipfile.is_zipfile(path)
    except OSError:
        zipped = False
    if not zipped:
        raise refuse(
            "neither a directory nor a zip",
            rule="not-a-pack",
            file=path.name,
            expected=Phrase("a data package"),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            for place, entry in _inside(path.name, archive.infolist()).items():
                content = archive.read(entry)
                file = target / place
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
    except InputError:
        raise
    except DAMAGES as error:
        raise refuse(
            "the zip is damaged",
            rule="not-a-pack",
            file=path.name,
            expected=Phrase("a zip that is whole"),
        ) from error


def _inside(name: str, listed: list[zipfile.ZipInfo]) -> Mapping[PurePosixPath, zipfile.ZipInfo]:
    """Return the entries of the one pack in a zip, by their place in it.

    Raises:
        InputError: with what is wrong, one entry standing for all that are wrong alike.
    """
    entries = {place: entry for entry in listed if (place := _place(entry)).parts and not _folder(entry)}
    problems: dict[str, Problem] = {}
    for entry in listed:
        for problem in _entry_problems(entry):
            problems.setdefault(problem.message, problem)
    files = [place for entry in listed if (place := _place(entry)).parts and not _folder(entry)]
    if len(entries) < len(files):
        twice = next(place for place in entries if files.count(place) > 1)
        expected = Phrase("each name once")
        problems["twice"] = finding(
            "an entry of the zip stands twice", rule="not-a-pack", file=str(twice), expected=expected
        )
    size = sum(entry.file_size for entry in listed)
    if size > LARGEST_PACK or len(listed) > MOST_FILES:
        problems["much"] = finding(
            "the zip unpacks to too much",
            rule="too-large",
            file=name,
            value=Phrase("{size} bytes in {files} files", size=size, files=len(listed)),
            expected=Phrase("at most {size} bytes in {files} files", size=LARGEST_PACK, files=MOST_FILES),
        )
    packs = [place.parent for place in entries if place.name == DESCRIPTOR]
    if len(packs) > 1:
        problems["packs"] = finding(
            "the zip holds more than one pack",
            rule="not-a-pack",
            file=name,
            value=", ".join(str(pack) for pack in packs[:3]),
            expected=Phrase("one pack"),
        )
    if problems:
        raise InputError(problems.values())
    if not packs:
        return {}
    return {place.relative_to(packs[0]): one for place, one in entries.items() if packs[0] in place.parents}


def _place(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Return where an entry stands in its zip; some programs of Windows write backslashes."""
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith(("/", "\\"))


def _entry_problems(entry: zipfile.ZipInfo) -> list[Problem]:
    """Look at one entry of a zip."""
    path = _place(entry)
    link = (entry.external_attr >> 16) & KIND == LINK
    if path.is_absolute() or ".." in path.parts or ":" in (*path.parts, "")[0] or link:
        return [
            finding(
                "an entry of the zip would land outside the pack",
                rule="unsafe-path",
                file=entry.filename,
                expected=Phrase("plain file names inside the pack"),
            )
        ]
    if entry.flag_bits & ENCRYPTED:
        expected = Phrase("a zip without a password")
        return [finding("the zip is encrypted", rule="not-a-pack", file=entry.filename, expected=expected)]
    if entry.compress_type not in METHODS:
        return [
            finding(
                "the zip is packed in a way that cannot be read",
                rule="not-a-pack",
                file=entry.filename,
                value=OTHERS.get(entry.compress_type, entry.compress_type),
                expected=Phrase("an ordinary zip (method deflate)"),
            )
        ]
    return size_problem(entry.filename, entry.file_size)


def size_problem(name: str, size: int) -> list[Problem]:
    """Refuse a file that is too large to be a table of a pack."""
    if size <= LARGEST_FILE:
        return []
    return [
        finding(
            "the file is too large to be read",
            rule="too-large",
            file=name,
            value=Phrase("{size} bytes", size=size),
            expected=Phrase("at most {most} bytes", most=LARGEST_FILE),
        )
    ]

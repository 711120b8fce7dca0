"""Loading a pack, above its checks.

The shipped packs are read from a compiled form that starts fast and is tied by hash to its CSV files;
any other pack, a directory or a zip, is checked in full before it is used.
"""

import json
from pathlib import Path
from typing import Any

from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, Problem, refuse
from raming.inputs.tables import DESCRIPTOR, PACKS, Row, as_rows, digest, pack_hash

COMPILED = "compiled"
"""Folder of a shipped pack that holds its compiled form."""
COMPUTED = ("grades.json", "validation.json")
"""Files in it that are computed of the pack by an answer, and not read from its tables."""


def shipped() -> tuple[str, ...]:
    """Return the names of the packs inside this package."""
    root = PACKS
    return tuple(sorted(folder.name for folder in root.iterdir() if folder.joinpath(DESCRIPTOR).is_file()))


def shipped_folder(name: str) -> Path:
    """Return the folder of a shipped pack."""
    return PACKS / name


def load_pack(pack: str | Path = "nl") -> Pack:
    """Load a shipped pack by name, or a directory or zip of anyone's.

    Args:
        pack: `nl`, or a path.

    Returns:
        The pack; the tables of a shipped one are read when first asked for.

    Raises:
        InputError: when there is no such pack, or when it has faults; nothing is computed then.
    """
    if str(pack) in shipped():
        return _load_compiled(str(pack))
    path = Path(pack)
    if not path.exists():
        raise refuse(
            "no such pack",
            field="--pack",
            value=pack,
            expected=Phrase("{names}, or the path of a directory or zip", names=", ".join(shipped())),
        )
    return _load_checked(path)


def _load_checked(path: Path) -> Pack:
    """Load anyone's pack after checking it in full."""
    from raming.inputs.checks import checked_tables  # noqa: PLC0415 - heavy, and only for packs of others

    return _made(path, *checked_tables(path))


def checked_pack(path: Path) -> tuple[list[Problem], Pack | None]:
    """Check a pack in full, and load it from its tables where it has no error.

    Args:
        path: a directory or a zip; of a shipped pack its folder, whose compiled form is left aside.

    Returns:
        Every finding in order, and the pack; None where it has an error.
    """
    from raming.inputs.checks import looked_at  # noqa: PLC0415 - heavy, and only where a pack is checked

    findings, contents = looked_at(path)
    return findings, None if contents is None else _made(path, *contents)


def _made(
    path: Path, descriptor: dict[str, Any], hashes: dict[str, str], tables: dict[str, tuple[Row, ...]]
) -> Pack:
    """Return a pack of tables that were read."""
    return Pack(
        str(descriptor.get("name", path.stem)),
        str(descriptor.get("version", "")),
        pack_hash(hashes),
        str(descriptor.get("title", "")),
        hashes,
        lambda table: tables[table],
        str(descriptor.get("created", "")),
    )


def _load_compiled(name: str) -> Pack:
    """Load a shipped pack from its compiled form."""
    folder = PACKS / name
    index = json.loads(folder.joinpath(COMPILED, "index.json").read_text(encoding="utf-8"))

    def read(table: str) -> tuple[Row, ...]:
        compiled = json.loads(folder.joinpath(COMPILED, f"{table}.json").read_text(encoding="utf-8"))
        found = digest(folder.joinpath(f"{table}.csv").read_bytes())
        if found != compiled["sha256"]:
            raise refuse(
                "the table has changed since the pack was compiled",
                rule="stale-compiled",
                file=f"{table}.csv",
                expected=Phrase("`python -m raming.inputs.compiled` to have been run after the change"),
            )
        return as_rows(compiled["fields"], compiled["rows"])

    def compiled(what: str) -> Any:
        """Return what was computed of this very pack; None where the pack has changed since."""
        content = json.loads(folder.joinpath(COMPILED, f"{what}.json").read_text(encoding="utf-8"))
        return content[what] if content["pack"] == index["hash"] else None

    return Pack(
        index["name"],
        index["version"],
        index["hash"],
        index["title"],
        index["files"],
        read,
        index["created"],
        compiled,
    )

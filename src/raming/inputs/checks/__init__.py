"""The checks of a pack: every rule a small function, all findings in one go.

Three floors, each only entered when the one below found no error: the files (`files`), the tables
(`tables`, by Frictionless) and the figures (`figures`).
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from raming.inputs.checks.figures import FIGURE_RULES
from raming.inputs.checks.files import FILE_RULES, check_files
from raming.inputs.checks.letter_texts import LETTER_TEXT_RULES
from raming.inputs.checks.letters import ANSWER_RULES, LETTER_RULES
from raming.inputs.checks.measures import MEASURE_RULES
from raming.inputs.checks.phrases import PHRASE_RULES
from raming.inputs.checks.tables import TABLE_RULES, check_tables
from raming.inputs.checks.uncertainty import UNCERTAINTY_RULES
from raming.inputs.checks.zips import unpack
from raming.inputs.markup import text_of
from raming.inputs.problems import InputError, Problem
from raming.inputs.tables import DESCRIPTOR, Row, as_rows, digest, pack_format, read_rows

ROW_RULES = (
    *(*FIGURE_RULES, *MEASURE_RULES, *LETTER_RULES),
    *(*LETTER_TEXT_RULES, *UNCERTAINTY_RULES, *PHRASE_RULES),
)
"""The rules that look at the rows of all tables."""

RULES = {
    **FILE_RULES,
    **TABLE_RULES,
    **{rule.name: rule.summary for rule in ROW_RULES},
    **ANSWER_RULES,
}
"""What each rule looks at, by id; the reference page of the checks lists them all."""


@contextmanager
def _as_folder(path: Path) -> Iterator[Path]:
    """Give a pack as a folder, unpacking a zip into a temporary one."""
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="raming-pack-") as folder:
        unpack(path, Path(folder))
        yield Path(folder)


def _tables(folder: Path) -> tuple[dict[str, str], dict[str, tuple[Row, ...]], str]:
    """Read the tables of a folder whose files and tables are right: hashes, rows and descriptor text."""
    text = text_of((folder / DESCRIPTOR).read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    hashes = {DESCRIPTOR: digest(text.encode())}
    tables: dict[str, tuple[Row, ...]] = {}
    for resource in json.loads(text)["resources"]:
        data = (folder / resource["path"]).read_bytes()
        table = Path(resource["path"]).stem
        schema = pack_format().get(table, resource.get("schema", {"fields": []}))
        hashes[resource["path"]] = digest(data)
        tables[table] = as_rows([field["name"] for field in schema["fields"]], read_rows(data, schema))
    return hashes, tables, text


Contents = tuple[dict[str, Any], dict[str, str], dict[str, tuple[Row, ...]]]
"""A pack that was read: its descriptor, the hash of each file and the rows of each table."""


def _check_folder(folder: Path) -> tuple[list[Problem], Contents | None]:
    """Return all findings for a pack in a folder, floor by floor, and what it holds where there is no error."""
    findings = check_files(folder)
    if not _errors(findings):
        findings += check_tables(folder)
    if _errors(findings):
        return findings, None
    hashes, tables, text = _tables(folder)
    for rule in ROW_RULES:
        findings += rule.look(tables)
    return findings, None if _errors(findings) else (json.loads(text), hashes, tables)


def _errors(findings: list[Problem]) -> list[Problem]:
    return [finding for finding in findings if finding.severity == "error"]


def looked_at(path: str | Path) -> tuple[list[Problem], Contents | None]:
    """Return every finding for a pack, and what it holds where none of them is an error.

    Args:
        path: a directory or a zip.

    Returns:
        Findings in order, as of `check_pack`, and what it holds; None where it has an error.
    """
    contents: Contents | None = None
    try:
        with _as_folder(Path(path)) as folder:
            findings, contents = _check_folder(folder)
    except InputError as error:
        findings = list(error.problems)
    return in_order(findings), contents


def in_order(findings: Iterable[Problem]) -> list[Problem]:
    """Return findings, errors first, in the order of files and rows."""
    rank = {"error": 0, "warning": 1, "note": 2}
    return sorted(findings, key=lambda f: (rank[f.severity], f.file, f.row or 0, f.rule))


def check_pack(path: str | Path) -> list[Problem]:
    """Return every finding for a pack: errors, warnings and what is not available.

    Args:
        path: a directory or a zip.

    Returns:
        Findings, errors first, in the order of files and rows; empty for a pack without any.
    """
    return looked_at(path)[0]


def checked_tables(path: Path) -> Contents:
    """Read anyone's pack after checking it in full.

    Returns:
        Its descriptor, the hash of each file and the rows of each table.

    Raises:
        InputError: with every error found; nothing is read then.
    """
    findings, contents = looked_at(path)
    if contents is None:
        raise InputError(_errors(findings))
    return contents

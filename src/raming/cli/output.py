"""How every verb shows its answer: a table by default, and files on request."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from raming.cli.screen import on_terminal, tell, tell_apart, tell_json
from raming.inputs.problems import InputError, Problem, either, refuse
from raming.inputs.reasons import CANNOT_WRITE


@Parameter(name="*", group="Output")
@dataclass(frozen=True)
class Output:
    """Where the answer goes."""

    json: Annotated[bool, Parameter(negative="", help="Print the answer as JSON instead of a table.")] = False
    csv: Annotated[Path | None, Parameter(help="Write the main table as CSV.")] = None
    xlsx: Annotated[Path | None, Parameter(help="Write all tables as a workbook with a data dictionary.")] = (
        None
    )
    chart: Annotated[
        Path | None, Parameter(help="Draw the chart: .svg, .png or .html (complete in itself).")
    ] = None
    pdf: Annotated[Path | None, Parameter(help="Write the brief as PDF.")] = None
    lang: Annotated[Literal["nl", "en"], Parameter(help="Language of tables, charts and documents.")] = "nl"
    tables: Annotated[
        bool, Parameter(name="--all-tables", negative="", help="Print every table, not only the main one.")
    ] = False


def show(answer: Any, output: Output) -> None:
    """Print an answer and write the files asked for; nothing half-written is left behind.

    Raises:
        InputError: when a file cannot be written, or the answer has no chart or document.
        NotWrittenError: when the answer itself cannot be printed.
    """
    if used := getattr(answer, "used", ()):
        from raming.cli.reading import told  # noqa: PLC0415 - only where files of one's own were read

        for line in told(used, output.lang):
            print(line, file=sys.stderr)
    wants_files = any((output.csv, output.xlsx, output.chart, output.pdf))
    if output.json and not wants_files:
        tell_json(answer.to_dict())
        return
    from raming.present.present import present  # noqa: PLC0415 - JSON needs none of it

    presentation = present(answer, output.lang)
    if wants_files:
        _write(presentation, output)
    if output.json:
        tell_json(answer.to_dict())
        return
    from raming.present.terminal import as_text  # noqa: PLC0415

    width = min(shutil.get_terminal_size((80, 24)).columns, 120)
    bold = on_terminal(sys.stdout) and "NO_COLOR" not in os.environ
    tell(as_text(presentation, width, bold=bold, tables=None if output.tables else 1), bold=bold)


def _write(presentation: Any, output: Output) -> None:
    """Write every file asked for, all made before the first is put in place.

    What cannot be made or written takes none of the others with it: they are written, and then it is told.
    """
    from raming.present.files import write_whole  # noqa: PLC0415

    files: list[tuple[Path, bytes | str]] = []
    problems: list[Problem] = []
    faults: list[Exception] = []
    for path, make in _asked(presentation, output):
        try:
            files.append((path, make()))
        except InputError as error:
            if any(found.rule != CANNOT_WRITE for found in error.problems):
                raise
            problems += error.problems
        except Exception as error:  # noqa: BLE001 - a fault in one file is told once the others are safe
            faults.append(error)
    for path, content in files:
        try:
            tell_apart(f"{presentation.language.text('written')}: {write_whole(path, content)}")
        except InputError as error:
            problems += error.problems
    if faults:
        raise faults[0]
    if problems:
        raise InputError(problems)


def _asked(presentation: Any, output: Output) -> list[tuple[Path, Callable[[], bytes | str]]]:
    """Return each file asked for with what makes it.

    Raises:
        InputError: when the answer has no chart or no document.
    """
    asked: list[tuple[Path, Callable[[], bytes | str]]] = []
    if output.csv:
        asked.append((output.csv, partial(_csv, presentation)))
    if output.xlsx:
        asked.append((output.xlsx, partial(_workbook, presentation)))
    if output.chart:
        if presentation.chart is None:
            raise refuse(
                "this answer has no chart",
                field="--chart",
                value=output.chart,
                expected=either(["--csv", "--xlsx"]),
            )
        asked.append((output.chart, partial(_chart, presentation, output.chart.suffix.lower())))
    if output.pdf:
        if presentation.document is None:
            raise refuse(
                "this answer has no document",
                field="--pdf",
                value=output.pdf,
                expected=either(["--csv", "--xlsx"]),
            )
        asked.append((output.pdf, presentation.document))
    return asked


def _csv(presentation: Any) -> str:
    from raming.present.table import to_csv  # noqa: PLC0415

    return to_csv(presentation.tables[0])


def _workbook(presentation: Any) -> bytes:
    from raming.present.workbook import workbook_of  # noqa: PLC0415

    return workbook_of(presentation)


def _chart(presentation: Any, suffix: str) -> bytes:
    from raming.present.drawing import draw  # noqa: PLC0415

    return draw(
        presentation.chart(), suffix, presentation.language, presentation.tables, presentation.notes.texts
    )

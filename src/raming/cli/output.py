"""How every verb shows its answer: a table by default, and files on request."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from raming.cli.encoding import print_json
from raming.inputs.problems import either, refuse


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
    """
    if used := getattr(answer, "used", ()):
        from raming.cli.reading import told  # noqa: PLC0415 - only where files of one's own were read

        for line in told(used, output.lang):
            print(line, file=sys.stderr)
    wants_files = any((output.csv, output.xlsx, output.chart, output.pdf))
    if output.json and not wants_files:
        print_json(answer.to_dict())
        return
    from raming.present.present import present  # noqa: PLC0415 - JSON needs none of it

    presentation = present(answer, output.lang)
    if wants_files:
        _write(presentation, output)
    if output.json:
        print_json(answer.to_dict())
        return
    from raming.present.terminal import as_text  # noqa: PLC0415

    width = min(shutil.get_terminal_size((80, 24)).columns, 120)
    bold = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(as_text(presentation, width, bold=bold, tables=None if output.tables else 1), end="")


def _write(presentation: Any, output: Output) -> None:
    """Write every file asked for, all made before the first is put in place."""
    from raming.present.files import write_whole  # noqa: PLC0415
    from raming.present.table import to_csv  # noqa: PLC0415

    files: list[tuple[Path, bytes | str]] = []
    if output.csv:
        files.append((output.csv, to_csv(presentation.tables[0])))
    if output.xlsx:
        from raming.present.workbook import workbook_of  # noqa: PLC0415

        files.append((output.xlsx, workbook_of(presentation)))
    if output.chart:
        from raming.present.drawing import draw  # noqa: PLC0415

        if presentation.chart is None:
            raise refuse(
                "this answer has no chart",
                field="--chart",
                value=output.chart,
                expected=either(["--csv", "--xlsx"]),
            )
        drawn = draw(
            presentation.chart(),
            output.chart.suffix.lower(),
            presentation.language,
            presentation.tables,
            presentation.notes.texts,
        )
        files.append((output.chart, drawn))
    if output.pdf:
        if presentation.document is None:
            raise refuse(
                "this answer has no document",
                field="--pdf",
                value=output.pdf,
                expected=either(["--csv", "--xlsx"]),
            )
        files.append((output.pdf, presentation.document()))
    for path, content in files:
        print(f"{presentation.language.text('written')}: {write_whole(path, content)}", file=sys.stderr)

"""`raming pack`: a pack made of a workbook that was filled in."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from raming.cli.screen import tell, tell_json
from raming.inputs.own_pack import MadePack, make_pack, title_of
from raming.inputs.problems import Phrase


def pack(
    file: Path,
    *,
    to: Path,
    base: str = "nl",
    overwrite: Annotated[bool, Parameter(negative="")] = False,
    json: Annotated[
        bool,
        Parameter(group="Output", negative="", help="Print the answer as JSON instead of a table."),
    ] = False,
    lang: Annotated[
        Literal["nl", "en"], Parameter(group="Output", help="Language of tables, charts and documents.")
    ] = "nl",
) -> None:
    """Make a checked pack of a workbook of `raming template` that was filled in.

    Everything that is wrong in it is told at once, and nothing is written then.

    Args:
        file: The workbook: XLSX or ODS.
        to: Folder of the pack. It appears whole or not at all.
        base: The pack whose other tables it takes over: earlier rounds, regions, measures.
        overwrite: Replace a pack that was made of a workbook before.
    """
    made = make_pack(file, to, base=base, overwrite=overwrite)
    if json:
        tell_json(_plain(made))
        return
    from raming.present.language import language  # noqa: PLC0415 - JSON needs none
    from raming.present.refusals import in_words, sentence  # noqa: PLC0415

    words = language(lang)
    warnings = [problem for problem in made.findings if problem.severity == "warning"]
    own = made.own
    name = str(own.occupation[f"name_{lang}" if lang == "nl" else "occupation"])
    typed = f'"{name}"' if " " in name else name
    told = (
        title_of(own, lang),
        Phrase(
            "Used of {file}: figures {figures}; sources {used} of {sources}.",
            figures=len(own.parameters),
            used=len(own.sources),
            sources=own.listed,
            file=own.file,
        ),
        Phrase("Checked: no errors; warnings: {warnings}.", warnings=len(warnings)),
        Phrase("Ask it: {command}", command=f"raming advise {typed} --pack {made.folder}"),
    )
    tell(f"{words.text('written')}: {made.folder}\n")
    for line in told:
        tell(in_words(line, words) + "\n")
    for problem in warnings:
        tell(f"  {sentence(problem, words)}\n")


def _plain(made: MadePack) -> dict[str, Any]:
    """Return what was made as plain data."""
    own = made.own
    return {
        "pack": str(made.folder),
        "title": made.title,
        "version": own.made,
        "occupation": own.occupation["occupation"],
        "round": own.round["round"],
        "used": [
            {
                "file": own.file,
                "table": "parameters",
                "rows": len(own.parameters),
                "used": len(own.parameters),
            },
            {"file": own.file, "table": "sources", "rows": own.listed, "used": len(own.sources)},
        ],
        "findings": [asdict(problem) for problem in made.findings],
    }

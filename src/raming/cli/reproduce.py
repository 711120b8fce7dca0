"""`raming reproduce`: does the same question give the same figures again?"""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from raming.answers.reproduction import reproduce as answer
from raming.cli.output import Output, show


def reproduce(
    manifest: Path,
    *,
    pack: str | None = None,
    data: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    output: Output = Output(),
) -> int:
    """Ask the question of a manifest again and compare the figures.

    Exit code 1 when they differ.

    Args:
        manifest: A manifest, or any answer in JSON that holds one.
        pack: The pack to use; the shipped pack of that name when left out.
        data: File of your own that the answer was made with, where it is now. Repeatable.
    """
    made = answer(manifest, pack=pack, data=data)
    show(made, output)
    return 0 if made.same else 1

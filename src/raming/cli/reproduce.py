"""`raming reproduce`: does the same question give the same figures again?"""

from pathlib import Path

from raming.answers.reproduction import reproduce as answer
from raming.cli.output import Output, show


def reproduce(manifest: Path, *, pack: str | None = None, output: Output = Output()) -> int:
    """Ask the question of a manifest again and compare the figures.

    Exit code 1 when they differ.

    Args:
        manifest: A manifest, or any answer in JSON that holds one.
        pack: The pack to use; the shipped pack of that name when left out.
    """
    made = answer(manifest, pack=pack)
    show(made, output)
    return 0 if made.same else 1

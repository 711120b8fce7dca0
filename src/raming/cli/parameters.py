"""`raming parameters`: which figures does it rest on, and how did they move?"""

from raming.answers.parameters import parameters as answer
from raming.cli.output import Output, show


def parameters(
    occupation: str,
    *,
    round: int | None = None,  # noqa: A002 - the option's name
    pack: str = "nl",
    output: Output = Output(),
) -> None:
    """List the figures of an occupation: value, interval, status, source, and history over the rounds.

    Args:
        occupation: The occupation, by any of its names.
        round: Round of parameters; the latest when left out.
        pack: Name of a shipped pack, or the path of a directory or zip.
    """
    show(answer(occupation, pack=pack, round=round), output)

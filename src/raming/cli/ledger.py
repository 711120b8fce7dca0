"""`raming ledger`: what was advised, decided, funded and filled?"""

from raming.answers.ledger import ledger as answer
from raming.cli.output import Output, show


def ledger(occupation: str | None = None, *, pack: str = "nl", output: Output = Output()) -> None:
    """Look up what was advised, decided, funded and filled.

    Args:
        occupation: The occupation, by any of its names; all of them when left out.
        pack: Name of a shipped pack, or the path of a directory or zip.
    """
    show(answer(occupation, pack=pack), output)

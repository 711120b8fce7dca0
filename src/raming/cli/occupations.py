"""`raming occupations`: which occupations are there?"""

from raming.answers.register import occupations as answer
from raming.cli.output import Output, show


def occupations(*, pack: str = "nl", output: Output = Output()) -> None:
    """List the occupations, their base stock and what their figures rest on.

    Args:
        pack: Name of a shipped pack, or the path of a directory or zip.
    """
    show(answer(pack=pack), output)

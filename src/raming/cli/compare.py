"""`raming compare`: why did the number change?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.comparison import compare as answer
from raming.cli.output import Output, show


def compare(
    first: str,
    second: str,
    *,
    occupation: Annotated[
        str | None,
        Parameter(help="The occupation, where no side names one; that with the most rounds by default."),
    ] = None,
    pack: Annotated[str, Parameter(help="Pack of a side that names none.")] = "nl",
    output: Output = Output(),
) -> None:
    """Explain the difference between two advices.

    A side is words between commas: a round (2022), a scenario (demography, work-process, working-time,
    preferred), temporary or continuing, low, mid or high, balance=2040, the path of a pack or of a scenario
    file, an occupation. For example: raming compare 2022,low 2025

    Args:
        first: What is compared from.
        second: What is compared to.
    """
    show(answer(first, second, occupation=occupation, pack=pack), output)

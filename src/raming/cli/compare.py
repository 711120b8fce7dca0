"""`raming compare`: why did the number change?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.uncertainty.comparison import compare as answer
from raming.cli.output import Output, show
from raming.inputs.measures import SECTOR


def compare(
    first: str | None = None,
    second: str | None = None,
    *,
    occupation: Annotated[
        str | None,
        Parameter(help="The occupation, where no side names one; that with the most rounds by default."),
    ] = None,
    pack: Annotated[str, Parameter(help="Pack of a side that names none.")] = "nl",
    output: Output = Output(),
) -> None:
    """Explain the difference between two advices.

    An occupation alone, as in raming compare huisarts, sets its last round but one against its latest.

    A side is words between commas: a round (2022), a scenario (demography, work-process, working-time,
    preferred), temporary or continuing, low, mid or high, balance=2040, the path of a pack or of a scenario
    file, an occupation. For example: raming compare 2022,low 2025. `raming compare sector` shows how the
    published forecasts for all of health and welfare moved.

    Args:
        first: What is compared from, or an occupation, or `sector`.
        second: What is compared to; the latest round by default.
    """
    if first == SECTOR and second is None:
        from raming.answers.measures.sector import sector  # noqa: PLC0415 - only what is asked

        show(sector(pack=pack), output)
        return
    show(answer(first or "", second, occupation=occupation, pack=pack), output)

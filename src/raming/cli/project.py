"""`raming project`: what will supply and demand be, year by year?"""

from raming.answers.projection import project as answer
from raming.cli.choices import Choices, Luck
from raming.cli.output import Output, show


def project(
    occupation: str, choices: Choices = Choices(), luck: Luck = Luck(), output: Output = Output()
) -> None:
    """Project supply and demand.

    Headcount and FTE by component, demand on every rung of the ladder, the gap, and the observed past.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    show(answer(occupation, **choices.options(), **luck.options()), output)

"""`raming regions`: who will be short where?"""

from typing import Annotated, Literal

from cyclopts import Parameter

from raming.answers.regional.regions import regions as answer
from raming.cli.choices import Choices
from raming.cli.draws import Draws
from raming.cli.output import Output, show


def regions(
    occupation: str,
    *,
    year: Annotated[int | None, Parameter(help="Calendar year; the balance year by default.")] = None,
    level: Annotated[Literal["regioplus", "province"], Parameter(help="28 regions, or 12 provinces.")] = (
        "regioplus"
    ),
    choices: Choices = Choices(),
    draws: Draws = Draws(),
    output: Output = Output(),
) -> None:
    """Compare supply and demand by region in one year.

    The regions add up to the nation, in every draw. Intervals, odds and ranks carry what is estimated.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    show(answer(occupation, year=year, level=level, **choices.options(), **draws.options()), output)

"""`raming project`: what will supply and demand be, year by year?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.projection import project as answer
from raming.cli.choices import Choices
from raming.cli.draws import Draws
from raming.cli.output import Output, show


def project(
    occupation: str,
    *,
    region: Annotated[
        str | None, Parameter(help="A region or province: code, name, former name or municipality.")
    ] = None,
    choices: Choices = Choices(),
    draws: Draws = Draws(),
    output: Output = Output(),
) -> None:
    """Project supply and demand.

    Headcount and FTE by component, demand on every rung of the ladder, the gap, and the observed past; or,
    with --region, the path of one region with its interval and odds.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    if region is None:
        show(answer(occupation, draws=draws.draws, seed=draws.seed, **choices.options()), output)
        return
    from raming.answers.regional_projection import project_region  # noqa: PLC0415 - regions only where asked

    show(project_region(occupation, region, **choices.options(), **draws.options()), output)

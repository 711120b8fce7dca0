"""`raming project`: what will supply and demand be, year by year?"""

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from raming.answers.projection import project as answer
from raming.cli.choices import Choices, Luck
from raming.cli.output import Output, show
from raming.inputs.problems import Phrase, refuse


def project(
    occupation: str,
    *,
    region: Annotated[
        str | None, Parameter(help="A region or province: code, name, former name or municipality.")
    ] = None,
    data: Annotated[
        tuple[Path, ...],
        Parameter(
            negative="", help="With --region: CSV file with figures of your own, named after its table."
        ),
    ] = (),
    choices: Choices = Choices(),
    luck: Luck = Luck(),
    output: Output = Output(),
) -> None:
    """Project supply and demand.

    Headcount and FTE by component, demand on every rung of the ladder, the gap, and the observed past; or,
    with --region, the path of one region with its interval and odds.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    if region is None:
        show(answer(occupation, **choices.options(), **luck.options()), output)
        return
    if luck.noise != "none":
        raise refuse(
            "demographic noise is not known by region",
            field="--noise",
            value=luck.noise,
            expected=Phrase("none with --region"),
        )
    from raming.answers.regional.projection import project_region  # noqa: PLC0415 - regions only where asked

    drawn: dict[str, Any] = {"seed": luck.seed, "calibrated": luck.calibrated, "data": data}
    if luck.draws is not None:
        drawn["draws"] = luck.draws
    show(project_region(occupation, region, **choices.options(), **drawn), output)

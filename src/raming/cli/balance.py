"""`raming balance`: how is each region balanced, and what addresses its bottleneck?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.regional.balance import balance as answer
from raming.answers.regional.validation import validate_balance
from raming.cli.choices import Choices
from raming.cli.draws import Draws
from raming.cli.output import Output, show
from raming.cli.waiting import waiting
from raming.inputs.problems import Phrase, refuse


def balance(
    *,
    region: Annotated[
        str | None, Parameter(help="One region: code, name, former name or municipality.")
    ] = None,
    occupation: Annotated[
        str | None, Parameter(help="The occupation; by default the one with most regional figures.")
    ] = None,
    validate: Annotated[
        bool, Parameter(negative="", help="Hold the result against published regional statements.")
    ] = False,
    choices: Choices = Choices(),
    draws: Draws = Draws(),
    output: Output = Output(),
) -> None:
    """Profile the balance of regions.

    A row of indicators, each with interval, date, source and status or as not available; a rank with its
    interval; the type of bottleneck, directions that address it, and regions that look alike.
    """
    asked = {**choices.options(), **draws.options()}
    if not validate:
        with waiting(output):
            made = answer(occupation, region=region, **asked)
        show(made, output)
        return
    if region is not None:
        raise refuse(
            "statements are compared for all regions",
            field="--region",
            value=region,
            expected=Phrase("no region"),
        )
    with waiting(output):
        compared = validate_balance(occupation, **asked)
    show(compared, output)

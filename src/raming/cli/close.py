"""`raming close`: what closes the gap, and at what cost?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.measures.portfolio import close as answer
from raming.cli.choices import Choices
from raming.cli.measuring import MeasureDraws, amounts, listed
from raming.cli.output import Output, show
from raming.cli.solving import keep_output_ours
from raming.cli.waiting import waiting


def close(
    occupation: str,
    *,
    by: Annotated[int | None, Parameter(help="Year by which; the balance year by default.")] = None,
    confidence: Annotated[float, Parameter(help="Chance with which, between 0 and 1.")] = 0.8,
    budget: Annotated[
        float | None,
        Parameter(help="Euro a year that may be spent; measures without a known cost cannot be chosen then."),
    ] = None,
    region: Annotated[
        str | None, Parameter(help="A labour-market region, by code, name or municipality.")
    ] = None,
    only: Annotated[tuple[str, ...], Parameter(negative="", help="Measures that may be chosen, A,B.")] = (),
    without: Annotated[tuple[str, ...], Parameter(negative="", help="Measures that may not, A,B.")] = (),
    cost: Annotated[
        tuple[str, ...],
        Parameter(
            negative="", help="Euro a year of a full dose, measure=number; place=number for a training place."
        ),
    ] = (),
    max_intake: Annotated[
        float | None, Parameter(help="Largest yearly intake; half more than now by default.")
    ] = None,
    pace: Annotated[
        float, Parameter(help="Most that intake may change in a year, as a share of today's.")
    ] = 0.1,
    seconds: Annotated[
        float, Parameter(help="Time allowed to prove that nothing better exists; 0 for none.")
    ] = 10.0,
    choices: Choices = Choices(),
    draws: MeasureDraws = MeasureDraws(),
    output: Output = Output(),
) -> None:
    """Find the cheapest, or the least, set and dose of measures and intake that closes the gap.

    With near-equal alternatives, what the next euro or place would buy, and what stands in the way when it
    cannot be closed. Checked in the full model on draws held out.

    Args:
        occupation: The occupation, by any of its names, or `sector`.
    """
    keep_output_ours()
    with waiting(output):
        made = answer(
            occupation,
            region=region,
            by=by,
            confidence=confidence,
            budget=budget,
            only=listed(only),
            without=listed(without),
            costs=amounts(cost, "--cost"),
            max_intake=max_intake,
            pace=pace,
            seconds=seconds,
            **choices.options(),
            **draws.options(),
        )
    show(made, output)

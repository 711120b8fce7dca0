"""`raming decide`: what would another number of places do?"""

from typing import Annotated

from cyclopts import Parameter

from raming.cli.choices import Choices
from raming.cli.draws import Drawn
from raming.cli.output import Output, show
from raming.inputs.options import amounts


def decide(
    occupation: str,
    *,
    places: Annotated[
        float | None, Parameter(help="Places a year; without it the ledger with its departures is shown.")
    ] = None,
    from_year: Annotated[
        int | None,
        Parameter(name="--from", help="First intake year; the first that can be steered by default."),
    ] = None,
    filled: Annotated[float, Parameter(help="Share of the places that is filled.")] = 1.0,
    advised: Annotated[
        float | None, Parameter(help="Places to hold it against; the latest published advice by default.")
    ] = None,
    cover: Annotated[
        tuple[str, ...],
        Parameter(
            negative="", help="Change a figure behind posts, such as net-hours-per-fte=1400. Repeatable."
        ),
    ] = (),
    choices: Choices = Choices(),
    draws: Drawn = Drawn(),
    output: Output = Output(),
) -> None:
    """Work out what a number of places would do to supply, gap and odds, against the advice.

    Year by year to 2045, beside the present and the advised number, and in posts that can be staffed day and
    night. Called hypothetical unless the ledger holds a decision of that number.

    Args:
        occupation: The occupation, by any of its names.
    """
    if places is None:
        from raming.answers.decisions.departures import departures  # noqa: PLC0415 - only what is asked

        show(departures(occupation, **choices.options()), output)
        return
    from raming.answers.decisions.decision import decide as answer  # noqa: PLC0415

    show(
        answer(
            occupation,
            places=places,
            from_year=from_year,
            filled=filled,
            advised=advised,
            cover=amounts(cover, "--cover"),
            **choices.options(),
            **draws.luck(),
        ),
        output,
    )

"""`raming allocate`: how are training places divided?"""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from raming.answers.places.allocation import allocate as answer
from raming.cli.choices import Choices
from raming.cli.draws import Draws
from raming.cli.output import Output, show
from raming.cli.solving import keep_output_ours
from raming.cli.waiting import waiting


def allocate(
    occupation: str,
    *,
    places: Annotated[int, Parameter(help="Places a year.")],
    institutions: Annotated[
        str | None,
        Parameter(
            help="CSV file with the columns of institutions.csv, or `synthetic` for made-up examples; the "
            "training regions themselves, without limits, by default."
        ),
    ] = None,
    preferences: Annotated[
        Path | None,
        Parameter(help="CSV file of candidates for the lottery: candidate, preference, institution."),
    ] = None,
    choices: Choices = Choices(),
    draws: Draws = Draws(),
    output: Output = Output(),
) -> None:
    """Divide training places over training regions and institutions.

    By rule, every place with the rule that gave it; and optimised within the same limits, compared on draws
    that the optimisation has not seen. What each limit costs, near-equal alternatives, and unfilled places.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    keep_output_ours()
    with waiting(output):
        made = answer(
            occupation,
            places,
            institutions=institutions,
            preferences=preferences,
            **choices.options(),
            **draws.options(),
        )
    show(made, output)

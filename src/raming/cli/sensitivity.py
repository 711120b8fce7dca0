"""`raming sensitivity`: which figure matters most, and which would be worth knowing better?"""

from typing import Annotated

from cyclopts import Parameter

from raming.cli.choices import Choices
from raming.cli.output import Output, show
from raming.cli.waiting import waiting


def sensitivity(
    occupation: str,
    choices: Choices = Choices(),
    *,
    draws: Annotated[int, Parameter(help="Draws for each quantity; a power of two is best.")] = 512,
    seed: Annotated[int, Parameter(help="Seed of the draws: the same seed, the same luck.")] = 1,
    calibrated: Annotated[
        bool,
        Parameter(
            negative="--no-calibration",
            help="Widen the spread of supply by what the track record of earlier rounds asks for.",
        ),
    ] = True,
    output: Output = Output(),
) -> None:
    """Rank the uncertain figures by what they do to the advice.

    A tornado, Sobol indices, and how much surer the advice would be if a figure were known.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    from raming.answers.uncertainty.sensitivity import sensitivity as answer  # noqa: PLC0415 - only for this verb

    with waiting(output):
        made = answer(occupation, draws=draws, seed=seed, calibrated=calibrated, **choices.options())
    show(made, output)

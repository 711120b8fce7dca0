"""`raming advise`: how many people should start the training each year?"""

from raming.answers.advice import advise as answer
from raming.cli.choices import Choices, CostlyLuck
from raming.cli.output import Output, show


def advise(
    occupation: str,
    *,
    choices: Choices = Choices(),
    luck: CostlyLuck = CostlyLuck(),
    output: Output = Output(),
) -> None:
    """Advise a training intake.

    The intake with which supply equals demand in the balance year, what it rests on, the path there, and
    what was published.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    show(answer(occupation, **choices.options(), **luck.options()), output)

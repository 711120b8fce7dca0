"""`raming explain`: why is the advice what it is?"""

from raming.answers.explanation import explain as answer
from raming.cli.choices import Choices
from raming.cli.output import Output, show


def explain(occupation: str, *, choices: Choices = Choices(), output: Output = Output()) -> None:
    """Explain the advice.

    What each cause contributes to the advised intake, in places per year and in FTE; they add up exactly.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    show(answer(occupation, **choices.options()), output)

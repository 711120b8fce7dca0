"""`raming backtest`: what would earlier rounds have foreseen, and what came true?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.uncertainty.backtest import backtest as answer
from raming.cli.output import Output, show


def backtest(
    occupation: str,
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl",
    output: Output = Output(),
) -> None:
    """Hold earlier rounds against what came true.

    Every round projected with its planned intake and with the intake that happened, beside naive rules; how
    often the intervals held; and whether learning the drift would have helped.

    Args:
        occupation: The occupation, by any of its names: huisarts, gp, general-practitioner.
    """
    show(answer(occupation, pack=pack), output)

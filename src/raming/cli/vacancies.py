"""`raming vacancies`: how many vacancies are there, the hidden ones counted?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.decisions.vacancies import vacancies as answer
from raming.cli.choices import Choices
from raming.cli.draws import Drawn
from raming.cli.measuring import amounts
from raming.cli.output import Output, show


def vacancies(
    occupation: str = "emergency-physician",
    *,
    cover: Annotated[
        tuple[str, ...],
        Parameter(negative="", help="Change a figure behind posts, such as posts-per-site=2. Repeatable."),
    ] = (),
    choices: Choices = Choices(),
    draws: Drawn = Drawn(),
    output: Output = Output(),
) -> None:
    """Count vacancies that nobody posted, and what they do to the advice.

    Posts times FTE per post, minus FTE at work, minus posted vacancies: an uncertain quantity of its own. The
    advice with unmet demand as in the round, from posted vacancies alone, and with hidden ones.

    Args:
        occupation: The occupation, by any of its names.
    """
    show(
        answer(occupation, cover=amounts(cover, "--cover"), **choices.options(), **draws.luck()),
        output,
    )

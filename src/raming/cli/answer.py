"""`raming answer`: a parliamentary answer sheet."""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.decisions.answer_sheet import answer as sheet
from raming.cli.choices import Choices
from raming.cli.draws import Drawn
from raming.cli.output import Output, show


def answer(
    question: str,
    occupation: str,
    *,
    places: Annotated[float | None, Parameter(help="Places a year, for what-if-fewer.")] = None,
    from_year: Annotated[
        int | None, Parameter(name="--from", help="First intake year, for what-if-fewer.")
    ] = None,
    choices: Choices = Choices(),
    draws: Drawn = Drawn(),
    output: Output = Output(),
) -> None:
    """Make an answer sheet for a question as parliament asks it.

    One page: the number, its range, its definition, source, date, scenario and manifest.

    Args:
        question: how-many, how-many-short, what-if-fewer, since-when, against-advice, which-region or
            hidden-vacancies.
        occupation: The occupation, by any of its names.
    """
    show(
        sheet(question, occupation, places=places, from_year=from_year, **choices.options(), **draws.luck()),
        output,
    )

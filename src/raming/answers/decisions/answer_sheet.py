"""A parliamentary answer sheet: one question, one number with its range, definition, source and date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Literal, TypeAlias, get_args

from raming.answers.answer import ScenarioAnswer
from raming.answers.bridge import Neighbour
from raming.answers.case import open_case
from raming.answers.decisions.sheets.against_advice import against_advice
from raming.answers.decisions.sheets.hidden_vacancies import hidden_vacancies
from raming.answers.decisions.sheets.how_many import how_many
from raming.answers.decisions.sheets.how_many_short import how_many_short
from raming.answers.decisions.sheets.shared import Content, Figure, Request
from raming.answers.decisions.sheets.since_when import since_when
from raming.answers.decisions.sheets.what_if_fewer import what_if_fewer
from raming.answers.decisions.sheets.which_region import which_region
from raming.answers.evidence import worst
from raming.answers.measures.spread import FEWEST, SEED
from raming.answers.options import (
    EARLIEST,
    LATEST,
    MOST_PLACES,
    CaseOptions,
    Draws,
    Occupation,
    Seed,
    question,
)
from raming.answers.regional.published import RegionalStatement
from raming.answers.regional.validated import Validated
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.meaning import DRAWN, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.options import Opt

SheetQuestion: TypeAlias = Literal[
    "how-many",
    "how-many-short",
    "what-if-fewer",
    "since-when",
    "against-advice",
    "which-region",
    "hidden-vacancies",
]
QUESTIONS: tuple[SheetQuestion, ...] = get_args(SheetQuestion)
"""The questions a sheet answers."""
SHEETS: dict[SheetQuestion, Callable[[Request], Content]] = {
    "how-many": how_many,
    "how-many-short": how_many_short,
    "what-if-fewer": what_if_fewer,
    "since-when": since_when,
    "against-advice": against_advice,
    "which-region": which_region,
    "hidden-vacancies": hidden_vacancies,
}
"""What says the sheet of each question."""


@dataclass(frozen=True, slots=True)
class AnswerSheet(ScenarioAnswer):
    """A parliamentary answer sheet."""

    question: Annotated[str, Is("the question, one of `raming.answers.decisions.answer_sheet.QUESTIONS`")]
    answer: Annotated[Figure, Is("the figure that answers the question")]
    figures: Annotated[tuple[Figure, ...], Is("figures that go with it")]
    kind: Annotated[
        str,
        Is("`hypothetical` for a decision that was not taken, `projection`, `published` or `not-available`"),
    ]
    reason: Annotated[str, Is("why it is not available, as an id; empty where it is")]
    reference: Annotated[str, Is("date the figures refer to: the year of the round")]
    bridge: Annotated[
        tuple[Neighbour, ...], Is("numbers that answer nearly the same question, with what each differs in")
    ]
    draws: Annotated[int, Is("number of draws behind the ranges", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    published: Annotated[
        tuple[RegionalStatement, ...],
        Is("what studies and letters said of regions, for `which-region`; empty otherwise"),
    ]
    validation: Annotated[
        Validated | None,
        Is(
            "how the regional balance fared against published statements, for `which-region`; null otherwise, and where none was compared"
        ),
    ]


@dataclass(frozen=True)
class SheetOptions(CaseOptions):
    """What an answer sheet is made with."""

    question: Annotated[SheetQuestion, Opt("The question, as parliament asks it.", example="how-many-short")]
    occupation: Occupation
    _: KW_ONLY
    places: Annotated[
        float | None,
        Opt("Places a year, for what-if-fewer.", low=0, high=MOST_PLACES, unit=PEOPLE_A_YEAR),
    ] = None
    from_year: Annotated[
        int | None,
        Opt(
            "First intake year, for what-if-fewer.",
            low=EARLIEST,
            high=LATEST,
            unit=YEAR,
            flag="--from",
        ),
    ] = None
    draws: Annotated[int, Draws(FEWEST)] = 1000
    seed: Seed = SEED


@question(SheetOptions)
def answer(options: SheetOptions) -> AnswerSheet:
    """Make an answer sheet for a question as parliament asks it.

    One page: the number, its range, its definition, source, date, scenario and manifest.

    Raises:
        InputError: when the question or the occupation does not exist.

    Example:
        >>> answer("against-advice", "huisarts").answer.value
        -155.0
    """
    case = open_case(options.occupation, options)
    luck = {"draws": options.draws, "seed": options.seed}
    choices = {**options.choices(), "pack": case.pack, **luck}
    content = SHEETS[options.question](
        Request(case, choices, options.draws, options.seed, options.places, options.from_year)
    )
    result = AnswerSheet(
        question=options.question,
        **case.scenario_heading(),
        answer=content.answer,
        figures=content.figures,
        kind=content.kind,
        reason=content.reason,
        bridge=content.bridge,
        reference=str(case.round),
        draws=options.draws,
        seed=options.seed,
        published=content.published,
        validation=content.validation,
    )
    asked = {
        **case.options,
        "question": options.question,
        "places": options.places,
        "from_year": options.from_year,
        "draws": options.draws,
        "seed": options.seed,
    }
    return result.sealed(
        "answer",
        asked,
        case.pack,
        options.seed,
        evidence=content.evidence,
        grade=content.grade or worst(model_grade(case).grade, content.evidence.grade),
        as_of=case.base_year,
    )

"""A parliamentary answer sheet: one question, one number with its range, definition, source and date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from typing import Annotated, Any

from raming.answers.answer import ScenarioAnswer
from raming.answers.bridge import Neighbour
from raming.answers.case import ADJUSTABLE_INTAKE, open_case, opened_pack
from raming.answers.decisions.sheets.against_advice import against_advice
from raming.answers.decisions.sheets.hidden_vacancies import hidden_vacancies
from raming.answers.decisions.sheets.how_many import how_many
from raming.answers.decisions.sheets.how_many_short import how_many_short
from raming.answers.decisions.sheets.kinds import KINDS
from raming.answers.decisions.sheets.reading import understood
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
    Seed,
    question,
)
from raming.answers.regional.published import RegionalStatement
from raming.answers.regional.validated import Validated
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.meaning import DRAWN, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.options import Opt

LONGEST = 300
"""Characters of a question in plain words over HTTP."""
QUESTIONS: tuple[str, ...] = tuple(KINDS)
"""The questions a sheet answers."""
SHEETS: dict[str, Callable[[Request], Content]] = {
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
    words: Annotated[
        str, Is("the question as it was typed, where it was in plain words; empty where it was asked by name")
    ]
    unread: Annotated[tuple[str, ...], Is("words of it that were not used")]
    region: Annotated[str | None, Is("code of the region asked about; null for the nation")]
    region_name: Annotated[str, Is("its official name; empty for the nation")]
    year: Annotated[int | None, Is("the year asked about; null where none was", YEAR)]
    places: Annotated[float | None, Is("the places a year asked about; null where none were", PEOPLE_A_YEAR)]
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
    touched: Annotated[
        tuple[str, ...] | None,
        Is("ids of the figures that your changes touch; null where nothing was changed"),
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

    question: Annotated[
        str | None,
        Opt(
            "how-many, how-many-short, what-if-fewer, since-when, against-advice, which-region or hidden-vacancies; "
            "or the whole question in plain words.",
            example="how-many-short",
            longest=LONGEST,
        ),
    ] = None
    occupation: Annotated[
        str | None,
        Opt(
            "The occupation, by any of its names: huisarts, gp, general-practitioner. Not needed where the words name it.",
            example="huisarts",
        ),
    ] = None
    _: KW_ONLY
    region: Annotated[
        str | None,
        Opt(
            "A region or province, for how-many and how-many-short: code, name, former name or municipality.",
            example="Terneuzen",
        ),
    ] = None
    year: Annotated[
        int | None,
        Opt(
            "Calendar year: of the figure for how-many, how-many-short and which-region; the intake year for against-advice; the first intake year for what-if-fewer.",
            low=EARLIEST,
            high=LATEST,
            unit=YEAR,
        ),
    ] = None
    places: Annotated[
        float | None,
        Opt("Places a year, for what-if-fewer.", low=0, high=MOST_PLACES, unit=PEOPLE_A_YEAR),
    ] = None
    draws: Annotated[int, Draws(FEWEST)] = 1000
    seed: Seed = SEED


@question(SheetOptions)
def answer(options: SheetOptions) -> AnswerSheet:
    """Make an answer sheet for a question as parliament asks it.

    One page: the number, its range, its definition, source, date, scenario and manifest.

    It may be asked in plain words, and by its Dutch name: what was read stands above the answer.

    Raises:
        InputError: when the question cannot be told, does not take what was given with it, or the occupation
            does not exist.

    Example:
        >>> answer("against-advice", "huisarts").answer.value
        -155.0
        >>> answer("hoeveel huisartsen zijn er in Zeeland?").region
        'RA1222'
    """
    pack = opened_pack(options.pack)
    read = understood(
        pack, options.question, options.occupation, options.region, options.year, options.places
    )
    case = open_case(read.occupation, options, pack=pack)
    luck = {"draws": options.draws, "seed": options.seed}
    choices = {**options.choices(), "pack": pack, **luck}
    request = Request(case, choices, options.draws, options.seed, read.region, read.year, read.places)
    content = SHEETS[read.kind](request)
    touched = _touched(read.kind, request, content)
    result = AnswerSheet(
        question=read.kind,
        words=read.words,
        unread=read.unread,
        region=read.region.code if read.region else None,
        region_name=read.region.name_nl if read.region else "",
        year=read.year,
        places=read.places,
        **case.scenario_heading(),
        answer=content.answer,
        figures=content.figures,
        kind=content.kind,
        reason=content.reason,
        bridge=content.bridge,
        reference=str(case.round),
        touched=touched,
        draws=options.draws,
        seed=options.seed,
        published=content.published,
        validation=content.validation,
    )
    asked = {
        **case.options,
        "question": read.words or read.kind,
        "region": read.region.code if read.region else None,
        "year": read.year,
        "places": read.places,
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
        worth=content.worth if content.counted else model_grade(case),
        tally=case.tally,
        untouched=touched == (),
    )


def _touched(kind: str, request: Request, content: Content) -> tuple[str, ...] | None:
    """Return the ids of the figures that the changes of a case touch; None where nothing was changed.

    What is computed rests on all that was set. What was counted or decided is held against the same sheet of
    the round as it stands.
    """
    case, mine = request.case, (content.answer, *content.figures)
    if not case.overrides:
        return None
    if not content.counted:
        return tuple(dict.fromkeys(figure.id for figure in mine))
    own = case.intake == case.parameters[ADJUSTABLE_INTAKE].value
    chosen: dict[str, Any] = {
        "round": case.round,
        "scenario": case.scenario,
        "trend": case.trend,
        "variant": case.variant,
        "balance_year": case.balance_year,
        "intake": None if own else case.intake,
        "changes": (),
    }
    before = open_case(case.occupation, CaseOptions(**chosen), pack=case.pack)
    unchanged = SHEETS[kind](replace(request, case=before, choices={**request.choices, **chosen}))
    same = {unchanged.answer, *unchanged.figures}
    return tuple(dict.fromkeys(figure.id for figure in mine if figure not in same))

"""A parliamentary answer sheet: one question, one number with its range, definition, source and date."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Any, Literal, TypeAlias, get_args

import numpy as np

from raming.answers.answer import ScenarioAnswer
from raming.answers.bridge import Neighbour
from raming.answers.case import Case, of_parameters, open_case
from raming.answers.comparable import in_force, intake_years, is_mean, outside
from raming.answers.decisions.cover import cover_of
from raming.answers.decisions.decision import Decision, decide
from raming.answers.decisions.departures import departures
from raming.answers.decisions.vacancies import VacancyAnswer, vacancies
from raming.answers.evidence import ILLUSTRATION, PUBLISHED, UNKNOWN, Evidence, of_figures, of_rows, worst
from raming.answers.measures.baseline import run_of
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
from raming.answers.projection import observed
from raming.answers.published import lines_of, published_for
from raming.answers.regional.published import RegionalStatement
from raming.answers.regional.regions import regions
from raming.answers.regional.validated import Validated
from raming.answers.uncertainty.draws import draws_evidence
from raming.answers.uncertainty.grades import model_grade
from raming.answers.worth import OLD_BASE
from raming.engine.model.intake import fte_at_intake
from raming.inputs.meaning import DRAWN, OWN_UNIT, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.problems import InputError

MOST_REGIONS = 5
SHORTNESS = ("expected_shortage", "expected_gap", "density")
"""What published statements are about that speak to which region is short."""
STOCK = ("stock_headcount", "stock_share_female", "fte_per_head")
"""Parameters of those at work in the base year."""
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


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on the sheet."""

    id: Annotated[str, Is("what it is")]
    value: Annotated[float | None, Is("the figure; null where it is not available", OWN_UNIT)]
    low: Annotated[
        float | None, Is("a tenth of the draws lies below; null where there is no range", OWN_UNIT)
    ]
    high: Annotated[float | None, Is("a tenth of the draws lies above; null likewise", OWN_UNIT)]
    unit: Annotated[str, Is("`persons`, `FTE`, `places per year`, `chance`, `year`, `years` or `posts`")]
    year: Annotated[int | None, Is("calendar year it is of; null where it is itself a year", YEAR)]
    status: Annotated[str, Is("`model`, or the status of a published figure")]
    source: Annotated[str, Is("id of the source; empty for the model")]
    name: Annotated[
        str, Is("name of what it is of, such as a region or a number of years; empty otherwise")
    ] = ""
    gap_share_relative: Annotated[
        float | None,
        Is("for a region, its gap as a share of demand minus that of the nation; null otherwise", SHARE),
    ] = None
    p_shorter_than_nation: Annotated[
        float | None,
        Is("for a region, share of the draws in which that is above zero; null otherwise", SHARE),
    ] = None


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


@dataclass(frozen=True, slots=True)
class _Content:
    """What a sheet says, before it has its heading."""

    answer: Figure
    evidence: Evidence
    figures: tuple[Figure, ...] = ()
    kind: str = "projection"
    reason: str = ""
    grade: str = ""
    """By the model and the evidence where empty."""
    bridge: tuple[Neighbour, ...] = ()
    published: tuple[RegionalStatement, ...] = ()
    validation: Validated | None = None


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
    content = {
        "how-many": _how_many,
        "how-many-short": _how_many_short,
        "what-if-fewer": _what_if_fewer,
        "since-when": _since_when,
        "against-advice": _against_advice,
        "which-region": _which_region,
        "hidden-vacancies": _hidden_vacancies,
    }[options.question](_Request(case, options))
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


@dataclass(frozen=True, slots=True)
class _Request:
    """What a sheet was asked about.

    Attributes:
        case: the case.
        options: the options of the sheet.
    """

    case: Case
    options: SheetOptions

    @property
    def choices(self) -> dict[str, Any]:
        """The choices of the case, its pack open, with the draws: arguments of another question."""
        luck = {"draws": self.options.draws, "seed": self.options.seed}
        return {**self.options.choices(), "pack": self.case.pack, **luck}


def _model(id_: str, values: np.ndarray, middle: float, unit: str, year: int) -> Figure:
    """Return a figure of the model with its range over the draws."""
    low, high = np.quantile(values, (0.1, 0.9))
    return Figure(id_, float(middle), float(low), float(high), unit, year, "model", "")


def _missing(id_: str, unit: str, reason: str, evidence: Evidence) -> _Content:
    figure = Figure(id_, None, None, None, unit, None, "model", "")
    return _Content(figure, evidence, (), "not-available", reason, UNKNOWN)


def _how_many(request: _Request) -> _Content:
    """People at work in the base year, as published, with FTE and the latest count."""
    case = request.case
    stock = case.parameters[next(cell for cell in case.parameters if cell.parameter == "stock_headcount")]
    fte, over = (
        run_of(case, draws, request.options.seed).base_fte for draws in (None, request.options.draws)
    )
    base = case.base_year
    counted = "registered" if stock.counts == "registered" else "people"
    people = Figure(counted, stock.value, stock.low, stock.high, "persons", base, stock.status, stock.source)
    counts = [entry for entry in observed(case.pack, case.occupation) if entry.indicator == "headcount"]
    later = [e for e in counts if e.year >= base and e.value != stock.value]
    more = tuple(
        Figure("counted", e.value, None, None, "persons", e.year, e.status, e.source)
        for e in sorted(later, key=lambda e: e.year)[-1:]
    )
    evidence = of_parameters(
        {cell: figure for cell, figure in case.used().items() if cell.parameter in STOCK}, base
    ) + of_figures(sorted(later, key=lambda e: e.year)[-1:])
    figures = (_model("fte", over, fte[0], "FTE", base), *more)
    old = OLD_BASE in model_grade(case).reasons  # a count of long ago illustrates, it does not answer
    grade = worst(evidence.grade, ILLUSTRATION) if old else evidence.grade
    return _Content(people, evidence, figures, "published", grade=grade, bridge=_in_posts(case))


def _in_posts(case: Case) -> tuple[Neighbour, ...]:
    """Return the FTE at work in the posts, where the pack says what a post takes."""
    cover = cover_of(case.pack, case.occupation)
    if any(name not in cover for name in ("people", "fte-per-person", "share-in-rota")):
        return ()
    people, each, share = (cover[name].value for name in ("people", "fte-per-person", "share-in-rota"))
    return (Neighbour("stock-in-posts", people * each * share, year=case.base_year),)


def _how_many_short(request: _Request) -> _Content:
    """FTE short now and in the balance year when intake stays as it is."""
    case = request.case
    middle, over = (run_of(case, draws, request.options.seed) for draws in (None, request.options.draws))
    place = case.balance_year - case.base_year
    gaps = [
        ran.demand[:, case.rung] - fte_at_intake(ran.supply, np.full(ran.base_fte.size, case.intake))
        for ran in (middle, over)
    ]
    now = _model("short-now", gaps[1][:, 0], gaps[0][0, 0], "FTE", case.base_year)
    then = _model("short-then", gaps[1][:, place], gaps[0][0, place], "FTE", case.balance_year)
    chance = float((gaps[1][:, place] > 0.0).mean())
    return _Content(
        now,
        case.evidence() + draws_evidence(case),
        (then, Figure("chance-short", chance, None, None, "chance", case.balance_year, "model", "")),
    )


def _what_if_fewer(request: _Request) -> _Content:
    """FTE fewer than under the advice in the balance year, and what that means in posts and odds."""
    case = request.case
    steering = int(case.parameters.value("steering_year"))
    named = [
        e
        for e in published_for(case.pack, case.occupation)
        if e.kind in ("indicative", "decided") and e.year >= steering
    ]
    places = request.options.places
    if places is None:
        places = named[-1].value if named else case.intake
    from_year = request.options.from_year or (named[-1].year if named else None)
    decision = decide(case.occupation, places=places, from_year=from_year, **request.choices)
    year, last = decision.balance_year, decision.years[str(decision.balance_year)]
    figures = [
        Figure("places", decision.places, None, None, "places per year", decision.from_year, "scenario", ""),
        _advised(decision),
        Figure("first-felt", float(decision.class_from), None, None, "year", None, "model", ""),
        Figure("chance", last.p_balance, None, None, "chance", year, "model", ""),
        Figure("chance-as-advised", last.p_balance_as_advised, None, None, "chance", year, "model", ""),
    ]
    if last.posts_difference is not None:
        figures.append(Figure("posts", last.posts_difference, None, None, "posts", year, "model", ""))
    main = Figure(
        "difference", last.fte_difference, None, None, "FTE", year, "model", "", str(decision.from_year)
    )
    return _Content(
        main,
        decision.grounds,
        tuple(figures),
        decision.kind if decision.kind == "hypothetical" else "projection",
    )


def _advised(decision: Decision) -> Figure:
    """Return what a decision is held against: a published advice with its ends, or another number."""
    advice = decision.advice
    if advice is None:
        kind = decision.advised_kind
        return Figure("advised", decision.advised, None, None, "places per year", None, kind, "")
    return Figure(
        "advised",
        advice.preferred,
        advice.low,
        advice.high,
        "places per year",
        advice.year,
        advice.status,
        advice.source,
    )


def _since_when(request: _Request) -> _Content:
    """The first intake year of the present unbroken run below the advice, and the first year below it at all."""
    ledger = departures(request.case.occupation, pack=request.case.pack)
    known = [year for year in ledger.years if year.departure is not None]
    below = [year for year in known if year.departure is not None and year.departure < 0.0]
    run: list[Any] = []
    for year in reversed(known):
        if year.departure is None or year.departure >= 0.0:
            break
        run.append(year)
    if not run:
        return _missing("since", "year", "no-year-below", _ledger(request.case))
    first = Figure("first-below", float(below[0].year), None, None, "year", None, "derived", "")
    counted = Figure(
        "years-below", float(len(below)), None, None, "years", None, "derived", "", str(len(known))
    )
    figures = tuple(
        Figure("departure", year.departure, None, None, "places per year", year.year, "derived", "")
        for year in known
        if year in below
    )
    since = Figure("since", float(run[-1].year), None, None, "year", None, "derived", "")
    return _Content(since, _ledger(request.case), (first, counted, *figures), "published", grade=PUBLISHED)


def _against_advice(request: _Request) -> _Content:
    """Places against the advice in the latest intake year for which both are known."""
    ledger = departures(request.case.occupation, pack=request.case.pack)
    known = [year for year in ledger.years if year.departure is not None]
    instructed = [
        year for year in ledger.years if year.indicative is not None and year.advised_in is not None
    ]
    if not known and not instructed:
        return _missing("departure", "places per year", "no-year-with-both", _ledger(request.case))
    last = known[-1] if known else instructed[-1]
    stage = "decided" if last.decided is not None else "funded" if last.funded is not None else "indicative"
    lines = lines_of(request.case.pack, request.case.occupation)
    given = next(
        line
        for line in lines
        if line.stage == stage
        and line.comparable
        and not is_mean(line)
        and intake_years(line)[0] == last.year
    )
    advice = in_force(lines, last.year)
    if advice is None:
        return _missing("departure", "places per year", "no-year-with-both", _ledger(request.case))
    departure = outside(given.preferred or 0.0, advice.line)
    line, year = advice.line, last.year
    figures = [
        Figure(stage, given.preferred, None, None, "places per year", year, given.status, given.source),
        Figure(
            "advised", line.preferred, line.low, line.high, "places per year", year, line.status, line.source
        ),
    ]
    if last.effect_fte is not None and last.effect_of == stage:
        figures.append(
            Figure("effect", last.effect_fte, None, None, "FTE", ledger.balance_year, "model", "", str(year))
        )
    main = Figure("departure", departure, None, None, "places per year", last.year, "derived", "")
    evidence, grade = _ledger(request.case), PUBLISHED
    if last.effect_fte is not None:
        evidence += request.case.evidence()
        grade = worst(PUBLISHED, model_grade(request.case).grade)
    return _Content(main, evidence, tuple(figures), "published" if known else "hypothetical", grade=grade)


def _ledger(case: Case) -> Evidence:
    """Return the entries of the ledger about an occupation as evidence."""
    return of_rows(
        "ledger", (row for row in case.pack.table("ledger") if row["occupation"] == case.occupation)
    )


def _which_region(request: _Request) -> _Content:
    """Return the regions furthest above the national gap in the balance year, with what was published."""
    case = request.case
    try:
        compared = regions(case.occupation, year=case.balance_year, **request.choices)
    except InputError:
        return _missing("region", "FTE", "no-regions", case.evidence())
    ranked = sorted(compared.regions, key=lambda region: -region.gap_share_relative)
    figures = tuple(
        Figure(
            "region",
            region.gap_fte,
            None if region.gap_interval is None else region.gap_interval.low,
            None if region.gap_interval is None else region.gap_interval.high,
            "FTE",
            case.balance_year,
            region.status,
            "",
            f"{region.name} ({region.code})",
            region.gap_share_relative,
            region.p_shorter_than_nation,
        )
        for region in ranked[:MOST_REGIONS]
    )
    return _Content(
        figures[0],
        compared.grounds,
        figures[1:],
        grade=compared.grade,
        published=tuple(
            one for region in compared.regions for one in region.published if one.dimension in SHORTNESS
        ),
        validation=compared.validation,
    )


def _hidden_vacancies(request: _Request) -> _Content:
    """Whether hidden vacancies are counted, how many there would be, and what they do to the advice."""
    try:
        counted = vacancies(request.case.occupation, **request.choices)
    except InputError:
        return _missing("hidden", "FTE", "no-posts", request.case.evidence())
    bounds = counted.hidden_bounds
    main = Figure("hidden", counted.hidden_fte, bounds.low, bounds.high, "FTE", counted.round, "model", "")
    figures = [
        Figure("required", counted.required_fte, None, None, "FTE", counted.round, "model", ""),
        Figure("filled", counted.filled_fte, None, None, "FTE", counted.round, "model", ""),
        Figure("posted", counted.posted_fte, None, None, "FTE", counted.round, "model", ""),
    ]
    for entry in (counted.advice[0], counted.advice[-1]):
        low, high = (
            (None, None)
            if entry.advised_bounds is None
            else (entry.advised_bounds.low, entry.advised_bounds.high)
        )
        name = "advice-with" if entry is counted.advice[-1] else "advice-without"
        figures.append(
            Figure(
                name, entry.advised_intake, low, high, "places per year", counted.balance_year, "model", ""
            )
        )
    bridge = _medians(counted)
    return _Content(main, counted.grounds, tuple(figures), grade=counted.grade, bridge=bridge)


def _medians(counted: VacancyAnswer) -> tuple[Neighbour, ...]:
    """Return the middle of the draws of the advice without and with hidden vacancies."""
    bounds = (counted.advice[0].advised_bounds, counted.advice[-1].advised_bounds)
    return tuple(Neighbour("median", one.middle, draws=counted.draws) for one in bounds if one is not None)

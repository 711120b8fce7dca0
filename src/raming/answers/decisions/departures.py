"""Where did places depart from the advice, and what will that do?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.answers.answer import OccupationAnswer
from raming.answers.case import open_case
from raming.answers.comparable import AdviceInForce, held, in_force, intake_years, is_mean, outside
from raming.answers.evidence import of_figures
from raming.answers.measures.baseline import Baseline, baseline_of, per_place_from, run_of
from raming.answers.options import CaseOptions, Occupation, question
from raming.answers.published import PART_OF_YEAR, PER_YEAR, LedgerEntry, PublishedAdvice, lines_of
from raming.answers.uncertainty.grades import advice_grade
from raming.inputs.meaning import FTE, PEOPLE, PEOPLE_A_YEAR, YEAR, Is


@dataclass(frozen=True, slots=True)
class IntakeYear:
    """One intake year in the ledger."""

    year: Annotated[int, Is("the intake year", YEAR)]
    advised_low: Annotated[
        float | None, Is("lower end of the advice in force; null where there is none", PEOPLE_A_YEAR)
    ]
    advised: Annotated[
        float | None, Is("its number; null where it is a range, or where there is none", PEOPLE_A_YEAR)
    ]
    advised_high: Annotated[float | None, Is("upper end; null likewise", PEOPLE_A_YEAR)]
    advised_in: Annotated[int | None, Is("year in which it was given; null where there is none", YEAR)]
    indicative: Annotated[
        float | None,
        Is("places in an instruction that is no decision; null where there is none", PEOPLE_A_YEAR),
    ]
    decided: Annotated[float | None, Is("places decided; null where none is known", PEOPLE_A_YEAR)]
    funded: Annotated[float | None, Is("places funded; null likewise", PEOPLE_A_YEAR)]
    filled: Annotated[float | None, Is("people who started; null likewise", PEOPLE_A_YEAR)]
    completed: Annotated[float | None, Is("people who finished that year; null likewise", PEOPLE_A_YEAR)]
    working: Annotated[float | None, Is("people at work, as counted; null likewise", PEOPLE)]
    departure: Annotated[
        float | None,
        Is(
            "decided (or funded) places minus the advice, or minus the nearest end of its range; 0 within a range; null where either is not known",
            PEOPLE_A_YEAR,
        ),
    ]
    unfilled: Annotated[
        float | None, Is("decided (or funded) places minus people who started; null likewise", PEOPLE_A_YEAR)
    ]
    effect_fte: Annotated[
        float | None,
        Is(
            "FTE in the balance year of the latest round this class departs from the advice by, by people who started or else by places; null before the base year or unknown",
            FTE,
        ),
    ]
    effect_of: Annotated[
        str | None, Is("`filled`, `decided`, `funded` or `indicative`: what the effect is of; null likewise")
    ]


@dataclass(frozen=True, slots=True)
class AgainstAdvice:
    """A number against one published advice."""

    advice: Annotated[PublishedAdvice, Is("the advice")]
    outside: Annotated[
        float,
        Is(
            "the number minus the advice, or minus the end of its range that is passed; 0 within a range",
            PEOPLE_A_YEAR,
        ),
    ]


@dataclass(frozen=True, slots=True)
class IntakeMean:
    """A mean of the people who started in several years: no number of one year."""

    first_year: Annotated[
        int, Is("first intake year it is taken to be of: three years where it does not say", YEAR)
    ]
    last_year: Annotated[int, Is("last intake year it is of", YEAR)]
    filled: Annotated[float, Is("people who started a year", PEOPLE_A_YEAR)]
    advices: Annotated[tuple[AgainstAdvice, ...], Is("it against the advices in force in those years")]
    source: Annotated[str, Is("id of the source")]


@dataclass(frozen=True, slots=True)
class Departures(OccupationAnswer):
    """The ledger of an occupation year by year, with departures from the advice and their projected effect."""

    round: Annotated[int, Is("the round with which effects are projected", "round")]
    balance_year: Annotated[int, Is("calendar year of the effects", YEAR)]
    years: Annotated[
        tuple[IntakeYear, ...], Is("the intake years of which the ledger knows something, in order")
    ]
    means: Annotated[
        tuple[IntakeMean, ...], Is("means of intake over years, each against the advices of those years")
    ]
    effect_fte: Annotated[float, Is("the effects added up", FTE)]


@dataclass(frozen=True)
class DeparturesOptions(CaseOptions):
    """What the ledger of an occupation is held against the advice with."""

    occupation: Occupation


@question(DeparturesOptions)
def departures(options: DeparturesOptions) -> Departures:
    """List the ledger of an occupation year by year, with departures from the advice and their effect.

    Raises:
        InputError: when the occupation does not exist or has no figures to project with.

    Example:
        >>> years = departures("huisarts").years
        >>> next(y.departure for y in years if y.year == 2026)
        -155.0
    """
    case = open_case(options.occupation, options)
    baseline = baseline_of(case, run_of(case))
    lines = [line for line in lines_of(case.pack, case.occupation) if _counts(line)]
    years = sorted({intake_years(line)[0] for line in lines if not is_mean(line)})
    intakes = tuple(_year(lines, year, baseline, case.balance_year) for year in years)
    result = Departures(
        **case.occupation_heading(),
        years=intakes,
        means=tuple(_mean(line, lines) for line in lines if line.stage == "filled" and is_mean(line)),
        effect_fte=sum(year.effect_fte for year in intakes if year.effect_fte is not None),
    )
    return result.sealed(
        "departures",
        case.options,
        case.pack,
        evidence=case.evidence() + of_figures(lines),
        grade=advice_grade(case),
        as_of=case.base_year,
    )


def _counts(line: LedgerEntry) -> bool:
    """Tell whether a line holds a yearly number, of a whole year."""
    whole = line.for_years != PART_OF_YEAR
    return whole and line.unit in (*PER_YEAR, "persons") and line.stage != "reported"


def _mean(line: LedgerEntry, lines: list[LedgerEntry]) -> IntakeMean:
    """Return a mean of years against the advices in force in those years."""
    first, last = intake_years(line)
    against = tuple(AgainstAdvice(one.advice.published(), one.outside) for one in held(line, lines))
    return IntakeMean(first, last, line.ends()[1], against, line.source)


def _stage(lines: list[LedgerEntry], year: int, stage: str) -> float | None:
    """Return the number of a stage for an intake year; a mean of years is none."""
    units = ("persons",) if stage == "working" else PER_YEAR
    mine = (
        line
        for line in lines
        if line.stage == stage
        and line.unit in units
        and line.preferred is not None
        and not is_mean(line)
        and intake_years(line)[0] == year
    )
    return next((line.preferred for line in mine), None)


def _year(lines: list[LedgerEntry], year: int, baseline: Baseline, balance: int) -> IntakeYear:
    """Return one intake year."""
    advice: AdviceInForce | None = in_force(lines, year)
    line = None if advice is None else advice.line
    kinds = ("indicative", "decided", "funded", "filled", "completed", "working")
    stage = {kind: _stage(lines, year, kind) for kind in kinds}
    given = stage["funded"] if stage["decided"] is None else stage["decided"]
    effect: float | None = None
    of = next(
        (kind for kind in ("filled", "decided", "funded", "indicative") if stage[kind] is not None), None
    )
    start, place = baseline.place(year), baseline.place(balance)
    if of is not None and line is not None and 0 <= start < place:
        unit = per_place_from(baseline.arrays, start) - per_place_from(baseline.arrays, start + 1)
        effect = outside(float(stage[of] or 0.0), line) * float(unit[0, place])
    return IntakeYear(
        year=year,
        advised_low=None if line is None else line.low,
        advised=None if line is None else line.preferred,
        advised_high=None if line is None else line.high,
        advised_in=None if line is None else line.year,
        **stage,
        departure=None if given is None or line is None else outside(given, line),
        unfilled=None if given is None or stage["filled"] is None else given - stage["filled"],
        effect_fte=effect,
        effect_of=of if effect is not None else None,
    )

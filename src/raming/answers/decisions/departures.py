"""Where did places depart from the advice, and what will that do?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from raming.answers.answer import OccupationAnswer
from raming.answers.case import open_case
from raming.answers.evidence import of_figures
from raming.answers.measures.baseline import Baseline, baseline_of, per_place_from, run_of
from raming.answers.options import CaseOptions, Occupation, question
from raming.answers.published import Published, published_for
from raming.answers.uncertainty.grades import advice_grade
from raming.inputs.meaning import FTE, PEOPLE, PEOPLE_A_YEAR, YEAR, Is

PER_YEAR = ("places per year", "persons per year")


@dataclass(frozen=True, slots=True)
class IntakeYear:
    """One intake year in the ledger."""

    year: Annotated[int, Is("the intake year", YEAR)]
    advised_low: Annotated[
        float | None, Is("lower end of the advice in force; null where there is none", PEOPLE_A_YEAR)
    ]
    advised: Annotated[
        float | None, Is("the preferred number, or the middle of the range; null likewise", PEOPLE_A_YEAR)
    ]
    advised_high: Annotated[float | None, Is("upper end; null likewise", PEOPLE_A_YEAR)]
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
class Departures(OccupationAnswer):
    """The ledger of an occupation year by year, with departures from the advice and their projected effect."""

    round: Annotated[int, Is("the round with which effects are projected", "round")]
    balance_year: Annotated[int, Is("calendar year of the effects", YEAR)]
    years: Annotated[
        tuple[IntakeYear, ...], Is("the intake years of which the ledger knows something, in order")
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
    entries = [entry for entry in published_for(case.pack, case.occupation) if _counts(entry)]
    years = sorted({_intake_year(entry) for entry in entries})
    intakes = tuple(_year(entries, year, baseline, case.balance_year) for year in years)
    result = Departures(
        **case.occupation_heading(),
        years=intakes,
        effect_fte=sum(year.effect_fte for year in intakes if year.effect_fte is not None),
    )
    return result.sealed(
        "departures",
        case.options,
        case.pack,
        evidence=case.evidence() + of_figures(entries),
        grade=advice_grade(case),
        as_of=case.base_year,
    )


def _counts(entry: Published) -> bool:
    """Tell whether an entry is a yearly number of the ledger that a line can hold."""
    return entry.unit in (*PER_YEAR, "persons") and not entry.kind.startswith("reported")


def _named_years(entry: Published) -> list[int]:
    return [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b", entry.for_years)]


def _intake_year(entry: Published) -> int:
    """Return the first intake year an entry is of."""
    named = _named_years(entry)
    return min(named) if named and not entry.for_years.startswith("until") else entry.year


def _in_force(entries: list[Published], year: int) -> dict[str, float]:
    """Return the advice in force for an intake year: the latest meant for it, or two years older.

    An advice that ran until a year ends there; any other holds until the next.
    """
    mine = []
    for entry in entries:
        if not entry.kind.startswith("advised") or entry.unit not in PER_YEAR:
            continue
        named, until = _named_years(entry), entry.for_years.startswith("until")
        start = min(named) if named and not until else entry.year if until else entry.year + 2
        if start <= year and not (until and named and year > max(named)):
            mine.append(entry)
    last = max((entry.year for entry in mine), default=0)
    return {entry.kind: entry.value for entry in mine if entry.year == last}


def _stage(entries: list[Published], year: int, kind: str) -> float | None:
    """Return the number of a stage for an intake year."""
    units = ("persons",) if kind == "working" else PER_YEAR
    mine = [e for e in entries if e.kind == kind and e.unit in units and _intake_year(e) == year]
    return mine[0].value if mine else None


def _outside(number: float, advised: float | None, low: float | None, high: float | None) -> float | None:
    """Return how far a number lies from an advice, or outside its range; None without an advice."""
    if low is not None and high is not None:
        return min(number - low, 0.0) + max(number - high, 0.0)
    return None if advised is None else number - advised


def _year(entries: list[Published], year: int, baseline: Baseline, balance: int) -> IntakeYear:
    """Return one intake year."""
    force = _in_force(entries, year)
    low, high = force.get("advised_low"), force.get("advised_high")
    middle = None if low is None or high is None else (low + high) / 2.0
    advised = force.get("advised", middle)
    kinds = ("indicative", "decided", "funded", "filled", "completed", "working")
    stage = {kind: _stage(entries, year, kind) for kind in kinds}
    given = stage["funded"] if stage["decided"] is None else stage["decided"]
    effect: float | None = None
    of = next(
        (kind for kind in ("filled", "decided", "funded", "indicative") if stage[kind] is not None), None
    )
    start, place = baseline.place(year), baseline.place(balance)
    if of is not None and advised is not None and 0 <= start < place:
        unit = per_place_from(baseline.arrays, start) - per_place_from(baseline.arrays, start + 1)
        effect = (_outside(float(stage[of] or 0.0), advised, low, high) or 0.0) * float(unit[0, place])
    return IntakeYear(
        year=year,
        advised_low=low,
        advised=advised,
        advised_high=high,
        **stage,
        departure=None if given is None else _outside(given, advised, low, high),
        unfilled=None if given is None or stage["filled"] is None else given - stage["filled"],
        effect_fte=effect,
        effect_of=of if effect is not None else None,
    )

"""Work that a measure takes from one occupation arrives at another: nothing is lost on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from raming.answers.case import open_case
from raming.answers.measures.baseline import Baseline, baseline_of, levers_on, run_of
from raming.answers.measures.regional_baseline import region_of, regional_baseline
from raming.answers.options import CaseOptions
from raming.engine.choices.levers import Prepared, outcome, prepare
from raming.engine.choices.skillmix import hours_asked
from raming.engine.model.curves import Array
from raming.inputs.meaning import FTE, Is
from raming.inputs.measures import Measure
from raming.inputs.pack import Pack
from raming.inputs.tables import Row


@dataclass(frozen=True, slots=True)
class Shift:
    """Work that a measure moves."""

    measure: Annotated[str, Is("id of the measure")]
    staff: Annotated[str, Is("who takes the work over")]
    occupation: Annotated[str, Is("that staff's occupation in the pack; empty where it has none")]
    relief_fte: Annotated[float, Is("FTE of this occupation relieved", FTE)]
    fte: Annotated[float, Is("FTE asked of those who take it over", FTE)]


def _rows(pack: Pack, measure: str) -> list[Row]:
    return [row for row in pack.table("measure_shifts") if row["measure"] == measure]


def _asked(pack: Pack, row: Row, relief: Array) -> Array:
    """Return the FTE a receiver needs for its share of a relief."""
    for shift in pack.table("task_shifts"):
        if all(shift[name] == row[name] for name in ("setting", "task", "receiver")):
            parts = (np.array(float(shift[name] or 0.0)) for name in ("ratio", "scope", "supervision"))
            return hours_asked(relief * float(row["share"] or 0.0), *parts)
    return np.zeros_like(relief)


def _occupation(pack: Pack, staff: str) -> str:
    return next((str(r["occupation"] or "") for r in pack.table("care_staff") if r["staff"] == staff), "")


def _giver(pack: Pack, setting: str) -> str:
    return next((str(r["giver"]) for r in pack.table("tasks") if r["setting"] == setting), "")


def _relief(measure: Measure, baseline: Baseline) -> Array:
    """Return the FTE of demand that a measure alone takes from a baseline, axes (y)."""
    prepared = prepare(baseline.arrays, levers_on(baseline, [measure]))
    return np.asarray(baseline.arrays.demand[0] - outcome(prepared, np.ones((1, 1))).demand[0, 0])


def shifts_from(pack: Pack, measures: Sequence[Measure], baseline: Baseline, year: int) -> tuple[Shift, ...]:
    """Return the work that measures take from a baseline in a year, and who gets it."""
    shifts = []
    for measure in measures:
        for row in _rows(pack, measure.id):
            if _giver(pack, str(row["setting"])) != baseline.target or not measure.on(baseline.target):
                continue
            relief = _relief(measure, baseline)[baseline.place(year)]
            staff, share = str(row["receiver"]), float(row["share"] or 0.0)
            asked = float(_asked(pack, row, np.array(relief)))
            shifts.append(Shift(measure.id, staff, _occupation(pack, staff), float(relief * share), asked))
    return tuple(shifts)


def with_arrivals(
    pack: Pack,
    measures: Sequence[Measure],
    baseline: Baseline,
    prepared: Prepared,
    decides: Mapping[str, Any],
) -> Prepared:
    """Return prepared levers with the work that arrives at the baseline from those measures elsewhere.

    Args:
        pack: the pack.
        measures: the measures, in the order of the levers.
        baseline: the receiving occupation.
        prepared: its levers.
        decides: scenario, trend and variant with which the giver is run.
    """
    demand = prepared.demand
    for place, measure in enumerate(measures):
        for row in _rows(pack, measure.id):
            giver = _giver(pack, str(row["setting"]))
            if _occupation(pack, str(row["receiver"])) != baseline.target or giver == baseline.target:
                continue
            asked = {name: decides[name] for name in ("scenario", "trend", "variant") if name in decides}
            case = open_case(giver, CaseOptions(pack=pack, **asked))
            from_ = baseline_of(case, run_of(case))
            if baseline.region:
                from_ = regional_baseline(case, region_of(case, baseline.region))
            arriving = _asked(pack, row, _relief(measure, from_))
            years = baseline.base_year + np.arange(baseline.years)
            known = from_.base_year + np.arange(from_.years)
            path = np.interp(years, known, arriving, left=0.0)
            demand = demand.copy()
            demand[place] += np.log1p(path[None, :] / baseline.arrays.demand)
    return replace(prepared, demand=demand)


def receives(pack: Pack, measure: Measure, occupation: str) -> bool:
    """Tell whether a measure moves work to an occupation."""
    return any(_occupation(pack, str(row["receiver"])) == occupation for row in _rows(pack, measure.id))

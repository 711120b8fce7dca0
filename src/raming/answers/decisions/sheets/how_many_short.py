"""How many FTE are short, in the country or in a region."""

import numpy as np

from raming.answers.chances import share_of
from raming.answers.decisions.sheets.shared import SHORTNESS, Content, Figure, Request, missing, of_model
from raming.answers.measures.baseline import run_of
from raming.answers.regional.projection import RegionalProjection, project_region
from raming.answers.regional.shared import year_place
from raming.answers.uncertainty.draws import draws_evidence
from raming.engine.model.intake import fte_at_intake
from raming.inputs.problems import InputError
from raming.inputs.regions import Region


def how_many_short(request: Request) -> Content:
    """FTE short in the year asked, or now and in the balance year, when intake stays as it is."""
    case = request.case
    if request.year is not None:
        year_place(case, request.year)
    if request.region is not None:
        return _in_region(request, request.region)
    middle, over = (run_of(case, draws, request.seed) for draws in (None, request.draws))
    gaps = [
        ran.demand[:, case.rung] - fte_at_intake(ran.supply, np.full(ran.base_fte.size, case.intake))
        for ran in (middle, over)
    ]

    def short(id_: str, year: int) -> Figure:
        place = year - case.base_year
        return of_model(id_, gaps[1][:, place], gaps[0][0, place], "FTE", year)

    year = case.balance_year if request.year is None else request.year
    gap = gaps[1][:, year - case.base_year]
    chance = share_of(gap > 0.0, gap)
    odds = (
        () if chance is None else (Figure("chance-short", chance, None, None, "chance", year, "model", ""),)
    )
    evidence = case.evidence() + draws_evidence(case)
    if request.year is None:
        return Content(short("short-now", case.base_year), evidence, (short("short-then", year), *odds))
    return Content(short("short-in", year), evidence, odds)


def _in_region(request: Request, region: Region) -> Content:
    """FTE short in a region, by itself and beside the nation, with what was published of it."""
    case = request.case
    try:
        path = project_region(case.occupation, region.code, **request.choices)
    except InputError:
        return missing("short-in", "FTE", "no-regions", case.evidence())
    year = case.balance_year if request.year is None else request.year
    odds = Figure(
        "chance-short",
        path.years[str(year)].p_shortage,
        None,
        None,
        "chance",
        year,
        "model",
        "",
        region.name_nl,
    )
    then = _gap(path, region, year)
    now = _gap(path, region, case.base_year)
    return Content(
        now if request.year is None else then,
        path.grounds,
        (then, odds) if request.year is None else (odds,),
        grade=path.grade,
        published=tuple(one for one in path.published if one.dimension in SHORTNESS),
        validation=path.validation,
    )


def _gap(path: RegionalProjection, region: Region, year: int) -> Figure:
    """Return the gap of a region in a year, beside that of the nation."""
    one = path.years[str(year)]
    low, high = (None, None) if one.gap_interval is None else (one.gap_interval.low, one.gap_interval.high)
    status = "estimate" if path.supply_estimated else "derived"
    return Figure(
        "region",
        one.gap_fte,
        low,
        high,
        "FTE",
        year,
        status,
        "",
        region.name_nl,
        one.gap_share_relative,
        one.p_shorter_than_nation,
    )

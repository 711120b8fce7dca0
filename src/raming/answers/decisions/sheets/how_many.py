"""How many people are at work, counted or projected, in the country or in a region."""

from dataclasses import replace
from typing import Any

from raming.answers.bridge import Neighbour
from raming.answers.case import Case, of_parameters
from raming.answers.decisions.cover import cover_of
from raming.answers.decisions.sheets.shared import SHORTNESS, Content, Figure, Request, missing, of_model
from raming.answers.evidence import ILLUSTRATION, of_figures, worst
from raming.answers.measures.baseline import baseline_of, run_of
from raming.answers.projection import observed
from raming.answers.regional.regions import regions
from raming.answers.regional.shared import year_place
from raming.answers.uncertainty.draws import draws_evidence
from raming.answers.uncertainty.grades import round_grade
from raming.answers.worth import OLD_BASE
from raming.inputs.problems import InputError
from raming.inputs.regions import Region

DENSITY = "people per 10,000 inhabitants"
STOCK = ("stock_headcount", "stock_share_female", "fte_per_head")
"""Parameters of those at work in the base year."""


def how_many(request: Request) -> Content:
    """People at work: as counted, as projected for a later year, or in a region."""
    case = request.case
    if request.region is not None:
        return _in_region(request, request.region)
    if request.year is not None and request.year != case.base_year:
        return _in_past(request, request.year) or _later(request, request.year)
    return _in_base_year(request)


def _in_base_year(request: Request) -> Content:
    """People in the base year, as published, with FTE and the latest count."""
    case = request.case
    stock = case.parameters[next(cell for cell in case.parameters if cell.parameter == "stock_headcount")]
    fte, over = (run_of(case, draws, request.seed).base_fte for draws in (None, request.draws))
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
    figures = (of_model("fte", over, fte[0], "FTE", base), *more)
    own = round_grade(case)
    # a count of long ago illustrates, it does not answer; no other fault of the advice is one of the count
    old = replace(own, grade=ILLUSTRATION, reasons=(OLD_BASE,)) if OLD_BASE in own.reasons else None
    return Content(
        people,
        evidence,
        figures,
        "published",
        grade=worst(evidence.grade, ILLUSTRATION) if old else evidence.grade,
        bridge=_in_posts(case),
        counted=True,
        worth=old,
    )


def _in_past(request: Request, year: int) -> Content | None:
    """People as counted in a year before the base year; None where the year is later, or was not counted."""
    case = request.case
    counts = [
        e for e in observed(case.pack, case.occupation) if e.indicator == "headcount" and e.year == year
    ]
    if year > case.base_year or not counts:
        return None
    first, *others = sorted(counts, key=lambda e: e.counts == "registered")
    counted = "registered" if first.counts == "registered" else "people"
    figures = [
        Figure(
            counted if e is first else "counted-too", e.value, None, None, "persons", year, e.status, e.source
        )
        for e in (first, *(other for other in others if other.value != first.value))
    ]
    evidence = of_figures(counts)
    return Content(figures[0], evidence, tuple(figures[1:]), "published", grade=evidence.grade, counted=True)


def _later(request: Request, year: int) -> Content:
    """People and FTE as projected for a later year, with intake as it is."""
    case = request.case
    place = year_place(case, year)
    middle, over = (
        baseline_of(case, run_of(case, draws, request.seed)).arrays for draws in (None, request.draws)
    )
    people, fte = (
        of_model(id_, drawn[:, place], own[0, place], unit, year)
        for id_, drawn, own, unit in (
            ("expected", over.heads.sum(axis=1), middle.heads.sum(axis=1), "persons"),
            ("fte-then", over.supply, middle.supply, "FTE"),
        )
    )
    return Content(people, case.evidence() + draws_evidence(case), (fte,))


def _in_region(request: Request, region: Region) -> Content:
    """People and FTE in a region, with how many there are for its inhabitants beside the nation."""
    case = request.case
    year = case.base_year if request.year is None else request.year
    year_place(case, year)
    try:
        level: Any = region.level
        compared = regions(case.occupation, year=year, level=level, **{**request.choices, "draws": 0})
    except InputError:
        return missing("in-region", "persons", "no-regions", case.evidence())
    mine = next(one for one in compared.regions if one.code == region.code)

    def figure(id_: str, value: float, unit: str) -> Figure:
        return Figure(id_, value, None, None, unit, year, mine.status, "", region.name_nl)

    figures = (
        figure("fte-in-region", mine.fte, "FTE"),
        figure("density", mine.density, DENSITY),
        Figure(
            "density-nation",
            compared.national.density,
            None,
            None,
            DENSITY,
            year,
            compared.national.status,
            "",
        ),
    )
    return Content(
        figure("in-region", mine.headcount, "persons"),
        compared.grounds,
        figures,
        grade=compared.grade,
        published=tuple(one for one in mine.published if one.dimension in SHORTNESS),
    )


def _in_posts(case: Case) -> tuple[Neighbour, ...]:
    """Return the FTE at work in the posts, where the pack says what a post takes."""
    cover = cover_of(case.pack, case.occupation)
    if any(name not in cover for name in ("people", "fte-per-person", "share-in-rota")):
        return ()
    people, each, share = (cover[name].value for name in ("people", "fte-per-person", "share-in-rota"))
    return (Neighbour("stock-in-posts", people * each * share, year=case.base_year),)

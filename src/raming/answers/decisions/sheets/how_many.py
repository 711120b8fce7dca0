"""How many people are at work."""

from raming.answers.bridge import Neighbour
from raming.answers.case import Case, of_parameters
from raming.answers.decisions.cover import cover_of
from raming.answers.decisions.sheets.shared import Content, Figure, Request, of_model
from raming.answers.evidence import ILLUSTRATION, of_figures, worst
from raming.answers.measures.baseline import run_of
from raming.answers.projection import observed
from raming.answers.uncertainty.grades import OLD_BASE, model_grade

STOCK = ("stock_headcount", "stock_share_female", "fte_per_head")
"""Parameters of those at work in the base year."""


def how_many(request: Request) -> Content:
    """People at work in the base year, as published, with FTE and the latest count."""
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
    old = OLD_BASE in model_grade(case).reasons  # a count of long ago illustrates, it does not answer
    grade = worst(evidence.grade, ILLUSTRATION) if old else evidence.grade
    return Content(people, evidence, figures, "published", grade=grade, bridge=_in_posts(case))


def _in_posts(case: Case) -> tuple[Neighbour, ...]:
    """Return the FTE at work in the posts, where the pack says what a post takes."""
    cover = cover_of(case.pack, case.occupation)
    if any(name not in cover for name in ("people", "fte-per-person", "share-in-rota")):
        return ()
    people, each, share = (cover[name].value for name in ("people", "fte-per-person", "share-in-rota"))
    return (Neighbour("stock-in-posts", people * each * share, year=case.base_year),)

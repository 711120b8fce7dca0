"""How many FTE are short."""

import numpy as np

from raming.answers.decisions.sheets.shared import Content, Figure, Request, of_model
from raming.answers.measures.baseline import run_of
from raming.answers.uncertainty.draws import draws_evidence
from raming.engine.model.intake import fte_at_intake


def how_many_short(request: Request) -> Content:
    """FTE short now and in the balance year when intake stays as it is."""
    case = request.case
    middle, over = (run_of(case, draws, request.seed) for draws in (None, request.draws))
    place = case.balance_year - case.base_year
    gaps = [
        ran.demand[:, case.rung] - fte_at_intake(ran.supply, np.full(ran.base_fte.size, case.intake))
        for ran in (middle, over)
    ]
    now = of_model("short-now", gaps[1][:, 0], gaps[0][0, 0], "FTE", case.base_year)
    then = of_model("short-then", gaps[1][:, place], gaps[0][0, place], "FTE", case.balance_year)
    chance = float((gaps[1][:, place] > 0.0).mean())
    return Content(
        now,
        case.evidence() + draws_evidence(case),
        (then, Figure("chance-short", chance, None, None, "chance", case.balance_year, "model", "")),
    )

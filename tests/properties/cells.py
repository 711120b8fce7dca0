"""A case of the slow reference as cells for the fast engine."""

from raming.inputs.parameters import Cell
from reference.case import COHORTS, SEXES, TRENDS, Case


def cells_of(case: Case) -> dict[Cell, float]:
    """Return the value of every cell of a case."""
    cells = {
        Cell("base_year"): case.base_year,
        Cell("steering_year"): case.steering_year,
        Cell("trend_year"): case.trend_year,
        Cell("balance_year", at=1): case.balance_year or case.base_year + case.horizon,
        Cell("unmet_demand", variant="mid"): case.unmet_demand,
    }
    for name in ("stock_headcount", "stock_share_female", "abroad_inflow_per_year", "abroad_share_female"):
        cells[Cell(name)] = getattr(case, name)
    cells[Cell("abroad_yield")] = case.abroad_yield
    for name in TRENDS:
        cells[Cell(name, variant="mid")] = getattr(case, name)
    for at, value in case.demographic_growth.items():
        cells[Cell("demographic_growth", at=int(at), variant="mid")] = value
    for name in ("intake_per_year", "intake_share_female", "training_duration", "internal_yield"):
        for cohort in COHORTS:
            cells[Cell(name, cohort=cohort)] = getattr(case, name)[cohort]
    for sex in SEXES:
        for name in ("fte_per_head", "stock_cumulative_outflow"):
            for at, value in getattr(case, name)[sex].items():
                cells[Cell(name, sex, at=int(at))] = value
        for cohort in COHORTS:
            for at, value in case.external_yield[sex, cohort].items():
                cells[Cell("external_yield", sex, cohort, None if at is None else int(at))] = value
    return {cell: float(value) for cell, value in cells.items()}

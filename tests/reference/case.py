"""What goes in: one parameter set, with the parameter names of the published rounds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SEXES = ("f", "m")
COHORTS = ("in_training", "before_steering", "after_steering")
COMPONENTS = ("stock", *COHORTS, "abroad")

# The five trends in the demand for care and in how the work is done; their yearly rates are added up (W).
WORK_PROCESS = (
    "epidemiological_trend",
    "sociocultural_trend",
    "professional_trend",
    "efficiency_trend",
    "horizontal_substitution",
)
TRENDS = (*WORK_PROCESS, "working_time", "vertical_substitution")

Points = dict[float, float]  # value at so many years after the base year, or after graduation


@dataclass(frozen=True)
class Case:
    """One parameter set: shares as 0..1, rates per year, durations in years, flows in persons a year.

    ``composition`` says how the parts are put together: ``v3.2`` (the model of the 2025 plan) or ``hrh-2012``
    (the example of 2009, where the trends are totals reached in ``balance_year`` instead of yearly rates).
    """

    base_year: int
    steering_year: int
    trend_year: int
    stock_headcount: float
    stock_share_female: float
    fte_per_head: dict[str, Points]
    stock_cumulative_outflow: dict[str, Points]
    intake_per_year: dict[str, float]
    intake_share_female: dict[str, float]
    training_duration: dict[str, float]
    internal_yield: dict[str, float]
    # By sex and cohort. A share without a date (key None) holds at every age: the older composition.
    external_yield: dict[tuple[str, str], dict[float | None, float]]
    abroad_inflow_per_year: float
    abroad_share_female: float
    abroad_yield: float
    unmet_demand: float
    demographic_growth: Points
    epidemiological_trend: float
    sociocultural_trend: float
    professional_trend: float
    efficiency_trend: float
    horizontal_substitution: float
    working_time: float
    vertical_substitution: float
    horizon: int = 20
    composition: str = "v3.2"
    balance_year: int | None = None


def share_of_sex(share_female: float, sex: str) -> float:
    """The share of one sex, where the share of women is given."""
    return share_female if sex == "f" else 1 - share_female


def case_from_rows(
    rows: Iterable[Mapping[str, str]], variant: str = "mid", composition: str = "v3.2", horizon: int = 20
) -> Case:
    """Reads a parameter table (columns parameter, sex, cohort, at, variant, value) of one round.

    An empty selector holds for all. Where there are several balance years the last one is kept.
    """
    table: dict[str, dict[tuple[str, str], dict[float | None, float]]] = {}
    for row in rows:
        if row["variant"] in ("", variant):
            of_parameter = table.setdefault(row["parameter"], {})
            for sex in (row["sex"],) if row["sex"] else SEXES:
                for cohort in (row["cohort"],) if row["cohort"] else COHORTS:
                    at = float(row["at"]) if row["at"] else None
                    of_parameter.setdefault((sex, cohort), {})[at] = float(row["value"])

    def one(name: str, cohort: str = "in_training") -> float:
        return table[name]["f", cohort][None]

    def curve(name: str, sex: str = "f") -> Points:
        return {at or 0.0: value for at, value in table[name][sex, "in_training"].items()}

    plain = (
        "stock_headcount",
        "stock_share_female",
        "abroad_inflow_per_year",
        "abroad_share_female",
        "abroad_yield",
        "unmet_demand",
        *TRENDS,
    )
    by_sex = ("fte_per_head", "stock_cumulative_outflow")
    by_cohort = ("intake_per_year", "intake_share_female", "training_duration", "internal_yield")
    return Case(
        base_year=int(one("base_year")),
        steering_year=int(one("steering_year")),
        trend_year=int(one("trend_year")),
        balance_year=int(max(table["balance_year"]["f", "in_training"].values())),
        external_yield=table["external_yield"],
        demographic_growth=curve("demographic_growth"),
        horizon=horizon,
        composition=composition,
        **{name: one(name) for name in plain},
        **{name: {sex: curve(name, sex) for sex in SEXES} for name in by_sex},
        **{name: {cohort: one(name, cohort) for cohort in COHORTS} for name in by_cohort},
    )

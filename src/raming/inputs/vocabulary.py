"""The words of the planning model: its parameters, their selectors, units and bounds.

Names are those of the published Dutch parameter file, so that a figure can be found back there. The table
is the one place that says which parameters exist; packs, `--set`, the reference page and the checks read it.
"""

from dataclasses import dataclass

SEXES = ("f", "m")
COHORTS = ("in_training", "before_steering", "after_steering")
VARIANTS = ("low", "mid", "high")
STATUSES = ("published", "derived", "estimate", "assumption")
STAGES = ("advised", "reported", "indicative", "decided", "funded", "filled", "completed", "working")
SELECTORS = ("sex", "cohort", "at", "variant")

TRENDS = (
    "epidemiological_trend",
    "sociocultural_trend",
    "professional_trend",
    "efficiency_trend",
    "horizontal_substitution",
)
"""The demand and work-process trends that are added up to one yearly rate, `W` in the formulas."""


@dataclass(frozen=True, slots=True)
class ParameterKind:
    """What is known of a parameter before any figure is read.

    Attributes:
        name: identifier, as in the pack.
        label: English name; the message id of its translation.
        unit: unit of its value.
        selectors: which of sex, cohort, at and variant distinguish its values.
        low: smallest value that can be right.
        high: largest value that can be right.
        group: `years`, `stock`, `training`, `abroad` or `demand`.
        required: whether a projection needs it.
    """

    name: str
    label: str
    unit: str
    selectors: tuple[str, ...]
    low: float
    high: float
    group: str
    required: bool = True


def _kinds() -> dict[str, ParameterKind]:
    year, share = (1900.0, 2200.0), (0.0, 1.0)
    many, rate = (0.0, 1e8), (-0.5, 0.5)
    k = ParameterKind
    table = (
        k("base_year", "base year", "year", (), *year, "years"),
        k("steering_year", "steering year", "year", (), *year, "years"),
        k("trend_year", "trend year", "year", (), *year, "years"),
        k("balance_year", "balance year", "year", ("at",), *year, "years"),
        k("stock_headcount", "stock in the base year", "persons", (), *many, "stock"),
        k("stock_share_female", "share of women in the stock", "share", (), *share, "stock"),
        k("fte_per_head", "FTE per person", "fte per person", ("sex", "at"), 0.0, 2.0, "stock"),
        k(
            "stock_cumulative_outflow",
            "cumulative outflow of the stock",
            "share of base stock",
            ("sex", "at"),
            *share,
            "stock",
            False,
        ),
        k("intake_per_year", "intake per year", "persons per year", ("cohort",), *many, "training"),
        k("intake_share_female", "share of women in the intake", "share", ("cohort",), *share, "training"),
        k("training_duration", "duration of the training", "years", ("cohort",), 0.0, 20.0, "training"),
        k("internal_yield", "internal yield", "share of starters", ("cohort",), *share, "training"),
        k(
            "external_yield",
            "external yield",
            "share of graduates",
            ("sex", "cohort", "at"),
            *share,
            "training",
            False,
        ),
        k("abroad_inflow_per_year", "inflow from abroad", "persons per year", (), *many, "abroad"),
        k("abroad_share_female", "share of women in the inflow from abroad", "share", (), *share, "abroad"),
        k("abroad_yield", "yield of the inflow from abroad", "share", (), *share, "abroad", False),
        k("unmet_demand", "unmet demand", "share of supply", ("variant",), -0.9, 5.0, "demand"),
        k(
            "demographic_growth",
            "demographic growth of demand",
            "cumulative share",
            ("at", "variant"),
            -0.9,
            5.0,
            "demand",
        ),
        k("epidemiological_trend", "epidemiology", "per year", ("variant",), *rate, "demand"),
        k("sociocultural_trend", "socio-cultural trend", "per year", ("variant",), *rate, "demand"),
        k("professional_trend", "professional content", "per year", ("variant",), *rate, "demand"),
        k("efficiency_trend", "efficiency", "per year", ("variant",), *rate, "demand"),
        k("horizontal_substitution", "horizontal substitution", "per year", ("variant",), *rate, "demand"),
        k("working_time", "working time", "per year", ("variant",), *rate, "demand"),
        k("vertical_substitution", "vertical substitution", "per year", ("variant",), *rate, "demand"),
        k(
            "exit_hazard",
            "yearly hazard of leaving, by age",
            "per year",
            ("sex", "at"),
            0.0,
            50.0,
            "stock",
            False,
        ),
        k("stock_age", "share of the stock of that age", "share", ("sex", "at"), *share, "stock", False),
        k("entry_age", "share of graduates of that age", "share", ("sex", "at"), *share, "training", False),
    )
    return {kind.name: kind for kind in table}


PARAMETERS = _kinds()
"""Every parameter of the model by name, in the order in which they are shown."""

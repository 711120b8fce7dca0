"""The words of the planning model: its parameters, their selectors, units and bounds.

Names are those of the published Dutch parameter file, so that a figure can be found back there. The table
is the one place that says which parameters exist; packs, `--set`, the reference page and the checks read it.
"""

from collections.abc import Mapping
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

    A parameter whose unit is `year` is a whole number.
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


OTHER_FIGURES: Mapping[str, str] = {
    "age_structure_by_region": "age structure by region",
    "capacities_of_institutions": "capacities of institutions",
    "capacity_by_training_institute": "capacity by training institute",
    "demand_for_basic_physicians": "demand for basic physicians",
    "demand_trends": "trends in demand",
    "hidden_vacancies": "hidden vacancies",
    "intake_after_2018": "intake after 2018",
    "intake_by_route": "intake by route",
    "intake_by_year": "intake by year",
    "moves_between_regions": "moves between regions",
    "official_parameters": "official parameters",
    "parameter_intervals": "intervals of the parameters",
    "places_decided": "places decided",
    "places_decided_2027": "places decided for 2027",
    "published_advice_2010_2013_2016": "published advice of 2010, 2013 and 2016",
    "recent_base_stock": "a recent base stock",
    "settlement_by_training_region": "settlement by training region",
    "specialists_by_province": "specialists by province",
    "stock_by_age_and_region": "stock by age and region",
    "stock_by_age_and_sex": "stock by age and sex",
    "stock_by_kind": "stock by kind",
    "stock_by_profession": "stock by profession",
    "stock_by_region_of_work": "stock by region of work",
    "stock_by_specialty": "stock by specialty",
    "stock_exclusive_headcount": "people with this title only",
    "stock_in_care_headcount": "people who work in care",
    "stock_working_headcount": "people who work under this title",
}
"""What a pack may say is not available and is no parameter: English words, the message id of their translation."""


def words_of(figure: str) -> str:
    """Return a figure that a pack may lack in words: a parameter or another; English, a message id."""
    kind = PARAMETERS.get(figure)
    return kind.label if kind else OTHER_FIGURES.get(figure, figure.replace("_", " "))


DUTCH: Mapping[str, tuple[str, ...]] = {
    "base_year": ("basisjaar",),
    "steering_year": ("bijsturingsjaar",),
    "trend_year": ("trendjaar",),
    "balance_year": ("evenwichtsjaar",),
    "stock_headcount": ("werkzamen in het basisjaar", "werkzamen"),
    "stock_share_female": ("aandeel vrouwen onder de werkzamen", "aandeel vrouwen"),
    "fte_per_head": ("fte per persoon",),
    "stock_cumulative_outflow": (
        "cumulatieve uitstroom van de werkzamen",
        "cumulatieve uitstroom",
        "uitstroom",
    ),
    "intake_per_year": ("instroom per jaar", "instroom"),
    "intake_share_female": ("aandeel vrouwen in de instroom",),
    "training_duration": ("duur van de opleiding", "opleidingsduur"),
    "internal_yield": ("intern rendement",),
    "external_yield": ("extern rendement",),
    "abroad_inflow_per_year": ("instroom uit het buitenland", "instroom buitenland"),
    "abroad_share_female": ("aandeel vrouwen in de instroom uit het buitenland",),
    "abroad_yield": ("rendement van de instroom uit het buitenland",),
    "unmet_demand": ("onvervulde vraag",),
    "demographic_growth": ("demografische groei van de vraag", "demografische groei", "demografie"),
    "epidemiological_trend": ("epidemiologie",),
    "sociocultural_trend": ("sociaal-culturele trend", "sociaal-cultureel"),
    "professional_trend": ("vakinhoudelijke trend", "vakinhoudelijk"),
    "efficiency_trend": ("doelmatigheid",),
    "horizontal_substitution": ("horizontale substitutie",),
    "working_time": ("arbeidstijd",),
    "vertical_substitution": ("verticale substitutie",),
    "exit_hazard": ("jaarlijkse kans op vertrek, naar leeftijd", "vertrekkans"),
    "stock_age": ("aandeel werkzamen van die leeftijd",),
    "entry_age": ("aandeel afgestudeerden van die leeftijd",),
}
"""The Dutch names by which a parameter is understood where it is typed, the one of the catalogue first."""
DUTCH_IDS: Mapping[str, Mapping[str, str]] = {
    "selector": {"geslacht": "sex", "jaar": "at"},
    "sex": {"v": "f", "vrouw": "f", "vrouwen": "f", "man": "m", "mannen": "m"},
    "cohort": {
        "in opleiding": "in_training",
        "voor bijsturing": "before_steering",
        "na bijsturing": "after_steering",
    },
    "variant": {"laag": "low", "midden": "mid", "hoog": "high"},
    "trend": {"tijdelijk": "temporary", "doorlopend": "continuing"},
    "scenario": {
        "demografie": "demography",
        "werkproces": "work-process",
        "arbeidstijd": "working-time",
        "voorkeur": "preferred",
        "voorkeursscenario": "preferred",
    },
}
"""The Dutch words by which an id is understood where it is typed, by what it chooses."""


def folded(name: str) -> str:
    """Return a name as it is compared: lower case, with underscores for spaces and hyphens."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def id_of(kind: str, word: str) -> str:
    """Return the id that a Dutch word stands for; the word itself where it stands for none.

    Args:
        kind: what is chosen, a key of `DUTCH_IDS`.
        word: what was typed.
    """
    known = DUTCH_IDS.get(kind, {})
    return known.get(word) or known.get(folded(word).replace("_", " "), word)


def typed_as(kind: str, word: str, lang: str) -> str:
    """Return how an id may be typed in a language: by its Dutch word where it has one, else as it is."""
    known = DUTCH_IDS.get(kind, {}) if lang == "nl" else {}
    return next((dutch for dutch, id_ in known.items() if id_ == word), word)


NAMES: Mapping[str, str] = {folded(name): name for name in PARAMETERS} | {
    folded(name): parameter for parameter, names in DUTCH.items() for name in names
}
"""The parameter by every name understood, folded."""

"""What the indicators of regional balance are."""

from dataclasses import dataclass

SHORT, LONG = 5, 10
"""Years ahead for which growth and gaps are shown."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What an indicator is.

    Attributes:
        id: its id.
        dimension: what it tells about.
        unit: its unit.
        worse: `more` where a higher value means more strain, `less` where a lower one does.
        definition: what it is, in an English sentence.
        owner: who would have it where it is not available.
    """

    id: str
    dimension: str
    unit: str
    worse: str
    definition: str
    owner: str = ""


KINDS = (
    Kind(
        "density_heads",
        "density",
        "people per 10,000 inhabitants",
        "less",
        "People of the occupation who work in the region per 10,000 inhabitants, base year.",
        "Nivel",
    ),
    Kind(
        "density_fte",
        "density",
        "fte per 10,000 inhabitants",
        "less",
        "Full-time equivalents of the occupation in the region per 10,000 inhabitants, base year.",
        "Nivel",
    ),
    Kind(
        "demand_per_head",
        "demand",
        "ratio to the country",
        "more",
        "Demand per inhabitant over that of the country, base year: ages and sexes times use of care, and regional use against expectation.",
    ),
    Kind(
        "demand_growth_5",
        "demand",
        "share",
        "more",
        "Growth of demand in the five years after the base year.",
    ),
    Kind(
        "demand_growth_10",
        "demand",
        "share",
        "more",
        "Growth of demand in the ten years after the base year.",
    ),
    Kind(
        "retirement_exposure",
        "retirement",
        "share",
        "more",
        "Share of the people of the occupation who are 50 or over.",
        "Nivel",
    ),
    Kind(
        "young_inflow",
        "inflow",
        "ratio to share of inhabitants",
        "less",
        "Share of new graduates who settle in the region over its share of the inhabitants.",
        "Nivel and Huisartsopleiding Nederland",
    ),
    Kind(
        "vacancies",
        "vacancies",
        "vacancies per 10,000 inhabitants",
        "more",
        "Open vacancies in all of health and welfare per 10,000 inhabitants.",
        "CBS",
    ),
    Kind(
        "absence",
        "absence",
        "share",
        "more",
        "Sickness absence in the branch of the occupation.",
        "AZW StatLine and Vernet",
    ),
    Kind(
        "waiting_times",
        "waits",
        "share of records",
        "more",
        "Share of waiting times in hospital care over the accepted norm (28 days for a first visit or "
        "diagnosis, 42 for treatment): the specialism of the occupation, or the mean of all.",
        "NZa",
    ),
    Kind(
        "gap_5",
        "gap",
        "share of demand",
        "more",
        "Expected shortage five years after the base year as a share of demand; a surplus is negative.",
    ),
    Kind(
        "gap_10",
        "gap",
        "share of demand",
        "more",
        "Expected shortage ten years after the base year as a share of demand; a surplus is negative.",
    ),
    Kind(
        "experienced_shortage_practices",
        "survey",
        "share of practices",
        "more",
        "Survey: practices that experience or expect a shortage.",
        "Nivel",
    ),
    Kind(
        "experienced_shortage_hospitals",
        "survey",
        "share of hospitals",
        "more",
        "Survey: hospitals that experience or expect a shortage.",
        "hospitals and their association",
    ),
    Kind(
        "experienced_shortage_insurers",
        "survey",
        "share of insurers",
        "more",
        "Survey: insurers that experience a shortage in the region.",
        "health insurers",
    ),
    Kind(
        "practices_closed",
        "survey",
        "share of practices",
        "more",
        "Survey: practices closed to new patients.",
        "Nivel",
    ),
    Kind(
        "workload",
        "survey",
        "score 0 to 100",
        "more",
        "Survey: how heavy the people of the occupation find their work.",
        "Nivel",
    ),
)
"""Every indicator, in the order in which they are shown."""
BY_ID = {kind.id: kind for kind in KINDS}

"""The names of regional things in sentences, tables and charts: message ids of the catalogue."""

from raming.answers.regional.indicator_kinds import KINDS
from raming.present.language import Language

_BY_RULES = "By places last year {historic}, by inhabitants {population}, by expected regional shortage {gap}"
_RAISED = ", to reach its minimum {minimum}"
_PASSED_ON = ", passed on by institutions at their limit {passed_on}"
_REFUSED = "; {cut} more were refused by its limit"
BY_RULE: dict[tuple[bool, ...], str] = {
    (raised, passed_on, refused): "".join(
        (
            _BY_RULES,
            _RAISED if raised else "",
            _PASSED_ON if passed_on else "",
            _REFUSED if refused else "",
            ".",
        )
    )
    for raised in (False, True)
    for passed_on in (False, True)
    for refused in (False, True)
}
"""Why an institution has its places by rule: whether raised, passed on to, or refused."""
OPTIMUM_REASONS = {
    "more-than-rule": "{moved} more than the {rule} by rule: its graduates relieve the shortage most in {region}.",
    "fewer-than-rule": "{moved} fewer than the {rule} by rule: elsewhere they save more shortage.",
    "as-rule": "As by rule: {rule}.",
}
"""Why an institution has its places in the optimum."""
LIMIT_SAVES = {
    "one-more-saves": "One more place at {name} saves {saved} FTE by {year}, most of it in {region} ({most}).",
    "one-fewer-saves": "One place less at {name} saves {saved} FTE by {year}, most of it in {region} ({most}).",
}
"""What a limit costs."""
DIRECTION_REASONS = {
    "present-gap": "Today's gap is {own}% of demand here, against {nation}% in the country.",
    "demand-growth": "Demand grows by {own}% in ten years here, against {nation}% in the country.",
    "retirement": "Outflow of the present stock runs at {own}% of the national pace.",
    "young-inflow": "Newcomers settle here at {own}% of the region's share of the inhabitants.",
    "as-country": "The shortage here is no larger than the country's: {own}% of demand in ten years, against {nation}%.",
    "absence": "Sickness absence is {own}% here, against {nation}% in the country.",
    "workload": "Workload scores {own} here, against {nation} in the country.",
}
"""Why a direction addresses a region's bottleneck."""
REMARKS = {
    "not-by-region": "not available by region",
    "over-inhabitants-of-that-year": "over the inhabitants of that year",
    "mean-of-specialisms": "unweighted mean of the specialisms of hospital care",
}
"""What to know of how an indicator was found."""
OWNERS = {kind.owner: kind.owner for kind in KINDS if kind.owner}
"""Who would have what is not available by region."""
DEFINITIONS = {kind.id: kind.definition for kind in KINDS}
UNITS = {kind.unit: kind.unit for kind in KINDS}
CLAIMS = {
    ("expected_shortage", "more"): "practices more often expect shortages here",
    ("expected_shortage", "less"): "practices less often expect shortages here",
    ("density", "more"): "more per inhabitant than elsewhere",
    ("density", "less"): "fewer per inhabitant than elsewhere",
    ("supply_growth", "more"): "supply grows",
    ("supply_growth", "less"): "supply shrinks",
    ("demand_growth", "more"): "demand grows",
    ("demand_growth", "less"): "demand shrinks",
    ("expected_gap", "more"): "an expected shortage as a share of supply",
    ("expected_gap", "less"): "an expected surplus as a share of supply",
    ("retirement", "more"): "a large share will stop",
    ("retirement", "less"): "a small share will stop",
    ("young_inflow", "more"): "many who finish training settle here",
    ("young_inflow", "less"): "few who finish training settle here",
}
"""What is stated of a region, by dimension and direction."""
SIDES = {"more": "more", "less": "less"}


def is_finest(level: str, language: Language) -> bool:
    """Whether a level is the finest of the pack: the one that is meant where none is asked for."""
    return level_words(level, language) == level_words("", language)


def level_words(level: str, language: Language) -> str:
    """Return what the regions of a level are called, as the pack says; *regions* where it does not say.

    Args:
        level: id of the level; empty for the finest, by which regional figures are computed.
        language: the language, of the pack.
    """
    asked = f"level {level}".strip()
    found = language.of_pack(asked)
    return language.text("regions") if found == asked else found


VERDICTS = {"likely": "likely", "possible": "possible", "unlikely": "unlikely"}
TYPES = {
    "present_gap": "gap of today",
    "demand_growth": "growth of demand",
    "retirement": "retirement",
    "young_inflow": "few young entrants",
    "mixed": "mixed",
    "as-country": "as the country",
}
"""Bottleneck types, and causes of a gap."""
TYPE_MEANINGS = {
    "present_gap": "there is less supply for the demand of today than in the country",
    "demand_growth": "demand grows faster than in the country",
    "retirement": "more of the present stock leaves than in the country",
    "young_inflow": "fewer graduates settle here than its inhabitants would let expect",
    "mixed": "two causes add nearly as much",
    "as-country": "it is no worse off than the country as a whole",
}
GROUPS = {"attract": "Attract", "deploy": "Deploy", "retain": "Retain", "organise": "Organise"}
DIRECTIONS = {
    "settlement": "help with settling",
    "practice-size": "practice size",
    "shared-posts": "shared posts",
    "regional-rosters": "regional rosters for evenings and nights",
    "task-shifting": "task shifting",
    "e-health": "e-health",
    "administration": "less administration",
    "demand": "demand",
    "succession": "succession",
    "hours": "hours",
    "workload": "workload",
    "absence": "absence",
    "cooperation": "cooperation",
    "training-near-home": "training near home",
    "partner-and-family": "partner and family",
    "image": "image of the region",
}
INDICATORS = {
    "density_heads": "density, people",
    "density_fte": "density, FTE",
    "demand_per_head": "demand per inhabitant",
    "demand_growth_5": "demand growth in 5 years",
    "demand_growth_10": "demand growth in 10 years",
    "retirement_exposure": "50 and over",
    "young_inflow": "settlement of graduates",
    "vacancies": "vacancies in care",
    "absence": "sickness absence",
    "waiting_times": "waits over the norm",
    "gap_5": "shortage in 5 years",
    "gap_10": "shortage in 10 years",
    "experienced_shortage_practices": "shortage felt by practices",
    "experienced_shortage_hospitals": "shortage felt by hospitals",
    "experienced_shortage_insurers": "shortage felt by insurers",
    "practices_closed": "practices closed",
    "workload": "workload",
}
PERCENT = (
    "share",
    "share of demand",
    "share of records",
    "share of practices",
    "share of hospitals",
    "share of insurers",
)
"""Units of indicators that people read as a percentage."""
STATUSES = {"not-available": "not available", "synthetic": "made up"}
AGREEMENT = {
    "agrees": "agrees",
    "differs": "differs",
    "open": "could be either",
    "input": "used as input",
    "not-comparable": "not comparable",
}
DIMENSIONS = {
    "expected_shortage": "expected shortage",
    "density": "density",
    "supply_growth": "growth of supply",
    "demand_growth": "growth of demand",
    "expected_gap": "expected gap",
    "retirement": "retirement",
    "young_inflow": "young entrants",
    "present_gap": "gap of today",
}
MISSING = {
    "stock_by_region_of_work": "stock by region of work",
    "age_structure_by_region": "age structure by region",
    "settlement_by_training_region": "settlement by training region",
    "moves_between_regions": "moves between regions",
    "regional_use_of_care": "regional use of care",
    "regional_population_forecast": "forecast of the regional population",
    "specialists_by_province": "specialists by province",
    "": "",
}
LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "smooth_change_up": "largest rise",
    "smooth_change_down": "largest fall",
}
RULES = {
    "historic": "places last year",
    "population": "inhabitants",
    "gap": "expected regional shortage",
    "minimum": "minimum",
    "passed_on": "passed on by others at their limit",
}
"""Rules that give places."""
WHY = {
    "specialists": "It is about medical specialists; specialists by province are not available.",
    "not-one-region": "The province is not one region.",
    "input": "This statement was used to estimate the region: it is no test.",
    "no-year": "It names no year that the projection holds.",
    "figure-agrees": "The computed figure lies within what was stated.",
    "figure-open": "The computed figure lies outside what was stated, its interval does not.",
    "figure-differs": "Even its interval lies outside what was stated.",
    "density-agrees": "The computed density lies on the side of the country's that was stated.",
    "density-open": "The computed density lies on the other side, its interval reaches across.",
    "density-differs": "Even its interval lies on the other side.",
    "rank-agrees": "It ranks in the first third.",
    "rank-open": "It ranks below the first third, but its rank could as well lie there.",
    "rank-differs": "Even its rank interval lies below the first third.",
}
"""Why a statement agrees, differs, or cannot be compared."""

DESIGNATIONS = {
    "shrinking": "Designated as an area with a falling population: {areas}.",
    "anticipating": "Designated as an area that is to expect a falling population: {areas}.",
}
"""What is said of the areas in a region that the State designated."""

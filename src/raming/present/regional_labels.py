"""The names of regional things in sentences, tables and charts: message ids of the catalogue."""

from raming.answers.places.parts import LIMIT_SENTENCES, OPTIMUM_REASONS, RULE_REASONS
from raming.answers.regional.bottleneck import REASONS
from raming.answers.regional.indicator_kinds import KINDS

__all__ = ["LIMIT_SENTENCES", "OPTIMUM_REASONS", "REASONS", "RULE_REASONS"]

DEFINITIONS = {kind.id: kind.definition for kind in KINDS}
UNITS = {kind.unit: kind.unit for kind in KINDS}
SIDES = {"more": "more", "less": "less"}
LEVELS = {"regioplus": "labour-market regions", "province": "provinces"}
VERDICTS = {"likely": "likely", "possible": "possible", "unlikely": "unlikely"}
TYPES = {
    "present_gap": "gap of today",
    "demand_growth": "growth of demand",
    "retirement": "retirement",
    "young_inflow": "few newcomers",
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
    "young_inflow": "newcomers",
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

"""The names of the model's things in sentences, tables and charts: message ids of the catalogue."""

DRIVERS = {
    "outflow": "outflow of the present stock",
    "in_training": "already in training",
    "before_steering": "entering before the steering year",
    "abroad": "inflow from abroad",
    "unmet_demand": "unmet demand",
    "demographic_growth": "demography",
    "epidemiological_trend": "epidemiology",
    "sociocultural_trend": "socio-cultural trend",
    "professional_trend": "professional content",
    "efficiency_trend": "efficiency",
    "horizontal_substitution": "horizontal substitution",
    "working_time": "working time",
    "vertical_substitution": "vertical substitution",
}
COMPONENTS = {
    "stock": "present stock",
    "in_training": "already in training",
    "before_steering": "entering before the steering year",
    "after_steering": "entering from the steering year on",
    "abroad": "from abroad",
}
SCENARIOS = {
    "demography": "demography only",
    "work-process": "work-process scenario",
    "working-time": "working-time scenario",
    "preferred": "preferred scenario",
}
TRENDS = {"temporary": "temporary trends", "continuing": "continuing trends"}
VARIANTS = {"low": "low variant", "mid": "middle variant", "high": "high variant"}
SHORT_TRENDS = {"temporary": "temporary", "continuing": "continuing"}
SHORT_VARIANTS = {"low": "low", "mid": "middle", "high": "high"}
STAGES = {
    "advised": "advised",
    "reported": "told by others",
    "indicative": "indicative, no decision",
    "decided": "decided",
    "funded": "funded",
    "filled": "filled",
    "completed": "completed training",
    "working": "working",
}
AGREEMENT = {
    "opposite": "opposite ways",
    "same-way": "the same way",
    "within": "within the range",
    "cannot-tell": "cannot be told",
}
"""How the model's advice stands to a published one."""
COUNTS = {
    "registered": "registered",
    "working": "working",
    "not-stated": "registered or working, not stated",
    "employed": "employed",
    "members": "members of a society",
    "posts": "posts",
    "places": "places",
    "starters": "people who start",
    "trainees": "people in training",
    "graduates": "people who graduate",
    "vacancies": "vacancies",
}
"""What a figure counts."""
GRADES = {
    "published": "published advice",
    "computed": "computed",
    "illustration": "illustration",
    "unknown": "not known",
}
"""What is known of an advice."""

STATUSES = {
    "published": "published",
    "derived": "derived",
    "estimate": "estimate",
    "assumption": "assumption",
    "scenario": "set in the scenario",
}
COUNTED = {
    "published": ("{count} published", "{count} published"),
    "derived": ("{count} derived", "{count} derived"),
    "estimate": ("{count} estimate", "{count} estimates"),
    "assumption": ("{count} assumption", "{count} assumptions"),
    "scenario": ("{count} set in the scenario", "{count} set in the scenario"),
}
"""Singular and plural of a number of figures by status."""
EVERY = {
    "published": "all published",
    "derived": "all derived",
    "estimate": "all estimates",
    "assumption": "all assumptions",
    "scenario": "all set in the scenario",
}
"""What all figures of an answer are, where they have one status."""
MEANINGS = {
    "published": "stands in the source named",
    "derived": "follows from published figures by the arithmetic stated",
    "estimate": "an estimate by the source named",
    "assumption": "assumed by the makers of the pack, with a wide interval and the reason",
    "scenario": "changed for this run",
}
"""What each status means."""
SEXES = {"f": "women", "m": "men"}
COHORTS = {
    "in_training": "already in training",
    "before_steering": "entering before the steering year",
    "after_steering": "entering from the steering year on",
}
SEVERITIES = {"error": "error", "warning": "warning", "note": "not available"}
INDICATORS = {"headcount": "people active", "fte": "full-time equivalents active"}
UNITS = {
    "year": "year",
    "years": "years",
    "persons": "persons",
    "persons per year": "persons per year",
    "places per year": "places per year",
    "fte": "FTE",
    "fte per person": "FTE per person",
    "share": "share",
    "share of supply": "share of supply",
    "share of base stock": "share of base stock",
    "share of starters": "share of starters",
    "share of graduates": "share of graduates",
    "cumulative share": "cumulative share",
    "share over the horizon": "share over the horizon",
    "per year": "per year",
    "places per year in GP care": "places per year in GP care",
    "places per year more than earlier advice": "places per year more than earlier advice",
    "places in the March round": "places in the March round",
    "persons in the March round": "persons in the March round",
    "persons in GP care": "persons in GP care",
    "extra places": "extra places",
}
"""Units of the packs in words; a unit that is not here is shown as it stands."""
SHARES = (
    "share",
    "share of supply",
    "share of base stock",
    "share of starters",
    "share of graduates",
    "cumulative share",
    "share over the horizon",
    "per year",
)
"""Units that people read as a percentage."""

DIFFERENCES = {
    "stock": "stock in the base year",
    "pipeline": "people already in training",
    "demographic_growth": "demography",
    "fte": "FTE per person",
    "outflow": "outflow of the present stock",
    "external_yield": "external yield",
    "training": "training: yield, duration, share of women",
    "abroad": "inflow from abroad",
    "unmet_demand": "unmet demand",
    "working_time": "working time",
    "vertical_substitution": "vertical substitution",
    "epidemiological_trend": "epidemiology",
    "sociocultural_trend": "socio-cultural trend",
    "professional_trend": "professional content",
    "efficiency_trend": "efficiency",
    "horizontal_substitution": "horizontal substitution",
    "scenario": "choice of scenario",
    "trend": "choice of temporary or continuing trends",
    "variant": "choice of variant",
    "balance_year": "choice of balance year",
    "calendar": "steering year and trend year",
    "composition": "way of composing demand",
}
"""What can differ between two advices."""
KINDS = {
    "data": "data revised",
    "behaviour": "behaviour changed",
    "assumption": "assumption changed",
    "judgement": "variant or judgement",
    "method": "method changed",
}
"""Kinds of differences."""
METHODS = {
    "model": "model",
    "no-change": "no change",
    "linear-trend": "line through the two latest stocks",
    "last-growth": "last yearly growth rate",
    "drift": "model with learned drift",
    "fading-drift": "model with fading drift",
}
"""Ways of forecasting a stock."""
INTAKES = {"planned": "planned intake", "observed": "intake that happened"}

REPRODUCED = {
    "figures": "the figures in the file are not those of its manifest",
    "version": "version of raming",
    "pack": "pack",
    "files": "files of one's own",
    "platform": "platform",
}
"""What can differ besides between a run and the same run again."""
YES_NO = {True: "yes", False: "no"}
MORE_OR_FEWER = {"more": "more", "fewer": "fewer"}
SHORTAGE_OR_SURPLUS = {"shortage": "shortage", "surplus": "surplus"}
RIGHTS = {
    "not-stated": "not stated",
    "public-domain-nl": "public domain (Dutch Copyright Act, articles 11 and 15b)",
    "all-rights-reserved": "all rights reserved",
    "personal-and-research-use": "personal use and research",
}
"""Rights on a source; the names of licences stay as they are."""

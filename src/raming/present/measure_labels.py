"""The names of measures, limits and decisions in sentences and tables: message ids of the catalogue."""

TRACKS = {"attract": "attract", "deploy": "deploy", "retain": "retain"}
LEVERS = {
    "places": "training places",
    "graduates": "training yield",
    "inflow": "settlement of graduates",
    "entrants": "people who enter qualified",
    "retention": "people who stay",
    "hours": "hours of care per person",
    "demand": "demand",
}
UNITS = {
    "share of current intake": "share of current intake",
    "share of young inflow": "share of young inflow",
    "share of stock per year": "share of the stock a year",
    "share of hours": "share of hours",
    "share of demand": "share of demand",
    "FTE": "FTE",
    "years": "years",
    "persons": "persons",
    "posts": "posts",
    "chance": "chance",
    "year": "year",
    "places per year": "places per year",
    "people per 10,000 inhabitants": "people per 10,000 inhabitants",
    "share of graduates": "share of graduates",
    "place": "place",
    "place for three years": "place for three years",
    "trajectory": "trajectory",
    "year of programme": "year of programme",
    "vacancies": "vacancies",
    "euro": "euro",
    "people per year": "people per year",
    "persons registered": "persons registered",
    "hours per year": "hours per year",
    "sites": "sites",
    "fte": "FTE",
    "fte per person": "FTE per person",
    "share": "share",
    "share of days": "share of days",
}
SHARES = tuple(unit for unit in UNITS if unit.startswith("share "))
"""Units that people read as a percentage."""
GRADES = {
    "A": "measured with a comparison",
    "B": "measured",
    "C": "stated, or measured elsewhere",
    "D": "not published",
}
REASONS = {
    "no-effect-on-target": "no effect on this target is in the catalogue",
    "not-in-these-years": "it does not work in any of these years",
    "moves-people": ("it moves people between regions and adds nobody to the country"),
    "moves-work-here": "it moves work to this occupation",
    "left-out-on-request": "left out on request",
    "not-by-then": "it does not work by then",
    "no-middle-effect": "no effect here at its middle value",
    "same-as-intake": "it is more places, as the intake is, which is a choice of its own",
    "unpriced": ("its cost is not published, so it cannot be held against a budget"),
}
SCOPES = {"nation": "country", "region": "region"}
BINDING = {"intake-room": "room for more intake", "budget": "the budget", "pace": "the pace of intake"}
BRIDGE = {
    "extra-needed": "people needed more, 2017–2022",
    "regular-inflow": "regular inflow",
    "hard-to-fill-vacancies": "hard-to-fill vacancies",
}
KINDS = {
    "hypothetical": "hypothetical",
    "decided": "decided",
    "funded": "funded",
    "projection": "projection",
    "published": "published",
    "not-available": "not available",
}
OPTIONS = {
    "current": "as now",
    "asked": "asked",
    "advised": "advised",
    "advised-low": "advised, lower end",
    "advised-high": "advised, upper end",
    "model": "advised by the model",
    "decided": "decided",
    "funded": "funded",
    "indicative": "indicative, no decision",
}
READINGS = {
    "as-in-the-round": "unmet demand as in the round",
    "posted-only": "posted vacancies only",
    "with-hidden": "posted and hidden vacancies",
}
QUESTIONS = {
    "how-many": "How many are at work?",
    "how-many-short": "How many are short?",
    "what-if-fewer": "What if there are fewer places than advised?",
    "since-when": "Since when are there fewer places than advised?",
    "against-advice": "How do places compare with the advice?",
    "which-region": "In which region is the shortage largest?",
    "hidden-vacancies": "Are hidden vacancies counted?",
}
DEFINED = {
    "how-many": (
        "At work are people active in the occupation in the base year of the round, as the pack counts them."
    ),
    "how-many-short": (
        "Short is demand minus supply, in full-time equivalents: demand is present supply plus unmet demand, moved by demography and trends."
    ),
    "what-if-fewer": (
        "The difference is supply with these places from a year on, minus supply with the advised places from that same year on."
    ),
    "since-when": (
        "A year counts when the places decided or funded lie below the advice in force for that intake year, or below its range; "
        "the answer is where the present run without a break begins."
    ),
    "against-advice": (
        "Places are those decided, or else funded, for the latest intake year with advice in force; "
        "where there are none, those of an instruction that is no decision. Below or above a range counts from its end."
    ),
    "which-region": "The largest shortage is that with the largest share of the region's own demand.",
    "hidden-vacancies": (
        "Hidden vacancies are posts times FTE per post, minus FTE at work, minus posted vacancies; they are not in the advice unless this is said."
    ),
}
FIGURES = {
    "people": "people at work",
    "expected": "people expected at work",
    "fte-then": "full-time equivalents expected at work",
    "in-region": "people at work in the region",
    "fte-in-region": "full-time equivalents at work in the region",
    "density": "people at work per 10,000 inhabitants",
    "density-nation": "the same in the whole country",
    "short-in": "short in the year",
    "registered": "people registered",
    "fte": "full-time equivalents at work",
    "counted": "counted later",
    "counted-too": "counted by another publication",
    "short-now": "short in the base year",
    "short-then": "short in the balance year",
    "chance-short": "chance of a shortage",
    "difference": "FTE against the advice",
    "places": "places",
    "advised": "advised",
    "first-felt": "first year in which it is felt",
    "chance": "chance of balance",
    "chance-as-advised": "chance of balance as advised",
    "posts": "posts day and night",
    "since": "first intake year of the present unbroken run below the advice",
    "first-below": "first intake year below the advice",
    "years-below": "intake years below the advice, of those with both known",
    "departure": "places against the advice",
    "decided": "places decided",
    "funded": "places funded",
    "indicative": "places in an instruction, no decision",
    "effect": "effect in the balance year",
    "region": "gap of the region",
    "hidden": "hidden vacancies",
    "required": "required",
    "filled": "filled",
    "posted": "posted vacancies",
    "advice-without": "advice as in the round",
    "advice-with": "advice with hidden vacancies",
}
ABOVE = {
    "short-in": "short in the year",
    "short-now": "short in the base year",
    "short-then": "short in the balance year",
    "difference": "more than under the advice, by every class from {name} on",
    "posts": "more posts day and night",
    "departure": "places above the advice",
    "effect": "more in the balance year, by the class of {name} alone",
    "region": "short in {name}",
    "hidden": "hidden vacancies",
}
"""Names of figures that can lie on either side of zero, above it."""
BELOW = {
    "short-in": "too many in the year",
    "short-now": "too many in the base year",
    "short-then": "too many in the balance year",
    "difference": "less than under the advice, by every class from {name} on",
    "posts": "fewer posts day and night",
    "departure": "places below the advice",
    "effect": "less in the balance year, by the class of {name} alone",
    "region": "too many in {name}",
    "hidden": "at work beyond what the posts ask",
}
"""The same below zero: the number is then shown as a positive one."""
MISSING = {
    "no-year-below": "no intake year with fewer places than advised is known",
    "no-year-with-both": "no intake year with both advice and places is known",
    "no-regions": "no regional figures for this occupation are known",
    "no-posts": "no posts are known for this occupation",
}
TARGETS = {"any": "any other occupation", "sector": "the sector"}
"""What a measure works on, where it is no occupation."""
NORMS = {
    "hospitals-missing-a-requirement": "hospitals that miss a requirement",
    "hospitals-missing-presence": "hospitals where a doctor is not always present",
    "sites-missing-experienced-doctor": "departments without an experienced doctor at all times",
    "share-admitted": "visits after which the patient is admitted",
    "share-self-referral": "visits without a referral",
    "sites": "emergency departments",
    "sites-24-7": "emergency departments open day and night",
    "stop-hours-per-site": "hours of stops per department",
    "stop-minutes-per-day": "minutes of stops per department and day",
    "stops": "times that no patients were taken in",
    "vacancies-per-100": "vacancies",
    "visits": "visits",
}
"""Published figures on emergency departments."""
COVER = {
    "hours-per-post": "hours a post is open",
    "net-hours-per-fte": "net hours one FTE works",
    "posts-per-site": "posts per site",
    "sites": "sites open day and night",
    "fte-per-person": "FTE per person",
    "share-in-rota": "share at work in the posts",
    "people": "people registered",
    "posted-vacancies": "posted vacancies",
}
ACCOUNT = {
    "employees": "employees",
    "extra-needed": "people needed more",
    "regular-inflow": "regular inflow",
    "hard-to-fill-vacancies": "hard-to-fill vacancies",
    "shortage-low": "shortage, lowest",
    "shortage-high": "shortage, highest",
    "table-1-base": "common base of Table 1",
    "fte": "full-time equivalents",
    "inflow": "inflow",
    "outflow": "outflow",
    "share-client-bound": "share in direct care",
    "share-administration": "share of time for administration",
    "share-administration-long-term": "share of time for administration, long-term care",
    "absence": "sickness absence",
    "absence-economy": "sickness absence in the economy",
    "employees-narrow-share": "share of employees outside childcare",
    "part-time-factor": "part-time factor",
}
UNKNOWN = {
    "supply-by-year": "supply of the sector by year",
    "demand-by-year": "demand of the sector by year",
    "flows-after-2020": "outflow and inflow after 2020",
    "nurses-and-carers": "nurses and carers within the shortage",
}
TERMS = {
    "narrow": "without childcare",
    "broad": "with childcare",
    "unstated": "definition not stated",
    "long-term care": "long-term care",
    "reference": "without new plans",
    "policy": "with plans",
    "all": "whole sector",
    "nursing-homes": "nursing homes",
    "home-care": "home care",
    "nursing-homes-and-home-care": "nursing homes and home care",
}
SETTINGS = {"gp-practice": "general practice", "gp-out-of-hours": "GP post out of hours"}
BRIDGES = {
    "steered-later": "{value} where the intake changes from {year} on, as in the published advice",
    "steered-by-round": "{value} where the intake changes from {year} on, as in the advice of the round",
    "median": "{value} as the middle of the draws",
    "stock-of-round": "{value} FTE with everyone whom the round counts, as in its advice",
    "stock-in-posts": "{value} FTE at work in the posts, as hidden vacancies are counted",
    "without-hidden": "advice of {value} at the central values without hidden vacancies",
    "with-hidden": "advice of {value} at the central values with them",
    "median-without-hidden": "advice of {value} as the middle of {draws} draws without hidden vacancies, instead of at the central values",
    "median-with-hidden": "advice of {value} as the middle of {draws} draws with them",
    "more-draws": "{value} to {high} over {draws} draws, as in the advice with its odds",
}
"""What a number that answers nearly the same question differs in."""

"""The names of what a letter is answered with: message ids of the catalogue."""

STATES = {
    "answered": "answered",
    "judgement": "judgement of policy",
    "missing": "cannot be established",
}
COUNTED = {
    "answered": "{count} answered with figures",
    "judgement": "{count} for a judgement of policy (with the figures that bear on it)",
    "missing": "{count} that cannot be established",
}
"""How many questions there are of each state."""
STATUSES = {
    "published": "published",
    "derived": "derived",
    "estimate": "estimate",
    "assumption": "assumption",
    "computed": "computed",
    "": "not in this pack",
}
UNITS = {
    "share": "share",
    "percentage points": "percentage points",
    "fte": "FTE",
    "persons": "persons",
    "persons per year": "people per year",
    "places": "places per year",
    "places per year": "places per year",
    "regions": "regions",
    "sites": "sites",
    "hospitals": "hospitals",
    "measures": "measures",
    "designations": "designations",
    "vacancies": "vacancies",
    "contacts": "contacts a year",
    "score": "score from 0 to 100",
    "months": "months",
    "hours": "hours",
    "minutes": "minutes",
    "posts": "posts",
    "euro": "euro",
    "euro per year": "euro per year",
    "year": "year",
}
REASONS = {
    "new": "new in this answer",
    "gone": "no longer in this answer",
    "reference": "it is looked up elsewhere now",
    "source": "another source",
    "round": "another year or round",
    "pack": "another figure in the pack",
    "program": "the program computes it otherwise",
}

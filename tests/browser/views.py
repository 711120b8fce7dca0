"""Every view that is looked at: each page, in states that differ, in both languages."""

from raming.web.pages.addresses import LANGUAGES, paths

STATES: dict[str, tuple[tuple[dict[str, dict[str, str]], str], ...]] = {
    "occupation": (
        ({"nl": {"occupation": "huisarts"}, "en": {"occupation": "general-practitioner"}}, ""),
        ({"nl": {"occupation": "tandarts"}, "en": {"occupation": "dentist"}}, "?scenario=demography"),
        ({"nl": {"occupation": "chirurg"}, "en": {"occupation": "surgeon"}}, ""),
    ),
    "room": (
        (
            {"nl": {"occupation": "huisarts"}, "en": {"occupation": "general-practitioner"}},
            "?set=unmet_demand%3D0.1&with=scenario%3Ddemography&with=variant%3Dlow",
        ),
        ({"nl": {"occupation": "tandarts"}, "en": {"occupation": "dentist"}}, ""),
    ),
    "decision": (
        (
            {"nl": {"occupation": "seh-arts"}, "en": {"occupation": "emergency-physician"}},
            "?places=50&places=60",
        ),
        ({"nl": {"occupation": "chirurg"}, "en": {"occupation": "surgeon"}}, ""),
    ),
    "figures": (
        ({"nl": {"occupation": "huisarts"}, "en": {"occupation": "general-practitioner"}}, "?round=2022"),
        ({"nl": {"occupation": "chirurg"}, "en": {"occupation": "surgeon"}}, ""),
    ),
    "sensitivity": (({"nl": {"occupation": "huisarts"}, "en": {"occupation": "general-practitioner"}}, ""),),
    "region": (({"nl": {"region": "zeeland"}, "en": {"region": "zeeland"}}, ""),),
    "measures": (({}, "?on=admin-hour&on=training-yield"), ({}, "")),
    "answer": (
        ({}, "?question=hoeveel+huisartsen+zijn+er+te+weinig+in+Zeeland%3F"),
        ({}, "?question=what-if-fewer&occupation=seh-arts&places=40&year=2027"),
        ({}, ""),
    ),
    "occupations": (({}, ""), ({}, "?q=psych"), ({}, "?q=zzz")),
}
"""What the path names, by language, and the query string; pages that are not here have one state."""

NO_PAGE = ("scenario_file", "kept")
"""Addresses that are files, or exist only after something was saved."""

WRONG = (
    ("/nl/bestaat-niet", 404),
    ("/en/does-not-exist", 404),
    ("/nl/beroepen/huisart", 404),
    ("/en/occupations/general-practitoner", 404),
    ("/nl/beroepen/huisarts?round=1900", 400),
    ("/en/occupations/huisarts?scenario=x&intake=-1", 400),
    ("/nl/antwoord?question=hoeveel+huisartsen+gaan+met+pensioen", 400),
)
"""Addresses that are wrong, with the status of the answer."""


def views() -> list[str]:
    """Return the address of every view."""
    made = []
    for page, one in paths().items():
        if page in NO_PAGE:
            continue
        for parts, query in STATES.get(page, (({}, ""),)):
            made += [one[lang].format(**parts.get(lang, {})) + query for lang in LANGUAGES]
    return made


def usual() -> list[str]:
    """Return one view of every page in each language."""
    made = []
    for page, one in paths().items():
        if page not in NO_PAGE:
            parts, query = STATES.get(page, (({}, ""),))[0]
            made += [one[lang].format(**parts.get(lang, {})) + query for lang in LANGUAGES]
    return made

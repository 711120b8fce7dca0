"""Addresses of pages: one path a language, and back from a name in an address to an occupation."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from raming.answers.questions import QUESTIONS
from raming.inputs.pack import Pack

LANGUAGES = ("nl", "en")

_PATHS: Mapping[str, Mapping[str, str]] = {
    "home": {"nl": "/nl", "en": "/en"},
    "occupations": {"nl": "/nl/beroepen", "en": "/en/occupations"},
    "occupation": {"nl": "/nl/beroepen/{occupation}", "en": "/en/occupations/{occupation}"},
    "room": {"nl": "/nl/beroepen/{occupation}/scenario", "en": "/en/occupations/{occupation}/scenario"},
    "sensitivity": {
        "nl": "/nl/beroepen/{occupation}/gevoeligheid",
        "en": "/en/occupations/{occupation}/sensitivity",
    },
    "scenario_file": {
        "nl": "/nl/beroepen/{occupation}/scenariobestand",
        "en": "/en/occupations/{occupation}/scenario-file",
    },
    "regions": {"nl": "/nl/regios", "en": "/en/regions"},
    "region": {"nl": "/nl/regios/{region}", "en": "/en/regions/{region}"},
    "places": {"nl": "/nl/plaatsen", "en": "/en/places"},
    "measures": {"nl": "/nl/maatregelen", "en": "/en/measures"},
    "portfolio": {"nl": "/nl/maatregelen/samenstellen", "en": "/en/measures/portfolio"},
    "scenarios": {"nl": "/nl/scenarios", "en": "/en/scenarios"},
    "kept": {"nl": "/nl/scenarios/{id}", "en": "/en/scenarios/{id}"},
    "decisions": {"nl": "/nl/besluiten", "en": "/en/decisions"},
    "decision": {"nl": "/nl/besluiten/{occupation}", "en": "/en/decisions/{occupation}"},
    "answer": {"nl": "/nl/antwoord", "en": "/en/answer"},
    "data": {"nl": "/nl/gegevens", "en": "/en/data"},
    "figures": {"nl": "/nl/gegevens/{occupation}", "en": "/en/data/{occupation}"},
    "sources": {"nl": "/nl/bronnen", "en": "/en/sources"},
    "statements": {"nl": "/nl/uitspraken", "en": "/en/statements"},
    "parliament": {"nl": "/nl/kamervragen", "en": "/en/parliament"},
    "method": {"nl": "/nl/methode", "en": "/en/method"},
    "api": {"nl": "/nl/api", "en": "/en/api"},
    "accessibility": {"nl": "/nl/toegankelijkheid", "en": "/en/accessibility"},
    "about": {"nl": "/nl/over", "en": "/en/about"},
}
"""Path of every page that is more than one answer, by language."""


def paths() -> dict[str, Mapping[str, str]]:
    """Return the path of every page by language; pages of one answer are called as their question."""
    return {**_PATHS} | {
        question.id: dict(zip(LANGUAGES, question.page, strict=True))
        for question in QUESTIONS.values()
        if question.page
    }


Query = Iterable[tuple[str, str]]


def address(
    page: str, lang: str, parts: Mapping[str, str] | None = None, *, form: str = "", query: Query = ()
) -> str:
    """Return the address of a page.

    Args:
        page: its name, one of `paths()`.
        lang: `nl` or `en`.
        parts: what the path names, such as `occupation`.
        form: another form of the same page, such as `json` or `csv`.
        query: names and values of the query string.
    """
    path = paths()[page][lang].format(**{name: quote(value) for name, value in (parts or {}).items()})
    suffix = f".{form}" if form else ""
    asked = urlencode([pair for pair in query if pair[1] != ""])
    return f"{path}{suffix}?{asked}" if asked else f"{path}{suffix}"


def slug(name: str) -> str:
    """Return a name as it stands in an address: `arts verstandelijk gehandicapten` with hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


_SLUGS: dict[str, Mapping[str, str]] = {}


def _slugs(pack: Pack) -> Mapping[str, str]:
    """Return the occupation by every slug that leads to it, worked out once a pack."""
    if pack.hash not in _SLUGS:
        _SLUGS[pack.hash] = {slug(name): occupation for name, occupation in pack.names.items()}
    return _SLUGS[pack.hash]


def occupation_at(pack: Pack, part: str) -> str:
    """Return the id of the occupation that a part of an address names.

    Raises:
        InputError: when nobody is called that; the nearest names are suggested.
    """
    return _slugs(pack).get(slug(part)) or pack.occupation(part)


def occupation_slug(pack: Pack, occupation: str, lang: str) -> str:
    """Return how an occupation is called in the addresses of a language."""
    return slug(str(pack.occupations[occupation][f"name_{lang}"]))

"""What ends an answer to parliament: what its figures are worth and where they come from; apart from it, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from raming.answers.evidence import ILLUSTRATION
from raming.answers.letters.figure import COMPUTED, Lacking, LetterFigure
from raming.answers.letters.references import MODEL
from raming.answers.letters.wording import date_words
from raming.inputs.pack import Pack

_ILLUSTRATED: Mapping[str, str] = {
    "nl": "De berekende uitkomsten zijn een illustratie en geen raming: een groot deel van de cijfers daarachter is een aanname.",
    "en": "What is computed here is an illustration, not a forecast: a large part of the figures under it is assumed.",
}
_RANGES: Mapping[str, str] = {
    "nl": "In 80% van de doorgerekende gevallen ligt de uitkomst binnen de genoemde marge.",
    "en": "In 80% of the computed cases the outcome lies within the range given.",
}
_LACKING: Mapping[str, str] = {
    "nl": "Niet bekend: {what} (gegevens bij: {owner}).",
    "en": "Not known: {what} (held by: {owner}).",
}
_COMPUTED: Mapping[str, str] = {
    "nl": "eigen modelberekening, geen raming van het Capaciteitsorgaan",
    "en": "own model computation, not a forecast of the planning body (Capaciteitsorgaan)",
}
_SOURCES: Mapping[str, str] = {
    "nl": "Bronnen: {sources}. Stand van de gegevens: {date}.",
    "en": "Sources: {sources}. Figures as of {date}.",
}
_ASSUMED: Mapping[str, str] = {
    "nl": "De aannames achter de berekening staan op de pagina Gegevens van het beroep, elk met de reden ervoor.",
    "en": "The assumptions under the computation stand on the page Data of the occupation, each with its reason.",
}
_IDENTITY: Mapping[str, str] = {
    "nl": "Kenmerk: {reference}, gegevenspakket {pack}.",
    "en": "Reference: {reference}, pack {pack}.",
}
_PLACE = re.compile(r"(answer|question|heading|theme)(?= )")
"""A place in a letter; places in other sources stand with the figure."""
_PLACES = {"answer": "antwoord", "question": "vraag", "heading": "kop", "theme": "thema"}


def worth(figures: Sequence[LetterFigure], code: str) -> list[str]:
    """Say what a range is, and that what is computed is an illustration; nothing where neither is so.

    Args:
        figures: the figures that the sentences name.
        code: the language.
    """
    computed = [figure for figure in figures if figure.status == COMPUTED]
    said = [_RANGES[code]] if any(figure.low is not None for figure in computed) else []
    return [*said, _ILLUSTRATED[code]] if any(one.grade == ILLUSTRATION for one in figures) else said


def asides(
    pack: Pack, lacks: Iterable[Lacking], figures: Sequence[LetterFigure], reference: str, code: str
) -> list[str]:
    """Say what is for whoever drafts the answer and no part of it: what is missing, assumed, and the reference.

    Args:
        pack: the pack.
        lacks: what is missing, and who has it.
        figures: the figures that the sentences name.
        reference: by which the figures are found back.
        code: the language.
    """
    said = [_LACKING[code].format(what=one.what[code], owner=one.owner[code]) for one in lacks]
    if any(figure.status == COMPUTED for figure in figures):
        said.append(_ASSUMED[code])
    return [*said, _IDENTITY[code].format(reference=reference, pack=f"{pack.name} {pack.version}")]


def provenance(pack: Pack, cited: Iterable[tuple[str, str]], code: str) -> list[str]:
    """Say where an answer comes from and of which date its figures are.

    Args:
        pack: the pack.
        cited: the sources of its sentences and of the figures in them, each with the place in it.
        code: the language.
    """
    places: dict[str, dict[str, None]] = {}
    for source, where in cited:
        if source:
            places.setdefault(source, {})[where] = None
    if not places:
        return []
    in_order = sorted(places, key=lambda source: source == MODEL)
    return [
        _SOURCES[code].format(
            sources="; ".join(_cited(pack, source, places[source], code) for source in in_order),
            date=date_words(pack.created[:10], code),
        )
    ]


def _cited(pack: Pack, source: str, places: Iterable[str], code: str) -> str:
    """Return a source as an official cites it, with the places in a letter."""
    if source == MODEL:
        return _COMPUTED[code]
    row = pack.sources[source]
    own = next((one for one in pack.table("letter_sources") if one["document"] == source), None)
    parts = filter(None, (str(row["publisher"] or ""), str(row["published"] or "")))
    title = str(own[f"cited_{code}"]) if own else ", ".join((str(row["title"]), *parts))
    named = sorted(
        dict.fromkeys(one for place in places for one in place.split(" and ") if _PLACE.match(one))
    )
    if code == "nl":
        named = [
            _PLACE.sub(lambda found: _PLACES[found[1]], place).replace("footnote", "voetnoot")
            for place in named
        ]
    return ", ".join((title, *named))

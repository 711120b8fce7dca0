"""The workbook that asks for one round of an occupation: its sheets, columns and fields, as they are written and read.

Both languages stand side by side, since a workbook may have been made in the other language than it is read in.
"""

from collections.abc import Iterable, Mapping

from raming.inputs.problems import Named
from raming.inputs.vocabulary import folded

OWN_WORK = "own-work"
"""Id of the source of figures that are one's own: who made them stands on the sheet of the occupation."""


def _named(en: str, nl: str) -> Named:
    return Named({"en": en, "nl": nl})


SHEETS: Mapping[str, Named] = {
    "explanation": _named("explanation", "uitleg"),
    "occupation": _named("occupation", "beroep"),
    "figures": _named("figures", "cijfers"),
    "sources": _named("sources", "bronnen"),
}
"""The sheets by what they hold, in their order."""

COLUMNS: Mapping[str, Mapping[str, Named]] = {
    "occupation": {
        "field": _named("what is asked", "wat gevraagd wordt"),
        "value": _named("value", "waarde"),
        "why": _named("why", "waarom"),
        "example": _named("example", "voorbeeld"),
        "code": _named("code", "code"),
    },
    "figures": {
        "field": _named("what is asked", "wat gevraagd wordt"),
        "unit": _named("unit", "eenheid"),
        "value": _named("value", "waarde"),
        "low": _named("low (80%)", "laag (80%)"),
        "high": _named("high (80%)", "hoog (80%)"),
        "status": _named("status", "status"),
        "source": _named("source", "bron"),
        "where": _named("where in the source", "waar in de bron"),
        "reference_date": _named("date", "datum"),
        "counts": _named("what is counted", "wat geteld wordt"),
        "rationale": _named("reason", "reden"),
        "basis": _named("inspired by", "ontleend aan"),
        "why": _named("why", "waarom"),
        "example": _named("example", "voorbeeld"),
        "code": _named("code", "code"),
    },
    "sources": {
        "source": _named("source", "bron"),
        "title": _named("title", "titel"),
        "publisher": _named("publisher", "uitgever"),
        "published": _named("published", "gepubliceerd"),
        "address": _named("address", "adres"),
        "rights": _named("rights", "rechten"),
        "kind": _named("kind", "soort"),
        "where": _named("where in the source", "waar in de bron"),
        "note": _named("note", "toelichting"),
    },
}
"""The columns of each sheet that is read, in their order."""

HELP = frozenset(("field", "unit", "why", "example"))
"""Columns that only explain, and may be left out."""

FIELDS: Mapping[str, Named] = {
    "name_nl": _named("Dutch name", "Nederlandse naam"),
    "name_en": _named("English name", "Engelse naam"),
    "occupation": _named("short name for commands", "korte naam voor opdrachten"),
    "group": _named("group", "groep"),
    "figure_owner": _named(
        "who would have the figures that are missing", "wie de ontbrekende cijfers zou hebben"
    ),
    "maker": _named("who makes this round", "wie deze raming maakt"),
    "made": _named("date of this workbook", "datum van deze werkmap"),
    "round": _named("round: the base year", "raming: het basisjaar"),
    "steering_year": _named("steering year", "bijsturingsjaar"),
    "trend_year": _named("trend year", "trendjaar"),
    "balance_year[at=1]": _named("first balance year", "eerste evenwichtsjaar"),
    "balance_year[at=2]": _named("second balance year", "tweede evenwichtsjaar"),
    "note": _named("note", "toelichting"),
}
"""What is asked on the sheet of the occupation, in its order."""

YEARS: Mapping[str, tuple[str, int | None, int]] = {
    "round": ("base_year", None, 0),
    "steering_year": ("steering_year", None, 2),
    "trend_year": ("trend_year", None, 10),
    "balance_year[at=1]": ("balance_year", 1, 12),
    "balance_year[at=2]": ("balance_year", 2, 18),
}
"""The years among them: parameter, number, and years after the base year where nobody chooses otherwise."""
RULE = "capaciteitsorgaan-gp-parameters-2025"
"""Source of that rule: the published parameter file, whose years lie so."""

OPTIONAL = frozenset(("steering_year", "trend_year", "balance_year[at=1]", "balance_year[at=2]", "note"))
"""Fields that may be left empty."""

VALUES: Mapping[str, Mapping[str, Named]] = {
    "status": {
        "published": _named("published", "gepubliceerd"),
        "derived": _named("derived", "afgeleid"),
        "estimate": _named("estimate", "schatting"),
        "assumption": _named("assumption", "aanname"),
    },
    "counts": {
        "registered": _named("registered", "geregistreerd"),
        "working": _named("working", "werkzaam"),
        "not-stated": _named("registered or working, not stated", "geregistreerd of werkzaam, niet vermeld"),
        "employed": _named("employed", "in dienst"),
        "members": _named("members of a society", "leden van een vereniging"),
        "posts": _named("posts", "posten"),
        "places": _named("places", "plaatsen"),
        "starters": _named("people who start", "mensen die met de opleiding beginnen"),
        "trainees": _named("people in training", "mensen in opleiding"),
        "graduates": _named("people who graduate", "mensen die de opleiding afronden"),
        "vacancies": _named("vacancies", "vacatures"),
    },
    "kind": {
        "publication": _named("publication", "publicatie"),
        "makers": _named("of the makers themselves", "van de makers zelf"),
    },
    "group": {
        "physicians": _named("physicians", "artsen"),
        "medical-specialties": _named("medical specialties", "medische specialismen"),
        "oral-care": _named("oral care", "mondzorg"),
        "mental-health": _named("mental health care", "geestelijke gezondheidszorg"),
        "nurses-and-advanced-practice": _named(
            "nurses and advanced practice", "verpleegkundigen en verpleegkundig specialisten"
        ),
        "hospital-support": _named("hospital support", "ziekenhuisondersteuning"),
        "other-professions": _named("other professions", "andere beroepen"),
        "education": _named("education", "onderwijs"),
        "totals": _named("totals", "totalen"),
    },
}
"""The words for the ids of a column, where one of some is chosen."""


def chosen(column: str, text: str) -> str | None:
    """Return the id that a word of either language stands for, in any case; None where it stands for none."""
    for id_, named in VALUES[column].items():
        if folded(text) in {folded(id_), *(folded(name) for name in named.names.values())}:
            return id_
    return None


def headers(sheets: Iterable[str] = tuple(COLUMNS)) -> Mapping[str, str]:
    """Return the column that each header of some sheets names, by the header of either language, folded."""
    return {
        folded(name): column
        for sheet in sheets
        for column, named in COLUMNS[sheet].items()
        for name in named.names.values()
    }


def sheet_of(name: str) -> str | None:
    """Return which sheet has a name in either language; None where none has."""
    return next(
        (sheet for sheet, named in SHEETS.items() if folded(name) in map(folded, named.names.values())), None
    )

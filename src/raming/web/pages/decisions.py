"""Decisions: what was advised, decided and filled, and what another number of places would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from raming.answers.advice import Advice
from raming.answers.ledger import Ledger
from raming.inputs.problems import InputError, Problem
from raming.present.comparison import Line, from_entries, latest
from raming.present.language import Language
from raming.present.ledger import entry_table, overview_table
from raming.present.table import Column, Table
from raming.web.pages import pictures
from raming.web.pages.addresses import address
from raming.web.pages.choices import number_in
from raming.web.pages.common import asked_occupation, by_name, name_of, presented, slugs, told
from raming.web.pages.view import Ask, Chart, View

AHEAD = (5, 10, 15)
MOST = 1e6


def index(ask: Ask) -> View:
    """Return the latest advice, decision and intake of every occupation."""
    words = ask.words
    kept = ask.question("ledger")
    ledger: Ledger = kept.answer
    overview = overview_table(ledger, words)
    found: Mapping[str, tuple[Line, ...]] = {
        occupation: from_entries(entry for entry in ledger.entries if entry.occupation == occupation)
        for occupation in ledger.names
    }
    rows: list[dict[str, Any]] = [
        {
            "name": name_of(ask.pack, occupation, ask.lang),
            "slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "cells": [
                {"value": line.words(words), "year": line.year} if line else None
                for line in (
                    latest(lines, ("advised",)),
                    latest(lines, ("decided", "funded")),
                    latest(lines, ("filled",)),
                )
            ],
            "lines": len(lines),
        }
        for occupation, lines in found.items()
    ]
    rows.sort(key=lambda row: (not any(row["cells"]), str(row["name"])))
    return View(
        template="decisions.html",
        title=words.text("Decisions"),
        summary=words.text("What was advised, decided, funded and filled, for every occupation."),
        context={"rows": rows, "count": len(ledger.entries)},
        data=lambda: kept.data,
        tables={"overview": overview, "ledger": entry_table(ledger, words)},
    )


@dataclass(frozen=True, slots=True)
class Alternative:
    """One number of places and what it does.

    Attributes:
        places: places per year.
        shown: the same in words.
        advice: the advice with the path at that intake.
        cells: gap by year, in words.
    """

    places: float
    shown: str
    advice: Advice
    cells: tuple[str, ...]


def build(ask: Ask) -> View | Response:
    """Return the ledger of an occupation, and what another number of places would do."""
    occupation = asked_occupation(ask)
    words = ask.words
    kept = ask.question("ledger", occupation=occupation)
    ledger: Ledger = kept.answer
    lines = from_entries(ledger.entries)
    shown = presented(ledger, words)
    name = name_of(ask.pack, occupation, ask.lang)
    charts: dict[str, Chart] = {"ledger": pictures.ledger_chart(kept, words)} if shown.chart else {}
    tables = by_name(shown.tables)
    context: dict[str, Any] = {
        "name": name,
        "occupation": occupation,
        "sentences": told(shown.sentences),
        "what_if": None,
        "decisions": [],
    }
    query: tuple[tuple[str, str], ...] = ()
    data: dict[str, Any] = dict(kept.data)
    if ask.pack.rounds(occupation):
        if "shown_places" in ask.request.query_params:
            return _as_link(ask, occupation)
        asked = what_if(ask, occupation, lines)
        query = tuple(("places", f"{one.places:g}") for one in asked["alternatives"])
        tables["what_if"] = what_if_table(asked, words)
        charts["sides"] = pictures.sides_chart(
            [(words.text("{places} a year", places=one.shown), one.advice) for one in asked["alternatives"]],
            words,
        )
        charts["sides"] = pictures.renamed(charts["sides"], "what_if")
        context["what_if"] = asked
        data["what_if"] = [
            {
                "places": one.places,
                "gap_fte": {year: row.gap_fte for year, row in one.advice.years.items()},
                "result": one.advice.manifest.result.rounded,
            }
            for one in asked["alternatives"]
        ]
    return View(
        template="decision.html",
        title=words.text("{name}: decisions", name=name),
        summary=" ".join(told(shown.sentences)) or words.text("The ledger of one occupation."),
        context=context,
        data=lambda: data,
        tables=tables,
        charts=charts,
        query=query,
        parts=slugs(ask.pack, occupation),
    )


def _as_link(ask: Ask, occupation: str) -> Response:
    """Turn the form with two numbers of places into a link.

    Raises:
        InputError: when one of them is not a number of places.
    """
    problems, query = [], []
    for text in ask.request.query_params.getlist("places"):
        try:
            value = number_in(text, ask.lang)
        except ValueError:
            value = -1.0
        if not 0 <= value <= MOST:
            problems.append(_wrong(text))
        query.append(("places", f"{value:g}"))
    if problems:
        raise InputError(problems)
    here = slugs(ask.pack, occupation)[ask.lang]
    return RedirectResponse(address("decision", ask.lang, here, query=query) + "#what-if", 303)


def _wrong(text: str) -> Problem:
    """Return a number of places that cannot be used."""
    return Problem(
        "request",
        "error",
        "this is not a number of places",
        field="places",
        value=text[:80],
        expected="people per year, 0 or more",
    )


def what_if(ask: Ask, occupation: str, lines: Sequence[Line]) -> dict[str, Any]:
    """Return what numbers of places do to the gap: those asked for, or the ones in the ledger.

    Raises:
        InputError: when a number in the link cannot be used.
    """
    words = ask.words
    base: Advice = ask.question("advise", occupation=occupation).answer
    asked = ask.request.query_params.getlist("places")[:2]
    places = [_number(text) for text in asked] or _known(base, lines)
    if len(places) == 1:
        places.append(base.current_intake)
    first = min(map(int, base.years))
    years = sorted({*(first + ahead for ahead in AHEAD), base.balance_year})
    alternatives = []
    for number in places:
        advice: Advice = ask.question("advise", occupation=occupation, intake=number).answer
        cells = tuple(words.number(advice.years[str(year)].gap_fte, signed=True) for year in years)
        alternatives.append(Alternative(number, words.number(number), advice, cells))
    one, other = (alternative.advice.years[str(base.balance_year)].gap_fte for alternative in alternatives)
    return {
        "alternatives": alternatives,
        "years": years,
        "difference": tuple(
            words.number(
                alternatives[0].advice.years[str(year)].gap_fte
                - alternatives[1].advice.years[str(year)].gap_fte,
                signed=True,
            )
            for year in years
        ),
        "sentence": words.text(
            "With {one} places a year instead of {other} the gap in {year} is {gap} FTE instead of "
            "{other_gap}.",
            one=alternatives[0].shown,
            other=alternatives[1].shown,
            year=base.balance_year,
            gap=words.number(one, signed=True),
            other_gap=words.number(other, signed=True),
        ),
        "base": base,
        "year": base.balance_year,
    }


def _known(base: Advice, lines: Sequence[Line]) -> list[float]:
    """Return what was decided or filled last and what was advised last, where the ledger tells."""
    made = latest(lines, ("decided", "funded")) or latest(lines, ("filled",))
    advised = latest(lines, ("advised",))
    one = made.ends()[1] if made else base.current_intake
    other = advised.ends()[1] if advised else (base.advised_intake or base.current_intake)
    return [one, other] if one != other else [base.current_intake, other]


def _number(text: str) -> float:
    """Read a number of places from a link."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= MOST:
        raise InputError([_wrong(text)])
    return value


def what_if_table(asked: Mapping[str, Any], words: Language) -> Table:
    """Return the gap by year under both numbers of places."""
    one, other = asked["alternatives"]
    columns = (
        Column("year", words.text("year"), "year", meaning=words.text("calendar year, 1 January")),
        *(
            Column(
                f"gap_{letter}",
                words.text("gap with {places} a year", places=alternative.shown),
                "signed",
                unit=words.text("FTE"),
                meaning=words.text("demand minus supply; a shortage is positive"),
            )
            for letter, alternative in (("a", one), ("b", other))
        ),
        Column(
            "difference",
            words.text("difference"),
            "signed",
            unit=words.text("FTE"),
            meaning=words.text("the first gap minus the second"),
        ),
    )
    rows = tuple(
        (
            int(year),
            row.gap_fte,
            other.advice.years[year].gap_fte,
            row.gap_fte - other.advice.years[year].gap_fte,
        )
        for year, row in one.advice.years.items()
    )
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == asked["year"])
    return Table(
        "what_if", words.text("The gap with one number of places and with another"), columns, rows, strong
    )

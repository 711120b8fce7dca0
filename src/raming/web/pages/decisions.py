"""Decisions: what was advised, decided and filled, and what another number of places would do."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.decisions.decision import Decision
from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse
from raming.present.labels import STAGES
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, from_entries, latest
from raming.present.measure_labels import OPTIONS
from raming.present.presenters.ledger import entry_table, overview_table
from raming.present.sentence import Role
from raming.present.sentences.decision import sentences as decision_sentences
from raming.present.sentences.published import when
from raming.present.wording import capital, no_chance
from raming.store.shelf import Conflict, Missing, Withdrawn
from raming.web.pages import pictures
from raming.web.pages.addresses import address
from raming.web.pages.choices import number_in
from raming.web.pages.common import asked_occupation, by_name, name_of, on_page, presented, slugs
from raming.web.pages.keeping import conflict
from raming.web.pages.recording import Sent, as_sent, beside, decision_in, recorded
from raming.web.pages.sheets import chart_of
from raming.web.pages.view import Ask, Chart, View
from raming.web.problems import Refusal

AHEAD = (5, 10, 15)
MOST = 1e6
DRAWS = 400
SEED = 1


def index(ask: Ask) -> View:
    """Return the latest advice, decision and intake of every occupation."""
    words = ask.words
    answered = ask.question(raming.ledger)
    ledger = answered.answer
    overview = overview_table(ledger, words)
    found: Mapping[str, tuple[LedgerLine, ...]] = {
        occupation: from_entries(entry for entry in ledger.entries if entry.occupation == occupation)
        for occupation in ledger.names
    }
    rows: list[dict[str, Any]] = [
        {
            "name": name_of(ask.pack, occupation, ask.lang),
            "slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "cells": [
                {"value": line.words(words), "year": when(line, words)} if line else None
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
        data=lambda: answered.data,
        answer=ledger,
        tables={"overview": overview, "ledger": entry_table(ledger, words)},
    )


def record(ask: Ask, form: Mapping[str, Any]) -> View | Response:
    """Record a decision that was taken, correct one, or take one back.

    What cannot be used is told beside its field, with all that was typed still there.
    """
    occupation = asked_occupation(ask)
    sent = as_sent(form)
    shelf = ask.request.app.state.shelves.decisions
    signed = {"author": sent.values.get("author", ""), "comment": sent.values.get("comment", "")}
    try:
        if sent.withdraws and sent.id:
            shelf.withdraw(sent.id, on=sent.on, **signed)
        else:
            decision = decision_in(sent, occupation, ask.lang)
            if sent.id:
                shelf.save(sent.id, decision, on=sent.on, **signed)
            else:
                shelf.add(decision, **signed)
    except InputError as error:
        return _page(ask, occupation, Sent(sent.values, beside(error, ask.words)))
    except Conflict as error:
        here = slugs(ask.pack, occupation)[ask.lang]
        where = address("decision", ask.lang, here, query=[("correct", error.id)])
        return conflict(ask, error, f"{where}#recorded")
    except Missing as error:
        raise refuse("there is no such decision", rule="missing", value=sent.id[:40]) from error
    except Withdrawn as error:
        raise Refusal(410, error.message, version=error.latest) from error
    here = slugs(ask.pack, occupation)[ask.lang]
    return RedirectResponse(address("decision", ask.lang, here) + "#recorded", 303)


def build(ask: Ask) -> View | Response:
    """Return the ledger of an occupation, and what another number of places would do."""
    return _page(ask, asked_occupation(ask))


def _page(ask: Ask, occupation: str, sent: Sent | None = None) -> View | Response:
    """Return the page, with a form that was refused where there is one."""
    words = ask.words
    answered = ask.question(raming.ledger, occupation=occupation)
    ledger = answered.answer
    lines = from_entries(ledger.entries)
    shown = presented(ledger, words)
    name = name_of(ask.pack, occupation, ask.lang)
    charts: dict[str, Chart] = {"ledger": pictures.ledger_chart(answered, words)} if shown.chart else {}
    tables = by_name(shown.tables)
    context: dict[str, Any] = {
        "name": name,
        "occupation": occupation,
        "sentences": on_page(shown.sentences).texts,
        "what_if": None,
        "departures": (),
        "record": recorded(ask, occupation, sent),
    }
    query: tuple[tuple[str, str], ...] = ()
    document = shown.document
    data: dict[str, Any] = dict(answered.data)
    if context["record"]:
        data["recorded"] = context["record"]["plain"]
        if context["record"]["rows"]:
            tables["recorded"] = context["record"]["table"]
    if ask.pack.rounds(occupation):
        if "shown_places" in ask.request.query_params:
            return _as_link(ask, occupation)
        places, against = asked_places(ask, occupation, lines)
        what = ask.question(
            raming.decide, occupation=occupation, places=places, advised=against, draws=DRAWS, seed=SEED
        )
        known = ask.question(raming.departures, occupation=occupation)
        query = (("places", f"{places:g}"), ("places", f"{against:g}"))
        compared, departed = presented(what.answer, words), presented(known.answer, words)
        context["what_if"] = what_if(what.answer, words)
        document = compared.document or document
        context["departures"] = on_page(departed.sentences).texts
        more_tables = {
            "what_if": compared.tables,
            "departures": departed.tables,
        }
        tables |= {
            f"{name}_{table.name}": table
            for name, group in more_tables.items()
            for table in group
            if table.rows
        }
        charts["what_if"] = chart_of(
            what,
            compared,
            "what_if_years",
            words.text(
                "Demand minus supply in full-time equivalents with each number of places; above zero is a shortage."
            ),
            words,
        )
        if "departures_years" in tables:
            charts["departures"] = chart_of(
                known,
                departed,
                "departures_years",
                words.text("People or places per year, by intake year: advised, made available, filled."),
                words,
            )
        data |= {"what_if": what.data, "departures": known.data}
    return View(
        template="decision.html",
        title=words.text("{name}: decisions", name=name),
        summary=on_page(shown.sentences).text or words.text("The ledger of one occupation."),
        context=context,
        data=lambda: data,
        answer=ledger,
        tables=tables,
        charts=charts,
        document=document,
        query=query,
        parts=slugs(ask.pack, occupation),
        status=400 if sent else 200,
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
    return finding(
        "this is not a number of places",
        field="places",
        value=text[:80],
        expected=Phrase("people per year, 0 or more"),
    )


def asked_places(ask: Ask, occupation: str, lines: Sequence[LedgerLine]) -> tuple[float, float]:
    """Return the two numbers of places: those in the link, or what was decided and what was advised last.

    Raises:
        InputError: when a number in the link cannot be used.
    """
    asked = [_number(text) for text in ask.request.query_params.getlist("places")[:2]]
    base = ask.question(raming.advise, occupation=occupation).answer
    advised = latest(lines, ("advised",))
    usual = (
        advised.preferred
        if advised and advised.preferred is not None
        else max(0.0, round(base.advised_intake or base.current_intake))
    )
    if len(asked) == 2:
        return asked[0], asked[1]
    made = latest(lines, ("decided", "funded", "indicative")) or latest(lines, ("filled",))
    one = asked[0] if asked else made.ends()[1] if made else base.current_intake
    return (one, usual) if one != usual else (one, base.current_intake)


def what_if(decision: Decision, words: Language) -> dict[str, Any]:
    """Return what one number of places does against another, as the page shows it."""
    first = min(map(int, decision.years))
    years = sorted({*(first + ahead for ahead in AHEAD), decision.balance_year})
    last = decision.years[str(decision.balance_year)]
    said = decision_sentences(decision, words).without(Role.HEADLINE)
    return {
        "places": words.number(decision.places),
        "against": words.number(decision.advised),
        "years": years,
        "year": decision.balance_year,
        "sentence": no_chance(words)
        if last.p_balance is None
        else words.text(
            "With {one} places a year instead of {other} supply in {year} is {fte} FTE lower, and the "
            "chance of balance {chance} instead of {other_chance}."
            if last.fte_difference < 0
            else "With {one} places a year instead of {other} supply in {year} is {fte} FTE higher, and the "
            "chance of balance {chance} instead of {other_chance}.",
            one=words.number(decision.places),
            other=words.number(decision.advised),
            fte=words.number(abs(last.fte_difference)),
            year=decision.balance_year,
            chance=words.percent(last.p_balance),
            other_chance=words.percent(last.p_balance_as_advised),
        ),
        "sentences": on_page(said).texts,
        "options": [
            {
                "label": capital(words.text(OPTIONS.get(one.label, STAGES.get(one.label, one.label)))),
                "places": words.number(one.places),
                "gaps": [words.number(one.gap_by_year.get(str(year)), signed=True) for year in years],
                "chance": words.percent(one.p_balance),
                "asked": one.label == "asked",
            }
            for one in decision.options
        ],
    }


def _number(text: str) -> float:
    """Read a number of places from a link."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= MOST:
        raise InputError([_wrong(text)])
    return value

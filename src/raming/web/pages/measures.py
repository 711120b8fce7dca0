"""Measures: the catalogue, what a choice of them does, and what closes a gap."""

from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.measures.catalogue import Catalogue, CatalogueMeasure
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.present import labels
from raming.present import measure_labels as measured
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.presenters.measure_catalogue import cost_words
from raming.present.wording import capital
from raming.web.pages.addresses import address, occupation_at
from raming.web.pages.choices import number_in
from raming.web.pages.common import beside_sources, by_name, name_of, on_page, presented, slugs
from raming.web.pages.sheets import chart_of, context_of
from raming.web.pages.view import Ask, Chart, View

DRAWS = 400
LOOKED_AT = 300
"""Draws over which a portfolio is looked for."""
SEED = 1
SECONDS = 5.0
DEFAULT = "general-practitioner"


def default_of(pack: Pack) -> str:
    """Return the occupation shown where none is asked for; the first with a round where a pack has not that one."""
    known = [occupation for occupation in pack.occupations if pack.rounds(occupation)]
    return DEFAULT if DEFAULT in known else known[0]


CONFIDENCES = ("0.5", "0.7", "0.8", "0.9")
MOST = 12
"""Measures at most; what is told when there are more names it too."""


def asked_about(ask: Ask) -> str:
    """Return the occupation that is asked about, the general practitioner when none is named.

    Raises:
        InputError: when there is no projection of it.
    """
    wanted = ask.request.query_params.get("occupation", "")
    occupation = occupation_at(ask.pack, wanted) if wanted else default_of(ask.pack)
    if not ask.pack.rounds(occupation):
        raise refuse(
            "there is no projection for {occupation}",
            occupation=ask.pack.named(occupation),
            field="occupation",
            value=wanted[:80],
            expected=Phrase("an occupation with advice"),
        )
    return occupation


def options_of(ask: Ask, occupation: str) -> list[tuple[str, str, bool]]:
    """Return the occupations with a projection, for a form."""
    return sorted(
        (
            (
                slugs(ask.pack, one)[ask.lang]["occupation"],
                name_of(ask.pack, one, ask.lang),
                one == occupation,
            )
            for one in ask.pack.occupations
            if ask.pack.rounds(one)
        ),
        key=lambda option: option[1],
    )


def index(ask: Ask) -> View:
    """Return the catalogue for an occupation, and what the measures that are ticked do together."""
    words, occupation = ask.words, asked_about(ask)
    answered = ask.question(raming.catalogue, occupation=occupation)
    catalogue = answered.answer
    known = {measure.id for measure in catalogue.measures}
    on = [one for one in dict.fromkeys(ask.request.query_params.getlist("on")) if one in known]
    if len(on) > MOST:
        raise refuse(
            "so many measures together cannot be computed",
            field="on",
            value=len(on),
            expected=Phrase("at most 12 measures"),
        )
    shown = presented(catalogue, words)
    name = name_of(ask.pack, occupation, ask.lang)
    tables = by_name(shown.tables)
    charts: dict[str, Chart] = {}
    context: dict[str, Any] = {"effect": None}
    effect = None
    if on:
        effect = ask.question(raming.measures, on=on, occupation=occupation, draws=DRAWS, seed=SEED)
        answer = effect.answer
        effects = presented(answer, words)
        tables = by_name(effects.tables) | {"catalogue_effects": tables.pop("effects"), **tables}
        charts["effects"] = chart_of(
            effect,
            effects,
            "effects",
            words.text(
                "Full-time equivalents of the gap that each measure closes: its fair share of what they "
                "close together, averaged over every order. Thin lines hold 80% of the draws of each alone."
            ),
            words,
        )
        context["effect"] = {
            "sentences": on_page(effects.sentences).texts,
            "apart": illustrated(answer),
            "joint": words.number(answer.joint),
            "low": words.number(answer.joint_bounds.low),
            "high": words.number(answer.joint_bounds.high),
            "year": answer.balance_year,
            "tables": beside_sources(effects),
            "notes": on_page(effects.notes).texts,
        }
    here = slugs(ask.pack, occupation)[ask.lang]["occupation"]
    context |= {
        "name": name,
        "slug": here,
        "options": options_of(ask, occupation),
        "sentences": on_page(shown.sentences).texts,
        "tracks": tracks(catalogue, on, words),
        "on": on,
        "most": MOST,
        "command": f"raming measures --occupation {occupation}" + (f" --on {','.join(on)}" if on else ""),
    }
    return View(
        template="measures.html",
        title=shown.title,
        summary=on_page(shown.sentences).text,
        context=context,
        data=lambda: answered.data | ({"effect": effect.data} if effect else {}),
        answer=catalogue,
        tables=tables,
        charts=charts,
        document=shown.document,
        query=(("occupation", here), *(("on", one) for one in on)),
    )


def tracks(catalogue: Catalogue, on: list[str], words: Language) -> list[dict[str, Any]]:
    """Return the measures by track, with what is known of each."""
    made: dict[str, list[dict[str, Any]]] = {}
    for measure in catalogue.measures:
        made.setdefault(measure.track, []).append(_row(measure, on, words))
    return [
        {"name": capital(words.text(measured.TRACKS[track])), "rows": rows} for track, rows in made.items()
    ]


def _row(measure: CatalogueMeasure, on: list[str], words: Language) -> dict[str, Any]:
    """Return one measure as the page shows it."""
    effect = measure.effects[0] if measure.effects else None
    cost = measure.costs[0] if measure.costs else None
    return {
        "id": measure.id,
        "name": capital(measure.names[words.code]),
        "text": measure.text[words.code],
        "reaches": measure.reaches[words.code],
        "grade": measure.grade,
        "grade_words": words.text(measured.GRADES[measure.grade]),
        "on": measure.id in on,
        "start": measure.start,
        "status": measure.status,
        "status_words": words.text(labels.STATUSES[measure.status]),
        "source": measure.source,
        "formula": effect.formula if effect else "",
        "cost": cost_words(cost, words) if cost else "",
        "national": measure.scope == "nation",
    }


def portfolio(ask: Ask) -> View | Response:
    """Return which measures and which intake close the gap of an occupation."""
    words, occupation = ask.words, asked_about(ask)
    if ask.from_form:
        return RedirectResponse(address("portfolio", ask.lang, query=_as_link(ask)), 303)
    params = ask.request.query_params
    if "confidence" not in params and "form" not in ask.request.path_params:
        return unasked(ask, occupation)
    confidence = params.get("confidence", "0.8")
    if confidence not in CONFIDENCES:
        raise refuse(
            "not a chance that can be chosen",
            field="confidence",
            value=confidence[:20],
            expected=", ".join(CONFIDENCES),
        )
    without = params.getlist("without")[:40]
    budget = _budget(params.get("budget", ""))
    answered = ask.question(
        raming.close,
        occupation,
        confidence=float(confidence),
        draws=LOOKED_AT,
        seed=SEED,
        seconds=SECONDS,
        without=without,
        budget=budget,
    )
    answer = answered.answer
    shown = presented(answer, words)
    here = slugs(ask.pack, occupation)[ask.lang]["occupation"]
    query = [("occupation", here), ("confidence", confidence)]
    query += [("without", one) for one in without]
    query += [("budget", f"{budget:g}")] if budget is not None else []
    return View(
        template="portfolio.html",
        title=shown.title,
        summary=on_page(shown.sentences).opening(2).text,
        context=context_of(shown)
        | {
            "name": name_of(ask.pack, occupation, ask.lang),
            "slug": here,
            "options": options_of(ask, occupation),
            "confidences": [
                (value, words.percent(float(value)), value == confidence) for value in CONFIDENCES
            ],
            "budget": words.number(budget) if budget is not None else "",
            "without": [(one.id, capital(one.names[ask.lang]), one.id in without) for one in _all(ask)],
            "command": f"raming close {occupation} --confidence {confidence}"
            + "".join(f" --without {one}" for one in without),
        },
        data=lambda: answered.data,
        answer=answer,
        tables=by_name(shown.tables),
        charts={
            "chart": chart_of(
                answered,
                shown,
                "portfolio",
                words.text(
                    "Full-time equivalents in {year} at the middle values: what each choice closes alone at its dose; the intake makes up the rest.",
                    year=answer.by,
                ),
                words,
            )
        },
        document=shown.document,
        query=tuple(query),
    )


def unasked(ask: Ask, occupation: str) -> View:
    """Return the page before anything was asked: looking takes a while, so nobody looks unasked."""
    words = ask.words
    name = name_of(ask.pack, occupation, ask.lang)
    answered = ask.question(raming.catalogue, occupation=occupation)
    return View(
        template="portfolio.html",
        title=words.text("What would close the gap? {name}", name=name),
        summary=words.text("The least set of measures and intake that closes the gap with a chosen chance."),
        context={
            "name": name,
            "slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "options": options_of(ask, occupation),
            "confidences": [(value, words.percent(float(value)), value == "0.8") for value in CONFIDENCES],
            "budget": "",
            "without": [(one.id, capital(one.names[ask.lang]), False) for one in _all(ask)],
            "sentences": (),
            "notes": (),
            "shown": (),
            "command": f"raming close {occupation}",
        },
        data=lambda: answered.data,
        query=(("occupation", slugs(ask.pack, occupation)[ask.lang]["occupation"]),),
    )


def _all(ask: Ask) -> tuple[CatalogueMeasure, ...]:
    """Return every measure of the catalogue."""
    catalogue = ask.question(raming.catalogue).answer
    return catalogue.measures


def _as_link(ask: Ask) -> list[tuple[str, str]]:
    """Return the fields of the form as a link has them."""
    made = []
    for name, value in ask.pairs:
        if name == "budget" and value.strip():
            made.append((name, f"{_budget(value, ask.lang):g}"))
        elif name in ("occupation", "confidence", "without") and value:
            made.append((name, value))
    return made


def _budget(text: str, lang: str = "en") -> float | None:
    """Read a budget, in a link as a program writes it and in a form as people do.

    Raises:
        InputError: when it is not an amount.
    """
    if not text.strip():
        return None
    try:
        value = number_in(text, lang)
    except ValueError:
        value = -1.0
    if value < 0:
        raise refuse(
            "this is not an amount",
            field="budget",
            value=text[:40],
            expected=Phrase("euro a year, 0 or more"),
        )
    return value

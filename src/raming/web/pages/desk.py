"""Question and answer: a form that asks one, with only the fields it takes, and the sheet that answers it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.decisions.answer_sheet import LONGEST, AnswerSheet
from raming.answers.decisions.sheets.kinds import KINDS, NAMES, PLACES, REGION, YEAR
from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.regions import Regions
from raming.present import measure_labels as labels
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.refusals import sentence
from raming.present.sentences.answer_sheet import comparable
from raming.web.answering import AnsweredQuestion
from raming.web.pages.addresses import address, occupation_at, occupation_slug
from raming.web.pages.choices import number_in
from raming.web.pages.common import beside_sources, by_name, notes_on_page, on_page, presented
from raming.web.pages.measures import default_of
from raming.web.pages.measures import options_of as occupations_with_a_projection
from raming.web.pages.sheets import chart_of
from raming.web.pages.view import Ask, View
from raming.web.pages.wordlist import SHEET_YEARS

NAME = "answer"
FIELDS = ("question", "occupation", REGION, YEAR, PLACES)
FORM = "asked"
"""Hidden field of the form: what its question does not take is left out, and a link is made of the rest."""
FIRST = "how-many"
"""The question that the form begins with."""


def build(ask: Ask) -> View | Response:
    """Return the form, and the sheet where a question is asked.

    A question that cannot be answered as asked is refused beside the form, with what was filled in kept.
    """
    given = ask.request.query_params
    asked = {name: text for name in FIELDS if (text := " ".join(given.get(name, "").split())[:LONGEST])}
    if FORM in given:
        kept = {name: text for name, text in asked.items() if name in _taken(asked)}
        return RedirectResponse(address(NAME, ask.lang, query=kept.items()), 303)
    if not asked:
        return _form(ask, asked)
    try:
        return _sheet(ask, asked)
    except InputError as error:
        if "." in ask.request.url.path.rpartition("/")[2]:  # a file is no place for a form
            raise
        wrong = [sentence(problem, ask.words) for problem in error.problems]
        return replace(_form(ask, asked, wrong), status=400)


def _taken(asked: Mapping[str, str]) -> frozenset[str]:
    """Return the fields that the question takes; all of them for one in plain words."""
    kind = NAMES.get(asked.get("question", ""))
    return frozenset(FIELDS) if kind is None else KINDS[kind].takes | {"question", "occupation"}


def _ask(ask: Ask, asked: Mapping[str, str]) -> AnsweredQuestion[AnswerSheet]:
    """Ask the question of the form.

    Raises:
        InputError: when it cannot be answered as asked.
    """
    occupation = asked.get("occupation")
    year, places = (_number(asked, name, ask.words) for name in (YEAR, PLACES))
    return ask.question(
        raming.answer,
        asked.get("question"),
        occupation_at(ask.pack, occupation) if occupation else None,
        region=asked.get(REGION),
        year=None if year is None else int(year),
        places=places,
    )


def _number(asked: Mapping[str, str], name: str, words: Language) -> float | None:
    """Return a number as people write it; None where none was given.

    Raises:
        InputError: when it is no number, or a year is no whole one.
    """
    if name not in asked:
        return None
    try:
        return float(int(asked[name])) if name == YEAR else number_in(asked[name], words.code)
    except ValueError as error:
        expected = Phrase("a year such as 2035") if name == YEAR else Phrase("a number of places a year")
        raise refuse("not a number", field=f"--{name}", value=asked[name], expected=expected) from error


def _sheet(ask: Ask, asked: Mapping[str, str]) -> View:
    """Return the sheet that answers a question, under the form with what was read."""
    words = ask.words
    answered = _ask(ask, asked)
    answer = answered.answer
    shown = presented(answer, words)
    filled = {
        "question": answer.question,
        "occupation": occupation_slug(ask.pack, answer.occupation, ask.lang),
        REGION: answer.region_name,
        YEAR: "" if answer.year is None else str(answer.year),
        PLACES: "" if answer.places is None else words.number(answer.places),
    }
    charts = {}
    if shown.chart and len(comparable(answer)) > 1:
        what = words.text("The figures of the sheet in one unit; bars hold 80% of the draws.")
        charts["chart"] = chart_of(answered, shown, shown.tables[0].name, what, words)
    form = _form(ask, filled | ({"words": answer.words} if answer.words else {}))
    return replace(
        form,
        title=shown.title,
        summary=on_page(shown.sentences).opening(2).text,
        context={
            **form.context,
            "sentences": on_page(shown.sentences).texts,
            "notes": notes_on_page(shown),
            "shown": [table for table in beside_sources(shown) if table.name != "definitions"],
            "paste": _pasted(shown),
            "command": _command(answer),
        },
        data=lambda: answered.data,
        answer=answer,
        tables=by_name(shown.tables),
        charts=charts,
        document=shown.document,
        query=tuple(asked.items()),
    )


def _pasted(shown: Presentation) -> str:
    """Return the sheet as a text to paste: the question, the answer, and how it is to be read."""
    blocks = (shown.title, "\n".join(on_page(shown.sentences).texts), "\n".join(on_page(shown.notes).texts))
    return "\n\n".join(blocks)


def _command(answer: AnswerSheet) -> str:
    """Return the command that gives the same answer."""
    parts = ["raming answer", answer.question, answer.occupation]
    if answer.region:
        parts.append(f"--region {answer.region}")
    if answer.year is not None:
        parts.append(f"--year {answer.year}")
    if answer.places is not None:
        parts.append(f"--places {answer.places:g}")
    return " ".join(parts)


def _form(ask: Ask, filled: Mapping[str, str], wrong: list[str] | None = None) -> View:
    """Return the page with its form alone.

    Args:
        ask: what the page was asked with.
        filled: what stands in its fields; of a question in plain words also `words`.
        wrong: why the question cannot be answered, a sentence each.
    """
    words, text = ask.words, ask.words.text
    kind = NAMES.get(filled.get("question", ""))
    typed = filled.get("words", "") or ("" if kind else filled.get("question", ""))
    chosen = kind or FIRST
    questions = [(one, text(labels.QUESTIONS[one]), one == chosen) for one in KINDS]
    return View(
        template="desk.html",
        title=text("Question and answer"),
        summary=text("Ask a question as parliament asks it, and get an answer that can be pasted."),
        context={
            "words_typed": typed,
            "questions": questions,
            "occupations": occupations_with_a_projection(ask, _occupation(ask, filled)),
            "regions": _region_names(ask),
            "filled": {name: filled.get(name, "") for name in (REGION, YEAR, PLACES)},
            "takes": {name: name in KINDS[chosen].takes for name in (REGION, YEAR, PLACES)},
            "year_label": text(SHEET_YEARS[chosen]),
            "fields": json.dumps({one: sorted(KINDS[one].takes) for one in KINDS}),
            "year_labels": json.dumps(
                {one: text(label) for one, label in SHEET_YEARS.items()}, ensure_ascii=False
            ),
            "wrong": wrong or [],
            "sentences": (),
            "examples": _examples(words),
        },
        data=lambda: {"questions": {one: sorted(known.takes) for one, known in KINDS.items()}},
    )


def _occupation(ask: Ask, filled: Mapping[str, str]) -> str:
    """Return the id of the occupation in the form; the general practitioner where none is."""
    try:
        return occupation_at(ask.pack, filled["occupation"])
    except (KeyError, InputError):
        return default_of(ask.pack)


def _region_names(ask: Ask) -> list[str]:
    """Return the official names of regions and provinces."""
    regions = Regions(ask.pack)
    return sorted({region.name_nl for region in regions.by_code.values() if region.level in regions.parts})


def _examples(words: Language) -> list[tuple[str, str]]:
    """Return questions in plain words, each with its address."""
    asked: tuple[Any, ...] = (
        words.text("How many GPs are there in Zeeland?"),
        words.text("How many GPs will be short in Drenthe in 2035?"),
        words.text("Which region has the largest shortage of GPs in 2035?"),
        words.text("What if 40 emergency physicians start training from 2027 on?"),
        words.text("Since when have there been fewer training places for GPs than advised?"),
    )
    return [(one, address(NAME, words.code, query=[("question", one)])) for one in asked]

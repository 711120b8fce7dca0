"""Decisions that are recorded on this server: the list of them, and the form that adds one."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from raming.inputs.problems import InputError, Problem
from raming.present import labels
from raming.present.wording import capital
from raming.store.contents import Decision
from raming.web.pages.addresses import address
from raming.web.pages.choices import number_in
from raming.web.pages.common import asked_occupation, slugs, when
from raming.web.pages.view import Ask
from raming.web.security import form_token

MOST = 50
STAGES = ("decided", "funded", "indicative")
LONGEST = {"title": 200, "decided_by": 200, "rationale": 2000, "source": 500}


def recorded(ask: Ask, occupation: str) -> dict[str, Any] | None:
    """Return what was recorded on an occupation, and the token of the form; None where nothing is kept."""
    if ask.request.app.state.settings.public:
        return None
    words = ask.words
    found, total = ask.request.app.state.shelves.decisions.listing(limit=MOST, occupation=occupation)
    return {
        "total": total,
        "token": form_token(ask.request),
        "stages": [(name, capital(words.text(labels.STAGES[name])), name == "decided") for name in STAGES],
        "rows": [
            {
                "title": one.content.title,
                "stage": capital(words.text(labels.STAGES[one.content.stage])),
                "places": words.number(one.content.places),
                "years": f"{one.content.first_year}–{one.content.last_year}",
                "by": one.content.decided_by,
                "why": one.content.rationale,
                "source": one.content.source,
                "when": when(one.saved_at, words),
                "author": one.author,
            }
            for one in found
        ],
        "plain": [
            {"id": one.id, "version": one.version, **one.content.model_dump(mode="json", exclude_none=True)}
            for one in found
        ],
    }


def record(ask: Ask, form: Mapping[str, Any]) -> Response:
    """Record a decision that was taken.

    Raises:
        InputError: with every field that cannot be used.
    """
    occupation = asked_occupation(ask)
    field = {name: str(value).strip() for name, value in form.items()}
    problems: list[Problem] = []
    content: dict[str, Any] = {"occupation": occupation, "stage": field.get("stage", "decided")}
    content |= {name: field.get(name, "")[:most] for name, most in LONGEST.items()}
    for name, whole in (("places", False), ("first_year", True), ("last_year", True)):
        try:
            value = number_in(field.get(name, ""), ask.lang)
        except ValueError:
            problems.append(_wrong(name, field.get(name, ""), "a number"))
            continue
        content[name] = int(value) if whole else value
    if problems:
        raise InputError(problems)
    try:
        decision = Decision.model_validate(content)
    except ValidationError as error:
        raise InputError(
            _wrong(str(found["loc"][0]) if found["loc"] else "last_year", str(found["input"]), found["msg"])
            for found in error.errors()
        ) from error
    ask.request.app.state.shelves.decisions.add(decision, author=field.get("author", "")[:80])
    here = slugs(ask.pack, occupation)[ask.lang]
    return RedirectResponse(address("decision", ask.lang, here) + "#recorded", 303)


def _wrong(field: str, value: str, expected: str) -> Problem:
    """Return a field that cannot be used."""
    return Problem(
        "request", "error", "this cannot be recorded", field=field, value=value[:80], expected=expected
    )

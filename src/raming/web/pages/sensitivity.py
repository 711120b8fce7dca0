"""Which figures matter most, and which would have to be known better."""

import raming
from raming.web.pages.chances import SEED, sensitivity_chart
from raming.web.pages.common import (
    asked_occupation,
    by_name,
    command,
    name_of,
    notes_on_page,
    on_page,
    presented,
    slugs,
)
from raming.web.pages.view import Ask, View

DRAWS = 256
"""Draws for each quantity: enough to rank figures, and soon done."""


def build(ask: Ask) -> View:
    """Return what moves the advice of an occupation most."""
    words, choices, occupation = ask.words, ask.choices(), asked_occupation(ask)
    answered = ask.question(raming.sensitivity, occupation, **choices.options(), draws=DRAWS, seed=SEED)
    answer = answered.answer
    shown = presented(answer, words)
    name = name_of(ask.pack, occupation, ask.lang)
    return View(
        template="sensitivity.html",
        title=words.text("{name}: what would have to be known better", name=name),
        summary=on_page(shown.sentences).opening(2).text,
        context={
            "name": name,
            "choices": choices,
            "sentences": on_page(shown.sentences).texts,
            "notes": notes_on_page(shown),
            "command": command(
                "sensitivity", occupation, {**choices.options(), "draws": DRAWS, "seed": SEED}
            ),
        },
        data=lambda: answered.data,
        answer=answered.answer,
        tables=by_name(shown.tables),
        charts={"tornado": sensitivity_chart(answered, words)},
        query=tuple(choices.query()),
        parts=slugs(ask.pack, occupation),
    )

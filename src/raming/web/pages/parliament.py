"""Questions of parliament: each question of a letter with its answer, and the figures that bear on it."""

from typing import Any

import raming
from raming.answers.letters.letter import LetterQuestion
from raming.answers.letters.wording import said
from raming.present import letter_labels as labels
from raming.present.language import MISSING
from raming.present.presentation import Presentation
from raming.present.sentence import Role
from raming.present.sentences.letters import drafting
from raming.present.wording import capital
from raming.web.pages.common import by_name, on_page, presented
from raming.web.pages.view import Ask, View

LONGEST = 40


def build(ask: Ask) -> View:
    """Return the questions of the letter that was asked for, the first one where none was."""
    words = ask.words
    known = {str(row["letter"]): row for row in ask.pack.table("letters")}
    letter = ask.request.query_params.get("letter", "").strip()[:LONGEST] or next(iter(known), "")
    kept = ask.question(raming.answer_letter, letter=letter)
    answer = kept.answer
    shown = presented(answer, words)
    return View(
        template="parliament.html",
        title=shown.title,
        summary=on_page(shown.sentences).of(Role.HEADLINE).text,
        context={
            "lead": _lead(shown),
            "notes": on_page(shown.notes).texts,
            "letters": [
                (name, f"{name}: {row[f'title_{ask.lang}']}", name == answer.letter)
                for name, row in known.items()
            ],
            "questions": [_question(ask, one) for one in answer.questions],
            "command": f"raming answer --letter {answer.letter}",
        },
        data=lambda: kept.data,
        answer=answer,
        tables=by_name(shown.tables),
        document=shown.document,
        query=(("letter", answer.letter),),
    )


def _lead(shown: Presentation) -> list[str]:
    """Return what stands above the questions: the warning and how many are answered."""
    return [one.text for one in shown.sentences if one.role in (Role.WARNING, Role.HEADLINE)]


def _question(ask: Ask, one: LetterQuestion) -> dict[str, Any]:
    """Return a question as the page shows it."""
    words, lang = ask.words, ask.lang
    return {
        "number": one.number,
        "asks": one.asks[lang],
        "notes": drafting(one, words),
        "sentences": one.sentences[lang],
        "reference": one.reference,
        "figures": [
            {
                "name": capital(figure.name[lang]),
                "definition": figure.definition[lang],
                "value": said(figure, "value", lang) or MISSING,
                "range": " – ".join(filter(None, (said(figure, end, lang) for end in ("low", "high")))),
                "unit": words.text(labels.UNITS.get(figure.unit, figure.unit)),
                "year": figure.year or "",
                "status": words.text(labels.STATUSES[figure.status]),
            }
            for figure in one.figures
        ],
    }

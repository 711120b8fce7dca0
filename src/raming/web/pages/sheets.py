"""One page for one answer: its sentences, its chart and its tables, as the command line shows them."""

from collections.abc import Callable
from typing import Any

from raming.answers.questions import Question
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.web.answering import AnsweredQuestion
from raming.web.pages.common import beside_sources, by_name, notes_on_page, on_page, presented
from raming.web.pages.pictures import publishers, warned
from raming.web.pages.view import Ask, Chart, View


def chart_of(
    answered: AnsweredQuestion[Any], shown: Presentation, table: str, definition: str, words: Language
) -> Chart:
    """Return the chart of an answer that has one.

    Args:
        answered: the answer.
        shown: its presentation.
        table: name of the table with the same figures.
        definition: what the figures mean, in a sentence.
        words: language of the page.
    """
    if shown.chart is None:
        raise ValueError("this answer has no chart")
    pack = answered.answer.manifest.pack
    return Chart(
        f"{answered.hash}/{table}",
        shown.chart,
        table,
        definition,
        publishers(answered.answer, words),
        words.text("pack {pack} {version}", pack=pack.name, version=pack.version),
        warned(answered.answer, words),
    )


def of(question: Question) -> Callable[[Ask], View]:
    """Return what makes the page of a question that has one of its own."""

    def build(ask: Ask) -> View:
        answered = ask.question(question.function)
        shown = presented(answered.answer, ask.words)
        return View(
            template="sheet.html",
            title=shown.title,
            summary=on_page(shown.sentences).opening(2).text,
            context=context_of(shown) | {"command": f"raming {question.command}"},
            data=lambda: answered.data,
            answer=answered.answer,
            tables=by_name(shown.tables),
            names={str(row["measure"]): str(row[f"name_{ask.lang}"]) for row in ask.pack.table("measures")},
            charts={"chart": drawn(question, answered, shown, ask.words)} if shown.chart else {},
            document=shown.document,
        )

    return build


def drawn(question: Question, answered: AnsweredQuestion[Any], shown: Presentation, words: Language) -> Chart:
    """Return the chart of such a page."""
    definition = words.text(question.chart)
    return chart_of(answered, shown, shown.tables[0].name, definition, words)


def context_of(shown: Presentation) -> dict[str, Any]:
    """Return what every page of one answer shows."""
    return {
        "sentences": on_page(shown.sentences).texts,
        "notes": notes_on_page(shown),
        "shown": beside_sources(shown),
        "about": shown.about,
    }

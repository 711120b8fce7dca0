"""Answers in a notebook: sentences, chart and table, instead of the text of a Python object."""

from html import escape
from typing import Any

from raming.present.drawing import html_table, svg
from raming.present.present import present


def shown(answer: object, lang: str = "nl") -> str:
    """Return an answer as HTML for a notebook: what matters, the chart, and the main table, folded away.

    Args:
        answer: any answer of `raming.answers`.
        lang: `nl` or `en`.
    """
    presentation = present(answer, lang)
    said = "<br/>".join(escape(sentence) for sentence in presentation.sentences.texts)
    chart = f"<div>{svg(presentation.chart(), lang)}</div>" if presentation.chart else ""
    table = html_table(presentation.tables[0], presentation.language)
    title = escape(presentation.tables[0].title or presentation.language.text("The figures as tables"))
    notes = escape(presentation.notes.text)
    return (
        f'<section lang="{lang}"><h3>{escape(presentation.title)}</h3><p>{said}</p>{chart}'
        f"<details><summary>{title}</summary>{table}</details><p><small>{notes}</small></p></section>"
    )


def register(shell: Any, lang: str = "nl") -> None:
    """Let IPython show every answer so; `%load_ext raming` does it in Dutch.

    Args:
        shell: the running shell, from `get_ipython()`.
        lang: `nl` or `en`.
    """
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("raming.answers.answer", "Answer", lambda answer: shown(answer, lang))

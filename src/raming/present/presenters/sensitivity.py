"""What the advice is sensitive to, in words, a table and a tornado."""

from raming.answers.uncertainty.sensitivity import Index, Sensitivity
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.sensitivity import WEIGHTY, index_words, notes, sentences
from raming.present.table import Table
from raming.present.wording import capital


def present(answer: Sensitivity, language: Language) -> Presentation:
    """Return the presentation of a sensitivity analysis."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Which uncertainty weighs most: {name}, round {round}",
            name=answer.names[language.code],
            round=answer.round,
        ),
        sentences=sentences(answer, language),
        tables=(index_table(answer, language),),
        notes=notes(language),
        chart=_chart,
    )


def _chart(answer: Sensitivity, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.tornado import tornado  # noqa: PLC0415

    return tornado(answer, language, style)


INDICES = Declared(
    Index,
    (
        Shown(
            "figure",
            "figure",
            value=lambda index, language: capital(index_words(index, language)),
            meaning="uncertain figure",
        ),
        Shown("status", "status", words=labels.STATUSES, detail=True),
        Shown("intake_at_low", "advice if low", "number"),
        Shown("intake_at_high", "advice if high", "number"),
        Shown(
            "information_value",
            "worth of knowing",
            "percent",
            meaning="share by which the spread of the advice shrinks when it is known",
        ),
        Shown("first_order", "first order", "percent", meaning="Sobol index of first order"),
        Shown("total", "total", "percent", meaning="total Sobol index"),
    ),
)


def index_table(answer: Sensitivity, language: Language) -> Table:
    """Return every uncertain figure with what it does."""
    indices = answer.indices
    short = frozenset(place for place, index in enumerate(indices) if index.information_value >= WEIGHTY)
    title = language.text("Uncertain figures and the advice")
    return INDICES.table("sensitivity", title, indices, language, short=short or None)

"""What the advice is sensitive to, in words, a table and a tornado."""

from raming.answers.uncertainty.sensitivity import Sensitivity
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.sensitivity import WEIGHTY, index_words, notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital


def present(answer: Sensitivity, language: Language) -> Presentation:
    """Return the presentation of a sensitivity analysis."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Which figure would be worth knowing better: {name}, round {round}",
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


def index_table(answer: Sensitivity, language: Language) -> Table:
    """Return every uncertain figure with what it does."""
    text = language.text
    unit = text("people per year")
    columns = (
        Column("figure", text("figure"), meaning=text("uncertain figure")),
        Column("status", text("status"), meaning=text("weakest status of its values"), detail=True),
        Column(
            "intake_at_low",
            text("advice if low"),
            "number",
            unit=unit,
            meaning=text("advice when only this figure is as low as in one draw out of ten"),
        ),
        Column(
            "intake_at_high",
            text("advice if high"),
            "number",
            unit=unit,
            meaning=text("advice when only this figure is as high as in one draw out of ten"),
        ),
        Column(
            "information_value",
            text("worth of knowing"),
            "percent",
            unit=text("share"),
            meaning=text("share by which the spread of the advice shrinks when it is known"),
        ),
        Column(
            "first_order",
            text("first order"),
            "percent",
            unit=text("share"),
            meaning=text("Sobol index of first order"),
        ),
        Column("total", text("total"), "percent", unit=text("share"), meaning=text("total Sobol index")),
    )
    rows = tuple(
        (
            capital(index_words(index, language)),
            text(labels.STATUSES[index.status]),
            index.intake_at_low,
            index.intake_at_high,
            index.information_value,
            index.first_order,
            index.total,
        )
        for index in answer.indices
    )
    short = frozenset(
        place for place, index in enumerate(answer.indices) if index.information_value >= WEIGHTY
    )
    return Table("sensitivity", text("Uncertain figures and the advice"), columns, rows, short=short or None)

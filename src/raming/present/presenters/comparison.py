"""Why the number changed, in words, a table and a waterfall."""

from raming.answers.uncertainty.comparison import Comparison
from raming.answers.uncertainty.differences import Part
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.comparison import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital


def present(answer: Comparison, language: Language) -> Presentation:
    """Return the presentation of a comparison."""
    return assembled(
        answer,
        language,
        title=language.text("Why the number changed: {name}", name=answer.names[language.code]),
        sentences=sentences(answer, language),
        tables=(part_table(answer, language), kind_table(answer, language)),
        notes=notes(language),
        chart=_chart,
    )


def _chart(answer: Comparison, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.steps import steps  # noqa: PLC0415

    return steps(answer, language, style)


PARTS = Declared(
    Part,
    (
        Shown(
            "id",
            "what differs",
            value=lambda part, said: capital(said.text(labels.DIFFERENCES[part.id])),
            key="what",
        ),
        Shown("kind", "kind", words=labels.KINDS, meaning="kind of difference"),
        Shown("effect", "effect", "signed", 1),
    ),
)


def part_table(answer: Comparison, language: Language) -> Table:
    """Return every difference with its effect."""
    return PARTS.table("parts", language.text("What each difference did"), answer.parts, language)


def kind_table(answer: Comparison, language: Language) -> Table:
    """Return the effect by kind."""
    text = language.text
    columns = (
        Column("kind", text("kind"), meaning=text("kind of difference")),
        Column(
            "effect",
            text("effect"),
            "signed",
            1,
            unit=text("people per year"),
            meaning=text("sum of its parts"),
        ),
    )
    rows = tuple((capital(text(labels.KINDS[kind])), effect) for kind, effect in answer.kinds.items())
    return Table("kinds", text("By kind of difference"), columns, rows)

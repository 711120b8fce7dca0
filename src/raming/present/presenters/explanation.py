"""What drives the advice, in words, a table and a waterfall."""

from dataclasses import replace

from raming.answers.explanation import Explanation
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentence import Sentences
from raming.present.sentences.explanation import sentences
from raming.present.sentences.shared import rests_on
from raming.present.table import Column, Table
from raming.present.wording import capital


def present(explanation: Explanation, language: Language) -> Presentation:
    """Return the presentation of an explanation."""
    known = explanation.advised_intake is not None
    shown = assembled(
        explanation,
        language,
        title=language.text(
            "What drives the advice: {name}, round {round}",
            name=explanation.names[language.code],
            round=explanation.round,
        ),
        sentences=sentences(explanation, language),
        tables=(driver_table(explanation, language),),
        notes=Sentences([rests_on(explanation.rests_on, language)]),
        chart=_chart if known else None,
    )
    return shown if known else replace(shown, document=None)


def _chart(explanation: Explanation, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.waterfall import waterfall  # noqa: PLC0415

    return waterfall(explanation, language, style)


def driver_table(explanation: Explanation, language: Language) -> Table:
    """Return what each cause contributes, and their sum."""
    text = language.text
    columns = (
        Column("driver", text("driver"), meaning=text("what raises or lowers the advice")),
        Column(
            "intake",
            text("contribution"),
            "signed",
            unit=text("places per year"),
            meaning=text("what it adds to the advised intake; the contributions add up to the advice"),
        ),
        Column(
            "running_total",
            text("running total"),
            "number",
            unit=text("places per year"),
            meaning=text("the advice after this driver, in the order of the model"),
        ),
        Column(
            "fte",
            text("the same in FTE"),
            "signed",
            unit=text("FTE"),
            meaning=text("the contribution in full-time equivalents in the balance year"),
        ),
    )
    rows: list[tuple[str | float | None, ...]] = [
        (capital(text(labels.DRIVERS[driver.id])), driver.intake, driver.running_total, driver.fte)
        for driver in explanation.drivers
    ]
    strong: frozenset[int] = frozenset()
    if explanation.advised_intake is not None:
        strong = frozenset({len(rows)})
        total = sum(driver.fte for driver in explanation.drivers)
        rows.append((text("The advice"), explanation.advised_intake, explanation.advised_intake, total))
    return Table("drivers", text("What adds up to the advice"), columns, tuple(rows), strong)

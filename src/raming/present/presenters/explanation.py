"""What drives the advice, in words, a table and a waterfall."""

from dataclasses import replace

from raming.answers.explanation import DriverShare, Explanation
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.explanation import sentences
from raming.present.table import Table
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
        chart=_chart if known else None,
    )
    return shown if known else replace(shown, document=None)


def _chart(explanation: Explanation, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.waterfall import waterfall  # noqa: PLC0415

    return waterfall(explanation, language, style)


DRIVERS = Declared(
    DriverShare,
    (
        Shown(
            "id", "driver", value=lambda row, said: capital(said.text(labels.DRIVERS[row.id])), key="driver"
        ),
        Shown("intake", "contribution", "signed", unit="places per year"),
        Shown("running_total", "running total", "number", unit="places per year"),
        Shown("fte", "the same in FTE", "signed"),
    ),
)


def driver_table(explanation: Explanation, language: Language) -> Table:
    """Return what each cause contributes, and their sum."""
    drivers, advised = explanation.drivers, explanation.advised_intake
    table = DRIVERS.table("drivers", language.text("What adds up to the advice"), drivers, language)
    if advised is None:
        return table
    total = (language.text("The advice"), advised, advised, sum(driver.fte for driver in drivers))
    return replace(table, rows=(*table.rows, total), strong=frozenset({len(table.rows)}))

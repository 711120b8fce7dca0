"""What drives the advice, in words, a table and a waterfall."""

from collections.abc import Sequence
from functools import partial

from raming.answers.advice import Driver
from raming.answers.explanation import DriverShare, Explanation
from raming.present import labels
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.table import Column, Table
from raming.present.wording import about_run, capital, rests_on, scenario_words, warning

SMALL = 0.5
"""A driver of fewer places than this a year is not named in a sentence."""
NAMED = 4
"""How many drivers a sentence names at most."""


def present(explanation: Explanation, language: Language) -> Presentation:
    """Return the presentation of an explanation."""
    known = explanation.advised_intake is not None
    return Presentation(
        language=language,
        title=language.text(
            "What drives the advice: {name}, round {round}",
            name=explanation.names[language.code],
            round=explanation.round,
        ),
        sentences=sentences(explanation, language),
        tables=(driver_table(explanation, language),),
        notes=(rests_on(explanation.rests_on, language),),
        about=about_run(explanation.manifest, language),
        chart=partial(_chart, explanation, language) if known else None,
        document=partial(_document, explanation, language) if known else None,
    )


def _chart(explanation: Explanation, language: Language) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.waterfall import waterfall  # noqa: PLC0415

    return waterfall(explanation, language)


def _document(explanation: Explanation, language: Language) -> bytes:
    """Set a page; what sets it is loaded only now."""
    from raming.present.charts.theme import PRINT  # noqa: PLC0415
    from raming.present.charts.waterfall import waterfall  # noqa: PLC0415
    from raming.present.documents.page import page  # noqa: PLC0415

    picture = waterfall(explanation, language, PRINT)
    return page(present(explanation, language), picture, explanation.sources, explanation.manifest)


def sentences(explanation: Explanation, language: Language) -> tuple[str, ...]:
    """Return what matters about an explanation, first things first."""
    made = list(warning(explanation.rests_on, language))
    if explanation.advised_intake is None:
        made.append(
            language.text(
                "There is no advice to explain for {year}: no class that can still be steered has "
                "graduated by "
                "then. Ask for a later year.",
                year=explanation.balance_year,
            )
        )
        return tuple(made)
    made.append(
        language.plural(
            "The advice for balance in {year} is {count} person a year ({scenario}).",
            "The advice for balance in {year} is {count} people a year ({scenario}).",
            explanation.advised_intake,
            year=explanation.balance_year,
            scenario=scenario_words(explanation.scenario, explanation.trend, explanation.variant, language),
        )
    )
    made += driving(explanation.drivers, language)
    made.append(
        language.text(
            "One more place a year gives {fte} FTE in {year}.",
            fte=language.number(explanation.fte_per_place, 1),
            year=explanation.balance_year,
        )
    )
    return tuple(made)


def driving(drivers: Sequence[DriverShare | Driver], language: Language) -> list[str]:
    """Say what raises and what lowers the advice, the largest first."""
    raising = sorted((d for d in drivers if d.intake >= SMALL), key=lambda d: -d.intake)
    lowering = sorted((d for d in drivers if d.intake <= -SMALL), key=lambda d: d.intake)
    text = language.text
    made = []
    if raising:
        made.append(text("What raises the advice: {parts}.", parts=_named(raising, language)))
    if lowering:
        made.append(text("What lowers it: {parts}.", parts=_named(lowering, language)))
    return made


def _named(drivers: Sequence[DriverShare | Driver], language: Language) -> str:
    """Return the first drivers with their places, and how many others there are, as a list in a sentence."""
    parts = [
        language.text(
            "{driver} ({places})",
            driver=language.text(labels.DRIVERS[driver.id]),
            places=language.number(driver.intake, signed=True),
        )
        for driver in drivers[:NAMED]
    ]
    rest = len(drivers) - len(parts)
    if rest:
        parts.append(language.plural("{count} other", "{count} others", rest))
    return language.listing(parts)


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

"""The odds in words and tables: what the draws say of an advice or of a path."""

from collections.abc import Mapping

from raming.answers.advice import Advice
from raming.answers.uncertainty.odds import BANDS, Odds, YearOdds
from raming.present.language import Language
from raming.present.sentences.odds import range_ends
from raming.present.table import Column, Table

EVERY = 5


def chances_table(advice: Advice, odds: Odds, language: Language) -> Table:
    """Return intakes with the chance that each suffices."""
    text = language.text
    columns = (
        Column("what", text("intake"), meaning=text("which intake this is")),
        Column(
            "intake",
            text("people per year"),
            "number",
            unit=text("people per year"),
            meaning=text("people who start the training each year"),
        ),
        Column(
            "chance",
            text("chance of balance"),
            "percent",
            unit=text("share"),
            meaning=text("share of the draws in which supply is at least demand in the balance year"),
        ),
    )
    rows: list[tuple[str, float | None, float | None]] = [
        (text("current intake"), advice.current_intake, odds.p_balance_at_current_intake)
    ]
    if advice.intake != advice.current_intake:
        rows.append((text("intake of the path"), advice.intake, odds.p_balance_at_intake))
    if odds.published_advice is not None:
        rows.append((text("published advice"), odds.published_advice, odds.p_balance_at_published_advice))
    rows += [(label, end.intake, end.probability) for label, end in range_ends(odds, language)]
    rows += [
        (text("smallest that suffices so often"), language.enough(intake), float(confidence))
        for confidence, intake in odds.intake_for_confidence.items()
    ]
    title = text("Chance of balance in {year} by intake", year=advice.balance_year)
    return Table("chances", title, columns, tuple(rows))


def fan_table(years: Mapping[str, YearOdds], language: Language) -> Table:
    """Return the quantiles of every year."""
    text = language.text
    outputs = {
        "headcount": (text("active"), text("persons"), text("people active")),
        "fte": (text("supply"), text("FTE"), text("full-time equivalents active")),
        "demand_fte": (text("demand"), text("FTE"), text("full-time equivalents needed")),
        "gap_fte": (text("gap"), text("FTE"), text("demand minus supply; a shortage is positive")),
    }
    columns = [Column("year", text("year"), "year", meaning=text("calendar year, 1 January"))]
    for name, (label, unit, meaning) in outputs.items():
        for probability in BANDS:
            share = language.percent(probability, 1 if probability in (BANDS[0], BANDS[-1]) else 0)
            columns.append(
                Column(
                    f"{name}_{probability:g}",
                    f"{label} {share}",
                    "number",
                    unit=unit,
                    meaning=text("{what}; {share} of the draws lie below", what=meaning, share=share),
                    detail=probability not in (0.1, 0.5, 0.9) or name in ("headcount", "demand_fte"),
                )
            )
    columns.append(
        Column(
            "p_shortage",
            text("chance of a shortage"),
            "percent",
            unit=text("share"),
            meaning=text("share of the draws in which demand exceeds supply"),
        )
    )
    rows = tuple(
        (
            int(year),
            *(getattr(row, name)[f"{probability:g}"] for name in outputs for probability in BANDS),
            row.p_shortage,
        )
        for year, row in years.items()
    )
    short = frozenset(place for place in range(len(rows)) if place % EVERY == 0)
    return Table("fans", text("Supply, demand and gap with their odds"), tuple(columns), rows, short=short)

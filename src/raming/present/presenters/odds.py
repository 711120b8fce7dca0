"""The odds in words and tables: what the draws say of an advice or of a path."""

from collections.abc import Mapping

from raming.answers.advice import Advice
from raming.answers.uncertainty.odds import BANDS, Noise, Odds, YearOdds
from raming.present.language import Language
from raming.present.table import Column, Table

EVERY = 5
LITTLE = 0.01
"""A calibration that changes spreads by less than this is not worth a sentence."""


def odds_sentences(advice: Advice, language: Language) -> tuple[str, ...]:
    """Say how sure an advice is; nothing where no draws were asked for."""
    odds = advice.odds
    if odds is None or odds.p_balance_at_current_intake is None:
        return ()
    text, number, percent = language.text, language.number, language.percent
    quantiles = odds.advised_intake_quantiles
    made = [
        text(
            "In {draws} draws of what is uncertain, the intake that gives balance in {year} lies between "
            "{low} and "
            "{high} in 80 of 100.",
            draws=number(odds.draws),
            year=advice.balance_year,
            low=number(quantiles["0.1"]),
            high=number(quantiles["0.9"]),
        ),
        text(
            "With the current intake of {intake} the chance of balance is {chance}.",
            intake=number(advice.current_intake),
            chance=percent(odds.p_balance_at_current_intake),
        ),
    ]
    if odds.published_advice is not None:
        made.append(
            text(
                "With the published advice of {intake} it is {chance}.",
                intake=number(odds.published_advice),
                chance=percent(odds.p_balance_at_published_advice),
            )
        )
    made.append(
        text(
            "An intake of {intake} suffices with a chance of {chance}.",
            intake=number(odds.intake_for_confidence["0.8"]),
            chance=percent(0.8),
        )
    )
    made.append(regret_sentence(odds, language))
    made += calibration_sentences(odds.calibration, language)
    made += noise_sentences(odds.noise, language)
    made += certificate_sentences(odds.certificate, language)
    return tuple(made)


def regret_sentence(odds: Odds, language: Language) -> str:
    """Say which intake costs least, and at which costs."""
    if odds.costs.shortage == odds.costs.surplus:
        return language.text(
            "The intake with the least regret is {intake}, when a year of one FTE too few costs as much as "
            "one too "
            "many ({first}–{last}).",
            intake=language.number(odds.least_regret_intake),
            first=odds.regret_years[0],
            last=odds.regret_years[1],
        )
    return language.text(
        "The intake with the least regret is {intake}, when a year of one FTE too few costs {shortage} and "
        "one too "
        "many {surplus} ({first}–{last}).",
        intake=language.number(odds.least_regret_intake),
        shortage=language.number(odds.costs.shortage, 1),
        surplus=language.number(odds.costs.surplus, 1),
        first=odds.regret_years[0],
        last=odds.regret_years[1],
    )


def calibration_sentences(factor: float, language: Language) -> list[str]:
    """Say what the track record did to the spread; nothing where it did nothing."""
    if abs(factor - 1.0) < LITTLE:
        return []
    values = {"factor": language.number(factor, 2)}
    if factor > 1.0:
        return [
            language.text(
                "The spread of supply is multiplied by {factor}: earlier rounds were off by more than "
                "their own "
                "spread said.",
                **values,
            )
        ]
    return [
        language.text(
            "The spread of supply is multiplied by {factor}: earlier rounds were off by less than their own "
            "spread said.",
            **values,
        )
    ]


def noise_sentences(noise: Noise | None, language: Language) -> list[str]:
    """Say what chance alone does; nothing where it was left out."""
    if noise is None:
        return []
    spread = language.number(noise.fte_sd)
    if noise.intake_sd is None:
        return [
            language.text(
                "People are whole: chance alone, with every figure known, would still move supply by {fte} "
                "FTE (one standard deviation); this is counted in.",
                fte=spread,
            )
        ]
    return [
        language.text(
            "People are whole: chance alone, with every figure known, would still move supply by {fte} FTE "
            "and the advice by {intake} people per year (one standard deviation); this is counted in.",
            fte=spread,
            intake=language.number(noise.intake_sd, 1),
        )
    ]


def certificate_sentences(certificate: float | None, language: Language) -> list[str]:
    """Say how well survival was interpolated; nothing where it is exact."""
    if certificate is None:
        return []
    return [
        language.text(
            "Survival by age is interpolated over the draws; in those that were checked it is off by at most "
            "{error} of itself.",
            error=f"{certificate:.0e}",
        )
    ]


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
    rows += [
        (text("smallest that suffices so often"), intake, float(confidence))
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

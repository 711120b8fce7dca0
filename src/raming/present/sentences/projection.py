"""The projection in sentences."""

from collections.abc import Iterator

from raming.answers.projection import Projection
from raming.answers.uncertainty.odds import PathOdds
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.odds import (
    calibration_sentences,
    certificate_sentences,
    drawn_in_vain,
    noise_sentences,
)
from raming.present.signs import gap_words
from raming.present.wording import no_chance, scenario_words

SAME_STOCK = 0.005
"""A series of counts fits the projection when it holds the base stock to within this share."""


@collected
def sentences(projection: Projection, language: Language) -> Iterator[Sentence]:
    """Return what matters about a projection, first things first."""
    text, number = language.text, language.number
    years = list(projection.years)
    first, last = projection.years[years[0]], projection.years[years[-1]]
    yield Sentence(
        Role.HEADLINE,
        text(
            "With an intake of {intake} a year the number of people active goes from {before} in {first} to {after} in {last}.",
            intake=number(projection.intake),
            before=number(first.headcount),
            after=language.figure(last.headcount),
            first=years[0],
            last=years[-1],
        ),
    )
    yield Sentence(
        Role.PATH,
        text(
            "Supply goes from {supply} to {later_supply} FTE, demand from {demand} to {later_demand} FTE ({scenario}).",
            supply=number(first.fte),
            later_supply=language.figure(last.fte),
            demand=number(first.demand_fte),
            later_demand=language.figure(last.demand_fte),
            scenario=scenario_words(projection.scenario, projection.trend, projection.variant, language),
        ),
    )
    yield Sentence(Role.PATH, largest_gap(projection, language))
    if drawn_in_vain(projection):
        yield Sentence(Role.ODDS, no_chance(language))
    if projection.odds is not None:
        yield Sentence(Role.ODDS, shortage_sentence(projection, projection.odds, language))
        yield Sentence(Role.BRIDGE, median_sentence(projection, projection.odds, language))
        yield from calibration_sentences(projection.odds.calibration, language)
        yield from noise_sentences(projection.odds.noise, language)
        yield from certificate_sentences(projection.odds.certificate, language)


def shortage_sentence(projection: Projection, odds: PathOdds, language: Language) -> str:
    """Say how likely a shortage is in the balance year."""
    row = odds.years[str(projection.balance_year)]
    return language.text(
        "In {draws} draws of what is uncertain, the chance of a shortage in {year} is {chance}; in 80 of "
        "100 the gap lies between {low} and {high} FTE.",
        draws=language.number(odds.draws),
        year=projection.balance_year,
        chance=language.percent(row.p_shortage),
        low=language.figure(row.gap_fte["0.1"]),
        high=language.figure(row.gap_fte["0.9"]),
    )


def median_sentence(projection: Projection, odds: PathOdds, language: Language) -> str:
    """Say what the gap is with central values, and in the middle of the draws."""
    year = str(projection.balance_year)
    return language.text(
        "With every figure at its central value there is {central} in {year}; in the middle of the draws, as "
        "in the outlook over all occupations, {median}.",
        year=year,
        central=gap_words(projection.years[year].gap_fte, language),
        median=gap_words(odds.years[year].gap_fte["0.5"], language),
    )


def largest_gap(projection: Projection, language: Language) -> str:
    """Say in which year supply and demand lie furthest apart."""
    year, row = max(projection.years.items(), key=lambda pair: abs(pair[1].gap_fte))
    values = {"gap": language.figure(abs(row.gap_fte)), "year": year}
    if row.demand_fte == 0.0:
        return language.text("In no year is there any demand: the base year has no FTE to start from.")
    share = {"share": language.percent(abs(row.gap_fte) / row.demand_fte)}
    if row.gap_fte >= 0:
        return language.text(
            "The shortage is largest in {year}: {gap} FTE, {share} of demand.", **values, **share
        )
    return language.text("The surplus is largest in {year}: {gap} FTE, {share} of demand.", **values, **share)


def fitting_series(projection: Projection) -> str:
    """Return the series of counts with the definition of the base stock; empty where none fits."""
    base, row = next(iter(projection.years.items()))
    for entry in projection.observed:
        alike = abs(entry.value - row.headcount) <= SAME_STOCK * row.headcount
        if entry.indicator == "headcount" and str(entry.year) == base and alike:
            return entry.series
    return ""

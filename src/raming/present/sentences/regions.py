"""Regions in sentences."""

from collections.abc import Iterator

from raming.answers.regional.regions import Interval, RegionalAnswer, RegionalBalance
from raming.present import regional_labels as regional
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import scenario_words


@collected
def sentences(answer: RegionalAnswer, language: Language) -> Iterator[Sentence]:
    """Return what matters about the regions, first things first."""
    text, number = language.text, language.number
    nation = answer.national
    kind = text("a shortage") if nation.gap_fte >= 0.0 else text("a surplus")
    yield Sentence(
        Role.HEADLINE,
        text(
            "In {year} there is {kind} of {gap} FTE in the country, {share} of demand ({scenario}).",
            year=answer.year,
            kind=kind,
            gap=number(abs(nation.gap_fte)),
            share=language.percent(abs(nation.gap_share)),
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        ),
    )
    if answer.draws:
        count = [region.verdict for region in answer.regions].count
        yield Sentence(
            Role.ODDS,
            text(
                "Of {n} {level} a shortage is likely in {likely}, possible in {possible}, unlikely in {unlikely}.",
                n=len(answer.regions),
                level=text(regional.LEVELS[answer.level]),
                likely=count("likely"),
                possible=count("possible"),
                unlikely=count("unlikely"),
            ),
        )
    first = sorted(answer.regions, key=lambda region: region.rank or 0)[:3]
    yield Sentence(
        Role.DETAIL,
        text(
            "The largest share of demand is short in {regions}.",
            regions=language.listing(rank_words(region, language) for region in first),
        ),
    )
    yield from estimated(answer.supply_estimated, answer.assumed_share, language)


def rank_words(region: RegionalBalance, language: Language) -> str:
    """Return a region with its share, and the ranks it could as well have."""
    name, share = region.names[language.code], language.percent(region.gap_share)
    if region.rank_interval is None:
        return f"{name} ({share})"
    return language.text(
        "{name} ({share}; rank {low} to {high})",
        name=name,
        share=share,
        low=round(region.rank_interval.low),
        high=round(region.rank_interval.high),
    )


@collected
def estimated(supply_estimated: bool, share: float | None, language: Language) -> Iterator[Sentence]:
    """Say that supply was estimated, and how much of the spread is assumption."""
    if not supply_estimated:
        return
    if share is None:
        yield Sentence(Role.PROVENANCE, language.text("Supply by region is estimated."))
        return
    yield Sentence(
        Role.PROVENANCE,
        language.text(
            "Supply by region is estimated; {share} of the spread is assumption.",
            share=language.percent(share),
        ),
    )


def definition(answer: RegionalAnswer, language: Language) -> str:
    """Return what the plain words and the intervals mean."""
    return language.text(
        "Shortage: demand exceeds supply. Likely from a chance of {likely} on, unlikely below {unlikely}, possible in between. "
        "Intervals hold {interval} of {draws} draws; a rank whose interval holds another could as well be that other.",
        likely=language.percent(answer.likely),
        unlikely=language.percent(answer.unlikely),
        interval=language.percent(answer.interval),
        draws=language.number(answer.draws),
    )


def interval_words(interval: Interval | None, language: Language, digits: int = 0) -> str:
    """Return an interval in words, a dash where there is none."""
    if interval is None:
        return MISSING
    return language.text(
        "{low} to {high}",
        low=language.number(interval.low, digits),
        high=language.number(interval.high, digits),
    )


@collected
def notes(answer: RegionalAnswer, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(Role.NOTE, definition(answer, language))

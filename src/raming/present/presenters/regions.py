"""Regions in words, a table and a chart."""

from collections.abc import Sequence

from raming.answers.regional.regions import Interval, RegionalAnswer, RegionalBalance
from raming.present import labels
from raming.present import regional_labels as regional
from raming.present.assembling import assembled
from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.table import Column, Table
from raming.present.wording import rests_on, scenario_words


def present(answer: RegionalAnswer, language: Language) -> Presentation:
    """Return the presentation of supply and demand by region."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Supply and demand by region: {name}, {year}",
            name=answer.names[language.code],
            year=answer.year,
        ),
        sentences=sentences(answer, language),
        tables=(region_table(answer, language),),
        notes=(rests_on(answer.rests_on, language), definition(answer, language)),
        chart="raming.present.charts.regions:regions_chart",
    )


def sentences(answer: RegionalAnswer, language: Language) -> tuple[str, ...]:
    """Return what matters about the regions, first things first."""
    text, number = language.text, language.number
    nation = answer.national
    kind = text("a shortage") if nation.gap_fte >= 0.0 else text("a surplus")
    made = [
        text(
            "In {year} there is {kind} of {gap} FTE in the country, {share} of demand ({scenario}).",
            year=answer.year,
            kind=kind,
            gap=number(abs(nation.gap_fte)),
            share=language.percent(abs(nation.gap_share)),
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        )
    ]
    if answer.draws:
        count = [region.verdict for region in answer.regions].count
        made.append(
            text(
                "Of {n} {level} a shortage is likely in {likely}, possible in {possible}, unlikely in "
                "{unlikely}.",
                n=len(answer.regions),
                level=text(regional.LEVELS[answer.level]),
                likely=count("likely"),
                possible=count("possible"),
                unlikely=count("unlikely"),
            )
        )
    first = sorted(answer.regions, key=lambda region: region.rank or 0)[:3]
    made.append(
        text(
            "The largest share of demand is short in {regions}.",
            regions=language.listing(rank_words(region, language) for region in first),
        )
    )
    made += estimated(answer.supply_estimated, answer.assumed_share, language)
    return tuple(made)


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


def estimated(supply_estimated: bool, share: float | None, language: Language) -> Sequence[str]:
    """Say that supply was estimated, and how much of the spread is assumption."""
    if not supply_estimated:
        return ()
    if share is None:
        return (language.text("Supply by region is estimated."),)
    return (
        language.text(
            "Supply by region is estimated; {share} of the spread is assumption.",
            share=language.percent(share),
        ),
    )


def definition(answer: RegionalAnswer, language: Language) -> str:
    """Return what the plain words and the intervals mean."""
    return language.text(
        "Shortage: demand exceeds supply. Likely from a chance of {likely} on, unlikely below {unlikely}, "
        "possible in between. Intervals hold {interval} of {draws} draws; a rank whose interval holds "
        "another could as well be that other.",
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


def region_table(answer: RegionalAnswer, language: Language) -> Table:
    """Return the regions as a table, the largest share first, and the nation."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column(
            "rank", text("rank"), "year", meaning=text("place by gap as a share of demand, 1 the largest")
        ),
        Column("code", text("code"), meaning=text("code of the region"), detail=True),
        Column("name", text("region"), meaning=text("name of the region")),
        Column(
            "headcount",
            text("active"),
            "number",
            unit=text("persons"),
            meaning=text("people active"),
            detail=True,
        ),
        Column(
            "fte",
            text("supply"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents active"),
            detail=True,
        ),
        Column(
            "demand_fte",
            text("demand"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents needed"),
            detail=True,
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply; a shortage is positive"),
        ),
        Column("gap_share", text("gap"), "percent", 1, text("of demand"), text("gap as a share of demand")),
        Column("gap_interval", text("interval"), unit=fte, meaning=text("interval of the gap over draws")),
        Column("p_shortage", text("chance"), "percent", meaning=text("chance that demand exceeds supply")),
        Column("rank_interval", text("ranks"), meaning=text("interval of the rank over draws")),
        Column("status", text("status"), meaning=text("status of the supply"), detail=True),
    )
    ordered = sorted(answer.regions, key=lambda region: region.rank or 0)
    rows = tuple(
        (
            region.rank,
            region.code,
            region.names[language.code],
            region.headcount,
            region.fte,
            region.demand_fte,
            region.gap_fte,
            region.gap_share,
            interval_words(region.gap_interval, language),
            region.p_shortage,
            interval_words(region.rank_interval, language),
            text(labels.STATUSES[region.status]),
        )
        for region in (*ordered, answer.national)
    )
    title = text("Supply and demand by region in {year}", year=answer.year)
    return Table("regions", title, columns, rows, frozenset({len(rows) - 1}))

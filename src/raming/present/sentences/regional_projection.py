"""The path of one region in sentences."""

from collections.abc import Iterator

from raming.answers.regional.projection import RegionalProjection
from raming.present import signs
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.regions import estimated, published_sentences, untold_words, validation_words
from raming.present.wording import scenario_words


@collected
def sentences(path: RegionalProjection, language: Language) -> Iterator[Sentence]:
    """Return what matters about the path of a region, first things first."""
    text, number = language.text, language.number
    years = list(path.years)
    first, last = path.years[years[0]], path.years[years[-1]]
    at = path.years[str(path.balance_year)]
    region, gap = path.region_names[language.code], signs.gap_words(at.gap_fte, language)
    apart = signs.beside_nation_words(at.gap_share_relative, language)
    yield Sentence(
        Role.PATH,
        text(
            "In {region} supply goes from {supply} to {later_supply} FTE between {first} and {last}, demand "
            "from {demand} to {later_demand} FTE ({scenario}).",
            region=region,
            supply=number(first.fte),
            later_supply=language.figure(last.fte),
            demand=number(first.demand_fte),
            later_demand=language.figure(last.demand_fte),
            first=years[0],
            last=years[-1],
            scenario=scenario_words(path.scenario, path.trend, path.variant, language),
        ),
    )
    if at.gap_interval is None or at.p_shortage is None:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} the gap in {region} is {apart}: {gap}.",
                year=path.balance_year,
                region=region,
                apart=apart,
                gap=gap,
            ),
        )
    else:
        told = at.p_shorter_than_nation is None or signs.told_beside_nation(at.p_shorter_than_nation)
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} the gap in {region} is {apart}; the chance that it is shorter than the country is {chance}.",
                year=path.balance_year,
                region=region,
                apart=apart,
                chance=language.percent(at.p_shorter_than_nation),
            )
            if told
            else untold_words(
                region, path.balance_year, apart, language.percent(at.p_shorter_than_nation), language
            ),
        )
        yield Sentence(
            Role.ODDS,
            text(
                "There is {gap} then, in {share} of the futures {range}; the chance of a shortage is {chance}.",
                gap=gap,
                share=language.percent(path.interval),
                range=signs.gap_range_words(at.gap_interval.low, at.gap_interval.high, language),
                chance=language.percent(at.p_shortage),
            ),
        )
    yield Sentence(
        Role.DETAIL,
        text(
            "The national gap in {year} is {gap}; that is in the figure of every region alike.",
            year=path.balance_year,
            gap=signs.share_words(at.gap_share_national, language),
        ),
    )
    yield from published_sentences(
        path.published, path.sources, language, stock_known=not path.supply_estimated
    )
    yield from estimated(path.supply_estimated, path.assumed_share, language)


@collected
def notes(path: RegionalProjection, language: Language) -> Iterator[Sentence]:
    """Say what validation found."""
    yield Sentence(Role.PROVENANCE, validation_words(path.validation, language))

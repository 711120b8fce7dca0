"""The path of one region in sentences."""

from collections.abc import Iterator

from raming.answers.regional.projection import RegionalProjection
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.regions import estimated
from raming.present.wording import scenario_words


@collected
def sentences(path: RegionalProjection, language: Language) -> Iterator[Sentence]:
    """Return what matters about the path of a region, first things first."""
    text, number = language.text, language.number
    years = list(path.years)
    first, last = path.years[years[0]], path.years[years[-1]]
    at = path.years[str(path.balance_year)]
    kind = text("a shortage") if at.gap_fte >= 0.0 else text("a surplus")
    yield Sentence(
        Role.PATH,
        text(
            "In {region} supply goes from {supply} to {later_supply} FTE between {first} and {last}, demand "
            "from {demand} to {later_demand} FTE ({scenario}).",
            region=path.region_names[language.code],
            supply=number(first.fte),
            later_supply=number(last.fte),
            demand=number(first.demand_fte),
            later_demand=number(last.demand_fte),
            first=years[0],
            last=years[-1],
            scenario=scenario_words(path.scenario, path.trend, path.variant, language),
        ),
    )
    if at.gap_interval is None or at.p_shortage is None:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} there is {kind} of {gap} FTE.",
                year=path.balance_year,
                kind=kind,
                gap=number(abs(at.gap_fte)),
            ),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} there is {kind} of {gap} FTE, in {share} of the futures between {low} and {high}; the chance of a shortage is {chance}.",
                year=path.balance_year,
                kind=kind,
                gap=number(abs(at.gap_fte)),
                share=language.percent(path.interval),
                low=number(at.gap_interval.low),
                high=number(at.gap_interval.high),
                chance=language.percent(at.p_shortage),
            ),
        )
    yield from estimated(path.supply_estimated, path.assumed_share, language)

"""Regions in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from raming.answers.evidence import Source
from raming.answers.regional.balance import Profile
from raming.answers.regional.published import RegionalStatement
from raming.answers.regional.regions import RegionalAnswer, RegionalBalance
from raming.answers.regional.shared import Interval
from raming.answers.regional.validated import Validated
from raming.present import regional_labels as regional
from raming.present import signs
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.table import Table
from raming.present.wording import scenario_words


@collected
def sentences(answer: RegionalAnswer, language: Language) -> Iterator[Sentence]:
    """Return what matters about the regions, first things first."""
    text = language.text
    nation = answer.national
    first = sorted(answer.regions, key=lambda region: region.rank or 0)[:3]
    furthest = text(
        "Furthest above the national gap in {year}: {regions}.",
        year=answer.year,
        regions="; ".join(beside_words(region, language) for region in first),
    )
    if answer.likely_shorter is None:
        yield Sentence(Role.HEADLINE, furthest)
    else:
        yield Sentence(
            Role.HEADLINE,
            shorter_words(
                [region.verdict_relative for region in answer.regions],
                answer.year,
                regional.level_words(answer.level, language),
                language,
            ),
        )
        yield Sentence(Role.DETAIL, furthest)
    yield Sentence(Role.DETAIL, ranked_words(drawn=answer.likely_shorter is not None, language=language))
    if answer.order_known is False:
        yield Sentence(Role.ODDS, order_words(len(answer.regions), language))
    yield Sentence(
        Role.DETAIL,
        text(
            "The national gap is {gap} ({size} FTE, {year}; {scenario}); that is in the figure of every region alike.",
            gap=signs.share_words(nation.gap_share, language),
            size=language.figure(abs(nation.gap_fte)),
            year=answer.year,
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        ),
    )
    yield from estimated(answer.supply_estimated, answer.assumed_share, language)


def shorter_words(verdicts: Sequence[str | None], year: int, level: str, language: Language) -> str:
    """Say of how many regions it can be said that they are shorter than the nation."""
    likely, unlikely = verdicts.count("likely"), verdicts.count("unlikely")
    return language.text(
        "Of {n} {level}, {likely} are likely shorter than the country as a whole in {year} and {unlikely} likely less short; "
        "of the other {rest} it cannot be told.",
        n=len(verdicts),
        level=level,
        likely=likely,
        unlikely=unlikely,
        rest=len(verdicts) - likely - unlikely,
        year=year,
    )


def ranked_words(*, drawn: bool, language: Language) -> str:
    """Say by what regions are ranked: by one figure, whatever stands beside it."""
    if drawn:
        return language.text(
            "Ranked by the gap as a share of demand with every figure at its central value; chances and intervals, those of ranks too, are over the draws."
        )
    return language.text("Ranked by the gap as a share of demand with every figure at its central value.")


def order_words(count: int, language: Language) -> str:
    """Say that the order of regions is not known."""
    return language.text(
        "The order of the regions is not known: the rank of most could lie anywhere in more than half of the list of {count}.",
        count=count,
    )


def beside_words(region: RegionalBalance | Profile, language: Language) -> str:
    """Return a region with its gap beside the national one, and its chance where there are draws."""
    name, apart = region.names[language.code], signs.beside_nation_words(region.gap_share_relative, language)
    if region.p_shorter_than_nation is None:
        return f"{name} ({apart})"
    if region.verdict_relative == "possible":
        return language.text(
            "{name} ({apart}; cannot be told, chance {chance} that it is shorter)",
            name=name,
            apart=apart,
            chance=language.percent(region.p_shorter_than_nation),
        )
    return language.text(
        "{name} ({apart}, chance {chance} that it is shorter)",
        name=name,
        apart=apart,
        chance=language.percent(region.p_shorter_than_nation),
    )


def untold_words(region: str, year: int, apart: str, chance: str, language: Language) -> str:
    """Say that it cannot be told whether a region is shorter than the nation, and why its gap may say otherwise.

    Args:
        region: its name.
        year: the year.
        apart: its gap beside the national one, in words.
        chance: in how many of the draws it is shorter, as people read it.
        language: the language.
    """
    return language.text(
        "In {year} the gap in {region} is {apart} with every figure at its central value; whether it is shorter than the country cannot be told: it is in {chance} of the draws.",
        year=year,
        region=region,
        apart=apart,
        chance=chance,
    )


def validation_words(found: Validated | None, language: Language) -> str:
    """Say how regional figures fared against published statements: one sentence, wherever regions are shown."""
    text = language.text
    if found is None:
        return text("Validation: these regional figures were held against no published statement.")
    counts = text(
        "Validation: of {n} published statements about regions {agrees} agree, {differs} differ, {open} could be "
        "either, {input} were used as input and {other} cannot be compared",
        n=found.statements,
        agrees=found.agrees,
        differs=found.differs,
        open=found.open,
        input=found.input,
        other=found.not_comparable,
    )
    if found.separation is None or found.separation_low is None or found.separation_high is None:
        return f"{counts}."
    return text(
        "{counts}; the chance that a region named as short ranks above one that was not is {chance} ({low} to {high}), where a half is no relation.",
        counts=counts,
        chance=language.number(found.separation, 2),
        low=language.number(found.separation_low, 2),
        high=language.number(found.separation_high, 2),
    )


def with_validation(
    tables: Sequence[Table], found: Validated | None, language: Language
) -> tuple[Table, ...]:
    """Return tables that carry the sentence of validation into every file."""
    return tuple(replace(table, validation=validation_words(found, language)) for table in tables)


def statement_words(said: RegionalStatement, sources: Sequence[Source], language: Language) -> str:
    """Return what a publication said of a region, with its year and its publisher."""
    publisher = next((source.publisher for source in sources if source.id == said.source), said.source)
    publisher = language.of_pack(publisher)
    claim = language.text(regional.CLAIMS[said.dimension, said.direction])
    if said.value is not None or (said.low is not None and said.high is not None):
        ends = (said.value,) if said.value is not None else (said.low, said.high)
        shown = [
            language.percent(abs(end or 0.0)) if said.unit.startswith("share") else language.number(end)
            for end in ends
        ]
        size = shown[0] if len(shown) == 1 else language.text("{low} to {high}", low=shown[0], high=shown[1])
        claim = f"{claim}: {size}"
    if said.for_year:
        claim = f"{claim} ({said.for_year})"
    return language.text(
        "Published ({publisher}, {year}): {claim}.", publisher=publisher, year=said.year, claim=claim
    )


def bearing_words(said: RegionalStatement, *, stock_known: bool, language: Language) -> str:
    """Say whether the estimate beside a statement could show what it says; empty where it could."""
    if said.dimension == "density" and not stock_known:
        return language.text(
            "The estimate beside it spreads the people of the country by demand and cannot show this."
        )
    if said.dimension == "expected_shortage":
        return language.text("This is what practices expected; it was not put into the estimate.")
    return ""


@collected
def published_sentences(
    said: Sequence[RegionalStatement], sources: Sequence[Source], language: Language, *, stock_known: bool
) -> Iterator[Sentence]:
    """Return what was published of a region, with what the estimate beside it can show."""
    for one in said:
        bearing = bearing_words(one, stock_known=stock_known, language=language)
        yield Sentence(
            Role.DETAIL, " ".join(filter(None, (statement_words(one, sources, language), bearing)))
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
        "Shorter than the country: its gap is a larger share of its demand. Likely from a chance of {likely} on, unlikely below {unlikely}, possible in between. "
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
    yield Sentence(Role.PROVENANCE, validation_words(answer.validation, language))
    if answer.draws:
        yield Sentence(Role.NOTE, definition(answer, language))

"""Balance profiles in sentences: of all regions, and of one."""

from collections.abc import Iterator

from raming.answers.regional.balance import Balance, Profile
from raming.answers.regional.bottleneck import Direction
from raming.present import regional_labels as regional
from raming.present import signs
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.regions import (
    beside_words,
    order_words,
    published_sentences,
    ranked_words,
    shorter_words,
    untold_words,
    validation_words,
)


@collected
def sentences(answer: Balance, language: Language) -> Iterator[Sentence]:
    """Return what matters about all regions."""
    text, year = language.text, answer.base_year + 10
    furthest = text(
        "Furthest above the national gap in {year}: {regions}.",
        year=year,
        regions="; ".join(beside_words(profile, language) for profile in answer.regions[:3]),
    )
    if answer.likely_shorter is None:
        yield Sentence(Role.HEADLINE, furthest)
    else:
        verdicts = [profile.verdict_relative for profile in answer.regions]
        level = regional.level_words("", language)
        yield Sentence(Role.HEADLINE, shorter_words(verdicts, year, level, language))
        yield Sentence(Role.DETAIL, furthest)
    yield Sentence(Role.DETAIL, ranked_words(drawn=answer.likely_shorter is not None, language=language))
    if answer.order_known is False:
        yield Sentence(Role.ODDS, order_words(len(answer.regions), language))
    yield Sentence(Role.DETAIL, _national(answer, language))


def _national(answer: Balance, language: Language) -> str:
    """Say the national gap once, with its chance where there are draws."""
    gap = signs.share_words(answer.gap_share_national, language)
    if answer.p_shortage_national is None:
        return language.text(
            "The national gap in {year} is {gap}; that is in the figure of every region alike.",
            year=answer.base_year + 10,
            gap=gap,
        )
    return language.text(
        "The national gap in {year} is {gap} (chance of a shortage {chance}); that is in the figure of every region alike.",
        year=answer.base_year + 10,
        gap=gap,
        chance=language.percent(answer.p_shortage_national),
    )


@collected
def missing_words(answer: Balance, language: Language) -> Iterator[Sentence]:
    """Name the indicators for which no region has a figure."""
    if not answer.not_available:
        return
    names = [language.text(regional.INDICATORS[name]) for name in answer.not_available]
    yield Sentence(
        Role.PROVENANCE,
        language.text("Not available for any region: {names}.", names=language.listing(names)),
    )


def definition(answer: Balance, language: Language) -> str:
    """Return what the plain words and the intervals mean."""
    return language.text(
        "A chance is called likely from {likely} on, unlikely below {unlikely}, possible in between. "
        "Intervals hold {interval} of {draws} draws. The type is the cause that adds most to the shortage above that of the country.",
        likely=language.percent(answer.likely),
        unlikely=language.percent(answer.unlikely),
        interval=language.percent(answer.interval),
        draws=language.number(answer.draws),
    )


def figure(value: float | None, unit: str, language: Language) -> str:
    """Return a figure of an indicator as people read it."""
    if value is None:
        return MISSING
    if unit in regional.PERCENT:
        return language.percent(value, 1)
    return language.number(value, 0 if unit.startswith("score") else 2 if unit.startswith("ratio") else 1)


def reason(entry: Direction, language: Language) -> str:
    """Return the reason of a direction in the language of the page."""
    figures = {name: language.number(value) for name, value in entry.figures.items()}
    return language.text(regional.DIRECTION_REASONS[entry.reason], **figures)


@collected
def profile_sentences(profile: Profile, answer: Balance, language: Language) -> Iterator[Sentence]:
    """Return what matters about one region, first things first."""
    text = language.text
    gap = profile.indicators["gap_10"]
    year = answer.base_year + 10
    region = profile.names[language.code]
    values: dict[str, object] = {"region": region, "year": year}
    apart = signs.beside_nation_words(profile.gap_share_relative, language)
    share = signs.share_words(gap.value or 0.0, language)
    if gap.low is None or gap.high is None or profile.p_shortage is None:
        yield Sentence(
            Role.HEADLINE, text("In {year} the gap in {region} is {apart}.", apart=apart, **values)
        )
        yield Sentence(Role.DETAIL, text("In {year} there is {gap} in {region}.", gap=share, **values))
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} the gap in {region} is {apart}; that it is shorter than the country is {verdict} (chance {chance}).",
                apart=apart,
                verdict=text(regional.VERDICTS[str(profile.verdict_relative)]),
                chance=language.percent(profile.p_shorter_than_nation),
                **values,
            )
            if profile.verdict_relative != "possible"
            else untold_words(region, year, apart, language.percent(profile.p_shorter_than_nation), language),
        )
        yield Sentence(
            Role.ODDS,
            text(
                "In {year} there is {gap} in {region} ({range}); the chance of a shortage is {chance}.",
                gap=share,
                range=signs.share_range_words(gap.low, gap.high, language),
                chance=language.percent(profile.p_shortage),
                **values,
            ),
        )
    yield Sentence(Role.DETAIL, _national(answer, language))
    yield Sentence(Role.DETAIL, _rank(profile, answer, language))
    known = profile.indicators["density_heads"].status != "estimate"
    yield from published_sentences(profile.published, answer.sources, language, stock_known=known)
    for designation, message in regional.DESIGNATIONS.items():
        areas = [one.area for one in profile.designations if one.designation == designation]
        if areas:
            yield Sentence(Role.DETAIL, text(message, areas=language.listing(areas)))
    yield Sentence(
        Role.CAUSE,
        text(
            "Bottleneck: {type}; {meaning}.",
            type=text(regional.TYPES[profile.type]),
            meaning=text(regional.TYPE_MEANINGS[profile.type]),
        ),
    )


def _rank(profile: Profile, answer: Balance, language: Language) -> str:
    """Return the rank of a region with those it could as well have."""
    if profile.rank_interval is None:
        return language.text("It ranks {rank} by expected shortage.", rank=profile.rank)
    if answer.order_known is False or profile.rank_uncertain:
        return language.text(
            "Its rank is not known: from {low} to {high} ({rank} with the middle figures).",
            rank=profile.rank,
            low=round(profile.rank_interval.low),
            high=round(profile.rank_interval.high),
        )
    return language.text(
        "It ranks {rank} by expected shortage, and its rank could be anything from {low} to {high}.",
        rank=profile.rank,
        low=round(profile.rank_interval.low),
        high=round(profile.rank_interval.high),
    )


@collected
def notes(answer: Balance, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(Role.PROVENANCE, validation_words(answer.validation, language))
    yield from missing_words(answer, language)
    yield Sentence(Role.NOTE, definition(answer, language))

"""Balance profiles in sentences: of all regions, and of one."""

from collections.abc import Iterator

from raming.answers.regional.balance import Balance, Profile
from raming.answers.regional.bottleneck import Direction
from raming.present import regional_labels as regional
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: Balance, language: Language) -> Iterator[Sentence]:
    """Return what matters about all regions."""
    text = language.text
    first = answer.regions[:3]
    yield Sentence(
        Role.HEADLINE,
        text(
            "In ten years the largest share of demand is short in {regions}.",
            regions=language.listing(profile.names[language.code] for profile in first),
        ),
    )
    unsure = [profile for profile in answer.regions if profile.rank_uncertain]
    if answer.draws:
        yield Sentence(
            Role.ODDS,
            language.plural(
                "The rank of {count} region could as well be more than half of all others.",
                "The ranks of {count} regions could as well be more than half of all others.",
                len(unsure),
            ),
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
        "A shortage is called likely from a chance of {likely} on, unlikely below {unlikely}, possible in between. "
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
    values = {"region": profile.names[language.code], "year": year}
    share = language.percent(abs(gap.value or 0.0))
    kind = text("short") if (gap.value or 0.0) >= 0.0 else text("in surplus")
    if gap.low is None or gap.high is None or profile.p_shortage is None:
        yield Sentence(
            Role.HEADLINE,
            text("In {year} {share} of demand in {region} is {kind}.", share=share, kind=kind, **values),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {year} {share} of demand in {region} is {kind}, between {low} and {high}; a shortage is {verdict} (chance {chance}).",
                share=share,
                kind=kind,
                low=language.percent(gap.low),
                high=language.percent(gap.high),
                verdict=text(regional.VERDICTS[str(profile.verdict)]),
                chance=language.percent(profile.p_shortage),
                **values,
            ),
        )
    yield Sentence(Role.DETAIL, _rank(profile, language))
    yield Sentence(
        Role.CAUSE,
        text(
            "Bottleneck: {type}; {meaning}.",
            type=text(regional.TYPES[profile.type]),
            meaning=text(regional.TYPE_MEANINGS[profile.type]),
        ),
    )


def _rank(profile: Profile, language: Language) -> str:
    """Return the rank of a region with those it could as well have."""
    if profile.rank_interval is None:
        return language.text("It ranks {rank} by expected shortage.", rank=profile.rank)
    return language.text(
        "It ranks {rank} by expected shortage, and could as well rank {low} to {high}.",
        rank=profile.rank,
        low=round(profile.rank_interval.low),
        high=round(profile.rank_interval.high),
    )


@collected
def notes(answer: Balance, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield from missing_words(answer, language)
    yield Sentence(Role.NOTE, definition(answer, language))

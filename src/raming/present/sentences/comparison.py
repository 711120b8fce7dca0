"""Why the number changed, in sentences."""

from collections.abc import Iterator

from raming.answers.comparable import is_band, outside
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.comparison import ComparedSide, Comparison
from raming.answers.uncertainty.differences import Part
from raming.present import labels
from raming.present.language import Language
from raming.present.ledger_lines import ends_words
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.published import apart
from raming.present.wording import scenario_words

SMALL = 0.5


NAMED = 3
HASH = 8
"""Characters of the hash of a pack that people compare."""


def side_words(side: ComparedSide, language: Language) -> str:
    """Return what a side is, in words."""
    scenario = scenario_words(side.scenario, side.trend, side.variant, language)
    named = f"“{side.title}”, {scenario}" if side.title else scenario
    return language.text("round {round}, {scenario}", round=side.round, scenario=named)


def sides_words(answer: Comparison, language: Language) -> tuple[str, str]:
    """Return what both sides are, in words; packs and balance years where those differ."""
    first, second = answer.sides
    packs = {one.pack_hash for one in answer.sides}
    alike = first.pack == second.pack
    said = []
    for side in answer.sides:
        parts = [side_words(side, language)]
        if first.balance_year != second.balance_year and first.round == second.round:
            parts.append(language.text("balance in {year}", year=side.balance_year))
        if len(packs) > 1:
            named = f"{side.pack} ({side.pack_hash[:HASH]})" if alike else side.pack
            parts.append(language.text("pack {pack}", pack=named))
        said.append(", ".join(parts))
    return said[0], said[1]


@collected
def sentences(answer: Comparison, language: Language) -> Iterator[Sentence]:
    """Return what matters about a comparison, first things first."""
    text = language.text
    change = answer.to - answer.from_
    before_side, after_side = sides_words(answer, language)
    yield Sentence(
        Role.HEADLINE,
        text(
            "From {before} ({before_side}) to {after} ({after_side}): {change} a year.",
            before=language.figure(answer.from_),
            before_side=before_side,
            after=language.figure(answer.to),
            after_side=after_side,
            change=language.figure(change, signed=True),
        ),
    )
    up, down = ([part for part in answer.parts if part.effect * sign >= SMALL] for sign in (1, -1))
    if up:
        yield Sentence(Role.CAUSE, text("Up: {parts}.", parts=_named(up, language)))
    if down:
        yield Sentence(Role.CAUSE, text("Down: {parts}.", parts=_named(down, language)))
    kinds = [(kind, effect) for kind, effect in answer.kinds.items() if abs(effect) >= SMALL]
    if kinds:
        yield Sentence(
            Role.CAUSE,
            text(
                "By kind: {kinds}.",
                kinds=language.listing(
                    f"{text(labels.KINDS[kind])} {language.figure(effect, signed=True)}"
                    for kind, effect in kinds
                ),
            ),
        )
    yield from published_sentences(answer, language)


def _named(parts: list[Part], language: Language) -> str:
    """Return the first parts with their effect, and what the others add up to."""
    words = [
        f"{language.text(labels.DIFFERENCES[part.id])} ({language.figure(part.effect, signed=True)})"
        for part in parts[:NAMED]
    ]
    rest = parts[NAMED:]
    if rest:
        total = language.figure(sum(part.effect for part in rest), signed=True)
        words.append(
            language.plural("{count} other ({total})", "{count} others ({total})", len(rest), total=total)
        )
    return language.listing(words)


@collected
def published_sentences(answer: Comparison, language: Language) -> Iterator[Sentence]:
    """Say how far the published advice of each side lies from the model; once where it is the same."""
    told = []
    for side, value in zip(answer.sides, (answer.from_, answer.to), strict=True):
        if side.published is None or (side.published, value) in told:
            continue
        told.append((side.published, value))
        yield Sentence(Role.DETAIL, _published(side.published, side, value, language))


def _published(advice: PublishedAdvice, side: ComparedSide, value: float, language: Language) -> str:
    """Hold the model of a round against the advice published beside it."""
    text = language.text
    named = {
        "round": side.round,
        "year": advice.year,
        "published": ends_words(advice, language),
    }
    if is_band(advice) and outside(value, advice) == 0:
        return text(
            "The published advice beside round {round} is {published} ({year}): the model lies within it.",
            **named,
        )
    return text(
        "The published advice beside round {round} is {published} ({year}); the model's is {apart}: that part is "
        "a choice of variant or judgement, or a difference of method.",
        **named,
        apart=apart(outside(value, advice), advice, language),
    )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(
        Role.NOTE,
        language.text(
            "Each effect is averaged over every order in which the differences can be made (Shapley), so "
            "the order does not matter and the effects add up to the whole."
        ),
    )

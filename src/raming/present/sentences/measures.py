"""What measures do, in sentences."""

from collections.abc import Iterable, Iterator, Mapping

from raming.answers.measures.effects import MeasureEffects
from raming.answers.measures.related import Conflict
from raming.present import measure_labels as words
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import gap_words
from raming.present.wording import capital, no_chance


def place_words(names: dict[str, str], region: dict[str, str] | None, language: Language) -> str:
    """Return an occupation with its region."""
    name = names[language.code]
    return name if region is None else f"{name}, {region[language.code]}"


def conflict_sentences(
    conflicts: Iterable[Conflict], names: Mapping[str, str], language: Language
) -> Iterator[Sentence]:
    """Say of each pair that is the same hours, people or places which of the two counts.

    Args:
        conflicts: the pairs.
        names: name of each measure in the language.
        language: the language.
    """
    text = language.text
    for pair in conflicts:
        first, second = (capital(names[name]) for name in (pair.first, pair.second))
        same = (
            text("{first} lies within {second}", first=first, second=second)
            if pair.relation == "nested"
            else text("{first} and {second} are the same hours, people or places", first=first, second=second)
        )
        counts = (
            text("neither counts beside the others")
            if pair.counted is None
            else text("only {name} counts", name=names[pair.counted])
        )
        yield Sentence(Role.DETAIL, f"{same}: {counts}.")


@collected
def sentences(answer: MeasureEffects, language: Language) -> Iterator[Sentence]:
    """Return what matters about the effects, first things first."""
    text, number, percent = language.text, language.number, language.percent
    gap = answer.years[str(answer.balance_year)]
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "This measure closes {joint} FTE of the gap in {year} ({low} to {high}): from {before} to {after}.",
            "Together these measures close {joint} FTE of the gap in {year} ({low} to {high}): from {before} to {after}.",
            len(answer.measures),
            joint=language.figure(answer.joint),
            low=language.figure(answer.joint_bounds.low),
            high=language.figure(answer.joint_bounds.high),
            year=answer.balance_year,
            before=gap_words(gap.gap_without, language),
            after=gap_words(gap.gap_with, language),
        )
        if answer.joint >= 0.0
        else language.plural(
            "This measure widens the gap in {year} by {joint} FTE ({range}): from {before} to {after}.",
            "Together these measures widen the gap in {year} by {joint} FTE ({range}): from {before} to {after}.",
            len(answer.measures),
            joint=language.figure(-answer.joint),
            range=_widening(answer, language),
            year=answer.balance_year,
            before=gap_words(gap.gap_without, language),
            after=gap_words(gap.gap_with, language),
        ),
    )
    names = {line.id: line.names[language.code] for line in answer.measures}
    yield from conflict_sentences(answer.conflicts, names, language)
    more = answer.joint - answer.sum_alone
    if abs(more) >= 0.5:
        message = (
            text(
                "Adding them up would give {sum} FTE, {difference} too few: together they strengthen each other.",
                sum=language.figure(answer.sum_alone),
                difference=language.figure(abs(more)),
            )
            if more > 0
            else text(
                "Adding them up would give {sum} FTE, {difference} too many: they overlap.",
                sum=language.figure(answer.sum_alone),
                difference=language.figure(abs(more)),
            )
        )
        yield Sentence(Role.DETAIL, message)
    if answer.occupation == "sector":
        yield Sentence(
            Role.DETAIL,
            text(
                "In people that is {people}, at {factor} FTE a person.",
                people=language.figure(answer.joint / answer.fte_per_person),
                factor=number(answer.fte_per_person, 2),
            ),
        )
    if answer.intake.without is not None and answer.intake.with_all is not None:
        yield Sentence(
            Role.DETAIL,
            text(
                "The advised intake goes from {before} to {after} a year.",
                before=language.figure(answer.intake.without),
                after=language.figure(answer.intake.with_all),
            ),
        )
    yield Sentence(
        Role.ODDS,
        no_chance(language)
        if answer.odds.without is None
        else text(
            "The chance of balance in {year} goes from {before} to {after}.",
            year=answer.balance_year,
            before=percent(answer.odds.without),
            after=percent(answer.odds.with_all),
        ),
    )
    for line in answer.measures:
        if line.reason:
            yield Sentence(
                Role.NOTE, f"{capital(line.names[language.code])}: {text(words.REASONS[line.reason])}."
            )


def _widening(answer: MeasureEffects, language: Language) -> str:
    """Return the interval of a gap that becomes wider; of its ends one may close the gap."""
    low, high = answer.joint_bounds.low, answer.joint_bounds.high
    if high <= 0.0:
        return language.text("{low} to {high}", low=language.figure(-high), high=language.figure(-low))
    return language.text(
        "from {closed} closed to {wider} wider", closed=language.figure(high), wider=language.figure(-low)
    )


@collected
def notes(answer: MeasureEffects, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "People added add up; measures on hours and on demand multiply. The fair share of a measure is "
            "what it adds averaged over every order in which the measures could be taken (Shapley)."
        ),
    )
    yield Sentence(
        Role.NOTE,
        text(
            "Intervals hold 80% of {draws} draws of the effects and of the model's own figures.",
            draws=language.number(answer.odds.draws),
        ),
    )

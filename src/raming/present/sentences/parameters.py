"""The figures of an occupation in sentences, and each value in words."""

from collections.abc import Iterator

from raming.answers.parameters import ParameterEntry, ParameterList
from raming.present import labels
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import parameter_words

CALENDAR = "year"
"""Unit of the figures that are calendar years, written without a thousands separator."""


@collected
def sentences(answer: ParameterList, language: Language) -> Iterator[Sentence]:
    """Return how many figures there are by status, and how many moved since the round before."""
    counts = {status: sum(entry.status == status for entry in answer.parameters) for status in labels.COUNTED}
    parts = [language.plural(*labels.COUNTED[status], count) for status, count in counts.items() if count]
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "{count} figure: {parts}.",
            "{count} figures: {parts}.",
            len(answer.parameters),
            parts=language.listing(parts),
        ),
    )
    moved = [entry for entry in answer.parameters if _before(entry, answer.round) is not None]
    if moved:
        before = max(int(year) for entry in moved for year in entry.history if int(year) < answer.round)
        changed = sum(_before(entry, answer.round) != entry.value for entry in moved)
        yield Sentence(
            Role.PATH,
            language.plural(
                "Since the round of {before} {count} of them changed.",
                "Since the round of {before} {count} of them changed.",
                changed,
                before=before,
            ),
        )


def _before(entry: ParameterEntry, round_: int) -> float | None:
    """Return the value in the round before, None where there is none."""
    earlier = [int(year) for year in entry.history if int(year) < round_]
    return entry.history[str(max(earlier))] if earlier else None


def value_words(value: float | None, unit: str, language: Language) -> str:
    """Return a value as people read it: shares as a percentage, years as years."""
    if value is None:
        return MISSING
    if unit == CALENDAR:
        return str(int(value))
    if unit in labels.SHARES:
        return language.percent(value, 1)
    whole = float(value).is_integer()
    return language.number(value, 0 if whole else 1 if abs(value) >= 100 else 2)


def interval_words(entry: ParameterEntry, language: Language) -> str:
    """Return the 80 % interval in words; a dash where none is stated."""
    if entry.low is None or entry.high is None:
        return MISSING
    low, high = (value_words(end, entry.unit, language) for end in (entry.low, entry.high))
    return language.text("{low} to {high}", low=low, high=high)


def figure_name(entry: ParameterEntry, language: Language) -> str:
    """Return the words for one figure."""
    return parameter_words(entry.parameter, entry.sex, entry.cohort, entry.at, entry.variant, language)

"""Statements in sentences, those that differ first."""

from collections.abc import Iterator

from raming.answers.statements.references import Computed
from raming.answers.statements.statements import Statement, Statements
from raming.present import regional_labels as regional
from raming.present import statement_labels as words
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected

MILLION = 1_000_000
NAMED = 6
"""Statements that differ and are named in a sentence; the table has all of them."""


@collected
def sentences(answer: Statements, language: Language) -> Iterator[Sentence]:
    """Return how many agree and differ, and what the ones that differ say."""
    text, counts = language.text, answer.counts
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "{count} statement beside what is computed: {differs} differ, {agrees} agree, {input} are input of the pack, {open} cannot be told, {judgement} are judgements.",
            "{count} statements beside what is computed: {differs} differ, {agrees} agree, {input} are input of the pack, {open} cannot be told, {judgement} are judgements.",
            len(answer.statements),
            differs=counts["differs"],
            agrees=counts["agrees"],
            input=counts["input"],
            open=counts["cannot-tell"],
            judgement=counts["judgement"],
        ),
    )
    titles = {source.id: language.of_pack(source.title) for source in answer.sources}
    differing = [one for one in answer.statements if one.verdict == "differs"]
    for one in differing[:NAMED]:
        yield Sentence(
            Role.DETAIL,
            text(
                "Differs: {statement} Computed: {computed} ({place}).",
                statement=statement_words(one, answer, language),
                computed=computed_words(one, language),
                place=", ".join(
                    filter(None, (titles.get(one.source, one.source), language.of_pack(one.where)))
                ),
            ),
        )


def statement_words(one: Statement, answer: Statements, language: Language) -> str:
    """Return what a statement says, the region it is about in front where it does not name it."""
    said = one.texts[language.code]
    name = answer.regions[one.region][language.code] if one.region else ""
    return f"{name}: {said}" if name and name not in said else said


@collected
def notes(answer: Statements, language: Language) -> Iterator[Sentence]:
    """Say by which rule a verdict is given."""
    text = language.text
    for verdict, meaning in words.VERDICT_MEANINGS.items():
        if answer.counts[verdict]:
            yield Sentence(Role.NOTE, f"{text(words.VERDICTS[verdict]).capitalize()}: {text(meaning)}.")
    yield Sentence(
        Role.NOTE,
        text(
            "A number is printed to half a unit of its last digit that is not zero, at most a twentieth of "
            "itself, unless a note says that the source rounds more roughly. What stands in a question is asked, and nobody claims it."
        ),
    )
    if any(one.computed and one.computed.by.startswith("region:") for one in answer.statements):
        yield Sentence(
            Role.COMMAND,
            text(
                "Regions are held against central figures here; over draws several of them could be either: "
                "see `raming balance --validate`."
            ),
        )


def figure_words(value: float, unit: str, language: Language) -> str:
    """Return a figure with its unit in words."""
    text = language.text
    if unit.startswith("share"):
        digits = 0 if abs(100 * value - round(100 * value)) < 0.05 else 1
        shown = language.percent(value, digits)
        return shown if unit == "share" else f"{shown} {text(words.UNITS.get(unit, unit))}"
    if unit == "rank":
        return text("rank {rank}", rank=language.number(value))
    if unit == "ratio":
        return text("{ratio} times", ratio=language.number(value, 2))
    if unit.startswith("euro") and value >= MILLION:
        millions = value / MILLION
        amount = language.number(millions, 0 if abs(millions - round(millions)) < 0.05 else 1)
        if unit == "euro per year":
            return text("{amount} million euro per year", amount=amount)
        return text("{amount} million euro", amount=amount)
    digits = 1 if unit == "workers per care worker" and value != round(value) else 0
    return f"{language.number(value, digits)} {text(words.UNITS.get(unit, unit))}"


def said_words(one: Statement, language: Language) -> str:
    """Return what was said: a figure, a range or a side."""
    if one.said is None:
        return language.text(regional.SIDES[one.direction]) if one.direction else MISSING
    said = one.said
    figure = _range_words(said.value, said.low, said.high, said.unit, language)
    return language.text(words.QUALIFIERS[said.qualifier], figure=figure)


def computed_words(one: Statement, language: Language) -> str:
    """Return what a statement is held against."""
    found: Computed | None = one.computed
    if found is None:
        return MISSING
    return _range_words(found.value, found.low, found.high, found.unit, language)


def _range_words(
    value: float | None, low: float | None, high: float | None, unit: str, language: Language
) -> str:
    """Return a number, or a range of which an end may be open, in words."""
    text = language.text
    if value is not None:
        return figure_words(value, unit, language)
    if low is not None and high is not None:
        first = language.percent(low) if unit.startswith("share") else language.number(low)
        return text("{low} to {high}", low=first, high=figure_words(high, unit, language))
    if low is not None:
        return text("at least {figure}", figure=figure_words(low, unit, language))
    return text("at most {figure}", figure=figure_words(high or 0.0, unit, language))


def why_words(one: Statement, language: Language) -> str:
    """Return what to know of a verdict: its reason, and the note of the pack."""
    reason = language.text(words.REASONS.get(one.reason, one.reason)) if one.reason else ""
    note = one.notes[language.code]
    note = f"{note[:1].upper()}{note[1:]}." if note else ""
    return " ".join(part for part in (reason, note) if part)

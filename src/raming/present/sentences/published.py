"""What was advised, decided and filled, each held against the advice in force in its own years."""

from collections.abc import Iterator, Sequence

from raming.answers.comparable import Held, has_range, held, intake_years, is_mean, named_years
from raming.answers.published import LedgerEntry, PublishedAdvice
from raming.present import labels
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, ends_words, latest
from raming.present.sentence import Role, Sentence, collected

DECIDED = ("decided", "funded")


def when(line: LedgerEntry, language: Language) -> str:
    """Return the year of a line, or of which years it is a mean."""
    if not is_mean(line):
        return str(line.year)
    before = max(named_years(line), default=line.year)
    return language.text("mean of years before {years}", years=before)


def ends_with_advice(advice: PublishedAdvice, language: Language) -> str:
    """Return a published advice with the year it was given and the intake it is for."""
    return language.text(
        "{value} (advice of {year}, for intake from {first} on)",
        value=ends_words(advice, language),
        year=advice.year,
        first=advice.first_year,
    )


def apart(outside: float, advice: LedgerEntry | PublishedAdvice, language: Language) -> str:
    """Say how far a number lies from an advice: fewer or more, or below or above the end of a band."""
    text, count = language.text, language.number(abs(outside))
    if round(outside) == 0:
        return text("within it") if has_range(advice) else text("just as many")
    if has_range(advice):
        if outside < 0:
            return text("{count} below its lower end", count=count)
        return text("{count} above its upper end", count=count)
    return text("{count} fewer", count=count) if outside < 0 else text("{count} more", count=count)


def _against(one: Held, language: Language) -> str:
    line = one.advice.line
    return language.text(
        "{value} (advice of {year}): {apart}",
        value=ends_words(line, language),
        year=line.year,
        apart=apart(one.outside, line, language),
    )


@collected
def held_sentences(line: LedgerEntry, lines: Sequence[LedgerEntry], language: Language) -> Iterator[Sentence]:
    """Hold places, or people who started, against the advice in force in their years."""
    found = held(line, lines)
    first, last = intake_years(line)
    if not found:
        return
    against = "; ".join(_against(one, language) for one in found)
    if is_mean(line):
        yield Sentence(
            Role.DETAIL,
            language.text(
                "Which years that mean is of is not stated; in force from {first} to {last}: {against}.",
                first=first,
                last=last,
                against=against,
            ),
        )
        return
    yield Sentence(
        Role.DETAIL, language.text("Advice in force for {year}: {against}.", year=first, against=against)
    )


@collected
def places(lines: Sequence[LedgerLine], language: Language) -> Iterator[Sentence]:
    """Say what was decided last and filled last, each against the advice in force in its years."""
    decided, filled = latest(lines, DECIDED), latest(lines, ("filled",))
    if decided:
        yield Sentence(
            Role.DETAIL,
            language.text(
                "Places made available, latest known: {value} ({stage}, {year}).",
                value=decided.words(language),
                stage=language.text(labels.STAGES[decided.stage]),
                year=decided.year,
            ),
        )
        yield from held_sentences(decided, lines, language)
    if filled:
        yield Sentence(Role.DETAIL, filled_words(filled, language))
        yield from held_sentences(filled, lines, language)


def filled_words(line: LedgerLine, language: Language) -> str:
    """Say how many people started, in a year or on average over years."""
    if is_mean(line):
        return language.text(
            "People who started, latest known: {value} a year ({years}).",
            value=line.words(language),
            years=when(line, language),
        )
    return language.text(
        "Places filled, latest known: {value} ({year}).", value=line.words(language), year=line.year
    )

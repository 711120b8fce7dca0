"""The ledger in sentences."""

from collections.abc import Iterator

from raming.answers.comparable import first_intake_year
from raming.answers.ledger import Ledger
from raming.present import labels
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, latest
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.published import DECIDED, held_sentences, when
from raming.present.wording import for_intake

HEADLINES = 2
"""The first two that are known say most: what was asked for, and what came of it."""


@collected
def sentences(lines: tuple[LedgerLine, ...], language: Language) -> Iterator[Sentence]:
    """Return what was advised, decided and filled last, and how far they lie apart."""
    text = language.text
    if not lines:
        yield Sentence(Role.HEADLINE, text("The ledger holds nothing for this occupation."))
        return
    advised, decided, filled = (latest(lines, stages) for stages in (("advised",), DECIDED, ("filled",)))
    known = [
        (line, message)
        for line, message in (
            (
                advised,
                "Advised last: {value} a year ({year}, for intake {for_years})."
                if advised and advised.for_years[:1].isdigit()
                else "Advised last: {value} a year ({year}, for intake from {first} on).",
            ),
            (decided, "Made available last: {value} places ({stage}, {year})."),
            (filled, "Filled last known: {value} ({year})."),
        )
        if line
    ]
    for place, (line, message) in enumerate(known):
        yield Sentence(
            Role.HEADLINE if place < HEADLINES else Role.DETAIL,
            text(
                message,
                value=line.words(language),
                year=when(line, language),
                first=first_intake_year(line),
                for_years=for_intake(line.for_years, language),
                stage=text(labels.STAGES[line.stage]),
            ),
        )
        if line is not advised:
            yield from held_sentences(line, lines, language)


@collected
def all_sentences(ledger: Ledger, language: Language) -> Iterator[Sentence]:
    """Say how much the ledger of a pack holds."""
    occupations = len(ledger.names)
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "{count} line, from {occupations}.",
            "{count} lines, from {occupations}.",
            len(ledger.entries),
            occupations=language.plural("{count} occupation", "{count} occupations", occupations),
        ),
    )
    yield Sentence(
        Role.COMMAND,
        language.text("`raming ledger OCCUPATION` shows every line of one occupation, with its source."),
    )

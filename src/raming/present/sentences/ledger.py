"""The ledger in words, a table and a chart."""

from raming.answers.ledger import Ledger
from raming.present import labels
from raming.present.language import Language
from raming.present.ledger_lines import Line, latest


def sentences(lines: tuple[Line, ...], language: Language) -> tuple[str, ...]:
    """Return what was advised, decided and filled last, and how far they lie apart."""
    text = language.text
    if not lines:
        return (text("The ledger holds nothing for this occupation."),)
    made = []
    advised, decided, filled = (
        latest(lines, stages) for stages in (("advised",), ("decided", "funded"), ("filled",))
    )
    for line, message in (
        (advised, "Advised last: {value} a year ({year})."),
        (decided, "Made available last: {value} places ({stage}, {year})."),
        (filled, "Filled last known: {value} ({year})."),
    ):
        if line:
            made.append(
                text(
                    message,
                    value=line.words(language),
                    year=line.year,
                    stage=text(labels.STAGES[line.stage]),
                )
            )
    if advised and filled:
        short = advised.ends()[0] - filled.ends()[1]
        if short > 0:
            made.append(
                language.plural(
                    "That is {count} filled place fewer than the advice asked for.",
                    "That is {count} filled places fewer than the advice asked for.",
                    short,
                )
            )
    return tuple(made)


def all_sentences(ledger: Ledger, language: Language) -> tuple[str, ...]:
    """Say how much the ledger of a pack holds."""
    occupations = len(ledger.names)
    return (
        language.plural(
            "{count} line, from {occupations}.",
            "{count} lines, from {occupations}.",
            len(ledger.entries),
            occupations=language.plural("{count} occupation", "{count} occupations", occupations),
        ),
        language.text("`raming ledger OCCUPATION` shows every line of one occupation, with its source."),
    )

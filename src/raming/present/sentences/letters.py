"""A letter of parliament in sentences: how many questions are answered, each answer, and what changed."""

from collections.abc import Iterator

from raming.answers.letters.letter import LetterQuestion, ParliamentaryAnswers
from raming.answers.letters.since import Change
from raming.answers.letters.wording import date_words, written
from raming.present import letter_labels as words
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: ParliamentaryAnswers, language: Language) -> Iterator[Sentence]:
    """Return how many questions are answered, what changed since an earlier answer, and each answer."""
    text, code = language.text, language.code
    yield Sentence(
        Role.HEADLINE,
        text(
            "{letter}, {title}: {count} questions, of which {states}.",
            letter=answer.letter,
            title=answer.titles[code],
            count=len(answer.questions),
            states=language.listing(
                text(said, count=answer.counts[state])
                for state, said in words.COUNTED.items()
                if answer.counts[state]
            ),
        ),
    )
    yield from _changes(answer, language)
    for one in answer.questions:
        yield Sentence(
            Role.HEADING,
            text(
                "Question {number}, in our words: {asks}",
                number=one.number,
                asks=one.asks[code],
            ),
        )
        for sentence in one.sentences[code]:
            yield Sentence(Role.DETAIL, sentence)
        for note in drafting(one, language):
            yield Sentence(Role.ASIDE, note)


def drafting(question: LetterQuestion, language: Language) -> list[str]:
    """Return what is for whoever drafts the answer to a question, and no part of the answer."""
    state = language.text(words.STATES[question.state])
    said = language.text("For the drafter, not to be sent: {state}.", state=state)
    return [said, *question.notes[language.code]]


def _changes(answer: ParliamentaryAnswers, language: Language) -> Iterator[Sentence]:
    """Say what moved since an earlier answer."""
    if answer.since is None:
        return
    date = date_words(answer.since.figures_of, language.code)
    if not answer.changes:
        yield Sentence(
            Role.PATH, language.text("Since the answer with figures as of {date} no figure moved.", date=date)
        )
        return
    yield Sentence(
        Role.PATH,
        language.plural(
            "Since the answer with figures as of {date} {count} figure moved:",
            "Since the answer with figures as of {date} {count} figures moved:",
            len(answer.changes),
            date=date,
        ),
    )
    for change in answer.changes:
        yield Sentence(
            Role.PATH,
            language.text(
                "Question {number}, {name}: {before} → {now} ({reason}).",
                number=change.number,
                name=change.name[language.code],
                before=amount(change, "before", language),
                now=amount(change, "now", language),
                reason=language.text(words.REASONS[change.reason]),
            ),
        )


@collected
def notes(answer: ParliamentaryAnswers, language: Language) -> Iterator[Sentence]:
    """Say how the answers are to be read."""
    text = language.text
    yield Sentence(Role.NOTE, text("The questions stand here in our words; the letter has their own."))
    yield Sentence(
        Role.NOTE,
        text(
            "The answers are a draft made from figures: a judgement of policy is left to who takes it, and nothing is promised."
        ),
    )
    if answer.since is None:
        yield Sentence(
            Role.COMMAND,
            text(
                "What changed since an earlier answer: `raming answer --letter {letter} --since FILE`.",
                letter=answer.letter,
            ),
        )


def amount(change: Change, side: str, language: Language) -> str:
    """Return what a figure was or is, as it stands in sentences; a dash where there is none."""
    value: float | None = getattr(change, side)
    return MISSING if value is None else written(value, change.unit, change.digits, language.code)

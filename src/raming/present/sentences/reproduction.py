"""Whether a run gave the same figures again, in sentences."""

from collections.abc import Iterator

from raming.answers.reproduction import Reproduction
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: Reproduction, language: Language) -> Iterator[Sentence]:
    """Return the verdict, and what else differs."""
    text = language.text
    if answer.same and answer.compared == "exact":
        verdict = text("The same: every figure is equal to its last bit.")
    elif answer.same:
        verdict = text("The same: every figure is equal to ten digits, which is what holds on any machine.")
    else:
        verdict = text("Different: the figures are not those of the manifest.")
    yield Sentence(Role.HEADLINE, verdict)
    if answer.differences:
        parts = "; ".join(_difference(answer, what, language) for what in answer.differences)
        yield Sentence(Role.CAUSE, text("What else differs: {parts}.", parts=parts))


def _difference(answer: Reproduction, what: str, language: Language) -> str:
    """Return what differs, with what it was and is where it has values."""
    words = language.text(labels.REPRODUCED[what])
    if what not in answer.before:
        return words
    was, now = answer.before[what], answer.after[what]
    return language.text("{what}: was {before}, is {after}", what=words, before=was, after=now)

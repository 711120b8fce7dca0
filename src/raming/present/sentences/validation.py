"""The balance held against published statements, in sentences."""

from collections.abc import Iterator

from raming.answers.regional.validation import Validation
from raming.present import regional_labels as regional
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.regions import interval_words


@collected
def sentences(answer: Validation, language: Language) -> Iterator[Sentence]:
    """Return what came of the comparison, first things first."""
    text = language.text
    yield Sentence(
        Role.HEADLINE,
        text(
            "Of {n} statements {agrees} agree, {differs} differ, {open} could be either, {input} were used as input and {other} cannot be compared.",
            n=len(answer.comparisons),
            agrees=answer.counts["agrees"],
            differs=answer.counts["differs"],
            open=answer.counts["open"],
            input=answer.counts["input"],
            other=answer.counts["not-comparable"],
        ),
    )
    for test in answer.tests[:1]:
        between = interval_words(test.interval, language, 2)
        yield Sentence(
            Role.ODDS,
            text(
                "The {named} regions named rank {mean} on average, the others {others}; the chance that one "
                "named is shorter than one not named is {chance} ({between}), where a half is no relation.",
                named=test.named,
                mean=language.number(test.mean_rank_named, 1),
                others=language.number(test.mean_rank_others, 1),
                chance=language.number(test.separation, 2),
                between=between,
            ),
        )
    missing = [entry.missing for entry in answer.comparisons if entry.missing]
    if missing:
        most = max(dict.fromkeys(missing), key=missing.count)
        yield Sentence(
            Role.PROVENANCE,
            text("The missing figure that might decide most: {figure}.", figure=text(regional.MISSING[most])),
        )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(
        Role.NOTE,
        language.text(
            "Nothing was tuned to these statements. Where a statement was used to estimate a region it says "
            "so, and is no test. There is no target to hit."
        ),
    )

"""Sentences that several answers share: what they rest on, and that much of it is assumed."""

from collections.abc import Iterator, Mapping

from raming.inputs.vocabulary import STATUSES
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import assumed_share

MANY_ASSUMED = 0.25
"""From this share of assumed figures on, an answer starts by saying so."""


@collected
def warning(counts: Mapping[str, int], language: Language) -> Iterator[Sentence]:
    """Say in one sentence that much is assumed, or nothing where it is not."""
    if assumed_share(counts) >= MANY_ASSUMED:
        yield Sentence(
            Role.WARNING,
            language.text(
                "Mind: {assumed} of the {total} figures under this are assumptions. Read it as an illustration, not as an advice.",
                assumed=language.number(counts["assumption"]),
                total=language.number(sum(counts.values())),
            ),
        )


def rests_on(counts: Mapping[str, int], language: Language) -> Sentence:
    """Say how many figures of each status an answer rests on."""
    parts = [
        language.plural(*labels.COUNTED[status], counts[status])
        for status in (*STATUSES, "scenario")
        if counts.get(status)
    ]
    return Sentence(
        Role.PROVENANCE,
        language.plural(
            "Rests on {count} figure: {parts}.",
            "Rests on {count} figures: {parts}.",
            sum(counts.values()),
            parts=language.listing(parts),
        ),
    )

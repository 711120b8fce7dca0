"""One line between numbers that answer nearly the same question: what each differs in."""

from collections.abc import Iterable, Iterator, Mapping

from raming.answers.bridge import Neighbour
from raming.present.language import Language
from raming.present.measure_labels import BRIDGES
from raming.present.sentence import Role, Sentence, collected


def words(one: Neighbour, language: Language, names: Mapping[str, str]) -> str:
    """Return a number with what it differs in."""
    said = language.text(
        BRIDGES[one.kind],
        value=language.number(one.value),
        high=language.number(one.high),
        year=one.year,
        draws=language.number(one.draws),
    )
    return f"{said} ({names[one.occupation]})" if one.occupation in names else said


@collected
def bridge(
    neighbours: Iterable[Neighbour], language: Language, names: Mapping[str, str] | None = None
) -> Iterator[Sentence]:
    """Say what other numbers answer nearly the same question; nothing where there are none."""
    parts = [words(one, language, names or {}) for one in neighbours]
    if parts:
        yield Sentence(
            Role.BRIDGE, language.text("Nearly the same question: {parts}.", parts="; ".join(parts))
        )

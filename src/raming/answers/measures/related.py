"""Measures that are the same hours, people or places: which of them count when both are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from raming.answers.measures.arrivals import receives
from raming.engine.choices.related import Pair, counted
from raming.engine.model.curves import Array
from raming.inputs.meaning import Is
from raming.inputs.measures import Measure, Relation
from raming.inputs.own_measures import relations_between
from raming.inputs.pack import Pack


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two measures that are the same hours, people or places, so that both together count once."""

    first: Annotated[str, Is("id of a measure; where nested the one that lies within the other")]
    second: Annotated[str, Is("id of the other measure")]
    relation: Annotated[
        str,
        Is("`nested`: the first lies within the second; `exclusive`: the same hours, people or places"),
    ]
    counted: Annotated[
        str | None, Is("which of the two counts; null where neither does, each giving way to another")
    ]


@dataclass(frozen=True, slots=True)
class Related:
    """The related pairs among measures on a target.

    Attributes:
        ids: the measures, in their order.
        relations: the pairs.
        pairs: their places in `ids`.
    """

    ids: tuple[str, ...]
    relations: tuple[Relation, ...]
    pairs: tuple[Pair, ...]

    def counted(self, dose: Array, alone: Array) -> Array:
        """Return the doses that count; see the engine's `counted`."""
        return counted(dose, alone, self.pairs)

    def conflicts(self, counts: Array) -> tuple[Conflict, ...]:
        """Return the pairs with which of them counts.

        Args:
            counts: dose that counts of each measure, axes (measure).
        """
        named = dict(zip(self.ids, counts, strict=True))
        return tuple(
            Conflict(
                relation.first,
                relation.second,
                relation.relation,
                next((name for name in (relation.first, relation.second) if named[name] > 1e-6), None),
            )
            for relation in self.relations
        )


def related_on(pack: Pack, measures: Sequence[Measure], target: str) -> Related:
    """Return the related pairs among measures that do something on a target.

    Args:
        pack: the pack.
        measures: the measures.
        target: an occupation, or `sector`.
    """
    works = [measure for measure in measures if measure.on(target) or receives(pack, measure, target)]
    ids = tuple(measure.id for measure in measures)
    relations = relations_between(pack, works, target)
    place = {name: number for number, name in enumerate(ids)}
    return Related(ids, relations, tuple((place[r.first], place[r.second]) for r in relations))


def all_of(related: Related, alone: Array) -> Array:
    """Return which of all measures count when all are taken, axes (measure)."""
    return np.asarray(related.counted(np.ones((1, len(related.ids))), alone)[0])

"""Which measures are there, what does each move, and how well is that known?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raming.answers.case import SCHEMA_VERSION, Source, names_of, sources_of
from raming.answers.manifest import Manifest, manifest, plain
from raming.inputs.loading import load_pack
from raming.inputs.measures import PARAMETERS, SECTOR
from raming.inputs.own_measures import known_measures
from raming.inputs.pack import Pack


@dataclass(frozen=True, slots=True)
class CatalogueEffect:
    """What a full dose does to one target.

    Attributes:
        target: an occupation, `any` for every other occupation, or `sector`.
        lever: what it moves: `places`, `graduates`, `inflow`, `entrants`, `retention`, `hours` or `demand`.
        parameter: the parameter of the model whose part it moves.
        unit: unit of the effect.
        reach: share of the target that is reached.
        reach_low: lower end of its 80 % interval.
        reach_high: upper end.
        value: effect on those reached.
        low: lower end of its 80 % interval.
        high: upper end.
        status: status of the figure.
        source: id of the source.
        formula: the arithmetic behind it.
        rationale: why this value, where it is not published.
    """

    target: str
    lever: str
    parameter: str
    unit: str
    reach: float
    reach_low: float
    reach_high: float
    value: float
    low: float
    high: float
    status: str
    source: str
    formula: str
    rationale: str


@dataclass(frozen=True, slots=True)
class CatalogueCost:
    """What a unit costs.

    Attributes:
        target: an occupation, `any` or `sector`.
        eur: euro per unit.
        unit: what is counted.
        units: units in a full dose a year; null where they follow from the places.
        year: price level.
        status: status of the figure.
        source: id of the source.
        rationale: the arithmetic.
    """

    target: str
    eur: float
    unit: str
    units: float | None
    year: int
    status: str
    source: str
    rationale: str


@dataclass(frozen=True, slots=True)
class CatalogueMeasure:
    """One measure.

    Attributes:
        id: its id.
        track: `attract`, `deploy` or `retain`.
        names: name by language.
        reaches: whom it reaches, by language.
        text: what it is, by language.
        scope: `nation`, or `region` where it only moves people between regions.
        start: first calendar year.
        build_up_years: years until its full effect.
        end: last calendar year; null for no end.
        grade: how well its effect is known: A measured with a comparison, B measured, C stated or measured
            elsewhere, D not published.
        status: status of its effect.
        source: id of the source.
        effects: what it does.
        costs: what it costs; empty where that is not published.
    """

    id: str
    track: str
    names: dict[str, str]
    reaches: dict[str, str]
    text: dict[str, str]
    scope: str
    start: int
    build_up_years: int
    end: int | None
    grade: str
    status: str
    source: str
    effects: tuple[CatalogueEffect, ...]
    costs: tuple[CatalogueCost, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The measures that can be chosen.

    Attributes:
        schema_version: version of this contract.
        occupation: occupation whose effects are listed, or `sector`; null for every target.
        names: its name by language; null for every target.
        measures: the measures, by track.
        sources: where their figures come from.
        manifest: what is needed to list them again.
    """

    schema_version: str
    occupation: str | None
    names: dict[str, str] | None
    measures: tuple[CatalogueMeasure, ...]
    sources: tuple[Source, ...]
    manifest: Manifest

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `raming measures --json` prints it."""
        made: dict[str, Any] = plain(self)
        return made


def catalogue(
    occupation: str | None = None, *, pack: Pack | str | Path = "nl", files: Sequence[str | Path] = ()
) -> Catalogue:
    """Return the catalogue of measures.

    Args:
        occupation: list only what works on this occupation, or on `sector`; everything when left out.
        pack: a loaded pack, the name of a shipped one, or a path.
        files: files with measures of one's own.

    Raises:
        InputError: when the occupation does not exist, or a file has faults.

    Example:
        >>> {measure.track for measure in catalogue("huisarts").measures} == {"attract", "deploy", "retain"}
        True
    """
    opened = pack if isinstance(pack, Pack) else load_pack(pack)
    target = occupation if occupation in (None, SECTOR) else opened.occupation(str(occupation))
    listed = []
    for measure in known_measures(opened, files).values():
        effects = measure.effects if target is None else measure.on(target)
        if not effects:
            continue
        listed.append(
            CatalogueMeasure(
                measure.id,
                measure.track,
                dict(measure.names),
                dict(measure.reaches),
                dict(measure.text),
                measure.scope,
                measure.start,
                measure.build_up,
                measure.end,
                measure.grade,
                measure.status,
                measure.source,
                tuple(
                    CatalogueEffect(
                        effect.target,
                        effect.lever,
                        PARAMETERS[effect.lever],
                        effect.unit,
                        effect.reach.value,
                        effect.reach.low,
                        effect.reach.high,
                        effect.effect.value,
                        effect.effect.low,
                        effect.effect.high,
                        effect.status,
                        effect.source,
                        effect.formula,
                        effect.rationale,
                    )
                    for effect in effects
                ),
                tuple(
                    CatalogueCost(
                        cost.target,
                        cost.eur,
                        cost.unit,
                        cost.units,
                        cost.year,
                        cost.status,
                        cost.source,
                        cost.rationale,
                    )
                    for cost in measure.costs
                ),
            )
        )
    named = dict.fromkeys(
        source
        for measure in listed
        for source in (measure.source, *(effect.source for effect in measure.effects))
        if source
    )
    body: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "occupation": target,
        "names": None if target in (None, SECTOR) else names_of(opened, str(target)),
        "measures": tuple(listed),
        "sources": sources_of(opened, named),
    }
    options = {"occupation": target, "files": [str(file) for file in files]}
    return Catalogue(**body, manifest=manifest("catalogue", options, opened, plain(body)))

"""Which measures are there, what does each move, and how well is that known?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, opened_pack
from raming.answers.evidence import Evidence, Grounds
from raming.answers.options import MeasureFiles, PackOptions, question
from raming.inputs.meaning import OWN_UNIT, SHARE, YEAR, Is
from raming.inputs.measures import PARAMETERS, SECTOR
from raming.inputs.options import Opt
from raming.inputs.own_measures import opened_measures


@dataclass(frozen=True, slots=True)
class CatalogueEffect:
    """What a full dose does to one target."""

    target: Annotated[str, Is("an occupation, `any` for every other occupation, or `sector`")]
    lever: Annotated[
        str,
        Is("what it moves: `places`, `graduates`, `inflow`, `entrants`, `retention`, `hours` or `demand`"),
    ]
    parameter: Annotated[str, Is("the parameter whose part it moves")]
    unit: Annotated[str, Is("what the effect is a share of")]
    reach: Annotated[float, Is("share of the target that is reached", SHARE)]
    reach_low: Annotated[float, Is("lower end of its 80 % interval", SHARE)]
    reach_high: Annotated[float, Is("upper end", SHARE)]
    value: Annotated[float, Is("effect on those reached, at a full dose", OWN_UNIT)]
    low: Annotated[float, Is("lower end of the 80% interval", OWN_UNIT)]
    high: Annotated[float, Is("upper end of the 80% interval", OWN_UNIT)]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    formula: Annotated[str, Is("the arithmetic behind the effect")]
    rationale: Annotated[str, Is("why this value, where it is not published")]


@dataclass(frozen=True, slots=True)
class CatalogueCost:
    """What a unit costs."""

    target: Annotated[str, Is("an occupation, `any` or `sector`")]
    eur: Annotated[float, Is("euro per unit", "euro per unit")]
    unit: Annotated[str, Is("what is counted")]
    units: Annotated[
        float | None, Is("units in a full dose a year; null where they follow from the places", OWN_UNIT)
    ]
    year: Annotated[int, Is("price level", YEAR)]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    rationale: Annotated[str, Is("the arithmetic")]


@dataclass(frozen=True, slots=True)
class CatalogueMeasure:
    """One measure."""

    id: Annotated[str, Is("id of the measure")]
    track: Annotated[str, Is("attract, deploy or retain")]
    names: Annotated[dict[str, str], Is("name by language")]
    reaches: Annotated[dict[str, str], Is("whom it reaches, by language")]
    text: Annotated[dict[str, str], Is("what it is, by language")]
    scope: Annotated[str, Is("`nation`, or `region` where it only moves people between regions")]
    start: Annotated[int, Is("first calendar year", YEAR)]
    build_up_years: Annotated[int, Is("years until its full effect", "years")]
    end: Annotated[int | None, Is("last calendar year; null for no end", YEAR)]
    grade: Annotated[
        str,
        Is(
            "how well its effect is known: A measured with a comparison, B measured, C stated or measured elsewhere, D not published"
        ),
    ]
    status: Annotated[
        str, Is("`published` where the source names the measure; its effects have a status of their own")
    ]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    effects: Annotated[tuple[CatalogueEffect, ...], Is("what it does")]
    costs: Annotated[tuple[CatalogueCost, ...], Is("what it costs; empty where that is not published")]


@dataclass(frozen=True, slots=True)
class Catalogue(Reproducible):
    """The measures that can be chosen."""

    occupation: Annotated[
        str | None, Is("occupation whose effects are listed, or `sector`; null for every target")
    ]
    names: Annotated[dict[str, str] | None, Is("its name by language; null for every target")]
    measures: Annotated[tuple[CatalogueMeasure, ...], Is("the measures, by track")]


@dataclass(frozen=True)
class CatalogueOptions(PackOptions):
    """Which measures are listed."""

    occupation: Annotated[
        str | None, Opt("The occupation, by any of its names, or `sector`.", example="huisarts")
    ] = None
    _: KW_ONLY
    files: MeasureFiles = ()


@question(CatalogueOptions)
def catalogue(options: CatalogueOptions) -> Catalogue:
    """List the measures, with reach, effect, interval, formula, cost and evidence.

    Raises:
        InputError: when the occupation does not exist, or a file has faults.

    Example:
        >>> {measure.track for measure in catalogue("huisarts").measures} == {"attract", "deploy", "retain"}
        True
    """
    pack, named = opened_pack(options.pack), options.occupation
    target = named if named in (None, SECTOR) else pack.occupation(str(named))
    listed = []
    known, used = opened_measures(pack, options.files)
    for measure in known.values():
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
                measure.where,
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
                        effect.where,
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
                        cost.where,
                        cost.rationale,
                    )
                    for cost in measure.costs
                    if target is None or cost is measure.cost(target)
                ),
            )
        )
    result = Catalogue(
        occupation=target,
        names=None if target in (None, SECTOR) else names_of(pack, str(target)),
        measures=tuple(listed),
    )
    asked = {"occupation": target, "files": [str(file) for file in options.files]}
    return result.sealed("catalogue", asked, pack, evidence=_cited(listed), used=used)


def _cited(measures: Sequence[CatalogueMeasure]) -> Evidence:
    """Return measures, their effects and costs as evidence."""
    return Evidence(
        tuple(Grounds(("measure", one.id), one.status, one.source, what=one) for one in measures)
        + tuple(
            Grounds(("effect", one.id, number), effect.status, effect.source, what=effect)
            for one in measures
            for number, effect in enumerate(one.effects)
        )
        + tuple(
            Grounds(("cost", one.id, cost.target), cost.status, cost.source, what=cost)
            for one in measures
            for cost in one.costs
        )
    )

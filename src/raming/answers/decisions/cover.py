"""What FTE means in posts that can be staffed day and night: assumptions that are seen and can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from raming.engine.draws import distributions as spread
from raming.engine.draws import streams
from raming.engine.model.curves import Array
from raming.inputs.meaning import OWN_UNIT, Is
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse

FIGURES = {
    "hours-per-post": (1.0, 8784.0),
    "net-hours-per-fte": (100.0, 3000.0),
    "posts-per-site": (0.0, 100.0),
    "sites": (0.0, 100_000.0),
    "fte-per-person": (0.01, 2.0),
    "share-in-rota": (0.0, 1.0),
    "people": (0.0, 1e7),
    "posted-vacancies": (0.0, 1e6),
}
"""Figures behind cover, with the values each can have."""
POST = ("hours-per-post", "net-hours-per-fte", "share-in-rota")
"""What turns FTE into posts."""


@dataclass(frozen=True, slots=True)
class CoverFigure:
    """One assumption or count behind posts."""

    figure: Annotated[str, Is("what it is")]
    value: Annotated[float, Is("the figure", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of its 80 % interval; null where it has none", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end; null likewise", OWN_UNIT)]
    unit: Annotated[str, Is("what the numbers count")]
    status: Annotated[str, Is("status of the figure, `scenario` when it was changed in the question")]
    source: Annotated[str, Is("id of the source")]
    rationale: Annotated[str, Is("why, in a sentence")]


def cover_of(
    pack: Pack, occupation: str, changed: Mapping[str, float] | None = None
) -> dict[str, CoverFigure]:
    """Return the figures behind posts of an occupation, changes applied; empty where the pack has none.

    Raises:
        InputError: when a changed figure is unknown or cannot have its value.
    """
    cover = {
        str(row["figure"]): CoverFigure(
            str(row["figure"]),
            float(row["value"] or 0.0),
            None if row["low"] is None else float(row["low"]),
            None if row["high"] is None else float(row["high"]),
            str(row["unit"]),
            str(row["status"]),
            str(row["source"]),
            str(row["rationale"] or ""),
        )
        for row in pack.table("cover")
        if row["occupation"] == occupation
    }
    for name, value in (changed or {}).items():
        if name not in FIGURES:
            raise refuse("unknown figure", field="--cover", value=name, expected=", ".join(FIGURES))
        low, high = FIGURES[name]
        if not low <= value <= high:
            raise refuse(
                "{name} cannot have this value",
                name=name,
                field="--cover",
                value=value,
                expected=Phrase("{low:g} to {high:g}", low=low, high=high),
            )
        unit = cover[name].unit if name in cover else ""
        cover[name] = CoverFigure(name, float(value), None, None, unit, "scenario", "", "set in the question")
    return cover


def drawn_figure(figure: CoverFigure, group: str, place: int, draws: int, seed: int, start: int = 0) -> Array:
    """Return draws of a figure; its value in each where it has no interval."""
    if figure.low is None or figure.high is None:
        return np.full(draws, figure.value)
    normals = spread.normal(streams.uniform(seed, f"cover {group}", (place,), start, start + draws))[0]
    low, high = FIGURES[figure.figure]
    return np.clip(spread.rate(normals, figure.low, figure.value, figure.high), low, high)


def posts_per_fte(figures: Mapping[str, CoverFigure]) -> float | None:
    """Return the posts one FTE can staff; None where the pack does not say what a post takes."""
    if any(name not in figures for name in POST):
        return None
    hours, net, share = (figures[name].value for name in POST)
    return net * share / hours

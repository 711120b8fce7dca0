"""Which places are filled: by the rates of past rounds, or by lottery among candidates with preferences."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from raming.answers.places.institutions import Institution
from raming.answers.places.parts import Filled
from raming.engine.choices.allocation import largest_remainder
from raming.engine.choices.lottery import Filling, draw_lots
from raming.engine.draws.streams import uniform
from raming.inputs.own_tables import gathered, read_form
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, either, finding, nearest
from raming.inputs.used import Used
from raming.inputs.vocabulary import folded

Whole = NDArray[np.int64]
COLUMNS = ("candidate", "preference", "institution")
FORM = {
    "fields": [
        {"name": "candidate", "constraints": {"required": True}},
        {"name": "preference", "type": "integer", "constraints": {"required": True, "minimum": 1}},
        {"name": "institution", "constraints": {"required": True}},
    ],
    "primaryKey": ["candidate", "preference"],
}
"""The table of candidates: each preference of a candidate names one institution."""


def fill(
    pack: Pack,
    occupation: str,
    institutions: Sequence[Institution],
    places: Whole,
    preferences: str | Path | None,
    seed: int,
    objective: Callable[[Whole], float],
) -> tuple[tuple[Filled, ...], tuple[Used, ...]]:
    """Return what unfilled places would do to regional shortage, and what was read of a file.

    Every published round lends its fill rate to all institutions alike, since places by location are not
    published; a file of preferences is drawn by lottery.

    Args:
        pack: the pack, with past rounds.
        occupation: id of the occupation.
        institutions: the institutions.
        places: places offered, axes (i).
        preferences: CSV, XLSX or ODS file of candidates with their preferences, or None.
        seed: seed of the lottery.
        objective: expected shortage of places, axes (o, i).
    """
    full = objective(places[None])
    made = []
    used: tuple[Used, ...] = ()
    for row in pack.table("lottery_rounds"):
        if row["occupation"] != occupation or not row["offered"] or row["placed"] is None:
            continue
        rate = float(row["placed"]) / float(row["offered"])
        taken = round(rate * int(places.sum()))
        filled = largest_remainder(places.astype(np.float64), taken, np.zeros_like(places), places)
        made.append(
            _filled(
                str(row["round"]),
                str(row["status"]),
                None,
                None,
                institutions,
                places,
                filled,
                objective(filled[None]),
                full,
                str(row["source"]),
            )
        )
    if preferences is not None:
        drawn, read = lottery(Path(preferences), institutions, places, seed)
        used = (read,)
        made.append(
            _filled(
                "lottery",
                "derived",
                len(drawn.location),
                drawn.drawn_out,
                institutions,
                places,
                drawn.placed,
                objective(drawn.placed[None]),
                full,
                "",
            )
        )
    return tuple(made), used


def _filled(
    basis: str,
    status: str,
    applicants: int | None,
    drawn_out: int | None,
    institutions: Sequence[Institution],
    places: Whole,
    filled: Whole,
    value: float,
    full: float,
    source: str,
) -> Filled:
    """Return one way of filling."""
    left = places - filled
    return Filled(
        basis=basis,
        status=status,
        applicants=applicants,
        fill_rate=float(filled.sum() / places.sum()),
        placed=int(filled.sum()),
        drawn_out=drawn_out,
        unfilled={one.id: int(count) for one, count in zip(institutions, left, strict=True)},
        objective=value,
        extra_fte=value - full,
        source=source,
    )


def lottery(
    path: Path, institutions: Sequence[Institution], places: Whole, seed: int
) -> tuple[Filling, Used]:
    """Draw lots among the candidates of a file; returned with what was read of it.

    Candidates are drawn in an order that depends on the seed and their names alone; each gets the first of
    the own preferences that still has a place.

    Raises:
        InputError: when the file has faults.
    """
    wishes, used = read_preferences(path, institutions)
    names = sorted(wishes)
    lot = {name: float(uniform(seed, f"lottery/{name}", [0], 0, 1)[0, 0]) for name in names}
    order = sorted(names, key=lambda name: (lot[name], name))
    longest = max((len(wishes[name]) for name in order), default=1)
    table = np.full((len(order), longest), -1, dtype=np.int64)
    for row, name in zip(table, order, strict=True):
        row[: len(wishes[name])] = wishes[name]
    return draw_lots(table, places), used


def read_preferences(path: Path, institutions: Sequence[Institution]) -> tuple[dict[str, list[int]], Used]:
    """Read the preferences of candidates: places of institutions, the first preference first.

    Returns:
        The places by candidate, and what was read.

    Raises:
        InputError: with every fault in the file.
    """
    own, problems = read_form(path, "preferences", FORM, option="--preferences")
    known = {folded(name): place for place, one in enumerate(institutions) for name in (one.name, one.id)}
    ranked: dict[str, dict[int, int]] = {}
    for line, row in zip(own.lines, own.rows, strict=True):
        candidate, preference, institution = (row[name] for name in COLUMNS)
        wrong = partial(finding, rule="not-allowed", file=own.file, row=line, value=institution)
        if institution is None:
            continue
        place = known.get(folded(str(institution)))
        if place is None:
            near = [
                name for name in (one.id for one in institutions) if name in nearest(str(institution), known)
            ]
            expected = either(near) or Phrase(
                "one of {names}", names=", ".join(one.id for one in institutions)
            )
            problems.append(wrong(Phrase("no such institution"), field="institution", expected=expected))
        elif candidate is not None and preference is not None:
            wishes = ranked.setdefault(str(candidate), {})
            if place in wishes.values() and int(preference) not in wishes:
                message = Phrase("this candidate names the institution twice")
                problems.append(wrong(message, field="institution", expected=Phrase("it once")))
            wishes[int(preference)] = place
    if problems:
        raise InputError(gathered(problems))
    wishes_of = {name: [wish for _, wish in sorted(by_rank.items())] for name, by_rank in ranked.items()}
    return wishes_of, Used(own.file, len(own.rows), len(own.rows), own.read_as)

"""Which places are filled: by the rates of past rounds, or by lottery among candidates with preferences."""

import csv
import io
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
from raming.inputs.cells import EMPTY
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse

Whole = NDArray[np.int64]
COLUMNS = ("candidate", "preference", "institution")


def fill(
    pack: Pack,
    occupation: str,
    institutions: Sequence[Institution],
    places: Whole,
    preferences: str | Path | None,
    seed: int,
    objective: Callable[[Whole], float],
) -> tuple[Filled, ...]:
    """Return what unfilled places would do to regional shortage.

    Every published round lends its fill rate to all institutions alike, since places by location are not
    published; a file of preferences is drawn by lottery.

    Args:
        pack: the pack, with past rounds.
        occupation: id of the occupation.
        institutions: the institutions.
        places: places offered, axes (i).
        preferences: CSV file of candidates with their preferences, or None.
        seed: seed of the lottery.
        objective: expected shortage of places, axes (o, i).
    """
    full = objective(places[None])
    made = []
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
        drawn = lottery(Path(preferences), institutions, places, seed)
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
    return tuple(made)


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


def lottery(path: Path, institutions: Sequence[Institution], places: Whole, seed: int) -> Filling:
    """Draw lots among the candidates of a file.

    Candidates are drawn in an order that depends on the seed and their names alone; each gets the first of
    the own preferences that still has a place.

    Raises:
        InputError: when the file has faults.
    """
    wishes = read_preferences(path, [one.id for one in institutions])
    names = sorted(wishes)
    lot = {name: float(uniform(seed, f"lottery/{name}", [0], 0, 1)[0, 0]) for name in names}
    order = sorted(names, key=lambda name: (lot[name], name))
    longest = max((len(wishes[name]) for name in order), default=1)
    table = np.full((len(order), longest), -1, dtype=np.int64)
    for row, name in zip(table, order, strict=True):
        row[: len(wishes[name])] = wishes[name]
    return draw_lots(table, places)


def read_preferences(path: Path, known: Sequence[str]) -> dict[str, list[int]]:
    """Read the preferences of candidates: places of institutions, the first preference first.

    Raises:
        InputError: with every fault in the file.
    """
    if not path.is_file():
        raise refuse(
            "no such file",
            field="--preferences",
            value=path,
            expected=Phrase("a CSV file: {names}", names=",".join(COLUMNS)),
        )
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    problems: list[Problem] = []
    ranked: dict[str, dict[int, int]] = {}
    for line, row in enumerate(lines, start=2):
        problems += unknown_characters(row, file=path.name, row=line)
        at = partial(finding, file=path.name, row=line)
        for field in COLUMNS:
            if not row.get(field):
                problems.append(at(EMPTY, rule="not-allowed", field=field, expected=Phrase("a value")))
        if problems and problems[-1].row == line:
            continue
        institution, preference = row["institution"], row["preference"]
        if institution not in known:
            message, expected = (
                Phrase("no such institution"),
                Phrase("one of {names}", names=", ".join(known)),
            )
            wrong = at(message, rule="not-allowed", field="institution", value=institution, expected=expected)
            problems.append(wrong)
        elif not preference.isdigit():
            message = Phrase("the cell is not an integer")
            expected = Phrase("1 for the first preference, 2 for the second")
            wrong = at(message, rule="wrong-type", field="preference", value=preference, expected=expected)
            problems.append(wrong)
        else:
            ranked.setdefault(row["candidate"], {})[int(preference)] = known.index(institution)
    if problems:
        raise InputError(problems)
    return {name: [wish for _, wish in sorted(by_rank.items())] for name, by_rank in ranked.items()}

"""What moved since a letter was answered before: each figure, from what to what, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Annotated, Any

from raming.answers.letters.figure import LANGUAGES, LetterFigure
from raming.inputs.markup import from_json
from raming.inputs.meaning import OWN_UNIT, YEAR, Is
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, refuse

SAME = 1e-9
"""Figures that differ by less than this part of themselves did not move."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier answer, as its manifest says."""

    figures_of: Annotated[str, Is("date of the figures of its pack")]
    pack: Annotated[str, Is("its pack, name and version")]
    raming: Annotated[str, Is("version of the program")]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that moved."""

    number: Annotated[int, Is("number of the question", "number")]
    figure: Annotated[str, Is("id of the figure within the question")]
    name: Annotated[dict[str, str], Is("what it is called, by language")]
    unit: Annotated[str, Is("what it counts")]
    before: Annotated[float | None, Is("the figure then; null where there was none", OWN_UNIT)]
    now: Annotated[float | None, Is("the figure now; null where there is none", OWN_UNIT)]
    year_before: Annotated[int | None, Is("calendar year it was of then", YEAR)]
    year_now: Annotated[int | None, Is("calendar year it is of now", YEAR)]
    reason: Annotated[
        str,
        Is(
            "`new` (there was none), `gone` (there is none now), `reference` (it is looked up elsewhere), "
            "`source` (another source, or place in it), `round` (another year or round), `pack` (another value in the pack) or `program`"
        ),
    ]
    digits: Annotated[int, Is("decimals in which it is written", "digits")]
    grade: Annotated[str, Is("what the figure of now is worth")]


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier answer that was read.

    Attributes:
        identity: what it was made with.
        hash: hash of its pack.
        figures: its figures by question and id.
        text: what is needed of it to compare again, as JSON.
    """

    identity: Earlier
    hash: str
    figures: Mapping[tuple[int, str], Mapping[str, Any]]
    text: str


_KEPT = ("id", "name", "value", "unit", "year", "source", "where", "by", "digits", "grade")


def earlier(since: str | Path, letter: str) -> Before:
    """Read an earlier answer to a letter.

    Args:
        since: path of its JSON, or the JSON itself as a manifest keeps it.
        letter: the letter that is answered now.

    Raises:
        InputError: when there is no such file, or it is no answer to this letter.
    """
    inline = isinstance(since, str) and since.lstrip().startswith("{")
    shown = "" if inline else str(since)
    try:
        content = from_json(str(since) if inline else Path(since).read_bytes())
        manifest = content["manifest"]
        if content["letter"] != letter or manifest["question"] != "answer_letter":
            raise _no_answer(shown, letter)
        pack = manifest["pack"]
        found = Before(
            Earlier(str(content["figures_of"]), f"{pack['name']} {pack['version']}", str(manifest["raming"])),
            str(pack["hash"]),
            {
                (int(one["number"]), str(figure["id"])): _kept(figure)
                for one in content["questions"]
                for figure in one["figures"]
            },
            "",
        )
    except OSError as error:
        raise refuse(
            "there is no earlier answer to read",
            field="--since",
            value=shown,
            expected=Phrase("the file of an answer to {letter}, as `--json` prints it", letter=letter),
        ) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise _no_answer(shown, letter) from error
    return Before(found.identity, found.hash, found.figures, _short(content, found))


def _kept(figure: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is needed of a figure of an earlier answer.

    Raises:
        InputError: when its value is no number, or has no end.
        KeyError, TypeError: when it is no figure of an answer.
    """
    kept = {key: figure[key] for key in _KEPT}
    value = kept["value"]
    if value is not None and (
        isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value)
    ):
        raise refuse(
            "a figure of the earlier answer is no number",
            field="--since",
            value=f"{kept['id']}: {value}",
            expected=Phrase("a number, or `null` where there is none"),
        )
    if kept["year"] is not None:
        kept["year"] = int(kept["year"])
    kept["digits"] = int(kept["digits"])
    kept["name"] = {code: str(kept["name"][code]) for code in LANGUAGES}
    return kept


def _no_answer(shown: str, letter: str) -> InputError:
    return refuse(
        "this is no earlier answer to the letter",
        field="--since",
        value=shown,
        expected=Phrase("the file of an answer to {letter}, as `--json` prints it", letter=letter),
    )


def _short(content: Mapping[str, Any], found: Before) -> str:
    """Return what is needed of an earlier answer to compare with it again."""
    numbers = dict.fromkeys(number for number, _ in found.figures)
    manifest = content["manifest"]
    kept = {
        "letter": content["letter"],
        "figures_of": content["figures_of"],
        "questions": [
            {"number": number, "figures": [one for (at, _), one in found.figures.items() if at == number]}
            for number in numbers
        ],
        "manifest": {key: manifest[key] for key in ("question", "raming", "pack")},
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def changed(
    before: Before, questions: Iterable[tuple[int, tuple[LetterFigure, ...]]], pack: Pack
) -> tuple[Change, ...]:
    """Return the figures that moved, came or went since an earlier answer.

    Args:
        before: the earlier answer.
        questions: number and figures of each question of today.
        pack: the pack of today.
    """
    found: list[Change] = []
    for number, figures in questions:
        now = {figure.id: figure for figure in figures}
        gone = [name for at, name in before.figures if at == number and name not in now]
        for name in (*now, *gone):
            old, new = before.figures.get((number, name)), now.get(name)
            was = None if old is None else old["value"]
            value = None if new is None else new.value
            if not _same(was, value):
                found.append(_change(number, name, old, new, before, pack))
    return tuple(found)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _reason(old: Mapping[str, Any] | None, new: LetterFigure | None, before: Before, pack: Pack) -> str:
    """Return why a figure moved."""
    if old is None or old["value"] is None:
        return "new"
    if new is None or new.value is None:
        return "gone"
    if old["by"] != new.by:
        return "reference"
    if old["source"] != new.source:
        return "source"
    if old["year"] != new.year:
        return "round"
    return "pack" if before.hash != pack.hash else "program"


def _change(
    number: int,
    name: str,
    old: Mapping[str, Any] | None,
    new: LetterFigure | None,
    before: Before,
    pack: Pack,
) -> Change:
    described: Mapping[str, Any] = old if new is None else {key: getattr(new, key) for key in _KEPT}  # type: ignore[assignment]
    return Change(
        number=number,
        figure=name,
        name=dict(described["name"]),
        unit=str(described["unit"]),
        before=None if old is None else old["value"],
        now=None if new is None else new.value,
        year_before=None if old is None else old["year"],
        year_now=None if new is None else new.year,
        reason=_reason(old, new, before, pack),
        digits=int(described["digits"]),
        grade=str(described["grade"]),
    )

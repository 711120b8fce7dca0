"""What was advised, decided and filled, as lines to compare with: one line for each entry of the ledger."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from typing import TypeVar

from raming.answers.published import LedgerEntry, Published, PublishedAdvice
from raming.present.language import Language


@dataclass(frozen=True, slots=True)
class LedgerLine(LedgerEntry):
    """One entry of the ledger, as people read it."""

    def words(self, language: Language) -> str:
        """Return its number or range as people read it."""
        return ends_words(self, language)


def ends_words(line: LedgerEntry | PublishedAdvice, language: Language) -> str:
    """Return the number or range of a line or an advice as people read it."""
    number = language.number
    if line.low is not None and line.high is not None:
        made = language.range(line.low, line.high)
        if line.preferred is None:
            return made
        return language.text("{range}, preferred {value}", range=made, value=number(line.preferred))
    if line.preferred is not None:
        return number(line.preferred)
    if line.low is not None:
        return language.text("at least {value}", value=number(line.low))
    return language.text("at most {value}", value=number(line.high))


def from_published(published: Iterable[Published]) -> tuple[LedgerLine, ...]:
    """Return the lines behind the published numbers of an advice, the ends of a range put together.

    They name no occupation: the advice does.
    """
    ends = {"_low": "low", "_high": "high"}
    lines: dict[Published, dict[str, float]] = {}
    for entry in published:
        end = next((ending for ending in ends if entry.kind.endswith(ending)), "")
        line = replace(entry, kind=entry.kind.removesuffix(end), value=0.0)
        lines.setdefault(line, {})[ends.get(end, "preferred")] = entry.value
    return tuple(
        LedgerLine(
            occupation="",
            year=line.year,
            stage=line.kind,
            low=found.get("low"),
            preferred=found.get("preferred"),
            high=found.get("high"),
            unit=line.unit,
            for_years=line.for_years,
            status=line.status,
            source=line.source,
            where=line.where,
            counts=line.counts,
            note=line.note,
        )
        for line, found in lines.items()
    )


def from_entries(entries: Iterable[LedgerEntry]) -> tuple[LedgerLine, ...]:
    """Return the lines of a ledger."""
    return tuple(LedgerLine(*astuple(entry)) for entry in entries)


Line = TypeVar("Line", LedgerLine, LedgerEntry)

TOLD = "reported"
"""Stage of a number that others told."""


def told_once(lines: Iterable[Line], language: Language) -> tuple[Line, ...]:
    """Return lines without one number for one intake year told twice.

    What others told of a number stands with the line that holds the number itself, with both its sources.
    """
    listed = list(lines)
    kept = []
    for line in listed:
        same: list[Line] = [other for other in listed if _same_number(line, other) and other is not line]
        if line.stage == TOLD and any(other.stage != TOLD for other in same):
            continue
        repeats: list[Line] = [other for other in same if other.stage == TOLD]
        kept.append(
            replace(
                line,
                source=", ".join(dict.fromkeys([line.source, *(other.source for other in repeats)])),
                note=" ".join(
                    language.of_pack(note) for note in (line.note, *(one.note for one in repeats)) if note
                ),
            )
            if repeats and line.stage != TOLD
            else line
        )
    return tuple(kept)


def _same_number(one: LedgerLine | LedgerEntry, other: LedgerLine | LedgerEntry) -> bool:
    """Whether two lines give one number for one intake year."""
    return bool(one.for_years) and all(
        getattr(one, name, "") == getattr(other, name, "")
        for name in ("occupation", "low", "preferred", "high", "unit", "for_years", "counts")
    )


def latest(lines: Iterable[LedgerLine], stages: tuple[str, ...]) -> LedgerLine | None:
    """Return the latest line of these stages that counts people a year; of one year the first."""
    known = [line for line in lines if line.stage in stages and line.comparable]
    return max(known, key=lambda line: line.year, default=None)

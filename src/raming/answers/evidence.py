"""What an answer rests on: figures of a pack with their status, source, place and year, each counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol

from raming.inputs.meaning import Is
from raming.inputs.pack import Pack
from raming.inputs.vocabulary import STATUSES

PUBLISHED, COMPUTED, ILLUSTRATION, UNKNOWN = "published", "computed", "illustration", "unknown"
GRADES = (PUBLISHED, COMPUTED, ILLUSTRATION, UNKNOWN)
"""What the figures of an answer are worth, the best first."""
MOST_ASSUMED = 1 / 3
"""An answer is an illustration when a larger share than this of what it rests on is assumed."""
COUNTED = (*STATUSES, "scenario")
"""Statuses by which figures are counted; `scenario` is a figure that was changed for this answer."""
NAMED_PLACES = 5
"""Places in one source that are named one by one; more are counted."""
_YEARS = ("reference_date", "year", "period", "published", "stated", "base_year")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Cited(Protocol):
    """A figure that says its status and its source."""

    @property
    def status(self) -> str:
        """Status of the figure."""

    @property
    def source(self) -> str:
        """Id of its source."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it is cited."""

    id: Annotated[str, Is("id of the source in the pack")]
    title: Annotated[str, Is("title, with page or table where it matters")]
    publisher: Annotated[str, Is("who published it")]
    published: Annotated[str, Is("when it was published")]
    address: Annotated[str, Is("where it can be found")]
    rights: Annotated[str, Is("rights that rest on it")]
    where: Annotated[str, Is("where in it the figures used stand: page, table, section or question")] = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """One figure of a pack that an answer rests on.

    Attributes:
        key: what tells it from other figures; a row that holds for several cells is one figure.
        status: its status, one of `COUNTED`.
        source: id of its source; empty where it has none.
        where: where in the source it stands; empty where the source says it once for all.
        year: the year it is of; 0 where it says none.
        what: the figure itself, as what reads it holds it: a row of a table, or an object; None where it is many.
    """

    key: object
    status: str
    source: str
    where: str = ""
    year: int = 0
    what: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures an answer rests on.

    Attributes:
        grounds: the figures, in the order in which they are met; one that is met twice counts once.
        held: objects that keys are the identities of, kept so that these stay their own.
    """

    grounds: tuple[Grounds, ...] = ()
    held: tuple[object, ...] = field(default=(), repr=False)

    def __add__(self, other: Evidence) -> Evidence:
        """Return the figures of both."""
        return Evidence(self.grounds + other.grounds, self.held + other.held)

    @property
    def distinct(self) -> tuple[Grounds, ...]:
        """The figures, each once, as and where it is first met."""
        first: dict[object, Grounds] = {}
        for entry in self.grounds:
            first.setdefault(entry.key, entry)
        return tuple(first.values())

    def rests_on(self) -> dict[str, int]:
        """Return the number of figures by status."""
        statuses = [entry.status for entry in self.distinct]
        return {status: statuses.count(status) for status in COUNTED}

    def sources(self, pack: Pack) -> tuple[Source, ...]:
        """Return the sources of the figures, each once and with the places in it that are used."""
        places: dict[str, dict[str, None]] = {}
        for entry in self.distinct:
            if entry.source:
                known = places.setdefault(entry.source, {})
                if entry.where:
                    known[entry.where] = None
        return sources_of(pack, places, {name: tuple(found) for name, found in places.items()})

    @property
    def as_of(self) -> str:
        """The newest year among the figures; empty where none says a year."""
        newest = max((entry.year for entry in self.grounds), default=0)
        return str(newest) if newest else ""

    @property
    def grade(self) -> str:
        """What the figures are worth by themselves: by the share of them that is assumed."""
        counts = self.rests_on()
        total = sum(counts.values())
        if not total:
            return UNKNOWN
        if assumed_share(counts) > MOST_ASSUMED:
            return ILLUSTRATION
        return PUBLISHED if counts["published"] == total else COMPUTED


def assumed_share(counts: Mapping[str, int]) -> float:
    """Return which share of the figures is assumed, by the pack or by who changed them for this answer."""
    total = sum(counts.values())
    return (counts.get("assumption", 0) + counts.get("scenario", 0)) / total if total else 0.0


def worst(*grades: str) -> str:
    """Return the lowest of some grades."""
    return max(grades, key=GRADES.index)


def of_rows(table: str, rows: Iterable[Mapping[str, Any]], statuses: Iterable[str] | None = None) -> Evidence:
    """Return rows of a table of the pack as evidence.

    Args:
        table: name of the table.
        rows: the rows, as `Pack.table` gives them.
        statuses: the status of each; where left out their own, and what was published where they have none.
    """
    listed = list(rows)
    own = [str(row.get("status") or PUBLISHED) for row in listed] if statuses is None else statuses
    return Evidence(
        tuple(
            Grounds(
                (table, id(row)),
                status,
                str(row.get("source") or ""),
                str(row.get("where") or ""),
                _year(row.get(name) for name in _YEARS),
                row,
            )
            for row, status in zip(listed, own, strict=True)
        ),
        tuple(listed),
    )


def of_figures(figures: Iterable[Cited]) -> Evidence:
    """Return figures that know their status and source as evidence; those without a status are left out."""
    listed = [figure for figure in figures if figure.status in COUNTED]
    return Evidence(
        tuple(
            Grounds(
                getattr(figure, "row", None) or id(figure),
                figure.status,
                figure.source,
                str(getattr(figure, "where", "") or ""),
                _year(getattr(figure, name, None) for name in _YEARS),
                figure,
            )
            for figure in listed
        ),
        tuple(listed),
    )


def _year(texts: Iterable[object]) -> int:
    """Return the newest year in the first of some texts that holds one; 0 where none does."""
    return next((year for text in texts if text is not None and (year := year_in(str(text)))), 0)


def year_in(text: str) -> int:
    """Return the newest year that a text names; 0 where it names none."""
    return max(map(int, _YEAR.findall(text)), default=0)


def sources_of(
    pack: Pack, named: Iterable[str], places: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Source, ...]:
    """Return sources of a pack by id, in the order named; ids the pack does not know are left out.

    Args:
        pack: the pack.
        named: ids of sources.
        places: by source the places in it that are used; where none is given, what the source says itself.
    """
    used = places or {}
    return tuple(
        Source(
            id=name,
            title=str(row["title"] or ""),
            publisher=str(row["publisher"] or ""),
            published=str(row["published"] or ""),
            address=str(row["address"] or ""),
            rights=str(row["rights"] or ""),
            where=_where(used.get(name, ()), str(row.get("where") or "")),
        )
        for name in named
        if (row := pack.sources.get(name)) is not None
    )


def _where(places: tuple[str, ...], usual: str) -> str:
    """Return the places in a source as one text; what the source says itself where there are none or many."""
    if not places or (len(places) > NAMED_PLACES and usual):
        return usual
    named = "; ".join(places[:NAMED_PLACES])
    return f"{named}; …" if len(places) > NAMED_PLACES else named

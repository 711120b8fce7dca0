"""A pack: one country's health workforce as figures with their sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from raming.inputs.parameters import ParameterSet, cell_of
from raming.inputs.phrases import PHRASES, dutch_of, in_dutch
from raming.inputs.problems import InputError, Named, Phrase, Problem, either, finding, nearest, refuse
from raming.inputs.tables import Row, Value
from raming.inputs.used import OwnRows
from raming.inputs.vocabulary import words_of


@dataclass(frozen=True)
class Pack:
    """A loaded pack.

    Attributes:
        name: short name, as given in its descriptor.
        version: its version.
        hash: SHA-256 over the hashes of all its files.
        title: what it is, in a sentence.
        files: SHA-256 of each file by name.
        read: returns the rows of a table by name.
        created: date of its figures as a whole, as its descriptor says; empty where it does not.
        compiled: what was computed of it beforehand, by name; none for a pack that does not ship inside.
        own: rows of one's own that were added to its tables.
    """

    name: str
    version: str
    hash: str
    title: str
    files: Mapping[str, str]
    read: Callable[[str], tuple[Row, ...]]
    created: str = ""
    compiled: Callable[[str], Any] = field(default=lambda _: None, repr=False)
    own: tuple[OwnRows, ...] = field(default=(), repr=False)
    _tables: dict[str, tuple[Row, ...]] = field(default_factory=dict, repr=False)
    _sets: dict[tuple[str, int], ParameterSet] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a table, none where the pack does not have it."""
        if name not in self._tables:
            self._tables[name] = self.read(name) if f"{name}.csv" in self.files else ()
        return self._tables[name]

    @cached_property
    def _named(self) -> Mapping[str, Row]:
        """What has a name in both languages, by id."""
        rows = self.table("region_levels")
        levels = dict.fromkeys(("level",), rows[0]) if rows else {}
        levels |= {f"level {row['level']}": row for row in rows}
        measures = {str(row["measure"]): row for row in self.table("measures")}
        regions = {str(row["region"]): row for row in self.table("regions")}
        return levels | measures | regions | dict(self.occupations)

    @cached_property
    def _dutch(self) -> Mapping[str, str]:
        """The Dutch of each text; read when the first is asked for, since an English reader never asks."""
        return dutch_of(self.table(PHRASES))

    def told(self, text: str, language: str) -> str:
        """Return a text of this pack in a language, `nl` or `en`; for the id of an occupation, a measure or a region its name.

        A text is returned as it is where the pack has no phrase for it; `level` before the id of a level of
        regions stands for what its regions are called.
        """
        if text in self._named:
            return str(self._named[text][f"name_{language}"])
        return in_dutch(text, self._dutch) if language == "nl" else text

    @property
    def year(self) -> int:
        """The year its figures are judged in: that of its descriptor, of today where it says none."""
        return int(self.created[:4]) if self.created[:4].isdigit() else date.today().year

    @cached_property
    def occupations(self) -> Mapping[str, Row]:
        """All occupations by id, in the order of the pack."""
        return {str(row["occupation"]): row for row in self.table("occupations")}

    @cached_property
    def sources(self) -> Mapping[str, Row]:
        """All sources by id."""
        return {str(row["source"]): row for row in self.table("sources")}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Occupation by every name understood: id, names in both languages, short names."""
        known: dict[str, str] = {}
        for row in self.table("occupation_names"):
            known[_plain(str(row["name"]))] = str(row["occupation"])
        for occupation, row in self.occupations.items():
            for name in (row["name_nl"], row["name_en"], occupation):
                known[_plain(str(name))] = occupation
        return known

    def occupation(self, name: str) -> str:
        """Return the id of an occupation named in any way.

        Raises:
            InputError: when nobody is called that; the nearest names are suggested.
        """
        known = self.names
        if _plain(name) in known:
            return known[_plain(name)]
        near = list(dict.fromkeys(known[match] for match in nearest(_plain(name), known, n=5, cutoff=0.6)))[
            :3
        ]
        raise refuse(
            "unknown occupation",
            rule="unknown-occupation",
            field="occupation",
            value=name,
            expected=either(self._typed(each) for each in near)
            if near
            else Phrase("one of those that `raming occupations` lists"),
            nearest=either(self._typed(each, "{id} ({name_nl})") for each in near),
        )

    def _typed(self, occupation: str, shown: str = "{id}") -> Named:
        """Return an occupation as it is typed: by its name in Dutch, by its id in English."""
        name = str(self.occupations[occupation]["name_nl"])
        return Named({"nl": name, "en": shown.format(id=occupation, name_nl=name)})

    def named(self, id_: str) -> Named:
        """Return the names of an occupation or a measure by its id, as a reader is told of it."""
        return Named({code: self.told(id_, code) for code in ("en", "nl")})

    def rounds(self, occupation: str) -> tuple[int, ...]:
        """Return the rounds for which an occupation has parameters, rising."""
        occupation = self.occupation(occupation)
        mine = [row["round"] for row in self.table("rounds") if row["occupation"] == occupation]
        return tuple(sorted(value for value in mine if isinstance(value, int)))

    def round(self, occupation: str, round_: int | None = None) -> Row:
        """Return one round of an occupation, the latest when none is named.

        Raises:
            InputError: when the occupation has no such round, or none at all.
        """
        occupation = self.occupation(occupation)
        rounds = self.rounds(occupation)
        if not rounds:
            raise InputError(self._missing_figures(occupation))
        wanted = rounds[-1] if round_ is None else round_
        for row in self.table("rounds"):
            if row["occupation"] == occupation and row["round"] == wanted:
                return row
        raise refuse(
            "no such round for {occupation}",
            occupation=self.named(occupation),
            rule="unknown-round",
            field="round",
            value=wanted,
            expected=", ".join(map(str, rounds)),
        )

    def parameters(self, occupation: str, round_: int | None = None) -> ParameterSet:
        """Return the parameter set of an occupation in a round, the latest when none is named.

        Raises:
            InputError: when there is none, saying which figures are missing and who would have them.
        """
        occupation = self.occupation(occupation)
        row = self.round(occupation, round_)
        wanted = occupation, int(row["round"] or 0)
        if wanted not in self._sets:
            rows = (
                cell_of(entry, line)
                for line, entry in enumerate(self.table("parameters"), start=2)
                if entry["occupation"] == occupation and entry["round"] == row["round"]
            )
            self._sets[wanted] = ParameterSet.from_rows(*wanted, str(row["composition"]), rows)
        return self._sets[wanted]

    def not_available(self, occupation: str) -> tuple[Row, ...]:
        """Return the figures that nobody has published for an occupation, with who would have them."""
        return tuple(row for row in self.table("not_available") if row["occupation"] == occupation)

    def _missing_figures(self, occupation: str) -> list[Problem]:
        """Say which figures an occupation lacks for a projection, its base stock first."""
        rows = sorted(
            self.not_available(occupation),
            key=lambda row: not str(row["figure"]).endswith(("base_stock", "headcount")),
        )
        holder = self.occupations[occupation].get("figure_owner")
        owner = self._said(holder) if holder else Phrase("its registry or professional body")
        lacking = [
            (Phrase(words_of(str(row["figure"]))), self._said(row["owner"]) or owner, self._said(row["note"]))
            for row in rows
        ] or [(Phrase("a base stock"), owner, "")]
        return [
            finding(
                Phrase(
                    "no projection for {occupation}: {figure} is not available ({note})",
                    occupation=self.named(occupation),
                    figure=figure,
                    note=note,
                )
                if note
                else Phrase(
                    "no projection for {occupation}: {figure} is not available",
                    occupation=self.named(occupation),
                    figure=figure,
                ),
                rule="no-figures",
                expected=Phrase("the figure from {owner}", owner=who),
            )
            for figure, who, note in lacking
        ]

    def _said(self, text: Value) -> str:
        """Return a text for within a message, without its full stop; empty where there is none."""
        return Named({code: self.told(str(text), code).rstrip(".") for code in ("en", "nl")}) if text else ""


def _plain(name: str) -> str:
    """Fold a name: lower case, with hyphens and underscores as spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())

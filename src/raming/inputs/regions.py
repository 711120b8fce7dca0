"""Regions of a pack: their codes and every name by which one is understood."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, either, nearest, refuse

NATION = "nation"
"""The level of the whole country, which every pack with regions has."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region.

    Attributes:
        code: its code.
        level: `nation`, or a level of the pack.
        name_nl: Dutch name.
        name_en: English name.
        parent: code of the region it lies in, empty for the nation.
        latitude: latitude of the middle of its inhabitants, in degrees.
        longitude: longitude of the same.
        one_name: language of the name it has in both, `nl` or `en`; empty where each language has its own.
    """

    code: str
    level: str
    name_nl: str
    name_en: str
    parent: str
    latitude: float
    longitude: float
    one_name: str = ""

    @property
    def names(self) -> dict[str, str]:
        """Names by language; the official one in both where its level has one name."""
        own = {"nl": self.name_nl, "en": self.name_en}
        return dict.fromkeys(own, own[self.one_name]) if self.one_name else own


def plain_name(name: str) -> str:
    """Fold a name: lower case, no accents, hyphens as spaces, & as the Dutch en."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    for found, put in (("-", " "), ("_", " "), ("&", " en "), (",", " "), ("'", ""), ("’", ""), ("‘", "")):
        bare = bare.replace(found, put)
    return " ".join(bare.casefold().split())


class Regions:
    """The regions of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    @cached_property
    def by_code(self) -> Mapping[str, Region]:
        """All regions by code, in the order of the pack."""
        one_name = {str(row["level"]): str(row["one_name"] or "") for row in self.pack.table("region_levels")}
        return {
            str(row["region"]): Region(
                str(row["region"]),
                str(row["level"]),
                str(row["name_nl"]),
                str(row["name_en"]),
                str(row["parent"] or ""),
                float(row["latitude"] or 0.0),
                float(row["longitude"] or 0.0),
                one_name.get(str(row["level"]), ""),
            )
            for row in self.pack.table("regions")
        }

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels of the pack, the finest first and the nation last.

        In the order of the table of levels; without one, by how many regions each lies in.
        """
        stated = [str(row["level"]) for row in self.pack.table("region_levels")]
        if not stated:
            depth: dict[str, int] = {}
            for region in self.by_code.values():
                depth[region.level] = max(depth.get(region.level, 0), len(self.around(region)))
            stated = sorted(depth, key=lambda level: -depth[level])
        return (*(level for level in stated if level != NATION), NATION)

    @property
    def finest(self) -> str:
        """The level by which regional figures are computed, and added up to the others."""
        return self.levels[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The levels of the pack without the nation, the finest first."""
        return self.levels[:-1]

    @cached_property
    def nation(self) -> Region:
        """The whole country, under the name the pack gives it."""
        for region in self.by_code.values():
            if region.level == NATION:
                return region
        return Region("", NATION, "het land", "the country", "", 0.0, 0.0)

    @property
    def main(self) -> tuple[Region, ...]:
        """The regions of the finest level, in order of code; none where the pack has no regions."""
        own = (region for region in self.by_code.values() if region.level == self.finest != NATION)
        return tuple(sorted(own, key=lambda region: region.code))

    def around(self, region: Region) -> tuple[Region, ...]:
        """Return the regions that a region lies in, the smallest first."""
        found: list[Region] = []
        while region.parent in self.by_code and self.by_code[region.parent] not in found:
            region = self.by_code[region.parent]
            found.append(region)
        return tuple(found)

    def level(self, level: str) -> tuple[Region, ...]:
        """Return the regions of a level, in order of code.

        Raises:
            InputError: when there is no such level, or the pack has no regions of it.
        """
        found = sorted((r for r in self.by_code.values() if r.level == level), key=lambda r: r.code)
        if not found:
            known = sorted({region.level for region in self.by_code.values()})
            expected = ", ".join(known) if known else Phrase("a pack with a table of regions")
            raise refuse("no regions of this level", field="--level", value=level, expected=expected)
        return tuple(found)

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """Codes by every folded name understood: code, names, former names, aliases, municipalities."""
        known: dict[str, dict[str, None]] = {}
        for region in self.by_code.values():
            for name in (region.code, region.name_nl, region.name_en):
                known.setdefault(plain_name(name), {})[region.code] = None
        for row in self.pack.table("region_names"):
            known.setdefault(plain_name(str(row["name"])), {})[str(row["region"])] = None
        return {name: tuple(codes) for name, codes in known.items()}

    def find(self, name: str, levels: Sequence[str] = ()) -> Region:
        """Return the region of a name; where it stands for several, the first level asked for wins.

        Args:
            name: code, name, former name, alias or municipality.
            levels: levels that count, in order; all of the pack when left out.

        Raises:
            InputError: when no region is called that, or two of one level are.
        """
        codes = [self.by_code[code] for code in self.named.get(plain_name(name), ())]
        for level in levels or self.levels:
            found = [region for region in codes if region.level == level]
            if len(found) > 1:
                expected = either(f"{region.code} ({region.name_nl})" for region in found)
                raise refuse(
                    "this name stands for more than one region",
                    field="--region",
                    value=name,
                    expected=expected,
                )
            if found:
                return found[0]
        near = nearest(plain_name(name), self.named, n=3, cutoff=0.6)
        expected = either(near) or self.example()
        raise refuse("unknown region", field="--region", value=name, expected=expected)

    def example(self) -> Phrase:
        """Return what a region is called by, with a code of the pack."""
        codes = sorted(code for code, region in self.by_code.items() if region.level == self.finest)
        if not codes:
            return Phrase("a pack with a table of regions")
        return Phrase("a code such as {code}, a name or a municipality", code=codes[min(1, len(codes) - 1)])

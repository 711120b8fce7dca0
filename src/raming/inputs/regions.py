"""Regions of a pack: their codes and every name by which one is understood."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, either, nearest, refuse

LEVELS = ("regioplus", "province", "nation")
"""Levels in the order in which an ambiguous name is looked up."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region.

    Attributes:
        code: its code.
        level: `nation`, `province` or `regioplus`.
        name_nl: Dutch name.
        name_en: English name.
        parent: code of the region it lies in, empty for the nation.
        latitude: latitude of the middle of its inhabitants, in degrees.
        longitude: longitude of the same.
    """

    code: str
    level: str
    name_nl: str
    name_en: str
    parent: str
    latitude: float
    longitude: float

    @property
    def names(self) -> dict[str, str]:
        """Names by language: official Dutch names in both, but for the nation."""
        return {"nl": self.name_nl, "en": self.name_en if self.level == "nation" else self.name_nl}


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
        return {
            str(row["region"]): Region(
                str(row["region"]),
                str(row["level"]),
                str(row["name_nl"]),
                str(row["name_en"]),
                str(row["parent"] or ""),
                float(row["latitude"] or 0.0),
                float(row["longitude"] or 0.0),
            )
            for row in self.pack.table("regions")
        }

    def level(self, level: str) -> tuple[Region, ...]:
        """Return the regions of a level, in order of code.

        Raises:
            InputError: when there is no such level, or the pack has no regions of it.
        """
        found = sorted((r for r in self.by_code.values() if r.level == level), key=lambda r: r.code)
        if level not in LEVELS or not found:
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

    def find(self, name: str, levels: Sequence[str] = LEVELS) -> Region:
        """Return the region of a name; where it stands for several, the first level asked for wins.

        Args:
            name: code, name, former name, alias or municipality.
            levels: levels that count, in order.

        Raises:
            InputError: when no region is called that, or two of one level are.
        """
        codes = [self.by_code[code] for code in self.named.get(plain_name(name), ())]
        for level in levels:
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
        expected = either(near) or Phrase("a code such as RA0102, a name or a municipality")
        raise refuse("unknown region", field="--region", value=name, expected=expected)

"""What a field is, said once beside the field: its meaning and its unit, read by schemas, tables and pages."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_type_hints

FTE = "FTE"
PEOPLE = "people"
PEOPLE_A_YEAR = "people per year"
SHARE = "share"
YEAR = "calendar year"
EURO_A_YEAR = "euro per year"
DRAWN = "draws"
OWN_UNIT = "as its field `unit` says"


@dataclass(frozen=True, slots=True)
class Is:
    """The meaning of a field and the unit of its figures, as metadata of an `Annotated` type.

    Attributes:
        meaning: what the field holds, in English; the Dutch stands in the catalogue.
        unit: what its numbers count; None where it holds no figures.
    """

    meaning: str
    unit: str | None = None

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of the field with `description` and `unit`."""
        made: dict[str, Any] = {**handler(core), "description": self.meaning}
        if self.unit is not None:
            made["unit"] = self.unit
        return made


def meanings(kind: type[Any]) -> dict[str, Is]:
    """Return the meaning of every field of a dataclass that says one, by name."""
    return _meanings(cast(Hashable, kind))


@cache
def _meanings(kind: Hashable) -> dict[str, Is]:
    found = {}
    for name, hint in get_type_hints(cast(Any, kind), include_extras=True).items():
        said = next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Is)), None)
        if said is not None:
            found[name] = said
    return found

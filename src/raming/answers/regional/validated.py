"""How the regional balance of an occupation fared against published statements, as every regional answer says.

Holding it against them takes draws, so that of a shipped pack is computed when the pack is compiled:
by `raming.answers.regional.compiling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import SHARE, Is
from raming.inputs.pack import Pack


@dataclass(frozen=True, slots=True)
class Validated:
    """How the regional balance of an occupation fared against published statements."""

    statements: Annotated[int, Is("number of published statements about regions", "statements")]
    agrees: Annotated[int, Is("number of them that agree", "statements")]
    differs: Annotated[int, Is("number of them that differ", "statements")]
    open: Annotated[int, Is("number of them that could be either", "statements")]
    input: Annotated[int, Is("number of them that were used as input, so are no test", "statements")]
    not_comparable: Annotated[int, Is("number of them that cannot be compared", "statements")]
    separation: Annotated[
        float | None,
        Is(
            "chance that a region named for an expected shortage ranks above one not named; a half is no relation; null where none was named",
            SHARE,
        ),
    ]
    separation_low: Annotated[float | None, Is("lower end of its 80 % interval over draws", SHARE)]
    separation_high: Annotated[float | None, Is("upper end of that interval", SHARE)]


def validated(pack: Pack, occupation: str) -> Validated | None:
    """Return how an occupation fared when the pack was compiled; None for a pack of others, or without statements."""
    known = pack.compiled("validation")
    return Validated(**known[occupation]) if known and occupation in known else None

"""How the regional balance of an occupation fared against published statements, as every regional answer says.

Holding it against them takes draws, so that of a shipped pack is computed when the pack is compiled:
`python -m raming.answers.regional.validated`, after `python -m raming.inputs.compiled`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated

from raming.inputs.loading import COMPILED, load_pack, shipped, shipped_folder
from raming.inputs.meaning import SHARE, Is
from raming.inputs.pack import Pack

FILE = "validation.json"


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


def compiled_validation(pack: Pack) -> dict[str, Validated]:
    """Hold every occupation that published statements are about against them."""
    from raming.answers.regional.validation import validate_balance  # noqa: PLC0415 - it asks for the model

    subjects = dict.fromkeys(str(row["subject"]) for row in pack.table("regional_statements"))
    found = {}
    for occupation in subjects:
        if occupation in pack.occupations and pack.rounds(occupation):
            answer = validate_balance(occupation, pack=pack)
            test = answer.tests[0] if answer.tests else None
            interval = None if test is None else test.interval
            found[occupation] = Validated(
                statements=len(answer.comparisons),
                **{name.replace("-", "_"): number for name, number in answer.counts.items()},
                separation=None if test is None else test.separation,
                separation_low=None if interval is None else interval.low,
                separation_high=None if interval is None else interval.high,
            )
    return found


def main() -> None:
    """Write how every shipped pack fared beside its compiled tables."""
    for name in shipped():
        pack = load_pack(name)
        content = {occupation: asdict(entry) for occupation, entry in compiled_validation(pack).items()}
        text = json.dumps({"pack": pack.hash, "validation": content}, indent=1) + "\n"
        shipped_folder(name).joinpath(COMPILED, FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

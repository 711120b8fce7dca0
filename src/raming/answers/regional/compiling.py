"""Compiles how every shipped pack fared against published statements about regions.

`python -m raming.answers.regional.compiling`, after `python -m raming.inputs.compiled`.
"""

import json
from dataclasses import asdict

from raming.answers.regional.validated import Validated
from raming.answers.regional.validation import validate_balance
from raming.inputs.loading import COMPILED, load_pack, shipped, shipped_folder
from raming.inputs.pack import Pack

FILE = "validation.json"


def compiled_validation(pack: Pack) -> dict[str, Validated]:
    """Hold every occupation that published statements are about against them."""
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

"""A whole run of the Dutch pack as readable text: a change of any number shows up in review.

After a change that is meant, `make snapshot` writes the file anew; the changelog then says, under
*Numbers changed*, what moved and why.
"""

import os
from pathlib import Path

from raming.answers.advice import advise
from raming.answers.case import open_case
from raming.answers.options import CaseOptions
from raming.answers.projection import projection_of
from raming.inputs.loading import load_pack

SNAPSHOT = Path(__file__).with_name("whole_run.txt")


def whole_run() -> str:
    """Return every round of every occupation as text: the advice in each scenario and the year path."""
    pack = load_pack()
    lines = []
    for occupation in pack.occupations:
        for round_ in pack.rounds(occupation):
            advice = advise(occupation, round=round_, pack=pack)
            path = projection_of(open_case(occupation, CaseOptions(round=round_), pack=pack))
            lines.append(
                f"{occupation} {round_}: balance in {advice.balance_year}, intake {advice.current_intake:g}"
            )
            for entry in advice.scenarios:
                if entry.variant == "mid" or entry.scenario == "preferred":
                    found = "none" if entry.advised_intake is None else f"{entry.advised_intake:.4f}"
                    lines.append(f"  advice {entry.scenario} {entry.trend} {entry.variant}: {found}")
            lines += [f"  driver {driver.id}: {driver.intake:.4f}" for driver in advice.drivers]
            for year, row in path.years.items():
                demand = " ".join(f"{value:.2f}" for value in row.demand_by_scenario.values())
                lines.append(f"  {year}: heads {row.headcount:.2f} fte {row.fte:.2f} demand {demand}")
    return "\n".join(lines) + "\n"


def test_whole_run_is_as_kept():
    made = whole_run()
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        SNAPSHOT.write_text(made, encoding="utf-8")
    kept = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    moved = [f"{old}  ->  {new}" for old, new in zip(kept, made.splitlines(), strict=False) if old != new]
    assert not moved, "\n".join(["numbers changed:", *moved[:20]])
    assert len(kept) == len(made.splitlines())

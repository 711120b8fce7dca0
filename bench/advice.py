"""The advice: a cold command against importing NumPy, and the engine against the plain-Python reference."""

import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from bench.measure import Goal, at_least, at_most, interleaved, repeated
from raming.answers.case import open_case
from raming.answers.model import Model, build
from raming.answers.options import CaseOptions
from raming.engine.model.demand import DemandInputs, ladder
from raming.engine.model.intake import advised_intake
from raming.engine.model.supply import SupplyInputs, supply

SETS = 1000
BALANCE = 18


def _cold(*words: str) -> None:
    """Run a fresh process."""
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)


def _ours(model: Model) -> np.ndarray:
    """Return the advised intake of every set, year path included."""
    made = supply(model.supply)
    return advised_intake(ladder(made.total_fte()[:, 0], model.demand)[:, 3], made)


def _many(model: Model) -> Model:
    """Return so many different sets in one model: the outflow and the trends of each are its own."""
    chance = np.random.default_rng(1)
    spread = {
        name: {
            f.name: np.repeat(v, SETS, axis=0)
            for f in fields(part)
            if (v := getattr(part, f.name)) is not None
        }
        for name, part in (("supply", model.supply), ("demand", model.demand))
    }
    spread["supply"]["survival"] = spread["supply"]["survival"] ** chance.uniform(0.8, 1.2, (SETS, 1, 1))
    spread["demand"]["trends"] = spread["demand"]["trends"] * chance.uniform(0.5, 1.5, (SETS, 1))
    return replace(model, supply=SupplyInputs(**spread["supply"]), demand=DemandInputs(**spread["demand"]))


def run() -> list[Goal]:
    """Return the lines of the table."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from reference.cases import gp_2025
    from reference.project import advise, project

    case = open_case("huisarts", CaseOptions(round=2025))
    one = build({cell: figure.value for cell, figure in case.parameters.items()}, "v3.2")
    many, slow = _many(one), gp_2025()

    def reference() -> None:
        """Do the same work slowly: the year path on every rung, and the advice."""
        project(slow)
        advise(slow, "preferred", "temporary", 2025 + BALANCE)

    assert abs(_ours(one)[0, BALANCE] - advise(slow, "preferred", "temporary", 2043)["advised_intake"]) < 1e-6
    cold = interleaved(
        {
            "numpy": lambda: _cold("-c", "import numpy"),
            "advise": lambda: _cold("-m", "raming", "advise", "huisarts", "--json"),
        },
        rounds=9,
    )
    warm = interleaved(
        {
            "reference": reference,
            "one set": repeated(lambda: _ours(one), 20),
            "many sets": lambda: _ours(many),
        }
    )
    single = warm["one set"] / 20
    return [
        at_most("cold `advise huisarts --json` / `import numpy`", cold["advise"], cold["numpy"], 6),
        at_least(f"{SETS} sets in one call / plain Python", warm["many sets"], warm["reference"] * SETS, 500),
        at_least("one set / plain Python", single, warm["reference"], 5),
    ]

"""Checks of what a pack says of uncertainty: quantities that exist, correlations that can hold together."""

from collections.abc import Iterable

import numpy as np

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.vocabulary import PARAMETERS


def quantities_known(tables: Tables) -> Iterable[Problem]:
    """Find quantities that move a parameter or selector the model does not have."""
    for line, row in enumerate(tables.get("uncertainty", ()), start=2):
        kind = PARAMETERS.get(str(row["parameter"]))
        if kind is None:
            yield _found(
                "unknown-quantity",
                "uncertainty.csv",
                line,
                "parameter",
                row["parameter"],
                ", ".join(PARAMETERS),
            )
            continue
        for selector in ("sex", "cohort"):
            if row[selector] is not None and selector not in kind.selectors:
                yield _found(
                    "unknown-quantity",
                    "uncertainty.csv",
                    line,
                    selector,
                    row[selector],
                    Phrase("an empty cell"),
                )


def spreads_can_be_learned(tables: Tables) -> Iterable[Problem]:
    """Find spreads that are to be learned from an occupation with fewer than two comparable rounds."""
    rounds: dict[str, int] = {}
    for row in tables.get("rounds", ()):
        if row["composition"] == "v3.2":
            rounds[str(row["occupation"])] = rounds.get(str(row["occupation"]), 0) + 1
    for line, row in enumerate(tables.get("uncertainty", ()), start=2):
        if row["learned"] is not None and rounds.get(str(row["learned_from"]), 0) < 2:
            yield _found(
                "nothing-to-learn",
                "uncertainty.csv",
                line,
                "learned_from",
                row["learned_from"],
                Phrase("an occupation with at least two rounds, or a stated level or drift"),
            )


def correlations_agree(tables: Tables) -> Iterable[Problem]:
    """Find correlations of unknown quantities, and correlations that contradict each other."""
    names = list(dict.fromkeys(str(row["quantity"]) for row in tables.get("uncertainty", ())))
    matrix = np.eye(len(names))
    for line, row in enumerate(tables.get("correlations", ()), start=2):
        for end in ("first", "second"):
            if row[end] not in names:
                yield _found(
                    "unknown-quantity",
                    "correlations.csv",
                    line,
                    end,
                    row[end],
                    Phrase("a quantity of uncertainty.csv"),
                )
                return
        first, second = names.index(str(row["first"])), names.index(str(row["second"]))
        matrix[first, second] = matrix[second, first] = float(row["correlation"] or 0.0)
    if names and np.linalg.eigvalsh(matrix).min() <= 0.0:
        yield _found(
            "contradicting-correlations",
            "correlations.csv",
            0,
            "correlation",
            None,
            Phrase("correlations that can hold together (a positive definite matrix)"),
        )


def _found(rule: str, file: str, line: int, field: str, value: object, expected: str) -> Problem:
    """Return a finding."""
    message = {
        "unknown-quantity": Phrase("the model does not have this"),
        "nothing-to-learn": Phrase("there is nothing to learn this spread from"),
        "contradicting-correlations": Phrase("these correlations contradict each other"),
    }[rule]
    return finding(message, rule=rule, file=file, row=line, field=field, value=value, expected=expected)


UNCERTAINTY_RULES = (
    Rule("unknown-quantity", "what is drawn moves something that the model has", quantities_known),
    Rule("nothing-to-learn", "a learned spread has rounds to learn from", spreads_can_be_learned),
    Rule("contradicting-correlations", "correlations can hold together", correlations_agree),
)

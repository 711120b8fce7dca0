"""What `import raming` offers, and what it costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import raming

PUBLIC = {
    "InputError",
    "__version__",
    "advise",
    "allocate",
    "answer",
    "answer_letter",
    "backtest",
    "balance",
    "catalogue",
    "check",
    "close",
    "compare",
    "decide",
    "departures",
    "explain",
    "ledger",
    "load_pack",
    "measures",
    "occupations",
    "outlook",
    "parameters",
    "project",
    "project_region",
    "promises",
    "regions",
    "reproduce",
    "schema",
    "sector",
    "sensitivity",
    "skillmix",
    "statements",
    "table_one",
    "together",
    "vacancies",
    "validate_balance",
}


def test_public_names_are_pinned() -> None:
    assert set(raming.__all__) == PUBLIC == set(dir(raming))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(raming, name)


def test_public_questions_are_those_of_the_command_line() -> None:
    from raming.answers.advice import advise
    from raming.answers.questions import QUESTIONS

    assert raming.advise is advise
    assert QUESTIONS.keys() <= PUBLIC
    assert all(getattr(raming, name) is question.function for name, question in QUESTIONS.items())


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'advice'"):
        raming.advice  # noqa: B018 - the look-up is the test


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, raming; print(sorted(m for m in sys.modules if m.startswith(('raming.', 'numpy'))))"
    env = {**os.environ, "PYTHONPATH": str(Path(raming.__file__).parents[1])}
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert made.stdout.strip() == "[]"

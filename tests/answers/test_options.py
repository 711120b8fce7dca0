"""How questions are asked from Python: what they are called with, and what is refused before anything runs."""

import ast
import json
import subprocess
import sys
from inspect import Parameter, getdoc, signature
from pathlib import Path

import numpy as np
import pytest

import raming
from raming.answers.questions import QUESTIONS, Question
from raming.inputs.options import options_of


def refusal(question: str, /, *arguments: object, **named: object) -> raming.InputError:
    """Return what a question refuses to be asked with."""
    with pytest.raises(raming.InputError) as refused:
        getattr(raming, question)(*arguments, **named)
    return refused.value


def test_an_unknown_option_names_the_nearest() -> None:
    (problem,) = refusal("advise", "huisarts", rond=2025).problems
    assert problem.value == "rond"
    assert "round" in problem.expected
    assert str(problem) == "unknown option 'rond': did you mean round?"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_refuses_an_unknown_option(question: Question) -> None:
    needed = {name: "x" for name, option in options_of(question.options).items() if option.required}
    problems = refusal(question.id, **needed, nonsense=1).problems
    assert [problem.value for problem in problems if problem.rule == "unknown-option"] == ["nonsense"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    problems = refusal("advise", rond=2025, draws=9, variant="middle").problems
    assert [problem.rule for problem in problems[:2]] == ["unknown-option", "missing-option"]
    assert {problem.field for problem in problems[2:]} == {"--draws", "--variant"}


def test_an_option_is_given_once_and_in_its_place() -> None:
    (twice,) = refusal("advise", "huisarts", occupation="gp").problems
    assert (twice.rule, twice.field) == ("unknown-option", "occupation")
    (more,) = refusal("advise", "huisarts", 2025).problems
    assert (more.rule, more.value) == ("unknown-option", "2025")


@pytest.mark.parametrize("value", [2025.5, "2025", True, float("nan"), float("inf"), 1899, 2201])
def test_a_year_that_is_none_is_refused(value: object) -> None:
    (problem,) = refusal("advise", "huisarts", round=value).problems
    assert problem.field == "--round"


def test_bounds_belong_to_what_they_bound() -> None:
    assert raming.advise("huisarts", draws=10).odds is not None
    (problem,) = refusal("advise", "huisarts", draws=9).problems
    assert problem.expected == "10 to 200,000"
    assert refusal("advise", "huisarts", draws=200_001).problems[0].field == "--draws"


def test_numbers_of_numpy_are_taken_as_those_of_python() -> None:
    plain = raming.advise("huisarts", round=2022, balance_year=2040, intake=900.0, draws=20, seed=3)
    table = raming.advise(
        "huisarts",
        round=np.int64(2022),
        balance_year=np.int64(2040),
        intake=np.float32(900),
        draws=np.int32(20),
        seed=3.0,
    )
    assert json.dumps(table.to_dict()) == json.dumps(plain.to_dict())


def test_a_question_is_called_with_what_it_declares() -> None:
    parameters = signature(raming.advise).parameters
    assert parameters["round"].annotation == int | None
    assert parameters["round"].default is None
    assert parameters["occupation"].kind is Parameter.POSITIONAL_OR_KEYWORD
    assert parameters["costs"].kind is Parameter.KEYWORD_ONLY
    assert signature(raming.advise).return_annotation.__name__ == "Advice"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_help_tells_every_option_in_plain_types(question: Question) -> None:
    options = options_of(question.options)
    assert list(signature(question.function).parameters) == list(options)
    assert "Opt(" not in str(signature(question.function))
    told = getdoc(question.function)
    assert told is not None
    assert told.count("Args:") == 1
    for name, option in options.items():
        assert f"    {name}: {option.opt.help}" in told
    assert told.index("Args:") < told.index("Raises:" if "Raises:" in told else option.opt.help)


def test_a_type_checker_refuses_what_a_question_does_not_take(tmp_path: Path) -> None:
    asked = tmp_path / "asked.py"
    asked.write_text(
        "import raming\n"
        'raming.advise("huisarts", round=2025)\n'
        'raming.advise("huisarts", rond=2025)\n'
        'raming.project("huisarts", draws="many")\n'
        "raming.advise(variant='mid')\n"
        'advised: float | None = raming.advise("huisarts").advised_intake\n'
        "from raming.web.pages.view import Ask\n"
        "def page(ask: Ask) -> float | None:\n"
        '    ask.question(raming.advise, "huisarts", rond=2025)\n'
        '    return ask.question(raming.advise, "huisarts", round=2025).answer.advised_intake\n',
        encoding="utf-8",
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(asked)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(raming.__file__).parents[2],  # with the settings, and so the cache, of `make check`
    )
    errors = [line.partition(asked.name)[2] for line in checked.stdout.splitlines() if asked.name in line]
    errors = [line for line in errors if "error:" in line]
    assert [line.split(":")[1] for line in errors] == ["3", "4", "5", "9"], checked.stdout + checked.stderr
    assert '"rond"' in errors[0]
    assert 'did you mean "round"' in errors[0]
    assert '"rond"' in errors[3]


def test_no_function_takes_whatever_it_is_given() -> None:
    bags = []
    for file in Path(raming.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                rest = [one for one in (node.args.vararg, node.args.kwarg) if one and one.annotation]
                bags += [f"{file}:{node.lineno}" for one in rest if ast.unparse(one.annotation) == "Any"]
    assert not bags


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"draws": 20, "seed": -1}, "0 or more"),
        ({"draws": 20, "seed": 2**63}, "9,223,372,036,854,775,807 or less"),
        ({"draws": 1}, "10 to 200,000"),
        ({"intake": -1}, "0 to 100,000,000"),
        ({"round": 1}, "1900 to 2200"),
    ],
)
def test_bounds_are_written_as_people_write_numbers(asked: dict[str, object], expected: str) -> None:
    (problem,) = refusal("advise", "huisarts", **asked).problems
    assert problem.expected == expected

"""What is refused is written as phrases that the catalogue finds, and is said in the reader's language."""

import ast
import copy
import pickle
import re
from pathlib import Path

import pytest

import raming
from raming.inputs.problems import Phrase, Problem, either, finding, refuse
from raming.present.language import language
from raming.present.refusals import in_words, sentence

SOURCE = Path(raming.__file__).parent
OWN = {"rule", "severity", "file", "row", "field", "value", "expected", "nearest"}
CODE = re.compile(r"[-\W\d]*|--[\w-]+")
"""What is typed as it stands, such as an option; it has no words."""


def calls(*names):
    """Every call of a function of `inputs.problems` in the source, with where it stands."""
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if file.name == "problems.py" and file.parent.name == "inputs":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield f"{file.relative_to(SOURCE)}:{node.lineno}", node


def assigned(*names):
    """Every value of a variable of these names in modules that refuse something, with where it stands."""
    for file in sorted(SOURCE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "inputs.problems import" in text:
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names:
                    yield f"{file.relative_to(SOURCE)}:{node.lineno}", node.value


def is_message(node):
    """Whether the catalogue can see what is said: a literal, a phrase, or the name of a constant or argument."""
    match node:
        case ast.Constant(value=str()) | ast.Name() | ast.Attribute() | ast.Subscript():
            return True
        case ast.IfExp():
            return is_message(node.body) and is_message(node.orelse)
        case ast.Call(func=ast.Name(id=name)):
            return name == "Phrase" or name.startswith("_")
    return False


def says_words(node):
    """Whether a text holds words that are no phrase."""
    match node:
        case ast.Constant(value=str() as text):
            return not CODE.fullmatch(text)
        case ast.JoinedStr():
            return any(says_words(part) for part in node.values if isinstance(part, ast.Constant))
        case ast.BinOp():
            return says_words(node.left) or says_words(node.right)
        case ast.IfExp():
            return says_words(node.body) or says_words(node.orelse)
        case ast.BoolOp():
            return any(map(says_words, node.values))
    return False


def test_messages_are_literals():
    assert [where for where, call in calls("refuse", "finding") if not is_message(call.args[0])] == []
    texts = [(where, call.args[0]) for where, call in calls("Phrase")]
    # a label or a help text is found by the catalogue where it stands; the doors say the help of the register,
    # and a pack what it lacks, and a workbook the units it asks in
    allowed = ast.Constant | ast.Attribute
    assert [
        w
        for w, text in texts
        if not isinstance(text, allowed) and not w.startswith(("cli/", "inputs/pack", "inputs/own_cells"))
    ] == []


def test_what_is_expected_is_a_phrase_where_it_has_words():
    words = [
        where
        for where, call in calls("refuse", "finding")
        for keyword in call.keywords
        if keyword.arg in {"expected", "nearest"} and says_words(keyword.value)
    ]
    assert words == []
    assert [where for where, value in assigned("expected", "message", "wanted") if says_words(value)] == []


def test_each_value_has_its_place_in_the_message():
    for where, call in calls("refuse", "finding", "Phrase"):
        message = call.args[0]
        if isinstance(message, ast.Constant) and all(keyword.arg for keyword in call.keywords):
            values = {keyword.arg for keyword in call.keywords}
            if call.func.id != "Phrase":
                values -= OWN
            if values:
                assert set(re.findall(r"\{(\w+)", message.value)) == values, where


def test_problems_are_made_in_one_place():
    made = [
        where for where, _ in calls("Problem") if not where.startswith(("web/problems", "answers/measures"))
    ]
    assert made == []


def test_a_phrase_is_its_english_and_stays_whole():
    phrase = Phrase("at most {most:,} draws", most=20_000)
    assert phrase == "at most 20,000 draws"
    assert hash(phrase) == hash("at most 20,000 draws")
    for other in (pickle.loads(pickle.dumps(phrase)), copy.deepcopy(phrase)):
        assert (other, other.message, other.values) == (phrase, phrase.message, {"most": 20_000})


def test_a_problem_is_plain_data():
    problem = finding("no such round for {occupation}", occupation="midwife", value=2, expected="2016")
    assert (
        problem.to_dict()
        == Problem("request", "error", "no such round for midwife", value="2", expected="2016").to_dict()
    )
    assert pickle.loads(pickle.dumps(problem)) == problem
    assert hash(problem) == hash(pickle.loads(pickle.dumps(problem)))


def test_names_as_a_choice():
    assert either([]) == ""
    assert either(["a"]) == "a"
    assert either(iter("abc")) == "a or b or c"
    assert in_words(either("abc"), language("nl")) == "a of b of c"


def test_a_problem_is_said_in_both_languages():
    problem = finding(
        "the cell is empty", file="a.csv", row=3, field="sex", expected=Phrase("one of {names}", names="f, m")
    )
    assert sentence(problem, language("en")) == str(problem)
    assert str(problem) == "a.csv, row 3, field sex: the cell is empty; expected one of f, m"
    assert (
        sentence(problem, language("nl")) == "a.csv, rij 3, veld sex: de cel is leeg; verwacht: een van f, m"
    )


def test_numbers_are_written_as_in_the_language():
    (problem,) = refuse(
        "outside the bounds of this option",
        field="--draws",
        value=0,
        expected=Phrase("{least:,.15g} to {most:,.15g}", least=1, most=100_000),
    ).problems
    assert str(problem) == "--draws: outside the bounds of this option (found '0'); expected 1 to 100,000"
    assert (
        sentence(problem, language("nl"))
        == "--draws: buiten de grenzen van deze optie (gevonden: '0'); verwacht: 1 tot 100.000"
    )


@pytest.mark.parametrize("text", ["data stays as it is", "demography, preferred"])
def test_data_is_not_translated(text):
    assert in_words(text, language("nl")) == text

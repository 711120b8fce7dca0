"""Every message id in the source: `.text`, `.plural`, phrases, help of options, labels and declared tables.

The pages have a catalogue of their own on top of this one, and are not looked at here.
"""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from present.page_messages import page_plurals, page_texts
from raming.answers.questions import QUESTIONS
from raming.cli.help import verbs
from raming.cli.main import application
from raming.inputs.loading import load_pack
from raming.inputs.options import options_of
from raming.inputs.vocabulary import OTHER_FIGURES, PARAMETERS
from raming.present import labels, presenters
from raming.present.columns import Declared

SOURCE = Path(labels.__file__).parents[1]


def messages() -> tuple[set[str], set[tuple[str, str]]]:
    """Return the texts and the plurals that the source asks the catalogue for."""
    texts = set(_labels()) | page_texts() | set(_asked())
    for table in declared():
        texts |= table.messages
    plurals = set(labels.COUNTED.values()) | page_plurals()
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = _strings_by_name(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"text", "Phrase", "refuse", "finding", "Opt"} and node.args:
                texts.update(_literals(node.args[0], named))
            elif name == "plural" and len(node.args) >= 2:
                one, many = (list(_literals(argument, named)) for argument in node.args[:2])
                plurals.update(zip(one, many, strict=True))
    return texts, plurals


def declared() -> Iterator[Declared]:
    """Return the declared tables of every presenter."""
    for file in sorted(Path(presenters.__file__).parent.glob("*.py")):
        module = import_module(f"{presenters.__name__}.{file.stem}")
        yield from (value for value in vars(module).values() if isinstance(value, Declared))


def _labels() -> Iterator[str]:
    """Return the labels that are texts, of every module of labels."""
    for file in sorted(Path(labels.__file__).parent.glob("*labels.py")):
        module = import_module(f"raming.present.{file.stem}")
        for name, table in vars(module).items():
            if isinstance(table, dict) and not name.startswith("_"):
                yield from (value for value in table.values() if isinstance(value, str) and value)
    yield from (kind.label for kind in PARAMETERS.values())
    yield from OTHER_FIGURES.values()
    pack = load_pack()
    for occupation in pack.occupations:
        if not pack.rounds(occupation):  # why there is no projection is said in its refusal
            yield from (str(row["note"]).rstrip(".") for row in pack.not_available(occupation) if row["note"])


def _asked() -> Iterator[str]:
    """Return the questions in words, what their charts show, and the help of every option of every verb."""
    for question in QUESTIONS.values():
        yield question.asks
        yield from (option.opt.help for option in options_of(question.options).values())
        yield from filter(None, (question.link, question.chart))
    for verb in verbs():
        for argument in application()[verb].assemble_argument_collection(parse_docstring=True):
            if argument.parameter.help:
                yield from argument.parameter.help.splitlines()


def _strings_by_name(tree: ast.AST) -> dict[str, set[str]]:
    """Return which strings a loop variable can hold, for `for … in ((…, "text"), …)`."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple):
            targets = node.target.elts if isinstance(node.target, ast.Tuple) else [node.target]
            for row in node.iter.elts:
                values = row.elts if isinstance(row, ast.Tuple) else [row]
                for target, value in zip(targets, values, strict=False):
                    if isinstance(target, ast.Name):
                        found.setdefault(target.id, set()).update(_literals(value, {}))
    return found


def _literals(node: ast.expr, named: dict[str, set[str]]) -> Iterator[str]:
    """Return the strings an argument can be, where that stands in the source."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body, named)
        yield from _literals(node.orelse, named)
    elif isinstance(node, ast.Name):
        yield from named.get(node.id, ())

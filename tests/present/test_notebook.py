"""A notebook shows answers as people read them."""

import xml.etree.ElementTree as ET
from importlib import import_module

import pytest

import raming
from present.examples import answers
from raming.present.notebook import register, shown


class Formatter:
    """What IPython offers: functions by the name of a type."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], object] = {}

    def for_type_by_name(self, module: str, name: str, function: object) -> None:
        self.known[module, name] = function


class Shell:
    """A running shell, as far as it is asked for anything."""

    def __init__(self) -> None:
        self.html = Formatter()
        self.display_formatter = type("Display", (), {"formatters": {"text/html": self.html}})()


def test_the_extension_knows_every_answer_by_what_all_answers_are() -> None:
    shell = Shell()
    raming.load_ipython_extension(shell)
    known = {getattr(import_module(module), name) for module, name in shell.html.known}
    assert all(known & set(type(answer).__mro__) for answer in answers().values())
    english = Shell()
    register(english, "en")
    advice = answers()["advice"]
    function = english.html.known["raming.answers.answer", "Answer"]
    assert "The published advice is 1,026 a year" in function(advice)


@pytest.mark.parametrize("name", ["advice", "ledger", "reproduction", "outlook"])
def test_it_is_well_formed_and_says_what_matters(name: str) -> None:
    page = ET.fromstring(shown(answers()[name], "nl"))
    assert page.get("lang") == "nl"
    assert page.findtext("h3")
    assert page.find("details/table") is not None

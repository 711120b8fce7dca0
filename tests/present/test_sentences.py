"""Sentences are found by what they say: another sentence before them changes no title and no page."""

import ast
import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import raming
from present.examples import answers, regional_answers
from raming.answers.uncertainty.backtest import Skill
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role, Sentence, Sentences, collected, title_of
from raming.present.sentences.backtest import learned_sentence
from web.clients import Client, client

FRONT = Sentence(Role.NOTE, "Something else, in front of all.")
MODULE = re.compile(r"raming(\.\w+)+:\w+")


@cache
def everything():
    return {**answers(), **{f"{name}, regional": answer for name, answer in regional_answers().items()}}


def kind(answer):
    """Return what decides which chart an answer has."""
    return type(answer), bool(getattr(answer, "odds", None)), bool(getattr(answer, "region", None))


DRAWN = {kind(answer): name for name, answer in everything().items() if present(answer, "en").chart}


def test_sentences_are_found_by_role_in_their_order():
    said = Sentences(
        [
            Sentence(Role.WARNING, "Mind."),
            Sentence(Role.HEADLINE, "One."),
            Sentence(Role.CAUSE, "Why."),
            Sentence(Role.HEADLINE, "Two."),
        ]
    )
    assert said.first(Role.HEADLINE) == "One."
    assert said.first(Role.ODDS) == ""
    assert said.of(Role.HEADLINE, Role.WARNING).texts == ("Mind.", "One.", "Two.")
    assert said.without(Role.HEADLINE).texts == ("Mind.", "Why.")
    assert said.opening(2).text == "Mind. One."
    assert len(said) == 4
    assert not Sentences()


def test_a_title_has_no_full_stop_and_goes_on_after_a_name():
    assert title_of("There is a shortage.") == "There is a shortage"
    assert title_of("There is a shortage.", after="Drenthe") == "Drenthe: there is a shortage"


@pytest.mark.parametrize("name", everything())
def test_every_answer_has_a_headline_and_the_same_roles_in_both_languages(name):
    dutch, english = (present(everything()[name], lang) for lang in ("nl", "en"))
    assert english.sentences.first(Role.HEADLINE)
    for one, other in ((dutch.sentences, english.sentences), (dutch.notes, english.notes)):
        assert [entry.role for entry in one] == [entry.role for entry in other]


@pytest.mark.parametrize("name", everything())
def test_what_names_a_command_is_only_for_the_command_line(name):
    shown = present(everything()[name], "en")
    for said in (shown.sentences, shown.notes):
        assert not any("`raming" in text for text in said.without(Role.COMMAND).texts)
        assert all("`raming" in text for text in said.of(Role.COMMAND).texts)


@pytest.mark.parametrize("name", DRAWN.values())
def test_a_sentence_in_front_changes_no_title_of_a_chart(name, monkeypatch):
    before = present(everything()[name], "en").chart().title
    for module in [module for key, module in sys.modules.items() if key.startswith("raming.present.charts.")]:
        for word, said in list(vars(module).items()):
            if getattr(said, "__module__", "").startswith("raming.present.sentences.") and hasattr(
                said, "__wrapped__"
            ):
                monkeypatch.setattr(module, word, in_front(said))
    picture = present(everything()[name], "en").chart()
    assert picture.title == before


def in_front(said):
    """Return a function that says something else first."""

    @collected
    def more(*args, **kwargs):
        yield FRONT
        yield from said(*args, **kwargs)

    return more


def test_a_sentence_in_front_moves_nothing_on_a_page(monkeypatch):
    def more(answer, lang="nl"):
        shown = present(answer, lang)
        return replace(shown, sentences=Sentences([FRONT, *shown.sentences]))

    paths = (
        "/en/occupations/general-practitioner",
        "/en/occupations/general-practitioner?balance_year=2029",
        "/en/occupations/emergency-physician",
        "/en/places?institutions=synthetic",
    )
    with client() as reader:
        before = [standing(reader, path) for path in paths]
    monkeypatch.setattr("raming.web.pages.common.present", more)
    with client() as reader:
        after = [standing(reader, path) for path in paths]
    assert after == before
    assert any(notices for notices, _, _ in before)
    assert any(lead for _, lead, _ in before)
    assert all(why for _, _, why in (before[0], before[2]))


def standing(reader: Client, path: str) -> tuple[list[str], list[str], list[str]]:
    """Return the notices, the lead and the causes of a page."""
    page = reader.get(path).text
    why = page.partition('<section id="why">')[2].partition("</section>")[0]
    return (
        re.findall(r'<p class="notice">(.*?)</p>', page),
        re.findall(r'<p class="lead">(.*?)</p>', page),
        re.findall(r"^<p>(.*?)</p>", why, re.MULTILINE),
    )


@pytest.mark.parametrize(
    ("people", "fte", "used"), [(0.1, 0.1, True), (0.1, 0.0, False), (0.0, 0.1, False), (-0.1, 0.1, False)]
)
def test_what_was_learned_is_used_only_where_it_helped_in_both(people, fte, used):
    skill = Skill("drift", "model", "planned", None, 9, people, fte)
    said = learned_sentence(skill, language("en"))
    assert ("was better out of sample" in said) == used
    assert ("It is not used." in said) != used


def test_no_string_names_a_module_and_a_function_in_it():
    floors = [Path(raming.__path__[0]) / floor for floor in ("present", "web")]
    for file in (file for floor in floors for file in floor.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not MODULE.fullmatch(node.value), (file, node.lineno)

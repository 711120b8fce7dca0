"""The figures of an illustration are said in two digits in every sentence; of what is well founded, as they are."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest

from raming.answers.decisions.decision import decide
from raming.answers.explanation import explain
from raming.answers.measures.joint import together
from raming.answers.measures.promises import promises
from raming.present.language import Language, roughly
from raming.present.sentences import decision, explanation, joint
from raming.present.sentences import promises as promised


def _of_explanation(answer: Any) -> Iterable[float]:
    yield answer.advised_intake
    ordered = sorted((driver.intake for driver in answer.drivers), key=abs)
    yield from (abs(intake) for intake in ordered[-5:])


def _of_decision(answer: Any) -> Iterable[float]:
    yield from (abs(answer.years[str(answer.balance_year)].fte_difference), answer.advised)


def _of_posts(answer: Any) -> Iterable[float]:
    yield abs(list(answer.years.values())[-1].posts_difference)


def _of_promises(answer: Any) -> Iterable[float]:
    for promise in answer.promises:
        counted, bounds = promise.delivered, promise.delivered_bounds
        if promise.unit == "euro":
            counted, bounds = promise.persons, promise.persons_bounds
        if counted is not None and promise.measured is None:
            yield counted
            yield from (bounds.low, bounds.high) if bounds else ()


def _of_together(answer: Any) -> Iterable[float]:
    yield from (answer.shortage_fte, answer.shortage_now_fte)
    ends = [(line.shortage_low_fte, line.shortage_high_fte) for line in answer.limits]
    yield from (min(map(min, ends)), max(map(max, ends)))
    moved = max(answer.occupations, key=lambda line: line.last_high - line.last_low)
    yield from (moved.last_low, moved.last_high)
    yield max(line.shortage_fte for line in answer.occupations)


CASES: dict[str, tuple[Callable[[], Any], Any, Callable[[Any], Iterable[float]], int]] = {
    "explanation": (lambda: explain("nurse"), explanation, _of_explanation, 0),
    "decision": (lambda: decide("physiotherapist", places=1000, draws=50), decision, _of_decision, 0),
    "posts": (lambda: decide("seh-arts", places=50, draws=50), decision, _of_posts, 1),
    "promises": (lambda: promises(draws=50), promised, _of_promises, 0),
    "together": (together, joint, _of_together, 0),
}


@cache
def answered(name: str) -> Any:
    return CASES[name][0]()


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("rough", [True, False])
@pytest.mark.parametrize("name", CASES)
def test_every_figure_of_an_illustration_has_two_digits(name: str, rough: bool, lang: str) -> None:
    _, module, figures_of, digits = CASES[name]
    words = Language(lang, rough=rough)
    said = module.sentences(answered(name), words).text
    for value in figures_of(answered(name)):
        exact, two = words.number(value, digits), words.number(roughly(value))
        assert (two if rough else exact) in said
        assert exact == two or (exact in said) != rough

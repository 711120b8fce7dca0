"""From any answer to its presentation: the register says which presenter it has."""

from importlib import import_module

from raming.answers.questions import question_of
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.presentation import Presentation


def present(answer: object, lang: str = "nl") -> Presentation:
    """Return the presentation of an answer.

    Args:
        answer: any answer of `raming.answers`.
        lang: `nl` or `en`.
    """
    question = question_of(answer)
    home = type(answer).__module__.rpartition(".")[2] if question is None else question.presented_by
    module = import_module(f"raming.present.presenters.{home}")
    words = Language(lang, rough=illustrated(answer), told=getattr(answer, "told", None))
    made: Presentation = module.present(answer, words)
    return made

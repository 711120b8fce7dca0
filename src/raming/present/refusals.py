"""What is wrong with an input, in the reader's language."""

import string
from typing import Any

from raming.inputs.problems import Named, Phrase, Problem
from raming.inputs.vocabulary import OTHER_FIGURES, PARAMETERS, words_of
from raming.present.language import Language


def sentence(problem: Problem, language: Language) -> str:
    """Return a problem in one sentence: its place, what is wrong, what was found and what was expected."""
    return problem.sentence(lambda text: in_words(text, language))


def in_words(text: str, language: Language) -> str:
    """Return a text of a problem in a language.

    What has a name is called by it, and a text of a pack is what the pack says in the language. A phrase is translated
    with the phrases in it, and its numbers are written as in the language; any other text is data, or comes from a library, and stays as it is.
    """
    if isinstance(text, Named):
        return text.names.get(language.code, str(text))
    if not isinstance(text, Phrase):
        return text
    values = {
        name: language.text(words_of(value))
        if name == "figure" and value in KNOWN
        else in_words(value, language)
        if isinstance(value, str)
        else value
        for name, value in text.values.items()
    }
    message = language.text(text.message)
    return _Numbers(language).vformat(message, (), values) if values else message


KNOWN = {*PARAMETERS, *OTHER_FIGURES}
"""Ids of figures, which a reader knows by their words."""


class _Numbers(string.Formatter):
    """Fills in values; a number with a decimal mark or separator of thousands is written as the language does."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as it is written."""
        written = str(super().format_field(value, format_spec))
        number = "," in format_spec or isinstance(value, float)
        return written.translate(_DUTCH) if number and self.language.code == "nl" else written


_DUTCH = str.maketrans(",.", ".,")
"""Separators as Dutch has them."""

"""Whether a run gave the same figures again, in words and a table."""

from raming.answers.reproduction import Reproduction
from raming.present.colophon import value_words
from raming.present.file_labels import CHOICES
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentences.reproduction import sentences
from raming.present.table import Column, Table

SHOWN = 16
"""How many characters of a hash people compare."""


def present(answer: Reproduction, language: Language) -> Presentation:
    """Return the presentation of a reproduction."""
    text = language.text
    columns = (
        Column("what", text("what"), meaning=text("what is compared")),
        Column("value", text("value"), meaning=text("its value")),
    )
    rows = (
        (text("question"), answer.question),
        *(
            (text(CHOICES.get(name, name)), value_words(name, value, {}, language))
            for name, value in answer.options.items()
            if value not in (None, [])
        ),
        (text("compared"), text("every bit") if answer.compared == "exact" else text("ten digits")),
        (text("hash in the manifest"), answer.expected[:SHOWN]),
        (text("hash now"), answer.found[:SHOWN]),
    )
    return Presentation(
        language=language,
        title=text("Reproduction of `raming {question}`", question=answer.question),
        sentences=sentences(answer, language),
        tables=(Table("reproduction", "", columns, rows),),
    )

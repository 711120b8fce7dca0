"""The same question in words, as `src/raming/present/presenters/beds.py` would hold it."""

from typing import Any

from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentence, Sentences
from raming.present.table import Column, Table


def present(answer: Any, language: Language) -> Presentation:
    """Return the presentation of beds."""
    text = language.text
    column = Column("beds", text("beds"), "number", meaning=text("beds in all wards"))
    return assembled(
        answer,
        language,
        title=text("Beds"),
        sentences=Sentences([Sentence(Role.HEADLINE, text("There are {count} beds.", count=answer.beds))]),
        tables=(Table("beds", text("Beds"), (column,), ((answer.beds,),)),),
    )

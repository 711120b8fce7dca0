"""The occupations of a pack in words and a table: which have an advice, and how firm its figures are."""

from raming.answers.register import Register
from raming.inputs.vocabulary import PARAMETERS
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentences.register import advice_words, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import assumed_share, capital


def present(register: Register, language: Language) -> Presentation:
    """Return the presentation of a register."""
    tables = [occupation_table(register, language)]
    if any(entry.missing for entry in register.occupations):
        tables.append(missing_table(register, language))
    return assembled(
        register,
        language,
        title=language.text("Occupations in the pack {pack}", pack=register.manifest.pack.name),
        sentences=sentences(register, language),
        tables=tuple(tables),
    )


def occupation_table(register: Register, language: Language) -> Table:
    """Return the occupations; those with an advice first, then those in the ledger only."""
    text = language.text
    columns = (
        Column("name", text("occupation"), meaning=text("name of the occupation")),
        Column(
            "occupation",
            text("id"),
            meaning=text("id, as understood by every verb"),
            detail=True,
            holds=Holds.ID,
        ),
        Column("round", text("round"), "year", meaning=text("latest round with parameters")),
        Column(
            "stock_headcount",
            text("active"),
            "number",
            unit=text("persons"),
            meaning=text("base stock of the latest round"),
        ),
        Column("advice", text("advice"), meaning=text("whether an advice can be computed, and on what")),
        Column(
            "assumed", text("assumed"), "percent", meaning=text("share of the figures that is an assumption")
        ),
        Column(
            "figures", text("figures"), "number", meaning=text("figures of the latest round"), detail=True
        ),
    )
    entries = [
        *(entry for entry in register.occupations if entry.rounds),
        *(entry for entry in register.occupations if not entry.rounds),
    ]
    rows = tuple(
        (
            capital(entry.name_nl if language.code == "nl" else entry.name_en),
            entry.occupation,
            max(entry.rounds, default=None),
            entry.stock_headcount,
            advice_words(entry, language),
            assumed_share(entry.figures) if entry.rounds else None,
            sum(entry.figures.values()) if entry.rounds else None,
        )
        for entry in entries
    )
    return Table("occupations", "", columns, rows)


def missing_table(register: Register, language: Language) -> Table:
    """Return which figures are not available, and who would have them."""
    text = language.text
    columns = (
        Column("name", text("occupation"), meaning=text("name of the occupation")),
        Column("figure", text("figure"), meaning=text("figure that is not available")),
        Column("owner", text("who would have it"), meaning=text("who would have the figure")),
    )
    rows = tuple(
        (
            capital(entry.name_nl if language.code == "nl" else entry.name_en),
            text(PARAMETERS[figure].label) if figure in PARAMETERS else figure.replace("_", " "),
            owner,
        )
        for entry in register.occupations
        for figure, owner in entry.missing.items()
    )
    return Table("missing", text("Figures that are not available"), columns, rows)

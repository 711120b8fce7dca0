"""The occupations of a pack in words and a table: which have an advice, and how firm its figures are."""

from raming.answers.evidence import assumed_share
from raming.answers.register import AgainstPublished, OccupationEntry, Register
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentences.register import advice_words, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, capital_name, missing_words


def present(register: Register, language: Language) -> Presentation:
    """Return the presentation of a register."""
    tables = [occupation_table(register, language)]
    if register.against_published:
        tables.append(against_table(register, language))
    if any(entry.missing for entry in register.occupations):
        tables.append(missing_table(register, language))
    return assembled(
        register,
        language,
        title=language.text("Occupations in the pack {pack}", pack=register.manifest.pack.name),
        sentences=sentences(register, language),
        tables=tuple(tables),
    )


def _name(entry: OccupationEntry, language: Language) -> str:
    return capital(entry.name_nl if language.code == "nl" else entry.name_en)


OCCUPATIONS = Declared(
    OccupationEntry,
    (
        Shown("name", "occupation", value=_name, meaning="name of the occupation"),
        Shown("occupation", "id", detail=True, holds=Holds.ID),
        Shown(
            "round",
            "round",
            "year",
            value=lambda entry, _: max(entry.rounds, default=None),
            meaning="latest round with parameters",
        ),
        Shown("grade", "grade", words=labels.GRADES, key="known"),
        Shown("grade", "grade", key="grade", detail=True, holds=Holds.ID),
        Shown("stock_headcount", "active", "number", unit="persons", given=True),
        Shown("advice", "advice", value=advice_words, meaning="whether advice can be computed, and on what"),
        Shown(
            "assumed",
            "assumed",
            "percent",
            value=lambda entry, _: assumed_share(entry.figures) if entry.rounds else None,
            meaning="share of the figures that is an assumption",
            given=True,
        ),
        Shown(
            "figures",
            "figures",
            "number",
            value=lambda entry, _: sum(entry.figures.values()) if entry.rounds else None,
            meaning="figures of the latest round",
            detail=True,
            given=True,
        ),
    ),
)


def occupation_table(register: Register, language: Language) -> Table:
    """Return the occupations; those with an advice first, then those in the ledger only."""
    entries = sorted(register.occupations, key=lambda entry: not entry.rounds)
    return OCCUPATIONS.table("occupations", "", entries, language)


def _published(entry: AgainstPublished, language: Language) -> str:
    """Return the published advice, its range where it names one."""
    low, high = entry.published_low, entry.published_high
    if low is not None and high is not None and entry.published is None:
        return language.range(low, high)
    return language.number(entry.published if entry.published is not None else high if low is None else low)


def _why(entry: AgainstPublished, language: Language) -> str:
    """Return the assumed figure that weighs most, with what it does to the advice."""
    if not entry.weightiest:
        return ""
    return language.text(
        "{parameter}: {low} to {high} a year",
        parameter=language.text(PARAMETERS[entry.weightiest].label),
        low=language.number(entry.at_low),
        high=language.number(entry.at_high),
    )


AGAINST = Declared(
    AgainstPublished,
    (
        Shown("names", "occupation", value=capital_name, meaning="name of the occupation", key="name"),
        Shown("occupation", "id", detail=True, holds=Holds.ID),
        Shown("published", "published advice", value=_published, key="published_words", holds=Holds.WORDS),
        Shown("published_year", "of", "year"),
        Shown("model", "model", "number"),
        Shown("current", "now", "number", meaning="intake per year in the round", given=True),
        Shown("agreement", "they point", words=labels.AGREEMENT, key="agreement_words"),
        Shown("agreement", "they point", key="agreement", detail=True, holds=Holds.ID),
        Shown(
            "weightiest",
            "weightiest assumption",
            value=_why,
            meaning="the assumed figure that moves the model's advice most, with the advice at both ends of its interval",
            key="why",
        ),
        Shown("published_low", "lowest", "number", detail=True, holds=Holds.PART, given=True),
        Shown("published", "number", "number", detail=True, key="published", holds=Holds.PART, given=True),
        Shown("published_high", "highest", "number", detail=True, holds=Holds.PART, given=True),
        Shown("round", "round", "year", detail=True),
    ),
)


def against_table(register: Register, language: Language) -> Table:
    """Return the model's advice beside the published one, those that point opposite ways first."""
    title = language.text("Model against published advice")
    return AGAINST.table("against_published", title, register.against_published, language)


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
            _name(entry, language),
            missing_words(figure, language),
            language.of_pack(owner),
        )
        for entry in register.occupations
        for figure, owner in entry.missing.items()
    )
    return Table("missing", text("Figures that are not available"), columns, rows)

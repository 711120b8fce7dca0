"""What several pages do: names, presentations, links of a table to the pages behind it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from raming.answers.register import OccupationEntry
from raming.inputs.pack import Pack
from raming.present.assembling import SOURCES
from raming.present.language import Language
from raming.present.present import present
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentences
from raming.present.table import Column, Table
from raming.present.wording import capital, missing_words
from raming.web.pages.addresses import occupation_at, occupation_slug
from raming.web.pages.view import Ask


def name_of(pack: Pack, occupation: str, lang: str) -> str:
    """Return the name of an occupation with a capital."""
    return capital(str(pack.occupations[occupation][f"name_{lang}"]))


def asked_occupation(ask: Ask) -> str:
    """Return the id of the occupation that the path names.

    Raises:
        InputError: when there is no such occupation.
    """
    return occupation_at(ask.pack, ask.parts["occupation"])


def slugs(pack: Pack, occupation: str) -> dict[str, dict[str, str]]:
    """Return how a path names an occupation, in each language."""
    return {lang: {"occupation": occupation_slug(pack, occupation, lang)} for lang in ("nl", "en")}


def presented(answer: object, words: Language) -> Presentation:
    """Return an answer as people read it, in the language of the page."""
    return present(answer, words.code)


def by_name(tables: Sequence[Table]) -> dict[str, Table]:
    """Return tables by name."""
    return {table.name: table for table in tables}


def on_page(sentences: Sentences) -> Sentences:
    """Return the sentences that belong on a page: without those that name commands."""
    return sentences.without(Role.COMMAND)


def notes_on_page(shown: Presentation) -> tuple[str, ...]:
    """Return how an answer is to be read; what it rests on stands at the foot of every page."""
    counted = dict(shown.standing).get(shown.language.text("rests on"))
    return tuple(text for text in on_page(shown.notes).texts if text != counted)


def beside_sources(shown: Presentation) -> list[Table]:
    """Return the tables of an answer that hold something; its sources stand at the foot of every page."""
    return [table for table in shown.tables if table.rows and table.name != SOURCES]


def missing_table(entry: OccupationEntry, words: Language) -> Table:
    """Return which figures of an occupation are missing, and who would have them."""
    columns = (
        Column("figure", words.text("figure"), meaning=words.text("figure that is not available")),
        Column("owner", words.text("who would have it"), meaning=words.text("who would have the figure")),
    )
    rows = tuple(
        (capital(missing_words(figure, words)), words.of_pack(owner))
        for figure, owner in entry.missing.items()
    )
    return Table("missing", words.text("Figures that are not available"), columns, rows)


def command(verb: str, occupation: str, options: Mapping[str, Any]) -> str:
    """Return the command that gives the same answer."""
    parts = ["raming", verb, occupation]
    for name, value in options.items():
        if name == "changes":
            parts += [f"--set '{change}'" for change in value]
        else:
            parts.append(f"--{name.replace('_', '-')} {_plain(value)}")
    return " ".join(parts)


def when(moment: datetime, words: Language) -> str:
    """Return a moment as people write it, in the time zone of the server."""
    from babel.dates import format_datetime  # noqa: PLC0415 - only where a moment is shown

    return str(format_datetime(moment.astimezone(), "d MMMM y HH:mm", locale=words.code))


def _plain(value: object) -> str:
    """Return a value as it is typed."""
    return f"{value:g}" if isinstance(value, float) else str(value)

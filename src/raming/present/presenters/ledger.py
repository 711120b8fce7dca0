"""The ledger in words, a table and a chart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from raming.answers.comparable import is_mean
from raming.answers.evidence import Source
from raming.answers.ledger import Ledger
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, from_entries, latest, told_once
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.advice import ledger_table
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.ledger import all_sentences, sentences
from raming.present.sentences.published import when
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital


def present(ledger: Ledger, language: Language) -> Presentation:
    """Return the presentation of the ledger of one occupation, or of all."""
    text = language.text
    if ledger.occupation is None:
        return assembled(
            ledger,
            language,
            title=text("Ledger: what was advised, decided and filled"),
            sentences=all_sentences(ledger, language),
            tables=(overview_table(ledger, language), entry_table(ledger, language)),
        )
    lines = from_entries(ledger.entries)
    names = ledger.names.get(ledger.occupation, {})
    drawn = any(line.comparable for line in lines)
    return assembled(
        ledger,
        language,
        title=text(
            "Ledger: {name}",
            name=names.get(language.code, ledger.occupation),
        ),
        sentences=sentences(lines, language),
        tables=(cited_table(lines, ledger.sources, language), source_table(ledger.sources, language)),
        notes=cited(ledger.sources, language),
        chart=_chart if drawn else None,
    )


def cited_table(lines: Iterable[LedgerLine], sources: Sequence[Source], language: Language) -> Table:
    """Return the lines of one occupation, each number once, with the numbers of their sources."""
    shown = told_once(lines, language)
    table, text = ledger_table("ledger", shown, language), language.text
    place = {source.id: number for number, source in enumerate(sources, start=1)}
    column = Column("sources", text("source"), meaning=text("number of the source in the list of sources"))
    rows = tuple(
        (*row, ", ".join(str(place[name]) for name in line.source.split(", ") if name in place))
        for row, line in zip(table.rows, shown, strict=True)
    )
    return replace(table, columns=(*table.columns, column), rows=rows)


@collected
def cited(sources: Sequence[Source], language: Language) -> Iterator[Sentence]:
    """Return the list of sources by number, a line each."""
    for number, source in enumerate(sources, start=1):
        yield Sentence(
            Role.PROVENANCE,
            language.text(
                "{number}: {title} ({publisher}).",
                number=number,
                title=language.of_pack(source.title),
                publisher=", ".join(
                    map(language.of_pack, filter(None, (source.publisher, source.published)))
                ),
            ),
        )


def _chart(ledger: Ledger, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.ledger import ledger_chart  # noqa: PLC0415

    return ledger_chart(ledger, language, style)


def overview_table(ledger: Ledger, language: Language) -> Table:
    """Return the latest advice, decision and intake of every occupation."""
    text = language.text
    columns = (
        Column("occupation", text("occupation"), meaning=text("the occupation")),
        *(
            column
            for key, label in (
                ("advised", text("advised")),
                ("decided", text("decided or funded")),
                ("filled", text("filled")),
            )
            for column in (
                Column(
                    key,
                    label,
                    meaning=text("latest known number or range, people per year"),
                    holds=Holds.WORDS,
                ),
                *(
                    Column(
                        f"{key}_{end}",
                        text("{what}, {end}", what=label, end=text(said)),
                        "number",
                        meaning=text("latest known number or range, people per year"),
                        holds=Holds.PART,
                        given=True,
                    )
                    for end, said in (("low", "from"), ("high", "to"))
                ),
                Column(f"{key}_year", text("in"), "year", meaning=text("year of that number")),
            )
        ),
    )
    rows = []
    for occupation, names in ledger.names.items():
        lines = from_entries(entry for entry in ledger.entries if entry.occupation == occupation)
        found = [latest(lines, stages) for stages in (("advised",), ("decided", "funded"), ("filled",))]
        cells: list[Value] = [capital(names[language.code])]
        for line in found:
            cells += _cells(line, language)
        rows.append(tuple(cells))
    return Table("overview", text("Latest known for every occupation, people per year"), columns, tuple(rows))


def _cells(line: LedgerLine | None, language: Language) -> list[Value]:
    """Return a number in words, both its ends and its year; a mean of years is called so and has no year."""
    if line is None:
        return [None, None, None, None]
    ends = [line.preferred if end is None else end for end in (line.low, line.high)]
    if is_mean(line):
        return [f"{line.words(language)} ({when(line, language)})", *ends, None]
    return [line.words(language), *ends, line.year]


def entry_table(ledger: Ledger, language: Language) -> Table:
    """Return every line of every occupation."""
    entries = told_once(ledger.entries, language)
    table = ledger_table("ledger", entries, language)
    first = Column("occupation", language.text("occupation"), meaning=language.text("the occupation"))
    rows = tuple(
        (capital(ledger.names[entry.occupation][language.code]), *row)
        for entry, row in zip(entries, table.rows, strict=True)
    )
    return replace(table, columns=(first, *table.columns), rows=rows)


SOURCES = Declared(
    Source,
    (
        Shown("id", "source", key="source", holds=Holds.SOURCE),
        Shown("title", "title"),
        Shown("publisher", "publisher"),
        Shown("published", "date", detail=True),
        Shown("address", "address", detail=True),
        Shown("rights", "rights", detail=True),
    ),
)


def source_table(sources: Iterable[Source], language: Language) -> Table:
    """Return sources as they are cited."""
    return SOURCES.table("sources", language.text("Sources"), sources, language)

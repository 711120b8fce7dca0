"""The sector account and its forecasts in words and tables."""

from raming.answers.measures.sector import Sector
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.sector import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: Sector, language: Language) -> Presentation:
    """Return the presentation of the sector."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("Health and welfare: the forecasts of its shortage, and its account"),
        sentences=sentences(answer, language),
        tables=(
            forecast_table(answer, language),
            revision_table(answer, language),
            account_table(answer, language),
            branch_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Sector, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import sector_chart  # noqa: PLC0415

    return sector_chart(answer, language, style)


def forecast_table(answer: Sector, language: Language) -> Table:
    """Return every forecast."""
    text = language.text
    columns = (
        Column("edition", text("edition"), meaning=text("year and month of the edition")),
        Column("branch", text("branch"), meaning=text("whole sector, or a branch")),
        Column(
            "definition", text("definition"), meaning=text("with or without childcare"), holds=Holds.REMARK
        ),
        Column("scenario", text("scenario"), meaning=text("without new plans, or with plans")),
        Column("year", text("year"), "year", meaning=text("year forecast")),
        Column("shortage", text("short"), "number", unit=text("people"), meaning=text("people short")),
        Column("status", text("status"), meaning=text("status of the figure"), detail=True),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True, holds=Holds.NOTE),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
    )
    rows = tuple(
        (
            f.edition,
            capital(text(words.TERMS[f.branch])),
            text(words.TERMS[f.definition]),
            text(words.TERMS[f.scenario]),
            f.year,
            f.shortage_persons,
            text(labels.STATUSES[f.status]),
            language.of_pack(f.note),
            f.source,
        )
        for f in answer.forecasts
    )
    return Table("forecasts", text("Forecasts since 2017"), columns, rows)


def revision_table(answer: Sector, language: Language) -> Table:
    """Return how the forecasts moved."""
    text = language.text
    people = text("people")
    columns = (
        Column("from", text("from"), meaning=text("earlier edition")),
        Column("to", text("to"), meaning=text("later edition")),
        Column(
            "year",
            text("for"),
            "year",
            meaning=text("year both say something of, by straight lines between what they publish"),
        ),
        Column(
            "before",
            text("before"),
            "number",
            unit=people,
            meaning=text("people short in the earlier edition"),
        ),
        Column(
            "after", text("after"), "number", unit=people, meaning=text("people short in the later edition")
        ),
        Column("move", text("moved"), "signed", unit=people, meaning=text("later minus earlier")),
        Column(
            "terms",
            text("same terms"),
            meaning=text("whether definition and scenario are the same, as far as they are stated"),
        ),
    )
    rows = tuple(
        (
            r.from_edition,
            r.to_edition,
            r.year,
            r.before,
            r.after,
            r.after - r.before,
            text("cannot tell") if r.same_terms is None else text("yes") if r.same_terms else text("no"),
        )
        for r in answer.revisions
    )
    return Table("revisions", text("How the forecasts moved"), columns, rows)


def account_table(answer: Sector, language: Language) -> Table:
    """Return the published totals."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("what it is")),
        Column("year", text("year"), "year", meaning=text("year it is of")),
        Column(
            "definition", text("definition"), meaning=text("with or without childcare"), holds=Holds.REMARK
        ),
        Column("value", text("value"), "own", 3, meaning=text("the figure")),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True, holds=Holds.NOTE),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
    )
    rows = tuple(
        (
            capital(text(words.ACCOUNT[f.figure])),
            f.year,
            text(words.TERMS[f.definition]),
            f.value,
            text(words.UNITS.get(f.unit, f.unit)),
            text(labels.STATUSES[f.status]),
            language.of_pack(f.note),
            f.source,
        )
        for f in answer.account
    )
    return Table("account", text("The account"), columns, rows)


def branch_table(answer: Sector, language: Language) -> Table:
    """Return the accounting of branches."""
    text = language.text
    people = text("people")
    columns = (
        Column("branch", text("branch"), meaning=text("the branch")),
        Column("from", text("from"), "year", meaning=text("first year")),
        Column("to", text("to"), "year", meaning=text("last year")),
        Column("demand", text("demand grows"), "number", unit=people, meaning=text("people more needed")),
        Column("supply", text("supply grows"), "number", unit=people, meaning=text("people more there")),
        Column(
            "later", text("short then"), "number", unit=people, meaning=text("people short in the last year")
        ),
        Column(
            "implied",
            text("short at first"),
            "number",
            unit=people,
            meaning=text("people short in the first year, implied by the three before"),
        ),
        Column(
            "published",
            text("a year later"),
            "number",
            unit=people,
            meaning=text("people short a year later, as published"),
        ),
    )
    rows = tuple(
        (
            capital(text(words.TERMS[b.branch])),
            b.from_year,
            b.to_year,
            b.demand_growth,
            b.supply_growth,
            b.shortage_to,
            b.implied_shortage,
            b.shortage_first_forecast,
        )
        for b in answer.branches
    )
    return Table("branches", text("The accounting of branches"), columns, rows)

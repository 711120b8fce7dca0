"""What measures do, in words and tables."""

from raming.answers.measures.arrivals import Shift
from raming.answers.measures.effects import MeasureEffects, MeasureLine
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.measures import notes, place_words, sentences
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital


def present(answer: MeasureEffects, language: Language) -> Presentation:
    """Return the presentation of the effects of measures."""
    return assembled(
        answer,
        language,
        title=language.plural(
            "Effect of {count} measure: {name}, {year}",
            "Effect of {count} measures: {name}, {year}",
            len(answer.measures),
            name=place_words(answer.names, answer.region_names, language),
            year=answer.balance_year,
        ),
        sentences=sentences(answer, language),
        tables=(
            effect_table(answer, language),
            year_table(answer, language),
            arrival_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: MeasureEffects, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import effects_chart  # noqa: PLC0415

    return effects_chart(answer, language, style)


def _doubt(line: MeasureLine, language: Language) -> str:
    """Return status and grade of a measure."""
    return f"{language.text(labels.STATUSES[line.status])} ({line.grade})"


def effect_table(answer: MeasureEffects, language: Language) -> Table:
    """Return each measure alone and its fair share, with its interval."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("measure", text("measure"), meaning=text("the measure"), holds=Holds.IDS),
        Column(
            "alone",
            text("alone"),
            "number",
            unit=fte,
            meaning=text("FTE of the gap it closes when it is the only one"),
        ),
        Column(
            "alone_low",
            text("lowest"),
            "number",
            unit=fte,
            meaning=text("a tenth of the draws lies below"),
            detail=True,
        ),
        Column(
            "alone_high",
            text("highest"),
            "number",
            unit=fte,
            meaning=text("a tenth of the draws lies above"),
            detail=True,
        ),
        Column(
            "share",
            text("fair share"),
            "number",
            unit=fte,
            meaning=text("its part of what they close together; the shares add up"),
        ),
        Column(
            "intake",
            text("in intake"),
            "signed",
            unit=text("places per year"),
            meaning=text("its part of the change of the advised intake"),
        ),
        Column(
            "odds",
            text("in odds"),
            "percent",
            1,
            meaning=text("its part of the change of the chance of balance"),
        ),
        Column(
            "full_from",
            text("full from"),
            "year",
            meaning=text("year from which it works fully"),
            detail=True,
        ),
        Column(
            "doubt", text("effect is"), meaning=text("status of its effect, and how well it is known: A to D")
        ),
        Column(
            "cost_eur",
            text("euro a year"),
            "euro",
            meaning=text("euro a year at full dose; a dash where it is not published"),
        ),
        Column("formula", text("formula"), meaning=text("the arithmetic behind the effect"), detail=True),
        Column("id", text("id"), meaning=text("id of the measure"), detail=True, holds=Holds.ID),
    )
    rows: list[tuple[Value, ...]] = [
        (
            capital(line.names[language.code]),
            answer.alone[line.id],
            answer.alone_bounds[line.id].low,
            answer.alone_bounds[line.id].high,
            answer.share[line.id],
            None if answer.intake.share is None else answer.intake.share[line.id],
            answer.odds.share.get(line.id),
            line.full_from,
            _doubt(line, language),
            line.cost_eur,
            "; ".join(map(language.of_pack, line.formula)),
            line.id,
        )
        for line in answer.measures
    ]
    without, with_all = answer.intake.without, answer.intake.with_all
    rows.append(
        (
            text("together"),
            answer.joint,
            answer.joint_bounds.low,
            answer.joint_bounds.high,
            answer.joint,
            None if without is None or with_all is None else with_all - without,
            None
            if answer.odds.with_all is None or answer.odds.without is None
            else answer.odds.with_all - answer.odds.without,
            None,
            "",
            None,
            "",
            "",
        )
    )
    title = text("FTE of the gap closed in {year}", year=answer.balance_year)
    return Table("effects", title, columns, tuple(rows), frozenset({len(rows) - 1}))


def year_table(answer: MeasureEffects, language: Language) -> Table:
    """Return the gap without and with the measures, and the share of each, by year."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year")),
        Column(
            "gap_without",
            text("gap without"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply without measures"),
        ),
        Column(
            "gap_with",
            text("gap with"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply with all of them"),
        ),
        Column(
            "joint", text("closed"), "number", unit=fte, meaning=text("FTE of the gap they close together")
        ),
        *(
            Column(
                line.id,
                capital(line.names[language.code]),
                "number",
                unit=fte,
                meaning=text("fair share of this measure"),
                detail=True,
            )
            for line in answer.measures
        ),
    )
    rows = tuple(
        (
            int(year),
            row.gap_without,
            row.gap_with,
            row.joint,
            *(row.share[line.id] for line in answer.measures),
        )
        for year, row in answer.years.items()
    )
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == answer.balance_year)
    every = frozenset(place for place, row in enumerate(rows) if (row[0] - rows[0][0]) % 5 == 0)
    return Table("years", text("Year by year"), columns, rows, strong, short=strong | every)


SHIFTS = Declared(
    Shift,
    (
        Shown("measure", "measure", holds=Holds.IDS),
        Shown("staff", "goes to"),
        Shown("relief_fte", "relief", "number", key="relief"),
        Shown("fte", "asked", "number", key="asked"),
    ),
)


def arrival_table(answer: MeasureEffects, language: Language) -> Table:
    """Return the work that leaves this occupation, and who gets it."""
    title = language.text("Work that arrives elsewhere")
    return SHIFTS.table("arrivals", title, answer.arrivals, language)

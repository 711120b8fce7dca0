"""The advice in words, tables, a chart and a brief."""

from functools import partial

from raming.answers.advice import Advice
from raming.present import labels
from raming.present.language import Language
from raming.present.ledger_lines import Line, advised_near, from_published, latest
from raming.present.presentation import Picture, Presentation
from raming.present.presenters.odds import chances_table, fan_table, odds_sentences
from raming.present.presenters.projection import path_columns
from raming.present.table import Column, Table
from raming.present.wording import (
    about_run,
    capital,
    for_years_words,
    rests_on,
    scenario_words,
    unit_words,
    warning,
)

EVERY = 5
"""A first look at the year path shows the base year, every so many years and the balance year."""
NEAR = 0.005
"""A difference smaller than this share is not one worth a percentage."""


def present(advice: Advice, language: Language) -> Presentation:
    """Return the presentation of an advice."""
    return Presentation(
        language=language,
        title=language.text(
            "Advised training intake: {name}, round {round}",
            name=advice.names[language.code],
            round=advice.round,
        ),
        sentences=sentences(advice, language),
        tables=(
            year_table(advice, language),
            *odds_tables(advice, language),
            scenario_table(advice, language),
            published_table(advice, language),
        ),
        notes=(rests_on(advice.rests_on, language),),
        about=about_run(advice.manifest, language),
        chart=partial(_chart, advice, language),
        document=partial(_document, advice, language),
    )


def _chart(advice: Advice, language: Language) -> Picture:
    """Draw the chart; what draws is loaded only now. With odds it is that of the odds."""
    if advice.odds is not None and advice.odds.chances:
        from raming.present.charts.odds import chances_chart  # noqa: PLC0415

        return chances_chart(advice, advice.odds, language)
    from raming.present.charts.advice import advice_chart  # noqa: PLC0415

    return advice_chart(advice, language)


def _document(advice: Advice, language: Language) -> bytes:
    """Set the brief; what sets it is loaded only now."""
    from raming.present.documents.brief import brief  # noqa: PLC0415

    return brief(advice, language)


def odds_tables(advice: Advice, language: Language) -> tuple[Table, ...]:
    """Return the tables of the odds; none where no draws were asked for."""
    if advice.odds is None:
        return ()
    fans = fan_table(advice.odds.years, language)
    return (chances_table(advice, advice.odds, language), fans) if advice.odds.chances else (fans,)


def needless(advised: float, year: int, language: Language, scenario: str) -> str:
    """Say that nobody need start, where even then supply exceeds demand."""
    return language.text(
        "For balance in {year} nobody needs to start the training: even then there would be a surplus "
        "({scenario}; the sum comes out at {advised} a year).",
        year=year,
        scenario=scenario,
        advised=language.number(advised),
    )


def sentences(advice: Advice, language: Language) -> tuple[str, ...]:
    """Return what matters about an advice, first things first."""
    made = list(warning(advice.rests_on, language))
    if advice.advised_intake is None:
        made.append(not_steerable(advice, language))
    else:
        scenario = scenario_words(advice.scenario, advice.trend, advice.variant, language)
        if advice.advised_intake < 0:
            made.append(needless(advice.advised_intake, advice.balance_year, language, scenario))
        else:
            made.append(
                language.plural(
                    "For balance in {year}, {count} person should start the training each year ({scenario}).",
                    "For balance in {year}, {count} people should start the training each year ({scenario}).",
                    advice.advised_intake,
                    year=advice.balance_year,
                    scenario=scenario,
                )
            )
            made.append(against_current(advice, language))
    made += odds_sentences(advice, language)
    made.append(gap_sentence(advice, language))
    made += [sentence for sentence in (range_sentence(advice, language),) if sentence]
    made += comparison(advice, language)
    made += places(advice, language)
    return tuple(made)


def not_steerable(advice: Advice, language: Language) -> str:
    """Say why there is no advice."""
    return language.text(
        "No intake can bring balance in {year}: the first whole class that can still be steered "
        "has graduated in {first}. Ask for {first} or later.",
        year=advice.balance_year,
        first=advice.first_steerable_year,
    )


def against_current(advice: Advice, language: Language) -> str:
    """Compare the advice with the intake of the round."""
    current = language.number(advice.current_intake)
    difference = round(advice.advised_intake or 0.0) - round(advice.current_intake)
    if difference == 0:
        return language.text("That is as many as the current intake of {current}.", current=current)
    if difference > 0:
        return language.plural(
            "That is {count} more than the current intake of {current}.",
            "That is {count} more than the current intake of {current}.",
            difference,
            current=current,
        )
    return language.plural(
        "That is {count} fewer than the current intake of {current}.",
        "That is {count} fewer than the current intake of {current}.",
        -difference,
        current=current,
    )


def gap_sentence(advice: Advice, language: Language) -> str:
    """Say what happens with the intake of the year path."""
    gap = advice.years[str(advice.balance_year)].gap_fte
    values = {
        "intake": language.number(advice.intake),
        "gap": language.number(abs(gap)),
        "year": advice.balance_year,
    }
    if round(gap) == 0:
        return language.text(
            "With an intake of {intake} a year supply equals demand in {year}.",
            intake=values["intake"],
            year=advice.balance_year,
        )
    if gap > 0:
        return language.text(
            "With an intake of {intake} a year there will be a shortage of {gap} FTE in {year}.", **values
        )
    return language.text(
        "With an intake of {intake} a year there will be a surplus of {gap} FTE in {year}.", **values
    )


def scenario_range(advice: Advice) -> tuple[float, float] | None:
    """Return the lowest and the highest advice over all scenarios; None where there is none."""
    known = [entry.advised_intake for entry in advice.scenarios if entry.advised_intake is not None]
    return (min(known), max(known)) if known else None


def range_sentence(advice: Advice, language: Language) -> str:
    """Say how far the advice runs over the scenarios; nothing where there is none."""
    known = [entry for entry in advice.scenarios if entry.advised_intake is not None]
    if not known:
        return ""
    low, high = (pick(known, key=lambda entry: entry.advised_intake or 0.0) for pick in (min, max))
    several = len({entry.advised_intake for entry in known if entry.scenario == high.scenario}) > 1

    def words(entry: object) -> str:
        scenario, trend = str(getattr(entry, "scenario", "")), str(getattr(entry, "trend", ""))
        name = language.text(labels.SCENARIOS[scenario])
        if scenario == "demography" or not several:
            return name
        return f"{name}, {language.text(labels.TRENDS[trend])}"

    return language.text(
        "Over all scenarios the advice runs from {low} ({low_scenario}) to {high} ({high_scenario}).",
        low=language.number(low.advised_intake),
        low_scenario=words(low),
        high=language.number(high.advised_intake),
        high_scenario=words(high),
    )


def comparison(advice: Advice, language: Language) -> list[str]:
    """Compare the advice with what was published about the same time."""
    near = advised_near(from_published(advice.published), advice.round)
    return [_compared(advice.advised_intake, line, language) for line in near]


def _compared(advised: float | None, line: Line, language: Language) -> str:
    """Hold an advice against a published number or range."""
    text = language.text
    what = text("The published advice of {year} is {value}", year=line.year, value=line.words(language))
    if advised is None:
        return f"{what}."
    low, high = line.ends()
    if low < high and low <= advised <= high:
        return text("{what}: the model lies within that range.", what=what)
    nearest = low if advised < low else high
    share = advised / nearest - 1.0
    if abs(share) < NEAR:
        return text("{what}: the model comes within half a percent of it.", what=what)
    percentage = language.percent(abs(share))
    if share > 0:
        return text("{what}: the model comes out {share} higher.", what=what, share=percentage)
    return text("{what}: the model comes out {share} lower.", what=what, share=percentage)


def places(advice: Advice, language: Language) -> list[str]:
    """Say what was decided last and filled last."""
    lines = from_published(advice.published)
    made = []
    for stages, message in (
        (("decided", "funded"), "Places made available, latest known: {value} ({stage}, {year})."),
        (("filled",), "Places filled, latest known: {value} ({year})."),
    ):
        line = latest(lines, stages)
        if line:
            made.append(
                language.text(
                    message,
                    value=line.words(language),
                    stage=language.text(labels.STAGES[line.stage]),
                    year=line.year,
                )
            )
    return made


def year_table(advice: Advice, language: Language) -> Table:
    """Return the year path as a table."""
    text = language.text
    fte = text("FTE")
    columns = (
        *path_columns(language),
        Column(
            "fte_at_advice",
            text("supply at the advice"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents active when the advised intake is followed"),
        ),
    )
    rows = tuple(
        (int(year), row.headcount, row.fte, row.demand_fte, row.gap_fte, row.fte_at_advice)
        for year, row in advice.years.items()
    )
    first = rows[0][0]
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == advice.balance_year)
    every = frozenset(place for place, row in enumerate(rows) if (row[0] - first) % EVERY == 0)
    title = text("Supply and demand with an intake of {intake} a year", intake=language.number(advice.intake))
    return Table("years", title, columns, rows, strong, short=strong | every)


def scenario_table(advice: Advice, language: Language) -> Table:
    """Return the advice on every rung, trend and variant as a table."""
    text = language.text
    unit = text("people per year")
    columns = (
        Column("scenario", text("scenario"), meaning=text("rung of the demand ladder")),
        Column("trend", text("trends"), meaning=text("whether trends stop in the trend year or go on")),
        *(
            Column(
                variant,
                text(label),
                "number",
                unit=unit,
                meaning=text("advised intake with this column of the demand parameters"),
            )
            for variant, label in labels.SHORT_VARIANTS.items()
        ),
    )
    by_variant: dict[tuple[str, str], dict[str, float | None]] = {}
    for entry in advice.scenarios:
        by_variant.setdefault((entry.scenario, entry.trend), {})[entry.variant] = entry.advised_intake
    kept = [
        place for place in by_variant if place != ("demography", "continuing")
    ]  # demography alone has no trends that could go on
    rows = tuple(
        (
            capital(text(labels.SCENARIOS[scenario])),
            text(labels.SHORT_TRENDS[trend]) if scenario != "demography" else text("none"),
            *(by_variant[scenario, trend].get(variant) for variant in labels.VARIANTS),
        )
        for scenario, trend in kept
    )
    chosen = (advice.scenario, advice.trend if advice.scenario != "demography" else "temporary")
    strong = frozenset(place for place, entry in enumerate(kept) if entry == chosen)
    title = text("The advice under every scenario, balance in {year}", year=advice.balance_year)
    return Table("scenarios", title, columns, rows, strong)


def published_table(advice: Advice, language: Language) -> Table:
    """Return what was advised, decided and filled as a table."""
    return ledger_lines("published", from_published(advice.published), language)


def ledger_lines(name: str, lines: tuple[Line, ...], language: Language) -> Table:
    """Return lines of the ledger as a table."""
    text = language.text
    columns = (
        Column(
            "year", text("year"), "year", meaning=text("year of the advice or decision, or of the intake")
        ),
        Column("stage", text("stage"), meaning=text("advised, decided, funded, filled or working")),
        Column("low", text("lowest"), "number", meaning=text("lower end of a published range")),
        Column("preferred", text("number"), "number", meaning=text("the published number")),
        Column("high", text("highest"), "number", meaning=text("upper end of a published range")),
        Column("unit", text("unit"), meaning=text("what the numbers count")),
        Column("for_years", text("intake years"), meaning=text("intake years it was meant for")),
        Column("status", text("status"), meaning=text("status of the figure"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True),
    )
    rows = tuple(
        (
            line.year,
            capital(text(labels.STAGES[line.stage])),
            line.low,
            line.preferred,
            line.high,
            unit_words(line.unit, language),
            for_years_words(line.for_years, language),
            text(labels.STATUSES[line.status]),
            line.source,
            line.note,
        )
        for line in lines
    )
    return Table(name, text("What was advised, decided and filled"), columns, rows)

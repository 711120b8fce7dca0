"""The advice in words, tables, a chart and a brief."""

from raming.answers.advice import Advice
from raming.present import labels
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.table import Column, Table
from raming.present.wording import about_run, capital, rests_on, scenario_words


def present(advice: Advice, language: Language) -> Presentation:
    """Return the presentation of an advice."""
    name = advice.names[language.code]
    title = language.text("Advised training intake: {name}, round {round}", name=name, round=advice.round)
    return Presentation(
        language=language,
        title=title,
        sentences=sentences(advice, language),
        tables=(
            year_table(advice, language),
            scenario_table(advice, language),
            published_table(advice, language),
        ),
        notes=(rests_on(advice.rests_on, language),),
        about=about_run(advice.manifest, language),
    )


def sentences(advice: Advice, language: Language) -> tuple[str, ...]:
    """Return what matters about an advice, first things first."""
    text, number = language.text, language.number
    made = []
    assumed = advice.rests_on["assumption"]
    total = sum(advice.rests_on.values())
    if assumed * 4 > total:
        made.append(
            text(
                "Mind: {assumed} of the {total} figures under this advice are assumptions: an illustration.",
                assumed=number(assumed),
                total=number(total),
            )
        )
    if advice.advised_intake is None:
        made.append(
            text(
                "There is no advice for {year}: the first whole class that can be steered counts from {first} on.",
                year=advice.balance_year,
                first=advice.first_steerable_year,
            )
        )
        return tuple(made)
    made.append(
        text(
            "For balance in {year}, {intake} people should start the training each year ({scenario}).",
            year=advice.balance_year,
            intake=number(advice.advised_intake),
            scenario=scenario_words(advice.scenario, advice.trend, advice.variant, language),
        )
    )
    difference = advice.advised_intake - advice.current_intake
    more = (
        text("{n} more than", n=number(difference))
        if difference >= 0
        else text("{n} fewer than", n=number(-difference))
    )
    made.append(
        text(
            "That is {difference} the {current} of the round.",
            difference=more,
            current=number(advice.current_intake),
        )
    )
    gap = advice.years[str(advice.balance_year)].gap_fte
    shortage = text("a shortage") if gap >= 0 else text("a surplus")
    made.append(
        text(
            "With an intake of {intake} a year there will be {kind} of {gap} FTE in {year}.",
            intake=number(advice.intake),
            kind=shortage,
            gap=number(abs(gap)),
            year=advice.balance_year,
        )
    )
    same = [
        entry for entry in advice.published if entry.year == advice.round and entry.kind.startswith("advised")
    ]
    for entry in same:
        if entry.kind == "advised":
            share = advice.advised_intake / entry.value - 1.0
            made.append(
                text(
                    "The published advice of {year} is {value}: the model differs by {share}.",
                    year=entry.year,
                    value=number(entry.value),
                    share=language.percent(share, 1, signed=True),
                )
            )
    return tuple(made)


def year_table(advice: Advice, language: Language) -> Table:
    """Return the year path as a table."""
    text = language.text
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year, 1 January")),
        Column("headcount", text("people"), "number", unit=text("persons"), meaning=text("people active")),
        Column("fte", text("supply"), "number", unit="fte", meaning=text("full-time equivalents active")),
        Column(
            "demand_fte", text("demand"), "number", unit="fte", meaning=text("full-time equivalents needed")
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit="fte",
            meaning=text("demand minus supply; a shortage is positive"),
        ),
    )
    rows = tuple(
        (int(year), row.headcount, row.fte, row.demand_fte, row.gap_fte) for year, row in advice.years.items()
    )
    title = text("Supply and demand with an intake of {intake} a year", intake=language.number(advice.intake))
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == advice.balance_year)
    return Table("years", title, columns, rows, strong)


def scenario_table(advice: Advice, language: Language) -> Table:
    """Return the advice on every rung, trend and variant as a table."""
    text = language.text
    columns = (
        Column("scenario", text("scenario"), meaning=text("rung of the demand ladder")),
        Column("trend", text("trends"), meaning=text("whether trends stop in the trend year or go on")),
        Column("variant", text("variant"), meaning=text("column of the demand parameters")),
        Column(
            "advised_intake",
            text("advised intake"),
            "number",
            1,
            text("people per year"),
            text("yearly intake with which supply equals demand in the balance year"),
        ),
    )
    rows = tuple(
        (
            text(labels.SCENARIOS[entry.scenario]),
            text(labels.TRENDS[entry.trend]),
            text(labels.VARIANTS[entry.variant]),
            entry.advised_intake,
        )
        for entry in advice.scenarios
    )
    chosen = (advice.scenario, advice.trend, advice.variant)
    strong = frozenset(
        place
        for place, entry in enumerate(advice.scenarios)
        if (entry.scenario, entry.trend, entry.variant) == chosen
    )
    title = text("The advice under every scenario, balance in {year}", year=advice.balance_year)
    return Table("scenarios", title, columns, rows, strong)


def published_table(advice: Advice, language: Language) -> Table:
    """Return what was advised, decided and filled as a table."""
    text = language.text
    columns = (
        Column(
            "year", text("year"), "year", meaning=text("year of the advice or decision, or of the intake")
        ),
        Column("kind", text("stage"), meaning=text("advised, decided, funded or filled")),
        Column(
            "value",
            text("places"),
            "number",
            unit=text("people per year"),
            meaning=text("the published number"),
        ),
        Column("for_years", text("for"), meaning=text("intake years it was meant for")),
        Column("source", text("source"), meaning=text("id of the source in the pack")),
        Column("note", text("note"), meaning=text("what to know about it")),
    )
    rows = tuple(
        (
            entry.year,
            capital(stage_words(entry.kind, language)),
            entry.value,
            entry.for_years,
            entry.source,
            entry.note,
        )
        for entry in advice.published
    )
    return Table("published", text("What was advised, decided and filled"), columns, rows)


def stage_words(kind: str, language: Language) -> str:
    """Return the words for a stage of the ledger, with its end of a range."""
    for ending, word in (("_low", "minimum"), ("_high", "maximum")):
        if kind.endswith(ending):
            return f"{language.text(labels.STAGES[kind.removesuffix(ending)])}, {language.text(word)}"
    return language.text(labels.STAGES[kind])

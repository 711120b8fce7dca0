"""A portfolio that closes a gap, in words and tables."""

from raming.answers.measures.closing import UNPRICED
from raming.answers.measures.portfolio import Portfolio
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.presenters.measures import place_words
from raming.present.table import Column, Table
from raming.present.wording import capital, rests_on


def present(answer: Portfolio, language: Language) -> Presentation:
    """Return the presentation of a portfolio."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text(
            "What closes the gap by {year}: {name}",
            year=answer.by,
            name=place_words(answer.names, answer.region_names, language),
        ),
        sentences=sentences(answer, language),
        tables=(
            chosen_table(answer, language),
            intake_table(answer, language),
            alternative_table(answer, language),
            marginal_table(answer, language),
            left_out_table(answer, language),
        ),
        notes=notes(answer, language),
        chart="raming.present.charts.decisions:portfolio_chart",
    )


def sentences(answer: Portfolio, language: Language) -> tuple[str, ...]:
    """Return what matters about a portfolio, first things first."""
    text, number, percent = language.text, language.number, language.percent
    made = []
    if answer.status == "no gap":
        made.append(
            text(
                "With a confidence of {confidence} there is no gap in {year}: nothing needs to be chosen.",
                confidence=percent(answer.confidence),
                year=answer.by,
            )
        )
    elif answer.status == "closed":
        made.append(
            text(
                "The gap of {before} FTE (not passed with a confidence of {confidence}) can be closed by "
                "{year}.",
                before=number(answer.gap_before),
                confidence=percent(answer.confidence),
                year=answer.by,
            )
        )
    else:
        made.append(
            text(
                "It cannot be closed by {year} with a confidence of {confidence}: of {before} FTE, {after} "
                "FTE is "
                "left. The chance of balance goes from {from_} to {to}.",
                year=answer.by,
                confidence=percent(answer.confidence),
                before=number(answer.gap_before),
                after=number(answer.gap_after),
                from_=percent(answer.confidence_before),
                to=percent(answer.confidence_after),
            )
        )
    if answer.objective == "cost":
        made.append(text("It costs {euro} euro a year.", euro=number(answer.objective_value)))
    elif answer.status != "no gap":
        made.append(
            text(
                "Without costs for every choice the least is chosen: {value} full doses, a tenth more intake "
                "counting as one.",
                value=number(answer.objective_value, 1),
            )
        )
    unpriced = sum(left.reason == UNPRICED for left in answer.left_out)
    if unpriced:
        made.append(
            language.plural(
                "{count} measure could not be held against the budget, as no cost of it is published; "
                "`--cost` takes one of your own.",
                "{count} measures could not be held against the budget, as no cost of them is published; "
                "`--cost` takes one of your own.",
                unpriced,
            )
        )
    if answer.intake is not None and answer.intake.chosen != answer.intake.current:
        made.append(
            text(
                "The intake rises from {current} to {chosen} a year, from {year} on.",
                current=number(answer.intake.current),
                chosen=number(answer.intake.chosen),
                year=answer.intake.from_year,
            )
        )
    if answer.binding and answer.status == "cannot be closed":
        made.append(text("What stands in the way: {limits}.", limits=_limits(answer, language)))
    made.append(verified(answer, language))
    made += _alternatives(answer, language)
    return tuple(made)


def verified(answer: Portfolio, language: Language) -> str:
    """Say what the full model makes of the portfolio on draws it has not seen."""
    return language.text(
        "In the full model, on {draws} draws held out, the chance of balance is {held}; it was {chosen} on "
        "the "
        "{count} draws it was chosen with.",
        draws=language.number(answer.verified.draws),
        held=language.percent(answer.verified.confidence),
        chosen=language.percent(answer.confidence_after),
        count=language.number(answer.draws),
    )


def _limits(answer: Portfolio, language: Language) -> str:
    """Return the limits without room in words, measures at their full dose together."""
    known = [language.text(words.BINDING[name]) for name in answer.binding if name in words.BINDING]
    full = sum(name not in words.BINDING for name in answer.binding)
    if full:
        known.append(
            language.plural("{count} measure at its full dose", "{count} measures at their full dose", full)
        )
    return language.listing(known)


def _alternatives(answer: Portfolio, language: Language) -> list[str]:
    """Say how many portfolios are nearly as good, and which measure is hardest to miss."""
    made = []
    near = [other for other in answer.alternatives if other.nearly_equal]
    names = {line.measure: line.names[language.code] for line in answer.portfolio}
    if near:
        made.append(
            language.plural(
                "{count} portfolio without one of its measures is at most a tenth dearer, so that there is "
                "a choice.",
                "{count} portfolios without one of its measures are at most a tenth dearer, so that there "
                "is a choice.",
                len(near),
            )
        )
    needed = [other for other in answer.alternatives if not other.closed]
    if needed and answer.status == "closed":
        listed = language.listing(names[other.without] for other in needed if other.without in names)
        made.append(language.text("It was not closed without: {names}.", names=listed))
    return made


def notes(answer: Portfolio, language: Language) -> tuple[str, ...]:
    """Return what it rests on."""
    text = language.text
    made = [
        text("No better choice exists, to the solver's tolerance.")
        if answer.proven
        else text("The time allowed ran out or was none: a better choice may exist."),
        rests_on(answer.rests_on, language),
    ]
    return tuple(made)


def chosen_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures chosen."""
    text = language.text
    columns = (
        Column("name", text("measure"), meaning=text("the measure")),
        Column("dose", text("dose"), "percent", meaning=text("share of a full dose")),
        Column(
            "fte",
            text("closes alone"),
            "number",
            unit=text("FTE"),
            meaning=text("FTE of the gap it closes alone at that dose"),
        ),
        Column(
            "cost_eur",
            text("euro a year"),
            "number",
            meaning=text("euro a year at that dose; a dash where it is not published"),
        ),
        Column("status", text("effect is"), meaning=text("status of its effect")),
        Column("measure", text("id"), meaning=text("id of the measure"), detail=True),
    )
    rows = tuple(
        (
            capital(line.names[language.code]),
            line.dose,
            line.fte,
            line.cost_eur,
            text(labels.STATUSES[line.status]),
            line.measure,
        )
        for line in answer.portfolio
    )
    return Table("portfolio", text("The portfolio"), columns, rows)


def intake_table(answer: Portfolio, language: Language) -> Table:
    """Return the path of the intake."""
    text = language.text
    columns = (
        Column("year", text("intake year"), "year", meaning=text("calendar year of the intake")),
        Column(
            "intake",
            text("intake"),
            "number",
            unit=text("people per year"),
            meaning=text("people who start the training"),
        ),
    )
    path = {} if answer.intake is None else answer.intake.path
    rows = tuple((int(year), number) for year, number in path.items())
    return Table("intake", text("The intake while it rises"), columns, rows)


def alternative_table(answer: Portfolio, language: Language) -> Table:
    """Return the best portfolio without each measure chosen."""
    text = language.text
    columns = (
        Column("without", text("without"), meaning=text("id of the measure left out")),
        Column("closed", text("closed"), meaning=text("whether the gap is closed without it")),
        Column("increase", text("dearer"), "percent", meaning=text("by how much that is dearer at most")),
        Column(
            "gap",
            text("gap left"),
            "signed",
            unit=text("FTE"),
            meaning=text("gap that is not passed with the confidence asked for"),
        ),
        Column("intake", text("intake"), "number", meaning=text("people who start the training")),
        Column("portfolio", text("with"), meaning=text("measures in it, with their dose"), detail=True),
    )
    rows = tuple(
        (
            other.without,
            text("yes") if other.closed else text("no"),
            other.increase,
            other.gap_after,
            other.intake,
            ", ".join(f"{name} {language.percent(dose)}" for name, dose in other.portfolio.items()),
        )
        for other in answer.alternatives
    )
    return Table("alternatives", text("Without one of its measures"), columns, rows)


def marginal_table(answer: Portfolio, language: Language) -> Table:
    """Return what one more of each limit would give."""
    text = language.text
    columns = (
        Column("of", text("one more of"), meaning=text("the limit")),
        Column("step", text("step"), "number", meaning=text("how much more")),
        Column("unit", text("in"), meaning=text("unit of the number")),
        Column(
            "gap",
            text("gap smaller"),
            "number",
            1,
            unit=text("FTE"),
            meaning=text("FTE by which the gap becomes smaller"),
        ),
        Column(
            "objective", text("cheaper"), "number", 2, meaning=text("by how much cost or doses become less")
        ),
    )
    rows = tuple(
        (text(words.BINDING[entry.of]), entry.step, entry.unit, entry.gap_gain, entry.objective_gain)
        for entry in answer.marginal
    )
    return Table("marginal", text("What one more would give"), columns, rows)


def left_out_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures that could not be chosen."""
    text = language.text
    columns = (
        Column("measure", text("measure"), meaning=text("id of the measure")),
        Column("reason", text("why not"), meaning=text("why it could not be chosen")),
    )
    rows = tuple((entry.measure, text(words.REASONS[entry.reason])) for entry in answer.left_out)
    return Table("left_out", text("Not chosen from"), columns, rows)

"""The page of an occupation: the advice, why, under which scenarios, and what was done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.advice import Advice
from raming.answers.case import TRENDS_GO
from raming.answers.evidence import PUBLISHED, assumed_share
from raming.answers.ledger import Ledger
from raming.answers.register import OccupationEntry
from raming.engine.model.demand import RUNGS
from raming.inputs.problems import InputError
from raming.inputs.vocabulary import STATUSES, VARIANTS
from raming.present import labels
from raming.present.grading import band_words, illustrated
from raming.present.language import Language
from raming.present.leading import (
    Lead,
    as_in_pack,
    lead,
    model_words,
    newest_advice,
    published_headline,
    published_lead,
)
from raming.present.ledger_lines import LedgerLine, ends_words, from_entries
from raming.present.sentence import Role, Sentences
from raming.present.sentences.odds import calibration_sentences, interval_sentence, regret_sentence
from raming.present.table import Column, Table
from raming.present.wording import capital, for_intake, scenario_words
from raming.web.answering import AnsweredQuestion
from raming.web.pages import pictures
from raming.web.pages.addresses import address
from raming.web.pages.chances import DRAWS, SEED, backtest_chart, difference_chart, odds_charts
from raming.web.pages.choices import Choices
from raming.web.pages.common import (
    asked_occupation,
    by_name,
    command,
    missing_table,
    name_of,
    on_page,
    presented,
    slugs,
)
from raming.web.pages.evidence import minded
from raming.web.pages.regions import occupations
from raming.web.pages.view import Ask, Chart, View

LEDGER_LINES = 12
HORIZON = 20


@dataclass(frozen=True, slots=True)
class Headline:
    """The advice in figures, as the top of a page shows it.

    Attributes:
        lead: the figure that leads, and whether it may be set in large type.
        label: what stands beside that figure when it is large.
        model: the model's own figure, where another one leads; empty otherwise.
        band: the 80 % band of the model's own figure; empty where it is not known for these choices.
        illustration: whether the model's own is an illustration.
        current: intake now.
        gap: gap in the balance year with the intake of the path, without its sign; empty of an illustration.
        shortage: whether that gap is a shortage.
        year: the balance year.
        balance: chance of balance with the intake now; empty where it was not computed or is an illustration's.
    """

    lead: Lead
    label: str
    model: str
    band: str
    illustration: bool
    current: str
    gap: str
    shortage: bool
    year: int
    balance: str


def headline(advice: Advice, words: Language) -> Headline:
    """Return the advice in figures: what was published leads, an illustration has no single figure."""
    leads, own, odds = lead(advice, words), advice.model_grade, advice.odds
    gap = advice.years[str(advice.balance_year)].gap_fte
    apart = illustrated(advice)
    known = advice.advised_intake is not None
    banded = known and own.low is not None and as_in_pack(advice)
    beside = leads.grade == PUBLISHED and known
    chance = odds.p_balance_at_current_intake if odds is not None and not apart else None
    return Headline(
        lead=leads,
        label=lead_label(leads, published_lead(advice), words),
        model=model_words(advice, words) if beside and not (apart and banded) else "",
        band=band_words(own, words) if banded and (beside or not apart) else "",
        illustration=apart,
        current=words.number(advice.current_intake),
        gap="" if apart else words.number(abs(gap)),
        shortage=gap >= 0,
        year=advice.balance_year,
        balance="" if chance is None else words.percent(chance),
    )


def lead_label(leads: Lead, line: LedgerLine | None, words: Language) -> str:
    """Return what the figure that leads is: people a year, by whom, and for which years."""
    if leads.grade != PUBLISHED or line is None:
        return words.text("people a year, {what}", what=leads.caption)
    if line.for_years:
        return words.text(
            "people a year, {what}, for intake {for_years}",
            what=leads.caption,
            for_years=for_intake(line.for_years, words),
        )
    return words.text("people a year, {what}", what=leads.caption)


def told(sentences: Sentences, leads: Lead) -> tuple[str, ...]:
    """Return the sentences under the figure that leads: without what is said in large type already."""
    first = sentences.first(Role.HEADLINE)
    under = sentences.without(Role.WARNING, Role.ODDS, Role.COMMAND)
    said_above = not leads.large or leads.grade == PUBLISHED
    return tuple(text for text in under.texts if not (said_above and text == first))


def build(ask: Ask) -> View | Response:
    """Return the page of an occupation; what was chosen in its form becomes a link first."""
    occupation = asked_occupation(ask)
    if ask.from_form:
        here = slugs(ask.pack, occupation)[ask.lang]
        return RedirectResponse(address("occupation", ask.lang, here, query=ask.choices().query()), 303)
    entry = next(
        found
        for found in ask.question(raming.occupations).answer.occupations
        if found.occupation == occupation
    )
    return projected(ask, entry) if entry.rounds else bare(ask, entry)


def bare(ask: Ask, entry: OccupationEntry) -> View:
    """Return the page of an occupation for which nothing can be projected: what is known, what is missing."""
    words = ask.words
    name = name_of(ask.pack, entry.occupation, ask.lang)
    answered = ask.question(raming.ledger, occupation=entry.occupation)
    ledger = presented(answered.answer, words)
    charts = {"ledger": pictures.ledger_chart(answered, words)} if ledger.chart else {}
    missing = missing_table(entry, words)
    tables = by_name(ledger.tables[:1]) | {"missing": missing}
    line = newest_advice(from_entries(answered.answer.entries))
    leads = published_only(line, words) if line else None
    return View(
        template="occupation_bare.html",
        title=name,
        summary=words.text(
            "No projection for {name}: which figures are missing, and who would have them.", name=name
        ),
        context={
            "entry": entry,
            "name": name,
            "lead": leads,
            "label": lead_label(leads, line, words) if leads else "",
            "sentences": on_page(ledger.sentences).texts,
        },
        data=lambda: (
            {"occupation": entry.occupation, "missing": entry.missing, "ledger": answered.data}
            | {name: answered.data[name] for name in ("as_of", "rests_on", "sources")}
            | {"grade": entry.grade}
        ),
        answer=answered.answer,
        tables=tables,
        charts=charts,
        parts=slugs(ask.pack, entry.occupation),
    )


def published_only(line: LedgerLine, words: Language) -> Lead:
    """Return the published advice that leads where nothing can be computed beside it."""
    caption = words.text("published advice, {year}", year=line.year)
    return Lead(PUBLISHED, ends_words(line, words), caption, published_headline(line, words), large=True)


def sure(advice: Advice, words: Language) -> tuple[str, ...]:
    """Return what the page does not already show in figures on how sure an advice is."""
    odds = advice.odds
    if odds is None or odds.p_balance_at_current_intake is None:
        return ()
    return (
        interval_sentence(advice, odds, words),
        regret_sentence(odds, words),
        *calibration_sentences(odds.calibration, words).texts,
    )


def projected(ask: Ask, entry: OccupationEntry) -> View:
    """Return the page of an occupation with an advice."""
    words, choices = ask.words, ask.choices()
    occupation, options = entry.occupation, choices.options()
    answered = ask.question(raming.advise, occupation, **options, draws=DRAWS, seed=SEED)
    advice = answered.answer
    path = ask.question(raming.project, occupation, **options, draws=DRAWS, seed=SEED)
    why = ask.question(raming.explain, occupation, **options)
    ledger = ask.question(raming.ledger, occupation=entry.occupation)
    name = name_of(ask.pack, entry.occupation, ask.lang)
    shown, head = presented(advice, words), headline(advice, words)
    others = earlier(ask, entry, choices)
    charts: dict[str, Chart] = pictures.advice_charts(answered, words)
    charts["people"] = pictures.projection_chart(path, words)
    charts |= odds_charts(answered, path, words)
    tables = by_name(shown.tables) | by_name(presented(path.answer, words).tables[1:])
    if advice.advised_intake is not None:
        charts["drivers"] = pictures.waterfall_chart(why, words)
        tables |= by_name(presented(why.answer, words).tables)
    if len(others) > 1:
        lines = [line for line in from_entries(ledger.answer.entries) if line.stage == "advised"]
        comparable = [line for line in lines if line.comparable]
        table = rounds_table(others, words)
        tables["rounds"] = minded(table, advice, words)
        key = "/".join([*(answered.hash for answered in others.values()), "rounds"])
        charts["rounds"] = pictures.rounds_chart(others, comparable, words, key, rounds_title(others, words))
    if line := pictures.warned(advice, words):  # one warning for all that comes from the same figures
        charts = {name: replace(chart, warning=line) for name, chart in charts.items()}
        tables = {name: replace(table, warning=line) for name, table in tables.items()}
    data: dict[str, AnsweredQuestion[Any]] = {"projection": path, "explanation": why, "ledger": ledger}
    story = record(ask, entry, charts, tables, data)
    shown_ledger = presented(ledger.answer, words)
    if shown_ledger.chart:
        charts["ledger"] = pictures.ledger_chart(ledger, words)
    tables["ledger"] = shown_ledger.tables[0]
    return View(
        template="occupation.html",
        title=words.text("{name}: training intake advice", name=name),
        summary=shown.sentences.opening(2).text,
        context={
            "entry": entry,
            "name": name,
            "advice": advice,
            "head": head,
            "notice": shown.sentences.of(Role.WARNING).texts,
            "lead": shown.sentences.first(Role.HEADLINE),
            "sentences": told(shown.sentences, head.lead),
            "odds": advice.odds,
            "odds_sentences": sure(advice, words),
            "story": story,
            "why": presented(why.answer, words).sentences.of(Role.CAUSE).texts,
            "path_sentences": on_page(presented(path.answer, words).sentences).without(Role.WARNING).texts,
            "ledger_sentences": on_page(shown_ledger.sentences).texts,
            "standing": scenario_words(advice.scenario, advice.trend, advice.variant, words),
            "choices": choices,
            "form": choice_form(ask, entry, advice),
            "rests": rests(advice, words),
            "assumed": assumed_share(advice.rests_on),
            "missing": missing_table(entry, words) if entry.missing else None,
            "command": command(
                "advise", entry.occupation, {**replace(choices, round=advice.round).options(), "draws": DRAWS}
            ),
            "about": shown.about,
            "recent": recent(ledger.answer, words),
            "others": others,
            "regional": entry.occupation in occupations(ask),
        },
        data=lambda: {
            **answered.data,
            **{name: answer.data for name, answer in data.items()},
            "rounds": {str(year): one.data["advised_intake"] for year, one in others.items()},
        },
        answer=advice,
        tables=tables,
        charts=charts,
        document=shown.document,
        query=tuple(replace(choices, round=advice.round).query()),
        parts=slugs(ask.pack, entry.occupation),
    )


def earlier(ask: Ask, entry: OccupationEntry, choices: Choices) -> dict[int, AnsweredQuestion[Advice]]:
    """Return the advice under the same scenario with the figures of every round; odd ones are left out."""
    alike = Choices(scenario=choices.scenario, trend=choices.trend, variant=choices.variant)
    found = {}
    for year in entry.rounds:
        try:
            found[year] = ask.question(
                raming.advise, entry.occupation, **replace(alike, round=year).options()
            )
        except InputError:
            continue
    return found


def record(
    ask: Ask,
    entry: OccupationEntry,
    charts: dict[str, Chart],
    tables: dict[str, Table],
    data: dict[str, AnsweredQuestion[Any]],
) -> dict[str, tuple[str, ...]]:
    """Add why the number moved since the round before, and what earlier rounds would have foreseen.

    Returns:
        Sentences on both, by name; nothing where there is one round only.
    """
    words, sentences = ask.words, {}
    alike = [
        year
        for year in entry.rounds
        if ask.pack.round(entry.occupation, year)["composition"]
        == ask.pack.round(entry.occupation)["composition"]
    ]
    if len(alike) < 2:
        return {}
    earlier_round, latest_round = map(str, alike[-2:])
    occupation = entry.occupation
    for name, chart, asked in (
        (
            "difference",
            difference_chart,
            lambda: ask.question(raming.compare, earlier_round, latest_round, occupation=occupation),
        ),
        ("backtest", backtest_chart, lambda: ask.question(raming.backtest, occupation)),
    ):
        try:
            answered: AnsweredQuestion[Any] = asked()
        except InputError:
            continue
        shown = presented(answered.answer, words)
        charts[name] = chart(answered, words)
        tables |= by_name(shown.tables)
        data[name] = answered
        sentences[name] = on_page(shown.sentences).texts
    return sentences


def rounds_title(others: Mapping[int, AnsweredQuestion[Advice]], words: Language) -> str:
    """Say how the advice of the model moved over the last rounds; of illustrations no figure."""
    recent_rounds = list(others.items())[-3:]
    if any(illustrated(answered.answer) for _, answered in recent_rounds):
        return words.text("What the model gives with the figures of each round, as an illustration")
    last = [
        words.text("{value} ({year})", value=model_words(answered.answer, words), year=year)
        for year, answered in recent_rounds
    ]
    return words.text("With the figures of each round the model advises {values}", values=words.listing(last))


def rounds_table(others: Mapping[int, AnsweredQuestion[Advice]], words: Language) -> Table:
    """Return the advice of the model in every round beside the newest published before the next."""
    text = words.text
    people = text("people per year")
    columns = (
        Column("round", text("round"), "year", meaning=text("round of parameters")),
        Column(
            "balance_year", text("balance year"), "year", meaning=text("year in which supply equals demand")
        ),
        Column(
            "advised_intake", text("this model"), "number", unit=people, meaning=text("advice of this model")
        ),
        Column(
            "published",
            text("published"),
            meaning=text(
                "newest advice published before the next round, people per year, and the year it was given"
            ),
        ),
        Column(
            "intake",
            text("intake then"),
            "number",
            unit=people,
            meaning=text("intake per year in that round"),
        ),
        Column("grade", text("grade"), meaning=text("what the advice of this model is worth in that round")),
    )
    rows = []
    for year, answered in others.items():
        answer = answered.answer
        beside = answer.published_advice
        said = (
            None
            if beside is None
            else words.text("{value} ({year})", value=ends_words(beside, words), year=beside.year)
        )
        rows.append(
            (
                year,
                answer.balance_year,
                answer.advised_intake,
                said,
                answer.current_intake,
                text(labels.GRADES[answer.model_grade.grade]),
            )
        )
    return Table("rounds", text("The advice in every round"), columns, tuple(rows))


def rests(advice: Advice, words: Language) -> list[dict[str, Any]]:
    """Return the figures under an advice by status, with their share."""
    total = sum(advice.rests_on.values()) or 1
    spread = advice.odds.rests_on if advice.odds else {}
    return [
        {
            "status": status,
            "count": words.number(count),
            "part": count,
            "share": words.percent(count / total),
            "spread": words.percent(spread[status]) if spread.get(status) else "",
            "name": words.plural(*labels.COUNTED[status], count),
            "meaning": words.text(labels.MEANINGS[status]),
        }
        for status in (*STATUSES, "scenario")
        if (count := advice.rests_on.get(status, 0))
    ]


def recent(ledger: Ledger, words: Language) -> Table:
    """Return the last lines of the ledger."""
    table = presented(ledger, words).tables[0]
    return replace(table, rows=table.rows[-LEDGER_LINES:][::-1], strong=frozenset(), note="", short=None)


def choice_form(ask: Ask, entry: OccupationEntry, advice: Advice) -> dict[str, Any]:
    """Return the choices that a visitor can make, with what is chosen."""
    text = ask.words.text
    first = min(int(year) for year in advice.years)
    return {
        "rounds": [(str(year), str(year), year == advice.round) for year in reversed(entry.rounds)],
        "scenarios": [
            (name, capital(text(labels.SCENARIOS[name])), name == advice.scenario) for name in reversed(RUNGS)
        ],
        "trends": [(name, capital(text(labels.TRENDS[name])), name == advice.trend) for name in TRENDS_GO],
        "variants": [
            (name, capital(text(labels.VARIANTS[name])), name == advice.variant) for name in VARIANTS
        ],
        "years": [
            (str(year), str(year), year == advice.balance_year)
            for year in range(max(first + 1, advice.first_steerable_year), first + HORIZON + 1)
        ],
        "intake": ask.words.number(advice.intake, 0 if float(advice.intake).is_integer() else 2),
        "round": str(advice.round),
        "year": str(advice.balance_year),
    }

"""Pages in words: method, programs, accessibility, and what this is."""

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import raming
from raming import __version__
from raming.answers.advice import Advice
from raming.answers.uncertainty.backtest import Backtest
from raming.inputs.problems import InputError
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.language import Language
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, unit_words
from raming.web.answering import AnsweredQuestion
from raming.web.pages.chances import backtest_chart
from raming.web.pages.common import by_name, name_of, on_page, presented, slugs
from raming.web.pages.evidence import minded
from raming.web.pages.view import Ask, Chart, View
from raming.web.pages.wordlist import CRITERIA, FIGURES, SELECTORS

EXAMPLE = "general-practitioner"
PARTS = ("numpy", "scipy", "altair", "vl-convert-python", "typst", "fastapi", "jinja2", "sqlalchemy", "babel")


def example_of(ask: Ask) -> str | None:
    """Return the occupation that examples are about: the general practitioner, or another with an advice."""
    known = [
        entry.occupation for entry in ask.question(raming.occupations).answer.occupations if entry.rounds
    ]
    return EXAMPLE if EXAMPLE in known else next(iter(known), None)


def method(ask: Ask) -> View:
    """Return how an advice is computed, with the figures of one, and what the model cannot know."""
    words = ask.words
    text = words.text
    occupation = example_of(ask)
    steps: Table | None = None
    context: dict[str, Any] = {
        "example": None,
        "labels_of": {name: capital(text(label)) for name, label in labels.SCENARIOS.items()},
    }
    if occupation:
        why = ask.question(raming.explain, occupation=occupation).answer
        advice = ask.question(raming.advise, occupation=occupation).answer
        if advice.advised_intake is not None and why.fte_per_place is not None:
            steps = minded(step_table(advice, why.fte_per_place, words), why, words)
            context["example"] = {
                "name": name_of(ask.pack, occupation, ask.lang),
                "slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
                "round": advice.round,
                "year": advice.balance_year,
            }
    columns = (
        Column("parameter", text("name for --set"), meaning=text("how to name it in --set")),
        Column("label", text("figure"), meaning=text("the figure in words")),
        Column("unit", text("unit"), meaning=text("unit of the value"), holds=Holds.UNIT),
        Column("selectors", text("given by"), meaning=text("what distinguishes its values")),
        Column("group", text("part of the model"), meaning=text("where it enters the model")),
    )
    rows = tuple(
        (
            kind.name,
            capital(text(kind.label)),
            unit_words(kind.unit, words),
            ", ".join(text(SELECTORS[name]) for name in kind.selectors),
            capital(text(FIGURES[kind.group])),
        )
        for kind in PARAMETERS.values()
    )
    table = Table("parameters", text("The figures of the model"), columns, rows)
    tables = ({"steps": steps} if steps else {}) | {"parameters": table}
    charts: dict[str, Chart] = {}
    if context["example"] and (tried := backtested(ask, str(occupation))):
        seen = presented(tried.answer, words)
        charts["backtest"] = backtest_chart(tried, words)
        tables |= by_name(seen.tables)
        context["foreseen"] = on_page(seen.sentences).texts
    return View(
        template="method.html",
        title=text("Method"),
        summary=text("How the advice is computed, how that is checked, and what the model cannot know."),
        context=context,
        data=lambda: {
            "steps": [list(row) for row in steps.rows] if steps else [],
            "parameters": [
                {
                    "parameter": kind.name,
                    "label": kind.label,
                    "unit": kind.unit,
                    "selectors": list(kind.selectors),
                    "low": kind.low,
                    "high": kind.high,
                    "group": kind.group,
                    "required": kind.required,
                }
                for kind in PARAMETERS.values()
            ],
        },
        tables=tables,
        charts=charts,
    )


def backtested(ask: Ask, occupation: str) -> AnsweredQuestion[Backtest] | None:
    """Return what earlier rounds of an occupation would have foreseen; None where there are too few."""
    try:
        return ask.question(raming.backtest, occupation=occupation)
    except InputError:
        return None


def step_table(advice: Advice, per_place: float, words: Language) -> Table:
    """Return the sum behind an advice."""
    text = words.text
    year = advice.years[str(advice.balance_year)]
    fte, people = text("FTE"), text("people per year")
    columns = (
        Column("step", text("step"), meaning=text("step of the sum")),
        Column("value", text("figure"), "number", 1, meaning=text("its value")),
        Column("unit", text("unit"), meaning=text("unit of the value"), holds=Holds.UNIT),
    )
    rows: tuple[tuple[str, float, str], ...] = (
        (text("Demand in {year}", year=advice.balance_year), year.demand_fte, fte),
        (text("Supply in {year} with the present intake", year=advice.balance_year), year.fte, fte),
        (text("Gap: demand minus supply"), year.gap_fte, fte),
        (text("What one more place a year gives in {year}", year=advice.balance_year), per_place, fte),
        (text("Gap divided by that: places to add"), year.gap_fte / per_place, people),
        (text("Present intake"), advice.intake, people),
        (text("Advised intake: their sum"), advice.intake + year.gap_fte / per_place, people),
    )
    return Table("steps", text("The sum behind the advice"), columns, rows, frozenset({len(rows) - 1}))


def programs(ask: Ask) -> View:
    """Return how to ask the same questions by program."""
    words = ask.words
    text = words.text
    origin = str(ask.request.base_url).rstrip("/")
    name = slugs(ask.pack, example_of(ask) or EXAMPLE)["nl"]["occupation"]
    from raming.web.api.questions import asked_over_http  # noqa: PLC0415 - the API stands beside the pages

    columns = (
        Column("address", text("address"), meaning=text("address under which it is asked")),
        Column("verb", text("command"), meaning=text("verb of the command line that gives the same")),
        Column("question", text("what is asked"), meaning=text("what is asked")),
    )
    rows = tuple(
        (f"/api/v1{one.address}", f"raming {one.command}", text(one.asks)) for one in asked_over_http()
    )
    asked = json.dumps({"occupation": name, "changes": ["unmet_demand=0.05"]})
    return View(
        template="api.html",
        title="API",
        summary=text("The same answers by program: addresses, and a request for curl and for Python."),
        context={
            "curl": (
                f"curl -s {origin}/api/v1/advice \\\n  -H 'content-type: application/json' \\\n  -d '{asked}'"
            ),
            "python_http": "\n".join(
                (
                    "import json, urllib.request",
                    "",
                    "request = urllib.request.Request(",
                    f'    "{origin}/api/v1/advice",',
                    f"    data=json.dumps({asked}).encode(),",
                    '    headers={"content-type": "application/json"},',
                    ")",
                    "answer = json.load(urllib.request.urlopen(request))",
                    'print(answer["advised_intake"])',
                )
            ),
            "python_library": "\n".join(
                (
                    "import raming",
                    "",
                    f'answer = raming.advise("{name}", changes=["unmet_demand=0.05"])',
                    "print(answer.advised_intake)",
                )
            ),
            "command_line": f"raming advise {name} --set unmet_demand=0.05 --json",
            "page_example": f"{origin}/nl/beroepen/{name}.json",
        },
        data=lambda: {
            "openapi": "/api/v1/openapi.json",
            "questions": [{"address": a, "command": v, "question": q} for a, v, q in rows],
        },
        tables={"questions": Table("questions", text("Questions over HTTP"), columns, rows)},
    )


def accessibility(ask: Ask) -> View:
    """Return the accessibility statement."""
    words = ask.words
    text = words.text
    columns = (
        Column("subject", text("subject"), meaning=text("what is seen to")),
        Column("criteria", text("WCAG 2.2"), meaning=text("success criteria")),
        Column("how", text("how"), meaning=text("how it is seen to")),
    )
    rows = tuple(
        (text(subject), criteria, capital(text(how))) for criteria, (subject, how) in CRITERIA.items()
    )
    return View(
        template="accessibility.html",
        title=text("Accessibility"),
        summary=text(
            "What has been done so that everyone can use these pages, how it is tested, what is missing."
        ),
        context={},
        data=lambda: {"criteria": [{"subject": s, "wcag": c, "how": h} for c, (s, h) in CRITERIA.items()]},
        tables={"criteria": Table("criteria", text("What is seen to"), columns, rows)},
    )


def about(ask: Ask) -> View:
    """Return what this is, for whom, and with what it was made."""
    words = ask.words
    text = words.text
    columns = (
        Column("part", text("part"), meaning=text("part of the program")),
        Column("version", text("version"), meaning=text("its version")),
    )
    rows = (
        ("raming", __version__),
        (ask.pack.name, f"{ask.pack.version} ({ask.pack.hash[:12]})"),
        *((part, _version(part)) for part in PARTS),
    )
    return View(
        template="about.html",
        title=text("About"),
        summary=text("What raming is, for whom, and under which licence."),
        context={"pack_title": ask.pack.title},
        data=lambda: {
            "raming": __version__,
            "licence": "EUPL-1.2",
            "pack": {
                "name": ask.pack.name,
                "version": ask.pack.version,
                "title": ask.pack.title,
                "hash": ask.pack.hash,
            },
            "parts": dict(rows[2:]),
        },
        tables={"parts": Table("parts", text("Versions"), columns, rows)},
    )


def _version(part: str) -> str:
    """Return the version of a library that is used."""
    try:
        return version(part)
    except PackageNotFoundError:
        return "–"

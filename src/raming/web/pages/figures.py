"""Every figure of the pack: by occupation, with status, source and history; and the sources themselves."""

from collections import Counter
from typing import Any

import raming
from raming.answers.answer import Reproducible
from raming.answers.case import names_of
from raming.answers.parameters import ParameterList
from raming.inputs.pack import Pack
from raming.inputs.vocabulary import PARAMETERS, STATUSES
from raming.present import labels
from raming.present.language import Language
from raming.present.presenters.projection import observed_table
from raming.present.sentences.parameters import figure_name, interval_words, value_words
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital, day_words, missing_words, rights_words, unit_words
from raming.web.pages import pictures
from raming.web.pages.choices import read_choices
from raming.web.pages.common import (
    asked_occupation,
    by_name,
    missing_table,
    name_of,
    on_page,
    presented,
    slugs,
)
from raming.web.pages.evidence import minded
from raming.web.pages.sliders import GROUPS
from raming.web.pages.sparkline import spark
from raming.web.pages.view import Ask, View
from raming.web.pages.wordlist import FIGURES


def index(ask: Ask) -> View:
    """Return how many figures of each status there are, by occupation."""
    words = ask.words
    answered = ask.question(raming.occupations)
    register = answered.answer
    observed = Counter(str(row["occupation"]) for row in ask.pack.table("observed"))
    ledger = Counter(str(row["occupation"]) for row in ask.pack.table("ledger"))
    text = words.text
    columns = (
        Column("occupation", text("occupation"), meaning=text("name of the occupation")),
        Column("rounds", text("rounds"), meaning=text("rounds with parameters")),
        *(
            Column(
                status,
                text(labels.STATUSES[status]),
                "number",
                meaning=text("figures of this status in the latest round"),
            )
            for status in STATUSES
        ),
        Column("observed", text("observed"), "number", meaning=text("figures of the past")),
        Column("ledger", text("ledger"), "number", meaning=text("lines of the ledger")),
        Column("missing", text("not available"), "number", meaning=text("figures nobody has published")),
    )
    entries = sorted(
        register.occupations, key=lambda one: (not one.rounds, name_of(ask.pack, one.occupation, ask.lang))
    )
    rows = tuple(
        (
            name_of(ask.pack, entry.occupation, ask.lang),
            ", ".join(map(str, entry.rounds)),
            *(entry.figures.get(status, 0) if entry.rounds else None for status in STATUSES),
            observed[entry.occupation],
            ledger[entry.occupation],
            len(entry.missing),
        )
        for entry in entries
    )
    table = Table("figures", "", columns, rows)
    return View(
        template="data.html",
        title=text("Data"),
        summary=text("Every figure of the pack, with its status, its source and how it moved."),
        context={
            "links": [slugs(ask.pack, entry.occupation)[ask.lang]["occupation"] for entry in entries],
            "counts": status_counts(ask, words),
            "files": [(name, digest) for name, digest in sorted(ask.pack.files.items())],
            "source_count": len(ask.pack.sources),
        },
        data=lambda: answered.data,
        answer=register,
        tables={"figures": table},
    )


def status_counts(ask: Ask, words: Language) -> list[dict[str, str]]:
    """Return how many rows of the pack have each status, with what it means."""
    counts = Counter(
        str(row["status"]) for name in ("parameters", "observed", "ledger") for row in ask.pack.table(name)
    )
    return [
        {
            "status": status,
            "name": words.plural(*labels.COUNTED[status], counts[status]),
            "meaning": capital(words.text(labels.MEANINGS[status])),
        }
        for status in STATUSES
    ]


def build(ask: Ask) -> View:
    """Return every figure of an occupation."""
    words, occupation = ask.words, asked_occupation(ask)
    name = name_of(ask.pack, occupation, ask.lang)
    rounds = ask.pack.rounds(occupation)
    tables: dict[str, Table] = {}
    charts = {}
    context: dict[str, Any] = {"name": name, "rounds": [], "groups": [], "sentences": (), "round": None}
    data: dict[str, Any] = {"occupation": occupation, "names": names_of(ask.pack, occupation)}
    query: tuple[tuple[str, str], ...] = ()
    answer: Reproducible | None = None
    if rounds:
        ask.note("round")
        choices = read_choices(ask.pairs)
        answered = ask.question(raming.parameters, occupation=occupation, round=choices.round)
        figures = answered.answer
        shown = presented(figures, words)
        tables |= by_name(shown.tables)
        if shown.chart:
            charts["history"] = pictures.history_chart(answered, words)
        data, answer = dict(answered.data), figures
        query = (("round", str(figures.round)),)
        context |= {
            "round": figures.round,
            "rounds": [(str(year), str(year), year == figures.round) for year in reversed(rounds)],
            "groups": grouped(figures, words),
            "sentences": on_page(shown.sentences).texts,
        }
        path = ask.question(raming.project, occupation=occupation, round=figures.round).answer
        if path.observed:
            tables["observed"] = minded(observed_table(path, words), path, words)
    ledger = ask.question(raming.ledger, occupation=occupation)
    tables["ledger"] = presented(ledger.answer, words).tables[0]
    if not rounds:
        tables = {"ledger": tables["ledger"]}
    entry = next(
        one for one in ask.question(raming.occupations).answer.occupations if one.occupation == occupation
    )
    tables["missing"] = missing_table(entry, words)
    context["missing"] = [
        (capital(missing_words(figure, words)), words.of_pack(owner))
        for figure, owner in entry.missing.items()
    ]
    return View(
        template="figures.html",
        title=words.text("{name}: all figures", name=name),
        summary=words.text(
            "Every figure for {name}, with its status, its source and how it moved.", name=name
        ),
        context=context,
        data=lambda: data | {"ledger": ledger.data, "missing": entry.missing},
        answer=answer or ledger.answer,
        tables=tables,
        charts=charts,
        query=query,
        parts=slugs(ask.pack, occupation),
    )


def grouped(figures: ParameterList, words: Language) -> list[dict[str, Any]]:
    """Return the figures group by group, as a person reads them."""
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS}
    for entry in figures.parameters:
        groups[PARAMETERS[entry.parameter].group].append(
            {
                "name": capital(figure_name(entry, words)),
                "value": value_words(entry.value, entry.unit, words),
                "unit": ""
                if entry.unit in labels.SHARES or entry.unit == "year"
                else unit_words(entry.unit, words),
                "interval": interval_words(entry, words),
                "status": entry.status,
                "status_words": words.text(labels.STATUSES[entry.status]),
                "date": day_words(entry.reference_date, words),
                "source": entry.source,
                "rationale": words.of_pack(entry.rationale),
                "spark": spark(entry.history),
                "history": [
                    (year, value_words(value, entry.unit, words))
                    for year, value in sorted(entry.history.items())
                ],
            }
        )
    return [
        {"name": capital(words.text(FIGURES[name])), "rows": rows} for name, rows in groups.items() if rows
    ]


def resting(pack: Pack) -> dict[str, Counter[str]]:
    """Return how many figures rest on each source, in any table of the pack, by occupation.

    A figure that is about no occupation counts under an empty name.
    """
    used: dict[str, Counter[str]] = {}
    for file in pack.files:
        name = file.removesuffix(".csv")
        if name in (file, "sources"):
            continue
        for row in pack.table(name):
            # what inspired an assumption stands in `basis`, which names one source or none
            for source in dict.fromkeys(filter(None, (row.get("source"), row.get("basis")))):
                used.setdefault(str(source), Counter())[str(row.get("occupation") or "")] += 1
    return used


def inspiring(pack: Pack) -> Counter[str]:
    """Return how many assumptions name each source as what inspired them, without resting on it."""
    return Counter(
        str(row["basis"])
        for file in pack.files
        if file.endswith(".csv") and file != "sources.csv"
        for row in pack.table(file.removesuffix(".csv"))
        if row.get("basis") in pack.sources
    )


def sources(ask: Ask) -> View:
    """Return every source of the pack, with what rests on it."""
    words = ask.words
    text = words.text
    used, inspired = resting(ask.pack), inspiring(ask.pack)
    columns = (
        Column("source", text("source"), meaning=text("id of the source in the pack"), holds=Holds.SOURCE),
        Column("title", text("title"), meaning=text("title, with page or table where it matters")),
        Column("where", text("where"), meaning=text("where in it the figures used stand")),
        Column("publisher", text("publisher"), meaning=text("who published it")),
        Column("published", text("date"), meaning=text("when it was published")),
        Column("address", text("address"), meaning=text("where it can be found")),
        Column("rights", text("rights"), meaning=text("rights that rest on it")),
        Column("figures", text("figures"), "number", meaning=text("figures of the pack that rest on it")),
        Column(
            "inspired",
            text("assumptions"),
            "number",
            meaning=text("assumptions that it inspired, without holding their figure"),
        ),
    )
    known, said = ask.pack.sources, ask.words.of_pack
    fields = ("title", "where", "publisher", "published", "address", "rights")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            id_,
            *(said(str(row.get(field) or "")) for field in fields),
            sum(used.get(id_, Counter()).values()),
            inspired[id_],
        )
        for id_, row in known.items()
    )
    return View(
        template="sources.html",
        title=text("Sources"),
        summary=text("Every source of the pack, and which figures rest on it."),
        context={
            "sources": [
                {
                    "id": id_,
                    **{name: said(str(row.get(name) or "")) for name in fields[:4]},
                    "address": str(row["address"] or ""),
                    "rights": rights_words(str(row["rights"] or ""), ask.words),
                    "note": said(str(row["note"] or "")),
                    "figures": sum(used.get(id_, Counter()).values()),
                    "inspired": inspired[id_],
                    "occupations": [
                        (
                            name_of(ask.pack, occupation, ask.lang),
                            slugs(ask.pack, occupation)[ask.lang]["occupation"],
                        )
                        for occupation in used.get(id_, Counter())
                        if occupation in ask.pack.occupations
                    ],
                }
                for id_, row in known.items()
            ]
        },
        data=lambda: {
            "sources": [
                {
                    **{name: value for name, value in row.items() if value},
                    "figures": sum(used.get(id_, Counter()).values()),
                    "inspired": inspired[id_],
                }
                for id_, row in known.items()
            ],
            "pack": {"name": ask.pack.name, "version": ask.pack.version, "hash": ask.pack.hash},
        },
        tables={"sources": Table("sources", "", columns, rows)},
    )

"""What letters and studies say, each statement beside what is computed, with a link to that answer."""

from typing import Any, cast

import raming
from raming.answers.statements.statements import SECTOR, VERDICTS, Statement, Statements
from raming.inputs.pack import Pack
from raming.present import statement_labels as labels
from raming.present.language import Language
from raming.present.presenters.statements import in_order
from raming.present.sentences.statements import (
    computed_words,
    said_words,
    statement_words,
    why_words,
)
from raming.present.wording import capital, where_words
from raming.web.pages.addresses import address, occupation_at
from raming.web.pages.common import by_name, name_of, on_page, presented, slugs
from raming.web.pages.view import Ask, View

FILTERS = ("source", "verdict", "occupation")
LONGEST = 80
OCCUPATION = ("advice", "shortage", "demand")


def build(ask: Ask) -> View:
    """Return the statements, narrowed to a letter, a verdict or an occupation."""
    words = ask.words
    asked = {
        name: value[:LONGEST] for name in FILTERS if (value := ask.request.query_params.get(name, "").strip())
    }
    if asked.get("occupation", SECTOR) != SECTOR:
        asked["occupation"] = occupation_at(ask.pack, asked["occupation"])
    kept = ask.question(
        raming.statements,
        source=asked.get("source"),
        verdict=cast(Any, asked.get("verdict")),  # what it may be is checked by the question
        occupation=asked.get("occupation"),
    )
    answer = kept.answer
    shown = presented(answer, words)
    about_sources = {source.id: source for source in answer.sources}
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in in_order(answer.statements):
        groups.setdefault(one.source, []).append(_row(ask, one, answer))
    return View(
        template="statements.html",
        title=shown.title,
        summary=on_page(shown.sentences).opening(1).text,
        context={
            "sentences": on_page(shown.sentences).texts,
            "notes": on_page(shown.notes).texts,
            "groups": [
                {"id": source, "title": words.of_pack(about_sources[source].title), "rows": rows}
                for source, rows in groups.items()
            ],
            "counts": [(name, words.text(labels.VERDICTS[name]), answer.counts[name]) for name in VERDICTS],
            "choices": _choices(ask, asked),
            "command": " ".join(
                ["raming statements", *(f"--{name} {value}" for name, value in asked.items())]
            ),
        },
        data=lambda: kept.data,
        tables=by_name(shown.tables),
        document=shown.document,
        query=tuple(asked.items()),
    )


def _choices(ask: Ask, asked: dict[str, str]) -> dict[str, list[tuple[str, str, bool]]]:
    """Return what each filter can be: value, words, and whether it is chosen."""
    words = ask.words
    held = [*ask.pack.table("statements"), *ask.pack.table("regional_statements")]
    sources = dict.fromkeys(str(row["source"]) for row in held)
    subjects = dict.fromkeys(str(row["subject"]) for row in held)
    titles = {source: words.of_pack(str(ask.pack.sources[source]["title"])) for source in sources}
    names = {subject: subject_words(ask.pack, subject, words) for subject in subjects}

    def options(name: str, every: str, known: dict[str, str]) -> list[tuple[str, str, bool]]:
        rows = [("", every, name not in asked)]
        return rows + [(value, label, asked.get(name) == value) for value, label in known.items()]

    verdicts = {name: capital(words.text(labels.VERDICTS[name])) for name in VERDICTS}
    return {
        "source": options("source", words.text("All letters and studies"), titles),
        "verdict": options("verdict", words.text("All results"), verdicts),
        "occupation": options("occupation", words.text("Everything"), names),
    }


def _row(ask: Ask, one: Statement, answer: Statements) -> dict[str, Any]:
    """Return a statement as the page shows it."""
    words = ask.words
    return {
        "id": one.id,
        "where": where_words(one.where, words),
        "who": words.text(labels.SPEAKERS[one.who]),
        "kind": words.text(labels.KINDS[one.kind]),
        "text": statement_words(one, answer, words),
        "about": subject_words(ask.pack, one.subject, words),
        "said": said_words(one, words),
        "computed": computed_words(one, words),
        "link": link_to(ask, one),
        "verdict": one.verdict,
        "verdict_words": words.text(labels.VERDICTS[one.verdict]),
        "why": why_words(one, words),
    }


def subject_words(pack: Pack, subject: str, words: Language) -> str:
    """Return what a statement is about, in words."""
    return (
        capital(words.text("health and welfare")) if subject == SECTOR else name_of(pack, subject, words.code)
    )


def link_to(ask: Ask, one: Statement) -> str:
    """Return the address of the answer that a statement is held against; empty where there is none."""
    if one.computed is None:
        return ""
    kind, _, rest = one.computed.by.partition(":")
    name = rest.partition(":")[0]
    lang = ask.lang
    if kind in OCCUPATION:
        return address("occupation", lang, slugs(ask.pack, name)[lang])
    if kind == "ledger":
        return address("decision", lang, slugs(ask.pack, name)[lang])
    if kind == "parameter":
        return address("figures", lang, slugs(ask.pack, name)[lang])
    pages = {
        "account": "sector",
        "forecast": "sector",
        "table-1": "table_one",
        "region": "regions",
        "count": "regions",
        "cost": "measures",
        "units": "measures",
        "emergency": "vacancies",
        "observed": "sources",
    }
    return address(pages[kind], lang) if kind in pages else ""

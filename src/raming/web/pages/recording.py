"""Decisions that are recorded on this server: the list of them, and the form that adds or corrects one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from raming.inputs.problems import InputError, refuse
from raming.present import labels
from raming.present.language import Language
from raming.present.refusals import in_words
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital
from raming.store.contents import AUTHOR, COMMENT, DECISION, KeptDecision
from raming.store.law import read_decision, signature_problems, unsuitable
from raming.store.shelf import Missing, Unreadable, Version
from raming.web.pages.choices import number_in
from raming.web.pages.common import when
from raming.web.pages.view import Ask
from raming.web.security import form_token

MOST = 50
STAGES = ("decided", "funded", "indicative")
LONGEST = {**DECISION, "author": AUTHOR, "comment": COMMENT}
"""Characters that a text may have, as the law of the shelf says."""
NUMBERS = {"places": False, "first_year": True, "last_year": True}
"""Fields that hold a number, and whether it must be whole."""
TEXTS = ("title", "decided_by", "rationale", "source")
WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent.

    Attributes:
        values: what was typed, by field; nothing of it is cut or changed.
        errors: what is wrong with it, in the words of the page, by field.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def withdraws(self) -> bool:
        """Whether the decision should be taken back."""
        return self.values.get("do") == WITHDRAW

    @property
    def id(self) -> str:
        """Id of the decision that is corrected; empty for a new one."""
        return self.values.get("id", "")

    @property
    def on(self) -> int:
        """The version that was corrected; 0 where none is named."""
        text = self.values.get("on", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def recorded(ask: Ask, occupation: str, sent: Sent | None = None) -> dict[str, Any] | None:
    """Return what was recorded on an occupation, and the form; None where nothing is kept.

    Args:
        ask: what the page is asked with; `correct` in its query names a decision to correct.
        occupation: the occupation.
        sent: a form that was refused, whose values are shown again.

    Raises:
        InputError: when there is no such decision to correct.
    """
    if ask.request.app.state.settings.public:
        return None
    words = ask.words
    shelf = ask.request.app.state.shelves.decisions
    shown, total = shelf.listing(limit=MOST, occupation=occupation)
    versions = tuple(one for one in shown if isinstance(one, Version))
    wanted = sent.id if sent else ask.request.query_params.get("correct", "")
    history = _history(ask, occupation, wanted) if wanted else ()
    unreadable = [one for one in (*shown, *history) if isinstance(one, Unreadable)]
    latest = history[-1] if history else None
    return {
        "total": total,
        "token": form_token(ask.request),
        "sent": sent,
        "values": sent.values if sent else typed(latest, words) if isinstance(latest, Version) else {},
        "errors": sent.errors if sent else {},
        "longest": LONGEST,
        "correcting": _row(latest, words) if isinstance(latest, Version) else None,
        "history": [_row(one, words) for one in history[:-1] if isinstance(one, Version)],
        "stages": [(name, capital(words.text(labels.STAGES[name]))) for name in STAGES],
        "rows": [_row(one, words) for one in versions],
        "unreadable": [
            words.text("This cannot be read: {id}, version {version}", id=one.id, version=one.version)
            + f" ({one.reason})"
            for one in unreadable
        ],
        "plain": [
            {"id": one.id, "version": one.version, **one.content.model_dump(mode="json", exclude_none=True)}
            for one in versions
        ]
        + [{"id": one.id, "version": one.version, "unreadable": one.reason} for one in unreadable],
        "table": recorded_table(versions, words),
    }


def _history(ask: Ask, occupation: str, wanted: str) -> tuple[Version[KeptDecision] | Unreadable, ...]:
    """Return all versions of a decision on an occupation that is not withdrawn."""
    try:
        found: tuple[Version[KeptDecision] | Unreadable, ...] = (
            ask.request.app.state.shelves.decisions.history(wanted)
        )
    except Missing:
        found = ()
    last = found[-1] if found else None
    if not isinstance(last, Version) or last.withdrawn or last.content.occupation != occupation:
        raise refuse("there is no such decision", rule="missing", field="correct", value=wanted[:40])
    return found


def _row(one: Version[KeptDecision], words: Language) -> dict[str, Any]:
    """Return a version of a decision as the page shows it."""
    decision = one.content
    return {
        "id": one.id,
        "version": one.version,
        "title": decision.title,
        "stage": capital(words.text(labels.STAGES[decision.stage])),
        "places": exact(decision.places, words),
        "years": f"{decision.first_year}–{decision.last_year}",
        "by": decision.decided_by,
        "on": _day(decision, words),
        "why": decision.rationale,
        "source": decision.source,
        "when": when(one.saved_at, words),
        "author": one.author,
        "comment": one.comment,
    }


def _day(decision: KeptDecision, words: Language) -> str:
    """Return the date of a decision as people write it; empty where none is known."""
    if decision.decided_on is None:
        return ""
    from babel.dates import format_date  # noqa: PLC0415 - only where a date is shown

    return str(format_date(decision.decided_on, "d MMMM y", locale=words.code))


def exact(value: float, words: Language) -> str:
    """Return a number with the decimals it has, six at most."""
    digits = next((d for d in range(6) if round(value, d) == value), 6)
    return words.number(value, digits)


def typed(one: Version[KeptDecision], words: Language) -> dict[str, str]:
    """Return a decision as it stands in the form, its numbers in the notation of the page."""
    decision = one.content
    return {
        "id": one.id,
        "on": str(one.version),
        "title": decision.title,
        "stage": decision.stage,
        "places": exact(decision.places, words),
        "first_year": str(decision.first_year),
        "last_year": str(decision.last_year),
        "decided_on": decision.decided_on.isoformat() if decision.decided_on else "",
        "decided_by": decision.decided_by,
        "rationale": decision.rationale,
        "source": decision.source,
        "author": one.author,
    }


def recorded_table(versions: tuple[Version[KeptDecision], ...], words: Language) -> Table:
    """Return what was recorded as a table, for those who take it along."""
    text = words.text
    columns = (
        Column("title", text("decision"), meaning=text("what it is called")),
        Column("stage", text("stage"), meaning=text("how far it is")),
        Column("places", text("places a year"), "number", meaning=text("places per year")),
        Column("first_year", text("first intake year"), "year", meaning=text("first intake year")),
        Column("last_year", text("last intake year"), "year", meaning=text("last intake year")),
        Column("decided_on", text("date of the decision"), meaning=text("date of the decision")),
        Column("decided_by", text("by"), meaning=text("who decided")),
        Column("rationale", text("why"), meaning=text("why"), holds=Holds.NOTE),
        Column("source", text("source"), meaning=text("where it can be found"), holds=Holds.SOURCE),
        Column("version", text("version"), "year", meaning=text("number of the latest version")),
    )
    rows = tuple(
        (
            decision.title,
            decision.stage,
            decision.places,
            decision.first_year,
            decision.last_year,
            decision.decided_on.isoformat() if decision.decided_on else None,
            decision.decided_by,
            decision.rationale,
            decision.source,
            one.version,
        )
        for one in versions
        for decision in (one.content,)
    )
    return Table("recorded", text("Recorded on this server"), columns, rows)


def as_sent(form: Mapping[str, Any]) -> Sent:
    """Return a form as it was sent, without the space around what was typed."""
    return Sent({name: str(value).strip() for name, value in form.items() if name != "form_token"})


def decision_in(sent: Sent, occupation: str, lang: str) -> KeptDecision:
    """Read a decision from a form.

    Raises:
        InputError: with every field that cannot be used: what was found, and what was expected.
    """
    problems = [*signature_problems(*(sent.values.get(name, "") for name in ("author", "comment")))]
    content: dict[str, Any] = {
        "occupation": occupation,
        "stage": sent.values.get("stage", ""),
        "decided_on": sent.values.get("decided_on") or None,
    }
    content |= {name: sent.values.get(name, "") for name in TEXTS}
    for name, whole in NUMBERS.items():
        text = sent.values.get(name, "")
        try:
            value = number_in(text, lang)
        except ValueError:
            problems.append(unsuitable(name, text))
            continue
        if whole and not value.is_integer():
            problems.append(unsuitable(name, text))
        else:
            content[name] = int(value) if whole else value
    return read_decision(content, problems)


def beside(error: InputError, words: Language) -> dict[str, str]:
    """Return what stands beside each field that cannot be used."""
    return {
        problem.field: (
            words.text("“{value}” cannot be recorded.", value=in_words(problem.value, words)) + " "
            if problem.value
            else words.text("Nothing was filled in.") + " "
        )
        + words.text("Expected: {expected}.", expected=in_words(problem.expected, words))
        for problem in error.problems
    }

"""The scenario room: every figure beside its evidence, and what the advice becomes when it changes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.advice import Advice
from raming.answers.evidence import PUBLISHED
from raming.answers.parameters import ParameterList
from raming.inputs.markup import UnreadableError, from_file
from raming.inputs.problems import Phrase, refuse
from raming.inputs.scenario import Scenario, scenario_from
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.language import Language, roughly
from raming.present.leading import model_step, model_words
from raming.present.sentence import Role
from raming.present.sentences.advice import gap_sentence
from raming.present.sentences.parameters import value_words
from raming.present.table import Column, Table
from raming.present.wording import capital, parameter_words, scenario_words
from raming.store.contents import AUTHOR, COMMENT, SCENARIO_TITLE
from raming.store.shelf import Damaged, Missing
from raming.web.answering import AnsweredQuestion
from raming.web.pages import pictures
from raming.web.pages.addresses import address
from raming.web.pages.choices import CHOSEN, Choices, cell_of, read_choices, read_text
from raming.web.pages.common import (
    asked_occupation,
    by_name,
    command,
    name_of,
    on_page,
    presented,
    slugs,
    when,
)
from raming.web.pages.evidence import minded
from raming.web.pages.occupation import choice_form, headline
from raming.web.pages.sliders import changed_values, groups, typed
from raming.web.pages.view import Ask, Chart, View
from raming.web.security import form_token

TYPED = "v:"
MOST_PINNED = 3
LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class RoomSide:
    """One scenario that stands beside others.

    Attributes:
        letter: `A` for the one being changed, then `B` to `D`.
        title: what it is called.
        standing: its rung, trend and variant in words.
        choices: its choices.
        advice: its advice.
        changes: what it changes, in words.
        open: address that makes it the one being changed.
        drop: address without it; empty for the one being changed.
    """

    letter: str
    title: str
    standing: str
    choices: Choices
    advice: Advice
    changes: tuple[str, ...]
    open: str
    drop: str


def build(ask: Ask) -> View | Response:
    """Return the scenario room of an occupation; what was typed becomes a link first."""
    occupation = asked_occupation(ask)
    pairs = ask.pairs
    ask.note(*CHOSEN, "with", "kept", "saved", *(name for name, _ in pairs if name.startswith(TYPED)))
    pinned = tuple(dict.fromkeys(value for name, value in pairs if name == "with"))[:MOST_PINNED]
    choices = read_choices(pairs)
    errors: dict[str, tuple[str, str]] = {}
    fields = {name.removeprefix(TYPED): value for name, value in pairs if name.startswith(TYPED)}
    if fields:
        choices, errors = _applied(ask, occupation, choices, fields)
    if ask.from_form and not errors:
        return RedirectResponse(_address(ask, occupation, choices, pinned), 303)
    return view(ask, occupation, choices, pinned, errors)


def _applied(
    ask: Ask, occupation: str, choices: Choices, fields: Mapping[str, str]
) -> tuple[Choices, dict[str, tuple[str, str]]]:
    """Return the choices with what was typed, and what is wrong with what cannot be used, by cell."""
    figures = ask.question(raming.parameters, occupation=occupation, round=choices.round).answer
    advice = _advice(ask, occupation, choices).answer
    values = changed_values(choices.changes, figures.parameters)
    shown = {
        slider.cell: slider
        for group in groups(figures, advice, values, ask.words, {})
        for slider in group.sliders
    }
    entries = {entry.cell: entry for entry in figures.parameters}
    errors: dict[str, tuple[str, str]] = {}
    for cell, text in fields.items():
        if cell not in shown:
            continue
        value, wrong = typed(shown[cell], entries[cell].parameter, text, ask.lang, ask.words)
        if wrong:
            errors[cell] = (text[:40], wrong)
        elif value is not None:
            back = choices.without(cell)
            before = changed_values(back.changes, figures.parameters).get(cell, entries[cell].value)
            choices = back if abs(value - before) <= 1e-12 else choices.changed(cell, value)
    return choices, errors


def _advice(ask: Ask, occupation: str, choices: Choices) -> AnsweredQuestion[Advice]:
    """Return the advice under choices."""
    return ask.question(raming.advise, occupation=occupation, **choices.options())


def _address(ask: Ask, occupation: str, choices: Choices, pinned: Sequence[str]) -> str:
    """Return the link that restores a room."""
    query = [*choices.query(), *(("with", text) for text in pinned)]
    kept = ask.request.query_params.get("kept", "")
    return address("room", ask.lang, slugs(ask.pack, occupation)[ask.lang], query=[*query, ("kept", kept)])


def view(
    ask: Ask,
    occupation: str,
    choices: Choices,
    pinned: tuple[str, ...],
    errors: Mapping[str, tuple[str, str]],
) -> View:
    """Return the scenario room."""
    words = ask.words
    answered = _advice(ask, occupation, choices)
    advice = answered.answer
    plain = replace(choices, changes=(), title="")
    base = _advice(ask, occupation, plain).answer
    figures = ask.question(raming.parameters, occupation=occupation, round=advice.round).answer
    entry = next(
        one for one in ask.question(raming.occupations).answer.occupations if one.occupation == occupation
    )
    values = changed_values(choices.changes, figures.parameters)
    name = name_of(ask.pack, occupation, ask.lang)
    shown, head = presented(advice, words), headline(advice, words)
    sides = beside(ask, occupation, choices, pinned)
    charts: dict[str, Chart] = {"balance": pictures.advice_charts(answered, words)["balance"]}
    tables = by_name(shown.tables)
    if len(sides) > 1:
        tables = {"scenarios_compared": minded(sides_table(sides, words), advice, words), **tables}
        charts["sides"] = pictures.sides_chart([(_side_name(side), side.advice) for side in sides], words)
    lean = ask.request.headers.get("x-part") == "result"
    return View(
        template="room_part.html" if lean else "room.html",
        title=words.text("{name}: scenario room", name=name),
        summary=words.text("Change any figure under the advice for {name}, and see what it does.", name=name),
        context={
            "entry": entry,
            "name": name,
            "occupation": occupation,
            "advice": advice,
            "base": base,
            "head": head,
            "against": _against(advice, base, words),
            "figure": model_words(advice, words),
            "figure_of": lambda one: "–" if one.advised_intake is None else model_words(one, words),
            "steerable": advice.advised_intake is not None,
            "notice": shown.sentences.first(Role.WARNING),
            "published": head.lead.headline if head.lead.grade == PUBLISHED else "",
            "gap": gap_sentence(advice, words),
            "sentences": on_page(shown.sentences).texts,
            "standing": scenario_words(advice.scenario, advice.trend, advice.variant, words),
            "choices": choices,
            "changes": changes_in_words(choices, figures, advice.variant, words),
            "undo": _address(ask, occupation, replace(choices, changes=choices.changes[:-1]), pinned),
            "reset": _address(ask, occupation, plain, pinned),
            "without": {
                cell_of(change): _address(ask, occupation, choices.without(cell_of(change)), pinned)
                for change in choices.changes
            },
            "groups": groups(figures, advice, values, words, errors),
            "errors": errors,
            "form": choice_form(ask, entry, advice),
            "pinned": pinned,
            "sides": sides,
            "pin": _address(ask, occupation, choices, (*pinned, choices.text()))
            if len(pinned) < MOST_PINNED and choices.text() not in pinned
            else "",
            "command": command("advise", occupation, replace(choices, round=advice.round).options()),
            "saving": saving(ask),
            "longest": {"title": SCENARIO_TITLE, "author": AUTHOR, "comment": COMMENT},
            "token": form_token(ask.request) if saving(ask) else "",
            "kept": kept_version(ask),
            "opened": {entry_group(cell) for cell in errors},
            "file": lambda form: address(
                "scenario_file",
                ask.lang,
                slugs(ask.pack, occupation)[ask.lang],
                form=form,
                query=replace(choices, round=advice.round).query(),
            ),
            "island": {
                "api": "/api/v1/advice",
                "options": {"occupation": occupation, **choices.options()},
                "lang": ask.lang,
                "base": base.advised_intake,
                "current": advice.current_intake,
                "year": advice.balance_year,
                "step": model_step(advice),
            },
        },
        data=lambda: {
            **answered.data,
            "scenario_file": choices.scenario_file().model_dump(exclude_none=True, exclude_defaults=True),
            "beside": [
                {"letter": side.letter, "title": side.title, "advice": side.advice.to_dict()}
                for side in sides[1:]
            ],
        },
        answer=advice,
        tables=tables,
        charts=charts,
        document=shown.document,
        query=(*replace(choices, round=advice.round).query(), *(("with", text) for text in pinned)),
        parts=slugs(ask.pack, occupation),
        status=400 if errors else 200,
    )


def saving(ask: Ask) -> bool:
    """Tell whether this server keeps what it is given."""
    return not ask.request.app.state.settings.public


def entry_group(cell: str) -> str:
    """Return the group of the figure in a cell."""
    return PARAMETERS[cell.partition("[")[0]].group


def kept_version(ask: Ask) -> dict[str, Any] | None:
    """Return which saved scenario the room was opened with, None where it was none or it is gone."""
    id_, _, version = ask.request.query_params.get("kept", "").partition(".")
    if not version.isdigit():
        return None
    try:
        found = ask.request.app.state.shelves.scenarios.get(id_, int(version))
    except (Missing, Damaged):
        return None
    return {
        "id": id_,
        "version": found.version,
        "title": found.content.scenario.title,
        "when": when(found.saved_at, ask.words),
    }


def _against(advice: Advice, base: Advice, words: Language) -> str:
    """Say how far an advice lies from that of the round without changes."""
    if advice.advised_intake is None or base.advised_intake is None:
        return ""
    step = model_step(base)
    difference = round(advice.advised_intake) - round(base.advised_intake)
    if not step:
        difference = round(roughly(difference))
    if difference == 0:
        return words.text("as with the figures of the round")
    return words.text(
        "{difference} against the figures of the round ({value})",
        difference=words.number(difference, signed=True),
        value=model_words(base, words),
    )


def changes_in_words(
    choices: Choices, figures: ParameterList, variant: str, words: Language
) -> list[dict[str, str]]:
    """Return what a scenario changes, the latest last; a change of several figures at once is one line."""
    sentences = []
    for cell, value in choices.values().items():
        changed = [
            entry
            for entry in figures.parameters
            if entry.cell in changed_values([f"{cell}={value!r}"], figures.parameters)
        ]
        shown = [entry for entry in changed if entry.variant in (None, variant)] or changed
        first = shown[0]
        alone = cell == first.cell
        before = list(dict.fromkeys(value_words(entry.value, entry.unit, words) for entry in shown))
        sentences.append(
            {
                "cell": cell,
                "label": capital(
                    parameter_words(first.parameter, first.sex, first.cohort, first.at, first.variant, words)
                    if alone
                    else words.text(
                        "{figure}, everywhere", figure=words.text(PARAMETERS[first.parameter].label)
                    )
                ),
                "before": before[0] if len(before) == 1 else words.text("several values"),
                "after": value_words(value, first.unit, words),
            }
        )
    return sentences


def beside(ask: Ask, occupation: str, choices: Choices, pinned: Sequence[str]) -> list[RoomSide]:
    """Return the scenarios side by side, the one being changed first."""
    words = ask.words
    sides = []
    for place, text in enumerate(("", *pinned)):
        chosen = read_text(text) if place else choices
        advice = _advice(ask, occupation, chosen).answer
        figures = ask.question(raming.parameters, occupation=occupation, round=advice.round).answer
        others = [other for other in pinned if other != text]
        changes = changes_in_words(chosen, figures, advice.variant, words)
        standing = scenario_words(advice.scenario, advice.trend, advice.variant, words)
        sides.append(
            RoomSide(
                letter=LETTERS[place],
                title=chosen.title or _named(place, chosen, words),
                standing=words.text("round {round}, {scenario}", round=advice.round, scenario=standing),
                choices=chosen,
                advice=advice,
                changes=tuple(f"{c['label']}: {c['before']} → {c['after']}" for c in changes),
                open=_address(ask, occupation, chosen, [*others, choices.text()]) if place else "",
                drop=_address(ask, occupation, choices, others) if place else "",
            )
        )
    return sides


def _named(place: int, choices: Choices, words: Language) -> str:
    """Return what a scenario without a name is called."""
    if place == 0:
        return words.text("This scenario")
    if not choices.changes:
        return capital(words.text(labels.SCENARIOS[choices.scenario or "preferred"]))
    return words.text("Scenario {letter}", letter=LETTERS[place])


def _side_name(side: RoomSide) -> str:
    """Return the name of a scenario with its letter."""
    return f"{side.letter}. {side.title}"


def sides_table(sides: Sequence[RoomSide], words: Language) -> Table:
    """Return scenarios side by side as a table."""
    text = words.text
    people = text("people per year")
    columns = (
        Column("scenario", text("scenario"), meaning=text("name of the scenario")),
        Column("choices", text("choices"), meaning=text("round, rung of the ladder, trends and variant")),
        Column(
            "balance_year", text("balance year"), "year", meaning=text("year in which supply equals demand")
        ),
        Column("advised_intake", text("advised intake"), "number", unit=people, meaning=text("the advice")),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=text("FTE"),
            meaning=text("demand minus supply in the balance year; a shortage is positive"),
        ),
        Column("changes", text("changed figures"), meaning=text("what it changes")),
    )
    rows = tuple(
        (
            _side_name(side),
            side.standing,
            side.advice.balance_year,
            side.advice.advised_intake,
            side.advice.years[str(side.advice.balance_year)].gap_fte,
            "; ".join(side.changes) or text("none"),
        )
        for side in sides
    )
    return Table("scenarios_compared", text("Scenarios side by side"), columns, rows, frozenset({0}))


def scenario_file(choices: Choices, form: str) -> bytes:
    """Return the choices as a file that the command line reads with `--scenario`: `toml` or `json`."""
    content = choices.scenario_file().model_dump(exclude_none=True, exclude_defaults=True)
    if form == "json":
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name, value in content.items()
        if name != "changes"
    ]
    for change in content.get("changes", ()):
        lines += [
            "",
            "[[changes]]",
            *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in change.items()),
        ]
    return ("\n".join(lines) + "\n").encode()


def read_upload(content: bytes, name: str) -> Scenario:
    """Read a scenario file that a visitor sent.

    Raises:
        InputError: when it cannot be read as one.
    """
    try:
        plain = from_file(content)
    except UnreadableError as error:
        raise refuse(
            "the scenario cannot be read",
            field="file",
            value=name[:80],
            expected=Phrase("TOML or JSON in UTF-8"),
        ) from error
    return scenario_from(plain, name[:80])

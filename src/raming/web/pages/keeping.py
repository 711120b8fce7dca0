"""Scenarios that are kept: saving a version, the list of them, all versions of one, and files."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import RedirectResponse, Response

from raming.inputs.problems import Phrase, refuse
from raming.present.table import Column, Table
from raming.store.contents import KeptScenario
from raming.store.shelf import Conflict, Missing, Unreadable, Version, Withdrawn
from raming.web.pages.addresses import address, occupation_at
from raming.web.pages.choices import from_scenario, read_text
from raming.web.pages.common import asked_occupation, name_of, slugs, when
from raming.web.pages.errors import problem_view
from raming.web.pages.room import read_upload, scenario_file
from raming.web.pages.view import Ask, View
from raming.web.problems import Refusal

MOST = 100


def listing(ask: Ask) -> View:
    """Return the scenarios that were saved on this server, the last one first."""
    words = ask.words
    found, total = ask.request.app.state.shelves.scenarios.listing(limit=MOST)
    rows = [_row(ask, version) for version in found]
    text = words.text
    columns = (
        Column("title", text("scenario"), meaning=text("name of the scenario")),
        Column("occupation", text("occupation"), meaning=text("the occupation")),
        Column("version", text("version"), "year", meaning=text("number of the latest version")),
        Column("author", text("by"), meaning=text("who saved it, as they called themselves")),
        Column("saved", text("saved"), meaning=text("when it was saved")),
        Column("comment", text("why"), meaning=text("why it was saved")),
    )
    made = tuple(
        (row["title"], row["name"], row["version"], row["author"], row["when"], row["comment"])
        for row in rows
    )
    return View(
        template="scenarios.html",
        title=text("Saved scenarios"),
        summary=text("Scenarios that were saved on this server, each with all its versions."),
        context={"rows": rows, "total": total},
        data=lambda: {"total": total, "scenarios": [_plain(version) for version in found]},
        tables={"scenarios": Table("scenarios", text("Saved scenarios"), columns, made)},
    )


def one(ask: Ask) -> View:
    """Return all versions of a scenario."""
    words = ask.words
    text = words.text
    try:
        history: tuple[Version[KeptScenario] | Unreadable, ...] = (
            ask.request.app.state.shelves.scenarios.history(ask.parts["id"])
        )
    except Missing as error:
        raise refuse("there is no such scenario", rule="missing", value=ask.parts["id"][:40]) from error
    rows = [_row(ask, version) for version in reversed(history)]
    columns = (
        Column("version", text("version"), "year", meaning=text("number of the version")),
        Column("title", text("scenario"), meaning=text("name of the scenario")),
        Column("author", text("by"), meaning=text("who saved it, as they called themselves")),
        Column("saved", text("saved"), meaning=text("when it was saved")),
        Column("comment", text("why"), meaning=text("why it was saved")),
    )
    made = tuple((row["version"], row["title"], row["author"], row["when"], row["comment"]) for row in rows)
    return View(
        template="scenario.html",
        title=text("Scenario: {title}", title=rows[0]["title"]),
        summary=text("All versions of one scenario."),
        context={"rows": rows, "latest": rows[0]},
        data=lambda: {"versions": [_plain(version) for version in history]},
        tables={"versions": Table("versions", text("Versions"), columns, made)},
        parts={lang: {"id": ask.parts["id"]} for lang in ("nl", "en")},
    )


def _row(ask: Ask, version: Version[KeptScenario] | Unreadable) -> dict[str, Any]:
    """Return one version as a page shows it."""
    if isinstance(version, Unreadable):
        return unreadable_row(ask, version) | {"changes": (), "open": ""}
    content = version.content
    choices = from_scenario(content.scenario)
    known = content.occupation in ask.pack.occupations
    open_ = (
        address(
            "room",
            ask.lang,
            slugs(ask.pack, content.occupation)[ask.lang],
            query=[*choices.query(), ("kept", f"{version.id}.{version.version}")],
        )
        if known
        else ""
    )
    return {
        "id": version.id,
        "version": version.version,
        "title": content.scenario.title or ask.words.text("without a name"),
        "name": name_of(ask.pack, content.occupation, ask.lang) if known else content.occupation,
        "author": version.author,
        "comment": version.comment,
        "when": when(version.saved_at, ask.words),
        "changes": [change.set for change in content.scenario.changes],
        "withdrawn": version.withdrawn,
        "open": open_,
    }


def unreadable_row(ask: Ask, unreadable: Unreadable) -> dict[str, Any]:
    """Return a version that cannot be read as a page shows it: which it is, and why."""
    known = unreadable.occupation in ask.pack.occupations
    return {
        "id": unreadable.id,
        "version": unreadable.version,
        "title": ask.words.text(
            "This cannot be read: {id}, version {version}", id=unreadable.id, version=unreadable.version
        ),
        "name": name_of(ask.pack, unreadable.occupation, ask.lang) if known else unreadable.occupation,
        "author": unreadable.author,
        "comment": unreadable.reason,
        "when": when(unreadable.saved_at, ask.words),
        "withdrawn": unreadable.withdrawn,
    }


def _plain(version: Version[KeptScenario] | Unreadable) -> dict[str, Any]:
    """Return a version as plain data."""
    content = (
        {"occupation": version.occupation, "unreadable": version.reason}
        if isinstance(version, Unreadable)
        else version.content.model_dump(mode="json", exclude_none=True)
    )
    return {
        "id": version.id,
        "version": version.version,
        "saved_at": version.saved_at.isoformat(),
        "author": version.author,
        "comment": version.comment,
        "withdrawn": version.withdrawn,
        **content,
    }


def save(ask: Ask, form: Mapping[str, Any]) -> View | Response:
    """Save a scenario, as a new one or as the next version of the one that was opened."""
    field = {name: str(value) for name, value in form.items()}
    occupation = occupation_at(ask.pack, field.get("occupation", ""))
    choices = read_text(field.get("choices", ""))
    typed = {name: field.get(name, "").strip() for name in ("title", "author", "comment")}
    scenario = choices.scenario_file().model_copy(update={"title": typed["title"]})
    content = KeptScenario(occupation=occupation, scenario=scenario)
    shelf = ask.request.app.state.shelves.scenarios
    signed = {"author": typed["author"], "comment": typed["comment"]}
    try:
        if field.get("id"):
            on = int(field["on"]) if field.get("on", "").isdigit() else 0
            saved = shelf.save(field["id"], content, on=on, **signed)
        else:
            saved = shelf.add(content, **signed)
    except Conflict as error:
        return conflict(ask, error)
    except Missing as error:
        raise refuse("there is no such scenario", rule="missing", value=field["id"][:40]) from error
    except Withdrawn as error:
        raise Refusal(410, error.message, version=error.latest) from error
    here = slugs(ask.pack, occupation)[ask.lang]
    query = [*from_scenario(scenario).query(), ("kept", f"{saved.id}.{saved.version}"), ("saved", "1")]
    return RedirectResponse(address("room", ask.lang, here, query=query), 303)


def conflict(ask: Ask, error: Conflict, where: str = "") -> View:
    """Return the page that says that someone else saved a version first.

    Args:
        ask: what was asked.
        error: the conflict.
        where: address of the latest version; that of all versions of a scenario when left out.
    """
    latest = error.found
    text = ask.words.text
    who = latest.author or text("someone")
    return problem_view(
        ask,
        409,
        text("Someone saved a version before you"),
        text(
            "{who} saved version {version} on {when}; yours was made on version {on}. Nothing is lost: look "
            "at both, and save yours on top of the latest version or on its own.",
            who=who,
            version=latest.version,
            when=when(latest.saved_at, ask.words),
            on=error.on,
        ),
        ways=((text("All versions"), where or address("kept", ask.lang, {"id": error.id})),),
    )


def upload(ask: Ask, form: Mapping[str, Any]) -> Response:
    """Open an uploaded scenario file in the room."""
    occupation = asked_occupation(ask)
    file = form.get("file")
    if file is None or isinstance(file, str):
        raise refuse("no file was sent", field="file", expected=Phrase("a scenario file in TOML or JSON"))
    content = file.file.read(ask.request.app.state.settings.largest_upload + 1)
    if len(content) > ask.request.app.state.settings.largest_upload:
        raise refuse(
            "the file is too large", field="file", expected=Phrase("a scenario file of at most 1 MB")
        )
    choices = from_scenario(read_upload(content, str(file.filename or "")))
    here = slugs(ask.pack, occupation)[ask.lang]
    return RedirectResponse(address("room", ask.lang, here, query=choices.query()), 303)


def download(ask: Ask, form: str) -> Response:
    """Return the choices in the link as a scenario file, `toml` or `json`."""
    occupation = asked_occupation(ask)
    if form not in ("toml", "json"):
        raise refuse("this page has no such form", rule="no-such-form", field="form", value=form[:20])
    body = scenario_file(ask.choices(), form)
    name = f"scenario-{slugs(ask.pack, occupation)[ask.lang]['occupation']}.{form}"
    kind = "application/toml" if form == "toml" else "application/json"
    return Response(body, 200, {"content-disposition": f'attachment; filename="{name}"'}, kind)

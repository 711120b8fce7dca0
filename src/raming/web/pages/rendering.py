"""From a view to the answer of the server: a page, its plain data, a table, a picture or a brief."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from raming import __version__
from raming.answers.questions import QUESTIONS
from raming.inputs.characters import printable
from raming.inputs.problems import InputError, refuse
from raming.present import labels
from raming.present.colophon import contact_words, head_words
from raming.present.inputs import inputs_table
from raming.present.present import present
from raming.present.sentence import Role, Sentence, Sentences
from raming.present.table import to_csv
from raming.present.wording import capital
from raming.web.pages.addresses import address, occupation_slug, paths
from raming.web.pages.drawing import SIZES, Drawings
from raming.web.pages.evidence import evidence_of, with_sources
from raming.web.pages.tables import layout_of
from raming.web.pages.view import Ask, View
from raming.web.pages.wordlist import NAVIGATION as MENU

FORMS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Other forms of a page, by the ending of its address, with their media type."""
FILES = ("pdf", "xlsx", "png", "svg", "csv")
"""Forms that a browser saves rather than shows."""

MOST_UNREAD = 5
"""Names of the query string that a page says it does not know; more are no slip of the pen."""

NAVIGATION = (
    ("occupations", ("occupations", "occupation", "room", "sensitivity", "scenarios", "kept")),
    ("regions", ("regions", "region")),
    ("places", ("places",)),
    ("measures", ("measures", "portfolio")),
    ("decisions", ("decisions", "decision")),
    ("answer", ("answer", "parliament")),
    ("data", ("data", "figures", "sources", "statements")),
    ("method", ("method",)),
)
"""The main menu: page, and the pages under it; those of one answer stand under measures."""

drawings = Drawings()


class KnownNames(dict[str, Any]):
    """Charts or tables of a page; one that it does not have is nothing, not an error."""

    def __missing__(self, _: str) -> None:
        return None


@cache
def environment() -> Environment:
    """Return the templates, with escaping on and every missing name an error."""
    made = Environment(
        loader=PackageLoader("raming.web", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["capital"] = capital
    made.globals["version"] = __version__
    made.globals["labels"] = labels
    return made


@cache
def fingerprint(name: str) -> str:
    """Return a short hash of an asset, so that a new one is fetched and an old one kept."""
    return sha256(files("raming.web").joinpath("assets", name).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """Return the address of an asset."""
    return f"/assets/{name}?v={fingerprint(name)}"


def respond(view: View, page: str, ask: Ask, form: str = "") -> Response:
    """Return a view in the form that was asked for.

    Args:
        view: the view.
        page: name of the page.
        ask: what it was asked with.
        form: `json`, `csv`, `svg`, `png`, `pdf` or `xlsx`; empty for the page itself.

    Raises:
        InputError: when the page has no such form, table or chart.
    """
    if view.answer is not None:
        view = replace(view, tables=with_sources(view.tables, view.answer, ask.words))
    body = _body(view, page, ask, form)
    tag = f'W/"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "accept-encoding"}
    if view.status == 200 and tag in ask.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if not form:
        headers["content-language"] = ask.lang
        return Response(body, view.status, headers, "text/html; charset=utf-8")
    if form in FILES and "size" not in ask.request.query_params:
        headers["content-disposition"] = f'attachment; filename="{file_name(view, page, ask, form)}"'
    return Response(body, view.status, headers, FORMS[form])


def file_name(view: View, page: str, ask: Ask, form: str) -> str:
    """Return under which name a form is saved: the page, and which table or chart."""
    parts = [*view.parts.get(ask.lang, {}).values()] or [page]
    kind = {"csv": "table", "svg": "chart", "png": "chart"}.get(form, "")
    chosen = ask.request.query_params.get(kind, "") if kind else ""
    if chosen and chosen in {**view.tables, **view.charts}:
        parts.append(chosen)
    return f"raming-{'-'.join(parts)}.{form}"


def _body(view: View, page: str, ask: Ask, form: str) -> bytes:
    """Make the form that was asked for."""
    if form == "":
        return _page(view, page, ask).encode()
    if form in ("json", "csv"):
        return _plain(view, ask, form)
    if form in ("svg", "png"):
        return _picture(view, ask, form)
    if form == "pdf" and view.document is not None:
        return view.document()
    if form == "xlsx" and view.tables:
        return _workbook(view, ask)
    raise refuse("this page has no such form", rule="no-such-form", field="form", value=form)


def _workbook(view: View, ask: Ask) -> bytes:
    """Return the tables of a page as a workbook, with the cover of its answer and the figures that rests on."""
    from raming.present.cover import Cover, cover_of  # noqa: PLC0415 - only for workbooks
    from raming.present.workbook import to_xlsx  # noqa: PLC0415

    tables = [replace(table, name=name) for name, table in view.tables.items()]
    if view.answer is None:
        summary = Sentences([Sentence(Role.HEADLINE, view.summary)])
        return to_xlsx(tables, ask.words, Cover(view.title, summary))
    shown = present(view.answer, ask.lang)
    inputs = inputs_table(view.answer, ask.words)
    cover = replace(cover_of(shown), title=view.title)
    return to_xlsx([*tables, *([inputs] if inputs else [])], ask.words, cover)


def _plain(view: View, ask: Ask, form: str) -> bytes:
    """Return a page as plain data, or one of its tables."""
    if form == "json":
        return json.dumps(view.data(), ensure_ascii=False, allow_nan=False, indent=1).encode()
    return to_csv(_chosen(view.tables, "table", ask.request)).encode()


def _picture(view: View, ask: Ask, form: str) -> bytes:
    """Return a chart as a file, or in the size and the colours of a page."""
    chart, size = _chosen(view.charts, "chart", ask.request), ask.request.query_params.get("size")
    if form == "svg" and size in SIZES:
        dark = ask.request.query_params.get("theme") == "dark"
        return drawings.apart(chart, ask.words, size, dark=dark)
    return drawings.file(chart, ask.words, form)


def _in_tongue(ask: Ask, lang: str, name: str, value: str) -> tuple[str, str]:
    """Return a pair of the query string as a page in a language has it: an occupation by its name there."""
    if name != "occupation":
        return name, value
    try:
        return name, occupation_slug(ask.pack, ask.pack.occupation(value), lang)
    except InputError:  # the whole sector is no occupation
        return name, value


def _chosen(known: Mapping[str, Any], kind: str, request: Request) -> Any:
    """Return the table or the chart that the query string names, the first when it names none."""
    if not known:
        raise refuse("this page has no such form", rule="no-such-form", field=kind)
    name = request.query_params.get(kind) or _first(known)
    if name not in known:
        raise refuse(
            "this page has no such form",
            rule="no-such-form",
            field=kind,
            value=name[:80],
            expected=", ".join(known),
        )
    return known[name]


def _first(known: Mapping[str, Any]) -> str:
    """Return the name of the first table or chart; of tables, the first in which something stands."""
    return next((name for name, one in known.items() if getattr(one, "rows", True)), next(iter(known)))


def _page(view: View, page: str, ask: Ask) -> str:
    """Return a page."""
    words, other = ask.words, "en" if ask.lang == "nl" else "nl"
    here = dict(view.parts.get(ask.lang, {}))

    def url(name: str, /, form: str = "", query: Any = (), **parts: str) -> str:
        return address(name, ask.lang, parts, form=form, query=query)

    def this(form: str = "", **query: str) -> str:
        return address(page, ask.lang, here, form=form, query=(*view.query, *query.items()))

    def twin(lang: str) -> str:
        return address(
            page, lang, view.parts.get(lang), query=[_in_tongue(ask, lang, *pair) for pair in view.query]
        )

    def source_words(source: str) -> str:
        row = ask.pack.sources.get(source, {})
        return (
            ", ".join(words.of_pack(str(row[part])) for part in ("publisher", "published") if row.get(part))
            or source
        )

    sheets = tuple(question.id for question in QUESTIONS.values() if question.page)
    known = page in paths()
    context: dict[str, Any] = {
        "t": words.text,
        "tp": words.plural,
        "of_pack": words.of_pack,
        "source_words": source_words,
        "number": words.number,
        "percent": words.percent,
        "listing": words.listing,
        "language": words,
        "lang": ask.lang,
        "other": other,
        "url": url,
        "this": this if known else lambda **_: "",
        "here": twin(ask.lang) if known else "",
        "twin": twin(other) if known else address("home", other),
        "alternates": {code: twin(code) for code in ("nl", "en")} if known else {},
        "asset": asset,
        "page": page,
        "navigation": [
            (name, words.text(MENU[name]), under + (sheets if name == "measures" else ()))
            for name, under in NAVIGATION
        ],
        "sheets": [(name, words.text(QUESTIONS[name].link or QUESTIONS[name].asks)) for name in sheets],
        "view": view,
        "charts": KnownNames(view.charts),
        "tables": KnownNames(view.tables),
        "drawn": lambda chart, sizes=tuple(SIZES): drawings.inline(chart, words, sizes),
        "described": lambda chart: drawings.titled(chart, words),
        "layout_of": lambda table, short=False: layout_of(table, words, view.names, short=short),
        "unread": [printable(name)[:40] for name in ask.unread(dict(view.query))][:MOST_UNREAD],
        "evidence": evidence_of(view.answer, words) if view.answer is not None else None,
        "run_head": head_words(view.answer, words) if view.answer is not None else "",
        "contact": contact_words(),
        "pack": ask.pack,
        "origin": str(ask.request.base_url).rstrip("/"),
        **view.context,
    }
    return environment().get_template(view.template).render(context)


def language_of(request: Request) -> str:
    """Return the language that the path of a request asks for."""
    return "en" if request.url.path.startswith("/en") else "nl"

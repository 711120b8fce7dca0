"""A view: what a page shows, in all its forms, before any of them is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from anyio import from_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request

from raming.answers.answer import Reproducible
from raming.answers.questions import QUESTIONS
from raming.inputs.options import options_of
from raming.inputs.pack import Pack
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.table import Table
from raming.web.answering import AnsweredQuestion, Answering
from raming.web.limits import Turns, light
from raming.web.pages.choices import CHOSEN, Choices, as_link, is_form, read_choices

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a page, drawn when it is asked for.

    Attributes:
        key: what decides how it looks, beside its size and language: usually the hash of the answer.
        make: draws it in a style.
        table: name of the table that holds the same figures.
        definition: what the figures mean, in a sentence.
        source: where they come from, in a sentence.
        date: what date they refer to.
        warning: what is to be minded before they are used; empty where there is nothing.
    """

    key: str
    make: Callable[[Style], Picture]
    table: str
    definition: str
    source: str
    date: str
    warning: str = ""


@dataclass(frozen=True)
class View:
    """What a page shows.

    Attributes:
        template: name of its template.
        title: its title.
        summary: the page in one sentence, for search engines and shared links.
        context: what the template needs.
        data: returns the same as plain data.
        tables: its tables by name; the first is the main one.
        charts: its charts by name.
        document: sets the brief as PDF; None where there is none.
        query: the query string that restores this view.
        parts: what the path names, by language.
        names: names by id, for tables that hold ids.
        answer: the answer it shows; None where it shows none, or several of which none is the main one.
        status: status of the answer.
    """

    template: str
    title: str
    summary: str
    context: Mapping[str, Any]
    data: Callable[[], Any]
    tables: Mapping[str, Table] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    document: Callable[[], bytes] | None = None
    query: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    answer: Reproducible | None = None
    status: int = 200


class Noted(QueryParams):
    """A query string that keeps which of its names a page has read, so that the others can be told."""

    def __init__(self, given: QueryParams) -> None:
        """Keep what was given; none of it is read yet."""
        super().__init__(given.multi_items())
        self.read: set[str] = set()

    def get(self, key: Any, default: Any = None) -> Any:
        """Return the last value of a name."""
        self.read.add(str(key))
        return super().get(key, default)

    def getlist(self, key: Any) -> list[str]:
        """Return every value of a name."""
        self.read.add(str(key))
        return super().getlist(key)

    def __contains__(self, key: object) -> bool:
        self.read.add(str(key))
        return super().__contains__(key)


def noting(request: Request) -> Request:
    """Return a request whose query string keeps which of its names are read."""
    given = request.query_params
    if not isinstance(given, Noted):
        request._query_params = Noted(given)
    return request


@dataclass(frozen=True)
class Ask:
    """What a page is asked with.

    Attributes:
        request: the request.
        words: the language of the page.
        parts: what the path names.
        alone: whether nobody else is served yet, so that no turn is needed.
    """

    request: Request
    words: Language
    parts: Mapping[str, str]
    alone: bool = False

    @property
    def lang(self) -> str:
        """The language of the page, `nl` or `en`."""
        return self.words.code

    @property
    def answering(self) -> Answering:
        """Who answers questions, and remembers the answers."""
        found: Answering = self.request.app.state.answering
        return found

    @property
    def pack(self) -> Pack:
        """The pack that is served."""
        return self.answering.pack

    def question(
        self, question: Callable[Asked, Answer], *given: Asked.args, **options: Asked.kwargs
    ) -> AnsweredQuestion[Answer]:
        """Return the answer to a question of the pack that is served; a heavy one when it is its turn.

        Pages are made in threads; turns are given where the server waits for all of them.

        Args:
            question: the question, such as `raming.advise`.
            *given: its options, by place.
            **options: its options, by name; those left out or None take their defaults.

        Raises:
            InputError: when the question cannot be answered as asked.
            Refusal: when too many heavy questions are waiting.
        """
        name = question.__name__
        chosen = {**dict(zip(options_of(QUESTIONS[name].options), given, strict=False)), **options}
        if self.alone or light(name, chosen):
            return self.answering.ask(name, chosen)
        turns: Turns = self.request.app.state.turns
        return from_thread.run(turns.ask, self.answering, name, chosen)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the query string; those of a form as a link has them."""
        pairs = list(self.request.query_params.multi_items())
        return as_link(pairs, self.lang) if is_form(pairs) else pairs

    def note(self, *names: str) -> None:
        """Keep that a page takes names that it reads from `pairs`."""
        if isinstance(given := self.request.query_params, Noted):
            given.read.update(names)

    def unread(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the query string that the page did not read.

        Args:
            known: names that it takes besides, such as those that restore the view.
        """
        given = self.request.query_params
        read = {*given.read, *known} if isinstance(given, Noted) else {*given}
        return tuple(dict.fromkeys(name for name, _ in given.multi_items() if name not in read))

    @property
    def from_form(self) -> bool:
        """Whether a form was sent, so that its choices should become a link."""
        return is_form(self.request.query_params.multi_items())

    def choices(self) -> Choices:
        """Return the choices in the query string.

        Raises:
            InputError: when one of them cannot be used.
        """
        self.note(*CHOSEN)
        return read_choices(self.pairs)

"""What is kept, over HTTP: scenarios and decisions, every change a new version on top of one seen."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from raming.inputs.problems import InputError, Phrase
from raming.inputs.scenario import Scenario
from raming.store.contents import AUTHOR, COMMENT, KeptDecision, KeptScenario
from raming.store.shelf import Conflict, Shelf, Unreadable, Version, Withdrawn
from raming.web.api.answers import refusals, tagged
from raming.web.api.questions import answering_of, json_only
from raming.web.problems import Refusal, bad_input

Content = TypeVar("Content", KeptScenario, KeptDecision)
One = TypeVar("One")

Id = Annotated[
    str, InPath(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", description="identifier of the record")
]
Number = Annotated[int, InPath(ge=1, le=1_000_000_000, description="number of the version, from 1")]
IfMatch = Annotated[
    str | None, Header(description='the ETag of the version that is changed, such as `"3"`', max_length=200)
]


class Saving(BaseModel, Generic[Content]):
    """What is saved, by whom and why."""

    model_config = ConfigDict(extra="forbid")

    content: Content = Field(description="what the record holds")
    author: str = Field(
        default="",
        description="who saves it, as they call themselves",
        json_schema_extra={"maxLength": AUTHOR},  # told here, held by the shelf
    )
    comment: str = Field(default="", description="why", json_schema_extra={"maxLength": COMMENT})


class Record(BaseModel, Generic[Content]):
    """One version of a record."""

    id: str = Field(description="identifier of the record")
    version: int = Field(description="number of this version, from 1")
    latest: int = Field(description="number of the latest version")
    created_at: datetime = Field(description="when the record was first saved, in UTC")
    saved_at: datetime = Field(description="when this version was saved, in UTC")
    withdrawn: bool = Field(description="whether this version takes the record back")
    author: str = Field(description="who saved it, as they called themselves")
    comment: str = Field(description="why")
    content: Content = Field(description="what the record holds")


class UnreadableRecord(BaseModel):
    """A version that cannot be read: damaged, or written by another version of raming."""

    id: str = Field(description="identifier of the record")
    version: int = Field(description="number of this version, from 1")
    latest: int = Field(description="number of the latest version")
    created_at: datetime = Field(description="when the record was first saved, in UTC")
    saved_at: datetime = Field(description="when this version was saved, in UTC")
    withdrawn: bool = Field(description="whether this version takes the record back")
    author: str = Field(description="who saved it, as they called themselves")
    comment: str = Field(description="why")
    occupation: str = Field(description="id of the occupation it is about")
    reason: str = Field(description="why it cannot be read")


class Listing(BaseModel, Generic[One]):
    """One page of records, the one saved last being the first."""

    total: int = Field(description="how many there are on all pages")
    page: int = Field(description="number of this page, from 1")
    page_size: int = Field(description="how many are on a page at most")
    records: list[One] = Field(description="the records on this page")
    unreadable: list[UnreadableRecord] = Field(
        default=[], description="records on this page that cannot be read; each can be withdrawn"
    )


class ScenarioSaving(Saving[KeptScenario]):
    """A scenario to be saved, by whom and why."""


class ScenarioRecord(Record[KeptScenario]):
    """One version of a scenario."""


class ScenarioListing(Listing[ScenarioRecord]):
    """One page of scenarios, the one saved last being the first."""


class DecisionSaving(Saving[KeptDecision]):
    """A decision to be saved, by whom and why."""


class DecisionRecord(Record[KeptDecision]):
    """One version of a decision."""


class DecisionListing(Listing[DecisionRecord]):
    """One page of decisions, the one saved last being the first."""


class Paging(BaseModel):
    """Which page, and of what."""

    model_config = ConfigDict(extra="forbid")

    page: int = Field(default=1, ge=1, le=1_000_000, description="number of the page, from 1")
    page_size: int = Field(default=50, ge=1, le=200, alias="pageSize", description="how many on a page")
    occupation: str | None = Field(
        default=None, min_length=1, max_length=100, description="only those about this occupation"
    )


def record_of(version: Version[Any] | Unreadable) -> dict[str, Any]:
    """Return a version as plain data."""
    shape = UnreadableRecord if isinstance(version, Unreadable) else Record[Any]
    made = {name: getattr(version, name) for name in shape.model_fields}
    return shape(**made).model_dump(mode="json", exclude_none=True)


def _json(content: Any) -> bytes:
    """Return plain data as JSON."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _one(request: Request, version: Version[Any], *, status: int = 200) -> Response:
    """Return a version with its number as ETag."""
    made = tagged(request, _json(record_of(version)), f'"{version.version}"')
    made.status_code = status if made.status_code == 200 else made.status_code
    return made


@contextmanager
def lawful(name: str) -> Iterator[None]:
    """Answer what a shelf refuses with the place of each field in the body.

    Args:
        name: the kind of record that is saved.

    Raises:
        Refusal: 400 with every field that is wrong.
    """
    try:
        yield
    except InputError as error:
        errors = [
            one
            for problem in error.problems
            for one in bad_input(InputError([problem]), prefix=_place(name, problem.field)).errors
        ]
        raise Refusal(400, error.problems[0].message, errors=errors) from error


def _place(name: str, field: str) -> str:
    """Return where in the body a field of a record stands."""
    if field in ("author", "comment"):
        return ""
    return "/content" if name == "decision" or field == "occupation" else "/content/scenario"


def on_version(shelf: Shelf[Any], id_: str, condition: str | None) -> int:
    """Return the version that a change is made on, from If-Match.

    Raises:
        Refusal: 428 when the client does not say.
        Missing: when there is no such record.
        Conflict: when it is not the latest.
        Withdrawn: when the record has been taken back.
    """
    named = [part.strip() for part in (condition or "").split(",") if part.strip()]
    if not named or "*" in named:
        raise Refusal(
            428, Phrase('say which version is changed: `If-Match: "3"` with the ETag you were given')
        )
    latest = shelf.look(id_)
    if latest.withdrawn:
        raise Withdrawn(shelf.name, id_, latest.version)
    if f'"{latest.version}"' in named:
        return latest.version
    numbers = [int(part.strip('"')) for part in named if part.strip('"').isdecimal()]
    raise Conflict(shelf.name, id_, max(numbers, default=0), latest)


def shelf_router(name: str, one: Any, many: Any, saving: Any) -> APIRouter:
    """Return the operations on one kind of record.

    Args:
        name: the kind, `scenario` or `decision`.
        one: shape of a record.
        many: shape of a page of records.
        saving: shape of what is saved.
    """
    router = APIRouter(prefix=f"/{name}s", tags=[f"{name}s"])
    _offer_listing(router, name, many)
    _offer_reading(router, name, one)
    _offer_writing(router, name, one, saving)
    return router


def _shelf(request: Request, name: str) -> Shelf[Any]:
    """Return the shelf with one kind of record."""
    found: Shelf[Any] = getattr(request.app.state.shelves, f"{name}s")
    return found


def _offer_listing(router: APIRouter, name: str, many: Any) -> None:
    """Add the list of records, page by page."""

    @router.get("", response_model=many, responses=refusals(), operation_id=f"get-{name}s")
    def list_(request: Request, paging: Annotated[Paging, Query()]) -> Response:
        """List the records that are not withdrawn, the one saved last being the first."""
        occupation = paging.occupation
        if occupation is not None:
            try:
                occupation = answering_of(request).pack.occupation(occupation)
            except InputError as error:
                raise bad_input(error, "query") from error
        found, total = _shelf(request, name).listing(
            offset=(paging.page - 1) * paging.page_size, limit=paging.page_size, occupation=occupation
        )
        content: dict[str, Any] = {
            "total": total,
            "page": paging.page,
            "page_size": paging.page_size,
            "records": [record_of(version) for version in found if isinstance(version, Version)],
        }
        if unreadable := [record_of(version) for version in found if isinstance(version, Unreadable)]:
            content["unreadable"] = unreadable
        headers = {"cache-control": "no-store", "link": links(request, paging, total)}
        return Response(_json(content), headers=headers, media_type="application/json")


def _offer_reading(router: APIRouter, name: str, one: Any) -> None:
    """Add what returns one record, or its versions."""

    @router.get("/{id}", response_model=one, responses=refusals(404, 409, 410), operation_id=f"get-{name}")
    def get(request: Request, id: Id) -> Response:  # noqa: A002 - the name in the address
        """Return the latest version of a record."""
        found = _shelf(request, name).get(id)
        if found.withdrawn:
            raise Withdrawn(name, id, found.version)
        return _one(request, found)

    @router.get(
        "/{id}/versions",
        response_model=list[one | UnreadableRecord],
        responses=refusals(404),
        operation_id=f"get-{name}-versions",
    )
    def history(request: Request, id: Id) -> Response:  # noqa: A002 - the name in the address
        """Return all versions of a record, the first one first; also of one that was withdrawn."""
        found = _shelf(request, name).history(id)
        return tagged(request, _json([record_of(version) for version in found]), f'W/"{found[-1].version}"')

    @router.get(
        "/{id}/versions/{version}",
        response_model=one,
        responses=refusals(404, 409),
        operation_id=f"get-{name}-version",
    )
    def version(request: Request, id: Id, version: Number) -> Response:  # noqa: A002 - as above
        """Return one version of a record."""
        return _one(request, _shelf(request, name).get(id, version))


def _offer_writing(router: APIRouter, name: str, one: Any, saving: Any) -> None:
    """Add what saves a new record, a new version, and a withdrawal."""

    @router.post(
        "",
        status_code=201,
        response_model=one,
        responses=refusals(403, 413, 415),
        dependencies=[Depends(json_only)],
        operation_id=f"post-{name}",
    )
    def add(request: Request, body: saving) -> Response:
        """Save a new record as its version 1."""
        with lawful(name):
            version = _shelf(request, name).add(body.content, author=body.author, comment=body.comment)
        answer = _one(request, version, status=201)
        answer.headers["location"] = f"/api/v1/{name}s/{version.id}"
        return answer

    @router.put(
        "/{id}",
        response_model=one,
        responses=refusals(403, 404, 410, 412, 413, 415, 428),
        dependencies=[Depends(json_only)],
        operation_id=f"put-{name}",
    )
    def save(
        request: Request,
        id: Id,  # noqa: A002 - the name in the address
        body: saving,
        if_match: IfMatch = None,
    ) -> Response:
        """Save a change as a new version, on top of the version that If-Match names."""
        shelf = _shelf(request, name)
        on = on_version(shelf, id, if_match)
        with lawful(name):
            version = shelf.save(id, body.content, on=on, author=body.author, comment=body.comment)
        return _one(request, version)

    @router.delete(
        "/{id}",
        status_code=204,
        response_class=Response,
        responses=refusals(403, 404, 410, 412, 428),
        operation_id=f"delete-{name}",
    )
    def withdraw(
        request: Request,
        id: Id,  # noqa: A002 - the name in the address
        if_match: IfMatch = None,
    ) -> Response:
        """Withdraw a record; its versions can still be read."""
        shelf = _shelf(request, name)
        shelf.withdraw(id, on=on_version(shelf, id, if_match))
        return Response(status_code=204)


def links(request: Request, paging: Paging, total: int) -> str:
    """Return the Link header of a page: first, previous, next and last."""
    last = max(1, -(-total // paging.page_size))
    places = {"first": 1, "prev": paging.page - 1, "next": paging.page + 1, "last": last}
    wanted = {rel: page for rel, page in places.items() if rel in ("first", "last") or 1 <= page <= last}
    base = request.url.remove_query_params("page")
    return ", ".join(
        f'<{url.path}?{url.query}>; rel="{rel}"'
        for rel, page in wanted.items()
        for url in [base.include_query_params(page=page)]
    )


scenarios = shelf_router("scenario", ScenarioRecord, ScenarioListing, ScenarioSaving)
decisions = shelf_router("decision", DecisionRecord, DecisionListing, DecisionSaving)


@scenarios.get(
    "/{id}/document",
    response_model=Scenario,
    responses=refusals(404, 409, 410),
    operation_id="get-scenario-document",
)
def scenario_document(request: Request, id: Id) -> Response:  # noqa: A002 - the name in the address
    """Return a scenario as the file that the command line reads with `--scenario`."""
    found = request.app.state.shelves.scenarios.get(id)
    if found.withdrawn:
        raise Withdrawn("scenario", id, found.version)
    body = json.dumps(
        found.content.scenario.model_dump(exclude_none=True, exclude_defaults=True),
        ensure_ascii=False,
        indent=2,
    )
    made = tagged(request, body.encode() + b"\n", f'"{found.version}"')
    made.headers["content-disposition"] = f'attachment; filename="scenario-{id}.json"'
    return made

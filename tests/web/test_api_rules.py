"""The Dutch API Design Rules, as far as a machine can see them, and OpenAPI 3.1."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from web.clients import Client

PATH = re.compile(r"^/(([a-z0-9-]+|\{[a-z]+\})(/([a-z0-9-]+|\{[a-z]+\}))*)$")
QUERY_KEY = re.compile(r"^[a-z][a-z\d]*([A-Z][a-z\d]*)*$")
SEMVER = re.compile(r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")


@pytest.fixture(scope="session")
def document(reader: Client) -> dict[str, Any]:
    answer = reader.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def inner(content: Any) -> Iterator[dict[str, Any]]:
    """Return every object in a document."""
    if isinstance(content, dict):
        yield content
        for value in content.values():
            yield from inner(value)
    elif isinstance(content, list):
        for value in content:
            yield from inner(value)


def resolved(document: dict[str, Any], reference: str) -> Any:
    """Return what a reference inside the document stands for."""
    found: Any = document
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def test_the_document_is_openapi_3_1_where_it_should_be(reader: Client, document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert SEMVER.match(document["info"]["version"])
    assert [server["url"] for server in document["servers"]] == ["/api/v1"]
    answer = reader.get("/api/v1/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert reader.get("/api/v1/advice?occupation=huisarts").headers.get("access-control-allow-origin") is None


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    references = [one["$ref"] for one in inner(document) if isinstance(one.get("$ref"), str)]
    assert len(references) > 20
    for reference in references:
        assert resolved(document, reference)


def test_every_schema_is_a_json_schema(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_paths_are_nouns_in_kebab_case_without_trailing_slash(document: dict[str, Any]) -> None:
    verbs = {"get", "make", "compute", "advise", "project", "explain", "save", "list"}
    for path in document["paths"]:
        assert PATH.match(path), path
        assert not verbs & set(path.split("/")), path


def test_query_keys_are_in_camel_case(document: dict[str, Any]) -> None:
    keys = [
        parameter["name"]
        for _, _, operation in operations(document)
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    ]
    assert "balanceYear" in keys
    assert [key for key in keys if not QUERY_KEY.match(key)] == []


def test_members_of_bodies_are_in_snake_case(document: dict[str, Any]) -> None:
    names = {name for one in document["components"]["schemas"].values() for name in one.get("properties", {})}
    assert "balance_year" in names
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_only_standard_methods_are_used_as_they_should(document: dict[str, Any]) -> None:
    assert {method for _, method, _ in operations(document)} == {"get", "post", "put", "delete"}
    assert all(
        "requestBody" not in operation for _, method, operation in operations(document) if method == "get"
    )


def test_every_answer_names_the_version(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            assert "API-Version" in response["headers"], (path, method, status)


def test_every_refusal_is_a_problem_document(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        refusals = {status: one for status, one in operation["responses"].items() if status >= "400"}
        assert "400" in refusals, (path, method)
        assert "422" not in refusals
        for response in refusals.values():
            (kind,) = response["content"]
            assert kind == "application/problem+json"
            shape = resolved(document, response["content"][kind]["schema"]["$ref"])
            assert {"status", "title", "detail"} <= set(shape["properties"])
            assert {"status", "title", "detail"} <= set(shape["required"])


def test_every_operation_is_described_and_named_once(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    for path, method, operation in operations(document):
        assert operation["tags"], (path, method)
        assert operation.get("summary"), (path, method)
        assert operation.get("description") or operation.get("summary")


def test_shapes_are_named_in_pascal_case(document: dict[str, Any]) -> None:
    names = {
        name.removesuffix("-Input").removesuffix("-Output") for name in document["components"]["schemas"]
    }
    assert {"Advice", "ScenarioRecord", "ProblemDetails"} <= names
    assert [name for name in names if not re.fullmatch(r"([A-Z][a-z0-9]*)+", name)] == []


def test_every_member_that_we_take_is_described(document: dict[str, Any]) -> None:
    for name in (
        "ExplanationChoices",
        "ParametersChoices",
        "LedgerChoices",
        "KeptDecision",
        "KeptScenario",
        "ProblemDetails",
    ):
        shape = (
            document["components"]["schemas"].get(name) or document["components"]["schemas"][f"{name}-Input"]
        )
        assert [key for key, one in shape["properties"].items() if not one.get("description")] == []


def test_dates_say_what_they_are(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    record = schemas["ScenarioRecord"]["properties"]
    assert record["created_at"]["format"] == record["saved_at"]["format"] == "date-time"


def test_requests_carry_only_json(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        if "requestBody" in operation:
            assert set(operation["requestBody"]["content"]) == {"application/json"}


@pytest.mark.parametrize("path", ["/api/v1/advice?occupation=huisarts", "/api/v1/nothing", "/api/v1/advice"])
def test_every_answer_carries_version_and_strict_headers(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.headers["api-version"] == "1.0.0"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]

"""The questions over HTTP: the command line's answers, and a clear problem for everything else."""

import json
from typing import Any

import pytest
from pydantic.alias_generators import to_camel

from raming.answers.schemas import names
from raming.cli.main import main
from raming.web.api.questions import asked_over_http
from web.clients import Client, problem

CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("advice", {"occupation": "huisarts"}, ["advise", "huisarts"]),
    (
        "advice",
        {
            "occupation": "gp",
            "round": 2022,
            "scenario": "work-process",
            "trend": "continuing",
            "variant": "low",
            "balance_year": 2035,
            "intake": 812.5,
            "changes": ["unmet_demand=0.05", "fte_per_head[sex=f]=0.7"],
        },
        [
            "advise",
            "gp",
            "--round",
            "2022",
            "--scenario",
            "work-process",
            "--trend",
            "continuing",
            "--variant",
            "low",
            "--balance-year",
            "2035",
            "--intake",
            "812.5",
            "--set",
            "unmet_demand=0.05",
            "--set",
            "fte_per_head[sex=f]=0.7",
        ],
    ),
    (
        "projection",
        {"occupation": "huisarts", "set": ["intake_per_year[cohort=after_steering]=900"]},
        ["project", "huisarts", "--set", "intake_per_year[cohort=after_steering]=900"],
    ),
    (
        "explanation",
        {"occupation": "huisarts", "round": 2019},
        ["explain", "huisarts", "--round", "2019"],
    ),
    ("parameters", {"occupation": "huisarts", "round": 2025}, ["parameters", "huisarts", "--round", "2025"]),
    ("ledger", {"occupation": "huisarts"}, ["ledger", "huisarts"]),
    ("ledger", {}, ["ledger"]),
    (
        "advice",
        {"occupation": "huisarts", "draws": 50, "seed": 7, "costs": "2:1", "calibrated": False},
        ["advise", "huisarts", "--draws", "50", "--seed", "7", "--costs", "2:1", "--no-calibration"],
    ),
    (
        "projection",
        {"occupation": "huisarts", "draws": 50},
        ["project", "huisarts", "--draws", "50"],
    ),
    (
        "sensitivity",
        {"occupation": "huisarts", "draws": 16},
        ["sensitivity", "huisarts", "--draws", "16"],
    ),
    ("backtest", {"occupation": "huisarts"}, ["backtest", "huisarts"]),
    ("comparison", {"first": "2022,low", "second": "2025"}, ["compare", "2022,low", "2025"]),
    (
        "comparison",
        {"first": "huisarts 2022,laag", "second": "2025"},
        ["compare", "huisarts 2022,laag", "2025"],
    ),
    (
        "advice",
        {"occupation": "huisarts", "trend": "doorlopend", "scenario": "werkproces"},
        ["advise", "huisarts", "--trend", "doorlopend", "--scenario", "werkproces"],
    ),
    (
        "regions",
        {"occupation": "huisarts", "draws": 50, "level": "province", "year": 2035},
        ["regions", "huisarts", "--draws", "50", "--level", "province", "--year", "2035"],
    ),
    (
        "regional-projection",
        {"occupation": "huisarts", "region": "Twente", "draws": 50},
        ["project", "huisarts", "--region", "Twente", "--draws", "50"],
    ),
    ("balance", {"region": "Twente", "draws": 50}, ["balance", "--region", "Twente", "--draws", "50"]),
    ("balance-validation", {"draws": 50}, ["balance", "--validate", "--draws", "50"]),
    (
        "allocation",
        {"occupation": "huisarts", "places": 700, "institutions": "synthetic", "draws": 50},
        ["allocate", "huisarts", "--places", "700", "--institutions", "synthetic", "--draws", "50"],
    ),
    ("outlook", {"draws": 50}, ["outlook", "--draws", "50"]),
    ("measures", {"occupation": "huisarts"}, ["measures", "huisarts"]),
    (
        "measure-effects",
        {"occupation": "huisarts", "on": ["training-yield", "more-places"], "draws": 50},
        ["measures", "huisarts", "--on", "training-yield,more-places", "--draws", "50"],
    ),
    ("table-1", {"base": 1000.0}, ["measures", "--table-1", "--base", "1000"]),
    ("letter-answers", {"letter": "2020Z03680"}, ["answer", "--letter", "2020Z03680"]),
    ("statements", {"verdict": "differs"}, ["statements", "--verdict", "differs"]),
    ("promises", {"draws": 50}, ["measures", "--promises", "--draws", "50"]),
    (
        "portfolio",
        {
            "occupation": "huisarts",
            "draws": 20,
            "seconds": 0.0,
            "cost": ["place=100000"],
            "without": ["more-places"],
        },
        [
            *("close", "huisarts", "--draws", "20", "--seconds", "0"),
            *("--cost", "place=100000", "--without", "more-places"),
        ],
    ),
    (
        "decision-effects",
        {
            "occupation": "seh-arts",
            "places": 50.0,
            "from_year": 2027,
            "draws": 50,
            "cover": ["posts-per-site=2"],
        },
        [
            *("decide", "seh-arts", "--places", "50", "--from", "2027"),
            *("--draws", "50", "--cover", "posts-per-site=2"),
        ],
    ),
    ("departures", {"occupation": "huisarts"}, ["decide", "huisarts"]),
    (
        "skill-mix",
        {"fte": 10.0, "most": ["nurse-specialist=2"], "draws": 50},
        ["skillmix", "--fte", "10", "--most", "nurse-specialist=2", "--draws", "50"],
    ),
    (
        "joint-advice",
        {"pace": 0.2, "weight": ["huisarts=2"]},
        ["together", "--pace", "0.2", "--weight", "huisarts=2"],
    ),
    ("vacancies", {"draws": 50}, ["vacancies", "--draws", "50"]),
    (
        "answer-sheet",
        {"question": "what-if-fewer", "occupation": "huisarts", "places": 700.0, "draws": 50},
        ["answer", "what-if-fewer", "huisarts", "--places", "700", "--draws", "50"],
    ),
    ("sector", {}, ["sector"]),
]


def test_every_question_can_be_asked_over_http() -> None:
    """A question that is missing here gets a case above."""
    assert {question.address.strip("/") for question in asked_over_http()} == {path for path, _, _ in CASES}


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what the command line prints as JSON."""
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)


def as_query(options: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return options as a query: keys in camelCase, lists repeated."""
    made = []
    for name, value in options.items():
        key = to_camel(name)
        made += [(key, one) for one in (value if isinstance(value, list) else [value])]
    return made


@pytest.mark.parametrize(("path", "options", "words"), CASES)
def test_a_question_has_the_answer_of_the_command_line(
    reader: Client,
    path: str,
    options: dict[str, Any],
    words: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    expected = printed([*words, "--json"], capsys)
    posted = reader.post(f"/api/v1/{path}", json=options)
    assert posted.status_code == 200
    assert posted.json() == expected
    got = reader.get(f"/api/v1/{path}", params=as_query(options))
    assert got.json() == expected
    assert got.headers["etag"] == posted.headers["etag"]


def test_the_occupations_are_those_of_the_command_line(
    reader: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = printed(["occupations", "--json"], capsys)
    assert reader.get("/api/v1/occupations").json() == expected
    for entry in expected["occupations"]:
        assert reader.get(f"/api/v1/occupations/{entry['occupation']}").json() == entry
    by_name = reader.get("/api/v1/occupations/huisarts").json()
    assert by_name["occupation"] == "general-practitioner"


@pytest.mark.parametrize("name", names())
def test_the_schemas_are_those_of_the_command_line(
    reader: Client, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reader.get(f"/api/v1/schemas/{name}").json() == printed(["schema", name], capsys)
    assert name in reader.get("/api/v1/schemas").json()


def test_set_comes_after_changes(reader: Client) -> None:
    both = reader.post(
        "/api/v1/advice",
        json={"occupation": "huisarts", "changes": ["unmet_demand=0.2"], "set": ["unmet_demand=0.1"]},
    )
    last = reader.post("/api/v1/advice", json={"occupation": "huisarts", "changes": ["unmet_demand=0.1"]})
    assert both.json()["advised_intake"] == last.json()["advised_intake"]
    assert both.json()["manifest"]["options"]["changes"] == ["unmet_demand=0.2", "unmet_demand=0.1"]


def test_who_has_the_answer_is_told_so(reader: Client) -> None:
    first = reader.get("/api/v1/advice?occupation=huisarts")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for condition in (tag, f'"x", {tag}', "*", tag.removeprefix("W/")):
        again = reader.get("/api/v1/advice?occupation=huisarts", headers={"if-none-match": condition})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    other = reader.get("/api/v1/advice?occupation=huisarts&variant=low", headers={"if-none-match": tag})
    assert other.status_code == 200
    posted = reader.post("/api/v1/advice", json={"occupation": "huisarts"}, headers={"if-none-match": tag})
    assert posted.status_code == 200


def test_head_is_get_without_a_body(reader: Client) -> None:
    got = reader.get("/api/v1/advice?occupation=huisarts", headers={"accept-encoding": "identity"})
    head = reader.send("HEAD", "/api/v1/advice?occupation=huisarts", headers={"accept-encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == got.headers["etag"]
    assert int(head.headers["content-length"]) == len(got.content)


def test_an_unknown_occupation_is_said_with_the_nearest(reader: Client) -> None:
    found = problem(reader.post("/api/v1/advice", json={"occupation": "huisatrs"}), 400)
    (error,) = found["errors"]
    assert (error["place"], error["pointer"]) == ("body", "/occupation")
    assert error["value"] == "huisatrs"
    assert "general-practitioner" in error["expected"]
    query = problem(reader.get("/api/v1/advice?occupation=huisatrs"), 400)
    assert (query["errors"][0]["place"], query["errors"][0]["pointer"]) == ("query", "occupation")


@pytest.mark.parametrize(
    ("path", "options", "said"),
    [
        ("projection", {"intake": "1.026"}, "this may be 1,026 or 1.026"),
        ("allocation", {"places": "1.5"}, "not a whole number"),
        ("regions", {"year": "2035.7"}, "not a whole number"),
        ("advice", {"set": "instroom=1.026"}, "this may be 1,026 or 1.026"),
    ],
)
def test_people_are_whole_in_a_query(reader: Client, path: str, options: dict[str, Any], said: str) -> None:
    query = {"occupation": "huisarts", **options}
    found = problem(reader.get(f"/api/v1/{path}", params=query), 400)
    (error,) = found["errors"]
    assert said in str(error)
    assert error["value"].strip("'") in next(iter(options.values()))


def test_people_are_whole_in_a_body(reader: Client) -> None:
    body = {"occupation": "huisarts", "intake": 1.026}
    found = problem(reader.post("/api/v1/projection", json=body), 400)
    assert "this may be 1,026 or 1.026" in str(found["errors"])
    assert found["errors"][0]["pointer"] == "/intake"
    found = problem(reader.post("/api/v1/allocation", json={"occupation": "huisarts", "places": 1.026}), 400)
    assert "not a whole number" in str(found["errors"])
    found = problem(reader.get("/api/v1/advice?occupation=huisarts&set=unmet_demand=5"), 400)
    assert "500 %" in str(found["errors"])


def test_a_dutch_thousand_is_read_in_a_query(reader: Client) -> None:
    answers = [
        reader.get(f"/api/v1/allocation?occupation=huisarts&draws=40&places={places}").json()["rule"]
        for places in ("1.026", "1026")
    ]
    assert answers[0] == answers[1]


def test_all_wrong_fields_come_in_one_go(reader: Client) -> None:
    body = {"occupation": "huisarts", "intake": "many", "trend": "both", "colour": "red", "round": 20.5}
    found = problem(reader.post("/api/v1/advice", json=body), 400)
    assert {error["pointer"] for error in found["errors"]} == {"/intake", "/trend", "/colour", "/round"}
    assert found["instance"] == "/api/v1/advice"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("unmet_demnd=0.1", "unknown parameter"),
        ("unmet_demand=lots", "cannot have this value"),
        ("unmet_demand=nan", "cannot have this value"),
        ("unmet_demand[sex=f]=0.1", "no such selector"),
        ("unmet_demand", "another form"),
        ("steering_year=1900", "outside the projection"),
        ("steering_year=2199", "outside the projection"),
    ],
)
def test_a_change_that_cannot_be_is_refused(reader: Client, change: str, says: str) -> None:
    found = problem(reader.post("/api/v1/advice", json={"occupation": "huisarts", "changes": [change]}), 400)
    assert says in found["detail"]
    assert found["errors"][0]["pointer"] == "/changes"


def test_what_the_formulas_cannot_hold_is_refused_as_at_the_command_line(reader: Client) -> None:
    body = {"occupation": "huisarts", "round": 2025, "changes": ["working_time=0.5"]}
    assert reader.post("/api/v1/projection", json=body).status_code == 200
    found = problem(reader.post("/api/v1/projection", json={**body, "scenario": "working-time"}), 400)
    assert "working_time=0.5" in str(found)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "{}",
        '{"occupation": 1}',
        '{"occupation": ""}',
        '{"occupation": "huisarts", "intake": NaN}',
        '{"occupation": "huisarts", "intake": 1e999}',
        '{"occupation": "huisarts", "intake": -1}',
        '{"occupation": "huisarts", "round": 1' + "0" * 5000 + "}",
        '{"occupation": "huisarts", "changes": [' + ",".join(['"unmet_demand=0"'] * 501) + "]}",
        '{"occupation": "huisarts", "changes": "unmet_demand=0"}',
        '{"occupation": "\\ud800"}',
        '{"\\ud800": 1, "occupation": "huisarts"}',
        '{"occupation": "\\u0000"}',
        "[" * 100_000,
        '{"occupation": "huisarts", "scenario": "/etc/passwd"}',
        '{"occupation": "huisarts", "pack": "/etc"}',
    ],
)
def test_what_is_not_understood_is_a_problem(reader: Client, content: str) -> None:
    answer = reader.post("/api/v1/advice", content=content, headers={"content-type": "application/json"})
    problem(answer, 400)


def test_bytes_that_are_no_text_are_a_problem(reader: Client) -> None:
    answer = reader.post(
        "/api/v1/advice", content=b'{"occupation": "\xff\xfe"}', headers={"content-type": "application/json"}
    )
    problem(answer, 400)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_a_body_that_is_not_json_is_a_problem(reader: Client, kind: str) -> None:
    answer = reader.post(
        "/api/v1/advice", content='{"occupation": "huisarts"}', headers={"content-type": kind}
    )
    problem(answer, 415)


@pytest.mark.parametrize("side", ["/etc/passwd", "nl", "src", ".", "2022,/etc", "scenario.toml", "balance=x"])
def test_a_side_of_a_comparison_is_never_a_path(reader: Client, side: str) -> None:
    answer = reader.post("/api/v1/comparison", json={"first": side, "second": "2025"})
    found = problem(answer, 400)
    assert found["errors"][0]["pointer"] == "/first"


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("allocation", {"places": 10, "institutions": "/etc/passwd"}),
        ("allocation", {"places": 10, "preferences": "/etc/passwd"}),
        ("regions", {"data": ["/etc/passwd"]}),
        ("advice", {"draws": 10**9}),
        ("advice", {"draws": 50, "costs": "1:0"}),
        ("sensitivity", {"draws": 10**5}),
        ("regional-projection", {"region": "Atlantis"}),
    ],
)
def test_no_path_and_no_boundless_work_is_taken(reader: Client, path: str, more: dict[str, Any]) -> None:
    problem(reader.post(f"/api/v1/{path}", json={"occupation": "huisarts", **more}), 400)


def test_unknown_keys_in_a_query_are_a_problem(reader: Client) -> None:
    found = problem(reader.get("/api/v1/advice?occupation=huisarts&balance_year=2040"), 400)
    assert found["errors"][0]["pointer"] == "balance_year"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/advice/", 404),
        ("GET", "/api/v1/occupations/", 404),
        ("GET", "/api/v1/occupations/nobody", 404),
        ("GET", "/api/v1/schemas/nothing", 404),
        ("GET", "/api/v1/..%2f..%2fetc%2fpasswd", 404),
        ("GET", "/api/v2/advice", 404),
        ("PUT", "/api/v1/advice", 405),
        ("DELETE", "/api/v1/occupations", 405),
    ],
)
def test_an_address_that_leads_nowhere_is_a_problem(
    reader: Client, method: str, path: str, status: int
) -> None:
    answer = reader.send(method, path)
    assert answer.status_code == status
    if path.startswith("/api/v1/"):
        problem(answer, status)
        assert answer.headers["api-version"] == "1.0.0"
    if status == 405:
        assert "GET" in answer.headers["allow"]


def test_health_tells_version_and_pack(reader: Client) -> None:
    import raming

    answer = reader.get("/healthz")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["status"], found["version"]) == ("ok", raming.__version__)
    assert found["pack_hash"] == raming.load_pack("nl").hash


def test_a_fault_of_ours_tells_nothing(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(reader.app.state.answering, "ask", broken)
    monkeypatch.setattr(reader.app.state.answering, "remembered", lambda *_: None)
    answer = reader.post("/api/v1/advice", json={"occupation": "huisarts"})
    problem(answer, 500)
    assert "swordfish" not in answer.text
    assert answer.headers["content-security-policy"]

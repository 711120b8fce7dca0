"""What is refused: in the language that is asked for, with one status for one fault at every door."""

import pytest

from web.clients import Client

ADVICE = "/api/v1/advice"


@pytest.mark.parametrize(
    ("wanted", "lang"),
    [
        (None, "en"),
        ("nl", "nl"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("en-GB,nl;q=0.5", "en"),
        ("de, fr;q=0.9", "en"),
        ("de, nl;q=0.1", "nl"),
        ("nl;q=0", "en"),
        ("nl;q=x", "en"),
    ],
)
def test_a_refusal_is_in_the_language_that_is_asked_for(
    reader: Client, wanted: str | None, lang: str
) -> None:
    headers = {} if wanted is None else {"accept-language": wanted}
    answer = reader.get(f"{ADVICE}?occupation=huisarts&round=1999", headers=headers)
    problem = answer.json()
    assert answer.status_code == problem["status"] == 400
    assert answer.headers["content-language"] == lang
    assert answer.headers["vary"].lower() == "accept-language"
    assert problem["title"] == {"en": "Bad Request", "nl": "Ongeldig verzoek"}[lang]
    assert problem["detail"] == problem["errors"][0]["detail"]
    assert ("no such round" in problem["detail"]) is (lang == "en"), problem["detail"]
    assert ("huisarts" in problem["detail"]) is (lang == "nl")


DUTCH = {"accept-language": "nl"}
ENGLISH = ("the ", "expected", "should", "request", "there is", "unknown", "such")


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", f"{ADVICE}?occupation=huisarts&trend=eeuwig", {}, 400),
        ("GET", f"{ADVICE}?occupation=huisarts&trnd=temporary", {}, 400),
        ("GET", f"{ADVICE}?occupation=huisarts&balanceYear=veel", {}, 400),
        ("GET", f"{ADVICE}?occupation=huisarts&trend=temporary&trend=continuing", {}, 400),
        ("GET", f"{ADVICE}?occupation=huisarts&set=onzin%3D5", {}, 400),
        ("GET", ADVICE, {}, 400),
        ("POST", ADVICE, {"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ("POST", ADVICE, {"json": {"occupation": 5}}, 400),
        ("POST", ADVICE, {"json": []}, 400),
        ("POST", ADVICE, {"content": b"x"}, 415),
        ("GET", "/api/v1/occupations/kabouter", {}, 404),
        ("GET", "/api/v1/schemas/kabouter", {}, 404),
        ("GET", "/api/v1/nergens", {}, 404),
        ("DELETE", ADVICE, {}, 405),
        ("GET", "/api/v1/scenarios/kabouter", {}, 400),
        ("GET", "/api/v1/scenarios?page=0", {}, 400),
    ],
)
def test_no_refusal_is_in_english_for_a_dutch_reader(
    reader: Client, method: str, path: str, more: dict, status: int
) -> None:
    headers = {**more.pop("headers", {}), **DUTCH}
    answer = reader.send(method, path, headers=headers, **more)
    problem = answer.json()
    assert answer.status_code == status, problem
    said = [problem["title"], problem["detail"], *(e["detail"] for e in problem["errors"])]
    for text in said:
        assert text
        assert not any(f" {word}" in f" {text.lower()}" for word in ENGLISH), text


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        (f"{ADVICE}?occupation=huisarts&balanceYear=2030&balanceYear=2035", "balanceYear"),
        (f"{ADVICE}?occupation=huisarts&occupation=tandarts", "occupation"),
        ("/api/v1/outlook?year=2030&year=2035", "year"),
        ("/api/v1/scenarios?page=1&page=2", "page"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_an_option_of_one_value_is_given_once(reader: Client, path: str, pointer: str, lang: str) -> None:
    answer = reader.get(path, headers={"accept-language": lang})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["place"], error["pointer"]) == ("query", pointer)
    assert (error["detail"] == "an option is given twice") is (lang == "en")


def test_an_option_of_several_values_may_be_given_again(reader: Client) -> None:
    asked = f"{ADVICE}?occupation=huisarts&changes=unmet_demand%3D0.02&changes=internal_yield%3D0.9"
    answer = reader.get(asked)
    assert answer.status_code == 200, answer.json()
    assert len(answer.json()["manifest"]["options"]["changes"]) == 2


@pytest.mark.parametrize(
    ("api", "page"),
    [
        ("occupation=huisarts&round=1999", "/nl/beroepen/huisarts?round=1999"),
        ("occupation=huisarts&trend=eeuwig", "/nl/beroepen/huisarts?trend=eeuwig"),
        ("occupation=huisarts&intake=-1", "/en/occupations/general-practitioner?intake=-1"),
    ],
)
def test_the_same_fault_has_the_same_status_at_every_door(reader: Client, api: str, page: str) -> None:
    path, _, query = page.partition("?")
    statuses = {reader.get(where).status_code for where in (f"{ADVICE}?{api}", page, f"{path}.json?{query}")}
    assert statuses == {400}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nl/beroepen/huisarts?trned=doorlopend", "want deze pagina kent dit niet: trned."),
        ("/en/occupations/general-practitioner?trned=x&kleur=y", "does not know it: trned and kleur."),
        ("/nl/regios?kleur=blauw", "want deze pagina kent dit niet: kleur."),
        ("/nl?kleur=blauw", "want deze pagina kent dit niet: kleur."),
    ],
)
def test_a_page_says_which_names_it_does_not_know(reader: Client, path: str, said: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert said in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/nl/beroepen/huisarts?round=2022&trend=continuing&set=unmet_demand%3D0.02",
        "/en/occupations/general-practitioner",
        "/nl/regios?occupation=huisarts",
        "/en/statements?source=letter-2017-labour-market&verdict=differs&occupation=sector",
    ],
)
def test_a_page_says_nothing_of_names_that_it_knows(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert "deze pagina kent dit niet" not in answer.text
    assert "this page does not know it" not in answer.text

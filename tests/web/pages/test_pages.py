"""Every page in every form: the same figures as the command line, and nothing in the wrong language."""

import csv
import io
import re
from importlib.resources import files

import pytest

from browser.views import WRONG, usual, views
from present.spoken import foreign, texts_of_page
from raming.answers.advice import advise
from raming.cli.help import verbs
from raming.present.language import Language, language
from raming.web.pages.addresses import LANGUAGES, paths
from raming.web.pages.drawing import DARK
from raming.web.settings import Settings
from web.clients import Client, client

HEAVY = re.compile(r"\.(pdf|png|xlsx|svg)|[?&](set|with|on|kept)=|/(samenstellen|portfolio)")
EMPTY = re.compile(r"q=zzz$|/scenarios$|/(besluiten/chirurg|decisions/surgeon)$")
"""Where nothing is known, found or kept: the table is a header without rows."""
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize("path", views())
def test_a_page_and_its_twins_are_there(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == path[1:3]
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    bare, _, query = path.partition("?")
    if HEAVY.search(bare):
        return
    plain = reader.get(f"{bare}.json?{query}")
    assert plain.status_code == 200
    assert isinstance(plain.json(), dict)
    if 'type="text/csv"' in answer.text:
        table = list(csv.reader(io.StringIO(reader.get(f"{bare}.csv?{query}").text)))
        assert len(table) > 1 or EMPTY.search(path)
        assert len({len(row) for row in table}) == 1


@pytest.mark.parametrize("path", [path for path in usual() if path.startswith("/nl")])
def test_every_link_on_a_page_leads_somewhere(reader: Client, path: str) -> None:
    page = reader.get(path).text
    links = {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="(/[^"#]*)', page)}
    for link in sorted(links):
        if not HEAVY.search(link) and link.count("/") <= 2:
            assert reader.get(link).status_code in (200, 303), link


@pytest.mark.parametrize("path", [*usual(), *(path for path, _ in WRONG)])
def test_a_page_is_in_the_language_of_its_reader(reader: Client, path: str) -> None:
    """What is typed in the address, and the names that a page proposes for it, are the visitor's."""
    lang = path[1:3]
    said = {text: foreign(text, lang) for text in texts_of_page(reader.get(path).text, lang)}
    assert {text: found for text, found in said.items() if found} == {}


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_what_is_wrong_is_told_in_words(reader: Client, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{path[1:3]}">' in answer.text
    bare, _, query = path.partition("?")
    if "beroepen" in path or "occupations" in path:
        told = reader.get(f"{bare}.json?{query}")
        assert told.status_code == status
        assert told.headers["content-type"] == "application/problem+json"


def test_a_misspelt_occupation_is_helped_on(reader: Client) -> None:
    assert 'href="/nl/beroepen/huisarts"' in reader.get("/nl/beroepen/huisart").text


def test_the_root_leads_to_the_dutch_pages(reader: Client) -> None:
    answer = reader.get("/")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/nl"


@pytest.mark.parametrize("path", ["/nl", "/en", "/nl/beroepen", "/en/occupations"])
def test_an_address_that_ends_in_a_slash_leads_to_the_same_page(reader: Client, path: str) -> None:
    answer = reader.get(f"{path}/")
    assert (answer.status_code, answer.headers["location"]) == (308, path)


@pytest.mark.parametrize(
    ("path", "above", "below"),
    [
        ("/nl/regios/", "procentpunt boven het landelijke tekort", "procentpunt onder het landelijke tekort"),
        (
            "/en/regions/",
            "percentage points above the national gap",
            "percentage points below the national gap",
        ),
    ],
)
def test_a_region_leads_with_its_gap_beside_that_of_the_country(
    reader: Client, path: str, above: str, below: str
) -> None:
    heads = []
    for region in ("zeeland", "amsterdam"):
        page = reader.get(path + region).text
        heads.append(page[page.index('<p class="big">') :].split("</p>")[0])
    assert above in heads[0]
    assert below in heads[1]
    for head in heads:
        assert "%" not in head, "a share beside another one is no share"


def test_the_twin_of_an_occupation_is_the_answer_of_the_command_line(reader: Client) -> None:
    twin = reader.get("/nl/beroepen/huisarts.json?scenario=demography&round=2022").json()
    answer = advise("huisarts", scenario="demography", round=2022).to_dict()
    assert twin["advised_intake"] == answer["advised_intake"]
    assert twin["years"] == answer["years"]
    assert twin["odds"]["draws"] == 1000
    assert {"projection", "explanation", "ledger", "rounds"} <= twin.keys()


@pytest.mark.parametrize(
    ("path", "kind", "start"),
    [
        ("/nl/beroepen/huisarts.pdf", "application/pdf", b"%PDF"),
        ("/en/occupations/huisarts.xlsx", SPREADSHEET, b"PK"),
        ("/nl/beroepen/huisarts.png?chart=drivers", "image/png", b"\x89PNG"),
        ("/nl/beroepen/huisarts.svg?chart=ladder", "image/svg+xml", b"<svg"),
        ("/en/regions/zeeland.pdf", "application/pdf", b"%PDF"),
        ("/nl/besluiten/seh-arts.pdf?places=50&places=60", "application/pdf", b"%PDF"),
    ],
)
def test_files_are_saved_under_a_name(reader: Client, path: str, kind: str, start: bytes) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"].startswith('attachment; filename="raming-')
    assert answer.content.startswith(start)


@pytest.mark.parametrize(
    "path",
    [
        "/nl/beroepen/huisarts.exe",
        "/nl/beroepen/huisarts.csv?table=x",
        "/nl/beroepen/huisarts.svg?chart=x",
        "/nl/methode.pdf",
    ],
)
def test_a_form_a_table_or_a_chart_that_is_not_there_is_missing(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(reader: Client) -> None:
    tag = reader.get("/nl/methode").headers["etag"]
    again = reader.get("/nl/methode", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("path", usual())
def test_a_page_has_nothing_that_its_policy_refuses(reader: Client, path: str) -> None:
    page = reader.get(path).text
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"<[^>]*\son[a-z]+=", page)
    assert re.findall(r'(?:src|srcset)="(?!/)[^"]*"', page) == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/nl/beroepen?q=administratie", "/nl/maatregelen?on=admin-hour#effect"),
        ("/en/occupations?q=zeeland", "/en/regions/zeeland"),
        ("/en/occupations?q=middelburg", "/en/regions/zeeland"),
        ("/nl/beroepen?q=ouderen", "/nl/beroepen/specialist-ouderengeneeskunde"),
    ],
)
def test_a_search_finds_occupations_regions_and_measures(reader: Client, path: str, found: str) -> None:
    assert f'href="{found}"' in reader.get(path).text
    bare, _, query = path.partition("?")
    plain = reader.get(f"{bare}.json?{query}").json()
    assert any(plain[kind] for kind in ("occupations", "regions", "measures"))


def test_the_page_of_the_api_names_commands_that_exist(reader: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get("/nl/api.csv").text)))
    for row in rows:
        assert row["verb"].split()[1] in verbs(), row["verb"]
    english = list(csv.DictReader(io.StringIO(reader.get("/en/api.csv").text)))
    assert all(a["question"] != b["question"] for a, b in zip(rows, english, strict=True))


def test_the_method_shows_what_earlier_rounds_would_have_foreseen(reader: Client) -> None:
    page = reader.get("/nl/methode").text
    assert 'id="backtest"' in page
    assert reader.get("/nl/methode.svg?chart=backtest").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nl/beroepen/huisarts?intake=-1",
        "/nl/beroepen/huisarts?balance_year=x",
        "/nl/plaatsen?places=a",
        "/nl/besluiten/huisarts?places=-3",
        "/nl/maatregelen/samenstellen?confidence=0.8&budget=x",
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_page(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 400
    told = answer.text.split('class="problems"')[1].split("</ul>")[0]
    assert 'lang="en"' not in told


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("round=1999", ("Deze raming bestaat niet voor huisarts",)),
        (
            "balance_year=2099",
            ("De raming van 2025 bevat dit jaar niet", "een jaar van 2026 tot en met 2045"),
        ),
        ("set=unmet_demnd%3D0.1", ("Onbekend cijfer", "misschien onvervulde vraag")),
        ("set=internal_yield%3D9", ("een getal van 0 tot 1, zonder scheiding van duizendtallen",)),
    ],
)
def test_what_the_floors_below_refuse_is_told_in_dutch(
    reader: Client, choice: str, told: tuple[str, ...]
) -> None:
    shown = reader.get(f"/nl/beroepen/huisarts?{choice}").text.split('class="problems"')[1].split("</ul>")[0]
    assert all(text in shown for text in told)
    assert "Expected" not in shown


def test_every_source_has_the_figures_that_rest_on_it_or_that_it_inspired(reader: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get("/en/sources.csv").text)))
    assert all(int(row["figures"]) + int(row["inspired"]) > 0 for row in rows)


def test_more_measures_than_can_be_computed_are_refused_not_dropped(reader: Client) -> None:
    known = re.findall(r'name="on" value="([^"]+)"', reader.get("/nl/maatregelen").text)
    answer = reader.get("/nl/maatregelen?" + "&".join(f"on={one}" for one in known))
    assert answer.status_code == 400
    assert "12" in answer.text.split('class="problems"')[1].split("</ul>")[0]


def test_a_change_of_many_figures_at_once_shows_in_the_room(reader: Client) -> None:
    page = reader.get("/nl/beroepen/huisarts/scenario?set=demographic_growth%3D0.2").text
    assert page.count('class="lever changed"') == 4
    assert "Demografische groei van de vraag, overal" in page
    assert "verschillende waarden" in page


def test_no_text_of_a_page_is_missing_from_the_catalogue(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    known = set(language("nl")._singular)
    original = Language.text

    def listening(self: Language, message: str, /, **values: object) -> str:
        asked.add(message)
        return original(self, message, **values)

    monkeypatch.setattr(Language, "text", listening)
    for path in usual():
        if path.startswith("/nl"):
            reader.get(path)
    years = re.compile(r"^[\d–/ ,-]*$")  # intake years of the ledger stay as they are
    assert {message for message in asked - known if not years.match(message)} == set()


def test_both_languages_have_the_same_pages() -> None:
    for one in paths().values():
        assert set(one) == set(LANGUAGES)
        parts = [re.findall(r"\{(\w+)\}", path) for path in one.values()]
        assert parts[0] == parts[1]


def style_sheet() -> str:
    """Return the style sheet."""
    return files("raming.web").joinpath("assets", "raming.css").read_text(encoding="utf-8")


def test_the_dark_colours_of_lone_pictures_are_those_of_the_style_sheet() -> None:
    dark = style_sheet().split("prefers-color-scheme: dark")[1].split("}\n}")[0]
    for name, value in DARK.items():
        assert f"--{name}: {value};" in dark, name


def test_contrast_is_enough_in_light_and_in_dark() -> None:
    light, _, rest = style_sheet().partition("@media (prefers-color-scheme: dark)")
    steps = [(f"{side}-{step}", 4.5) for side in ("short", "over") for step in (1, 2, 3)]
    pairs = [("ink", ground, 7.0) for ground in ("paper", "panel")]
    pairs += [("ink", "mind", 4.5), ("accent-ink", "accent", 4.5), ("edge", "paper", 3.0)]
    pairs += [(text, ground, 4.5) for text in ("muted", "accent") for ground in ("paper", "panel", "wash")]
    pairs += [("strip-ink", ground, least) for ground, least in steps]
    pairs += [("strip-deep", "short-4", 4.5), ("strip-deep", "over-4", 4.5)]
    for part in (light, rest):
        found = part.split(":root {")[1].split("}")[0]
        colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", found))
        for text, ground, least in pairs:
            assert contrast(colors[text], colors[ground]) >= least, (text, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_scenario_file_is_what_the_command_line_reads(reader: Client, tmp_path) -> None:
    query = "set=unmet_demand%5Bvariant%3Dmid%5D%3D0.1&scenario=working-time&title=Proef+%22x%22"
    page = reader.get(f"/nl/beroepen/huisarts/scenario.json?{query}").json()
    for form in ("toml", "json"):
        answer = reader.get(f"/nl/beroepen/huisarts/scenariobestand.{form}?{query}")
        file = tmp_path / f"proef.{form}"
        file.write_bytes(answer.content)
        assert advise("huisarts", scenario=str(file)).advised_intake == page["advised_intake"]
    assert page["scenario_file"]["title"] == 'Proef "x"'


def test_a_public_server_shows_but_saves_nothing() -> None:
    with client(Settings(public=True)) as guest:
        page = guest.get("/en/occupations/huisarts/scenario")
        assert page.status_code == 200
        assert "form_token" not in page.text
        assert guest.post("/en/scenarios", data={"title": "x"}).status_code == 403


def test_a_form_of_another_site_is_refused(room: Client) -> None:
    answer = room.post("/nl/scenarios", data={"title": "x", "occupation": "huisarts"})
    assert answer.status_code == 403
    assert room.app.state.shelves.scenarios.listing()[1] == 0

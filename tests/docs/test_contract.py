"""The pages name everything there is: verbs, options, rules, parameters, columns, fields and files."""

import re
from pathlib import Path

import pytest
import yaml

import raming
from docs.made import KINDS, blocks
from docs.options import arguments
from docs.pages import ROOT, Terminal, pages
from docs.refresh import PICTURES
from raming.answers.answer import SCHEMA_VERSION
from raming.answers.schemas import names
from raming.cli.main import application
from raming.inputs.checks import RULES
from raming.inputs.tables import pack_format
from raming.inputs.vocabulary import STAGES, STATUSES
from raming.web.api.routes import create_api, describe

REFERENCE = ROOT / "docs" / "reference"
SOURCES = ROOT / "src" / "raming"


def relative(page: Path) -> str:
    return str(page.relative_to(ROOT))


def text_of(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def verbs() -> list[str]:
    return [name for name in application() if not name.startswith("-")]


def section(text: str, title: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title}"
    return found[1]


MADE = {
    "options": "reference/command-line.md",
    "columns": "reference/pack-format.md",
    "parameters": "reference/pack-format.md",
    "fields": "reference/json.md",
    "pages": "guide/run-the-web.md",
    "resources": "guide/run-the-web.md",
}
"""The page on which each kind of block stands."""


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in MADE for name in KINDS[kind].names()])
def test_what_is_made_from_the_program_is_that_of_today(kind: str, name: str) -> None:
    shown = blocks((ROOT / "docs" / MADE[kind]).read_text(encoding="utf-8")).get((kind, name))
    assert shown == KINDS[kind].make(name), "CONTRIBUTING.md tells how to refresh the pages"


@pytest.mark.parametrize("kind", MADE)
def test_nothing_is_described_that_does_not_exist(kind: str) -> None:
    named = {
        name for of, name in blocks((ROOT / "docs" / MADE[kind]).read_text(encoding="utf-8")) if of == kind
    }
    assert named == set(KINDS[kind].names())


@pytest.mark.parametrize("kind", ["options", "columns", "fields"])
def test_what_is_made_says_something(kind: str) -> None:
    empty = [
        f"{name}: {line}"
        for name in KINDS[kind].names()
        for line in KINDS[kind].make(name).splitlines()
        if line.startswith("| `") and line.split(" | ")[-1].strip(" |") == ""
    ]
    assert empty == []


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_has_its_section_in_words(verb: str) -> None:
    own = section(text_of("command-line.md"), f"raming {verb}").strip()
    assert not own.startswith("<!--"), "write what it answers above the table of its options"


@pytest.mark.parametrize("verb", verbs())
def test_readme_and_changelog_name_every_verb(verb: str) -> None:
    assert re.search(rf"`(raming )?{verb}\b", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert f"`raming {verb}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_every_answer_has_its_section_in_words(name: str) -> None:
    own = section(text_of("json.md"), name).strip()
    assert not own.startswith("<!--"), "write what it answers above the table of its fields"


def test_no_option_is_named_that_does_not_exist() -> None:
    known = {name for verb in verbs() for argument in arguments(verb) for name in argument.names}
    known |= {"--help", "--version"}
    for page in pages():
        named = set(re.findall(r"`(?:raming [^`]*)?(--[a-z0-9-]+)", page.read_text(encoding="utf-8")))
        assert named <= known, page


def test_every_rule_is_described() -> None:
    page = text_of("checks.md")
    missing = [name for name, summary in RULES.items() if f"| `{name}` |" not in page or summary not in page]
    assert missing == []


def test_every_finding_has_a_rule_on_the_page() -> None:
    named = set()
    for file in (SOURCES / "inputs").rglob("*.py"):
        code = file.read_text(encoding="utf-8")
        named |= set(
            re.findall(
                r'(?:Problem\(|rule=|_at\(\s*\w+[.\w]*,|_monotone\(tables, "\w+",)\s*"([a-z]+(?:-[a-z]+)+)"',
                code,
            )
        )
    page = text_of("checks.md")
    assert len(named) > len(RULES) / 2
    assert sorted(name for name in named if f"`{name}`" not in page) == []


def test_all_rights_are_described() -> None:
    page = (ROOT / "docs" / "background" / "sources-and-rights.md").read_text(encoding="utf-8")
    field = next(field for field in pack_format()["sources"]["fields"] if field["name"] == "rights")
    assert [rights for rights in field["constraints"]["enum"] if f"`{rights}`" not in page] == []


def test_every_status_and_stage_is_a_word() -> None:
    page = text_of("words.md")
    assert [word for word in (*STATUSES, *STAGES) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("name", raming.__all__)
def test_every_public_name_is_described(name: str) -> None:
    assert re.search(rf"`raming\.{name}[`(]", text_of("python.md"))


@pytest.mark.parametrize("name", names())
def test_every_field_of_the_schema_is_named(name: str) -> None:
    shapes = [raming.schema(name), *raming.schema(name).get("$defs", {}).values()]
    page = text_of("json.md")
    fields = {field for shape in shapes for field in shape.get("properties", {})}
    assert [field for field in sorted(fields) if f"`{field}`" not in page] == []


def test_the_map_shows_every_folder_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \| \S", text, re.MULTILINE)
    shown = {name for row in rows for name in re.findall(r"`([^`]+)`", row)} - {"src/raming"}
    folders = {file.parent.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.py")} - {"."}
    assert folders - shown - {"store/migrations/versions"} == set(), "not on the map"
    assert {name for name in shown if not (SOURCES / name).is_dir()} == set(), "on the map, but not there"


def test_there_is_a_picture_of_every_question_that_has_one_and_no_other() -> None:
    assert {picture.name for picture in (ROOT / "docs" / "pictures").iterdir()} == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_those_of_today(name: str, tmp_path: Path) -> None:
    Terminal().run(["raming", *PICTURES[name], "--chart", str(tmp_path / name)])
    assert words_of(ROOT / "docs" / "pictures" / name) == words_of(tmp_path / name)


def words_of(picture: Path) -> list[str]:
    """Return all a picture says, in order."""
    return re.findall(r"<text[^>]*>([^<]+)<", picture.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [*pages(), ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md"], ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]*)(#[^)]*)?\)", text):
        place = (page.parent / target[0]).resolve() if target[0] else page
        assert place.exists(), target
        if target[1] and place.suffix == ".md":
            heads = re.findall(r"^#+ (.*)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
            assert target[1].removeprefix("#") in anchors, target


def test_every_page_is_in_the_table_of_contents() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    there = [str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")]
    assert sorted(name for name in there if f"({name})" not in index) == ["README.md"]


def test_changelog_knows_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{raming.__version__}]" in text


def test_changelog_says_which_contract_answers_keep_to() -> None:
    text = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert f"`schema_version` of every answer is `{SCHEMA_VERSION}`" in text


def test_changelog_names_schemas_as_openapi_does() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (.*) \| (.*) \|$", text.partition("#### Names of schemas in OpenAPI")[2], re.MULTILINE
    )
    named = describe(create_api(None))["components"]["schemas"]
    was, now = (set(re.findall("`([^`]+)`", " ".join(column))) for column in zip(*rows, strict=True))
    assert now
    assert now <= named.keys()
    assert not was & named.keys()


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016")
    articles = re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)
    assert articles == [str(number) for number in range(1, 16)]
    assert "Québec Free and Open-Source Licence" in text


def test_publiccode_holds_what_the_standard_asks() -> None:
    found = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    for key in (
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ):
        assert found[key], key
    assert found["legal"]["license"] == "EUPL-1.2"
    assert found["localisation"]["availableLanguages"] == ["nl", "en"]
    for description in found["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert 5 <= len(description["features"]) <= 20

"""The pages name everything there is: verbs, options, rules, parameters, columns, fields and files."""

import re
from pathlib import Path

import pytest
import yaml

import raming
from docs.fields import MARKED, SHARED, table
from docs.pages import ROOT, pages
from docs.refresh import PICTURES
from raming.answers.schemas import ANSWERS
from raming.cli.main import app
from raming.inputs.checks import RULES
from raming.inputs.tables import pack_format
from raming.inputs.vocabulary import PARAMETERS, STAGES, STATUSES, ParameterKind

REFERENCE = ROOT / "docs" / "reference"
SOURCES = ROOT / "src" / "raming"


def relative(page: Path) -> str:
    return str(page.relative_to(ROOT))


def text_of(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def verbs() -> list[str]:
    return [name for name in app if not name.startswith("-")]


def section(text: str, title: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title}"
    return found[1]


def options(verb: str) -> list[str]:
    names = {name for argument in app[verb].assemble_argument_collection() for name in argument.names}
    positional = {"--occupation", "--manifest", "--name"} | ({"--pack"} if verb == "check" else set())
    return sorted(name for name in names - positional if name.startswith("--"))


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_has_its_section(verb: str) -> None:
    page = text_of("command-line.md")
    shared = section(page, "Choices") + section(page, "Output")
    own = section(page, f"raming {verb}")
    described = (
        own
        + (shared if "(#choices)" in own else "")
        + (section(page, "Output") if "(#output)" in own else "")
    )
    missing = [name for name in options(verb) if f"`{name}" not in described]
    assert missing == []


def test_no_option_is_described_that_does_not_exist() -> None:
    known = {name for verb in verbs() for name in options(verb)} | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z-]+)", text_of("command-line.md"))) <= known


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


def parameter_row(kind: ParameterKind) -> str:
    """Return the row of a parameter in the table of the pack format."""
    selectors = ", ".join(kind.selectors) or "–"
    bounds = f"{kind.low:g} to {kind.high:g}"
    return f"| `{kind.name}` | {kind.label} | {kind.unit} | {selectors} | {bounds} |"


@pytest.mark.parametrize("kind", PARAMETERS.values(), ids=PARAMETERS)
def test_every_parameter_is_described(kind: ParameterKind) -> None:
    assert parameter_row(kind) in text_of("pack-format.md").splitlines()


@pytest.mark.parametrize("table", pack_format())
def test_every_column_of_the_pack_is_described(table: str) -> None:
    described = section(text_of("pack-format.md"), f"{table}.csv")
    missing = [f["name"] for f in pack_format()[table]["fields"] if f"`{f['name']}`" not in described]
    assert missing == []


def test_every_status_and_stage_is_a_word() -> None:
    page = text_of("words.md")
    assert [word for word in (*STATUSES, *STAGES) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("name", raming.__all__)
def test_every_public_name_is_described(name: str) -> None:
    assert f"`{name}" in text_of("python.md") or f"raming.{name}" in text_of("python.md")


@pytest.mark.parametrize("name", [*ANSWERS, *SHARED])
def test_every_field_is_described(name: str) -> None:
    page = text_of("json.md")
    marked = {found[2]: found[3] for found in MARKED.finditer(page)}
    assert marked[name] == table(name), "CONTRIBUTING.md tells how to refresh the pages"


@pytest.mark.parametrize("name", ANSWERS)
def test_every_field_of_the_schema_is_named(name: str) -> None:
    shapes = [raming.schema(name), *raming.schema(name).get("$defs", {}).values()]
    page = text_of("json.md")
    fields = {field for shape in shapes for field in shape.get("properties", {})}
    assert [field for field in sorted(fields) if f"`{field}`" not in page] == []


@pytest.mark.parametrize("name", ANSWERS)
def test_every_schema_has_its_section(name: str) -> None:
    assert f"## {name}\n" in text_of("json.md")


def test_architecture_lists_every_file_and_no_other() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- `([\w/]+\.py)`: \S", page, re.MULTILINE)
    there = {str(file.relative_to(SOURCES)) for file in SOURCES.rglob("*.py")}
    assert there - set(listed) == set(), "not listed"
    assert set(listed) - there == set(), "listed, but not there"
    assert len(listed) == len(set(listed))


def test_pictures_are_those_of_today() -> None:
    assert {picture.name for picture in (ROOT / "docs" / "pictures").iterdir()} == set(PICTURES)
    advised = round(raming.advise("huisarts", round=2025).advised_intake or 0)
    assert f"{advised:,}" in (ROOT / "docs" / "pictures" / "advice.svg").read_text(encoding="utf-8")


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

"""Nothing English for a Dutch reader and nothing Dutch for an English one, in no text, table, chart, sheet or page."""

import html
import io
import re
import zipfile

import pymupdf
import pytest

from present.examples import EXAMPLES, REGIONAL, example
from present.spoken import foreign
from raming.cli.help import verbs
from raming.cli.main import main
from raming.inputs.problems import InputError
from raming.present.drawing import draw
from raming.present.language import LANGUAGES, language
from raming.present.present import present
from raming.present.refusals import sentence
from raming.present.table import Holds
from raming.present.workbook import workbook_of

SLOW = {
    "portfolio",
    "portfolio that falls short",
    "portfolio of a region",
    "portfolio of the sector",
    "check",
}
"""Answers that take seconds: a portfolio with a budget says the same in less."""
TYPED = {"reproduction", "check with errors"}
"""Answers that hold what was typed, or findings written for a test."""
READ = sorted({*EXAMPLES, *REGIONAL} - SLOW - TYPED)
DRAWN = ("advice", "ledger of one with a range", "regions", "answer to since-when", "measures")
"""Answers whose files are read too: of each kind of document and of chart one."""
MACHINES = (Holds.ID, Holds.IDS, Holds.SOURCE)


def texts_of(shown):
    """Every text of a presentation that people read, with its place."""
    yield "title", shown.title
    yield from (("sentence", text) for text in (*shown.sentences.texts, *shown.notes.texts))
    yield from (("standing", text) for pair in shown.standing for text in pair)
    for table in shown.tables:
        yield from ((f"{table.name}", text) for text in (table.title, table.note, table.warning))
        for place, column in enumerate(table.columns):
            named = f"{table.name}.{column.key}"
            yield from ((named, text) for text in (column.label, column.unit, column.meaning))
            if column.holds not in MACHINES:
                yield from ((named, row[place]) for row in table.rows if isinstance(row[place], str))


def wrong(texts, lang):
    """The texts that are of the other language, each with the words that tell."""
    return {(place, text): found for place, text in set(texts) if (found := foreign(text, lang))}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", READ)
def test_an_answer_is_in_the_language_of_its_reader(name, lang):
    assert wrong(texts_of(present(example(name), lang)), lang) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRAWN)
def test_its_files_are_too(name, lang):
    shown = present(example(name), lang)
    content = zipfile.ZipFile(io.BytesIO(workbook_of(shown)))
    cells = re.findall(r"<t[^>]*>([^<]*)</t>", content.read("xl/sharedStrings.xml").decode())
    typed = {
        name for table in shown.tables for name in (table.name, *(column.key for column in table.columns))
    }
    typed |= {
        row[place]
        for table in shown.tables
        for place, column in enumerate(table.columns)
        for row in table.rows
        if column.holds in MACHINES
    }
    found = [("sheet", text) for cell in cells if (text := html.unescape(cell)) not in typed]
    if shown.chart is not None:
        drawn = draw(shown.chart(), ".svg", shown.language).decode()
        parts = re.findall(r">([^<>]+)<", drawn) + re.findall(r'aria-[a-z]+="([^"]*)"', drawn)
        found += [("chart", html.unescape(text)) for text in parts]
    assert wrong(found, lang) == {}
    page = " ".join(part.get_text() for part in pymupdf.open(stream=shown.document(), filetype="pdf"))
    said = re.split(r"\[1\]", " ".join(page.split()))[0]
    assert wrong([("document", said)], lang) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_help_of_every_verb_is_too(lang, capsys):
    for words in ([], *([verb] for verb in verbs())):
        main([*words, "--help", "--lang", lang])
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("  raming ")]
    said = re.sub(
        r"`[^`]*`|--[\w-]+|(?:Een van|One of) [^.]*\.|(?:Standaard|Default): \S+",
        "",
        " ".join(" ".join(lines).split()),
    )
    assert wrong([("help", said)], lang) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("occupation", ["kinderarts", "gynaecoloog", "basisarts"])
def test_a_refusal_names_figures_and_owners_in_words(occupation, lang):
    from raming import advise

    with pytest.raises(InputError) as refused:
        advise(occupation)
    said = [("refusal", sentence(problem, language(lang))) for problem in refused.value.problems]
    assert wrong(said, lang) == {}


def test_the_sweep_sees_what_it_is_for():
    assert foreign("De raming staat in de tabel with the assumptions.", "nl") == ["with", "the"]
    assert foreign("Volgens het preferred scenario, van een general-practitioner.", "nl") == [
        "preferred",
        "general-practitioner",
    ]
    assert foreign("The advice, voor een jaar.", "en") == ["voor", "een", "jaar"]
    assert foreign("Bron: `raming advise --lang en`, ‘The end of the affair’.", "nl") == []

"""Characters that nothing can show are refused where text comes in, and filtered before what draws it."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from raming.inputs.characters import EXPECTED, MESSAGE, printable, problems, refuse_unknown
from raming.inputs.problems import InputError
from raming.present.cover import Cover
from raming.present.documents.setting import set_pdf
from raming.present.drawing import draw
from raming.present.language import language
from raming.present.picture import Picture
from raming.present.table import Column, Table
from raming.present.workbook import to_xlsx

UNKNOWN = ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\ufffe", "\uffff", "\ud800", "\udfff"]
KNOWN = "\t\n\r ~é\u202e\ufffd😀"
EN = language("en")


@pytest.mark.parametrize("character", UNKNOWN)
def test_what_xml_does_not_know_is_found_wherever_it_stands(character):
    content = {"title": "a", "changes": [{"set": "x", "why": f"b{character}c"}], "many": ("ok", character)}
    found = list(problems(content, file="a.toml", row=3))
    assert [(one.field, one.value) for one in found] == [
        ("changes.why", f"U+{ord(character):04X}"),
        ("many", f"U+{ord(character):04X}"),
    ]
    assert {(one.message, one.expected, one.file, one.row) for one in found} == {
        (MESSAGE, EXPECTED, "a.toml", 3)
    }
    assert len(list(problems({character: 1}))) == 1
    assert printable(content)["changes"][0]["why"] == "b\ufffdc"
    with pytest.raises(InputError, match=r"U\+"):
        refuse_unknown(content)


def test_all_else_passes_unchanged():
    content = {"text": [KNOWN, 1, None, 2.5, (KNOWN,)]}
    assert list(problems(content)) == []
    assert printable(content) == content


@pytest.mark.parametrize("character", UNKNOWN)
def test_no_renderer_meets_one(character):
    text = f"a{character}b"
    spec = {"mark": "bar", "title": text, "data": {"values": [{text: text, "y": 1}]}}
    spec["encoding"] = {"x": {"field": text, "type": "nominal"}, "y": {"field": "y", "type": "quantitative"}}
    picture = Picture(spec=spec, title=text, description=text)
    drawn = draw(picture, ".svg", EN)
    assert "a\ufffdb" in "".join(ET.fromstring(drawn.decode()).itertext())
    assert draw(picture, ".png", EN).startswith(b"\x89PNG")

    column = Column("one", text, meaning=text)
    made = to_xlsx([Table("one", text, (column,), ((text,),))], EN, Cover(text, about=[("about", text)]))
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        for name in book.namelist():
            if name.endswith(".xml"):
                ET.fromstring(book.read(name))
        assert "a\ufffdb" in book.read("xl/sharedStrings.xml").decode()


def test_a_document_is_set_without_them(monkeypatch):
    import typst

    seen = {}
    monkeypatch.setattr(typst, "compile", lambda *_, sys_inputs, **__: seen.update(sys_inputs) or b"")
    set_pdf("answer.typ", {"title": "a\x07b\ud800"})
    assert seen["data"] == '{"title": "a\ufffdb\ufffd"}'

"""Tables of one's own, as people save them: what gets in, and what is refused in one sentence."""

from datetime import date, datetime

import pytest

from inputs.spreadsheets import ods, text, xlsx
from raming import regions
from raming.answers.places.filling import read_preferences
from raming.answers.places.institutions import Institution, institutions_of
from raming.cli.main import main
from raming.inputs.extra import with_tables
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.refusals import in_words

HEAD = ["occupation", "region", "year", "basis", "headcount", "fte", "status", "source", "note"]
TWENTE = ["general-practitioner", "RA0205", 2024, "work", 1150, 900.5, "estimate", "raming-choices", ""]
FRIESLAND = ["general-practitioner", "RA0102", 2024, "work", 400, 350.25, "estimate", "raming-choices", ""]
PLAIN = [HEAD, TWENTE, FRIESLAND]
DUTCH = [
    [name.capitalize() for name in HEAD] + ["", ""],
    ["Huisarts", "Twente", "2024", "WORK", "1.150", "900,5", "Estimate", "RAMING-choices", "", "", ""],
    [
        "general practitioner",
        "ra0102",
        "2024",
        "work",
        "400",
        "350,25",
        "estimate",
        "raming-choices",
        "",
        "",
        "",
    ],
    [""] * 11,
    [""] * 11,
]
PACK = load_pack()


def read(tmp_path, content, name="regional_stock.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return with_tables(PACK, [path])


def added(pack):
    return [(r["occupation"], r["region"], r["basis"], r["headcount"], r["fte"], r["status"], r["source"])
            for r in pack.table("regional_stock")[len(PACK.table("regional_stock")):]]  # fmt: skip


def refusals(tmp_path, content, name="regional_stock.csv"):
    with pytest.raises(InputError) as caught:
        read(tmp_path, content, name)
    dutch = [
        problem.sentence(lambda said: in_words(said, language("nl"))) for problem in caught.value.problems
    ]
    return [str(problem) for problem in caught.value.problems], dutch


def changed(**cells):
    """Return the plain rows with other cells in the first."""
    return [HEAD, [cells.get(name, cell) for name, cell in zip(HEAD, TWENTE, strict=True)], FRIESLAND]


WANTED = [
    ("general-practitioner", "RA0205", "work", 1150.0, 900.5, "estimate", "raming-choices"),
    ("general-practitioner", "RA0102", "work", 400.0, 350.25, "estimate", "raming-choices"),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("regional_stock.csv", text(PLAIN)),
        ("regional_stock.csv", text(PLAIN, encoding="utf-8-sig")),
        ("regional_stock.csv", text(PLAIN, encoding="utf-16")),
        ("regional_stock.csv", text(DUTCH, ";", "cp1252")),
        ("regional_stock.csv", text(DUTCH, ";", "utf-8-sig")),
        ("regional_stock.csv", b"sep=;\r\n" + text(DUTCH, ";")),
        ("regional_stock.txt", text(DUTCH, "\t", "utf-16")),
        ("Regional stock (1).csv", text(DUTCH, ";", end="\n")),
        ("regional_stock.csv", text([["Aantallen per regio"], [], *DUTCH], ";")),
        ("regional_stock.xlsx", xlsx({"Blad1": PLAIN})),
        ("regional_stock.xlsx", xlsx({"Blad1": DUTCH})),
        ("regional_stock.ods", ods({"Blad1": PLAIN})),
        ("regional_stock.ods", ods({"Blad1": DUTCH})),
        ("mijn cijfers.xlsx", xlsx({"uitleg": [["Zie het andere blad"]], "Regional_stock": PLAIN})),
        ("mijn cijfers.ods", ods({"uitleg": [["Zie het andere blad"]], "regional_stock": DUTCH})),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path, name, content):
    assert added(read(tmp_path, content, name)) == WANTED


@pytest.mark.parametrize(
    ("saved", "day"),
    [(xlsx, date(2024, 12, 31)), (ods, date(2024, 12, 31)), (ods, datetime(2024, 12, 31))],
)
def test_a_day_typed_as_one_is_read_as_that_day(tmp_path, saved, day):
    head = ["source", "title", "publisher", "published", "address", "rights", "kind", "where", "note"]
    row = ["own-count", "Own count", "Trial", day, "", "not-stated", "publication", "p. 1", ""]
    content = saved({"sources": [head, row]})
    made = read(tmp_path, content, "sources.xlsx")
    assert made.sources["own-count"]["published"] == "2024-12-31"


def test_a_workbook_with_two_tables_adds_to_both(tmp_path):
    moves = [
        ["occupation", "region_from", "region_to", "year", "share", "status", "source", "note"],
        ["huisarts", "Twente", "Achterhoek", 2024, 0.01, "estimate", "raming-choices", ""],
    ]
    pack = read(tmp_path, xlsx({"regional_stock": PLAIN, "regional_moves": moves}), "cijfers.xlsx")
    assert added(pack) == WANTED
    assert [row["region_from"] for row in pack.table("regional_moves")] == ["RA0205"]
    assert [one.file for one in pack.own] == [
        "cijfers.xlsx (regional_stock)",
        "cijfers.xlsx (regional_moves)",
    ]


def test_names_that_are_provinces_too_are_of_the_level_of_all(tmp_path):
    """Zeeland is a province and a region of the labour market; beside Gelderland it is the province."""
    rows = [HEAD, *([*TWENTE[:1], name, *TWENTE[2:]] for name in ("Zeeland", "Gelderland"))]
    assert [row[1] for row in added(read(tmp_path, text(rows)))] == ["PV29", "PV25"]
    rows = [HEAD, *([*TWENTE[:1], name, *TWENTE[2:]] for name in ("Zeeland", "Twente"))]
    assert [row[1][:2] for row in added(read(tmp_path, text(rows)))] == ["RA", "RA"]


@pytest.mark.parametrize(
    ("cells", "english", "dutch"),
    [
        ({"region": "Twentte"}, "row 2, field region: unknown region (found 'Twentte'); expected Twente (RA0205)", "onbekende regio"),
        ({"occupation": "huisartz"}, "field occupation: unknown occupation (found 'huisartz'); expected general-prac", "onbekend beroep"),
        ({"source": "raming-choises"}, "field source: unknown source (found 'raming-choises'); expected raming-choices", "onbekende bron"),
        ({"status": "published", "source": "mijn bron"}, "unknown source (found 'mijn bron')", "onbekende bron"),
        ({"headcount": "1e999"}, "field headcount: not a finite number (found '1e999')", "geen eindig getal"),
        ({"headcount": "inf"}, "field headcount: not a number (found 'inf')", "geen getal"),
        ({"fte": "nan"}, "field fte: not a number (found 'nan')", "geen getal"),
        ({"headcount": "1150.5"}, "field headcount: not a whole number (found '1150.5'); expected a whole number", "geen geheel getal"),
        ({"headcount": 400, "fte": "900.5"}, "more full-time equivalents than these people can work", "meer fte dan"),
        ({"year": "2024.5"}, "field year: not a whole number", "geen geheel getal"),
        ({"basis": "home"}, "one of residence, work", "residence, work"),
        ({"headcount": "1.150"}, "this may be 1,150 or 1.15 (found '1.150'); expected 1150, or 1.1500", "dit kan 1.150 of 1,15 zijn"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_refused_in_one_sentence(tmp_path, cells, english, dutch):
    said, gezegd = refusals(tmp_path, text(changed(**cells)))
    assert len(said) == 1
    assert english in said[0]
    assert dutch in gezegd[0]
    assert said[0].startswith("regional_stock.csv, row 2")


def test_thousands_are_people_where_no_number_shows_another_sign(tmp_path):
    rows = changed(headcount="1.150", fte="")
    rows[2] = [*FRIESLAND[:5], "", *FRIESLAND[6:]]
    assert [row[3] for row in added(read(tmp_path, text(rows)))] == [1150.0, 400.0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [HEAD, TWENTE, TWENTE],
            "row 3, field occupation, region, year, basis: a row with the same key stands above",
        ),
        ([[*HEAD, "fte"], [*TWENTE, 3]], "row 1, field fte: the column stands twice"),
        (
            [[*HEAD, "sourse"], [*TWENTE, "x"]],
            "row 1, field sourse: the column is not known; expected source",
        ),
        ([HEAD[:4], TWENTE[:4]], "row 1, field headcount, status, source: columns are missing"),
        ([["a", "b"], ["c", "d"]], "row 1: this row has none of the columns of the table"),
        ([HEAD, [*TWENTE, "los"]], "row 2: the row has another number of cells than the header"),
    ],
)
def test_a_table_that_cannot_be_is_refused_in_one_sentence(tmp_path, rows, expected):
    said, _ = refusals(tmp_path, text(rows))
    assert len(said) == 1
    assert expected in said[0]


def test_one_cause_is_one_message(tmp_path):
    rows = [HEAD, *([*TWENTE[:2], year, *TWENTE[3:7], "elders", ""] for year in range(1990, 2040))]
    said, gezegd = refusals(tmp_path, text(rows))
    assert len(said) == 1
    assert "row 2, field source: unknown source, in 50 rows (found 'elders')" in said[0]
    assert "onbekende bron, in 50 rijen" in gezegd[0]
    rows = [HEAD, *([*TWENTE[:2], year, "work", f"{year}.5", *TWENTE[5:]] for year in range(1990, 2040))]
    said, _ = refusals(tmp_path, text(rows))
    assert len(said) == 1
    assert "not a whole number, in 50 rows" in said[0]


def test_points_and_commas_in_one_file_are_refused_once(tmp_path):
    rows = [HEAD, TWENTE, [*FRIESLAND[:5], "350,25", *FRIESLAND[6:]]]
    said, gezegd = refusals(tmp_path, text(rows, ";"))
    assert len(said) == 1
    assert "a decimal point and with a decimal comma (found '350,25')" in said[0]
    assert "een decimale punt en met een decimale komma" in gezegd[0]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("regional_stock.xlsx", b"PK\x03\x04 no zip", "the workbook cannot be read"),
        (
            "regional_stock.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "the workbook cannot be read",
        ),
        ("regional_stock.csv", b"\x00\x01\x02", "no text that can be read"),
        ("regional_stock.csv", b"", "the file is empty"),
        ("regional_stock.csv", b"\xef\xbb\xbf\r\n;;;\r\n", "regional_stock.csv"),
        ("regional_stok.csv", text(PLAIN), "expected regional_stock"),
        ("regional_stock.xlsx", xlsx({"Blad1": [[*[""] * 300] for _ in range(3)]}), "the file is empty"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, name, content, expected):
    said, gezegd = refusals(tmp_path, content, name)
    assert len(said) == 1
    assert expected in said[0]
    assert said != gezegd


def test_a_workbook_that_would_fill_the_memory_is_refused_before_it_is_opened(tmp_path):
    made = xlsx({"Blad1": [HEAD]})
    import io
    import zipfile

    large = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(large, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'r="I1"', b'r="XFD1048576"')
            new.writestr(entry, data)
    said, _ = refusals(tmp_path, large.getvalue(), "regional_stock.xlsx")
    assert "too large" in said[0]


def test_an_answer_says_how_many_rows_it_uses(tmp_path):
    elsewhere = ["nurse-specialist", "RA0102", 2024, "work", 40, "", "estimate", "raming-choices", ""]
    lives = [*TWENTE[:3], "residence", *TWENTE[4:]]
    path = tmp_path / "regional_stock.csv"
    path.write_bytes(text([*PLAIN, elsewhere, lives]))
    answer = regions("huisarts", data=[path], draws=0)
    assert [(one.file, one.rows, one.used) for one in answer.used] == [("regional_stock.csv", 4, 2)]
    assert regions("huisarts", draws=0).to_dict()["used"] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "regional_stock.csv: 2 van 2 rijen gebruikt; puntkomma's tussen de cellen; een decimale komma; Windows-1252"),
        ("en", "regional_stock.csv: 2 of 2 rows used; semicolons between the cells; a decimal comma; Windows-1252"),
    ],
)  # fmt: skip
def test_the_screen_says_how_a_file_was_read(tmp_path, capsys, lang, said):
    path = tmp_path / "regional_stock.csv"
    rows = [*DUTCH[:2], [*DUTCH[2][:8], "Fryslân, één", "", ""]]
    path.write_bytes(text(rows, ";", "cp1252"))
    assert main(["regions", "huisarts", "--data", str(path), "--draws", "0", "--lang", lang]) == 0
    assert said in capsys.readouterr().err


INSTITUTIONS = [
    [
        "institution",
        "occupation",
        "name",
        "training_region",
        "region",
        "minimum",
        "maximum",
        "historic",
        "status",
    ],
    ["noord", "huisarts", "Noord", "huisartsopleiding leiden", "Twente", 1, "1.200", "", "published"],
    ["zuid", "general practitioner", "Zuid", "gp-leiden", "ra0102", 2, 40, 20, "Published"],
    ["oost", "nurse-specialist", "Oost", "gp-leiden", "RA0102", 2, 40, 20, "published"],
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("opleiders.csv", text([[*row, ""] for row in INSTITUTIONS] + [[""] * 10], ";", "cp1252")),
        ("opleiders.xlsx", xlsx({"Blad1": INSTITUTIONS})),
        ("opleiders.ods", ods({"Blad1": INSTITUTIONS})),
    ],
)
def test_institutions_come_from_a_spreadsheet(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    found, used = institutions_of(PACK, "general-practitioner", path, 100)
    assert [(one.id, one.region, one.minimum, one.maximum, one.historic) for one in found] == [
        ("noord", "RA0205", 1, 1200, None),
        ("zuid", "RA0102", 2, 40, 20),
    ]
    assert [(one.file, one.rows, one.used) for one in used] == [(name, 3, 2)]


def test_a_training_region_that_is_not_there_is_refused_by_name(tmp_path):
    path = tmp_path / "opleiders.csv"
    path.write_bytes(
        text([INSTITUTIONS[0], ["a", "huisarts", "A", "gp-leyden", "Twente", 1, 2, "", "published"]])
    )
    with pytest.raises(
        InputError, match=r"opleiders.csv, row 2, field training_region: .*'gp-leyden'.*gp-leiden"
    ):
        institutions_of(PACK, "general-practitioner", path, 100)


WISHES = [
    ["Candidate", "Preference", "Institution"],
    ["c1", 1, "Noord"],
    ["c1", 2, "zuid"],
    ["c2", 1, "Zuid"],
]
PLACES = (
    Institution("noord", "Opleider Noord", "gp-leiden", "RA0818", 0, 9, None, "published"),
    Institution("zuid", "Opleider Zuid", "gp-leiden", "RA0818", 0, 9, None, "published"),
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wensen.csv", text([[*row, ""] for row in WISHES] + [[""] * 4], ";", "cp1252")),
        ("wensen.xlsx", xlsx({"Blad1": WISHES})),
        ("wensen.ods", ods({"Blad1": WISHES})),
        ("wensen.csv", text([WISHES[0], ["c1", 1, "opleider noord"], *WISHES[2:]])),
    ],
)
def test_candidates_come_from_a_spreadsheet(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    wishes, used = read_preferences(path, PLACES)
    assert wishes == {"c1": [0, 1], "c2": [1]}
    assert (used.file, used.rows, used.used) == (name, 3, 3)


@pytest.mark.parametrize(
    ("row", "expected", "dutch"),
    [
        (["c1", 1, "zuid"], "field candidate, preference: a row with the same key stands above (found 'c1, 1')", "dezelfde sleutel"),
        (["c1", 3, "zuid"], "field institution: this candidate names the institution twice (found 'zuid')", "twee keer"),
        (["c3", 1, "zuit"], "field institution: no such institution (found 'zuit'); expected zuid", "bestaat niet"),
        (["c3", "1.5", "zuid"], "field preference: not a whole number (found '1.5')", "geheel getal"),
        (["c3", 0, "zuid"], "field preference: the cell has a value that is not allowed (found '0')", "die niet mag"),
    ],
)  # fmt: skip
def test_a_candidate_that_cannot_be_is_refused_in_one_sentence(tmp_path, row, expected, dutch):
    path = tmp_path / "wensen.csv"
    path.write_bytes(text([*WISHES, row]))
    with pytest.raises(InputError) as caught:
        read_preferences(path, PLACES)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"wensen.csv, row 5, {expected}")
    assert dutch in problem.sentence(lambda said: in_words(said, language("nl")))

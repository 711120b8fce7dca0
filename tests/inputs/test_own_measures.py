"""A file with measures of one's own: what cannot be is refused in one sentence that names file and field."""

import pytest

from inputs.spreadsheets import ods, xlsx
from raming.inputs.loading import load_pack
from raming.inputs.own_measures import known_measures, opened_measures
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.refusals import in_words

PACK = load_pack()
OWN = """
[[measure]]
measure = "thee"
track = "retain"
name_nl = "Thee"
start = 2027
build_up_years = 1

[[measure.effect]]
target = "huisarts"
lever = "retention"
value = 0.001
low = 0.0
high = 0.003
rationale = "nobody knows"
"""


def test_a_measure_names_an_occupation_by_any_name(tmp_path):
    file = tmp_path / "eigen.toml"
    file.write_bytes(b"\xef\xbb\xbf" + OWN.encode())
    own = known_measures(PACK, [file])["thee"]
    assert [effect.target for effect in own.effects] == ["general-practitioner"]


@pytest.mark.parametrize(
    ("old", "new", "field", "english", "dutch"),
    [
        ("start = 2027", "start = 1800", "start", "no year that a measure can be of (found '1800')", "geen jaar waarin"),
        ("start = 2027", "start = 2027.5", "start", "not a whole number", "geen geheel getal"),
        ("start = 2027", "start = true", "start", "the field is no number", "dit veld is geen getal"),
        ("value = 0.001", "valeu = 0.001", "valeu", "the field is not known (found '0.001'); expected value", "dit gegeven is onbekend"),
        ("start = 2027", "start = 2027\ncolour = 3", "colour", "the field is not known", "dit gegeven is onbekend"),
        ("high = 0.003", "high = inf", "high", "not a finite number (found 'inf')", "geen eindig getal"),
        ("low = 0.0", "low = nan", "low", "not a finite number (found 'nan')", "geen eindig getal"),
        ('"huisarts"', '"huisartz"', "target", "unknown occupation (found 'huisartz')", "onbekend beroep"),
        ('lever =', 'status = "published"\nsource = "mijn-bron"\nlever =', "source", "unknown source (found 'mijn-bron')", "onbekende bron"),
        ('"Thee"', "3", "name_nl", "the field is no text (found '3')", "dit veld is geen tekst"),
        ('"thee"', '"outflow"', "measure", "there is a measure of this name already (found 'outflow')", "er is al een maatregel"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_is_refused_in_one_sentence(tmp_path, old, new, field, english, dutch):
    file = tmp_path / "eigen.toml"
    file.write_text(OWN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        known_measures(PACK, [file])
    (problem,) = caught.value.problems
    assert (problem.file, problem.field) == ("eigen.toml", field)
    assert english in str(problem)
    assert dutch in problem.sentence(lambda said: in_words(said, language("nl")))


def test_a_file_of_measures_is_read_as_windows_saves_it_and_refused_where_it_is_none(tmp_path):
    file = tmp_path / "eigen.toml"
    file.write_bytes(OWN.encode("utf-16"))
    assert known_measures(PACK, [file])["thee"].file == "eigen.toml"
    file.write_text("#" * 1_000_001, encoding="utf-8")
    with pytest.raises(InputError, match="too large for measures; expected at most 1 MB"):
        known_measures(PACK, [file])
    with pytest.raises(InputError, match=r"cannot be read \(found 'it is a directory'"):
        known_measures(PACK, [tmp_path])


def test_the_same_measure_twice_is_refused_once(tmp_path):
    file = tmp_path / "eigen.toml"
    file.write_text(OWN + OWN, encoding="utf-8")
    with pytest.raises(InputError, match="row 2, field measure: this measure stands above") as caught:
        known_measures(PACK, [file])
    assert len(caught.value.problems) == 1
    file.write_text(OWN, encoding="utf-8")
    with pytest.raises(InputError, match="there is a measure of this name already"):
        known_measures(PACK, [file, file])


SHEETS = {
    "measures": [
        ["Measure", "track", "name_en", "name_nl", "reaches_en", "reaches_nl", "scope", "start", "build_up_years", "end",
         "grade", "source", "status", "text_en", "text_nl"],
        ["thee", "Retain", "Tea", "Thee", "all", "allen", "nation", 2027, 1, "", "d", "raming-choices", "assumption", "Tea.", "Thee."],
    ],
    "measure_effects": [
        ["measure", "target", "lever", "unit", "reach", "reach_low", "reach_high", "value", "low", "high", "status", "source",
         "rationale"],
        ["thee", "huisarts", "retention", "share of stock per year", 1, 1, 1, "0,001", 0, "0,003", "assumption", "raming-choices", "x"],
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "made"), [("maatregelen.xlsx", xlsx), ("maatregelen.ods", ods)])
def test_measures_come_from_a_spreadsheet(tmp_path, name, made):
    file = tmp_path / name
    file.write_bytes(made(SHEETS))
    own = known_measures(PACK, [file])["thee"]
    (effect,) = own.effects
    assert (own.track, own.start, own.grade) == ("retain", 2027, "D")
    assert (effect.target, effect.effect.value, effect.effect.high) == ("general-practitioner", 0.001, 0.003)
    assert [(one.file, one.rows, one.used) for one in opened_measures(PACK, [file])[1]] == [
        (f"{name} (measures)", 1, 1),
        (f"{name} (measure_effects)", 1, 1),
    ]


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [(0, "koffie", "unknown-reference"), (1, "huisartz", "unknown occupation"), (9, "", "the cell is empty")],
)
def test_an_effect_that_cannot_be_is_refused_in_one_sentence(tmp_path, place, value, expected):
    file = tmp_path / "maatregelen.xlsx"
    head, row = SHEETS["measure_effects"]
    changed = [value if number == place else cell for number, cell in enumerate(row)]
    file.write_bytes(xlsx({**SHEETS, "measure_effects": [head, changed]}))
    with pytest.raises(InputError) as caught:
        known_measures(PACK, [file])
    (problem,) = caught.value.problems
    assert expected in f"{problem.rule} {problem}"
    assert problem.file == "maatregelen.xlsx (measure_effects)"

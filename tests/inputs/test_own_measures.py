"""A file with measures of one's own: what cannot be is refused in one sentence that names file and field."""

import pytest

from raming.inputs.loading import load_pack
from raming.inputs.own_measures import known_measures
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
        ("value = 0.001", "valeu = 0.001", "valeu", "the field is not known (found '0.001'); expected value", "dit veld is onbekend"),
        ("start = 2027", "start = 2027\ncolour = 3", "colour", "the field is not known", "dit veld is onbekend"),
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


def test_the_same_measure_twice_is_refused_once(tmp_path):
    file = tmp_path / "eigen.toml"
    file.write_text(OWN + OWN, encoding="utf-8")
    with pytest.raises(InputError, match="row 2, field measure: this measure stands above") as caught:
        known_measures(PACK, [file])
    assert len(caught.value.problems) == 1
    file.write_text(OWN, encoding="utf-8")
    with pytest.raises(InputError, match="there is a measure of this name already"):
        known_measures(PACK, [file, file])

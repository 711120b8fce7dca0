"""What is said when words of a command do not fit together: one sentence that names them, in the reader's language."""

import pytest

from raming.cli.main import main

LETTER = ("answer", "--letter", "2026Z05351")


@pytest.mark.parametrize(
    ("words", "dutch", "english"),
    [
        (
            (*LETTER, "huisarts"),
            "huisarts; verwacht: `raming answer --letter 2026Z05351`, of zonder --letter "
            "`raming answer how-many huisarts`",
            "huisarts; expected `raming answer --letter 2026Z05351`, or without --letter "
            "`raming answer how-many huisarts`",
        ),
        (
            (*LETTER, "how-many", "huisarts"),
            "zonder --letter `raming answer how-many huisarts`",
            "without --letter `raming answer how-many huisarts`",
        ),
        (
            ("measures", "--table-1", "huisarts"),
            "`raming measures --table-1`, of zonder --table-1 `raming measures huisarts`",
            "`raming measures --table-1`, or without --table-1 `raming measures huisarts`",
        ),
        ((*LETTER, "--set", "fte=1"), "(gevonden: 'fte=1')", "(found 'fte=1')"),
        (
            ("--json",),
            "--json hoort bij een opdracht, zoals `raming advise huisarts --json",
            "--json belongs to a verb, such as in `raming advise huisarts --json",
        ),
        (("advise", "huisarts", "--csv"), "--csv ontbreekt een waarde", "--csv needs a value"),
        (("answer", "--letter"), "--letter ontbreekt een waarde", "--letter needs a value"),
    ],
)
def test_what_was_typed_is_named_in_one_sentence(
    words: tuple[str, ...], dutch: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, expected in {"nl": dutch, "en": english}.items():
        # the language stands in front, where a value that is missing cannot take it
        assert (
            main((words[0], "--lang", code, *words[1:]) if words[0] != "--json" else (*words, "--lang", code))
            == 2
        )
        (told,) = capsys.readouterr().err.splitlines()
        assert expected in told
        assert "--question" not in told
        assert "('" not in told


@pytest.mark.parametrize("words", [("advise", "--lang"), ("advise", "huisarts", "--lang"), ("--lang",)])
def test_a_language_that_is_not_said_is_asked_for(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err == "raming: bij --lang ontbreekt een waarde; verwacht: nl of en\n"


def test_a_language_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--lang", "fr")) == 2
    assert capsys.readouterr().err == "raming: --lang: onbekende taal 'fr'; verwacht: nl of en\n"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("--lang", "en"), "Usage: raming VERB [OCCUPATION] [OPTIONS]"),
        (("--lang=en",), "Usage: raming VERB [OCCUPATION] [OPTIONS]"),
        (("--lang", "nl"), "Gebruik: raming OPDRACHT [BEROEP] [OPTIES]"),
    ],
)
def test_a_language_alone_gives_the_help_in_it(
    words: tuple[str, ...], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out.splitlines()[0] == first


@pytest.mark.parametrize("code", ["nl", "en"])
def test_completion_takes_a_language(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("completion", "fish", "--lang", code)) == 0
    told = capsys.readouterr().out
    asks = "how many people should start", "hoeveel mensen moeten"
    assert [words.casefold() in told.casefold() for words in asks] == [code == "en", code == "nl"]

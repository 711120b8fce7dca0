"""What the answers to letters of parliament say and do not say: sources, breaks, turns and what is the minister's."""

import re
from functools import cache

import raming
from raming.answers.letters.letter import ParliamentaryAnswers
from raming.present.language import language
from raming.present.sentence import Role
from raming.present.sentences.letters import sentences

LETTERS = ("2020Z03680", "2026Z05351")


@cache
def answer(letter: str) -> ParliamentaryAnswers:
    """Return the answers to a letter."""
    return raming.answer_letter(letter)


def test_the_number_of_the_question_is_never_put_in_the_mouth_of_the_minister() -> None:
    for number in (1, 2, 3, 4, 11):
        text = " ".join(answer("2026Z05351").questions[number - 1].sentences["nl"])
        assert "voorjaar van 2026" in text or "voorjaar 2026" in text, number
        assert not re.search(r"instructie[^.]*\b50\b", text), number
    second = " ".join(answer("2026Z05351").questions[1].sentences["nl"])
    assert "‘Nee dat is onjuist’" in second
    assert "Ze noemen zelf geen aantal" in second
    assert "50 plaatsen voor 2027 ter consultatie rondgestuurd; een besluit was dat niet" in second


def test_that_an_article_was_known_is_told_as_what_was_answered_then() -> None:
    for letter, then in zip(LETTERS, ("op 29 juni 2020", "in het voorjaar van 2026"), strict=True):
        assert (
            answer(letter)
            .questions[0]
            .sentences["nl"][0]
            .startswith(f"Op deze vraag is {then} ‘Ja’ geantwoord.")
        )
        for one in answer(letter).questions:
            assert not any(said.startswith(("Ja", "Nee")) for said in one.sentences["nl"]), one.number


def test_a_break_in_a_series_is_said_and_not_compared_across() -> None:
    for number in (1, 2):
        text = " ".join(answer("2020Z03680").questions[number - 1].sentences["nl"])
        assert "In 2024 had 60% van de huisartsenpraktijken een patiëntenstop" in text
        assert "reeksbreuk" in text
        assert "52%" not in text


def test_a_series_is_told_with_its_turns() -> None:
    first, six, eight, nine = (
        " ".join(answer("2020Z03680").questions[number - 1].sentences["nl"]) for number in (1, 6, 8, 9)
    )
    assert "tussen 25% (2020) en 95% (2022)" in first
    assert "513 mensen per jaar in de jaren voor 2010, 798 in de jaren voor 2022 en 718" in six
    assert "van 3,9% in 2019 via 7,9% in 2022 naar" in six
    assert "tussen 13% (2016) en 19% (2010) bij vrouwen" in six
    assert "gemiddeld 718 per jaar in de jaren voor 2025, tegen een advies van 822 tot 935 per jaar" in eight
    assert "Voor 2026 is in juni 2023 besloten tot 1.035 plaatsen." in eight
    assert (
        "Het advies van 2025 is 1.026 per jaar vanaf 2027; het Capaciteitsorgaan noemt dat zelf niet haalbaar"
        in eight
    )
    assert "‘Er blijven echter nog plaatsen onbenut’" in nine
    assert "de opleidingscapaciteit in december 2025 geen knelpunt" in nine


def test_where_no_official_list_is_held_neither_yes_nor_no_is_said() -> None:
    three = answer("2020Z03680").questions[2]
    text = " ".join(three.sentences["nl"])
    assert "is met de beschikbare cijfers niet vast te stellen" in text
    assert "De antwoorden van 2020 gaan niet in op krimpregio’s" in text
    assert "zonder datum)" in text
    assert "Platform31" not in text
    assert any("gegevens bij: het ministerie van Binnenlandse Zaken" in note for note in three.notes["nl"])


def test_figures_of_one_sentence_have_one_unit_and_one_base() -> None:
    five, seven, eight, ten = (
        " ".join(answer("2026Z05351").questions[number - 1].sentences["nl"]) for number in (5, 7, 8, 10)
    )
    assert "op elk van de 76 locaties die in 2025 dag en nacht open waren, is de kans daarop 41%" in five
    assert (
        "gemiddeld 40 uur per locatie een presentatiestop, tegen 35 uur in het eerste kwartaal van 2023"
        in seven
    )
    assert "voldeden in juni 2023 65 van de 83 ziekenhuizen nog niet op alle vijftien punten" in seven
    assert "9 SEH’s gaven aan" in seven
    assert "minuten" not in seven
    assert "60 in plaats van 40 mensen per jaar" in eight
    assert "geteld voordat dat jaar om was" in ten
    assert "de ambulancezorg samen adviseerde het Capaciteitsorgaan 4.954 opleidingsplaatsen" in ten
    assert "Capaciteitsplan 2022–2025, deelrapport 8" in ten
    assert "January" not in ten


def test_no_state_without_questions_is_counted_and_dates_are_what_they_are_called() -> None:
    first, second = (answer(letter) for letter in LETTERS)
    assert (first.asked, first.answered) == (None, "29 June 2020")
    assert (second.asked, second.answered) == ("18 March 2026", None)
    assert int(first.as_of) <= int(first.figures_of[:4])
    assert int(second.as_of) <= int(second.figures_of[:4])
    told = {code: sentences(second, language(code)).of(Role.HEADLINE).text for code in ("nl", "en")}
    assert "13 vragen, waarvan 6 met cijfers beantwoord en 7 die om een beleidsoordeel vragen" in told["nl"]
    assert "niet te beantwoorden" not in told["nl"]
    assert "13 questions, of which 6 answered with figures and 7 for a judgement of policy" in told["en"]
    assert "2 that cannot be established" in sentences(first, language("en")).of(Role.HEADLINE).text

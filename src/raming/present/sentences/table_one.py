"""Table 1 of the 2017 letter in sentences."""

from collections.abc import Iterator

from raming.answers.measures.table_one import TableOne
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: TableOne, language: Language) -> Iterator[Sentence]:
    """Return what matters about the table."""
    text, number = language.text, language.number
    agree = sum(row.within_rounding for row in answer.rows)
    low, high = answer.shortage_published
    yield Sentence(
        Role.HEADLINE,
        text(
            "{agree} of {count} rows follow from their formula within the letter's rounding.",
            agree=number(agree),
            count=number(len(answer.rows)),
        ),
    )
    yield Sentence(
        Role.DETAIL,
        text(
            "The letter calls the table an illustration of possible effects and adds nothing up. Our sum of the "
            "rows is {sum} people ({published} of the figures as printed, derived); together they give {joint}, "
            "because capacity measures also work on the people who were added and on each other.",
            sum=number(answer.sum_persons),
            published=number(answer.published_sum_persons),
            joint=number(answer.joint_persons),
        ),
    )
    yield Sentence(
        Role.DETAIL,
        text(
            "The shortage that the letter sets beside it is printed as {low} to {high} people; our sum of its parts is {shortage} (derived).",
            shortage=number(answer.shortage_persons),
            low=number(low),
            high=number(high),
        ),
    )


@collected
def notes(answer: TableOne, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "The common base of {base} people is a reconstruction: with it five rows follow within their "
            "rounding. The official annex to the table was not available.",
            base=language.number(answer.common_base_persons),
        ),
    )

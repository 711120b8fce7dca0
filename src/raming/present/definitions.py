"""What the words of an advice mean, for briefs and pages."""

from raming.present.language import Language


def definitions(language: Language) -> list[tuple[str, str]]:
    """Return the terms with what they mean, in the order in which they are met."""
    text = language.text
    return [
        (
            text("Advised intake"),
            text(
                "the number of people who start the training each year, from the steering year on, with "
                "which supply equals demand in the balance year."
            ),
        ),
        (
            text("Steering year and balance year"),
            text(
                "the first year in which intake can be changed, and the year in which supply must equal demand."
            ),
        ),
        (
            text("Supply"),
            text(
                "people active in the profession, in full-time equivalents (FTE), after outflow and with graduates."
            ),
        ),
        (
            text("Demand"),
            text(
                "the FTE needed: supply in the base year plus unmet demand, moved by demography and by trends."
            ),
        ),
        (
            text("Unmet demand"),
            text("demand in the base year that supply does not meet, as a share of supply."),
        ),
        (
            text("Scenarios"),
            text(
                "demography only; work-process adds trends in illness, society, the profession, efficiency and horizontal substitution; "
                "working-time adds shorter hours; preferred adds vertical substitution."
            ),
        ),
        (
            text("Temporary and continuing trends"),
            text("trends that stop in the trend year, ten years after the base year, or go on."),
        ),
        (
            text("Advised, decided, funded, filled"),
            text(
                "what an advisory body asked for, what the government decided and paid for, and who started."
            ),
        ),
        (
            text("80% interval"),
            text(
                "the range in which the figure lies with a chance of eight in ten, by the judgement of its maker."
            ),
        ),
    ]

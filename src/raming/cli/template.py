"""`raming template`: a workbook that asks for a round of an occupation."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from raming.cli.screen import tell
from raming.inputs.loading import load_pack
from raming.inputs.problems import Phrase, nearest


def template(
    occupation: str,
    *,
    xlsx: Path,
    pack: str = "nl",
    lang: Annotated[
        Literal["nl", "en"], Parameter(group="Output", help="Language of tables, charts and documents.")
    ] = "nl",
) -> None:
    """Write a workbook that asks for a round of an occupation, filled with the figures of its latest one.

    It says what is asked, in which unit and why. `raming pack` makes a pack of it once it is filled in.

    Args:
        occupation: The occupation. One that the pack does not have gets an empty workbook.
        xlsx: Where to write the workbook.
        pack: The pack whose figures it is filled with.
    """
    from raming.present.files import write_whole  # noqa: PLC0415 - beside what makes the workbook
    from raming.present.language import language  # noqa: PLC0415
    from raming.present.refusals import in_words  # noqa: PLC0415
    from raming.present.template import known_occupation, template_of  # noqa: PLC0415

    opened, words = load_pack(pack), language(lang)
    content = template_of(occupation, opened, words)
    path = write_whole(xlsx, content)
    found = known_occupation(occupation, opened)
    if found:
        said = Phrase(
            "filled with the figures of {occupation}, round {round}",
            occupation=opened.named(found),
            round=opened.rounds(found)[-1],
        )
    else:
        said = Phrase("empty: the pack has no figures of {name}", name=occupation)
        near = nearest(occupation.casefold(), opened.names, n=1, cutoff=0.75)
        if near and (meant := opened.names[near[0]]) and opened.rounds(meant):
            said = Phrase("{said}; did you mean {nearest}?", said=said, nearest=opened.named(meant))
    tell(f"{words.text('written')}: {path}\n")
    tell(f"{in_words(said, words)}\n")

"""A question that nobody asks, as `src/raming/answers/beds.py` would hold it."""

from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Literal

from raming.answers.answer import Reproducible
from raming.answers.case import opened_pack
from raming.answers.evidence import Evidence
from raming.answers.options import PackOptions, question
from raming.inputs.meaning import Is
from raming.inputs.options import Opt


@dataclass(frozen=True, slots=True)
class Beds(Reproducible):
    """How many beds there are."""

    ward: Annotated[str, Is("kind of ward")]
    beds: Annotated[float, Is("beds in all wards", "beds")]


@dataclass(frozen=True)
class BedOptions(PackOptions):
    """What beds are counted with."""

    ward: Annotated[Literal["adult", "child"], Opt("Kind of ward.")] = "adult"
    _: KW_ONLY
    wards: Annotated[int, Opt("Number of wards.", low=1, high=50, unit="wards")] = 2


@question(BedOptions)
def beds(options: BedOptions) -> Beds:
    """Count beds, twelve a ward."""
    pack = opened_pack(options.pack)
    answer = Beds(ward=options.ward, beds=12.0 * options.wards)
    return answer.sealed("beds", {"ward": options.ward, "wards": options.wards}, pack, evidence=Evidence())

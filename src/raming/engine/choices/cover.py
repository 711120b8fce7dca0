"""Posts that can be staffed day and night, and vacancies nobody posted."""

from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array


def fte_per_post(hours_per_post: Array, net_hours_per_fte: Array) -> Array:
    """Return the FTE one post takes: hours it is open in a year over net hours one FTE works."""
    return np.asarray(hours_per_post / net_hours_per_fte)


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Need and how much of it is seen, in FTE, one value a draw.

    Attributes:
        required: posts × FTE per post.
        filled: FTE at work in those posts.
        posted: FTE asked for in posted vacancies.
        hidden: what is neither filled nor posted; below 0 when more is filled than required.
    """

    required: Array
    filled: Array
    posted: Array
    hidden: Array


def vacancies(posts: Array, per_post: Array, filled: Array, posted: Array) -> Vacancies:
    """Return the hidden vacancies: required posts × FTE per post − filled FTE − posted vacancies.

    Args:
        posts: posts that must be staffed, axes (draw).
        per_post: FTE one post takes, axes (draw).
        filled: FTE at work, axes (draw).
        posted: posted vacancies in FTE, axes (draw).

    Returns:
        See `Vacancies`; the four parts add up for every draw.
    """
    required = np.asarray(posts * per_post)
    return Vacancies(required, filled, posted, np.asarray(required - filled - posted))

"""From uniform numbers to draws of parameters.

Every distribution is a *deviation* (a normal number, scaled) applied to a middle value, in a form in which a
deviation of zero returns the middle value itself, bit for bit: a run whose intervals are all closed is the
deterministic run.

An interval `low .. high` holds 80 % of the draws unless said otherwise: a tenth lies below, a tenth above.
The two sides may differ; the middle value is the median. Shares move on the logit scale and stay between 0
and 1; amounts move by factors and stay positive; rates move by addition; survival curves move by a factor on
the *hazard* (`S = exp(-m H)`), so they stay monotone and between 0 and 1 without being clipped.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from raming.engine.model.curves import Array

TENTH = 1.2815515655446004
"""The standard normal number with a tenth of the draws above it: half the width of an 80 % interval."""


def normal(uniforms: Array) -> Array:
    """Return standard normal numbers from uniform ones: the inverse of the normal distribution.

    Wichura's algorithm AS 241 (PPND16; Applied Statistics 37, 1988), accurate to about 1e-16 where used here.

    Args:
        uniforms: any shape, each at least 2^-33 away from 0 and 1, as `streams.uniform` makes them.

    Returns:
        An array of the same shape.
    """
    centred = uniforms - 0.5
    near = 0.180625 - centred * centred
    numbers = centred * _ratio(near, _CENTRE)
    outside = near < 0
    tail = np.minimum(uniforms, 1.0 - uniforms)[outside]
    far = np.sqrt(-np.log(tail)) - 1.6
    numbers[outside] = np.copysign(_ratio(far, _TAIL), centred[outside])
    return numbers


def deviation(normals: Array, low: float, mid: float, high: float) -> Array:
    """Return deviations from `mid` of which a tenth lies below `low - mid` and a tenth above `high - mid`.

    Args:
        normals: standard normal numbers, any shape.
        low: lower end of the 80 % interval.
        mid: the median.
        high: upper end.

    Returns:
        An array of the same shape; zero everywhere when the interval is closed.

    Raises:
        ValueError: `low <= mid <= high` does not hold.
    """
    if not low <= mid <= high:
        raise ValueError(f"an interval needs low <= mid <= high, not {low}, {mid}, {high}")
    return normals * (np.where(normals < 0, mid - low, high - mid) / TENTH)


def rate(normals: Array, low: float, mid: float, high: float) -> Array:
    """Return draws of a rate, which may have any sign: a normal number with its own spread on each side."""
    return mid + deviation(normals, low, mid, high)


def amount(normals: Array, low: float, mid: float, high: float) -> Array:
    """Return draws of a positive amount: the logarithm moves."""
    return shift_amount(mid, deviation(normals, np.log(low), np.log(mid), np.log(high)))


def share(normals: Array, low: float, mid: float, high: float) -> Array:
    """Return draws of a share: the logit moves; a share of 0 or 1 stays where it is."""
    if mid in (0.0, 1.0):
        return np.full_like(normals, mid)
    return shift_share(mid, deviation(normals, *(float(logit(value)) for value in (low, mid, high))))


def shift_amount(mid: npt.ArrayLike, deviations: Array) -> Array:
    """Return `mid` with its logarithm moved; arguments broadcast."""
    return np.asarray(mid) * np.exp(deviations)


def shift_count(mid: npt.ArrayLike, deviations: Array) -> Array:
    """Return `mid` with its square root moved, not below zero; arguments broadcast."""
    middle = np.asarray(mid, dtype=np.float64)
    root = np.sqrt(middle)
    return np.where(root + deviations > 0.0, middle + 2.0 * root * deviations + deviations**2, 0.0)


def shift_share(mid: npt.ArrayLike, deviations: Array) -> Array:
    """Return `mid` with its logit moved; arguments broadcast."""
    middle = np.asarray(mid, dtype=np.float64)
    moved = middle * (1.0 - middle) * np.expm1(deviations)
    shifted = middle + moved / ((1.0 - middle) + middle * np.exp(deviations))
    return np.clip(shifted, 0.0, 1.0)  # rounding only: the formula itself stays inside


def shift_survival(surviving: npt.ArrayLike, multiplier: Array) -> Array:
    """Return a survival curve under another hazard, `S^m = exp(-m H)`; arguments broadcast.

    Args:
        surviving: shares still there, between 0 and 1.
        multiplier: the factor on the hazard, positive; 1 changes nothing.

    Returns:
        Shares still there: between 0 and 1, and falling wherever the given curve falls.
    """
    curve = np.asarray(surviving, dtype=np.float64)
    hazard = -np.log(np.maximum(curve, np.finfo(np.float64).tiny))
    return np.asarray(curve * np.exp((1.0 - multiplier) * hazard))


def shift_outflow(gone: npt.ArrayLike, multiplier: Array) -> Array:
    """Return cumulative outflow under another hazard, `1 - (1 - F)^m`; arguments as in `shift_survival`."""
    curve = np.asarray(gone, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        shifted = curve - (1.0 - curve) * np.expm1((multiplier - 1.0) * np.log1p(-curve))
    return np.where(curve < 1, shifted, 1.0)


def logit(value: npt.ArrayLike) -> Array:
    """Return the logit of a share; minus and plus infinity at 0 and 1."""
    shares = np.asarray(value, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.log(shares) - np.log1p(-shares)


def correlate(normals: Array, correlation: npt.ArrayLike) -> Array:
    """Make independent standard normal numbers move together (a Gaussian copula).

    Rows are combined in their order (Cholesky), so a parameter added at the end leaves the earlier ones as
    they were.

    Args:
        normals: independent numbers, axes (parameter, draw).
        correlation: matrix, axes (parameter, parameter).

    Returns:
        Array, axes (parameter, draw), each row standard normal.

    Raises:
        ValueError: the matrix is not a correlation matrix.
    """
    matrix = np.asarray(correlation, dtype=np.float64)
    if not (np.allclose(matrix, matrix.T) and np.allclose(np.diag(matrix), 1.0)):
        raise ValueError("a correlation matrix is symmetric with ones on the diagonal")
    try:
        factors = np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        raise ValueError(
            "these correlations contradict each other (the matrix is not positive definite)"
        ) from None
    together = np.zeros_like(normals)
    for row in range(len(matrix)):
        # summed one by one, so that a draw does not depend on how many are asked for at once
        for column in range(row + 1):
            together[row] += factors[row, column] * normals[column]
    return together


def spread_ahead(level: float, drift: float, years: npt.ArrayLike) -> Array:
    """Return the standard deviation some years ahead of a value that drifts like a random walk.

    `sqrt(level^2 + drift^2 t)`.

    Args:
        level: standard deviation of today's value.
        drift: standard deviation of one year's move.
        years: years ahead, any shape; negative counts as none.

    Returns:
        An array of that shape.
    """
    return np.sqrt(level**2 + drift**2 * np.maximum(np.asarray(years, dtype=np.float64), 0.0))


def learn_drift(moves: Sequence[float], years: Sequence[float]) -> float:
    """Return the yearly drift of a random walk without direction, from moves seen between rounds.

    The moves are on the scale on which the parameter moves (logit, logarithm or as it is) and do not overlap.

    Args:
        moves: what the parameter moved by.
        years: years over which each move took place, positive.

    Returns:
        The standard deviation of one year's move, `sqrt(mean(move^2 / years))`.

    Raises:
        ValueError: no moves, or not as many years.
    """
    if not moves or len(moves) != len(years):
        raise ValueError(
            f"drift is learned from at least one move with its years, not {len(moves)} and {len(years)}"
        )
    return float(np.sqrt(np.mean([move**2 / span for move, span in zip(moves, years, strict=True)])))


def _ratio(value: Array, coefficients: tuple[Sequence[float], Sequence[float]]) -> Array:
    """Return the value of a rational function: numerator over denominator, highest power first."""
    over, under = (np.full_like(value, some[0]) for some in coefficients)
    for power in range(1, len(coefficients[0])):
        over = over * value + coefficients[0][power]
        under = under * value + coefficients[1][power]
    return over / under


_CENTRE = (
    (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
     4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
     1.3314166789178437745e2, 3.3871328727963666080e0),
    (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
     2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
     4.2313330701600911252e1, 1.0),
)  # fmt: skip
_TAIL = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
     1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
     4.63033784615654529590e0, 1.42343711074968357734e0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
     1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
     2.05319162663775882187e0, 1.0),
)  # fmt: skip

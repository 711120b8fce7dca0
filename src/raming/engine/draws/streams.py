"""Quasi-random numbers: one named stream a parameter.

A stream is named by a *group* (an occupation, or any other name) and a *dimension* inside it. The number of
draw `i` of a stream depends on the seed, that name and `i` alone, so two scenarios share their noise, and
adding a parameter, changing the order, cutting the draws in chunks or taking more draws changes nothing that
was there.

- Inside a group the streams are the dimensions of one Sobol sequence (direction numbers of Joe and Kuo, SIAM
  Journal on Scientific Computing 30, 2008, tabulated to 48 dimensions), each with its own Owen scrambling, so
  parameters of one occupation cover their joint space evenly. A dimension number is given once, in the pack,
  and never reused.
- Between groups the order of the draws is scrambled: each group walks through the same points in an order of
  its own (Latin supercube sampling, Owen 1998). Groups are then independent, and evenly spread each by
  itself.

Both scramblings flip bit `b` of a number by a hash of the bits above it. The hash is the one of Laine and
Karras (2011) as used for Sobol points by Burley (JCGT 9, 2020), with the constants of Vegdahl (2021). The
order is scrambled the same way, so every first 2^k draws of a stream still hold one number in each of 2^k
equal intervals. It works from the lowest bit up, so fractions are kept with their bits reversed until the
end.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from raming.engine.model.curves import Array

Bits = npt.NDArray[np.uint32]

# Primitive polynomial (its bits), then the first direction numbers; dimension 0 is van der Corput's.
_JOE_KUO: tuple[tuple[int, ...], ...] = (
    (3, 1), (7, 1, 3), (11, 1, 3, 1), (13, 1, 1, 1), (19, 1, 1, 3, 3), (25, 1, 3, 5, 13),
    (37, 1, 1, 5, 5, 17), (41, 1, 1, 5, 5, 5), (47, 1, 1, 7, 11, 19), (55, 1, 1, 5, 1, 1),
    (59, 1, 1, 1, 3, 11), (61, 1, 3, 5, 5, 31), (67, 1, 3, 3, 9, 7, 49), (91, 1, 1, 1, 15, 21, 21),
    (97, 1, 3, 1, 13, 27, 49), (103, 1, 1, 1, 15, 7, 5),
    (109, 1, 3, 1, 15, 13, 25), (115, 1, 1, 5, 5, 19, 61),
    (131, 1, 3, 7, 11, 23, 15, 103), (137, 1, 3, 7, 13, 13, 15, 69), (143, 1, 1, 3, 13, 7, 35, 63),
    (145, 1, 3, 5, 9, 1, 25, 53), (157, 1, 3, 1, 13, 9, 35, 107), (167, 1, 3, 1, 5, 27, 61, 31),
    (171, 1, 1, 5, 11, 19, 41, 61), (185, 1, 3, 5, 3, 3, 13, 69), (191, 1, 1, 7, 13, 1, 19, 1),
    (193, 1, 3, 7, 5, 13, 19, 59), (203, 1, 1, 3, 9, 25, 29, 41), (211, 1, 3, 5, 13, 23, 1, 55),
    (213, 1, 3, 7, 3, 13, 59, 17), (229, 1, 3, 1, 3, 5, 53, 69), (239, 1, 1, 5, 5, 23, 33, 13),
    (241, 1, 1, 7, 7, 1, 61, 123), (247, 1, 1, 7, 9, 13, 61, 49), (253, 1, 3, 3, 5, 3, 55, 33),
    (285, 1, 3, 1, 15, 31, 13, 49, 245),
    (299, 1, 3, 5, 15, 31, 59, 63, 97), (301, 1, 3, 1, 11, 11, 11, 77, 249),
    (333, 1, 3, 1, 11, 27, 43, 71, 9), (351, 1, 1, 7, 15, 21, 11, 81, 45), (355, 1, 3, 7, 3, 25, 31, 65, 79),
    (357, 1, 3, 1, 1, 19, 11, 3, 205), (361, 1, 1, 5, 9, 19, 21, 29, 157), (369, 1, 3, 7, 11, 1, 33, 89, 185),
    (391, 1, 3, 3, 3, 15, 9, 79, 71), (397, 1, 3, 7, 11, 15, 39, 119, 27),
)  # fmt: skip
DIMENSIONS = len(_JOE_KUO) + 1
"""How many streams one group can hold."""


def uniform(seed: int, group: str, dimensions: Sequence[int], start: int, stop: int) -> Array:
    """Return draws `start` to `stop` of some streams of one group, uniform between 0 and 1.

    Never 0 and never 1.

    Args:
        seed: the seed of the run.
        group: the name of the group, usually an occupation id.
        dimensions: the numbers of the streams in their group, each 0 to `DIMENSIONS - 1`.
        start: the first draw.
        stop: one past the last draw; at most 2^32.

    Returns:
        Array, axes (dimension, draw).

    Raises:
        ValueError: a dimension or draw number out of range.
    """
    if not all(0 <= dimension < DIMENSIONS for dimension in dimensions):
        raise ValueError(f"a group holds streams 0 to {DIMENSIONS - 1}, not {list(dimensions)}")
    if not 0 <= start <= stop <= 2**32:
        raise ValueError(f"draws {start} to {stop} do not lie between 0 and 2^32")
    draws = np.arange(start, stop, dtype=np.uint32)
    order = _reverse(_scramble(_reverse(draws), _key(seed, group, "order")))
    points = np.empty((len(dimensions), draws.size), dtype=np.uint32)
    for row, dimension in zip(points, dimensions, strict=True):
        row[:] = _scramble(_reversed_sobol(order, dimension), _key(seed, group, f"digits {dimension}"))
    return np.asarray((_reverse(points).astype(np.float64) + 0.5) * 2.0**-32)


def direction_numbers(dimension: int) -> list[int]:
    """Return the 32 direction numbers of a dimension, as 32-bit fractions."""
    if dimension == 0:
        return [1 << (31 - bit) for bit in range(32)]
    polynomial, *numbers = _JOE_KUO[dimension - 1]
    degree = len(numbers)
    directions = [number << (31 - bit) for bit, number in enumerate(numbers)]
    for bit in range(degree, 32):
        direction = directions[bit - degree] ^ (directions[bit - degree] >> degree)
        for step in range(1, degree):
            if polynomial >> (degree - step) & 1:
                direction ^= directions[bit - step]
        directions.append(direction)
    return directions


def _key(seed: int, group: str, role: str) -> int:
    """Return a 32-bit key for one scrambling."""
    text = f"{seed}\0{group}\0{role}".encode()
    return int.from_bytes(blake2b(text, digest_size=4).digest(), "little")


def _reversed_sobol(index: Bits, dimension: int) -> Bits:
    """Return the Sobol points with these numbers in one dimension: 32-bit fractions with reversed bits."""
    tables = _byte_tables(dimension)
    points: Bits = tables[0][index & 0xFF]
    for byte in (1, 2, 3):
        points ^= tables[byte][index >> (8 * byte) & 0xFF]
    return points


@lru_cache(maxsize=DIMENSIONS)
def _byte_tables(dimension: int) -> Bits:
    """Return what each byte of the index adds to the reversed point (by exclusive or), axes (byte, value)."""
    tables = np.zeros((4, 256), dtype=np.uint32)
    values = np.arange(256)
    for bit, direction in enumerate(_reverse(np.array(direction_numbers(dimension), dtype=np.uint32))):
        tables[bit // 8] ^= np.where(values >> (bit % 8) & 1, direction, np.uint32(0))
    return tables


def _scramble(bits: Bits, key: int) -> Bits:
    """Scramble reversed 32-bit fractions in place (nested uniform): binary intervals stay together."""
    bits ^= bits * np.uint32(0x3D20ADEA)
    bits += np.uint32(key)
    bits *= np.uint32(key >> 16 | 1)
    bits ^= bits * np.uint32(0x05526C56)
    bits ^= bits * np.uint32(0x53A22864)
    return bits


def _reverse(bits: Bits) -> Bits:
    """Return the bits of each number in reverse order."""
    swapped = bits.byteswap()
    for shift, mask in ((4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        by, kept = np.uint32(shift), np.uint32(mask)
        swapped = (swapped >> by & kept) | ((swapped & kept) << by)
    return swapped

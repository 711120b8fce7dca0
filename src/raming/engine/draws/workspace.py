"""Memory that is used again: on large runs fresh memory costs more time than the arithmetic done in it."""

import math

import numpy as np

from raming.engine.model.curves import Array


class Workspace:
    """Arrays by name, made once and handed out again; not to be shared between threads."""

    def __init__(self) -> None:
        """Begin without any memory."""
        self._flat: dict[str, Array] = {}

    def array(self, name: str, *shape: int) -> Array:
        """Return an array of this shape with undefined content, which overwrites the one of the same name."""
        size = math.prod(shape)
        flat = self._flat.get(name)
        if flat is None or flat.size < size:
            flat = self._flat[name] = np.empty(size)
        return flat[:size].reshape(shape)

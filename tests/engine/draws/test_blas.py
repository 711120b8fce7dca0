"""One thread a matrix product, however many come and go."""

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from raming.engine.draws import blas


def threads() -> set[int]:
    """Threads that a matrix product may use."""
    np.eye(2) @ np.eye(2)  # loads what is asked about
    return {one["num_threads"] for one in ThreadpoolController().select(user_api="blas").info()}


def test_who_leaves_first_changes_nothing_for_the_others() -> None:
    with ThreadpoolController().limit(limits=2, user_api="blas"):
        first, second = blas.one_thread(), blas.one_thread()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert threads() == {1}
        second.__exit__(None, None, None)
        assert threads() == {2}


def fail() -> None:
    with blas.one_thread():
        assert threads() == {1}
        raise ZeroDivisionError


def test_an_error_inside_sets_the_number_back() -> None:
    with ThreadpoolController().limit(limits=2, user_api="blas"):
        with pytest.raises(ZeroDivisionError):
            fail()
        assert threads() == {2}

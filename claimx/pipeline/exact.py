"""Matrix products in which no row depends on the rows beside it.

BLAS sums a row's products in an order that depends on how many rows there are, on where the row stands among them,
on the processor and on the number of threads; the last bits of the sum follow, and with them, in a near tie, the
parse of a sentence. A sum is the same in every order where none of its steps is rounded: so both factors are
rounded first, to whole multiples of 2^-21 (about as fine as single precision is at 1), and multiplied in double
precision. Their products are whole multiples of 2^-42, and double precision holds every such number up to 2^11; in
the pipelines that claimx parses with, the magnitudes of a row's products add up to less than 2^7.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import NumpyOps

Array = Any

_STEPS = np.float32(2.0**21)


def whole(numbers: Array) -> Array:
    """Single precision numbers in steps of 2^-21, rounded: as whole numbers, in double precision."""
    steps = numbers * _STEPS
    return np.rint(steps, out=steps).astype(np.float64)


def factor(numbers: Array) -> Array:
    """The second factor of products, rounded to steps of 2^-21, over those of the first: in double precision."""
    return whole(numbers) * float(_STEPS) ** -2


def product(left: Array, right: Array, out: Array | None = None) -> Array:
    """The product of ``whole`` (n, k) and ``factor`` (k, m), in single precision, in ``out`` if given."""
    found = left @ right
    if out is None:
        return found.astype(np.float32)
    out[...] = found
    return out


class ExactOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy's arrays with exact matrix products."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Array, y: Array, out: Array | None = None, trans1: bool = False, trans2: bool = False) -> Array:
        """The matrix product of ``x`` and ``y``, either transposed where asked for, into ``out`` if given."""
        return product(whole(x.T if trans1 else x), factor(y.T if trans2 else y), out)

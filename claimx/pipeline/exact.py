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
    """Single precision numbers in steps of 2^-21, rounded, as whole numbers in single precision."""
    steps = numbers * _STEPS
    return np.rint(steps, out=steps)


def product(left: Array, right: Array) -> Array:
    """The product of two matrices of whole steps, each (n, k) and (k, m) in double precision, in single precision."""
    found = left @ right
    found *= 1.0 / (float(_STEPS) * float(_STEPS))
    return found.astype(np.float32)


class ExactOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy's arrays with exact matrix products."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Array, y: Array, out: Array | None = None, trans1: bool = False, trans2: bool = False) -> Array:
        """The matrix product of ``x`` and ``y``, either transposed where asked for, into ``out`` if given."""
        left, right = whole(x.T if trans1 else x), whole(y.T if trans2 else y)
        found = product(left.astype(np.float64), right.astype(np.float64))
        if out is None:
            return found
        out[...] = found
        return out

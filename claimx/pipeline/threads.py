"""One thread for the matrix products of a parse.

They are too small to be shared out. On two idle cores two threads of BLAS are no sooner done than one and take twice
the processor time, since they wait for each other; where others work too they take several times as long.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """BLAS works on one thread inside, and on as many as before afterwards.

    BLAS has one number for all threads of a process, so that of several that ask at the same time the first sets it
    and gives it back.
    """
    first = _lock()
    if not first.acquire(blocking=False):
        yield
        return
    try:
        with _blas().limit(limits=1):
            yield
    finally:
        first.release()


@cache
def _lock() -> Lock:
    return Lock()


@cache
def _blas() -> ThreadpoolController:
    # Only libraries that are loaded are found, which takes a while.
    importlib.import_module("numpy")
    return ThreadpoolController().select(user_api="blas")

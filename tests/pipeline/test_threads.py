"""BLAS on one thread while sentences are parsed, and on as many as before afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

import claimx
from claimx.pipeline import syntax
from claimx.pipeline.threads import one_thread


@pytest.fixture
def several() -> set[int]:
    """What BLAS is set to; where that is one thread anyway, as on one core, there is nothing to see."""
    found = threads()
    if found == {1}:
        pytest.skip("BLAS is set to one thread already")
    return found


def threads() -> set[int]:
    """How many threads numpy's BLAS uses: other libraries may bring their own."""
    np.ones((2, 2)) @ np.ones((2, 2))
    found = ThreadpoolController().select(user_api="blas").info()
    return {one["num_threads"] for one in found if "numpy" in one["filepath"]}


def test_what_was_set_is_given_back(several: set[int]) -> None:
    with one_thread():
        assert threads() == {1}
    assert threads() == several


def test_what_was_set_is_given_back_after_an_error(several: set[int]) -> None:
    with pytest.raises(ZeroDivisionError), one_thread():
        raise ZeroDivisionError
    assert threads() == several


def test_it_may_be_asked_for_inside(several: set[int]) -> None:
    with one_thread():
        with one_thread():
            assert threads() == {1}
        assert threads() == {1}
    assert threads() == several


@pytest.mark.parametrize("first_leaves", [True, False])
def test_several_that_overlap_leave_what_was_set(several: set[int], first_leaves: bool) -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other, ExitStack() as first, ExitStack() as second:
        one.submit(first.enter_context, one_thread()).result(20)
        other.submit(second.enter_context, one_thread()).result(20)
        assert threads() == {1}
        for pool, stack in ((one, first), (other, second)) if first_leaves else ((other, second), (one, first)):
            pool.submit(stack.close).result(20)
        assert threads() == several


@pytest.mark.usefixtures("several")
def test_sentences_are_parsed_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[set[int]] = []
    annotate = syntax.annotate

    def watched(*given: object) -> object:
        met.append(threads())
        return annotate(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(syntax, "annotate", watched)
    claimx.extract("Kent Police has 3,812 officers, 112 more than in 2019.")
    assert met and all(one == {1} for one in met)

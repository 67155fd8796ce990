"""How the roles of a relation follow from each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.intervals import Interval, total

# Each role stands once in an equation, which keeps intervals as narrow as they are.
_HUNDRED, _UNIT = Interval(100.0, 100.0), Interval(1.0, 1.0)
Values = Mapping[str, Sequence[Interval]]


@dataclass(frozen=True, slots=True)
class Equation:
    """One role as the others make it. ``falling``: whether it holds for a fall, for a rise, or (None) for both."""

    role: str
    needs: tuple[str, ...]
    of: Callable[[Values, float], Interval]
    falling: bool | None = None


def _one(values: Values, role: str) -> Interval:
    return values[role][0]


def _share(v: Values, _: float) -> Interval:
    return (_one(v, "part") / _one(v, "whole")).scaled(100.0)


def _by_percent(v: Values, _: float) -> Interval:
    return (_one(v, "before") * _one(v, "percent")).scaled(0.01)


def _left(v: Values) -> Interval:
    """What is left of a hundred after a fall."""
    return _HUNDRED - _one(v, "percent")


def _grown(v: Values) -> Interval:
    return _HUNDRED + _one(v, "percent")


EQUATIONS: Mapping[CheckKind, tuple[Equation, ...]] = MappingProxyType(
    {
        CheckKind.SHARE: (
            Equation("share", ("part", "whole"), _share),
            Equation("part", ("whole", "share"), lambda v, _: (_one(v, "whole") * _one(v, "share")).scaled(0.01)),
            Equation("whole", ("part", "share"), lambda v, _: (_one(v, "part") / _one(v, "share")).scaled(100.0)),
        ),
        CheckKind.TOTAL: (
            Equation("whole", ("part",), lambda v, _: total(v["part"])),
            Equation("rest", ("whole", "part"), lambda v, _: _one(v, "whole") - total(v["part"])),
        ),
        CheckKind.DIFFERENCE: (
            Equation("by", ("before", "after"), lambda v, _: _one(v, "before") - _one(v, "after"), falling=True),
            Equation("by", ("before", "after"), lambda v, _: _one(v, "after") - _one(v, "before"), falling=False),
            Equation("after", ("before", "by"), lambda v, _: _one(v, "before") - _one(v, "by"), falling=True),
            Equation("after", ("before", "by"), lambda v, _: _one(v, "before") + _one(v, "by"), falling=False),
            Equation("before", ("after", "by"), lambda v, _: _one(v, "after") + _one(v, "by"), falling=True),
            Equation("before", ("after", "by"), lambda v, _: _one(v, "after") - _one(v, "by"), falling=False),
        ),
        CheckKind.CHANGE: (
            Equation(
                "percent", ("before", "after"),
                lambda v, _: _HUNDRED - (_one(v, "after") / _one(v, "before")).scaled(100.0), falling=True,
            ),
            Equation(
                "percent", ("before", "after"),
                lambda v, _: (_one(v, "after") / _one(v, "before")).scaled(100.0) - _HUNDRED, falling=False,
            ),
            Equation("percent", ("before", "by"), lambda v, _: (_one(v, "by") / _one(v, "before")).scaled(100.0)),
            Equation(
                "percent", ("after", "by"),
                lambda v, _: _HUNDRED / (_one(v, "after") / _one(v, "by") + _UNIT), falling=True,
            ),
            Equation(
                "percent", ("after", "by"),
                lambda v, _: _HUNDRED / (_one(v, "after") / _one(v, "by") - _UNIT), falling=False,
            ),
            Equation("by", ("before", "after"), lambda v, _: _one(v, "before") - _one(v, "after"), falling=True),
            Equation("by", ("before", "after"), lambda v, _: _one(v, "after") - _one(v, "before"), falling=False),
            Equation("before", ("after", "by"), lambda v, _: _one(v, "after") + _one(v, "by"), falling=True),
            Equation("before", ("after", "by"), lambda v, _: _one(v, "after") - _one(v, "by"), falling=False),
            Equation("before", ("by", "percent"), lambda v, _: (_one(v, "by") / _one(v, "percent")).scaled(100.0)),
            Equation(
                "before", ("after", "percent"),
                lambda v, _: (_one(v, "after") / _left(v)).scaled(100.0), falling=True,
            ),
            Equation(
                "before", ("after", "percent"),
                lambda v, _: (_one(v, "after") / _grown(v)).scaled(100.0), falling=False,
            ),
            Equation(
                "after", ("before", "percent"),
                lambda v, _: (_one(v, "before") * _left(v)).scaled(0.01), falling=True,
            ),
            Equation(
                "after", ("before", "percent"),
                lambda v, _: (_one(v, "before") * _grown(v)).scaled(0.01), falling=False,
            ),
            Equation("by", ("before", "percent"), _by_percent),
            Equation("times", ("after", "before"), lambda v, _: _one(v, "after") / _one(v, "before")),
            Equation("before", ("after", "times"), lambda v, _: _one(v, "after") / _one(v, "times")),
            Equation("after", ("before", "times"), lambda v, _: _one(v, "before") * _one(v, "times")),
            Equation(
                "after", ("by", "percent"),
                lambda v, _: (_HUNDRED / _one(v, "percent") - _UNIT) * _one(v, "by"), falling=True,
            ),
            Equation(
                "after", ("by", "percent"),
                lambda v, _: (_HUNDRED / _one(v, "percent") + _UNIT) * _one(v, "by"), falling=False,
            ),
        ),
        CheckKind.RATE: (
            Equation("rate", ("count", "base"), lambda v, size: (_one(v, "count") / _one(v, "base")).scaled(size)),
            Equation("base", ("count", "rate"), lambda v, size: (_one(v, "count") / _one(v, "rate")).scaled(size)),
            Equation("count", ("rate", "base"), lambda v, size: (_one(v, "rate") * _one(v, "base")).scaled(1 / size)),
        ),
        CheckKind.REPEAT: (
            Equation("one", ("again",), lambda v, _: _one(v, "again")),
            Equation("again", ("one",), lambda v, _: _one(v, "one")),
        ),
    }
)  # fmt: skip


@cache
def fed(kind: CheckKind, roles: frozenset[str]) -> tuple[Equation, ...]:
    """The equations of a relation of which all that they need is there."""
    return tuple(one for one in EQUATIONS[kind] if roles.issuperset(one.needs))

"""The names of signs, from the few things that they tell of a candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind

# Tokens between amounts by which stretches of text are told apart, and the longest that is.
STRETCH, LONG = 4, 5
MANY = 3
# Amounts that are together from here on are a crowd.
CROWD = 8


def by_rules(kind: str, whole: int, pair: int, elsewhere: int) -> tuple[str, ...]:
    """What the rules make of the same amounts."""
    return f"ruled{whole}", f"{kind}:ruled{whole}", f"{kind}:pair{pair}", f"{kind}:elsewhere{elsewhere}"


def around(kind: str, sentences: int, amounts: int) -> tuple[str, ...]:
    """How many sentences and amounts there are."""
    return kind, f"{kind}:sentences{sentences}", f"amounts{amounts}"


def opening(kind: str, first: str | None, apart: bool) -> Iterator[str]:
    """How the last sentence begins, and whether others stand between."""
    if apart:
        yield "apart"
        yield f"{kind}:apart"
    if first is not None:
        yield f"{kind}:opens:{first}"


def opens(words: Sequence[str | None], shared: int) -> Iterator[str]:
    """The first words of the last sentence, and how many it shares with the first."""
    yield from (f"opens:{word}" for word in words if word is not None)
    yield f"words{shared}"


def missed(kind: str, slip: str | None, size: int, over: bool) -> Iterator[str]:
    """How far a figure is from what the others make it, and whether by a slip of the pen: most misses are small."""
    if slip is not None:
        yield f"slip:{slip}"
        yield f"{kind}:slip:{slip}"
    yield f"missed{size}"
    yield f"{kind}:missed{size}"
    if size:
        yield f"{kind}:{'over' if over else 'under'}"


def order(kind: str, roles: Sequence[str], places: Sequence[int], passed: int) -> Iterator[str]:
    """How the amounts follow each other, and how many others stand between them."""
    yield f"{kind}:order:{'-'.join(dict.fromkeys(roles))}"
    yield "sentences:" + "".join(map(str, places[:MANY]))
    standing = dict.fromkeys(f"{role}{place}" for role, place in zip(roles, places, strict=True))
    yield f"{kind}:{'-'.join(standing)}"
    if kind == CheckKind.TOTAL.value:
        yield f"total:parts{min(len(roles), LONG)}"
    yield f"over{passed}"
    yield f"{kind}:over{passed}"


def between(parts: str, over: int, length: int, touch: bool) -> Iterator[str]:
    """How much stands between two amounts."""
    yield f"{parts}:over{over}"
    yield f"{parts}:length{length}"
    if touch:
        yield f"{parts}:touch"


def word_between(kind: str, parts: str, word: str) -> tuple[str, ...]:
    """A word that stands between two amounts."""
    return f"between:{word}", f"{kind}:{parts}:{word}"


def word_at(role: str, side: str, word: str) -> tuple[str, ...]:
    """One of the words at an amount."""
    return (f"{side}:{role}:{word}",)


def words_at(role: str, side: str, pair: Sequence[str]) -> tuple[str, ...]:
    """Up to two words at an amount that follow each other."""
    return (f"{side}:{role}:{' '.join(pair)}",)


def right_at(kind: str, role: str, side: str, word: str | None) -> tuple[str, ...]:
    """The word right at an amount."""
    return () if word is None else (f"{kind}:right-{side}:{role}:{word}",)


def recorded(kind: str, role: str, moved: bool, type: str, bound: str, status: str | None) -> Iterator[str]:
    """What the record of an amount says, of its status only where it is not actual."""
    yield f"{kind}:{role}:{'moved' if moved else 'level'}"
    yield f"{kind}:{role}:{type}"
    yield f"{role}:{bound}"
    if status is not None:
        yield f"status:{status}"


def alike(role: str, several: int) -> tuple[str, ...]:
    """How many amounts could have a part."""
    return (f"{role}:alike{several}",)


def of_two(roles: str, same: Sequence[tuple[str, str]], others: Sequence[str]) -> Iterator[str]:
    """Whether two amounts count the same, of the same time, place and direction.

    Args:
        same: What is asked, with the answer, which may hold for these roles only.
        others: Signs for any roles.
    """
    for name, answer in same:
        if name != "period":
            yield f"{name}:{answer}"
        yield f"{roles}:{name}:{answer}"
    yield from others


def way(told: bool | None, known: bool) -> tuple[str, ...]:
    """Whether a movement goes the way that its change is told, and whether it is known which level was before."""
    if told is None:
        return ()
    way = f"way:{'told' if told else 'other'}"
    return (way, f"{way}:{'known' if known else 'open'}")


def common(several: int) -> tuple[str, ...]:
    """How many words that say something stand at both amounts of a repeat."""
    return (f"repeat:common{several}",)

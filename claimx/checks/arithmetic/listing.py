"""What the words right at parts, wholes and shares rule out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.checks.arithmetic.gaps import bare
from claimx.checks.arithmetic.types import Amount

# Parts that are only some, or that no amount tells; and what is left after the last.
_OTHERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|including|includes|such as|mainly|mostly|notably|"
    r"most recently|for example|(?:larg|bigg|small|low|high)est)\b"
)
_LEFT = re.compile(r"\b(?:the rest|remainder|the others|remaining|balance)\b")
# Parts of the part before: "57 charged, 38 of those convicted".
_OF_THOSE = re.compile(r"\s*of (?:those|them|these|whom|which)\b")
_ONE, _FEW = re.compile(r"\b(?:an?|one)\b"), 3.0

# What stands between a number of things and the share that they are: a bracket, "or".
_OWN = re.compile(r"[a-z'’ ]{0,30}(?:\(|, or |, | – )")
_OF = re.compile(r"(?:out )?of")
_OPENED = re.compile(r"(?:^|[;:.–—] ?(?:and |but )?)(?:out )?of (?:the |its |their )?$")
_JOINED = re.compile(r"[,;] (?:and|but|while|whereas) ")


def following(amount: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """The amount after another in its sentence."""
    return _beside(amount, amounts, 1)


def _beside(amount: Amount, amounts: Sequence[Amount], steps: int) -> Amount | None:
    """The amount so many steps after another, or before it, if that is in its sentence."""
    place = next(at for at, one in enumerate(amounts) if one is amount) + steps
    other = amounts[place] if 0 <= place < len(amounts) else None
    return other if other is not None and other.claim.start == amount.claim.start else None


def may_share(part: Amount, whole: Amount, share: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a share may be of a whole, and a part of it.

    It is not where the whole has a share of its own, or the share is of the amount after it; "Of the 208, 12% won"
    tells of what follows, and "12% of the 208 won, and 31 ..." of what goes before. In "11 of them won, and half ..."
    the share begins a clause of its own.

    Args:
        amounts: All amounts of their sentences, in order.
    """
    own, of, opened = following(whole, amounts), following(share, amounts), _beside(share, amounts, -1)
    if opened is not None and opened is not whole and opened.plain and _OPENED.search(opened.before.lower()):
        return False
    if _OPENED.search(whole.before.lower()) and part.claim.start == whole.claim.start and part.start < whole.start:
        return False
    if of is whole and following(whole, amounts) is part and _JOINED.search(part.before.lower()):
        return False
    if _OF_THOSE.match(part.after.lower()) and _JOINED.search(share.before.lower()):
        return False
    if own is not None and own.proportion and own is not share and _OWN.fullmatch(own.before.lower()):
        return False
    return of is None or not _OF.fullmatch(bare(of.before.lower())) or of is whole or not of.alike(whole)


def complete(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts may be held against their whole.

    Those that make less are not where words tell of other parts, or single ones make up what is missing; and parts of
    a part never are.
    """
    if any(_OF_THOSE.match(part.after.lower()) for part in parts[1:]):
        return False
    missing = whole.size - sum(part.size for part in parts)
    if missing <= 0:
        return True
    # A number with a capital letter is mostly a name's: Three Bridges, Seven Kings.
    between = " # ".join([*(part.before for part in parts[1:]), parts[-1].after])
    if _OTHERS.search(between) or leaves(parts[-1]):
        return False
    single = len(_ONE.findall(f"{parts[0].before} {between}".lower()))
    return not (whole.claim.quantity.unit == "count" and missing <= min(_FEW, single))


def leaves(last: Amount) -> bool:
    """Whether the words after the last of several parts tell of what is left."""
    return _LEFT.search(last.after.lower()) is not None

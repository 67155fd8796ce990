"""Reports that go on in sentences without a cue of their own: "Sgt Roe denied it. There had been only 40 stops."""

from __future__ import annotations

from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.entities import Entity, is_body
from claimx.pipeline.speakers.lexicon import verbs, words
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.speakers.tokens import Tokens

_PAST = frozenset("had was were would could did might".split())
_PRESENT = frozenset("is are has have will can may shall isn't aren't hasn't haven't won't can't".split())
# What happens to people or at meetings, which a paper tells in its own voice.
_DEEDS = frozenset(
    "jailed fined sentenced ordered arrested charged remanded bailed convicted cleared acquitted pleaded voted agreed "
    "backed approved rejected applauded decided adjourned asked replied walked declined refused apologised".split()
)
# Heads of sentences that go on about what was just told.
_OF_THEM = {
    "of": frozenset({"these", "those", "them", "this", "whom"}),
    "the": frozenset({"rest", "remainder", "remaining", "others"}),
    "they": frozenset({"included", "include"}),
    **dict.fromkeys(("this", "that"), frozenset({"was", "compares", "compared", "represents", "represented"})),
    **dict.fromkeys(("these", "those"), frozenset({"were", "are", "include", "included"})),
}
_APART = frozenset({"meanwhile", "elsewhere", "earlier", "later", "figures", "nationally"})
_OURS = frozenset("i we our my us government department ministers secretary".split())
_ALIKE = frozenset({"corresponding", "equivalent", "comparable", "same"})
_AGAIN = frozenset("figure figures number numbers fall rise increase drop reduction decrease".split())
_DATA = frozenset({"figures", "figure", "statistics", "data", "numbers", "records"})
_HEDGES = frozenset("and but about around almost nearly some just only over more than under fewer less another".split())
_PARTS = frozenset("half third quarter fifth tenth thirds quarters fifths tenths".split())
_ANSWERED = frozenset(
    "did didn't had hadn't have haven't were weren't was felt thought said say would wouldn't want "
    "believed knew".split()
)
_THEM = frozenset({"them", "those", "these", "respondents", "whom"})


def voiced(cue: Cue, tokens: Tokens) -> bool:
    """Whether a cue reports a person's words by a verb in the past, so that what follows may be theirs too."""
    if cue.shape not in ("after", "around") or not cue.speech or cue.subject.source:
        return False
    used = [verb for low in tokens.lows[cue.start : cue.end] if (verb := verbs().get(low)) is not None]
    return bool(used) and used[-1].form == "past" and used[-1].frame in ("clause", "tell", "object", "dispute")


def indirect(tokens: Tokens, unit: Unit, entity: Entity) -> bool:
    """Whether a sentence behind a person's report goes on with it, until the text's own voice is plain.

    Reported speech stands in the past: what is or will be, a deed that a paper tells, and a sentence about
    another person or a body are the text's own.
    """
    if tokens.lows[unit.start] in _APART or any(tokens.hidden[unit.start : unit.end]):
        return False
    first = unit.mentions[0] if unit.mentions else None
    if first is not None and first.start - unit.start < 3 and first.name is not None:
        named = [tokens.words[i] for i in range(*first.name)]
        if first.kind == "person" and (first.sure or first.role) and named[-1] not in entity.name.split():
            return False
        if first.kind == "org" and len(named) > 1 and is_body(" ".join(named)):
            return False
    lows = tokens.lows[unit.start : unit.end]
    if any(word in _PRESENT for word in tokens.words[unit.start : unit.end]):  # and not the month of May
        return False
    if any(low in _DEEDS for low in lows):
        return False
    return any(low in _PAST or (low.endswith("ed") and len(low) > 4) for low in lows)


def ministerial(tokens: Tokens, unit: Unit) -> bool:
    """Whether a sentence of an answer speaks for the government, and not for the body that was cited before it."""
    return any(low in _OURS for low in tokens.lows[unit.start : unit.end])


def again(tokens: Tokens, unit: Unit) -> bool:
    """Whether a sentence gives more of the figures that a body reports: "The corresponding figures were"."""
    lows = tokens.lows
    at = unit.start
    if lows[at] in ("in", "for", "across"):  # "In the North the fall was"
        at = next((i for i in range(at + 2, min(at + 8, unit.end)) if lows[i] == "the" and lows[i + 1] in _AGAIN), at)
        return at > unit.start and lows[at + 2 : at + 3] in (("was",), ("were",))
    return lows[at] == "the" and lows[at + 1] in _ALIKE and lows[at + 2] in _AGAIN if at + 2 < unit.end else False


def of_them(tokens: Tokens, unit: Unit) -> bool:
    """Whether a sentence is about what the one before told: "Of these, 71 were", "This was 9% more"."""
    one, two = (*tokens.lows[unit.start : min(unit.start + 2, unit.end)], "", "")[:2]
    return two in _OF_THEM.get(one, ())


def surveyed(tokens: Tokens, unit: Unit) -> bool:
    """Whether a sentence opens with a share of those whom a survey asked: "Seven in ten did not"."""
    at = unit.start
    while at < unit.end and tokens.lows[at] in _HEDGES:
        at += 1
    end = _share(tokens.lows, at, unit.end)
    after = tokens.lows[end : min(end + 2, unit.end)] if end > at else ()
    of_them = len(after) == 2 and after[0] == "of" and after[1] in _THEM
    return of_them or (bool(after) and after[0] in _ANSWERED)


def _share(lows: tuple[str, ...], at: int, stop: int) -> int:
    """End of the share that starts at a token; ``at`` where none does."""
    one, two, three = (*lows[at : min(at + 3, stop)], "", "", "")[:3]
    if one[:1].isdigit() and two in ("%", "percent"):
        return at + 2
    if one == "half" or (one in ("a", "two", "three", "four") and two in _PARTS):
        return at + 1 + (one != "half")
    if two == "per" and three == "cent":
        return at + 3
    if two == "in" and (three[:1].isdigit() or three in words("opener")):
        return at + 3
    return at + 4 if (two, three) == ("out", "of") and at + 3 < stop else at


def data(cue: Cue, tokens: Tokens) -> bool:
    """Whether a cue lets figures speak ("Kent Police figures show"), and no report or study."""
    verb = verbs().get(tokens.lows[cue.end - 1])
    shows = verb is not None and verb.base in ("show", "reveal", "suggest", "indicate")
    return shows and cue.subject.source and any(low in _DATA for low in tokens.lows[cue.subject.start : cue.end])

"""The words of change, and the words beside an amount that say which way it moved ("20 more", "up 5%")."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, is_change_noun, moves
from claimx.pipeline.fields.types import LEVEL, Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

# What is said of a time that became longer, or shorter.
_SPELLS = {
    "longer": Change.INCREASE,
    "slower": Change.INCREASE,
    "shorter": Change.DECREASE,
    "quicker": Change.DECREASE,
    "faster": Change.DECREASE,
    "sooner": Change.DECREASE,
}
_ENDS_OFF = frozenset("the its their last a".split())
# Who is so much better or worse off has so much more or less.
_OFF = {"better": Change.INCREASE, "worse": Change.DECREASE}
_COMPARED = frozenset("worse short shy higher lower smaller bigger larger greater above below better".split())
# Comparatives that also stand before what they describe ("20 longer patrols"): here nothing may follow that they could.
_ENDING = frozenset("dearer costlier cheaper heavier lighter stronger weaker longer shorter".split())
_AFTER_NOUN = _ENDING | {"fewer", "more", "less", "short", "smaller", "larger"}
# What may follow "up" and "down" behind an amount, where they are no part of a verb.
_ENDS_UP = frozenset({"on", "from", "in", "at", "against", "since", "compared", "year", ",", ".", ";", ":", ")", ""})
_SHARES = frozenset("20 $ half quarter third fifth sixth seventh eighth ninth tenth thirds quarters fifths".split())
_SHUT = frozenset("close shut closed go axed scrapped closing shutting".split())
# What comes in new each time, so that new ones are no more than there were.
INTAKE = frozenset(
    "application case claim referral complaint allegation request investigation report inquiry enquiry victim".split()
)
_RESTATING = frozenset(
    {"(", ",", "or", ")", "20", "%", "$", "million", "points", "nearly", "almost", "about", "around"}
)
_NATIONS = frozenset("english welsh scottish british national county regional uk".split())
_COMPARING = frozenset({"on", "from"})


def direction(token: Token, kind: str) -> Change | None:
    lemma = token.lemma_.lower()
    if lemma in cue(f"increase_{kind}") or token.lower_ in cue(f"increase_{kind}"):
        return Change.INCREASE
    if lemma in cue(f"decrease_{kind}") or token.lower_ in cue(f"decrease_{kind}"):
        return Change.DECREASE
    return None


def in_bound(parsed: Parsed, token: Token, amount: Amount) -> bool:
    """Whether a word belongs to the bound ("more than 20", "up to 20"), which says nothing of change."""
    span = amount.bound_span
    return span is not None and span[0] <= parsed.starts[token.i] < span[1]


def said(parsed: Parsed, token: Token, change: Change | None) -> Moved | None:
    return Moved(change, parsed.span(token, token)) if change is not None else None


def left_word(parsed: Parsed, first: Token, amount: Amount) -> Moved | None:
    """A word just before the amount: "an additional 20", "up 5%", "down by 9%", "a rise of 4%"."""
    at, steps = first.i - 1, 0
    by = False
    while at >= 0 and steps < 5:
        token = parsed.doc[at]
        word = token.lower_
        if word in ("to", "from", "than") and not in_bound(parsed, token, amount):
            # the ends of a change, and what is compared with, are levels, but not "down from 40 by 5"
            return None if by and word == "from" else LEVEL
        if not in_bound(parsed, token, amount):
            if word in ("up", "down"):
                turned = token.i and token.nbor(-1).lemma_.lower() == "turn"
                if turned or (token.dep_ == "prt" and not by and not _drifts(token.head, amount)):
                    return None  # "set up", "shut down"
                follows = parsed.doc[at + 1].lower_ if at + 1 < len(parsed.doc) else ""
                if follows not in ("to", "of", "at"):  # "made up of", "down at"
                    return said(parsed, token, direction(token, "word"))
                return None
            if word in ("additional", "extra", "new") or (word in ("fewer", "less", "more") and not by):
                return said(parsed, token, direction(token, "word"))
            if word not in cue("qualifiers"):
                named = token.lemma_.lower() in (cue("increase_noun") | cue("decrease_noun"))
                if named and parsed.doc[at + 1].lower_ in ("of", "by"):
                    if amount.form == "money" and token.lemma_.lower() == "loss":
                        return None
                    return said(parsed, token, direction(token, "noun"))
                if by and (token.pos_ == "VERB" or token.tag_ == "NNS"):  # "crime soars by 20%", read as a noun
                    return said(parsed, token, direction(token, "verb"))
                if by and token.tag_ in ("JJR", "RBR"):  # "smaller by 20"
                    return said(parsed, token, direction(token, "word"))
                if word == ":" and at and is_change_noun(parsed.doc[at - 1]) and parsed.doc[at - 1].tag_ == "NN":
                    return said(parsed, parsed.doc[at - 1], direction(parsed.doc[at - 1], "noun"))  # "the loss: 5%"
                return None
            by = by or word == "by"
        at -= 1
        steps += 1
    return None


def _drifts(head: Token, amount: Amount) -> bool:
    """Whether the word that "up" or "down" belongs to leaves its sense alone ("went up"), or is a noun misread."""
    if head.lemma_.lower() in cue("drifts"):
        return True
    noun = head.pos_ != "VERB" or head.dep_ in SUBJECT or (head.tag_ == "VB" and head.i == 0)
    return noun and amount.form in ("percent", "points")


def _past_restatement(parsed: Parsed, last: Token) -> int:
    """Index of the token behind the amount and behind what restates it: "£2m, or 4%, above", "40 (6%) more"."""
    at = last.i + 1
    words = parsed.words[at : at + 2]
    while last.lower_ == "%" and words in (["and", "20"], [",", "20"]):  # "1% and 2% lower"
        if parsed.words[at + 2 : at + 3] == ["points"]:
            break  # "58%, eleven points up": the points are the change
        at += 3
        words = parsed.words[at : at + 2]
    if words[:1] != ["("] and words not in ([",", "or"], ["or", "20"]):
        return at
    while at < len(parsed.words) and parsed.words[at] in _RESTATING:
        at += 1
    return at


def _in_name(token: Token) -> bool:
    """Whether a noun stands inside a proper name ("Violence Reduction Unit") or a compound ("drop-in sessions")."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.text == "-" and not token.whitespace_ and not after.whitespace_:
        return True
    return (
        after is not None and token.text[:1].isupper() and after.text[:1].isupper() and after.pos_ in ("NOUN", "PROPN")
    )


def _over_and_above(parsed: Parsed, last: Token) -> Token | None:
    """The words that set an amount on top of another ("40 hours over and above their shifts")."""
    words = parsed.words
    for at in range(last.i + 1, min(last.i + 12, len(words))):
        if words[at] in ("over", "on") and words[at : at + 3] in (["over", "and", "above"], ["on", "top", "of"]):
            between = parsed.doc[last.i + 1 : at]
            return None if any(token.like_num or token.text in (";", ":") for token in between) else parsed.doc[at]
    return None


def _ends(parsed: Parsed, at: int) -> bool:
    """Whether nothing follows a comparative that it could describe: "£14 dearer than", not "20 longer patrols"."""
    return at + 1 >= len(parsed.doc) or parsed.doc[at + 1].pos_ not in ("NOUN", "PROPN", "ADJ")


def _is_time(parsed: Parsed, at: int) -> bool:
    """Whether a year or "last year" stands at a token: "£6.9m up on 2022/23"."""
    words = parsed.words[at : at + 2]
    return bool(words) and (words[0][:4].isdigit() or words[0] in ("last", "this") or words == ["the", "year"])


def _shuts(parsed: Parsed, at: int) -> bool:
    """Whether the words from an index on say that what they tell of is to go: "are to close", "will be axed"."""
    near = parsed.words[at : at + 4]
    return bool(near) and near[0] in ("are", "will", "were", "is") and bool(_SHUT.intersection(near))


def _may_go(parsed: Parsed, last: Token, at: int) -> bool:
    """Whether more posts may go: "130 more jobs could be lost"."""
    near = parsed.words[at : at + 6]
    modal = next((place for place, word in enumerate(near) if word in ("could", "may", "might", "would")), None)
    return modal is not None and modal < 3 and bool((_SHUT | {"lost", "cut"}).intersection(near[modal : modal + 3]))


def _cuts(verb: Token) -> bool:
    """Whether what more is done is a cut of what there is."""
    return (
        verb.pos_ == "VERB"
        and direction(verb, "verb") is Change.DECREASE
        and verb.lemma_.lower() in cue("takes_object") | {"lose"}
    )


def _of_places(parsed: Parsed, at: int) -> bool:
    """Whether an average of places stands at a token: "the average for England and Wales", "the national average"."""
    words = parsed.words[at : at + 5]
    average = words.index("average") if "average" in words else -1
    if average < 0:
        return False
    if _NATIONS.intersection(words[:average]):
        return True
    after = parsed.doc[at + average + 1 : at + average + 4]
    placed = len(after) > 1 and after[0].lower_ in ("for", "of", "in", "across")
    return placed and any(token.pos_ == "PROPN" for token in after[1:])


def right_word(parsed: Parsed, last: Token, amount: Amount) -> Moved | None:
    """A word just after the amount: "20 more officers", "5% fewer", "128 short of", "12 points lower"."""
    top = _over_and_above(parsed, last)
    if top is not None:
        return Moved(Change.INCREASE, parsed.span(top, top.nbor(2)))
    per = amount.per_span
    steps = 0
    start = _past_restatement(parsed, last)
    for at in range(start, len(parsed.words)):
        token = parsed.doc[at]
        if in_bound(parsed, token, amount) or (per is not None and per[0] <= parsed.starts[token.i] < per[1]):
            continue
        steps += 1
        if steps > 4:
            return None
        word = parsed.words[at]
        follows = parsed.words[at + 1] if at + 1 < len(parsed.words) else ""
        if word in ("up", "down") and steps == 1:
            own = last.head.i == token.i or amount.form in ("percent", "points")
            year = follows == "on" and _is_time(parsed, at + 2)
            if ((own or year) and follows in _COMPARING) or (
                amount.form != "money" and follows in _ENDS_UP and token.dep_ != "prt"
            ):
                return said(parsed, token, direction(token, "word"))
            return None
        if word == "new" and parsed.doc[at].head.lemma_.lower() in INTAKE:
            return None
        if word in ("more", "fewer", "less", "additional", "extra", "new", "further"):
            if word == "more" and (_shuts(parsed, at + 1) or _may_go(parsed, last, at + 1)):
                return said(parsed, token, Change.DECREASE)  # "seven more are to close"
            verb = last.head if last.head.pos_ == "VERB" else last.head.head
            if word == "more" and "," not in parsed.words[verb.i : last.i] and verb.i < last.i and _cuts(verb):
                return said(parsed, verb, Change.DECREASE)  # "cut 20 more posts"
            bounds = start > last.i + 1 and bool(_SHARES.intersection(parsed.words[at + 2 : at + 4]))
            if word in ("more", "less", "fewer") and follows == "than" and bounds:
                return None  # "a loss of 970, or more than a quarter"
            if word == "more" and (follows == "likely" or (follows == "than" and token.i > start)):
                return None  # "a drop of 310, or nearly a fifth"
            return said(parsed, token, Change.INCREASE if word == "further" else direction(token, "word"))
        if follows == "-" and not token.whitespace_:
            return None  # "better-off homes"
        if word in ("ahead", "behind") and follows == "of" and amount.form in ("percent", "points"):
            return said(parsed, token, direction(token, "word"))
        if word in ("above", "below") and _of_places(parsed, at + 1):
            return LEVEL  # "£28 a head below the average for England"
        if word == "off" and follows in _ENDS_OFF and amount.form in ("percent", "points"):
            return said(parsed, token, Change.DECREASE)  # "four points off the average"
        if word in _OFF and follows == "off":
            return said(parsed, token, _OFF[word])
        if word in _COMPARED or (word in _ENDING and amount.form != "measure" and _ends(parsed, at)):
            return said(parsed, token, direction(token, "word"))
        if word == "as" and follows in ("many", "much") and token.i + 2 < len(parsed.doc):
            again = parsed.doc[token.i + 2]
            return said(parsed, again, Change.INCREASE) if again.lower_ == "again" else None
        if amount.form == "measure" and {word, follows} & _SPELLS.keys():
            spelt = token if word in _SPELLS else parsed.doc[token.i + 1]
            return said(parsed, spelt, _SPELLS[spelt.lower_])
        noun_like = token.pos_ in ("NOUN", "PROPN") or parsed.words[at - 1] in cue("terms")
        if noun_like and moves(token):
            if _in_name(token):
                continue
            if amount.form == "number" and token.tag_ == "NNS":
                return None  # "20 cuts" are counted
            return said(parsed, token, direction(token, "noun"))
        if word in cue("terms"):
            continue
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "DET") or token.like_num:
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            up = follows in ("up", "down") and parsed.doc[at + 1].dep_ != "prt"
            they = parsed.words[at + 2 : at + 4] in (["than", "they"], ["than", "it"])
            if they and follows in ("smaller", "larger", "bigger"):
                return None  # "29 forces smaller than they were": so are the forces
            if follows in _AFTER_NOUN or (up and parsed.words[at + 2 : at + 3] in ([], ["on"], ["from"], ["."], [","])):
                return said(parsed, parsed.doc[at + 1], direction(parsed.doc[at + 1], "word"))  # "20 officers fewer"
            if token.head.i <= last.i:
                return None
    return None

"""Which amounts are claims: those that state something a record could confirm or refute.

The grammar has dropped what is no amount at all (dates, ages, roads, references). What is left to drop here
are small counts that only tell a story ("the two officers walked with him") or only point ("all three met").
"""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, governor
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount

# A count up to this is small enough to be told rather than claimed.
SMALL = 12
# A count up to this is small enough for those counted to be characters of a story.
FEW = 4


def _noun(node: Token) -> Token | None:
    return node.head if node.dep_ == "nummod" and node.head.pos_ in ("NOUN", "PROPN") else None


def is_claim(parsed: Parsed, index: int, amount: Amount, *, moved: bool = False, part: bool = False) -> bool:
    """Whether an amount is worth a record.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        amount: The amount.
        moved: Whether it is an increase or a decrease, which is never told in passing.
        part: Whether an amount just before it counts those of whom it may be some.
    """
    if amount.form == "vague" or amount.value is None:
        return False
    if moved or amount.form != "number" or amount.value > SMALL or amount.per is not None or amount.group is not None:
        return True
    node = parsed.doc[parsed.nodes[index]]
    noun = _noun(node)
    if amount.bound_span is not None or _all_but(node):
        return True
    if amount.value == 1:
        return _one_more(node) or any(token.lower_ == "respectively" for token in node.doc[node.i + 1 : node.i + 3])
    lemma = noun.lemma_.lower() if noun is not None else ""
    if any(token.lower_ in cue("pointers") for token in _before(node)):
        return _retained(node, noun) or _rest(parsed, node, noun)
    if lemma in cue("features"):
        return False
    if noun is None:
        return part or _of_those(node) or not _tells(node, amount.value)
    return not _narrates(node, noun, lemma, amount.value)


def _before(node: Token) -> list[Token]:
    """The words before a number that may point to what it counts: not "the" of "during the operation 12 were held"."""
    words = list(node.doc[max(0, node.i - 2) : node.i])
    parted = len(words) == 2 and words[1].pos_ in ("NOUN", "PROPN") and words[1].lower_ != "number"
    return words[1:] if parted else words


def _all_but(node: Token) -> bool:
    """Whether a number is of those left out, whom nothing pointed at: "all but four of the posts"."""
    return node.i > 1 and [token.lower_ for token in node.doc[node.i - 2 : node.i]] == ["all", "but"]


def _one_more(node: Token) -> bool:
    """Whether "one" counts: "one extra inspector in every division"."""
    after = node.nbor(1) if node.i + 1 < len(node.doc) else None
    noun = _noun(node)
    if noun is not None and any(child.dep_ == "nummod" for token in noun.conjuncts for child in token.children):
        return True  # "six constables and one sergeant"
    added = after is not None and after.lower_ in ("extra", "additional", "more", "further", "fewer", "less")
    return added and noun is not None and noun.i > node.i and noun.lemma_.lower() not in cue("features")


def _retained(node: Token, noun: Token | None) -> bool:
    """Whether posts pointed at are kept or lost: "what I will do is keep the twelve"."""
    head = noun if noun is not None else node
    straight = node.i > 0 and node.nbor(-1).lower_ == "the"
    return straight and head.dep_ == "dobj" and head.head.lemma_.lower() in cue("retaining")


def _rest(parsed: Parsed, node: Token, noun: Token | None) -> bool:
    """Whether it is what is left of those just counted: "four were kept and the other three sold"."""
    words = [token.lower_ for token in node.doc[max(0, node.i - 2) : node.i]]
    if noun is not None or words not in (["the", "other"], ["the", "remaining"]):
        return False
    return any(at < node.i for at in parsed.nodes.values())


def _of_those(node: Token) -> bool:
    """Whether a number without a noun is of people just counted or spoken to: "eleven of them", "eight of you"."""
    words = [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]]
    return words[:1] == ["of"] and words[1:] in (["them"], ["these"], ["those"], ["you"], ["whom"])


def _tells(node: Token, value: float) -> bool:
    """Whether a number without a noun is the subject of what is told: "Two told me about it"."""
    if node.dep_ not in SUBJECT or value > FEW:
        return False
    verb = governor(node)
    return verb is not None and (verb.lemma_.lower() in cue("telling") or _of_us(node))


def _of_us(node: Token) -> bool:
    words = [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]]
    return words == ["of", "us"]


def _narrates(node: Token, noun: Token, lemma: str, value: float) -> bool:
    """Whether a few with a noun only take part in a story."""
    people = lemma in cue("people")
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return True  # "one of four men held"
    verb = governor(node)
    if verb is not None and verb.lemma_.lower() in cue("telling") and people and not _stands_at(verb, noun):
        return True
    if noun.dep_ == "pobj" and people and noun.head.lower_ in ("with", "alongside", "by"):
        above = noun.head.head
        passive = noun.head.lower_ == "by" and any(child.dep_ == "auxpass" for child in above.children)
        return not (passive and above.lemma_.lower() in cue("keeping"))  # "the town is looked after by three officers"
    if value > FEW and (people or lemma not in cue("kin")):
        return False
    sought = noun.dep_ == "pobj" and noun.head.lower_ == "for" and verb is not None
    if people and sought and verb is not None and verb.lemma_.lower() in ("look", "search", "hunt", "appeal"):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "through":
        return True
    if people and (_is_aged(noun) or (verb is not None and noun.dep_ in SUBJECT and _meets_one(verb))):
        return True
    if lemma in cue("kin"):
        return verb is None or verb.lemma_.lower() not in cue("befalling")
    if lemma in cue("possession") and verb is not None and verb.lemma_.lower() in ("have", "buy", "own", "bring"):
        return True
    return verb is not None and verb.lemma_.lower() in ("have", "buy", "bring") and _among_single(noun)


def _stands_at(verb: Token, noun: Token) -> bool:
    """Whether a total stands at the count ("staffing stood at ten officers")."""
    return verb.lemma_.lower() == "stand" and noun.dep_ == "pobj" and noun.head.lower_ == "at"


def _is_aged(noun: Token) -> bool:
    """Whether people are told by their ages: "two men, aged 31 and 44"."""
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 3]]
    return "aged" in after or (after[:1] == ["under"] and len(after) == 2)


def _meets_one(verb: Token) -> bool:
    """Whether one person is met: "two officers found her asleep"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("me", "him", "her")


def _among_single(noun: Token) -> bool:
    """Whether it stands in a row of single ones: "a vet, two head teachers and a man who tunes pianos"."""
    beside = [token for token in (*noun.conjuncts,) if token.i != noun.i]
    return any(
        child.dep_ == "det" and child.lower_ in ("a", "an") for token in beside for child in token.children
    ) and not any(child.dep_ == "nummod" for token in beside for child in token.children)

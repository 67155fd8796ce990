"""What an amount leaves to the words before it: pronouns, the topic of a sentence, teams and recipients."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import (
    NOMINAL,
    NOTHING,
    SUBJECT,
    Counted,
    governor,
    is_amount,
    is_change_noun,
    is_time,
    object_of,
    phrase_of,
    subject_of,
)
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

# How the noun hangs in its clause that a later one takes up.
_ABOUT = SUBJECT | {"dobj", "attr"}
_ASIDE = frozenset("in across at among amongst over within throughout between from".split())
_BACKWARD = frozenset("it its they them their".split())
_RECEIVING = frozenset("receive get secure win gain share have need cost".split())
# Verbs whose object measures their subject: "it costs £3m" says how much it is, "it has £3m" what it has.
_MEASURING = frozenset("cost total number weigh exceed reach".split())
_GIVEN = frozenset("give award allocate grant pay offer hand".split())
_TEAMS = frozenset("team squad taskforce workforce establishment unit".split())


def points_back(parsed: Parsed, index: int) -> bool:
    """Whether an amount's own clause points at what is counted ("it fell by", "40 of them", "their number").

    Who has or makes something is not what is counted ("it had 40"); what costs or totals so much is ("it costs £40").
    """
    node = parsed.doc[parsed.nodes[index]]
    near = {child.lower_ for child in node.subtree}
    verb = governor(node)
    if verb is not None and (node.dep_ != "dobj" or verb.lemma_.lower() in _MEASURING):
        subject = subject_of(verb)
        if subject is not None and subject.i != node.i:
            near |= {token.lower_ for token in subject.subtree}
    return bool(near & _BACKWARD)


def is_of_those_before(parsed: Parsed) -> bool:
    """Whether a sentence speaks of the number or share of what the one before is about ("their number has halved")."""
    return any(
        token.lower_ in ("its", "their") and token.dep_ == "poss" and token.head.lemma_.lower() in cue("weak_noun")
        for token in parsed.doc
    )


def is_team(parsed: Parsed, index: int) -> bool:
    """Whether an amount is the size of a team ("a team of six", "a 60-strong squad")."""
    node = parsed.doc[parsed.nodes[index]]
    of = node.dep_ == "pobj" and node.head.lower_ == "of"
    return of and node.head.head.lemma_.lower() in _TEAMS


def is_aside(parsed: Parsed, index: int) -> bool:
    """Whether an amount only says where or among how many ("in 14 towns", "across the 43 forces")."""
    node = parsed.doc[parsed.nodes[index]]
    return node.dep_ == "nummod" and node.head.dep_ == "pobj" and node.head.head.lower_ in _ASIDE


def is_hired(parsed: Parsed, index: int) -> bool:
    """Whether an amount counts people who are taken into the workforce ("recruit 40 people", "take on 200 more")."""
    verb = governor(parsed.doc[parsed.nodes[index]])
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    return lemma in ("recruit", "hire", "employ") or (lemma == "take" and any(c.lower_ == "on" for c in verb.children))


def _receives(verb: Token) -> bool:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return verb.lemma_.lower() in (_GIVEN if passive else _RECEIVING)


def recipient(parsed: Parsed, index: int) -> Counted:
    """Who a sum of money is said of where nothing says what it is for: the body that receives or is given it."""
    verb = governor(parsed.doc[parsed.nodes[index]])
    if verb is None or not _receives(verb):
        return NOTHING
    found = subject_of(verb)
    if found is None or found.pos_ not in NOMINAL or is_amount(found):
        return NOTHING
    if found.pos_ == "NOUN" and found.lemma_.lower() in cue("reporter"):
        return NOTHING  # "the force will get £2m" says no more than the link to the force does
    start, end = phrase_of(parsed, found)
    return Counted(found, start, end)


def noun_at_hand(parsed: Parsed, index: int) -> Counted:
    """The plural that an earlier clause of an amount's sentence is about: "we kept our dogs, and still have 40"."""
    first = parsed.first(index)
    verb = governor(parsed.doc[parsed.nodes[index]])
    for token in reversed(list(parsed.doc[: first.i])):
        if is_amount(token):
            return NOTHING
        if token.tag_ != "NNS" or token.dep_ not in _ABOUT or is_time(token) or is_change_noun(token):
            continue
        above = governor(token)
        says_nothing = token.lemma_.lower() in cue("weak_noun") | cue("reporter")
        if above is None or verb is None or above.i == verb.i or says_nothing:
            continue
        start, end = phrase_of(parsed, token)
        return Counted(token, start, end)
    return NOTHING


def plural_of(parsed: Parsed) -> Counted:
    """The one plural that a sentence without amounts brings in, as subject or object of its main verb."""
    root = next((token for token in parsed.doc if token.dep_ == "ROOT"), None)
    if root is None or any(is_amount(token) for token in parsed.doc):
        return NOTHING
    for wanted in ({"dobj", "attr"}, SUBJECT):
        for token in root.children:
            if token.dep_ in wanted and token.tag_ == "NNS" and not is_time(token) and not is_change_noun(token):
                if token.lemma_.lower() in cue("weak_noun") | cue("reporter"):
                    continue
                start, end = phrase_of(parsed, token)
                return Counted(token, start, end)
    return NOTHING


def main_noun(parsed: Parsed) -> Counted:
    """What a sentence is about: the subject of its main verb, else its object, where that is a common noun."""
    root = next((token for token in parsed.doc if token.dep_ == "ROOT"), None)
    if root is None:
        return NOTHING
    for wanted in (SUBJECT, {"dobj", "attr"}):
        for child in root.children:
            if child.dep_ not in wanted:
                continue
            head = child
            if head.lemma_.lower() in cue("weak_noun") or is_change_noun(head):
                head = object_of(head, "of", "in") or head
            plain = head.tag_ in ("NN", "NNS", "NNPS") and not is_amount(head) and not is_time(head)
            reporter = not head.lower_.endswith("s") and head.lemma_.lower() in cue("reporter")
            if plain and not head.is_stop and not reporter:
                start, end = phrase_of(parsed, head)
                return Counted(head, start, end)
    return NOTHING

"""What the verb of a clause says of it: its condition, its negation, its auxiliaries, its tense."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.types import ACTUAL, Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Status

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "must"})
_WOULD = frozenset({"would", "could", "might", "may", "should", "'d", "’d", "ought"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without"})
_LIMITS = (["over"], ["below"], ["under"], ["beneath"], ["above"], ["beyond"])
# Said never to have been said: "never claimed that".
SAYING = frozenset("claim say promise suggest pledge state argue".split())
# Said behind the words that are reported: "it would be in May, she added".
_ADDING = SAYING | {"add", "explain", "confirm", "announce", "reveal", "insist"}
_PROVIDED = frozenset({"provided", "providing", "assuming"})
_BREAKS = frozenset({",", ";", "(", "–", "—"})
_PROMISING = frozenset("promise pledge vow".split())
# Not to exceed so much is a limit, which is set and not denied.
_EXCEEDING = frozenset({"exceed", "surpass"})


def negation(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("det", "advmod", "preconj") and child.lower_ in _NEGATIONS):
            follows = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            return None if follows in cue("no_negation_before") else child
    return None


def condition(verb: Token) -> Token | None:
    """The word that makes a clause a condition ("if", "unless", "had I frozen", "provided that")."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in _PROVIDED:
        return verb.head
    proviso = _proviso(verb.left_edge)
    if proviso is not None:
        return proviso
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in ("if", "unless"):
            return child
        if child.dep_ == "aux" and child.lower_ in ("had", "should", "were") and child.i == verb.left_edge.i:
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            if subjects and subjects[0].i > child.i:
                return child
    return None


def _proviso(opening: Token) -> Token | None:
    """The "provided" before a clause, whatever it hangs on: ", provided the grant rises"."""
    before = opening if opening.i == 0 or opening.dep_ == "prep" else opening.nbor(-1)
    if before.dep_ == "pobj" and before.head.i < before.i:
        before = before.head  # the grant read as what is provided
    if before.i == opening.i and before.dep_ != "prep":
        return None
    opens = before.i == 0 or before.nbor(-1).text in _BREAKS
    return before if before.lower_ in _PROVIDED and opens else None


def infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def finite(verb: Token) -> bool:
    """Whether a verb states something of its own: "has cost", "fell", but not "to cut" or "(see it) grow"."""
    if infinitive(verb):
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ in ("VBD", "VBZ", "VBP") or any(helper.tag_ in ("VBD", "VBZ", "VBP", "MD") for helper in helpers):
        return True
    subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)
    return subject and verb.tag_ != "VB"


def said_behind(verb: Token) -> Token | None:
    """The verb of the words that a verb of saying stands behind: the "hired" of "four would be hired, she added"."""
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.lemma_.lower() not in _ADDING:
        return None
    return next((child for child in verb.lefts if child.dep_ == "ccomp"), None)


def _reported(verb: Token) -> bool:
    """Whether a clause is reported by a verb of the past, where "would" stands for "will"."""
    alone = not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)
    supposed = any(child.dep_ == "advcl" and condition(child) is not None for child in verb.children)
    if verb.dep_ == "conj" and verb.head.tag_ == "VBD" and alone and not supposed:
        return True  # "stood at £9m and would fall to £4m": what was to come then
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        if verb.head.tag_ in ("VBD", "VBN") and verb.head.lemma_.lower() in SAYING:
            break
        verb = verb.head
    said = next((c for c in verb.children if c.dep_ == "parataxis" and c.lemma_.lower() in _ADDING), None)
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    if said is not None and said.tag_ == "VBD" and not perfect and not supposed:
        return True  # "there would be 40, she said"
    above = verb.head
    told = above.dep_ == "dobj" and above.head.lemma_ == "tell" and verb.dep_ == "acl"
    if told and any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.lefts):
        return above.head.tag_ == "VBD"  # "told the meeting that", read as what the meeting was
    perfect = any(child.dep_ == "aux" and child.tag_ in ("VBZ", "VBP") for child in above.children)
    did = any(child.dep_ == "aux" and child.lower_ == "did" for child in above.children)
    perfect = perfect and (verb.dep_ != "ccomp" or above.lemma_.lower() not in _PROMISING)  # "he has promised"
    past = did or (above.tag_ in ("VBD", "VBN") and above.pos_ == "VERB" and not perfect)
    if supposed and above.i > verb.i:
        return False  # "would come if they paid, she said"
    return verb.dep_ in ("ccomp", "conj") and above.i != verb.i and past


def _bounded(node: Token) -> bool:
    """Whether a negation only sets a bound ("will not last more than six weeks", "will not fall below 900")."""
    before = [token.lower_ for token in node.doc[max(0, node.i - 5) : node.i] if not _spelling(token)]
    return before[-2:] in (["more", "than"], ["longer", "than"], ["higher", "than"]) or before[-1:] in _LIMITS


def _spelling(token: Token) -> bool:
    """Whether a token is part of an amount as the parser sees it."""
    return token.like_num or token.lower_ in ("$", "%")


def _undone(verb: Token, denies: Token) -> bool:
    """Whether what cannot be done is done all the same: "you can't take away ten posts and expect no one to notice"."""
    can = any(child.lower_ in ("ca", "can", "could") and child.dep_ == "aux" for child in verb.children)
    expects = any(child.dep_ == "conj" and child.lemma_.lower() in cue("expecting") for child in verb.children)
    without = any(child.lower_ == "without" and child.i > denies.i for child in verb.children)
    return can and (expects or without)


def _left_out(verb: Token, node: Token) -> bool:
    """Whether a share is of those for whom a thing was not done ("no vetting for one in twelve", "not met in 4%")."""
    if not _share(node):
        return False
    if node.dep_ == "pobj":
        return node.head.lower_ in ("for", "in", "among", "with")
    return node.dep_ == "dobj" and verb.lemma_.lower() in cue("unhandled")


def _passed_over(verb: Token, node: Token) -> bool:
    """Whether what is not mentioned or fought is so all the same ("did not mention the £9m deficit")."""
    noun = node.head if node.dep_ in ("nummod", "compound") else node
    known = any(child.lower_ in ("the", "its", "their", "his", "her", "those", "these") for child in noun.lefts)
    object_ = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.i == verb.i)
    return verb.lemma_.lower() in cue("passing_over") and object_ and known


def _left_undone(verb: Token) -> bool:
    """Whether what should have been done was not, which is told: "two should have been recorded and were not"."""
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    return perfect and any(
        child.dep_ == "conj" and child.tag_ == "VBD" and child.pos_ in ("VERB", "AUX") and negation(child) is not None
        for child in verb.children
    )


def _habit(verb: Token) -> bool:
    """Whether "would" tells of what used to be ("when I started I would be seeing three a week")."""
    return verb.tag_ == "VBG" and any(
        child.dep_ == "advcl" and child.tag_ == "VBD" and any(word.lower_ == "when" for word in child.children)
        for child in verb.children
    )


def _assumed(clause: Token) -> bool:
    """Whether a condition is the one that every settlement makes: that full use is made of what may be raised."""
    return any(
        child.dep_ == "dobj"
        and child.lemma_.lower() in ("use", "flexibility", "maximum")
        and (child.lemma_.lower() == "maximum" or any(word.lower_ in ("full", "maximum") for word in child.children))
        for child in clause.children
    )


def _share(node: Token) -> bool:
    return node.lower_ in ("%", "half")


def due(verb: Token) -> Token | None:
    """The "to" of what is to be ("jobs are to be lost", "the force is to recruit"), None where there is none."""
    if verb.lemma_.lower() != "be" or verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return None
    for child in verb.children:
        follows = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
        if child.lemma_.lower() == "blame":
            continue  # "was to blame for a third"
        if child.dep_ in ("xcomp", "ccomp", "advcl") and infinitive(child) and follows is not None:
            return follows if follows.lower_ == "to" and follows.head.i == child.i else None
    return None


def under_way(verb: Token) -> bool:
    """Whether a verb in the progressive speaks of something begun and not done: "we are putting", "is recruiting"."""
    progressive = verb.tag_ == "VBG" and any(
        child.dep_ == "aux" and child.lemma_.lower() == "be" and child.tag_ in ("VBZ", "VBP") for child in verb.children
    )
    return progressive and verb.lemma_.lower() in cue("delivering")


def _own_voice(verb: Token) -> bool:
    """Whether "would" is meant as it stands: in a condition, in the first person of a quote, of a share asked."""
    if any(token.lower_ == "if" for token in verb.doc[: verb.i]):
        return True
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    quoted = subject.lower_ in ("i", "we") and any(
        above.lemma_ == "say" and above.i > verb.i for above in verb.ancestors
    )
    return quoted or (_share(subject) and _survey(verb))


_PARTS = frozenset("third thirds quarter quarters fifth fifths tenth tenths majority".split())
# What people who are asked say that they would do.
_MINDED = frozenset(
    "think hesitate recommend support back prefer choose feel trust welcome like vote consider worry turn ring".split()
)
_TOLD = frozenset("say tell provide name recall remember explain".split())


def _asked(verb: Token, node: Token) -> bool:
    """Whether an amount is the share of those asked who would do something ("a further 17% would pay £1")."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.i != node.i:
        return False
    if _share(node) and _survey(verb):
        return True
    shared = _share(node) or node.lower_ in _PARTS
    return shared and verb.lemma_.lower() in _MINDED  # "two thirds of survivors would hesitate to call"


def _subject_is(verb: Token, node: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and node.i in (subject.i, *(child.i for child in subject.children))


def _survey(verb: Token) -> bool:
    return any(token.lemma_.lower() in cue("survey") for token in verb.doc)


def said_by_verb(parsed: Parsed, verb: Token, node: Token) -> Held | None:
    """What a verb's own condition, negation and auxiliaries say of an amount under it."""
    depends = condition(verb)
    if depends is not None:
        return Held(Status.HYPOTHETICAL, parsed.span(depends, depends))
    denies = negation(verb)
    limit = denies is not None and verb.lemma_.lower() in _EXCEEDING
    if denies is not None and denies.i < node.i and not _bounded(node) and not limit:
        if _undone(verb, denies) or _left_out(verb, node) or _passed_over(verb, node):
            return ACTUAL
        return Held(Status.NEGATED, parsed.span(denies, denies))
    for child in verb.children:
        if child.dep_ not in ("aux", "auxpass"):
            continue
        if child.lower_ in ("would", "'d", "’d") and (_asked(verb, node) or _habit(verb)):
            return ACTUAL
        if child.lower_ == "could" and denies is not None and denies.i > node.i:
            return ACTUAL  # "58 per cent could not take their break"
        if child.lower_ == "could" and verb.lemma_.lower() in _TOLD and _subject_is(verb, node):
            return ACTUAL  # "just 19 could say how long it took"
        if child.lower_ == "should" and _left_undone(verb):
            return ACTUAL
        month = child.text == "May" and child.i > 0
        resolved = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in cue("resolving")
        if child.lower_ == "should" and (limit or resolved):
            return Held(Status.PLANNED, parsed.span(child, child))
        if child.lower_ in _WOULD and child.tag_ == "MD" and not month:
            backshifted = child.lower_ in ("would", "'d", "’d") and _reported(verb) and not _own_voice(verb)
            status = Status.PLANNED if backshifted else Status.HYPOTHETICAL
            return Held(status, parsed.span(child, child))
        if child.lower_ in _WILL:
            if_so = any(c.dep_ == "advcl" and condition(c) is not None and not _assumed(c) for c in verb.children)
            return Held(Status.HYPOTHETICAL if if_so else Status.PLANNED, parsed.span(child, child))
    return None


def past(node: Token) -> bool:
    """Whether the clause of an amount speaks of what has been."""
    for above in (node, *node.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            if above.tag_ == "VBD":
                return True
            if above.tag_ == "VBN":
                helpers = [c for c in above.children if c.dep_ in ("aux", "auxpass")]
                return any(
                    c.lemma_.lower() == "have" or (c.lemma_.lower() in ("be", "get") and c.tag_ == "VBD")
                    for c in helpers
                )
            if finite(above):
                return False
    return False

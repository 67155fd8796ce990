"""What the words above a phrase or clause say of it: verbs, nouns and adjectives that plan, wish or deny."""

from __future__ import annotations

from claimx.pipeline.fields.clauses import SAYING, negation
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT
from claimx.pipeline.fields.types import ACTUAL, Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Status

_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month"})
_UNTRUE = frozenset(["false", "untrue", "wrong", "incorrect", "nonsense", "myth", "misleading", "inaccurate"])
_TRUE = frozenset(["true", "case", "correct", "right", "accurate", "evidence", "truth", "question"])
_ACCEPTING = frozenset({"accept", "recognise", "recognize", "agree"})
_FORTHCOMING = frozenset(["likely", "due", "set", "poised", "expected", "about", "bound", "scheduled"])
_ENDS = frozenset(["end", "start", "close", "middle", "christmas", "easter"])
_WONDERING = frozenset("ask wonder question enquire inquire".split())
_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
_WILLING = frozenset("willing happy prepared ready keen content".split())


def untrue(parsed: Parsed, verb: Token) -> Held | None:
    """Whether a reported clause is said not to be so: "denied that", "it is not true that"."""
    if verb.lemma_.lower() in cue("negating_verb"):
        return Held(Status.NEGATED, parsed.span(verb, verb))
    never = next((c for c in verb.children if c.dep_ == "neg" and c.lower_ == "never"), None)
    if never is not None and verb.lemma_.lower() in SAYING:
        return Held(Status.NEGATED, parsed.span(never, never))
    denies = negation(verb) if verb.lemma_.lower() in _ACCEPTING else None
    if denies is not None and denies.i < verb.i and _foretells(verb):
        return Held(Status.NEGATED, parsed.span(denies, verb))
    if verb.lemma_.lower() in ("tell", "pretend") and (denies := _unwilling(verb)) is not None:
        return Held(Status.NEGATED, parsed.span(denies, verb))
    for child in verb.children:
        if child.dep_ == "csubj" and verb.lemma_.lower() == "be" and child.i < verb.i:
            held = untrue(parsed, child) if any(c.lower_ == "what" for c in child.children) else None
            if held is not None:
                return held  # "what is not true is that"
        if child.dep_ not in ("acomp", "attr"):
            continue
        nor = next((c for c in verb.children if c.lower_ in ("nor", "neither")), None)
        denies = negation(verb) or negation(child) or nor
        if child.lower_ in _UNTRUE or (child.lower_ in _TRUE and denies is not None):
            return Held(Status.NEGATED, parsed.span(child, child))
    return None


def _foretells(verb: Token) -> bool:
    """Whether what is not accepted is that something will be so, and not that it is well that it is so."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    return clause is not None and any(child.tag_ == "MD" for child in clause.children)


def _unwilling(verb: Token) -> Token | None:
    """The denial of what one will not say ("I am not going to tell you that", "we won't pretend that")."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going":
        return negation(verb.head)
    modal = any(child.dep_ == "aux" and child.lower_ in ("will", "wo", "ca", "can", "'ll") for child in verb.children)
    return negation(verb) if modal and verb.lemma_.lower() == "pretend" else None


def wondered(parsed: Parsed, verb: Token, clause: Token) -> Held | None:
    """What asking says of what is asked: "asked whether 15 had been moved"."""
    if verb.lemma_.lower() not in _WONDERING or clause.dep_ != "ccomp":
        return None
    mark = next((child for child in clause.children if child.lower_ in ("whether", "if")), None)
    return None if mark is None else Held(Status.HYPOTHETICAL, parsed.span(verb, mark))


def denied(parsed: Parsed, clause: Token) -> Held | None:
    """Whether the clause that holds an amount is itself said not to be so."""
    under, said = clause, False
    for above in clause.ancestors:
        if above.lower_ in _TRUE and above.pos_ == "NOUN" and under.dep_ in ("acl", "relcl"):
            said = True  # "it is not the case that", "there is no truth in the rumour that": of the verb above
            continue
        if above.pos_ == "NOUN" and under.dep_ in ("acl", "relcl", "ccomp"):
            held = disowned(parsed, above)  # "denied a claim that four would shut"
            if held is not None:
                return held
        if above.pos_ in ("VERB", "AUX") and (said or under.dep_ in ("ccomp", "csubj", "acl", "conj", "xcomp")):
            held = untrue(parsed, above)
            if held is not None:
                return held
        under = above
    return None


def denied_from_afar(parsed: Parsed, node: Token) -> Held | None:
    """Whether a sentence opens by denying what it says behind an aside: "It is not the case, as is said, that"."""
    words = [token.lower_ for token in parsed.doc[: node.i]]
    denies = words[:3] == ["it", "is", "not"] or words[:3] == ["it", "is", "n't"]
    if not denies or not _TRUE & set(words[3:5]) or "," not in words[4:6]:
        return None
    that = next((at for at in range(6, len(words)) if words[at - 1 : at + 1] == [",", "that"]), None)
    return None if that is None else Held(Status.NEGATED, parsed.span(parsed.doc[0], parsed.doc[that]))


def disowned(parsed: Parsed, noun: Token) -> Held | None:
    """Whether a suggestion is one the text does not share: "does not accept the suggestion that", "the myth that"."""
    lacking = next((child for child in noun.children if child.lower_ == "no" and child.dep_ == "det"), None)
    if lacking is not None and noun.lemma_.lower() in cue("grounds"):
        return Held(Status.NEGATED, parsed.span(lacking, noun))
    if noun.lemma_.lower() not in cue("suggestion"):
        return None
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if verb.lemma_.lower() in cue("negating_verb") or negation(verb) is not None:
        return Held(Status.NEGATED, parsed.span(verb, verb))
    return None


def disputed(parsed: Parsed, verb: Token, under: Token) -> Held | None:
    """Whether a figure is itself said to be wrong: "his figure of 12 is nonsense", "not one that I recognise"."""
    if under.dep_ not in ("nsubj", "nsubjpass") or under.lemma_.lower() not in cue("figure_noun"):
        return None
    held = untrue(parsed, verb)
    if held is not None:
        return held
    denies = negation(verb)
    for child in verb.children:
        clause = next((c for c in child.children if c.dep_ == "relcl"), None) if child.dep_ == "attr" else None
        if clause is not None and denies is not None and clause.lemma_.lower() in cue("disowning"):
            return Held(Status.NEGATED, parsed.span(denies, clause))
    return None


def _intended(verb: Token, under: Token) -> bool:
    """Whether someone wants to do a thing, which is a plan, and not only to have or see it done."""
    conditional = any(child.tag_ == "MD" for child in verb.children)
    return (
        under.dep_ == "xcomp" and not conditional and under.lemma_.lower() not in ("see", "have", "know", "be", "hear")
    )


def _dated(verb: Token, wish: Token) -> bool:
    """Whether a wish has a day to be met by ("wants 400 by March", "need another £2m by 2030")."""
    conditional = any(child.tag_ == "MD" for child in verb.children)
    return not conditional and any(
        child.lower_ in ("by", "before")
        and any(c.lower_ in cue("times") or c.lower_ in _ENDS or c.like_num for c in child.children)
        for child in (*verb.children, *wish.rights)
    )


def _were(verb: Token) -> bool:
    """Whether a passive tells what came to a body once, which it had then to do ("we were asked to hire 300")."""
    return any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)


def _able(parsed: Parsed, token: Token) -> Held | None:
    """What being able says, by its tense: "was able to hire" did, "will be able to bid" is to come."""
    verb = token.head
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ == "VBD" or helpers & {"has", "have", "had", "'ve", "’ve"}:
        return ACTUAL
    coming = helpers & {"will", "'ll", "’ll", "shall"}
    return Held(Status.PLANNED if coming else Status.HYPOTHETICAL, parsed.span(token, token))


def _another(preposition: Token) -> bool:
    """Whether what stands under a preposition is so much again: "for another £20m"."""
    return any(word.lower_ in ("another", "further") for child in preposition.children for word in child.lefts)


def said_by_word(parsed: Parsed, token: Token, under: Token) -> Held | None:
    """What a verb, noun or adjective says of the phrase or clause under it: "pledged to", "a target of"."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        by = under.dep_ in ("xcomp", "ccomp", "advcl", "dobj") or (under.dep_ == "prep" and under.lower_ == "for")
        if lemma == "fail" and under.dep_ not in ("xcomp", "ccomp"):
            return None  # "1,118 failed it, or 52 per cent"
        people = lemma == "dismiss" and under.dep_ == "nsubjpass" and under.lemma_.lower() not in cue("suggestion")
        if lemma in cue("negating_verb") and any(c.lower_ in _NOBODY and c.dep_ in SUBJECT for c in token.children):
            return ACTUAL  # "nobody disputes the 40"
        if lemma in cue("negating_verb") and under.dep_ != "nsubj" and not people:  # "of whom 11 were dismissed"
            return Held(Status.NEGATED, parsed.span(token, token))
        if lemma == "go" and token.tag_ == "VBG" and under.dep_ == "xcomp":
            return Held(Status.PLANNED, parsed.span(token, token))
        if under.dep_ == "dobj" and lemma in ("commit", "ask", "set", "target"):
            return None  # "commits half of thefts", "asked 860 people"
        if lemma in cue("focusing") and under.dep_ == "prep" and under.lower_ in ("on", "to", "towards"):
            doing = next((child for child in under.children if child.dep_ == "pcomp"), None)
            return Held(Status.PLANNED, parsed.span(token, doing)) if doing is not None else None
        if lemma in ("want", "intend") and _intended(token, under):
            return Held(Status.PLANNED, parsed.span(token, token))
        if lemma == "want" and under.dep_ in ("xcomp", "ccomp") and _dated(token, under):
            return Held(Status.PLANNED, parsed.span(token, token))
        if lemma in ("hope", "hop") and _intended(token, under) and _dated(under, under):
            return Held(Status.PLANNED, parsed.span(token, token))
        if lemma in ("want", "need") and under.dep_ == "dobj" and _dated(token, under):
            return Held(Status.PLANNED, parsed.span(token, token))
        if lemma == "look" and under.lower_ == "for" and _another(under):
            return Held(Status.PLANNED, parsed.span(token, under))
        ours = any(child.lower_ in ("i", "we") and child.dep_ == "nsubj" for child in token.children)
        if lemma == "announce" and under.dep_ == "dobj" and ours and token.tag_ in ("VB", "VBP", "VBG"):
            return Held(Status.PLANNED, parsed.span(token, token))  # "I can announce £8m"
        if lemma == "ask" and under.dep_ == "xcomp" and _were(token):
            return Held(Status.PLANNED, parsed.span(token, token))
        if lemma == "need" and token.tag_ == "VBD" and under.lemma_.lower() in _TIMES:
            return None  # "needed 14 minutes to reach them"
        if lemma == "need" and token.dep_ == "relcl" and under.dep_ == "xcomp":
            return None  # "the means they need to fight 90 gangs"
        if lemma == "ask" and under.lower_ == "for" and any(child.dep_ == "auxpass" for child in token.children):
            return None  # what people are asked for they pay
        if lemma == "call" and under.dep_ == "dobj":
            return None  # "called on 1,120 households"
        if lemma == "bid" and any(c.lower_ == "share" for c in under.children):
            return None  # a share of a pot of £6m: the pot is there to be bid for
        if by and lemma in cue("planned_verb"):
            return Held(Status.PLANNED, parsed.span(token, token))
        if by and lemma in cue("hypothetical_verb"):
            return Held(Status.HYPOTHETICAL, parsed.span(token, token))
        return None
    if negation(token) is not None and under.dep_ in ("acl", "prep"):
        return Held(Status.NEGATED, parsed.span(token, token))
    if token.lower_ == "able" and under.dep_ == "xcomp":
        return _able(parsed, token)
    if token.lower_ in _WILLING and under.dep_ in ("xcomp", "ccomp"):
        return Held(Status.HYPOTHETICAL, parsed.span(token, token))
    if token.lower_ in _FORTHCOMING and under.dep_ in ("xcomp", "acl", "ccomp"):
        return Held(Status.PLANNED, parsed.span(token, token))
    if lemma == "allocation" and under.lower_ == "of" and not any(c.lower_ == "million" for c in under.children):
        return Held(Status.PLANNED, parsed.span(token, token))
    if token.tag_ == "NNS" and under.dep_ == "nummod" and under.like_num:
        return None  # "26 targets" are there, however many they aim at
    if lemma in cue("planned_noun") and (
        under.dep_ in ("acl", "prep", "nummod", "compound", "nmod", "amod")
        or (under.dep_ == "relcl" and under.tag_ == "VB")
    ):
        verb = token.head
        fulfilled = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in cue("fulfilled")
        if fulfilled and under.dep_ == "acl":
            return ACTUAL
        return Held(Status.PLANNED, parsed.span(token, token))
    done_by = under.dep_ == "acl" and any(child.dep_ == "agent" for child in under.children)  # "answered by 36 forces"
    if lemma in cue("hypothetical_noun") and under.dep_ in ("acl", "prep") and under.lower_ != "from" and not done_by:
        return Held(Status.HYPOTHETICAL, parsed.span(token, token))
    return None

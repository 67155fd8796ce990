"""Changes told by what becomes of people, posts and sums: they go, they shut, they are found, they are short."""

from __future__ import annotations

from claimx.pipeline.fields.beside import direction, said
from claimx.pipeline.fields.clauses import infinitive
from claimx.pipeline.fields.kinds import is_workforce_word
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import is_time, whole_noun
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

_POSTS = frozenset("post job role position".split())
_PREMISES = frozenset("station counter desk base office court cell suite site".split())
# With these alone "to go" is to be lost; with others it is to go somewhere.
_WHEN = frozenset("by from before over since across".split())
# What may stand behind "have gone" where it means that they are no more.
_BESIDE = frozenset({"punct", "cc", "conj", "dep"})
_SINCE = _WHEN | {"in", "under", "during", "within", "between", "after"}
# Who are no police staff and are lost as these are.
_HELPERS = frozenset("volunteer warden nurse worker visitor".split())
_DUE = frozenset({"due", "set", "expected", "likely"})
_AT_WORK = frozenset("be see patrol complete finish do have walk work serve".split())
_STARTING = frozenset("join begin start train graduate qualify recruit hire post deploy swear appoint".split())
_SHARES = frozenset({"percent", "fraction", "ratio"})
_CUT = frozenset("lose cut axe scrap shed delete abolish".split())
_FATES = frozenset("axe closure redundancy chop sack scrapheap".split())
_SHORT_OF = frozenset("short shy".split())


def counted(node: Token) -> Token:
    """The noun that an amount stands before, else the amount itself."""
    return whole_noun(node, node.head) if node.dep_ in ("nummod", "compound") and node.head.i > node.i else node


def fate(verb: Token) -> Token | None:
    """What posts or premises face: the axe of "18 of the counters face the axe"."""
    if verb.lemma_.lower() != "face":
        return None
    return next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ in _FATES), None)


def going(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """What is to go or to shut: "another £2m would have to go", "4,000 more posts will go", "eight desks to shut"."""
    noun = counted(node)
    whole = next(
        (inner for c in noun.children if c.lower_ == "of" for inner in c.children if inner.dep_ == "pobj"), noun
    )
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head  # "513 officers and 550 staff may have to go"
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        last = next((c for c in noun.rights if c.dep_ in ("relcl", "acl") and infinitive(c)), None)
        shuts = last is not None and last.lemma_.lower() in ("shut", "close", "go") and noun.lemma_.lower() in _PREMISES
        return said(parsed, last, Change.DECREASE) if last is not None and shuts else None
    verb = noun.head
    done = verb
    if verb.lemma_.lower() == "go" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "let":
        lost = workforce and not _towards(verb)  # "let 40 officers go"
        return said(parsed, verb, Change.DECREASE) if lost else None
    if verb.lemma_.lower() in ("have", "be", "need", "set", "due"):
        due = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _DUE), verb)
        done = next((c for c in due.children if c.dep_ in ("xcomp", "ccomp", "acomp") and c.pos_ == "VERB"), verb)
    doom = fate(verb)
    if doom is not None and (workforce or whole.lemma_.lower() in _POSTS | _PREMISES):
        return said(parsed, doom, Change.DECREASE)
    coming = done.i != verb.i or infinitive(verb) or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    lemma = done.lemma_.lower()
    if not coming:
        return None
    if lemma in ("shut", "close") and whole.lemma_.lower() in _PREMISES:
        return said(parsed, done, Change.DECREASE)
    bare = noun.i == node.i and amount.form == "number"
    if done is not verb and lemma in _CUT and (workforce or bare) and any(c.dep_ == "auxpass" for c in done.children):
        return said(parsed, done, Change.DECREASE)  # "340 due to be lost to retirement"
    lost = workforce or bare or amount.form == "money" or noun.lemma_.lower() in _POSTS | _PREMISES
    if lemma != "go" or not lost:
        return None
    for child in done.children:
        elsewhere = child.dep_ in ("xcomp", "prt", "acomp", "oprd", "prep", "advmod") or (
            child.dep_ == "advcl" and infinitive(child)
        )
        if child.lower_ in ("where", "how") or (elsewhere and child.i > done.i and child.lower_ not in _WHEN):
            return None
    return said(parsed, done, Change.DECREASE)


def gone(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """What is no longer there: "134 posts lost since", "12,500 gone", "the 80 that have been cut", "12% have gone"."""
    noun = counted(node)
    follows = parsed.doc[noun.i + 1] if noun.i + 1 < len(parsed.doc) else None
    if follows is not None and follows.lower_ == "gone" and noun.i == node.i and amount.form in ("number", "percent"):
        return said(parsed, follows, Change.DECREASE)
    share = amount.form in _SHARES and is_workforce_word(noun.lemma_.lower())
    if follows is not None and follows.lower_ == "gone" and share:
        return said(parsed, follows, Change.DECREASE)  # "one in seven officers gone"
    if noun.lower_ == "gone" and amount.form == "number":
        return said(parsed, noun, Change.DECREASE)  # "11,300 now, 12,500 gone"
    posts = workforce or noun.lemma_.lower() in _POSTS | _HELPERS
    for child in noun.rights if posts and amount.form == "number" else ():
        left = child.lemma_.lower() == "go" and not _towards(child)
        passive = child.tag_ == "VBN" and child.lemma_.lower() in _CUT
        if child.dep_ == "acl" and (passive or (left and child.tag_ == "VBN")):
            return said(parsed, child, Change.DECREASE)
        done = passive and any(c.dep_ == "auxpass" for c in child.children)
        itself = any(c.dep_ == "nsubj" and c.tag_ in ("WP", "WDT") for c in child.children)
        if child.dep_ == "relcl" and (done or (left and itself and child.tag_ in ("VBD", "VBN"))):
            return said(parsed, child, Change.DECREASE)
    verb = noun.head
    if amount.form in _SHARES and noun.dep_ == "nsubjpass" and verb.tag_ == "VBN" and _taken(verb):
        return said(parsed, verb, Change.DECREASE)
    flow = _flows(noun, verb) if amount.form == "number" else None
    if flow is not None:
        return said(parsed, verb, flow)
    if noun.dep_ != "nsubj" or verb.tag_ not in ("VBN", "VBD") or _towards(verb):
        return None
    perfect = verb.tag_ == "VBN" or noun.lemma_.lower() in _POSTS
    if verb.lemma_.lower() == "go" and perfect and (amount.form in _SHARES or noun.lemma_.lower() in _POSTS):
        return said(parsed, verb, Change.DECREASE)
    return None


def _taken(verb: Token) -> bool:
    """Whether a share is said to have been taken away: "a quarter has been cut", "has been taken from"."""
    lemma = verb.lemma_.lower()
    if lemma == "take":
        return any(child.lower_ in ("from", "away") for child in verb.children)
    return lemma in _CUT - {"lose"} or (lemma == "wipe" and any(child.lower_ == "out" for child in verb.children))


def _flows(noun: Token, verb: Token) -> Change | None:
    """Who joined or left something that is not named: "Five joined last year and eight left"."""
    lemma = verb.lemma_.lower()
    if noun.dep_ != "nsubj" or lemma not in ("join", "leave") or verb.tag_ not in ("VBD", "VBN"):
        return None
    people = noun.like_num or noun.lemma_.lower() in ("people", "officer", "recruit", "volunteer", "special", "member")
    if not people or not only_timed(verb):
        return None
    return Change.INCREASE if lemma == "join" else Change.DECREASE


def only_timed(verb: Token) -> bool:
    """Whether nothing but a time follows a verb: no place, and no thing that was then done."""
    for child in verb.rights:
        timed = child.dep_ == "prep" and child.lower_ in _SINCE and any(is_time(c) for c in child.children)
        if not (timed or child.dep_ in _BESIDE or (child.dep_ == "npadvmod" and is_time(child))):
            return False
    return True


def _towards(verb: Token) -> bool:
    """Whether a verb of going says where to, how long or what was then done."""
    return any(c.dep_ not in _BESIDE and not (c.dep_ == "prep" and c.lower_ in _SINCE) for c in verb.rights)


def arriving(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """Who is found for the workforce, or is still to come: "finding 15 people a month", "a further 57 are expected"."""
    noun = counted(node)
    verb = noun.head
    if not workforce or amount.form != "number" or verb.pos_ not in ("VERB", "AUX"):
        return None
    more = any(word.lower_ in ("another", "further") for word in (*noun.lefts, *node.lefts))
    if more and noun.dep_ == "nsubj" and verb.lemma_ == "be" and _due_to_join(verb):
        return said(parsed, verb, Change.INCREASE)
    lemma = verb.lemma_.lower()
    if more and noun.dep_ == "dobj" and lemma in ("receive", "get", "gain", "have"):
        return said(parsed, verb, Change.INCREASE)  # "will receive a further 36"
    if noun.dep_ == "dobj" and lemma == "find" and (more or verb.tag_ not in ("VBD", "VBN")):
        return said(parsed, verb, Change.INCREASE)
    if more and noun.dep_ in ("nsubj", "nsubjpass") and (lemma in cue("arriving") or _will_be(verb)):
        return said(parsed, verb, Change.INCREASE)
    return None


def _due_to_join(verb: Token) -> bool:
    """Whether people are to join: "a further 33 are to join it", "are due to start"."""
    due = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _DUE), verb)
    done = next((c for c in due.children if c.dep_ in ("xcomp", "ccomp") and infinitive(c)), None)
    return done is not None and done.lemma_.lower() in _STARTING


def _will_be(verb: Token) -> bool:
    """Whether people will begin the work or be at it: "a further 45 will have been trained", "20 will be seen"."""
    to_come = any(child.dep_ == "aux" and child.lower_ in ("will", "'ll", "’ll", "would") for child in verb.children)
    return to_come and verb.lemma_.lower() in _STARTING | _AT_WORK


def done_away(parsed: Parsed, node: Token) -> Moved | None:
    """What is done away with or got rid of: "we have done away with 6,000 forms"."""
    noun = counted(node)
    if noun.dep_ != "pobj":
        return None
    preposition, above = noun.head.lower_, noun.head.head
    away = preposition == "with" and any(word.lower_ == "away" for word in (above, *above.children))
    if away and above.lemma_.lower() in ("do", "away"):
        return said(parsed, above, Change.DECREASE)
    return said(parsed, above, Change.DECREASE) if preposition == "of" and above.lower_ == "rid" else None


def missing(parsed: Parsed, node: Token) -> Moved | None:
    """What a body is short of: "forces were 20 short" is said beside the amount, "short of 20 detectives" is not."""
    noun = counted(node)
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.lower_ not in _SHORT_OF:
        return None
    short = noun.head.head
    before = short.nbor(-1) if short.i else short
    measured = before.like_num or before.lower_ in ("%", "million", "points", "just", "well", "far")
    return None if measured or short.dep_ not in ("acomp", "oprd", "conj") else said(parsed, short, Change.DECREASE)


def awarded(parsed: Parsed, node: Token, amount: Amount) -> Moved | None:
    """A pay award is a rise: "a 2% pay award", "the pay award of 2%"."""
    if amount.form != "percent":
        return None
    noun = node.head if node.dep_ != "pobj" else node.head.head
    if node.dep_ == "pobj" and node.head.lower_ != "of":
        return None
    if noun.lemma_.lower() in ("award", "settlement") and any(c.lower_ == "pay" for c in noun.lefts):
        return said(parsed, noun, Change.INCREASE)
    return None


def hired(parsed: Parsed, node: Token, *, workforce: bool) -> Moved | None:
    """What a relative clause says was done with people: "the 267 officers it is gaining", "291 of the 456 new ones"."""
    if not workforce:
        return None
    noun = counted(node)
    for child in noun.rights:
        if child.dep_ == "relcl" and child.pos_ == "VERB":
            own = any(c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT") for c in child.children)
            objects = any(c.dep_ == "dobj" and c.tag_ not in ("WP", "WDT") for c in child.children)
            change = direction(child, "verb")
            if own and not objects and change is not None and child.lemma_.lower() in cue("takes_object"):
                return said(parsed, child, change)
        if child.lower_ == "of" and noun.i == node.i:
            for inner in child.children:
                more = next((c for c in inner.lefts if c.lower_ in ("additional", "extra", "new")), None)
                if more is not None and any(c.dep_ == "nummod" for c in inner.lefts):
                    return said(parsed, more, Change.INCREASE)
    return None

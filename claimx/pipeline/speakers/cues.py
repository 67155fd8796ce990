"""The words that make an attribution: who, by which verb, and how the reported words stand to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.pipeline.speakers.lexicon import Verb, verbs, words
from claimx.pipeline.speakers.mentions import Mention
from claimx.pipeline.speakers.subjects import FROM, Reader, Subject, Unit
from claimx.pipeline.speakers.tokens import Tokens

_ADVERBIAL = frozenset("on in at today yesterday last this when after as during via".split())
_SIGNS = frozenset({"£", "$", "€"})
_TELLING = frozenset({"report", "estimate", "expect"})
_NOUNS = frozenset(
    "claim claims suggestion suggestions warning warnings estimate estimates allegation allegations admission "
    "assertion prediction announcement announcements promise pledge view argument belief insistence".split()
)
_MEASURES = frozenset({"number", "figure", "total", "cost", "bill", "value", "rate", "losses", "loss"})
_BEFORE_PRONOUN = frozenset("of at than by in for on to from with".split())
_COUNTS = frozenset("count reckoning estimate estimates calculation calculations figures data".split())
_FIGURES = frozenset(
    "£ $ € about around some nearly almost over just roughly between one two three four five six".split()
)
_UNDERSTOOD = frozenset("understand understands understood hear heard learn learned learnt gather gathered".split())
_ADVISED = frozenset("advised informed told assured reminded".split())
_FINITE = frozenset("is are was were has have had will would there it".split())
_CONTRAST = frozenset({"but", "while", "whereas", "although", "though"})
_MARKS = frozenset({",", "”", '"', "’", "'", "–", "—", "!", "?", "-"})
_ENDS = frozenset({",", ".", ""})
_SOME = frozenset("a an another about around some nearly almost over just £".split())
_STOPS = frozenset({",", ".", ";", ":", "–", "—", '"', "“"})
_RESOLVED = 24  # tokens behind "agreed that" in which "should" may stand
_CLAUSE = 10  # tokens in which a clause has its verb


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or phrase in a unit, by token indices.

    Attributes:
        shape: ``colon`` (X said: ...), ``after`` (what follows is reported), ``around`` (the clause it stands in
            or ends is reported), ``noun`` (X's claim that ...).
        subject: Who.
        start, end: The cue itself.
        speech: Whether it can carry direct speech.
    """

    shape: str
    subject: Subject
    start: int
    end: int
    speech: bool = True


def _complement(reader: Reader, verb: Verb, index: int) -> str:
    """What comes first after a verb: ``colon``, ``that``, ``quote``, ``stop`` (a comma or the end) or ``clause``."""
    limit = min(index + (14 if verb.frame == "tell" else 8), reader.u.end)
    finite = False
    for ahead in range(index, limit):
        word = reader.t.lows[ahead]
        if word == ":":
            return "clause" if finite else "colon"
        if word == "that" and reader.low(ahead - 1) not in _BEFORE_PRONOUN:
            return "that" if verb.frame != "that" or ahead - index < 4 else "clause"
        if reader.t.hidden[ahead] or word in ('"', "“", "‘"):
            return "quote"
        if word in (",", ";", ".", "–", "—"):
            return "stop"
        finite = finite or word in _FINITE
    return "stop" if limit == reader.u.end else "clause"


def _figure(word: str) -> bool:
    """Whether a token opens a sum, a number or a hedge of one."""
    return word[:1].isdigit() or word in _FIGURES


def _shape(reader: Reader, verb: Verb, at: int, subject: Subject, *, answers: bool) -> str | None:
    """How what is reported stands to a verb with its subject on the left; None where nothing is reported."""
    index = at + 1
    if verb.frame == "figure" or (answers and verb.base in _TELLING):
        # "The College reports 40 vacancies": a minister passes it on, others tell what it did.
        body = subject.mention is not None and subject.mention.kind in ("org", "pronoun") and not subject.source
        told = body and reader.low(subject.start) not in ("he", "she", "they")
        told = told and reader.low(index) not in _SIGNS and (verb.base != "give" or verb.form == "third")
        told = told and (_figure(reader.low(index)) or reader.low(index + 1) == "further")
        if answers and told:
            return "after"
        if verb.frame == "figure":
            return None
    if verb.frame == "out":
        if reader.low(index) != "out":
            return None
        index += 1
    if verb.base == "put" and reader.low(index) == "it":
        index += 1  # "put it to me like this:"
    low = reader.low(index)
    complement = _complement(reader, verb, index)
    if complement == "colon":
        return "colon"
    if verb.frame == "on":
        return "around" if low == "on" and reader.low(index + 1) in _ENDS else None
    if verb.frame == "for":
        return "after" if low == "for" else None
    if verb.frame == "at":
        near = [reader.low(i) for i in range(index, min(index + 14, reader.u.end))]
        figure = any(two == "at" and _figure(three) for two, three in pairwise(near))
        figure = figure or any(pair == ("down", "to") for pair in pairwise(near[1:]))  # "puts it down to two arrests"
        return "after" if low == "at" or figure or ("at" in near and _MEASURES & set(near)) else None
    if verb.frame == "tell" and not low:
        return None  # "..., MPs told" in a headline: told, not telling
    closes = low in _ENDS or low in _ADVERBIAL
    if reader.low(subject.start - 1) in _MARKS and complement in ("stop", "clause"):
        ended = complement == "stop" or low in _ADVERBIAL
        if ended and (closes or verb.frame == "tell"):
            return "around"
    if low in _ENDS:
        return "after" if low == "," and subject.start <= reader.u.start + 6 else None
    if low == "to" and verb.frame != "pledge":
        return None
    if verb.base == "add" and _figure(low) and reader.low(index + 1) == "of":
        return None  # "it had added nine of these"
    if complement == "that" and verb.base == "agree" and "should" in reader.t.lows[index : index + _RESOLVED]:
        return None  # "the panel agreed that the precept should rise": decided, not said
    if complement in ("that", "quote"):
        return "after"
    if verb.frame in ("that", "quote"):
        return "after" if verb.base in ("find", "show") and (subject.source or subject.nobody) else None
    if verb.base in ("admit", "deny", "add") and (low[0].isdigit() or low in _SOME):
        return "after" if _goes_on(reader, index) else None  # "admitted 14 burglaries" is a plea, "added 40" a deed
    if verb.frame == "pledge":
        person = subject.mention is not None and subject.mention.kind in ("person", "role", "pronoun")
        if person and verb.base == "expect":
            person = reader.low(subject.start) not in ("it", "they")
        return "after" if person else None
    if verb.frame == "clause" and low in ("for", "of", "about", "with", "goodbye", "against"):
        return None
    return "after"


def find(tokens: Tokens, unit: Unit, *, answers: bool = False) -> list[Cue]:
    """The cues of a unit, in order; those of quoted words left out.

    ``answers`` is for the answers of ministers, who pass on what bodies count.
    """
    reader = Reader(tokens, unit)
    found: list[Cue] = []
    script = _script(reader)
    if script is not None:
        found.append(script)
    forms = verbs()
    for at in range(unit.start, unit.end):
        if tokens.hidden[at]:
            continue
        low = tokens.lows[at]
        cue: Cue | None = None
        if low == "according" and reader.low(at + 1) == "to":
            cue = _according(reader, at)
        elif low in _UNDERSTOOD and reader.low(at + 1) == "from":
            cue = _understood(reader, at)
        elif low in _ADVISED and reader.low(at + 1) == "by":
            cue = _advised(reader, at)
        elif low in ("by", "on") and (unit.start == at or reader.low(at - 1) in _MARKS):
            cue = _by_count(reader, at)
        elif low in _NOUNS and not tokens.capital(at) and reader.low(at + 1) == "that":
            cue = _claimed(reader, at)
        if (
            cue is None
            and low in forms
            and not (tokens.owns[at] and at + 1 < unit.end and tokens.words[at][-2:] in ("'s", "’s"))
        ):
            cue = _verb(reader, at, forms[low], found, answers=answers)
        if cue is not None:
            found.append(cue)
    return found


def _script(reader: Reader) -> Cue | None:
    """ "Chief Constable Jane Doe: ..." at the head of a block, or a line that ends in such a name and a colon."""
    if not reader.u.first:
        return None
    mentions = reader.u.mentions
    for mention in (*mentions[:3], *mentions[-1:]):
        after = mention.end + (reader.low(mention.end) == ")")
        tag = mention.kind == "role" and mention.start == reader.u.start and reader.low(reader.u.end - 1) != "."
        named = mention.kind == "person" and (mention.sure or mention.role is not None)
        if reader.low(after) != ":" or not (named or (tag and after < reader.u.end - 1)):
            continue
        if after > mention.end and mention.role is None and mention.end - mention.start == 1:
            continue  # "Eastern (Angus): 11"
        heads = mention.start == reader.u.start or (after > mention.end and mention.start - reader.u.start < 20)
        ends = after == reader.u.end - 1 and reader.u.end - reader.u.start < 20
        if heads or ends:
            return Cue("colon", Subject(mention.start, mention), mention.start, mention.end)
    return None


def _head_word(reader: Reader, mention: Mention) -> str:
    """The word that says what a named thing is: the survey of "Crime Survey for England and Wales"."""
    lows = reader.t.lows
    for at in range(mention.start + 1, mention.end):
        if lows[at] in ("for", "of", "on", "in"):
            return lows[at - 1]
    return lows[mention.end - 1]


def _according(reader: Reader, at: int) -> Cue | None:
    index = at + 2
    while index < reader.u.end and index - at < 14 and index not in reader.by_start:
        low = reader.low(index)
        named = reader.by_start.get(index + 1)
        if (
            low in words("collective")
            and named is not None
            and named.kind in ("org", "person")
            and not reader.t.owns[index]
        ):
            index += 1  # "the insurer Harbour Mutual"
            break
        if low in words("source") or low in words("collective"):
            break
        if not low[0].isalnum() or low in words("auxiliary"):
            return None
        index += 1
    mention = reader.by_start.get(index)
    low = reader.low(index)
    subject: Subject | None
    if mention is not None and mention.kind != "pronoun":
        after = mention.end
        if reader.low(after) in words("source") or reader.low(after + 1) in words("source"):
            generic = mention.kind == "org" and reader.low(mention.start) in ("police", "government")
            subject = Subject(mention.start, mention, nobody=generic, source=True)
        elif mention.kind == "org" and _head_word(reader, mention) in words("source") | words("not_organisation"):
            subject = Subject(mention.start, nobody=True)
        else:
            subject = Subject(mention.start, mention)
    elif low in words("source"):
        by = next((i for i in range(index + 1, min(index + 6, reader.u.end)) if reader.low(i) in FROM), None)
        owner = None
        if by is not None:
            owner = reader.by_start.get(by + 1) or reader.by_start.get(by + 2)
        subject = Subject(index, owner, nobody=owner is None, source=True)
    elif low in words("collective"):
        subject = Subject(index, word=low)
    else:
        return None
    shape = "after" if reader.low(at - 1) in _CONTRAST | {";"} else "around"
    end = max(at + 2, subject.mention.end if subject.mention else index + 1)
    return Cue(shape, subject, at, end, False)


def _by_count(reader: Reader, at: int) -> Cue | None:
    """ "By its count", "On the College's figures": who reckons so."""
    named = next((one for step in (1, 2) if (one := reader.by_start.get(at + step)) is not None), None)
    if reader.low(at + 1) in ("its", "their"):
        subject, end = Subject(at + 1, word="its", source=True), at + 2
    elif named is not None and named.kind == "org" and reader.t.owns[named.end - 1]:
        subject, end = Subject(named.start, named), named.end
    else:
        return None
    end += reader.low(end) in ("own", "latest")
    counts = reader.low(end) in _COUNTS and reader.low(end + 1) not in ("for", "of", "in")
    return Cue("around", subject, at, end + 1, False) if counts else None


def _understood(reader: Reader, at: int) -> Cue | None:
    """ "I understand from the Chief Constable that"."""
    mention = reader.by_start.get(at + 2) or reader.by_start.get(at + 3)
    if mention is None or mention.kind == "pronoun" or reader.low(mention.end) != "that":
        return None
    return Cue("after", Subject(mention.start, mention), at, mention.end, False)


def _advised(reader: Reader, at: int) -> Cue | None:
    """ "I am advised by the chief constable, Mr Roe, that"."""
    mention = reader.by_start.get(at + 2) or reader.by_start.get(at + 3)
    if mention is None or mention.kind == "pronoun":
        return None
    if not {"i", "we"} & {reader.low(index) for index in range(max(reader.u.start, at - 4), at)}:
        return None
    holder = reader.by_start.get(mention.end + 1) if reader.low(mention.end) == "," else None
    if mention.kind == "role" and holder is not None and holder.kind == "person":
        mention = holder  # "by the chief constable, Mr Roe, that"
    end = mention.end + (reader.low(mention.end) == ",")
    return Cue("after", Subject(mention.start, mention), at, end) if reader.low(end) == "that" else None


def _claimed(reader: Reader, at: int) -> Cue | None:
    """ "a councillor's claim that", "the claim by X that" (its owner is responsible for what follows)."""
    for index in range(at, max(at - 4, reader.u.start) - 1, -1):
        mention = reader.by_end.get(index)
        if mention is not None:
            if mention.kind != "pronoun" and reader.t.owns[mention.end - 1]:
                return Cue("noun", Subject(mention.start, mention), mention.start, at + 1, False)
            break
    return None


def _goes_on(reader: Reader, at: int) -> bool:
    """Whether a finite verb follows before the clause ends: "said the force had 30", but not "said the force."."""
    for index in range(at, min(at + _CLAUSE, reader.u.end)):
        if reader.low(index) in _STOPS:
            return False
        if reader.low(index) in _FINITE:
            return True
    return False


def _verb(reader: Reader, at: int, verb: Verb, found: Sequence[Cue], *, answers: bool) -> Cue | None:
    colon = reader.low(at + 1) == ":"
    spoken = verb.frame not in ("tell", "at", "for", "dispute", "figure")
    if reader.low(at - 1) in _MARKS and verb.form in ("past", "third") and spoken and not colon:
        inverted = reader.right(at)
        if inverted is not None and not (reader.by_start.get(at + 1) is None and reader.low(at + 1) == "that"):
            complement = inverted.mention.end if inverted.mention else at + 2
            follows = reader.low(complement)
            ahead = inverted.mention is None and _goes_on(reader, complement)
            if not ahead and follows not in _FINITE and follows not in ("that", "could", "should", "may", "can"):
                return Cue("around", inverted, at - 1, complement)
    if verb.base == "reveal" and reader.low(at - 1) == "can":
        return None  # a paper that tells its own story
    index, negated, passive = reader.back(at)
    if (passive and verb.form == "past") or (negated and verb.base not in ("accept", "believe", "think")):
        return None
    if verb.form == "ing" and not passive:
        if not found and reader.low(at - 1) not in (",", "and", "by"):
            return None
        if reader.low(at - 1) not in (",", "and", "by", "–", "—"):
            return None
        subject: Subject | None = Subject(at, before=True)
    else:
        subject = reader.subject(index, verb, cueless=not found)
    if subject is None:
        return None
    if subject.before and verb.form in ("base", "third") and (verb.noun or verb.form == "base") and verb.frame != "at":
        return None
    shape = _shape(reader, verb, at, subject, answers=answers)
    if shape is None:
        return None
    end = at + 2 if verb.frame == "out" else at + 1
    return Cue(shape, subject, min(subject.start, at), end)

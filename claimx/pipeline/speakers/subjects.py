"""The subject of a reporting verb: the mention, body or source on its left, or on its right where inverted."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.speakers.lexicon import Verb, roles, verbs, words
from claimx.pipeline.speakers.mentions import PARTIES, Mention, opens_sentence
from claimx.pipeline.speakers.tokens import Tokens

_WINDOW = 70  # tokens looked back over for a subject
_BRACKET = 12  # tokens that a bracket behind a name may hold
_RELATIVE = frozenset({"who", "which", "that"})
_WORKS = frozenset("report study survey evaluation research analysis audit poll review paper inspection".split())
_RELEASED = frozenset(
    "published released compiled collected obtained produced issued commissioned gathered provided supplied "
    "conducted carried".split()
)
_DONE = frozenset("hit seen led kept held paid shot caught lost sold bought stolen taken driven given".split())
_CROWDS = frozenset("women men people residents children victims londoners drivers parents".split())
_GENERIC = frozenset("police government british national scottish welsh english".split())
FROM = frozenset({"from", "by"})
# Before a name: it only qualifies the words on its left.
_PREPOSITIONS = frozenset("of for from by at to in with on across around near throughout outside".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who reports.

    Attributes:
        start: Index of its first token.
        mention: Who, where a mention says so.
        other: The first of two who speak together.
        word: A body named by a common noun ("the force"), or "its" where the last body's own survey reports.
        before: Whether it is the subject of the cue before.
        nobody: Whether it is a source that nobody owns ("figures").
        source: Whether it is a report or survey: with a mention, whose it is; without one, a report that
            the document named before.
    """

    start: int
    mention: Mention | None = None
    other: Mention | None = None
    word: str = ""
    before: bool = False
    nobody: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of sentences that no boundary outside quotation marks divides, by token indices.

    ``first`` is whether it opens its block.
    """

    start: int
    end: int
    block: int
    mentions: tuple[Mention, ...]
    first: bool


class Reader:
    """Finds the cues of one unit."""

    def __init__(self, tokens: Tokens, unit: Unit) -> None:
        self.t = tokens
        self.u = unit
        self.by_end = {m.end: m for m in unit.mentions}
        self.by_start = {m.start: m for m in unit.mentions}

    def low(self, index: int) -> str:
        return self.t.lows[index] if self.u.start <= index < self.u.end else ""

    def back(self, verb: int) -> tuple[int, bool, bool]:
        """(token before the verb group, negated, passive)."""
        index = verb - 1
        negated = passive = False
        while index >= self.u.start and verb - index < 10:
            low = self.t.lows[index]
            if index + 1 in self.by_end and self.by_end[index + 1].kind != "org":
                break
            if low in words("negative"):
                negated = True
            elif low in words("auxiliary") or (low.endswith("ly") and len(low) > 4):
                pass
            else:
                break
            if low in words("passive"):
                passive = True
            index -= 1
        return index, negated, passive

    def subject(self, at: int, verb: Verb, *, cueless: bool = False) -> Subject | None:
        """The subject whose last word stands at ``at``; ``cueless`` where no cue stands before it in the unit."""
        if at < self.u.start:
            return None
        low = self.t.lows[at]
        mention = self.by_end.get(at + 1)
        if mention is not None:
            return self.noun_phrase(mention, verb)
        if low in _RELATIVE:
            return self.antecedent(at)
        if low == ")":
            return self.bracketed(at, verb)
        if low in (",", "-", "–", "—"):
            return self.apposed(at, verb)
        if low in ("and", "but", "then"):
            opens = self.low(self.u.start) == "the" and self.low(self.u.start + 1) in words("collective")
            return self.collective(self.u.start + 1) if opens and cueless else Subject(at, before=True)
        if low in words("source"):
            return self.source(at)
        if low in words("collective"):
            return self.collective(at)
        return self.loose(at)

    def noun_phrase(self, mention: Mention, verb: Verb) -> Subject | None:
        """A mention right before the verb, unless it is part of a larger phrase."""
        if mention.kind == "pronoun" or mention.kind == "role":
            if mention.kind == "role" and self.low(mention.start - 1) in ("of", "by", "to", "from", "with"):
                owner = self.loose(mention.start - 1)
                if owner is not None and owner.mention is not None:
                    return owner
            return self.joint(mention)
        before = mention.start - 1
        if mention.kind == "org" and self.low(before) in words("collective"):
            before -= 1
        if self.low(before) == "the":
            before -= 1
        preposition = self.low(before)
        if preposition in _PREPOSITIONS:
            left = self.low(before - 1)
            if left in words("source") or self.participle_source(before - 1):
                # "figures of the Ministry", but "figures of shop theft"
                owned = preposition in FROM or (preposition == "of" and mention.kind == "org")
                start = before - 1
                while start > self.u.start and before - start < 6 and self.low(start - 1).isalpha():
                    start -= 1
                return Subject(start, mention if owned else None, nobody=not owned, source=owned)
            works = range(before - 1, max(before - 8, self.u.start - 1), -1) if preposition == "by" else ()
            work = next((i for i in works if self.low(i) in words("source")), None)
            if work is not None and (maker := self.made_by(work, mention.end)) is not None:
                return maker
            held = self.by_end.get(before)
            if held is not None and held.kind in ("person", "role"):
                return Subject(held.start, held)
            if left and (left.isalpha() or left.isdigit()) and held is None and left not in words("opener"):
                return self.collective(before - 1) if left in words("collective") else None
            if held is not None or before == self.u.start:
                return Subject(mention.start, mention) if held is None and mention.kind == "person" else None
        if mention.kind == "org":
            if self.t.words[mention.end - 1][-2:-1].isupper() and self.t.words[mention.end - 1].endswith("s"):
                return None  # MPs, PCSOs
            last = self.t.lows[mention.end - 1]
            if last in words("source") and not {"of", "for"} & set(self.t.lows[mention.start : mention.end]):
                return self.source(mention.end - 1)
            if last in words("not_organisation"):
                return None
            alone = mention.end - mention.start == 1 and mention.start == self.u.start
            party = self.t.lows[mention.start] in PARTIES
            common = alone and not party and not self.t.words[mention.start].isupper()
            if common and (verb.noun or opens_sentence(self.t, mention.start)):
                return None  # "Arrests tell another story"
            if last in _CROWDS:
                return None
        return self.joint(mention)

    def participle_source(self, index: int) -> bool:
        """ "figures published by X", "data released by X"."""
        near = (self.low(index - back) for back in (1, 2, 3))
        return self.low(index) in _RELEASED and any(low in words("source") for low in near)

    def joint(self, mention: Mention) -> Subject:
        """A mention, with the one that "and" ties to it."""
        other = self.by_end.get(mention.start - 1) if self.low(mention.start - 1) == "and" else None
        if other is not None and other.kind == "person" and mention.kind == "person":
            return Subject(other.start, mention, other)
        start = mention.start
        if mention.kind == "org" and self.low(start - 1) in words("collective") and self.low(start - 2) == "the":
            start -= 1  # "the charity Harbour Trust"
        while self.low(start - 1) in words("determiner") | {"newly", "re-elected"}:
            start -= 1
        return Subject(start, mention)

    def antecedent(self, at: int) -> Subject | None:
        index = at - 1
        if self.low(index) == ",":
            index -= 1
        mention = self.by_end.get(index + 1)
        if mention is None:
            if self.low(index) in words("source"):
                return Subject(index, nobody=True)
            return None
        verb = Verb("say", "past", "clause", False)
        return self.noun_phrase(mention, verb)

    def bracketed(self, at: int, verb: Verb) -> Subject | None:
        """ "Jane Doe (Con, North Dorset)" """
        for index in range(at - 1, max(at - 12, self.u.start), -1):
            if self.t.lows[index] == "(":
                return self.subject(index - 1, verb) if self.t.lows[index - 1] != ")" else None
        return None

    def apposed(self, at: int, verb: Verb) -> Subject | None:
        """ "Jane Doe, chair of X, who ...," : the name at the head of the chain of commas."""
        title: Mention | None = None
        end = at
        pieces = 0
        while end >= self.u.start and at - end < _WINDOW and pieces < 8:
            start = end - 1
            while start >= self.u.start and self.t.lows[start] not in (",", "(", ")", ";", "–", "—"):
                start -= 1
            office = self.by_end.get(end)
            while office is not None and office.kind == "role" and self.u.start <= start and office.start <= start:
                start -= 1  # the commas of "Police, Fire and Crime Commissioner" are its own
                while start >= self.u.start and self.t.lows[start] != ",":
                    start -= 1
            if pieces and self.low(end - 1) in words("collective") and end - start <= 4:
                body = self.collective(end - 1)
                if body is not None:
                    return body
            if pieces and self.low(end - 1) in words("source") and end - start <= 5:
                return self.source(end - 1)
            inside = [m for m in (self.by_end.get(end),) if m is not None] if end > start + 1 else []
            named = inside[0] if inside else None
            head = self.by_start.get(start + 1) or self.by_start.get(start + 2)
            firm = named is not None and (pieces > 0 or named.sure or named.role is not None or not self._listed(start))
            # a name with its office before it ("the Mayor of Leeds, Jane Roe,") holds the comma itself
            opens = named is not None and (named.start <= start + 1 or self._honoured(start + 1, named))
            if named is not None and named.kind == "person" and firm and (pieces or opens):
                return self.joint(named)
            work = next((i for i in range(start + 1, min(start + 5, end)) if self.low(i) in words("source")), None)
            if pieces and work is not None and (maker := self.made_by(work, end)) is not None:
                return maker
            if pieces and named is not None and named.kind == "org" and self._figures_from(named):
                return self.noun_phrase(named, verb)
            led = pieces and self.low(start + 1) not in _RELATIVE
            if led and named is not None and named.kind == "org" and named.start - start <= 2:
                return self.noun_phrase(named, verb)
            if pieces and head is not None and head.kind == "person" and self.plain(head.end, end):
                return self.joint(head)
            if pieces and named is not None and named.kind == "role":
                if title is None:
                    title = named
                if named.start - start <= 2 and (start < self.u.start or pieces > 1):
                    title = named
            elif pieces and head is not None and head.kind == "role" and title is None:
                title = head
            if pieces and start >= self.u.start and self.t.lows[start] == ";":
                break
            end = self._before_bracket(start) if self.low(start) == ")" else start
            pieces += 1
        return None if title is None else self.joint(title)

    def _figures_from(self, named: Mention) -> bool:
        """Whether figures are said to be a body's right before its name: "figures from the Ministry, ..."."""
        at = named.start - 1 - (self.low(named.start - 1) == "the")
        return self.low(at) in FROM | {"of"} and self.low(at - 1) in words("source")

    def _honoured(self, at: int, named: Mention) -> bool:
        """Whether nothing but a title of courtesy stands before a name: "Mrs Ida Marl"."""
        title = roles().get(self.low(at))
        return title is not None and title.kind == "honorific" and named.start <= at + 1 + (self.low(at + 1) == ".")

    def _before_bracket(self, close: int) -> int:
        """The token that opens a bracket, by the one that closes it: what is in it is no subject."""
        for index in range(close - 1, max(close - _BRACKET, self.u.start), -1):
            if self.t.lows[index] == "(":
                return index
        return close

    def _listed(self, comma: int) -> bool:
        """Whether the words before a comma end in a name too, so that what follows it may be one name with them."""
        held = self.by_end.get(comma)
        return held is not None and held.kind != "role"

    def plain(self, start: int, end: int) -> bool:
        """Whether tokens[start:end] only qualify a name: "of the Met's rural team"."""
        return (
            start >= end
            or self.low(start) in ("of", "from", "at", "for", "in", "with", "(")
            or self.low(start).isdigit()
        )

    def source(self, at: int) -> Subject:
        """ "Home Office figures", "the force's latest data": whose they are, else nobody."""
        for index in range(at, max(at - 5, self.u.start) - 1, -1):
            mention = self.by_end.get(index)
            if mention is not None:
                first = self.t.lows[mention.start]
                generic = first in _GENERIC or (
                    mention.start == self.u.start
                    and first not in words("organisation")
                    and not self.t.words[mention.start].isupper()
                )
                if mention.kind == "org" and not (generic and mention.end - mention.start == 1):
                    return Subject(mention.start, mention, source=True)
                break
            low = self.t.lows[index]
            if index < at and not low.isalpha() and not low.isdigit():
                break
            if low in words("collective") and self.t.owns[index]:
                return self.collective(index) or Subject(at, nobody=True)
            if low in ("to", "for", "of", "in", "on"):
                break
        left = [self.low(index) for index in range(at - 1, at - 4, -1)]
        work = self.t.lows[at] in _WORKS
        if work and "its" in left:
            return Subject(at, word="its", source=True)
        return Subject(at, nobody=True, source=work and ("the" in left or "their" in left))

    def made_by(self, source: int, last: int) -> Subject | None:
        """ "A survey of 300 members by the Harbour Trust in June": whose work it is, named behind it."""
        for index in range(source + 1, last):
            if self.low(index) == "by" and not self.participle(index - 1):
                owner = self.by_start.get(index + 1) or self.by_start.get(index + 2)
                return Subject(source, owner, source=True) if owner is not None and owner.kind == "org" else None
        return None

    def participle(self, index: int) -> bool:
        """ "funded by X", "hit by X": done by X, who need not have made the survey."""
        low = self.low(index)
        return low in _DONE or (low.endswith("ed") and low not in _RELEASED)

    def collective(self, at: int) -> Subject | None:
        """ "the force", "a charity", "police" as the whole subject."""
        start = at
        while start > self.u.start and at - start < 4:
            low = self.t.lows[start - 1]
            if low in words("determiner") or not low[0].isalpha() or low in words("opener"):
                break
            if low in words("auxiliary") or self.t.capital(start - 1):
                break
            start -= 1
        definite = self.low(start - 1) in ("the", "its", "our", "their")
        if not definite and self.t.lows[at] not in ("police", "officers", "force"):
            return None
        if definite and self.low(start - 2) == "to" and self.low(start - 3) in ("close", "near"):
            return None  # "a source close to the team"
        held = self.by_end.get(start - 2) if definite and self.low(start - 2) in ("of", "from", "at", "with") else None
        if held is not None and held.kind == "person":
            return self.joint(held)  # "Inspector Roe of the rural task force"
        if self.low(start - 1) in ("to", "by", "of", "for", "from", "with"):
            return None
        if definite and self.low(start - 2) == "by" and self.participle_source(start - 3):
            return Subject(start - 3, nobody=True)  # "figures published by the force"
        return Subject(start - definite, word=self.t.lows[at])

    def loose(self, at: int) -> Subject | None:
        """A name further left that the words before the verb only qualify: "PC Doe of the rural team"."""
        index = at
        while index > self.u.start and at - index < 16:
            low = self.t.lows[index]
            mention = self.by_end.get(index)
            body = self.by_end.get(index + 1)
            if body is not None and body.kind == "org" and body.start < index:
                index = body.start - 1  # an apostrophe within a name ends nothing
                continue
            if not low[0].isalnum() or low in words("auxiliary") or low in verbs():
                return None
            if low in words("source") and self.low(index + 1) in ("of", "on", "into", "from", "in", "by"):
                return self.made_by(index, at) or self.source(index)
            if mention is not None and mention.kind in ("person", "role"):
                return self.joint(mention) if low in ("of", "from", "at", "for", "in", "on") else None
            index -= 1
        return None

    def _leads(self, index: int) -> bool:
        """Whether a word only leads up to a title: "senior", "the group's"."""
        low = self.low(index)
        return low in words("modifier") or (low in words("collective") and self.t.owns[index])

    def right(self, verb: int) -> Subject | None:
        """The subject of an inverted "said Ms Allen"."""
        index = verb + 1
        while self.low(index) in words("determiner") or (self._leads(index) and index - verb < 6):
            if index in self.by_start or self.low(index + 1) in ("", ",", "."):
                break
            index += 1
        mention = self.by_start.get(index)
        if mention is None:
            if self.low(index) in words("collective"):
                return Subject(verb + 1, word=self.low(index))
            return None
        if mention.kind == "pronoun" and self.low(mention.end) not in ("", ",", "."):
            return None
        follower = self.by_start.get(mention.end + 1) if self.low(mention.end) == "and" else None
        if follower is not None and follower.kind == "person" and mention.kind == "person":
            return Subject(mention.start, follower, mention)
        return Subject(mention.start, mention)

"""The people and bodies of a document, and who a later mention means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.documents.model import Document, Person
from claimx.pipeline.speakers.entities import (
    Entity,
    bare_name,
    clash,
    distance,
    fits,
    gender_of,
    is_body,
    is_force,
    phrase,
    role_keys,
)
from claimx.pipeline.speakers.lexicon import given_names, roles, verbs, words
from claimx.pipeline.speakers.mentions import Mention, opens_sentence
from claimx.pipeline.speakers.tokens import Tokens

_FORCE_WORDS = frozenset({"force", "police", "officers", "constabulary", "detectives"})
# Words that a body bears in its own name, so that no other body is meant.
# What no place or person is: "the authority" is a body, as its name shows.
_BODIES_ALONE = frozenset({"authority", "council"})
_SPECIFIC = frozenset("council union federation university college club panel committee association".split())
_BACK = 60  # mentions looked back over


def _compound(name: str) -> bool:
    """Whether a name is only the first word of a sentence, as its second part shows: "First-time", "Thirty-one"."""
    return " " not in name and any(part[:1].islower() for part in name.split("-")[1:])


class Cast:
    """Every named person and body of a document, gathered once, asked many times."""

    def __init__(
        self, document: Document, text: str, tokens: Tokens, mentions: Sequence[Mention], heads: frozenset[int]
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._people: dict[str, Entity] = {}
        self._surnames: dict[str, list[Entity]] = {}
        self._bodies: dict[str, Entity] = {}
        self._first: dict[str, Entity] = {}
        self._short: dict[str, Entity] = {}
        self._offices: list[tuple[int, Entity]] = []
        self._last: dict[str, str] = {}
        self._publisher = document.publisher
        self._titles = [mention for mention in mentions if mention.kind == "role"]
        for person in (document.speaker, document.answerer, document.asker):
            if person is not None:
                self._known(person)
        for number, mention in enumerate(mentions):
            if mention.kind == "person":
                office = self._apposed(mentions[number - 1] if number else None, mention)
                self._gather(mention, mentions[number + 1 : number + 2], office)
            elif mention.kind == "org":
                self._gather_body(mention)
        self._sort()
        self._named: list[tuple[int, Entity]] = sorted(
            ((e.places[0], e) for e in self._people.values() if e.places), key=lambda pair: pair[0]
        )
        placed = [(place, entity) for entity in self._bodies.values() for place in entity.places]
        placed.sort(key=lambda pair: pair[0])
        self._forces = [pair for pair in placed if is_force(pair[1].name)]
        self._groups = [
            pair
            for pair in placed
            if not is_force(pair[1].name)
            and (is_body(pair[1].name) or (pair[0] in heads and self._heads(pair[1].name, pair[0])))
        ]

    def _heads(self, name: str, place: int) -> bool:
        """Whether a name at the head of a sentence is a body's."""
        return not _compound(name) and (" " in name or not opens_sentence(self._tokens, place))

    def _sort(self) -> None:
        self._offices.sort(key=lambda pair: pair[0])
        self._places = [place for place, _ in self._offices]

    def _fuller(self, mention: Mention) -> Mention:
        """The last mention before of an office that ends in the same words, as "the Commissioner" does."""
        if mention.role is None:
            return mention
        own = self._tokens.lows[slice(*mention.role)]
        at = bisect_left(self._titles, mention.start, key=lambda one: one.start)
        for one in self._titles[max(0, at - _BACK) : at][::-1]:
            told = self._tokens.lows[slice(*one.role)] if one.role is not None else ()
            if len(told) > len(own) and told[-len(own) :] == own:
                return one
        return mention

    def _known(self, person: Person) -> None:
        name = bare_name(person.name)
        parts = name.lower().split()
        if parts:
            entity = Entity(name, "person", person.role, given_names().get(parts[0], ""))
            self._people.setdefault(name.lower(), entity)
            self._surnames.setdefault(parts[-1], []).append(self._people[name.lower()])

    def _surname(self, name: tuple[int, int]) -> str:
        index = name[1] - 1
        while index > name[0] and self._tokens.lows[index] in words("postnominal"):
            index -= 1
        return self._tokens.lows[index]

    def _apposed(self, before: Mention | None, mention: Mention) -> tuple[int, int] | None:
        """The office that a name stands behind in apposition: "the Chief Constable, Jane Marlow, said"."""
        if before is None or before.kind != "role" or mention.role is not None:
            return None
        end = mention.end
        while self._tokens.lows[end : end + 1] and self._tokens.lows[end] in words("postnominal"):
            end += 1
        closed = self._tokens.lows[end : end + 1] in ((",",), (")",), (".",), (";",))
        joined = before.end + 1 == mention.start and self._tokens.lows[before.end] == ","
        return before.role if joined and closed else None

    def _gather(self, mention: Mention, after: Sequence[Mention], office: tuple[int, int] | None) -> None:
        if mention.name is None:
            return
        start, end = mention.name
        core = [i for i in range(start, end) if self._tokens.lows[i] not in words("postnominal")]
        titles = [i for i in core if (r := roles().get(self._tokens.lows[i])) and r.kind == "peerage"]
        if len(core) - len(titles) < 2 and not (
            titles and len(core) == 2 and self._tokens.lows[start] not in ("sir", "dame")
        ):
            return
        if not mention.sure and office is None and not self._repeats(mention):
            return
        name = bare_name(phrase(self._text, self._tokens, start, end))
        bare = [i for i in core if i not in titles]
        key = " ".join(self._tokens.lows[i] for i in bare)
        entity = self._people.get(key)
        surname = self._surname(mention.name)
        if entity is None:
            entity = Entity(name, "person")
            self._people[key] = entity
            self._surnames.setdefault(surname, []).append(entity)
            self._first.setdefault(self._tokens.lows[bare[0]], entity)
        elif len(name) > len(entity.name):
            entity.name = name
        lead = (self._tokens.lows[i] for i in range(mention.start, bare[0] if bare else start))
        entity.gender = entity.gender or gender_of(self._tokens.lows[bare[0]], lead)
        if mention.role is not None:
            self._take_role(entity, mention.role, mention.start)
        if office is not None:
            self._take_role(entity, office, mention.start)
        if after and after[0].kind == "role" and after[0].role is not None:
            gap = range(mention.end, after[0].start)
            if (
                gap
                and self._tokens.lows[gap[0]] in (",", "(")
                and all(
                    self._tokens.lows[i] in words("determiner") | {",", "("}
                    or self._tokens.capital(i)
                    or self._tokens.owns[i]
                    for i in gap
                )
            ):
                self._take_role(entity, after[0].role, mention.start)
        entity.places.append(mention.start)

    def _repeats(self, mention: Mention) -> bool:
        """Whether the words after a bare run of capitals show that it is a person."""
        after = self._tokens.lows[mention.end : mention.end + 2]
        if after[:1] and after[0] in verbs() and verbs()[after[0]].form in ("past", "third"):
            return True
        return len(after) == 2 and after[0] == "," and (after[1] in ("who", "a") or after[1].isdigit())

    def _take_role(self, entity: Entity, span: tuple[int, int], place: int) -> None:
        written = phrase(self._text, self._tokens, *span)
        keys = role_keys(self._tokens, span)
        if entity.role is None or (keys > entity.keys and len(written) > len(entity.role)):
            entity.role = written
        entity.keys |= keys
        self._offices.append((place, entity))

    def _gather_body(self, mention: Mention) -> None:
        if mention.name is None:
            return
        name = phrase(self._text, self._tokens, *mention.name)
        lows = [low for low in self._tokens.lows[mention.name[0] : mention.name[1]] if low not in ("the", "'", "’")]
        entity = self._bodies.setdefault(" ".join(lows), Entity(name, "org"))
        entity.places.append(mention.start)
        after = self._tokens.words[mention.end : mention.end + 3]
        if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper() and len(lows) > 1:
            self._short[after[1].lower()] = entity
        if lows and mention.name[1] - mention.name[0] > 1:
            self._last.setdefault(lows[-1], name)
            head = lows[lows.index("of") - 1] if "of" in lows[1:] else ""
            if head in words("organisation"):  # "the College", of Policing
                self._last.setdefault(head, name)

    def person(self, mention: Mention) -> Entity:
        """The person a named mention means, at their fullest."""
        if mention.name is None:
            raise ValueError("a mention without a name names nobody")
        start, end = mention.name
        tokens = self._tokens
        core = [i for i in range(start, end) if tokens.lows[i] not in words("postnominal")] or [start]
        bare = [i for i in core if (r := roles().get(tokens.lows[i])) is None or r.kind != "peerage"] or core
        known = self._people.get(" ".join(tokens.lows[i] for i in bare))
        if known is not None:
            return known
        if len(bare) == 1:
            lead = (tokens.lows[i] for i in range(mention.start, bare[0]))
            gender = gender_of("", lead)
            same = self._surnames.get(self._surname(mention.name), [])[:_BACK]
            same = [e for e in same if not clash(gender, e.gender)]
            styled = all(i in core for i in range(mention.start, bare[0]))  # "Sir Alan", not "Mr Alan"
            if not same and styled and tokens.lows[bare[0]] in self._first:
                return self._first[tokens.lows[bare[0]]]
            if same:
                return min(same, key=lambda e: distance(e.places, mention.start))
        name = bare_name(phrase(self._text, tokens, start, end))
        role = phrase(self._text, tokens, *mention.role) if mention.role else None
        keys = role_keys(tokens, mention.role) if mention.role else frozenset[str]()
        lead_words = tokens.lows[mention.start : bare[0]]
        return Entity(name, "person", role, gender_of(tokens.lows[bare[0]], lead_words), keys)

    def knows(self, mention: Mention) -> bool:
        """Whether a mention is surely a person's: by title, given name, or because the document knows the name."""
        return mention.sure or mention.role is not None or bool(self.person(mention).places)

    def adopt(self, mention: Mention, role: Mention) -> None:
        """Give an office that no name was tied to to the person who is named next without one."""
        entity = self.person(mention)
        if role.role is not None and not entity.keys and entity.places:
            self._take_role(entity, role.role, role.start)
            self._sort()

    def is_person(self, mention: Mention) -> bool:
        """Whether a lone capitalised word is the surname of a person of the document."""
        return (
            mention.name is not None
            and mention.name[1] - mention.name[0] == 1
            and self._tokens.lows[mention.name[0]] in self._surnames
        )

    def office(self, mention: Mention, *, ahead: bool = False) -> Entity:
        """The holder of an office that the document names, else the office itself.

        ``ahead`` is for an indefinite mention ("a councillor"), which only a later name can explain.
        """
        if mention.role is None:
            raise ValueError("a mention without a title has no office")
        keys = role_keys(self._tokens, mention.role)
        at = bisect_left(self._places, mention.start)
        before: list[tuple[int, Entity]] = [] if ahead else self._offices[max(0, at - _BACK) : at][::-1]
        spokes = keys & {"spokesperson", "representative"}
        if not spokes:
            for _, entity in (*before, *self._offices[at : at + _BACK]):
                if fits(keys, entity):
                    return entity
            if ahead and roles()[self._tokens.lows[self._head(mention.role)]].kind == "human":
                later = bisect_left(self._named, mention.start, key=lambda pair: pair[0])
                for _, entity in self._named[later : later + 1]:
                    if not entity.keys:
                        return entity
        return self.unnamed(mention if ahead else self._fuller(mention))

    def _head(self, span: tuple[int, int]) -> int:
        """The token that heads a title."""
        return next((i for i in range(*span) if self._tokens.lows[i] in roles()), span[0])

    def unnamed(self, mention: Mention) -> Entity:
        """An office or kind of person in its own words, whoever holds it."""
        if mention.role is None:
            raise ValueError("a mention without a title has no office")
        written = phrase(self._text, self._tokens, *mention.role)
        gender = gender_of("", (self._tokens.lows[i] for i in range(*mention.role)))
        return Entity(written, "role", written, gender, role_keys(self._tokens, mention.role))

    def body(self, mention: Mention) -> Entity:
        """The organisation a mention means, at its fullest."""
        if mention.name is None:
            raise ValueError("a mention without a name names no body")
        lows = [low for low in self._tokens.lows[mention.name[0] : mention.name[1]] if low not in ("the", "'", "’")]
        entity = self._short.get(" ".join(lows)) or self._bodies.get(" ".join(lows))
        definite = mention.start > 0 and self._tokens.lows[mention.start - 1] == "the"
        if len(lows) == 1 and definite and lows[0] in self._last:
            return Entity(self._last[lows[0]], "org")
        if entity is not None:
            return entity
        return Entity(phrase(self._text, self._tokens, *mention.name), "org")

    def collective(self, word: str, place: int) -> Entity | None:
        """The body that "the force", "the charity" or "police" means at a place: the last one named, or publisher."""
        force = word in _FORCE_WORDS
        found = self._forces if force else self._groups
        at = bisect_left(found, place, key=lambda pair: pair[0])
        before = found[max(0, at - _BACK) : at][::-1]
        if force:
            after = found[at : at + 1]
            nearest = next(iter((*before, *after)), None)
            if nearest is None:
                known = self._publisher if self._publisher and is_force(self._publisher) else ""
                return Entity(known or word, "org") if known or word in ("force", "constabulary") else None
            return nearest[1]
        near = place - 8  # a plain word so close is the subject of the very sentence
        before = [pair for pair in before if pair[0] < near or is_body(pair[1].name)]
        if word in _BODIES_ALONE:
            before, found = [[pair for pair in pairs if is_body(pair[1].name)] for pairs in (before, found)]
            at = bisect_left(found, place, key=lambda pair: pair[0])
        named = [entity for _, entity in before if word in entity.name.lower().split()]
        if word in _SPECIFIC and not named:  # the letters of an abbreviation do not say what it is
            before = [pair for pair in before if pair[1].name.isupper()]
            found = [pair for pair in found[at : at + 1] if pair[1].name.isupper()]
            at = 0
        after = found[at : at + 1]
        return next(iter(named), before[0][1] if before else after[0][1] if after else None)

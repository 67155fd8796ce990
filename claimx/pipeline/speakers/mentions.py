"""Who is mentioned where: people with their titles, offices on their own, organisations, pronouns."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.speakers.lexicon import given_names, roles, verbs, words
from claimx.pipeline.speakers.tokens import Tokens

_HEADS = frozenset({"rank", "office", "spokes", "human", "plural", "collective"})
_OF = frozenset({"of", "for", "at", "with", "in", "from", "to"})
_JOINERS = frozenset({"of", "for", "and", "&", "the", "in", "on"})
_COMMON = frozenset(
    "grant will mark rose grace hope faith joy dale bill pat lance penny frank jack may june april".split()
)
_CHARITIES = frozenset({"crimestoppers", "samaritans"})
_LANDS = frozenset({"uk", "eu", "gb", "us"})  # "UK Finance"
# Verbs in the present that a plural noun might be taken for.
_THIRD = frozenset({"goes", "gets", "takes", "makes", "runs", "faces", "loses", "gives", "wants", "needs", "spends"})
PARTIES = frozenset("labour conservatives tories greens ukip reform plaid".split())
_REACH = 14  # tokens that a title or its complement may run over


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention, by token indices (``end`` exclusive).

    Attributes:
        kind: ``person`` (named), ``role`` (a title, office or kind of person), ``org``, ``pronoun``.
        name: Token indices of the name itself, or None.
        role: Token indices of the title or office before the name, or None.
        sure: False for a bare run of capitals that only its place in a sentence can make a person.
    """

    start: int
    end: int
    kind: str
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    sure: bool = True


def is_name_word(tokens: Tokens, index: int) -> bool:
    """Whether a token could be part of a person's name."""
    low = tokens.lows[index]
    return (
        tokens.capital(index)
        and not tokens.words[index][0].isdigit()
        and low not in words("organisation")
        and low not in words("not_organisation")
        and low not in words("opener")
        and (low not in roles() or low in given_names())
        and low not in words("modifier") - given_names().keys()
    )


def _head_at(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    role = roles().get(low)
    if role is None or role.kind not in _HEADS:
        return False
    if low in words("postnominal") and index > 1 and tokens.lows[index - 2] in given_names():
        return not is_name_word(tokens, index - 1)  # the MP of "Helen Roe MP" ends a name
    if len(low) <= 3 and low not in ("mum", "dad", "man", "sgt"):  # PC, DS, MP: never "ps" or "di"
        return tokens.words[index].isupper()
    if low in ("general", "lead", "head", "chief", "major"):
        before = tokens.lows[index - 1] if index else "the"
        led = low != "lead" and (
            before in words("modifier") or (tokens.capital(index - 1) and before not in words("opener"))
        )
        return tokens.capital(index) or led or tokens.lows[index + 1 : index + 2] in (("of",), ("for",))
    return True


def _left(tokens: Tokens, head: int, floor: int) -> int:
    """First token of the title that ends with ``head``."""
    start = head
    while start > floor and head - start < _REACH:
        low = tokens.lows[start - 1]
        joins = start - 2 >= floor and tokens.lows[start - 2] in words("modifier")
        placed = start - 2 >= floor and tokens.capital(start - 2) and tokens.capital(start)
        named = tokens.capital(start - 1) and low not in words("opener") and low not in given_names()
        if low in words("modifier") or _head_at(tokens, start - 1) or named:
            start -= 1
        elif (low in ("and", "&") and joins) or (low == "of" and placed):
            start -= 2
        elif low == "," and tokens.lows[start - 2] in ("police", "policing", "crime", "fire") and joins:
            start -= 2  # "Police, Fire and Crime Commissioner"
        else:
            break
    while start < head and tokens.lows[start] in ("and", ",", "&", "of"):
        start += 1
    crown = start > floor and tokens.lows[start].startswith("majesty") and tokens.lows[start - 1] in ("his", "her")
    return start - 1 if crown else start


def _name_end(tokens: Tokens, start: int, stop: int) -> int:
    """End of the person's name that starts at a token (``start`` itself where none does)."""
    end = start
    while end < stop and end - start < 6:
        low = tokens.lows[end]
        if is_name_word(tokens, end):
            end += 1
            if tokens.owns[end - 1]:
                break
        elif end > start and (low in words("particle") or (low == "." and len(tokens.words[end - 1]) <= 2)):
            end += 1
        else:
            break
    while end > start and (tokens.lows[end - 1] == "." or tokens.lows[end - 1] in words("particle")):
        end -= 1
    grown = end
    while end > start and grown < stop and tokens.lows[grown] in words("postnominal"):
        if not tokens.words[grown].isupper():
            break
        grown += 1
    return grown


def _complement(tokens: Tokens, start: int, stop: int, verbs: frozenset[str]) -> int:
    """End of "of the X", "for Y and Z" after the head of an office."""
    if start >= stop or tokens.lows[start] not in _OF:
        return start
    end = start + 1
    while end < stop and end - start < _REACH and not tokens.hidden[end]:
        low = tokens.lows[end]
        if low == "," and end + 1 < stop and tokens.lows[end + 1] in words("area"):
            end += 1
            continue
        if not low[0].isalnum() and low not in ("&", "'", "’"):
            break
        if low in ("who", "which", "that", "as"):
            break
        if (low in words("auxiliary") or low in verbs) and not tokens.capital(end):
            break
        if low in given_names() and tokens.capital(end) and end + 1 < stop and is_name_word(tokens, end + 1):
            break
        end += 1
    return end if end > start + 1 else start


def _title(tokens: Tokens, index: int, stop: int) -> int:
    """End of the run of honorifics that starts at a token."""
    end = index
    while end < min(stop, index + 8):
        role = roles().get(tokens.lows[end])
        honorific = (role is not None and role.kind in ("honorific", "peerage")) or tokens.lows[end] in ("rt", "hon")
        if not (tokens.lows[end] == "." and end > index) and not (honorific and tokens.capital(end)):
            break
        end += 1
    return end


def _named(tokens: Tokens, start: int, stop: int) -> tuple[int, int, int] | None:
    """(start of the name, its end, start of the surname part) of a titled or plain name at a token."""
    plain = _title(tokens, start, stop)
    end = _name_end(tokens, plain, stop)
    letter = end == plain + 1 and len(tokens.words[plain]) == 1  # the D of "a Band D home"
    if end == plain or tokens.hidden[plain] or letter:
        return None
    first = start
    kept = next(
        (i for i in range(start, plain) if (r := roles().get(tokens.lows[i])) and r.kind == "peerage"),
        plain,
    )
    return first, end, kept


def _org(tokens: Tokens, start: int, stop: int) -> int:
    """End of the run of capitals, with its joining words, that starts at a token."""
    end = start + 1
    joined = False
    while end < stop and end - start < 12 and not tokens.hidden[end]:
        low = tokens.lows[end]
        if tokens.capital(end):
            end += 1
            continue
        if low in ("'", "’") and end + 1 < stop and tokens.capital(end + 1):
            end += 1
            continue
        step = end
        while step < stop and step - end < 2 and tokens.lows[step] in _JOINERS:
            step += 1
        if step == end or step >= stop or not tokens.capital(step) or tokens.hidden[step]:
            break
        has_kind = any(tokens.lows[i] in words("organisation") for i in range(start, end))
        if low in ("and", "&") and has_kind and not joined:
            break
        if low in ("in", "on") or (low == "for" and not has_kind and end - start > 3):
            break
        if low == "of" and tokens.lows[start] in PARTIES:
            break  # "analysis by Labour of Home Office data"
        if low in ("of", "for"):
            joined = True
        end = step
    return end


def find(tokens: Tokens, start: int, stop: int, verbs: frozenset[str]) -> list[Mention]:
    """The mentions among tokens[start:stop], in order, not overlapping."""
    titles: list[Mention] = []
    floor = index = start
    while index < stop:
        mention = None if tokens.hidden[index] else _role(tokens, index, floor, stop, verbs)
        index = index + 1 if mention is None else max(mention.end, index + 1)
        if mention is not None:
            titles.append(mention)
            floor = mention.end
    found: list[Mention] = []
    index = start
    for title in [*titles, Mention(stop, stop, "end")]:
        while index < title.start:
            mention = None if tokens.hidden[index] else _other(tokens, index, title.start)
            index = index + 1 if mention is None else mention.end
            if mention is not None:
                found.append(mention)
        if title.kind != "end":
            found.append(_office(tokens, title, start))
        index = max(index, title.end)
    return found


def _office(tokens: Tokens, title: Mention, start: int) -> Mention:
    """ "Office of the Police and Crime Commissioner", "the Commissioner's office": the office, not its holder."""
    at = title.start
    if at - 1 >= start and tokens.lows[at - 1] == "the":
        at -= 1
    if at - 2 >= start and tokens.lows[at - 1] == "of" and tokens.lows[at - 2] == "office" and title.kind == "role":
        return Mention(at - 2, title.end, "org", (at - 2, title.end), None)
    after = title.end
    if title.kind == "role" and tokens.owns[after - 1] and tokens.lows[after : after + 1] == ("office",):
        return Mention(title.start, after + 1, "org", (title.start, after + 1), None)
    return title


def _role(tokens: Tokens, index: int, floor: int, stop: int, verbs: frozenset[str]) -> Mention | None:
    """The title or office whose head stands at a token, with the name that follows."""
    if not _head_at(tokens, index):
        return None
    low = tokens.lows[index]
    if tokens.owns[index] and index + 1 < stop and (_head_at(tokens, index + 1) or tokens.capital(index + 1)):
        return None  # "the Mayor's Office"
    if index + 1 < stop and tokens.lows[index + 1] in words("organisation") and tokens.capital(index + 1):
        return None  # "Victim Support"
    if index + 1 < stop and _head_at(tokens, index + 1) and not tokens.owns[index]:
        return None  # "Chief Superintendent": the last head carries the title
    if low in ("chief", "head") and index + 2 < stop and tokens.capital(index) and not tokens.owns[index + 1]:
        between = tokens.capital(index + 1) and tokens.lows[index + 1] not in given_names()
        if between and tokens.capital(index + 2) and _head_at(tokens, index + 2):
            return None  # "Chief Finance Officer"
    if roles()[low].kind == "plural":
        return None
    first = _left(tokens, index, floor)
    after = index + 1
    if tokens.lows[after : after + 1] == (".",):
        after += 1
    named = None if tokens.owns[index] else _named(tokens, after, stop)
    if named is not None and (named[1] - named[2] > 1 or tokens.capital(index)):
        return Mention(first, named[1], "person", (named[2], named[1]), (first, index + 1))
    end = index + 1 if tokens.owns[index] else _complement(tokens, index + 1, stop, verbs)
    if end > index + 1:
        named = _named(tokens, end, stop)
        if named is None and end < stop and tokens.lows[end] == ",":
            named = _named(tokens, end + 1, stop)
            if named is not None and (named[1] - named[2] < 2 or not _is_person(tokens, *named[1:])):
                named = None
        if named is not None:
            return Mention(first, named[1], "person", (named[2], named[1]), (first, end))
    return Mention(first, end, "role", None, (first, end))


def _of_body(tokens: Tokens, index: int, name_end: int, end: int) -> bool:
    """Whether a run of capitals is a name and the body it belongs to: "Devi Roe-Cole of the Fen Equality Forum"."""
    kinds = words("organisation")
    return (
        tokens.lows[name_end] in ("of", "from")
        and not any(tokens.lows[i] in kinds for i in range(index, name_end))
        and any(tokens.lows[i] in kinds for i in range(name_end, end))
        and tokens.lows[name_end - 1] not in words("not_organisation")
    )


def _is_person(tokens: Tokens, end: int, name: int) -> bool:
    low = tokens.lows[name]
    return low in given_names() or low in roles() or end - name in (2, 3)


def _other(tokens: Tokens, index: int, stop: int) -> Mention | None:
    """The name, organisation or pronoun that starts at a token."""
    low = tokens.lows[index]
    if low in words("pronoun_person") or low == "it" or low == "they":
        return Mention(index, index + 1, "pronoun")
    if not tokens.capital(index) or low in words("opener"):
        return None
    if low.endswith("s") and roles().get(low[:-1]) is not None and low not in ("officers", "detectives"):
        return None  # "Inspectors", "Residents" at the head of a sentence
    titled = _title(tokens, index, stop)
    if titled > index:
        named = _named(tokens, index, stop)
        if named is not None:
            return Mention(index, named[1], "person", (named[2], named[1]), None)
        return None
    end = _org(tokens, index, stop)
    name_end = _name_end(tokens, index, stop)
    core = [i for i in range(index, name_end) if tokens.lows[i] not in words("postnominal") | words("particle")]
    plain = sum(tokens.lows[i] != "." for i in core)
    letters = (
        tokens.words[index].isupper()
        and (len(low) > 2 or low in _LANDS)
        and not tokens.words[min(index + 1, stop - 1)].isupper()
    )
    of_body = 2 <= plain <= 3 and name_end < end and _of_body(tokens, index, name_end, end)
    if 2 <= plain <= 4 and not letters and (name_end >= end or low in given_names() or of_body):
        after = tokens.lows[name_end] if name_end < stop else ""
        role_next = name_end < stop and tokens.capital(name_end) and after in words("organisation")
        if not role_next:
            return Mention(index, name_end, "person", (index, name_end), None, low in given_names())
    if low in words("not_organisation") and end == index + 1:
        return None
    if end == index + 1 and low in given_names() and low not in _COMMON:
        return Mention(index, end, "person", (index, end))
    if end == index + 1 and (low in _ASKING or low == "house" or len(low) == 1):
        return None  # a motion's "This House notes" names the chamber it is put to
    end = _force(tokens, end, stop)
    return Mention(index, end, "org", (index, end), None)


def _force(tokens: Tokens, end: int, stop: int) -> int:
    """End of a force's name whose last words are in small letters: "Dorset police", "Kent police authority"."""
    at = end
    if tokens.owns[end - 1]:
        return end
    for words_ in _FORCES:
        if tokens.lows[end : end + len(words_)] == words_:
            at = min(end + len(words_), stop)
            break
    if at == end or at >= stop or tokens.owns[at - 1]:
        return at
    after = tokens.lows[at]
    return end if after in _OF_POLICE or after in roles() or roles().get(after.removesuffix("s")) else at


_ASKING = frozenset("is are was were does do did has have had will would can could should may might must shall".split())
# What "police" stands before as a part of its name: "Kent police officers", not "Kent police recorded".
_OF_POLICE = frozenset(
    "officers staff station stations numbers funding budget budgets precept car cars dog dogs house headquarters "
    "community support figures data records statistics area areas presence helicopter source sources custody".split()
)
_FORCES = (("police", "authority"), ("police", "service"), ("police", "force"), ("police",), ("constabulary",))


def opens_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a capital at the head of a sentence is no name's: "Thieves took", "Tractor thefts halved"."""
    low = tokens.lows[at]
    known = low in words("organisation") or low in PARTIES or low in _CHARITIES
    if tokens.words[at][1:].isupper() or tokens.owns[at] or known:
        return False
    if low.endswith("s"):
        return True
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    plural = after.isalpha() and after.islower() and after.endswith("s") and len(after) > 3
    return plural and after not in verbs() and after not in words("auxiliary") and after not in _THIRD

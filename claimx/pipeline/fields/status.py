"""Whether an amount is said to be so, to come, to be possible, or not to be so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from claimx.pipeline.fields.answers import is_answer
from claimx.pipeline.fields.clauses import condition, finite, infinitive, negation, past, said_behind, said_by_verb
from claimx.pipeline.fields.course import at_that_time, by_the_way, end_of_change, ensured, to_come
from claimx.pipeline.fields.governors import (
    denied,
    denied_from_afar,
    disowned,
    disputed,
    said_by_word,
    untrue,
    wondered,
)
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.named import headline, outstanding, wanted
from claimx.pipeline.fields.nouns import SUBJECT, governor, is_change_noun
from claimx.pipeline.fields.presupposed import presupposed
from claimx.pipeline.fields.promised import promised
from claimx.pipeline.fields.types import ACTUAL, Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import TimeSpan
from claimx.records import Status

_ASSUMING = frozenset({"assume", "assumption"})
_REQUESTING = frozenset({"ask", "bid", "apply", "press", "lobby"})
_REASONS = frozenset({"as", "because", "since", "where", "although", "though"})
# What "to" ends without a verb to follow: "the searches led to:".
_LEADING = frozenset("lead amount come contribute relate respond belong refer".split())
_URGING = frozenset({"recommend", "urge", "suggest"})
_HOLDING = frozenset("include be contain comprise cover".split())
_FUNDS = frozenset("fund pot scheme programme package budget".split())


def _from_syntax(parsed: Parsed, node: Token) -> Held | None:
    """Walk up from the amount: what it stands under, its clause's verb, then what governs that clause."""
    if by_the_way(parsed, node):
        return None
    under = node
    outside = False  # past the finite clause that states the amount only denials count
    for above in (node, *node.ancestors) if node.pos_ == "VERB" and infinitive(node) else node.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            if outside and under.dep_ == "conj":
                held = None  # "12 failed, and eight were charged": what is beside is not what is denied
            elif outside:
                held = untrue(parsed, above) or _assuming(parsed, above) or wondered(parsed, above, under)
            else:
                held = (
                    disputed(parsed, above, under)
                    or _requested(parsed, above, under)
                    or said_by_verb(parsed, above, node)
                    or said_by_word(parsed, above, under)
                    or to_come(parsed, above, under)
                    or (_assuming(parsed, above) if under.dep_ == "nsubjpass" else None)
                )
            if held is not None:
                return held if outside else denied(parsed, above) or held
            if not outside and _paid_already(above, under):
                return ACTUAL
            if not outside and finite(above) and ensured(above):
                pass  # what is to be ensured stands as the ensuring does
            elif not outside and finite(above):
                if at_that_time(above):
                    under = above
                    continue
                words = said_behind(above) if under.tag_ == "VBG" else None
                if words is not None:
                    return said_by_verb(parsed, words, node)
                if above.dep_ not in ("ccomp", "csubj", "acl") and above.dep_ != "conj":
                    return None
                outside = True
            elif not outside and infinitive(above):
                verb = above.head
                if end_of_change(under, above):
                    under = above
                    continue
                yet = next((c for c in (*verb.children, *above.children) if c.lower_ == "yet"), None)
                if yet is not None and verb.lemma_ == "have":
                    return Held(Status.PLANNED, parsed.span(yet, yet))
                came_about = verb.lemma_.lower() in cue("came_about") and verb.pos_ in ("VERB", "AUX")
                if _set_phrase(verb, above) or (came_about and above.dep_ in ("xcomp", "advcl", "ccomp")):
                    under = above
                    continue
                word = said_by_word(parsed, verb, above)
                if word is not None:
                    return word
                higher = said_by_verb(parsed, verb, node) if verb.pos_ in ("VERB", "AUX") else _supposed(parsed, verb)
                return denied(parsed, verb) or higher or Held(Status.PLANNED, parsed.span(above, above))
        else:
            foreign = disowned(parsed, above) or (_assuming(parsed, above) if outside else None)
            if foreign is not None:
                return foreign
            word = None if outside else said_by_word(parsed, above, under) or _proposed(parsed, above)
            if word is not None:
                return word
        under = above
    return None


def _requested(parsed: Parsed, verb: Token, under: Token) -> Held | None:
    """What will or would be asked for is asked for: "she would ask ministers for £2m"."""
    if negation(verb) is not None or condition(verb) is not None or verb.lemma_.lower() not in _REQUESTING:
        return None
    modal = any(child.tag_ == "MD" and child.dep_ == "aux" for child in verb.children)
    held = said_by_word(parsed, verb, under) if modal and under.lower_ == "for" else None
    return held if held is not None and held.status is Status.HYPOTHETICAL else None


def _paid_already(verb: Token, under: Token) -> bool:
    """Whether a participle tells what a thing was had for: "a system bought for £1.4m is to be switched on"."""
    had = verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_.lower() in cue("had_for")
    return had and under.dep_ == "prep" and under.lower_ in ("for", "at")


def _set_phrase(verb: Token, infinitive_: Token) -> bool:
    """Whether an infinitive tells what was or is, and nothing to come: "speed to blame in a third", "ordered to pay",
    "took nine minutes to answer", "made it simpler to search"."""
    lemma = infinitive_.lemma_.lower()
    if lemma == "blame":
        return True
    if verb.pos_ == "ADJ" and verb.lower_ != "available" and verb.head.lemma_.lower() == "make":
        return verb.head.tag_ == "VBD"
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    done = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and infinitive_.dep_ in ("xcomp", "ccomp", "advcl"))
    return done and (verb.lemma_.lower() in ("take", "wait") or (verb.lemma_ == "order" and lemma == "pay"))


def _proposed(parsed: Parsed, noun: Token) -> Held | None:
    """What a participle before a change says of it: "planning cuts of £1m", "a proposed rise of 4%"."""
    if is_change_noun(noun):
        for child in noun.lefts:
            if child.lower_ in ("planning", "planned", "proposed", "projected", "expected", "forecast"):
                return Held(Status.PLANNED, parsed.span(child, child))
    return None


def _supposed(parsed: Parsed, noun: Token) -> Held | None:
    """What a condition says of an infinitive that hangs on one of its nouns ("if full use is made of the room to")."""
    for above in noun.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            depends = condition(above)
            if depends is not None:
                return Held(Status.HYPOTHETICAL, parsed.span(depends, depends))
            if finite(above):
                return _assuming(parsed, above.head) if above.dep_ == "ccomp" else None
    return None


def _assuming(parsed: Parsed, above: Token) -> Held | None:
    """What an assumption says of what it assumes ("this assumes that use is made of the £15")."""
    return Held(Status.HYPOTHETICAL, parsed.span(above, above)) if above.lemma_.lower() in _ASSUMING else None


def main_status(parsed: Parsed) -> Held | None:
    """What the main verb of a sentence that introduces a list says of the list."""
    last = next((token for token in reversed(parsed.doc) if not token.is_punct), None)
    before = last.nbor(-1) if last is not None and last.i else None
    leads = before is not None and before.lemma_.lower() in _LEADING
    if last is not None and last.lower_ in ("to", "will") and not leads:
        return Held(Status.PLANNED, parsed.span(last, last))
    verbs = [token for token in parsed.doc if token.pos_ in ("VERB", "AUX") and finite(token)]
    root = next((token for token in verbs if token.dep_ == "ROOT"), verbs[-1] if verbs else None)
    if root is None:
        return None
    if root.lemma_.lower() in _URGING and last is not None and last.lower_ in ("that", root.lower_):
        return Held(Status.HYPOTHETICAL, parsed.span(root, root))
    choices = next((c for c in root.children if c.dep_ in ("attr", "dobj", "nsubj") and c.lemma_ == "option"), None)
    if choices is not None and root.tag_ in ("VBZ", "VBP"):
        return Held(Status.HYPOTHETICAL, parsed.span(choices, choices))
    plans = next((c for c in root.children if c.dep_ == "nsubj" and c.lemma_.lower() in cue("planned_noun")), None)
    if plans is not None and root.lemma_.lower() in _HOLDING and root.tag_ in ("VBZ", "VBP"):
        return Held(Status.PLANNED, parsed.span(plans, plans))  # "The proposals include:"
    return said_by_verb(parsed, root, parsed.doc[len(parsed.doc) - 1])


def points_back(lead: Parsed) -> bool:
    """Whether a sentence that introduces a list only names again what the one before it speaks of ("They include:")."""
    root = next((token for token in lead.doc if token.dep_ == "ROOT"), None)
    if root is None or root.lemma_.lower() not in ("include", "be") or root.tag_ not in ("VBZ", "VBP"):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in ("they", "these", "those") for child in root.children)


def _states(token: Token) -> bool:
    """Whether a token is a verb with a subject of its own, as that of an item of a list often has not."""
    return token.pos_ in ("VERB", "AUX") and any(child.dep_ in SUBJECT for child in token.children)


def _led(leads: Sequence[Parsed]) -> Held | None:
    """What the sentence that introduces a list says of its items; one without a verb leaves it to its own lead."""
    for lead in leads:
        held = main_status(lead)
        if held is not None and held.status is Status.NEGATED and lead.doc[len(lead.doc) - 1].text != ":":
            return None  # "Drivers not traced", above a list, says what is counted
        if held is not None or (any(token.pos_ in ("VERB", "AUX") for token in lead.doc) and not points_back(lead)):
            return held
    return None


def _urged(leads: Sequence[Parsed]) -> bool:
    """Whether a list is of clauses that say what ought to be: "The report recommends that:"."""
    words = [] if not leads else [token for token in leads[0].doc if not token.is_punct]
    return bool(words) and words[-1].lower_ == "that" and any(word.lemma_.lower() in _URGING for word in words)


def _listed_as_done(parsed: Parsed, held: Held, leads: Sequence[Parsed]) -> bool:
    """Whether an infinitive in a list says what was done for what: "The flights included: 64 to find suspects"."""
    root = None if not leads else next((token for token in leads[0].doc if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VBD" or held.evidence is None:
        return False
    word = parsed.at(held.evidence[0])
    return word is not None and infinitive(word) and not any(map(finite, _verbs(parsed)))


def _verbs(parsed: Parsed) -> list[Token]:
    return [token for token in parsed.doc if token.pos_ in ("VERB", "AUX") and token.dep_ != "relcl"]


def _just_before(parsed: Parsed, index: int) -> Token | None:
    """A denial right before the amount: "94 per cent, and not 49 per cent", "nothing like 30", "nowhere near 30"."""
    first = parsed.first(index)
    if not first.i:
        return None
    before = first.nbor(-1)
    if before.lower_ in ("like", "near") and before.i and before.nbor(-1).lower_ in ("nothing", "nowhere"):
        return before
    return before if before.lower_ in ("not", "n't") else None


def _compared_with(parsed: Parsed, index: int) -> bool:
    """Whether an amount is what another is set against: "from 310 to 350", "compared with 310"."""
    first, node = parsed.first(index), parsed.doc[parsed.nodes[index]]
    before = [token.lower_ for token in parsed.doc[max(0, first.i - 2) : first.i]]
    if before[-1:] == ["from"]:
        return (
            before == ["up", "from"]
            or before == ["down", "from"]
            or "to" in [token.lower_ for token in parsed.doc[node.i + 1 : node.i + 6]]
        )
    near = [token.lower_ for token in parsed.doc[max(0, first.i - 6) : first.i]]
    if (
        "out" in near
        and near[-1:] == ["of"]
        and near[near.index("out") + 1 :][:1] == ["of"]
        and len(near) - near.index("out") > 2
    ):
        return True  # "to take £2m out of a budget of £40m"
    return before[-1:] == ["against"] or before in (["compared", "with"], ["compared", "to"])


def _permitted(parsed: Parsed, index: int, held: Held) -> bool:
    """Whether an amount is how much is allowed ("may recruit up to 40")."""
    first = parsed.first(index)
    may = parsed.at(held.evidence[0]) if held.evidence is not None else None
    up_to = [token.lower_ for token in parsed.doc[max(0, first.i - 2) : first.i]] == ["up", "to"]
    return up_to and may is not None and may.lower_ == "may"


def _in_reason(node: Token) -> bool:
    """Whether an amount stands in a clause of the present that only gives a reason or a place ("as 82% are")."""
    verb = governor(node)
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or verb.dep_ not in ("advcl", "relcl", "ccomp"):
        return False
    whose = any(word.lower_ == "whose" for child in verb.lefts for word in child.lefts)
    return whose or any(child.lower_ in _REASONS for child in verb.lefts)


def _usual(node: Token) -> bool:
    """Whether an amount of the present is an average, which is of no one day ("takes an average of 17 days")."""
    for above in node.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if above.lower_ == "average":
            verb = governor(above)
            return verb is not None and verb.tag_ in ("VBZ", "VBP")
    return False


def _foreseen(parsed: Parsed, node: Token, held: Held) -> bool:
    """Whether "should be" tells what is looked for ("this year it should be nearer 400"), not what is right."""
    should = parsed.at(held.evidence[0]) if held.evidence is not None else None
    if should is None or should.lower_ != "should" or should.dep_ != "aux" or negation(should.head) is not None:
        return False
    return should.head.lemma_ == "be" and should.head in node.ancestors


def _announced(node: Token) -> bool:
    """Whether a verb of the past gives out what is to come: "announced £5m for next year", "has set aside"."""
    verb = governor(node)
    return verb is not None and verb.lemma_.lower() in cue("announcing")


def status_of(
    parsed: Parsed,
    index: int,
    *,
    period: TimeSpan | None = None,
    published: dt.date | None = None,
    leads: Sequence[Parsed] = (),
) -> Held:
    """The status of an amount.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        period: The time the amount is of, if one is known.
        published: The day of the statement: what is of a time still to come is planned.
        leads: The sentence that introduces the list in which the amount's sentence is an item, then the one that
            introduces the list in which that is one, and so on.
    """
    node = parsed.doc[parsed.nodes[index]]
    due = denied_from_afar(parsed, node) or promised(parsed, node) or wanted(parsed, node)
    if due is not None:
        return due
    if presupposed(parsed, index) or is_answer(parsed, index):
        return ACTUAL
    named = headline(parsed, node) or outstanding(parsed, node)
    if named is not None:
        return named
    denies = negation(node)
    if denies is None or denies.i > node.i:  # "will be £106m, not a penny up"
        denies = _just_before(parsed, index)
    if denies is not None:
        return Held(Status.NEGATED, parsed.span(denies, denies))
    held = said_by_verb(parsed, node, node) if node.pos_ in ("VERB", "AUX") else None
    if held is not None:
        held = denied(parsed, node) or held
    held = held or _from_syntax(parsed, node)
    fund = node.dep_ in ("compound", "nmod", "nummod") and node.head.lemma_.lower() in _FUNDS
    if (
        fund
        and held is not None
        and held.status is Status.HYPOTHETICAL
        and any(above.lemma_.lower() in cue("pot_verb") for above in node.ancestors)
    ):
        held = None  # to bid for a £2m fund makes the fund no less real
    if held is None and (_urged(leads) or not any(_states(above) for above in (node, *node.ancestors))):
        held = _led(leads)
    ended = period is not None and published is not None and period.last is not None and period.last <= published
    if held is not None and _compared_with(parsed, index):
        # "will rise from 310 to 350": the 310 stand already
        held = None if held.status is Status.PLANNED or (held.status is Status.HYPOTHETICAL and ended) else held
    begun = period is not None and published is not None and (period.first or dt.date.max) <= published
    if held is not None and held.status is Status.PLANNED and node.dep_ == "appos" and begun:
        held = None  # "the grant, £11m this year, is to fall to £10m"
    if held is not None and held.status is Status.PLANNED and _listed_as_done(parsed, held, leads):
        held = None
    if held is not None and held.status is Status.HYPOTHETICAL:
        to_be = (
            period is not None and published is not None and (period.last or period.first or dt.date.min) >= published
        )
        if _permitted(parsed, index, held) or (to_be and _foreseen(parsed, node, held)):
            return Held(Status.PLANNED, held.evidence)
    if held is not None:
        return held
    if (
        period is None
        or published is None
        or (period.last is None and (period.first is None or period.first <= published))
    ):
        return ACTUAL
    if period.last is not None and period.last <= published:
        return ACTUAL
    if (past(node) and not _announced(node)) or _in_reason(node) or _usual(node):
        return ACTUAL
    if period.first is None or period.first >= published:
        return Held(Status.PLANNED, (period.start, period.end))
    return ACTUAL

"""What a person changed in a tool wins, and all else is kept: any changes to any document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.corpus.formats.marks import marked, seen
from claimx.corpus.formats.merge import BLANK, Seen, merged
from claimx.corpus.formats.model import ARGUMENTS, Annotated, names, restored, stored
from claimx.corpus.gold import GoldClaim
from claimx.corpus.quotes import gives, trimmed
from claimx.errors import CorpusError
from claimx.records import ClaimType
from tests.corpus.formats.generated import documents

TYPES = st.sampled_from(list(ClaimType))


def kept(claim: GoldClaim) -> dict[str, object]:
    return {key: value for key, value in claim.fields.items() if key not in ("quote", "type")}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Annotated, list[Seen]]:
    """A document, and its mentions after some were taken away, relabelled, moved, or lost their names."""
    document = draw(documents())
    found: list[Seen] = []
    for name, claim in names(document):
        change = draw(st.sampled_from(["none", "gone", "label", "move", "nameless"]))
        start, end, label = claim.start, claim.end, claim.fields["type"]
        if change == "move":
            start, end = trimmed(document.text, start, draw(st.integers(start + 1, end)))
        if change == "label":
            label = draw(TYPES).value
        if change != "gone":
            found.append(Seen(start, end, None if change == "nameless" else name, {"type": label}))
    return document, draw(st.permutations(found))


@settings(max_examples=200, deadline=None)
@given(edits())
def test_any_changes(edited: tuple[Annotated, list[Seen]]) -> None:
    document, found = edited
    back = merged(restored(stored(document), document.text, "here"), found, "here")
    shown = sorted((one.start, one.end, one.fields["type"]) for one in found)
    assert [(one.start, one.end, one.fields["type"]) for one in back.claims] == shown
    before = {claim.start: claim for claim in document.claims}
    for claim in back.claims:
        assert kept(claim) == kept(before[claim.start])
        if "quote" in claim.fields:
            assert gives(document.text, claim.fields["quote"], claim.start, claim.end)
    assert (back.head, back.row, back.ignored, back.text) == (
        document.head,
        document.row,
        document.ignored,
        document.text,
    )


@settings(max_examples=150, deadline=None)
@given(documents())
def test_words_unlinked_are_gone_and_words_never_shown_are_kept(document: Annotated) -> None:
    marks, links = marked(document)
    shown = {(link.source, link.label) for link in links}
    found, ignored = seen(marks, [], document.text, "here", lambda message: None)
    back = merged(restored(stored(document), document.text, "here"), found, "here", ignored=ignored)
    for (name, before), after in zip(names(document), back.claims, strict=True):
        for argument in ARGUMENTS:
            wanted = None if (name, argument) in shown else before.fields[argument]
            assert after.fields[argument] == wanted


def test_a_mention_that_is_new_is_blank(kent: Annotated) -> None:
    found = [Seen(0, 4, None, {"type": "other"}), *(Seen(one.start, one.end, name) for name, one in names(kent))]
    back = merged(restored(stored(kent), kent.text, "here"), found, "here")
    assert back.claims[0] == GoldClaim(0, 4, {**BLANK, "type": "other"})
    assert back.claims[1:] == kent.claims


def test_two_copies_of_one_mention(kent: Annotated) -> None:
    """A tool that copies a region copies its name; the one where it stood is the one that was."""
    found = [Seen(0, 4, "c1"), Seen(17, 19, "c1"), Seen(66, 77, "c2")]
    back = merged(restored(stored(kent), kent.text, "here"), found, "here")
    assert back.claims[0].fields == BLANK
    assert back.claims[1:] == kent.claims


def test_white_space_at_the_edges_is_left_out(kent: Annotated) -> None:
    found = [Seen(16, 20, "c1"), Seen(65, 78, "c2")]
    assert merged(restored(stored(kent), kent.text, "here"), found, "here") == kent


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([Seen(4, 5)], "here: a mention at 5 has no words"),
        ([Seen(0, 4), Seen(2, 6)], "here: mentions overlap at 'nt P', 2"),
        ([Seen(0, 4, times={"period": ("2020-01-01", None)})], "here: 'Kent' has days of a period without its words"),
    ],
)
def test_what_cannot_be(kent: Annotated, found: list[Seen], said: str) -> None:
    with pytest.raises(CorpusError) as raised:
        merged(restored(stored(kent), kent.text, "here"), found, "here")
    assert raised.value.message.startswith(said)
    assert raised.value.remedy

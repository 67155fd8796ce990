"""What holds of any input: no exception, spans that reproduce their text, valid records, work in proportion."""

from __future__ import annotations

import sys
from types import FrameType
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import claimx
from claimx.documents import from_text
from claimx.pipeline.language import extract_document
from claimx.records import Claim, json_schema

if TYPE_CHECKING:
    from _typeshed import TraceFunction

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
# Words that make a text look like a statement, mixed with anything at all.
WORDS = st.sampled_from(
    "£25m 1,204 officers fell by 12% in Essex Police since 2010 said : \" “ ” ' ( ) . , – £ % per cent a third of one"
    " in five between and 2016/17 the force we will not if more than up to 999 Operation Kestrel section 60 aged 17"
    " per 1,000 people doubled halved to from half a million Mr Smith Commissioner \n\n \n\n• \n- \n# \n> \t".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map(" ".join),
)


def extracted(text: str) -> tuple[str, list[Claim]]:
    """The document's text and its claims; a text with nothing in it has none."""
    document = from_text(text)
    assert len(document.text) == len(text)  # lone surrogates are replaced one by one
    return document.text, claimx.extract(document)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("\ud800 officers rose by 12% \udfff to £25m")
@example("\x00 120 officers \x00")
@example("Â£25m for Essex Policeâ€™s 300 officers")
@example("- 96 officers\n- 40 cars\n")
@example("٣٤ officers and १२ more")
def test_any_text(text: str) -> None:
    document, claims = extracted(text)
    for claim in claims:
        quantity = claim.quantity
        assert document[quantity.start : quantity.end] == quantity.text
        assert document[claim.start : claim.end] == claim.text
        assert claim.start <= quantity.start < quantity.end <= claim.end
        if claim.subject is not None:
            [(start, end)] = claim.evidence.subject
            assert document[start:end] == claim.subject
        for part, spans in ((claim.period, claim.evidence.period), (claim.baseline, claim.evidence.baseline)):
            if part is not None:
                [(start, end)] = spans
                assert document[start:end] == part.text
        for force in claim.forces:
            if force.start is not None and force.end is not None:
                assert document[force.start : force.end] == force.text
        VALIDATOR.validate(claim.to_dict())
        assert Claim.from_json(claim.to_json()) == claim
    assert [claim.id for claim in extracted(text)[1]] == [claim.id for claim in claims]


STATEMENT = (
    "Essex Police recorded 1,204 burglaries in 2019, down 12% on the year before, and has 96 more officers. "
    '"We will recruit 40 detectives by March 2021," Chief Constable Jane Marlow said. '
)


def steps(text: str) -> int:
    """Lines of Python run to extract a text: a count does not depend on what else the machine does."""
    document = from_text(text)
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> TraceFunction:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        claims = extract_document(document)
    finally:
        sys.settrace(before)
    assert claims
    return count


@pytest.mark.parametrize(
    "piece",
    [STATEMENT, STATEMENT + "\n\n", "- 96 officers\n", "Kent Police and Essex have 1,204 and 96 or 12% of £25m. "],
    ids=["one line", "paragraphs", "bullets", "figures"],
)
def test_work_grows_in_proportion(piece: str) -> None:
    steps(piece)  # load what is loaded once
    short, long = (steps(piece * (size // len(piece))) for size in (4_000, 32_000))
    assert long / short < 9  # 8 is linear

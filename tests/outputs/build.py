"""Records to write: any that the classes allow, and a run of statements."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check, OfficialFigure
from claimx.documents import Details, from_text
from claimx.pipeline.record import document_record
from claimx.records import (
    AnyRecord,
    BlockRecord,
    Bound,
    Change,
    Claim,
    ClaimType,
    DocumentKind,
    DocumentRecord,
    DocumentRef,
    ErrorKind,
    ErrorRecord,
    Evidence,
    Extractor,
    ForceLink,
    Period,
    Publisher,
    Quantity,
    Scope,
    Speaker,
    Status,
    Topic,
    Via,
)

STATEMENTS = (
    (
        "Kent Police said on Monday that burglary fell by 12 per cent in 2023/24, to 4,310 offences. "
        '"We have 96 more officers than in 2019," said Chief Constable Marian Holt. '
        "The force will get more than £2.4m from the Home Office.",
        Details(
            date=dt.date(2024, 5, 13),
            title="Burglary down",
            publisher="Kent Police",
            publisher_force="kent",
            url="https://example.org/kent/1",
            kind=DocumentKind.PRESS_RELEASE,
        ),
    ),
    (
        "Between 300 and 340 officers left Essex Police and Kent Police last year, the union said. "
        "Essex Police took 1,204 calls a day.",
        Details(date=dt.date(2023, 2, 1), title="Officers leave", kind=DocumentKind.NEWS),
    ),
    ("The Commissioner opened the fair on Saturday.", Details(title="A fair")),
    ("There were 41 arrests.", Details()),
)


def run() -> list[AnyRecord]:
    """A run's documents, each before its claims, and an error."""
    records: list[AnyRecord] = []
    for text, details in STATEMENTS:
        document = from_text(text, details=details)
        claims = _checked(claimx.extract(document))
        records += [document_record(document, claims=len(claims)), *claims]
    return [*records, ErrorRecord(path="scan.pdf", kind=ErrorKind.UNREADABLE, message="no text", remedy="type it")]


def _checked(claims: list[Claim]) -> list[Claim]:
    """The claims, the second of them held against the first and against a published figure."""
    if len(claims) < 2:
        return claims
    sums = Check(
        kind=CheckKind.CHANGE,
        claims=(claims[0].id,),
        stated=claims[1].quantity.value,
        low=4897.4,
        high=None,
        unit="count",
        outcome=Outcome.CONSISTENT,
        told="4,310 after a fall of 12 per cent is 4,898 before.",
    )
    looked_up = Check(
        kind=CheckKind.OFFICIAL,
        stated=96.0,
        computed=95.5,
        unit="fte",
        outcome=Outcome.CLOSE,
        told="The series has 95.5.",
        figures=(
            OfficialFigure(series="a", measure="officers", area="kent", unit="fte", value=95.5, source="first"),
            OfficialFigure(
                series="b",
                measure="officers",
                area="kent",
                date=dt.date(2019, 3, 31),
                unit="fte",
                value=96,
                source="2nd",
            ),
        ),
        caveats=("provisional", "revised since"),
    )
    return [claims[0], claims[1].model_copy(update={"checks": (sums, looked_up)}), *claims[2:]]


# Any character there is, lone surrogates too; and what formats trip over.
TEXTS = st.one_of(
    st.text(st.characters(), max_size=20),
    st.sampled_from(
        ["=1+1", "@SUM(A1)", "\x00", "\t-2", "a\r\nb", '"', "'", "\ud800", "&<>]]>", "\ufeff", "🚓", "\uffff"]
    ),
)
MAYBE = st.none() | TEXTS
IDS = st.text("0123456789abcdef", min_size=16, max_size=16)
PLACES = st.integers(0, 2**40)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
CHANCES = st.floats(0, 1)
SPANS = st.lists(st.tuples(PLACES, PLACES), max_size=2).map(tuple)
DAYS = st.none() | st.dates()
FORCES = st.sampled_from(["kent", "essex", "west-midlands", "no such/force=1"])
REFS = st.builds(
    DocumentRef,
    id=IDS,
    path=MAYBE,
    title=MAYBE,
    kind=st.sampled_from(DocumentKind),
    date=DAYS,
    publisher=st.none() | st.builds(Publisher, name=MAYBE, force=st.none() | FORCES),
    url=MAYBE,
    withdrawn=st.booleans(),
)
PERIODS = st.none() | st.builds(Period, text=TEXTS, start=DAYS, end=DAYS)
FIGURES = st.builds(
    OfficialFigure,
    series=TEXTS,
    measure=TEXTS,
    area=FORCES,
    date=DAYS,
    financial_year=MAYBE,
    unit=TEXTS,
    value=FLOATS,
    edition=MAYBE,
    flag=MAYBE,
    source=MAYBE,
    licence=MAYBE,
)
CHECKS = st.builds(
    Check,
    kind=st.sampled_from(CheckKind),
    claims=st.lists(IDS, max_size=2).map(tuple),
    stated=st.none() | FLOATS,
    computed=st.none() | FLOATS,
    low=st.none() | FLOATS,
    high=st.none() | FLOATS,
    unit=MAYBE,
    outcome=st.sampled_from(Outcome),
    told=TEXTS,
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    caveats=st.lists(TEXTS, max_size=2).map(tuple),
)
CLAIMS = st.builds(
    Claim,
    id=IDS,
    document=REFS,
    text=TEXTS,
    start=PLACES,
    end=PLACES,
    quantity=st.builds(
        Quantity,
        text=TEXTS,
        start=PLACES,
        end=PLACES,
        value=st.none() | FLOATS,
        value_high=st.none() | FLOATS,
        unit=st.one_of(TEXTS, st.sampled_from(["GBP", "count", "percent"])),
        bound=st.sampled_from(Bound),
        per=MAYBE,
    ),
    type=st.sampled_from(ClaimType),
    topic=st.sampled_from(Topic),
    subject=MAYBE,
    change=st.sampled_from(Change),
    status=st.sampled_from(Status),
    forces=st.lists(
        st.builds(
            ForceLink,
            id=FORCES,
            name=TEXTS,
            text=MAYBE,
            start=st.none() | PLACES,
            end=st.none() | PLACES,
            via=st.sampled_from(Via),
            score=CHANCES,
        ),
        max_size=3,
    ).map(tuple),
    scope=st.sampled_from(Scope),
    speaker=st.none() | st.builds(Speaker, name=TEXTS, role=MAYBE, force=st.none() | FORCES, quoted=st.booleans()),
    period=PERIODS,
    baseline=PERIODS,
    evidence=st.builds(Evidence, change=SPANS, subject=SPANS, forces=SPANS, period=SPANS),
    checkworthiness=st.none() | CHANCES,
    confidence=CHANCES,
    checks=st.lists(CHECKS, max_size=2).map(tuple),
    extractor=st.builds(Extractor, version=st.just("1.0"), fingerprint=IDS),
)
DOCUMENTS = st.builds(
    DocumentRecord,
    document=REFS,
    text=TEXTS,
    blocks=st.lists(st.builds(BlockRecord, start=PLACES, end=PLACES, kind=TEXTS, section=TEXTS), max_size=3).map(tuple),
    claims=PLACES,
    warnings=st.lists(TEXTS, max_size=2).map(tuple),
)
ERRORS = st.builds(ErrorRecord, path=TEXTS, kind=st.sampled_from(ErrorKind), message=TEXTS, remedy=TEXTS, where=MAYBE)
EXTRACTOR = Extractor(version="1.0", fingerprint="0" * 16)


def claim(
    text: str = "There were 41 arrests.", *, unit: str = "count", url: str | None = None, number: int = 0
) -> Claim:
    """A claim that quotes a text as sentence, amount, subject, title and speaker."""
    return Claim(
        id=f"{number:016x}",
        document=DocumentRef(
            id=f"{number // 4:016x}", path=f"{number // 4}.txt", title=text, kind=DocumentKind.NEWS, url=url
        ),
        text=text,
        start=0,
        end=len(text),
        quantity=Quantity(text=text, start=0, end=len(text), value=41.5 + number, unit=unit, bound=Bound.EXACT),
        type=ClaimType.COUNT,
        topic=Topic.CRIME,
        subject=text,
        change=Change.LEVEL,
        status=Status.ACTUAL,
        scope=Scope.OTHER,
        speaker=Speaker(name=text),
        period=Period(text=text, start=dt.date(1066, 10, 14), end=None),
        confidence=0.5,
        extractor=EXTRACTOR,
    )

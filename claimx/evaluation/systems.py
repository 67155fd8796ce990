"""What is evaluated: a pipeline that is run now, or records that were made before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimx import stored
from claimx.corpus.gold import GoldDocument
from claimx.documents import Details, Document, from_text, read
from claimx.documents.parts import identity
from claimx.errors import RecordsError
from claimx.evaluation.cost import clocks, cost_since
from claimx.evaluation.folders import Statements
from claimx.evaluation.result import Cost, Model
from claimx.pipeline.failures import FAILURES, extract_each, failure, grouped
from claimx.records import Claim, ErrorRecord

if TYPE_CHECKING:
    from spacy.language import Language

RULES = "rules"
# Of statements that are told by name so many are.
_SHOWN = 5
# Read before anything is timed: what is loaded at first use is loaded then.
_WARM_UP = "Kent Police has 96 more officers than in 2019."


def _nothing(_told: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a run tells while it goes on.

    Attributes:
        advance: Is given how many more documents are done.
        fail: Is given what went wrong with a document or a stored record.
        note: Is given what is odd about stored records.
    """

    advance: Callable[[int], None] = _nothing
    fail: Callable[[str], None] = _nothing
    note: Callable[[str], None] = _nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """The records of each document of a corpus, in its order; of one that failed none."""

    model: Model
    claims: tuple[tuple[Claim, ...], ...]
    failures: tuple[ErrorRecord, ...]
    cost: Cost | None


def run(name: str, corpus: Statements, watch: Watch) -> Outcome:
    """Run a model over a corpus, or look up the records that were made of it.

    Args:
        name: ``rules`` for the default pipeline, a file or folder of stored records, else as ``claimx.load`` takes it.

    Raises:
        ModelError: There is no such model.
        RecordsError: There is no such file, or no stored record is of a document of the corpus.
    """
    if name != RULES and stored.is_stored(name):
        return _looked_up(name, corpus, watch)
    if name != RULES and _is_missing(name):
        raise RecordsError(
            f"there is no model and no file of records at {name}", remedy="check the spelling of the path"
        )
    if name != RULES and Path(name).is_file():
        raise RecordsError(f"{name} holds no records", remedy="give the records that claimx extract or batch writes")
    from claimx.pipeline.language import load

    nlp = load(None if name == RULES else name)
    found, failures, cost = _extracted(nlp, corpus, watch)
    prints = sorted({claim.extractor.fingerprint for claims in found for claim in claims})
    kind, files = ("rules", None) if name == RULES else ("pipeline", hash_of(Path(name)))
    model = Model.model_validate({"name": name, "kind": kind, "fingerprints": prints, "files": files})
    return Outcome(model, tuple(map(tuple, found)), tuple(failures), cost)


def _is_missing(name: str) -> bool:
    """Whether a name is a path, as no package's is, to nothing."""
    return (len(PurePath(name).parts) > 1 or bool(PurePath(name).suffix)) and not Path(name).exists()


def hash_of(path: Path) -> str | None:
    """First 16 hex digits of the SHA-256 of a file, or of the names and bytes of a folder's; None for a package."""
    if not path.exists():
        return None
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.relative_to(path).as_posix().encode("utf-8", "surrogatepass") + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _extracted(nlp: Language, corpus: Statements, watch: Watch) -> tuple[list[list[Claim]], list[ErrorRecord], Cost]:
    for _ in extract_each([from_text(_WARM_UP)], nlp):
        pass
    begun = clocks()
    found: list[list[Claim]] = []
    failures: list[ErrorRecord] = []
    pairs = zip(corpus.documents, corpus.details, strict=True)
    for batch in grouped(pairs, lambda pair: len(pair[0].text)):
        for (gold, _), claims in zip(batch, _each(batch, nlp), strict=True):
            if isinstance(claims, Exception):
                failures.append(failure(gold.path.name, claims))
                watch.fail(f"{failures[-1].message}; it is counted as without records")
                claims = []
            found.append(claims)
        watch.advance(len(batch))
    return found, failures, cost_since(begun, corpus.words)


def _each(batch: Sequence[tuple[GoldDocument, Details | None]], nlp: Language) -> Iterator[list[Claim] | Exception]:
    """The records of each document, or what went wrong with it."""
    documents = [_read(gold.path, details) for gold, details in batch]
    found = extract_each([one for one in documents if not isinstance(one, Exception)], nlp)
    for one in documents:
        yield one if isinstance(one, Exception) else next(found)


def _read(path: Path, details: Details | None) -> Document | Exception:
    try:
        return read(path, details=details)
    except FAILURES as error:
        return error


def _looked_up(name: str, corpus: Statements, watch: Watch) -> Outcome:
    def damaged(error: RecordsError) -> None:
        watch.fail(str(error))

    place = _places(corpus.documents)
    found: list[list[Claim]] = [[] for _ in corpus.documents]
    prints: set[str] = set()
    strangers: Counter[str] = Counter()
    for claim in stored.claims(name, on_error=damaged):
        at = place(claim.document.id, claim.document.path)
        if at is None:
            strangers[claim.document.path or claim.document.id] += 1
            continue
        found[at].append(claim)
        prints.add(claim.extractor.fingerprint)
    known = {
        at
        for record in stored.documents(name, on_error=damaged)
        if (at := place(record.document.id, record.document.path)) is not None
    }
    failed = {at: error for error in stored.errors(name, on_error=damaged) if (at := place("", error.path)) is not None}
    if not known and not any(found):
        raise RecordsError(
            f"no record of {name} is of a document in {corpus.folder}",
            remedy="records are matched by the document's id, or its file's name with or without the ending",
        )
    _tell_oddities(name, corpus, found, strangers, watch.note)
    if missing := [
        gold.path.name
        for at, gold in enumerate(corpus.documents)
        if not found[at] and at not in known and at not in failed and not all(claim.optional for claim in gold.claims)
    ]:
        names = ", ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
        watch.note(f"{name}: no record of {len(missing)} of {len(found)} statements, whose claims are missed: {names}")
    for error in failed.values():
        watch.fail(f"{error.message}; it is counted as without records")
    watch.advance(len(found))
    source = None if name == stored.STDIN else hash_of(Path(name))
    model = Model(name=name, kind="stored", fingerprints=tuple(sorted(prints)), files=source)
    return Outcome(model, tuple(map(tuple, found)), tuple(failed.values()), None)


def _places(documents: Sequence[GoldDocument]) -> Callable[[str, str | None], int | None]:
    """Where in the corpus a document of stored records is: by its id, its file's name, or that without its ending."""
    by_id: Mapping[str, int] = {identity(one.path.read_bytes()): at for at, one in enumerate(documents)}
    by_stem: Mapping[str, int] = {one.path.stem: at for at, one in enumerate(documents)}

    def place(id: str, path: str | None) -> int | None:
        if id in by_id:
            return by_id[id]
        pure = PurePath(path or id)
        return by_stem.get(pure.name, by_stem.get(pure.stem))

    return place


def _tell_oddities(
    name: str,
    corpus: Statements,
    found: Iterable[Sequence[Claim]],
    strangers: Mapping[str, int],
    tell: Callable[[str], None],
) -> None:
    if strangers:
        tell(f"{name}: {sum(strangers.values())} records of {len(strangers)} documents that are not in {corpus.folder}")
    for gold, claims in zip(corpus.documents, found, strict=True):
        again = len(claims) - len({(one.quantity.start, one.quantity.end) for one in claims})
        if again:
            tell(f"{name}: {again} records of {gold.path.name} are of an amount that has one already: run twice?")
        moved = sum(gold.text[one.quantity.start : one.quantity.end] != one.quantity.text for one in claims)
        if moved:
            tell(
                f"{name}: {moved} records of {gold.path.name} quote other words than stand there: made of another text?"
            )

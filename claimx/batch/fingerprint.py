"""What the outcome of a run depends on besides the documents: versions, knowledge, models, and the code itself."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.batch.types import Options

if TYPE_CHECKING:
    from spacy.language import Language

# What reads documents or makes records of them; the rest of the package changes no outcome.
_PARTS = ("documents", "knowledge", "pipeline", "worthiness", "records.py", "batch/worker.py")
_SUFFIXES = frozenset((".py", ".csv", ".json"))
_LIBRARIES = ("spacy", "numpy", "lxml", "mammoth", "markdown-it-py", "pypdfium2", "pyarrow")
# What a trained model runs on.
_LEARNED = ("torch", "transformers")


@cache
def pipeline(options: Options) -> Language:
    """The pipeline of a run, loaded once a process; raises ``ModelError``."""
    from claimx.pipeline.language import load

    return load(options.model, tables=options.tables)


def fingerprint(options: Options) -> str:
    """16 hex digits that change when the outcome of any document could; raises ``ModelError``."""
    from claimx.pipeline.assembly import fingerprint as of_records
    from claimx.pipeline.language import LEARNED, LEARNED_AMOUNTS
    from claimx.pipeline.steps import identity, made_of
    from claimx.pipeline.syntax import load

    nlp = pipeline(options)
    # where a model lies changes nothing: its own fingerprint tells it
    configured = [
        repr(sorted((key, value) for key, value in nlp.get_pipe_config(name).items() if key != "folder"))
        for name in nlp.pipe_names
    ]
    libraries = (*_LIBRARIES, *(_LEARNED if set(nlp.pipe_names) & {LEARNED_AMOUNTS, LEARNED} else ()))
    parsers = [str(config["parser"]) for name in nlp.pipe_names if "parser" in (config := nlp.get_pipe_config(name))]
    told = [of_records("|".join(identity(load(name)) for name in parsers), made_of(nlp)), *configured, _code()]
    told += [f"{library} {_installed(library)}" for library in libraries]
    told += [repr(options.date), repr(options.columns), repr(options.tables)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:16]


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def _code() -> str:
    """A hash of the files that decide about outcomes: a word added to a list counts as much as a new version."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for part in _PARTS:
        place = root / part
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.suffix in _SUFFIXES)
        for file in files:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()

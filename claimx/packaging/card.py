"""The card of a model. What was not measured or not recorded is said to be so."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import srsly

from claimx.evaluation.fields import FIELDS
from claimx.evaluation.result import Result
from claimx.evaluation.tables import facts as facts_of
from claimx.evaluation.tables import markdown, sheets
from claimx.packaging.energy import energy
from claimx.packaging.facts import Facts
from claimx.packaging.front import front, placeless, shown
from claimx.packaging.words import HEADS, INTENDED, LIMITS, NOT_MEASURED, SPACY, TRANSFORMERS, USE

_NOT_RECORDED = "not recorded"
# Fields that are told to be the weakest.
_WEAKEST = 3


def card(facts: Facts) -> str:
    """The card as Markdown with its front matter."""
    parts = [
        f"---\n{srsly.yaml_dumps(front(facts)).strip()}\n---",
        f"# {facts.stated.name} {facts.stated.version}",
        *_about(facts),
        "## Use",
        *_use(facts),
        "## What was measured",
        *_measured(facts),
        "## Data",
        *_data(facts),
        "## Training",
        *_training(facts),
        "## Knowledge base",
        *_knowledge(facts),
        "## Intended use",
        INTENDED,
        "## Limits",
        "\n".join(f"- {limit}" for limit in _limits(facts)),
    ]
    return "\n\n".join(parts) + "\n"


def _about(facts: Facts) -> Iterator[str]:
    manifest = facts.manifest
    yield (
        f"A {manifest.kind} model for claimx, which reads UK statements on policing and turns each quantitative claim "
        "into a structured record."
    )
    least = manifest.policy.least
    told = ", ".join(
        f"{name} where it is at least {chance:g} sure" if chance else name for name, chance in least.items()
    )
    finder = "this model" if manifest.amounts == "learned" else "claimx's rules"
    yield f"Amounts are found by {finder}. " + (
        f"Of what an amount is, this model decides {told}; the rest is read by rules."
        if told
        else "What an amount is, rules read."
    )
    yield _list(
        {
            "licence of the weights": facts.stated.licence or "not stated",
            "fingerprint of the model": manifest.fingerprint,
            "fingerprint of its records": facts.fingerprint,
            "pipeline": ", ".join(facts.components),
        }
    )


def _use(facts: Facts) -> Iterator[str]:
    said = facts.stated
    yield USE.format(name=said.name, version=said.version)
    if facts.manifest.learner == "transformer":
        yield TRANSFORMERS.format(name=said.name)
    elif facts.manifest.learner == "spacy":
        yield SPACY.format(name=said.name)


def _measured(facts: Facts) -> Iterator[str]:
    if not facts.results:
        yield NOT_MEASURED
        return
    yield HEADS
    trained_on = _hashes(facts.training)
    for result in facts.results:
        yield f"### {shown(result.corpus.name)}"
        split = trained_on.get(result.corpus.hash)
        if split is not None:
            yield f"**These are the statements of `{split}` that the model was made on: the figures flatter it.**"
        ours = _named(result, facts.stated.name)
        out = io.StringIO()
        markdown(facts_of(ours), sheets(ours, by=("type",)), out)
        yield out.getvalue().strip()


def _named(result: Result, name: str) -> Result:
    """A result without the places where model and corpus lay."""
    corpus = result.corpus.model_copy(update={"name": shown(result.corpus.name)})
    comparison = result.comparison
    if comparison is not None:
        other = comparison.against
        model = other.model.model_copy(update={"name": shown(other.model.name)})
        comparison = comparison.model_copy(update={"against": other.model_copy(update={"model": model})})
    model = result.model.model_copy(update={"name": name})
    return result.model_copy(update={"model": model, "corpus": corpus, "comparison": comparison})


def _stages(training: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The runs that made a model, the first first: a hybrid is made of one that was trained before."""
    base = training.get("base")
    return [*(_stages(base) if isinstance(base, Mapping) else ()), *([training] if training else ())]


def _hashes(training: Mapping[str, Any]) -> dict[str, str]:
    """The splits that a model was made on, by their hash."""
    every = (stage.get("corpus_hash") for stage in _stages(training))
    return {str(mark): str(split) for told in every if isinstance(told, Mapping) for split, mark in told.items()}


def _data(facts: Facts) -> Iterator[str]:
    told = [corpus for stage in _stages(facts.training) if isinstance(corpus := stage.get("corpus"), Mapping)]
    if not told:
        yield "Sizes and licence of the corpus: not recorded."
        marks = {f"hash of {split}": f"`{mark}`" for mark, split in _hashes(facts.training).items()}
        yield _list(marks) if marks else "Its hash: not recorded."
        return
    for corpus in told:
        yield _list({"corpus": corpus.get("name") or _NOT_RECORDED, "licence": corpus.get("licence") or "not stated"})
        lines = ["| split | statements | words | mentions | optional | hash |", "|---|---:|---:|---:|---:|---|"]
        for split, sizes in corpus["splits"].items():
            counts = " | ".join(f"{sizes[name]:,}" for name in ("documents", "words", "mentions", "optional"))
            lines.append(f"| {split} | {counts} | `{sizes['hash']}` |")
        yield "\n".join(lines)
        if "dev" in corpus["splits"]:
            yield "Trained on `train`; when to stop, and which of its states to keep, was chosen by `dev`."
        else:
            yield "On these it was fitted from which chance on the model's word holds."


def _training(facts: Facts) -> Iterator[str]:
    if not facts.training:
        yield "Nothing was recorded of how the model was trained."
    for stage in _stages(placeless(facts.training)):
        yield _run(stage, facts)


def _run(run: Mapping[str, Any], facts: Facts) -> str:
    if "policy" in run:  # of a hybrid, whose model was trained before
        return _list({"thresholds fitted": run.get("date") or _NOT_RECORDED, "time": _time(run.get("seconds"))})
    took = energy(run, watts=facts.stated.watts)
    told = {
        "date": run.get("date"),
        "encoder": run.get("encoder"),
        "seed": run.get("seed"),
        "epochs": run.get("epochs"),
        "steps": run.get("steps"),
        "time": _time(run.get("seconds")),
        "device": run.get("device"),
        "energy": took.how if took.kwh is None else f"{took.kwh:.3g} kWh, {took.how}",
    }
    if run.get("resumed"):
        told["resumed"] = "after an interruption; time and energy are of what came after it"
    grams = took.grams(facts.stated.grams)
    if grams is not None:
        told["CO2"] = f"{grams:.3g} g at the {facts.stated.grams:g} g a kWh that were stated"
    versions = run.get("versions")
    if isinstance(versions, Mapping):
        told["versions"] = ", ".join(f"{name} {version}" for name, version in versions.items())
    always = ("seed", "time", "device", "energy")
    return _list({name: value or _NOT_RECORDED for name, value in told.items() if value or name in always})


def _time(seconds: object) -> str | None:
    if not isinstance(seconds, int | float):
        return None
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.1f} min"


def _knowledge(facts: Facts) -> Iterator[str]:
    mark, date = facts.knowledge
    yield (
        f"Forces, offices, office holders and places come from claimx's knowledge base, here `{mark}`, whose latest "
        f"fact is of {date}. A later claimx brings a later one, and may give other records."
    )
    then = [stage["knowledge"] for stage in _stages(facts.training) if isinstance(stage.get("knowledge"), Mapping)]
    others = {known["fingerprint"]: known["date"] for known in then if known["fingerprint"] != mark}
    for other, day in others.items():
        yield f"The model was trained with another: `{other}`, of {day}."


def _limits(facts: Facts) -> Iterator[str]:
    yield from LIMITS
    for result in facts.results:
        name = shown(result.corpus.name)
        scores = {field: result.scores[field] for field in FIELDS if result.scores[field].value is not None}
        weakest = sorted(scores, key=lambda field: scores[field].value or 0.0)[:_WEAKEST]
        if weakest:
            told = ", ".join(f"{field} ({scores[field].value:.3f})" for field in weakest)
            yield f"Weakest on {name}: {told} of the mentions that were found."
        if result.failures:
            yield f"On {name} {len(result.failures)} statements failed, and count as without records."


def _list(told: Mapping[str, object]) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in told.items())

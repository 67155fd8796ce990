"""Figures of what is worth checking, and the tables of docs/worthiness.md made of them.

Usage: python scripts/worthiness.py measure NAME [--claimbuster FOLDER] [--checkthat FOLDER] [--public FILE]
                                            [--scorer SCORER]
       python scripts/worthiness.py tables
       python scripts/worthiness.py picture

``measure`` writes docs/worthiness/NAME.json: the figures of a scorer on the project's own test, its nDCG@5 on the order
that a person gave the sentences of 42 statements, beside that of plain ways to rank, and, with the public sets at hand,
those of linear models trained on them (US speech); those of the encoder are taken from a FILE that
scripts/worthiness_encoder.py wrote. ``tables`` writes them into docs/worthiness.md between its marks,
``picture`` the ranking of the sample statement as docs/images/score.svg.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.text import Text

from claimx.documents import load_metadata, read
from claimx.evaluation.worth import f1, macro_f1
from claimx.outputs.scores import write
from claimx.training.worthiness.examples import Example, examples
from claimx.training.worthiness.fit import Settings, fit, scores
from claimx.training.worthiness.measure import figures, load_ranking, ranked
from claimx.worthiness import documents
from claimx.worthiness.scorers import Ranker, load_scorer
from claimx.worthiness.scoring import score_document
from claimx.worthiness.sets import folds, load_set, without
from claimx.worthiness.types import Chances, LabelledSet

ROOT = Path(__file__).parents[1]
OWN = ROOT / "corpora/worthiness"
FOLDER, PAGE = ROOT / "docs/worthiness", ROOT / "docs/worthiness.md"
PICTURE, SHOWN, WIDTH = ROOT / "docs/images/score.svg", 6, 108
# What scripts/worthiness_encoder.py calls its figures: the set and the figure.
_TESTS = {"dev_test": "CT24_checkworthy_english_dev-test.tsv", "test": "CT24_checkworthy_english_test_gold.tsv"}
PUBLIC = {
    "claimbuster macro f1": ("ClaimBuster 2.5x, four folds", "macro-F1"),
    **{
        f"checkthat {part} {key}": (f"CheckThat! 2024, `{file}`", shown)
        for part, file in _TESTS.items()
        for key, shown in (("f1", "F1"), ("f1 at 0.5", "F1 at 0.5"), ("ap", "average precision"))
    },
}
BEGIN, END = "<!-- {name}: made by scripts/worthiness.py -->", "<!-- end of {name} -->"


def chances(ranker: Ranker, held: Sequence[Example]) -> list[Chances]:
    """What a scorer says of examples."""
    return ranker.chances([one.sight for one in held], [one.label.text for one in held])


def on_ranking(ranker: Ranker) -> dict[str, Any]:
    """nDCG@5 of a scorer and of plain ways to rank, over the documents of ``ranking.csv``."""
    told = []
    for path, listed in load_ranking(OWN / "ranking.csv").items():
        place = OWN / path
        details = load_metadata(place.with_name("metadata.csv")).get(place)
        document = read(place, details=details)
        [sentences] = documents.read([document])
        grades = [listed.get((one.sentence.start, one.sentence.end), 0) for one in sentences]
        values = [[claim.quantity.value or 0.0 for claim in one.claims] for one in sentences]
        texts = [document.text[one.sentence.start : one.sentence.end] for one in sentences]
        given = [one.worth for one in ranker.chances([one.sight for one in sentences], texts)]
        ways: dict[str, list[float]] = {
            "scorer": given,
            "first mentioned first": [-float(number) for number in range(len(sentences))],
            "first figure first": [-float(number) - (0 if held else 1e6) for number, held in enumerate(values)],
            "largest number first": [max(held, default=-1.0) for held in values],
        }
        told.append((grades, ways))
    return ranked(told)


def on_claimbuster(folder: Path) -> dict[str, Any]:
    """Macro-F1 of linear models trained on three quarters of ClaimBuster 2.5x, on the fourth."""
    found = []
    for train, test in folds(folder / "crossval"):
        model = fit(examples(train), Settings())
        held = examples(test)
        worthy = np.array([bool(one.label.worthy) for one in held])
        found.append(round(macro_f1(worthy, scores(model, held)[:, 1] >= 0), 4))
    return {"macro_f1": found, "mean": round(float(np.mean(found)), 4)}


def on_checkthat(folder: Path) -> dict[str, Any]:
    """The figures of a linear model trained on CheckThat! 2024, its threshold the best on dev, on both tests."""
    [train], [dev] = folder.glob("*_train.tsv"), folder.glob("*_dev.tsv")
    tests = [load_set(path) for end in ("dev-test", "test_gold") for path in folder.glob(f"*_{end}.tsv")]
    whole = load_set(train)
    trial = load_set(dev)
    kept = without(whole.rows, [row for test in (trial, *tests) for row in test.rows])
    model = fit(examples(LabelledSet(whole.name, whole.source, whole.speech, tuple(kept))), Settings())
    tried = examples(trial)
    worthy = np.array([bool(one.label.worthy) for one in tried])
    found = np.array([model.worth.chance(score) for score in scores(model, tried)[:, 1].tolist()])
    threshold = float(max(np.arange(0.05, 0.95, 0.05), key=lambda at: f1(worthy, found >= at)))
    told = {}
    for test in tests:
        held = examples(test)
        given = [model.chances(pair) for pair in scores(model, held).tolist()]
        told[Path(test.name).name] = figures([one.label for one in held], given, threshold=round(threshold, 2))
    return told


def measure(args: argparse.Namespace) -> None:
    """Measure a scorer and write its figures."""
    ranker = load_scorer(args.scorer)
    test = load_set(OWN / "test.csv")
    held = examples(test)
    labels = [one.label for one in held]
    told: dict[str, Any] = {
        "scorer": args.name,
        "test": {"speech": test.speech} | figures(labels, chances(ranker, held), threshold=ranker.threshold),
        "ranking": {"speech": test.speech, "ndcg@5": on_ranking(ranker)},
    }
    if args.claimbuster:
        told["claimbuster"] = {"speech": "US speech"} | on_claimbuster(args.claimbuster)
    if args.checkthat:
        told["checkthat"] = {"speech": "US speech", "tests": on_checkthat(args.checkthat)}
    if args.public:
        told["public"] = {"speech": "US speech", "summary": json.loads(args.public.read_text("utf-8"))["summary"]}
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{args.name}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    Console(stderr=True).print_json(json.dumps(told))


def figure(one: Mapping[str, Any]) -> str:
    """A figure with its interval."""
    low, high = one["interval"]
    return f"{one['value']:.3f} ({low:.3f} to {high:.3f})"


def own_table(told: Sequence[Mapping[str, Any]]) -> list[str]:
    """The figures on the project's own test."""
    lines = ["| scorer | question | F1 | average precision | calibration error |", "|---|---|---|---|---|"]
    for one in told:
        for part, question in (("claim", "a factual claim?"), ("worth", "worth checking?")):
            names = ("f1", "average_precision", "calibration_error")
            cells = " | ".join(figure(one["test"][part][name]) for name in names)
            lines.append(f"| {one['scorer']} | {question} | {cells} |")
    return lines


def ranking_table(told: Sequence[Mapping[str, Any]]) -> list[str]:
    """nDCG@5 of scorers and of plain ways to rank."""
    lines = ["| ranked by | nDCG@5 |", "|---|---|"]
    lines += [f"| {one['scorer']} | {figure(one['ranking']['ndcg@5']['scorer'])} |" for one in told]
    plain = told[0]["ranking"]["ndcg@5"]
    return lines + [f"| {name} | {figure(value)} |" for name, value in plain.items() if name != "scorer"]


def public_table(told: Sequence[Mapping[str, Any]]) -> list[str]:
    """The figures on the public sets."""
    lines = ["| trained and tested on | scorer | figure | value |", "|---|---|---|---|"]
    for one in told:
        if "claimbuster" in one:
            mean = one["claimbuster"]["mean"]
            lines.append(f"| ClaimBuster 2.5x, four folds | {one['scorer']} | macro-F1 | {mean:.3f} |")
        for name, test in one.get("checkthat", {}).get("tests", {}).items():
            for key, shown in (("f1", "F1"), ("average_precision", "average precision")):
                value = figure(test["worth"][key])
                lines.append(f"| CheckThat! 2024, `{name}` | {one['scorer']} | {shown} | {value} |")
        for name, value in one.get("public", {}).get("summary", {}).items():
            shown, figure_of = PUBLIC[name]
            spread = f"{value['mean']:.3f} ± {value['sd']:.3f} ({value['n']} seeds)"
            lines.append(f"| {shown} | {one['scorer']} | {figure_of} | {spread} |")
    return lines


def tables() -> None:
    """Write the tables into the page between its marks."""
    # What is made of several after its parts.
    paths = sorted(sorted(FOLDER.glob("*.json"), reverse=True), key=lambda path: "+" in path.stem)
    told = [json.loads(path.read_text("utf-8")) for path in paths]
    page = PAGE.read_text("utf-8")
    for name, make in (("own test", own_table), ("ranking", ranking_table), ("public sets", public_table)):
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = "\n".join([before + begin, *make(told), end + after])
    PAGE.write_text(page, "utf-8")


def picture() -> None:
    """Draw the first of the sample's ranking as in a terminal."""
    scores = score_document(read(ROOT / "corpora/samples/riverside.txt")).cut(top=SHOWN)
    console = Console(record=True, width=WIDTH, highlight=False, file=io.StringIO(), color_system="truecolor")
    console.print(Text(f"$ claimx score corpora/samples/riverside.txt --top {SHOWN}", style="dim"))
    write(scores, console.file, console=console)
    PICTURE.write_text(console.export_svg(title="claimx score", unique_id="score"), "utf-8")


def main() -> None:
    """Measure, or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("measure")
    one.add_argument("name")
    one.add_argument("--claimbuster", type=Path)
    one.add_argument("--checkthat", type=Path)
    one.add_argument("--public", type=Path)
    one.add_argument("--scorer", default="linear")
    verbs.add_parser("tables")
    verbs.add_parser("picture")
    args = parser.parse_args()
    if args.verb == "measure":
        measure(args)
    elif args.verb == "tables":
        tables()
    else:
        picture()


if __name__ == "__main__":
    main()

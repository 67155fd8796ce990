"""``claimx train worthiness`` learns what labels say, refuses a test that is trained on, and is the same each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from typer.testing import CliRunner

from claimx.cli import app
from claimx.training.worthiness.examples import examples
from claimx.training.worthiness.fit import Settings, fit, scores, taught
from claimx.worthiness import model as models
from claimx.worthiness.sets import load_set

run = CliRunner().invoke

PLACES = ("Kent", "Essex", "Surrey", "Dorset", "Cumbria", "Norfolk", "Suffolk", "Devon", "Gwent", "Durham")
WORTHY = "Burglary in {place} rose by {number}% in the year to March, more than anywhere else."
CLAIM = "Officers from {place} visited {number} schools with a robot dog."
NEITHER = "We thank the people of {place} for their kindness and patience."


def public(path: Path, places: tuple[str, ...] = PLACES) -> Path:
    """A table in the manner of ClaimBuster."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("Sentence_id", "Text", "File_id", "Verdict"))
        for number, place in enumerate(places, 11):
            for pattern, verdict in ((WORTHY, 1), (CLAIM, 0), (NEITHER, -1)):
                table.writerow((number, pattern.format(place=place, number=number), place, verdict))
    return path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model trained on eight places, measured on two others."""
    folder = tmp_path_factory.mktemp("worth")
    data, test = public(folder / "train.csv", PLACES[:8]), public(folder / "test.csv", PLACES[8:])
    done = run(app, ["train", "worthiness", "--data", str(data), "--test", str(test), "-o", str(folder / "model")])
    assert done.exit_code == 0, done.stderr
    return folder


def test_it_tells_apart_what_the_labels_tell_apart(trained: Path) -> None:
    told = json.loads((trained / "model/metrics.json").read_text("utf-8"))
    [test] = told["tests"]
    assert test["worth"]["average_precision"]["value"] == 1.0
    assert test["claim"]["average_precision"]["value"] == 1.0
    low, high = test["worth"]["f1"]["interval"]
    assert low <= test["worth"]["f1"]["value"] <= high
    assert test["speech"] == "US speech"
    assert (test["sentences"], told["data"][0]["sentences"]) == (6, 24)


def test_the_card_says_what_went_in_and_what_came_out(trained: Path) -> None:
    card = (trained / "model/README.md").read_text("utf-8")
    assert "| ClaimBuster: `train.csv` | US speech | 24 |" in card
    assert "worth checking?" in card and "seed 20260101" in card


def test_its_folder_scores(trained: Path) -> None:
    place = trained / "note.txt"
    place.write_text(f"{NEITHER.format(place='Fife')} {WORTHY.format(place='Kent', number=40)}", "utf-8")
    told = json.loads(run(app, ["score", str(place), "--scorer", str(trained / "model"), "-f", "json"]).stdout)
    assert told["ranking"][0]["text"].startswith("Burglary")


def test_the_same_data_and_seed_give_the_same_files(trained: Path) -> None:
    again = trained / "again"
    arguments = ["--data", str(trained / "train.csv"), "--test", str(trained / "test.csv"), "-o", str(again), "-q"]
    done = run(app, ["train", "worthiness", *arguments])
    assert done.exit_code == 0 and done.stdout == "" and done.stderr == ""
    for path in (trained / "model").iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_test_that_is_trained_on_is_refused(trained: Path, tmp_path: Path) -> None:
    rows = (trained / "train.csv").read_text("utf-8").splitlines()
    disguised = tmp_path / "checkthat.tsv"
    lines = ["Sentence_id\tText\tclass_label"]
    for row in csv.DictReader(rows):
        lines.append(f"{row['Sentence_id']}\t{row['Text'].upper()}\t{'Yes' if row['Verdict'] == '1' else 'No'}")
    disguised.write_text("\n".join(lines) + "\n", "utf-8")
    given = ["--data", str(trained / "train.csv"), "--test", str(disguised), "-o", str(tmp_path / "model")]
    done = run(app, ["train", "worthiness", *given])
    assert done.exit_code == 1 and "24 of its 24 sentences are trained on" in done.stderr
    assert not (tmp_path / "model").exists()


def test_a_few_shared_sentences_are_left_out_and_told(trained: Path, tmp_path: Path) -> None:
    test = tmp_path / "test.csv"
    lines = (trained / "train.csv").read_text("utf-8").splitlines()[:2]
    more = [f'{n},"Something else entirely, number {n} of many, was said.",x{n},{-(n % 2)}' for n in range(100, 130)]
    test.write_text("\n".join([*lines, *more]) + "\n", "utf-8")
    given = ["--data", str(trained / "train.csv"), "--test", str(test), "-o", str(tmp_path / "model")]
    done = run(app, ["train", "worthiness", *given])
    assert done.exit_code == 0 and "1 of its sentences stand in the data too" in done.stderr
    told = json.loads((tmp_path / "model/metrics.json").read_text("utf-8"))
    assert told["data"][0]["sentences"] == 23


def test_own_labels_are_read_in_their_documents(tmp_path: Path) -> None:
    text = "Crime falls\n\nBurglary in Kent fell by 26% in 2023. We thank everybody."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    rows = ["path,start,end,text,claim,worth"]
    for sentence, claim, worth in (("Burglary in Kent fell by 26% in 2023.", 1, 3), ("We thank everybody.", 0, 0)):
        start = text.index(sentence)
        rows.append(f"a.txt,{start},{start + len(sentence)},{sentence},{claim},{worth}")
    labels = tmp_path / "labels.csv"
    labels.write_text("\n".join(rows) + "\n", "utf-8")
    first, second = examples(load_set(labels))
    assert {"figure", "fall-crime", "lead"} <= set(first.sight.signs)
    assert "praise" in second.sight.signs and "figure" not in second.sight.signs
    assert (taught(first, "worth"), taught(first, "claim"), taught(second, "worth")) == (1.0, 1.0, 0.0)
    labels.write_text(labels.read_text("utf-8").replace("a.txt,13,", "a.txt,14,"), "utf-8")
    done = run(app, ["train", "worthiness", "--data", str(labels), "-o", str(tmp_path / "model")])
    assert done.exit_code == 1 and "no sentence from 14" in done.stderr


def test_a_public_sentence_counts_little_beside_own(tmp_path: Path) -> None:
    text = " ".join(WORTHY.format(place=place, number=number) for number, place in enumerate(PLACES, 11))
    text += " " + " ".join(NEITHER.format(place=place) for place in PLACES)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    rows = ["path,start,end,text,claim,worth"]
    for pattern, worth in ((WORTHY, 3), (NEITHER, 0)):
        for number, place in enumerate(PLACES, 11):
            sentence = pattern.format(place=place, number=number)
            start = text.index(sentence)
            rows.append(f'a.txt,{start},{start + len(sentence)},"{sentence}",{int(worth > 0)},{worth}')
    (tmp_path / "own.csv").write_text("\n".join(rows) + "\n", "utf-8")
    other = public(tmp_path / "other.csv")
    other.write_text(other.read_text("utf-8").replace(",1\n", ",x\n").replace(",-1\n", ",1\n").replace(",x\n", ",-1\n"))
    own, contrary = examples(load_set(tmp_path / "own.csv")), examples(load_set(other))

    def apart(public: float) -> float:
        found = scores(fit([*own, *contrary], Settings(public=public, kept=2_000)), own)[:, 1]
        return float(found[: len(PLACES)].mean() - found[len(PLACES) :].mean())

    assert apart(0.0) > apart(0.03) > 0
    assert apart(0.03) > apart(1.0)


def test_few_words_and_pieces_stay_but_all_signs(trained: Path) -> None:
    held = examples(load_set(trained / "train.csv"))
    model = fit(held, Settings(kept=60))
    assert 0 < len(model.words) + len(model.pairs) + len(model.pieces) < 60
    assert set(model.signs) == set(fit(held, Settings()).signs)
    assert models.NOTHING not in model.words.values()

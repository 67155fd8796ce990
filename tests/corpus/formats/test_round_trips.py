"""Into every format and back: any documents, and the project's own corpus."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from claimx.corpus import load_gold
from claimx.corpus.formats import Form
from claimx.corpus.formats.convert import convert, losses, read, write
from claimx.corpus.formats.model import Annotated
from claimx.corpus.quotes import region
from tests.corpus.formats.generated import COLLECTIONS

LOSSLESS = [form for form in Form if form is not Form.CONLL]


def place_for(folder: Path, form: Form) -> Path:
    return folder / f"{form}{form.facts.ending}"


def untold(message: str) -> None:
    raise AssertionError(message)


@pytest.fixture(scope="module")
def train(root: Path) -> list[Annotated]:
    return list(read(root / "corpora" / "train", Form.GOLD, untold))


@pytest.mark.parametrize("form", LOSSLESS)
def test_any_documents(form: Form, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")

    @settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
    @given(COLLECTIONS)
    def there_and_back(found: list[Annotated]) -> None:
        write({"all": found}, place_for(folder, form), form)
        back = list(read(place_for(folder, form), form, untold))
        if form is Form.GOLD:
            found = [with_ends(one) for one in found]
        assert sorted(back, key=lambda one: one.name) == sorted(found, key=lambda one: one.name)

    there_and_back()


def test_any_documents_as_columns_of_tokens(tmp_path: Path) -> None:
    @settings(max_examples=80, deadline=None)
    @given(COLLECTIONS)
    def there_and_back(found: list[Annotated]) -> None:
        write({"all": found}, tmp_path / "a.conll", Form.CONLL)
        back = list(read(tmp_path / "a.conll", Form.CONLL, untold))
        assert [blanked(one.text) for one in back] == [blanked(one.text) for one in found]
        for one, other in zip(found, back, strict=True):
            assert places(other) == places(one)

    there_and_back()


def with_ends(document: Annotated) -> Annotated:
    """The document with words for the ends of its regions, without which gold cannot be written."""
    ignored = [replace(one, ends=one.ends or region(document.text, one.start, one.end)) for one in document.ignored]
    return replace(document, ignored=tuple(ignored))


def blanked(text: str) -> str:
    return re.sub(r"\s", " ", text)


def places(document: Annotated) -> list[tuple[int, int, str | None]]:
    return [(claim.start, claim.end, claim.fields["type"]) for claim in document.claims]


@pytest.mark.parametrize("form", LOSSLESS)
def test_the_corpus(form: Form, train: list[Annotated], root: Path, tmp_path: Path) -> None:
    """Through the format and back to gold: what is loaded is what was loaded before."""
    place = place_for(tmp_path, form)
    done = convert(root / "corpora" / "train", place, Form.GOLD, form, tell=untold, strict=True)
    assert (done.lost, done.unfinished, sum(done.splits.values())) == ({}, (), len(train))
    convert(place, tmp_path / "back", form, Form.GOLD, tell=untold, strict=True)
    assert list(read(tmp_path / "back", Form.GOLD, untold)) == train
    before, after = load_gold(root / "corpora" / "train"), load_gold(tmp_path / "back")
    assert [(one.text, one.kind, one.date, one.claims, one.ignored) for one in after] == [
        (one.text, one.kind, one.date, one.claims, one.ignored) for one in before
    ]


def test_a_second_trip_changes_no_byte(root: Path, tmp_path: Path) -> None:
    convert(root / "corpora" / "dev", tmp_path / "one", Form.GOLD, Form.GOLD, tell=untold)
    convert(tmp_path / "one", tmp_path / "two", Form.GOLD, Form.GOLD, tell=untold)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    for path in sorted((root / "corpora" / "dev").glob("*.json")):
        plain = json.loads(path.read_text("utf-8"))
        again = json.loads((tmp_path / "one" / path.name).read_text("utf-8"))
        assert {**plain, "claims": None} == {**again, "claims": None}
        assert sorted(map(repr, plain["claims"])) == sorted(map(repr, again["claims"]))


def test_what_columns_of_tokens_lose(train: list[Annotated]) -> None:
    lost = losses(train, Form.CONLL)
    assert lost["subject"] == sum(len(one.claims) for one in train)
    assert lost["date"] == len(train)
    assert "type" not in lost

"""Results stored, read back, compared and written as tables, and floors under them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from claimx.errors import CorpusError, RecordsError
from claimx.evaluation.floors import below, floors_of
from claimx.evaluation.folders import annotated
from claimx.evaluation.measuring import DEFAULTS, compared, judged, measured
from claimx.evaluation.result import Model, Result, is_result
from claimx.evaluation.systems import Outcome
from claimx.evaluation.tables import Sheet, facts, latex, markdown, sheets, terminal
from claimx.records import Claim
from tests.evaluation.build import claim, mention, write

NAMES = ("a", "b", "c")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "some_corpus"
    for name in NAMES:
        write(folder, name, mention("41"), mention("12", value=12), kind="news" if name == "a" else "speech")
    return folder


def result(folder: Path, *claims: list[Claim], name: str = "rules") -> Result:
    """The result of a model that made these records of each statement."""
    corpus = annotated(folder)
    model = Model(name=name, kind="rules", fingerprints=("f" * 16,))
    outcome = Outcome(model, tuple(map(tuple, claims)), (), None)
    settings = DEFAULTS.model_copy(update={"resamples": 200, "swaps": 500})
    return measured(corpus, outcome, judged(corpus, outcome), settings=settings)


def good(folder: Path) -> Result:
    return result(folder, *([claim("41"), claim("12", value=12)] for _ in NAMES))


def poor(folder: Path, name: str = "poor & weak_1") -> Result:
    return result(folder, [claim("41")], [claim("41", forces=[])], [claim("7", value=7)], name=name)


def test_figures_of_a_hand_worked_corpus(folder: Path) -> None:
    found = poor(folder)
    assert (found.corpus.documents, found.corpus.mentions, found.corpus.optional) == (3, 6, 0)
    assert found.scores["detection"].value == pytest.approx(2 * 2 / 9, abs=1e-6)
    assert found.scores["core.precision"].value == pytest.approx(1 / 3, abs=1e-6)
    assert found.scores["forces"].value == 0.5
    assert found.groups["kind"]["speech"].scores["core"].value == 0
    assert found.groups["kind"]["speech"].documents == 2
    assert found.groups["type"]["count"].mentions == 6
    assert found.documents["b"].total[:4] == (2, 1, 1, 1)


def test_one_statement_gives_no_interval(folder: Path) -> None:
    found = poor(folder).groups["kind"]["news"].scores["core"]
    assert (found.value, found.low, found.high) == (pytest.approx(2 / 3, abs=1e-6), None, None)


def test_a_result_is_read_back_as_it_was(folder: Path, tmp_path: Path) -> None:
    found = compared(good(folder), poor(folder))
    path = tmp_path / "result.json"
    path.write_text(found.to_json(), "utf-8")
    assert is_result(path)
    assert Result.read(path) == found
    again = compared(Result.read(path), poor(folder))
    assert again.comparison is not None
    assert found.comparison is not None
    assert again.comparison.differences == found.comparison.differences


def test_what_is_no_result_is_told(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(claim().to_json(), "utf-8")
    assert not is_result(path)
    assert not is_result(folder)
    with pytest.raises(RecordsError, match=r"claims\.jsonl is no result"):
        Result.read(path)
    with pytest.raises(RecordsError, match="cannot be read"):
        Result.read(tmp_path / "none.json")


def test_only_the_same_statements_are_compared(folder: Path) -> None:
    one = good(folder)
    write(folder, "b", mention("41"), mention("12", value=13))
    with pytest.raises(RecordsError, match="same annotations"):
        compared(one, good(folder))


def test_of_one_statement_no_difference_has_an_interval(tmp_path: Path) -> None:
    write(tmp_path, "a", mention("41"), mention("12", value=12))
    gap = compared(result(tmp_path, [claim("41")]), result(tmp_path, [claim("12", value=12), claim("41")])).comparison
    assert gap is not None
    core = gap.differences["core.recall"]
    assert (core.value, core.low, core.high, core.p) == (-0.5, None, None, 1)
    assert "[" not in next(row for sheet in _tables(tmp_path) for row in sheet.rows if row[0] == "core")[3]


def _tables(folder: Path) -> list[Sheet]:
    """The table of a comparison of two models on the only statement of a folder."""
    both = compared(result(folder, [claim("41")]), result(folder, [claim("12", value=12), claim("41")]))
    return [sheet for sheet in sheets(both) if sheet.title.startswith("Against")]


def test_counts_of_another_length_are_refused(folder: Path) -> None:
    one = good(folder)
    tally = one.documents["b"].model_copy(update={"total": (1, 2)})
    other = one.model_copy(update={"documents": {**one.documents, "b": tally}})
    with pytest.raises(RecordsError, match="different versions"):
        compared(one, other)


def test_a_comparison_tells_which_is_better(folder: Path) -> None:
    gap = compared(good(folder), poor(folder)).comparison
    assert gap is not None
    assert gap.against.comparison is None
    core = gap.differences["core"]
    assert core.value == pytest.approx(1 - 2 / 9, abs=1e-6)
    assert core.low <= core.value <= core.high
    assert core.p == pytest.approx(0.25, abs=0.08)


@pytest.mark.parametrize("write_as", [terminal, markdown, latex])
def test_every_table_says_the_figures(folder: Path, write_as: object) -> None:
    found = compared(good(folder), poor(folder))
    out = io.StringIO()
    assert callable(write_as)
    write_as(facts(found), sheets(found, by=("kind", "sentence"), confusions=True), out)
    said = out.getvalue()
    core = found.scores["core"]
    assert f"{core.value:.3f} [{core.low:.3f}, {core.high:.3f}]" in said
    assert found.corpus.hash in said
    assert "+0.778" in said
    for title in ("By kind of statement", "type: wanted down, given across", "Fields that can be empty"):
        assert title in said


def test_markdown_and_latex_escape_what_they_would_read(folder: Path) -> None:
    found = compared(good(folder), poor(folder, name="a|b & c_1 50%"))
    out = io.StringIO()
    markdown((), sheets(found), out)
    assert r"| rules | a\|b & c_1 50% | difference | p |" in out.getvalue()
    out = io.StringIO()
    latex((), sheets(found), out)
    assert r"rules & a|b \& c\_1 50\% & difference & p \\" in out.getvalue()
    assert out.getvalue().count(r"\begin{tabular}") == out.getvalue().count(r"\end{tabular}") == 3


def test_small_p_values_are_bounded(folder: Path) -> None:
    found = compared(good(folder), poor(folder))
    assert found.comparison is not None
    gap = found.comparison.differences["core"].model_copy(update={"p": 0.0001})
    moved = found.comparison.model_copy(update={"differences": {"core": gap}})
    [sheet] = [one for one in sheets(found.model_copy(update={"comparison": moved})) if one.title.startswith("Against")]
    assert [row[-1] for row in sheet.rows] == ["<0.001"]


@pytest.mark.parametrize("told", ["speed=1", "core", "core=much", "core=1.5", ""])
def test_floors_that_are_none(told: str) -> None:
    with pytest.raises(ValueError, match=r"core|measure"):
        floors_of(told)


def test_what_is_under_its_floor_is_told_with_by_how_much() -> None:
    floors = floors_of("core=0.85, detection=0.95,period.lenient=0.5")
    assert floors == {"core": 0.85, "detection": 0.95, "period.lenient": 0.5}
    assert below(floors, {"core": 0.85, "detection": 0.9412, "period.lenient": None}) == [
        "detection is 0.9412, under its floor of 0.95 by 0.0088",
        "period.lenient has no figure: nothing in these statements tells of it",
    ]


def test_folders_that_cannot_be_measured_on(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no folder"):
        annotated(tmp_path / "none")
    with pytest.raises(CorpusError, match="--split: some_corpus"):
        annotated(tmp_path)
    with pytest.raises(CorpusError, match="--split: some_corpus"):
        annotated(tmp_path, split="test")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match=r"NAME\.json"):
        annotated(tmp_path / "empty")
    assert len(annotated(tmp_path, split="some_corpus").documents) == 3


def test_dates_are_those_of_the_metadata_else_of_the_annotations(folder: Path) -> None:
    assert [str(one.date) for one in annotated(folder).details if one] == ["2024-06-01"] * 3
    (folder / "metadata.csv").write_text("path,date\na.txt,2020-01-02\n", "utf-8")
    told = annotated(folder).details
    assert told[0] is not None
    assert str(told[0].date) == "2020-01-02"
    assert told[1:] == (None, None)

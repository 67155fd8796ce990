"""``claimx corpus prelabel``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.corpus import load_gold
from claimx.corpus.formats import Form
from claimx.corpus.formats.convert import form_of, read
from claimx.corpus.prelabel import fields_of
from claimx.errors import CorpusError

run = CliRunner().invoke

KENT = "Kent Police made 41 arrests in 2019. The force has 120 more officers than in 2018, and spends £2.5m a year.\n"
ESSEX = "Essex Police recorded 9 burglaries in May 2020, down by 12 per cent.\n"


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    (tmp_path / "statements").mkdir()
    (tmp_path / "statements" / "kent.txt").write_text(KENT, "utf-8")
    (tmp_path / "statements" / "essex.txt").write_text(ESSEX, "utf-8")
    return tmp_path / "statements"


def prelabel(*words: object) -> tuple[int, str]:
    done = run(app, ["corpus", "prelabel", *map(str, words)])
    assert done.stdout == ""
    return done.exit_code, done.stderr


def test_help_shows_an_example() -> None:
    assert "Example: claimx corpus prelabel releases/ -o corpus/new" in run(app, ["corpus", "prelabel", "-h"]).stdout


def test_what_is_extracted_is_annotated(statements: Path, tmp_path: Path) -> None:
    code, said = prelabel(statements, "-o", tmp_path / "new", "--date", "2020-06-01")
    assert (code, said) == (0, "claimx: 2 documents annotated for a person to go over, 0 failed\n")
    documents = list(read(tmp_path / "new", Form.GOLD, print))
    assert [(one.name, one.head["date"], one.head["reviewed"]) for one in documents] == [
        ("essex", "2020-06-01", False),
        ("kent", "2020-06-01", False),
    ]
    assert (tmp_path / "new" / "metadata.csv").read_text() == "path,date\nessex.txt,2020-06-01\nkent.txt,2020-06-01\n"
    kent = documents[1]
    found = claimx.extract(claimx.read(statements / "kent.txt"))
    assert [(one.start, one.end) for one in kent.claims] == [(c.quantity.start, c.quantity.end) for c in found]
    assert len(kent.claims) == 3
    for mention, claim in zip(kent.claims, found, strict=True):
        said_of = {key: value for key, value in fields_of(claim).items() if key not in ("period", "baseline")}
        assert {key: mention.fields[key] for key in said_of} == said_of
    assert [one.fields["value"] for one in kent.claims] == [41, 120, 2500000]
    assert kent.claims[0].fields["period"] == {"text": "in 2019", "start": "2019-01-01", "end": "2019-12-31"}


def test_nothing_reads_it_before_a_person_has_gone_over_it(statements: Path, tmp_path: Path) -> None:
    prelabel(statements / "essex.txt", "-o", tmp_path / "new")
    with pytest.raises(CorpusError, match=r"essex\.json: no person has gone over it") as raised:
        load_gold(tmp_path / "new")
    assert "take the line 'reviewed' out" in str(raised.value)
    checked = run(app, ["corpus", "check", str(tmp_path / "new")])
    assert checked.exit_code == 1
    assert "review: no person has gone over it" in checked.stdout
    path = tmp_path / "new" / "essex.json"
    plain = json.loads(path.read_text("utf-8"))
    del plain["reviewed"]
    path.write_text(json.dumps(plain), "utf-8")
    assert len(load_gold(tmp_path / "new")[0].claims) == 2


def test_what_is_annotated_is_kept(statements: Path, tmp_path: Path) -> None:
    prelabel(statements / "essex.txt", "-o", tmp_path / "new", "--date", "2020-06-01")
    path = tmp_path / "new" / "essex.json"
    path.write_text(path.read_text("utf-8").replace('"subject"', '"subject" '), "utf-8")
    before = path.read_bytes()
    code, said = prelabel(statements, "-o", tmp_path / "new")
    assert code == 0
    assert "1 document annotated for a person to go over, 1 kept as they were annotated" in said
    assert path.read_bytes() == before
    assert (tmp_path / "new" / "metadata.csv").read_text() == "path,date\nessex.txt,2020-06-01\nkent.txt,\n"
    assert sorted(one.name for one in (tmp_path / "new").iterdir()) == [
        "essex.json",
        "essex.txt",
        "kent.json",
        "kent.txt",
        "metadata.csv",
    ]


def test_annotations_beside_the_statements(statements: Path) -> None:
    code, _ = prelabel(statements / "kent.txt", "-o", statements)
    assert code == 0
    assert (statements / "kent.txt").read_text("utf-8") == KENT
    assert json.loads((statements / "kent.json").read_text("utf-8"))["doc"] == "kent"


def test_a_folder_of_annotations_is_gone_on_with(statements: Path) -> None:
    prelabel(statements / "kent.txt", "-o", statements, "--date", "2020-06-01")
    code, said = prelabel(statements, "-o", statements)
    assert (code, said.splitlines()[-1]) == (
        0,
        "claimx: 1 document annotated for a person to go over, 1 kept as they were annotated, 0 failed",
    )
    assert sorted(path.stem for path in statements.glob("*.json")) == ["essex", "kent"]


def test_another_statement_of_that_name_is_told(statements: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "kent.txt").write_text("Another.", "utf-8")
    code, said = prelabel(statements / "kent.txt", "-o", tmp_path / "new")
    assert code == 1
    assert "kent.txt is there already, and says something else" in said
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["kent.txt"]


def test_tasks_for_a_tool_and_back(statements: Path, tmp_path: Path) -> None:
    code, _ = prelabel(statements, "-o", tmp_path / "tasks.json")
    assert code == 0
    assert form_of(tmp_path / "tasks.json") is Form.LABELSTUDIO
    tasks = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    assert all("annotations" not in task for task in tasks)
    submitted = [{**task, "annotations": [{"result": task["predictions"][0]["result"]}]} for task in tasks]
    (tmp_path / "done.json").write_text(json.dumps(submitted), "utf-8")
    assert (
        run(app, ["corpus", "convert", str(tmp_path / "done.json"), str(tmp_path / "gold"), "--to", "gold"]).exit_code
        == 0
    )
    assert [len(one.claims) for one in load_gold(tmp_path / "gold")] == [2, 3]
    code, said = prelabel(statements, "-o", tmp_path / "tasks.json")
    assert code == 1
    assert "may hold somebody's work" in said


def test_documents_of_one_table_have_names_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(f'id,text\nA 1,"{KENT.strip()}"\nA 2,"{ESSEX.strip()}"\n', "utf-8")
    code, said = prelabel(tmp_path / "answers.csv", "-o", tmp_path / "new")
    assert code == 0, said
    names = sorted(path.stem for path in (tmp_path / "new").glob("*.json"))
    assert len(names) == 2
    assert all(name.startswith("answers-") for name in names)


def test_a_statement_that_cannot_be_read_is_told(statements: Path, tmp_path: Path) -> None:
    (statements / "empty.txt").write_text("", "utf-8")
    code, said = prelabel(statements, "-o", tmp_path / "new")
    assert code == 1
    assert "2 documents annotated for a person to go over, 1 failed" in said

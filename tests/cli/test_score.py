"""``claimx score`` ranks one document in each of its formats, and tells what it cannot rank."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.worthiness import model as models
from claimx.worthiness.cues import shown

run = CliRunner().invoke

STATEMENT = (
    "Burglary in Kent fell by 26% in 2023, to 3,400 offences. There are fewer officers than before the pandemic. "
    "We thank everybody who came <b>today</b>."
)


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    """A statement of three sentences, one with markup in it."""
    path = tmp_path / "kent.txt"
    path.write_text(STATEMENT, "utf-8")
    return path


def test_the_ranking_as_json(statement: Path) -> None:
    told = json.loads(run(app, ["score", str(statement), "--format", "json"]).stdout)
    assert [one["rank"] for one in told["ranking"]] == [1, 2, 3]
    scores = [one["score"] for one in told["ranking"]]
    assert scores == sorted(scores, reverse=True)
    first = told["ranking"][0]
    assert STATEMENT[first["start"] : first["end"]] == first["text"] == STATEMENT.split(". ")[0] + "."
    assert [claim["quantity"]["text"] for claim in first["claims"]] == ["26%", "3,400"]
    assert "fall-crime" in {reason["sign"] for reason in first["reasons"]}
    assert (told["sentences"], told["factual"], told["worthy"]) == (3, 2, 2)
    assert told["topics"] == {"theft": 1}


def test_the_table_gives_score_amount_reasons_and_a_line_for_the_document(statement: Path) -> None:
    said = run(app, ["score", str(statement), "--top", "2"], env={"COLUMNS": "200"}).stdout
    assert "3 sentences, 2 factual claims, 2 worth checking" in said
    assert "26%" in said and "percentage" in said and "Kent Police" in said and "confidence" in said
    assert "+\xa0compares with another time or place" in said
    assert "everybody" not in said  # the third of three


def test_what_amounts_were_held_against_has_a_column(tmp_path: Path) -> None:
    path = tmp_path / "checked.txt"
    path.write_text("It has filled 612 posts, 58% of the 1,200 it was promised. The police made 40 arrests.", "utf-8")
    said = run(app, ["score", str(path)], env={"COLUMNS": "160"}).stdout
    assert "checks" in said and "inconsistent" in said
    ranking = json.loads(run(app, ["score", str(path), "-f", "json"]).stdout)["ranking"]
    [one] = [one for one in ranking if "612" in one["text"]]
    told = one["claims"][0]["checks"][0]
    assert (told["kind"], told["outcome"]) == ("share", "inconsistent")
    page = run(app, ["score", str(path), "-f", "html"]).stdout
    assert page.count(told["told"]) == 1 and "<strong>Inconsistent</strong>" in page
    plain = tmp_path / "plain.txt"
    plain.write_text("The police made 40 arrests.", "utf-8")
    assert "checks" not in run(app, ["score", str(plain)]).stdout


def test_stdin_is_one_document() -> None:
    done = run(app, ["score", "-", "--format", "json"], input=STATEMENT)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["sentences"] == 3


def test_what_counts_as_worth_checking_is_the_users_to_say(statement: Path) -> None:
    def told(*options: str) -> dict[str, object]:
        return json.loads(run(app, ["score", str(statement), "-f", "json", *options]).stdout)

    assert told("--threshold", "0")["worthy"] == 3
    assert told("--threshold", "1")["worthy"] == 0
    high = told("--min-score", "0.9")
    assert all(one["score"] >= 0.9 for one in high["ranking"]) and high["sentences"] == 3


class _Page(HTMLParser):
    """What stands in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]


def test_the_page_stands_alone_and_shows_text_as_text(statement: Path, tmp_path: Path) -> None:
    place = tmp_path / "out" / "kent.html"
    place.parent.mkdir()
    done = run(app, ["score", str(statement), "-o", str(place)])
    assert done.exit_code == 0 and done.stdout == ""
    page = place.read_text("utf-8")
    parsed = _Page()
    parsed.feed(page)
    assert "script" not in parsed.tags and "b" not in parsed.tags
    assert all(address.startswith(("#", "data:")) for address in parsed.addresses)
    assert "&lt;b&gt;today&lt;/b&gt;" in page
    assert re.search(r'<mark class="decrease">26%</mark>', page)
    assert parsed.tags.count("meter") == 3


def test_a_folder_with_other_weights_ranks_otherwise(statement: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    thanks = models.Linear(
        (0.0, 0.0), {"praise": (0.0, 5.0)}, {}, {}, {}, models.Curve(1, 0), models.Curve(1, 0), threshold=0.9
    )
    models.save(thanks, {}, shown(), folder)
    told = json.loads(run(app, ["score", str(statement), "--scorer", str(folder), "-f", "json"]).stdout)
    assert told["ranking"][0]["text"].startswith("We thank")
    assert (told["scorer"], told["threshold"], told["worthy"]) == (str(folder), 0.9, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.txt"], "none.txt"),
        (["{statement}", "--scorer", "nowhere"], "holds no scorer"),
        (["{folder}"], "holds"),
    ],
)
def test_what_cannot_be_ranked_is_told(statement: Path, arguments: list[str], told: str) -> None:
    given = [part.format(statement=statement, folder=statement.parent) for part in arguments]
    done = run(app, ["score", *given])
    assert done.exit_code == 1 and done.stdout == ""
    assert told in done.stderr and "Traceback" not in done.stderr


def test_a_file_of_several_documents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n1,Crime fell by 3% in Kent.\n2,Crime rose by 4% in Kent.\n", "utf-8")
    done = run(app, ["score", str(path)])
    assert done.exit_code == 1 and "several documents" in done.stderr


def test_wrong_usage_is_2(statement: Path) -> None:
    assert run(app, ["score", str(statement), "--threshold", "2"]).exit_code == 2
    assert run(app, ["score", str(statement), "--top", "0"]).exit_code == 2


def test_the_python_function_gives_what_the_command_gives(statement: Path) -> None:
    told = json.loads(run(app, ["score", str(statement), "-f", "json"]).stdout)
    scores = claimx.score(statement)
    assert scores.to_dict() == told
    assert [one.score for one in claimx.score(STATEMENT).sentences] == [one["score"] for one in told["ranking"]]
    with pytest.raises(claimx.ReadError, match=r"pathlib\.Path"):
        claimx.score(str(statement))
    with pytest.raises(TypeError):
        claimx.score(3)  # type: ignore[arg-type]


def test_a_records_worth_is_that_of_its_own_amount() -> None:
    [one] = claimx.score("Burglary in Kent fell by 26% in 2023, and officers gave 3 talks.").sentences
    fall, talks = one.claims
    assert one.first == fall
    assert fall.checkworthiness > talks.checkworthiness

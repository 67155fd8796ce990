"""The page of errors: what it says without a script, and how it filters in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from claimx.evaluation.alignment import judge
from claimx.evaluation.folders import annotated
from claimx.evaluation.page import render
from claimx.records import Claim, Evidence
from tests.evaluation.build import claim, mention, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "Kent <script>alert(1)</script> & co made 41 arrests\nin <b>May</b>. \u202eThey 12 met."


def page_of(folder: Path, *claims: list[Claim], model: str = "rules") -> str:
    corpus = annotated(folder)
    told = [judge(gold, found) for gold, found in zip(corpus.documents, claims, strict=True)]
    return render(corpus, told, model=model)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two statements: one with a wrong force and topic, a close period and a missed mention, one with a spurious."""
    folder = tmp_path / "corpus"
    may = {"text": "in May", "start": "2024-05-01", "end": "2024-05-31"}
    spring = {"text": "this spring", "start": "2024-03-01", "end": "2024-05-31"}
    write(folder, "a", mention("41"), mention("12", value=12, period=may), mention("88", value=88, type="other"))
    write(folder, "b", mention("41"), kind="speech")
    wrong = claim("41", forces=["essex"], topic="crime").model_copy(update={"evidence": Evidence(forces=((0, 11),))})
    found = [wrong, claim("12", value=12, period=spring)]
    page = tmp_path / "errors.html"
    page.write_text(page_of(folder, found, [claim("41"), claim("7", value=7, status="planned")]), "utf-8")
    return page


def test_every_error_stands_in_its_sentence_with_both_sides(path: Path) -> None:
    page = html.parse(path)
    errors = page.findall(".//article")
    assert [one.get("data-error") for one in errors] == ["forces topic", "period", "missed", "spurious"]
    assert errors[0].findtext("p/mark") == "41"
    assert errors[0].find("p").text_content() == "Kent Police made 41 arrests."
    rows = [[cell.text_content() for cell in row] for row in errors[0].findall(".//tbody/tr")]
    assert rows == [["forces", "Kent Police", "Essex Police“Kent Police”"], ["topic", "outcomes", "crime"]]
    [[field, wanted, given]] = [[cell.text_content() for cell in row] for row in errors[1].findall(".//tbody/tr")]
    assert (field, wanted) == ("period", "May 2024 (2024-05-01 to 2024-05-31)")
    assert given == "Mar 2024–May 2024 (2024-03-01 to 2024-05-31)agrees leniently"
    assert [one.get("data-leniently") for one in errors] == ["wrong", "right", "wrong", "wrong"]
    assert {row[2].text_content() for row in errors[2].findall(".//tbody/tr")} == {"–"}
    assert {row[1].text_content() for row in errors[3].findall(".//tbody/tr")} == {"–"}
    assert [item.text_content() for item in page.findall(".//header//li")] == [
        "4 mentions",
        "1 missed",
        "1 spurious",
        "2 found with a wrong field",
    ]


def test_what_a_document_says_is_only_ever_text(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    write(folder, "a", mention("41", subject="<i>arrests</i>"), text=HOSTILE)
    page = page_of(folder, [claim("41", text=HOSTILE, subject='"><img src=x>')], model="<x>")
    tree = html.document_fromstring(page)
    assert tree.findtext(".//h1").startswith("Errors of <x> on")
    assert tree.find(".//article/p").text_content().startswith("Kent <script>alert(1)</script> & co made")
    assert len(tree.findall(".//script")) == 1
    assert tree.xpath("//article//*[self::i or self::b or self::img]") == []
    assert [href for href in tree.xpath("//@href | //@src") if not href.startswith(("#", "data:"))] == []
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_half_a_character_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    write(folder, "a", mention("41"))
    broken = claim("41", subject="x").model_copy(update={"subject": "\ud83d cars"})
    page_of(folder, [broken]).encode("utf-8")


def shown(page: Page) -> list[str]:
    return page.locator(".error:visible").evaluate_all("all => all.map((one) => one.id)")


def test_filters(path: Path, opened: Callable[..., Page]) -> None:
    page = opened(path)
    assert len(shown(page)) == 4
    assert page.locator("#total").inner_text() == "4 errors"
    page.get_by_label("period").check()
    assert shown(page) == ["a-39"]
    assert page.locator("#total").inner_text() == "1 error of 4"
    page.get_by_label("topic").check()
    assert len(shown(page)) == 2
    assert page.locator("tr.quieter").evaluate_all("all => all.map((one) => one.dataset.field)") == ["forces"]
    page.locator("[data-filter=kind]").get_by_label("speech").check()
    assert shown(page) == []
    assert page.locator(".document:visible").count() == 0
    page.get_by_role("button", name="Clear all").click()
    page.get_by_label("Search").fill("essex")
    assert shown(page) == ["a-17"]


def test_counts_are_of_what_the_other_filters_leave(path: Path, opened: Callable[..., Page]) -> None:
    page = opened(path, "#?kind=press_release")
    of = page.locator("[data-filter=error] li")
    told = dict(line.split("\n") for line in of.all_inner_texts())
    assert told == {"forces": "1", "topic": "1", "period": "1", "missed": "1", "spurious": "0"}


def test_a_choice_is_kept_in_the_address(path: Path, opened: Callable[..., Page]) -> None:
    page = opened(path)
    page.get_by_label("missed").check()
    page.get_by_label("Search").fill("calls")
    fragment = page.evaluate("location.hash")
    again = opened(path, fragment)
    assert shown(again) == shown(page)
    assert again.get_by_label("missed").is_checked()
    assert again.get_by_label("Search").input_value() == "calls"


def test_on_a_phone(path: Path, opened: Callable[..., Page]) -> None:
    page = opened(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(shown(page)) == 4
    page.locator("summary", has_text="Filters").click()
    assert page.get_by_label("Search").is_visible()

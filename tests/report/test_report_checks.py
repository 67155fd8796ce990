"""What a claim was held against stands in its card: outcome, words, caveats, sources, and official figures drawn."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check, OfficialFigure
from claimx.documents import Details, from_text
from claimx.pipeline.record import document_record
from claimx.records import Claim
from claimx.report import gather, render
from claimx.stats.base import stats
from claimx.stats.chart import latest
from tests.conftest import Open

TEXT = (
    "Durham Constabulary had 1,400 full-time equivalent police officers on 31 March 2010. "
    "Burglary fell by 9.2%, a reduction of 146 offences."
)


@pytest.fixture(scope="module")
def checked() -> list[Claim]:
    details = Details(date=dt.date(2024, 5, 1), publisher="Durham Constabulary", publisher_force="durham")
    return claimx.check(claimx.extract(from_text(TEXT, details=details)))


@pytest.fixture(scope="module")
def page(checked: list[Claim], tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = from_text(TEXT, details=Details(date=dt.date(2024, 5, 1)))
    path = tmp_path_factory.mktemp("checked") / "report.html"
    path.write_text(render(gather([document_record(document, claims=len(checked)), *checked])), "utf-8")
    return path


def card(opened: Open, page: Path, claim: Claim):  # type: ignore[no-untyped-def]
    return opened(page, f"#statement?claim={claim.id}").locator(f'.card[data-claim="{claim.id}"]')


def test_official_figures_are_drawn_with_the_stated_one(opened: Open, page: Path, checked: list[Claim]) -> None:
    claim = checked[0]
    [check] = [one for one in claim.checks if one.kind is CheckKind.OFFICIAL]
    assert check.outcome is Outcome.DIFFERS
    held = card(opened, page, claim).locator(".checks")
    assert held.locator(".outcome").first.text_content() == "Differs · official figures"
    assert check.told in (held.text_content() or "")
    chart = held.locator("svg[role=img]")
    assert "Durham Constabulary" in (chart.get_attribute("aria-label") or "")
    figure = check.figures[0]
    known = latest(stats().figures(figure.measure, figure.area, unit=figure.unit))
    assert len((chart.locator(".line").get_attribute("points") or "").split()) == len(known)
    stated, seen = chart.locator(".stated"), chart.locator(".seen").first
    assert stated.get_attribute("cx") == seen.get_attribute("cx")
    # 1,400 is less than what was published, and less lies lower.
    assert check.computed is not None and check.stated is not None and check.computed > check.stated
    assert float(stated.get_attribute("cy") or 0) > float(seen.get_attribute("cy") or 0)
    for one in claim.checks:
        for caveat in one.caveats:
            assert caveat in (held.text_content() or "")


def test_arithmetic_has_words_and_no_chart(opened: Open, page: Path, checked: list[Claim]) -> None:
    claim = checked[1]
    [check] = claim.checks
    held = card(opened, page, claim).locator(".checks")
    assert held.locator(".outcome").text_content() == "Implied · before and after"
    assert check.told in (held.text_content() or "")
    assert held.locator("svg, .sources").count() == 0


def test_a_claim_that_nothing_was_found_for_has_no_section(opened: Open, checked: list[Claim], tmp_path: Path) -> None:
    plain = checked[0].model_copy(update={"checks": ()})
    path = tmp_path / "report.html"
    path.write_text(render(gather([plain])), "utf-8")
    assert card(opened, path, plain).locator(".checks").count() == 0


def test_text_of_a_source_writes_no_markup(opened: Open, checked: list[Claim], tmp_path: Path) -> None:
    figure = OfficialFigure(
        series="a/b/c",
        measure="unknown",
        area="nowhere",
        date=dt.date(2020, 3, 31),
        unit="fte",
        value=1.0,
        source="<img src=x> of https://example.org/t",
    )
    check = Check(kind=CheckKind.OFFICIAL, outcome=Outcome.CLOSE, told="<b>So</b>", figures=(figure,))
    claim = checked[0].model_copy(update={"checks": (check,)})
    path = tmp_path / "report.html"
    path.write_text(render(gather([claim])), "utf-8")
    held = card(opened, path, claim).locator(".checks")
    assert "<b>So</b>" in (held.text_content() or "")
    assert held.locator(".sources a").get_attribute("href") == "https://example.org/t"
    assert held.locator("b, img, svg").count() == 0

"""The table in a browser: filters, orders, charts, map, the address, keys, paper."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from claimx.records import Change, ClaimType
from claimx.report import Gathered

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from claimx.report.facts import words


def total(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def amounts(page: Page) -> list[str]:
    return page.locator("table.claims td.amount bdi").all_inner_texts()


def facet(page: Page, name: str) -> None:
    """Unfold a filter."""
    page.locator(f'[data-filter="{name}"]:not([open]) summary').click()


def test_all_claims_are_counted(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    assert page.title() == "Claims – A few statements"
    assert total(page) == f"{len(gathered.claims)} claims"
    assert len(amounts(page)) == min(50, len(gathered.claims))
    expect(page.get_by_role("list", name="In this report")).to_contain_text(f"{len(gathered.claims)} claims")


@pytest.mark.parametrize("change", list(Change))
def test_a_choice_filters_and_can_be_taken_back(opened, report: Path, gathered: Gathered, change: Change) -> None:
    page = opened(report)
    label = words()["change"][change.value]
    page.get_by_role("checkbox", name=re.compile(f"^{label}")).check()
    left = sum(claim.change is change for claim in gathered.claims)
    assert 0 < left < len(gathered.claims)
    assert total(page) == f"{left} of {len(gathered.claims)} claims"
    assert page.locator(f"table.claims .value:not(.{change.value})").count() == 0
    page.get_by_role("button", name=f"Remove the filter Change: {label}").click()
    assert total(page) == f"{len(gathered.claims)} claims"


def test_choices_of_a_filter_add_up_and_filters_narrow(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    page.get_by_role("checkbox", name=re.compile("^Increase")).check()
    page.get_by_role("checkbox", name=re.compile("^Decrease")).check()
    moved = [claim for claim in gathered.claims if claim.change is not Change.LEVEL]
    assert total(page).startswith(f"{len(moved)} of")
    page.get_by_role("checkbox", name=re.compile("^Count")).check()
    counted = [claim for claim in moved if claim.type is ClaimType.COUNT]
    assert total(page).startswith(f"{len(counted)} of")
    page.get_by_role("button", name="Clear all").click()
    assert total(page) == f"{len(gathered.claims)} claims"


def test_every_other_filter(opened, report: Path, gathered: Gathered) -> None:
    claims = gathered.claims
    page = opened(report)
    for name, label, kept in (
        ("speaker", Counter(c.speaker.name for c in claims if c.speaker).most_common(1)[0][0], None),
        ("status", "Planned", [c for c in claims if c.status == "planned"]),
        ("topic", "Theft and burglary", [c for c in claims if c.topic == "theft"]),
        ("kind", "Press release", [c for c in claims if c.document.kind == "press_release"]),
    ):
        wanted = kept or [c for c in claims if c.speaker and c.speaker.name == label]
        if page.locator(f'[data-filter="{name}"]:not([open])').count():
            facet(page, name)
        box = page.locator(f'[data-filter="{name}"]').get_by_role("checkbox", name=label)
        box.check()
        assert total(page) == f"{len(wanted)} of {len(claims)} claims", name
        box.uncheck()
    facet(page, "scores")
    page.get_by_label("Check-worthiness at least").fill("0.7")
    assert total(page).startswith(f"{sum(c.checkworthiness >= 0.7 for c in claims)} of")
    page.get_by_label("Check-worthiness at least").fill("0")
    page.get_by_label("Confidence at least").fill("0.9")
    assert total(page).startswith(f"{sum(c.confidence >= 0.9 for c in claims)} of")
    page.get_by_label("Confidence at least").fill("0")
    facet(page, "published")
    page.locator('[data-filter="published"]').get_by_label("From").fill("2020-01")
    page.locator('[data-filter="published"]').get_by_label("From").blur()
    assert total(page).startswith(f"{sum(str(c.document.date) >= '2020' for c in claims)} of")


def test_a_period_that_touches_the_months_is_kept(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report, "#claims?period=2020-03..2020-09")
    kept = [
        claim
        for claim in gathered.claims
        if claim.period
        and (claim.period.start or claim.period.end)
        and (claim.period.start is None or claim.period.start.isoformat() <= "2020-09-30")
        and (claim.period.end is None or claim.period.end.isoformat() >= "2020-03-01")
    ]
    assert 0 < len(kept) < len(gathered.claims)
    assert total(page).startswith(f"{len(kept)} of")
    expect(page.get_by_role("button", name="Remove the filter Period of the figure")).to_contain_text(
        "March 2020 to September 2020"
    )


def test_words_are_searched(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    page.get_by_role("searchbox", name="Search").fill("BURGLARY manchester")
    found = int(total(page).split()[0])
    assert 0 < found < len(gathered.claims)
    for row in page.locator("table.claims tbody tr").all():
        assert "burglar" in row.inner_text().lower()
    page.get_by_role("searchbox", name="Search").fill("no such words anywhere")
    expect(page.get_by_text("No claim passes these filters.")).to_be_visible()
    expect(page.locator("table.claims")).to_be_hidden()


def test_long_lists_of_choices_unfold_and_are_searched(opened, report: Path) -> None:
    page = opened(report)
    force = page.locator('[data-filter="force"]')
    few = force.get_by_role("checkbox").count()
    force.get_by_role("button", name=re.compile("^Show all")).click()
    assert force.get_by_role("checkbox").count() > few
    force.get_by_role("searchbox", name="Find in force").fill("manch")
    assert force.get_by_role("checkbox").count() == 1


def test_orders(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    head = page.get_by_role("columnheader", name="Worth checking")
    expect(head).to_have_attribute("aria-sort", "descending")
    scores = [float(text.split()[-1]) for text in page.locator("td.worth .meter").all_text_contents()]
    assert scores == sorted(scores, reverse=True)
    page.get_by_role("button", name="Worth checking").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    scores = [float(text.split()[-1]) for text in page.locator("td.worth .meter").all_text_contents()]
    assert scores == sorted(scores)
    page.get_by_label("Sort by").select_option("Amount")
    pounds = sorted((c.quantity.value for c in gathered.claims if c.quantity.unit == "count"), reverse=True)
    first = next(c for c in gathered.claims if c.quantity.value == pounds[0] and c.quantity.unit == "count")
    assert amounts(page)[0] == first.quantity.text
    expect(head).not_to_have_attribute("aria-sort", "ascending")


def test_pages_turn(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    first = amounts(page)
    page.get_by_role("button", name="Next page").click()
    assert "page=2" in page.url
    assert amounts(page) != first
    expect(page.get_by_role("button", name="Page 2")).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(page.get_by_role("button", name="Page 1", exact=True)).to_have_attribute("aria-current", "page")
    assert amounts(page) == first


def test_a_bar_and_a_tile_filter(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    here = sum(any(force.id == "greater-manchester" for force in claim.forces) for claim in gathered.claims)
    name = f"Greater Manchester Police: {here} claims"
    tile = page.locator(".map").get_by_role("button", name=name)
    tile.click()
    assert total(page) == f"{here} of {len(gathered.claims)} claims"
    expect(tile).to_have_attribute("aria-pressed", "true")
    bar = page.locator(".bars").get_by_role("button", name=name)
    expect(bar).to_have_attribute("aria-pressed", "true")
    bar.click()
    assert total(page) == f"{len(gathered.claims)} claims"
    expect(tile).to_have_attribute("aria-pressed", "false")
    national = sum(claim.scope == "national" for claim in gathered.claims)
    page.get_by_role("list", name="Not on the map").get_by_role("button", name="National figure").click()
    assert total(page).startswith(f"{national} of")


def test_a_year_filters_and_unfolds_its_months(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    expect(page.get_by_role("heading", name="Claims by year")).to_be_visible()
    year = next(claim.document.date.year for claim in gathered.claims if claim.document.date)
    here = sum(claim.document.date is not None and claim.document.date.year == year for claim in gathered.claims)
    page.locator(".columns").get_by_role("button", name=f"{year}: {here} claims").click()
    assert total(page).startswith(f"{here} of")
    expect(page.get_by_role("heading", name="Claims by month")).to_be_visible()
    assert page.locator(".columns button").count() == 12
    published = page.locator(".columns button").all()
    assert sum(int(bar.get_attribute("aria-label").split()[-2]) for bar in published) == here
    page.get_by_role("radio", name="of the figure").check()
    assert total(page).startswith(f"{here} of")
    assert [bar.get_attribute("aria-label") for bar in page.locator(".columns button").all()] != published


def test_the_address_holds_what_is_shown(opened, report: Path) -> None:
    page = opened(report)
    page.get_by_role("checkbox", name=re.compile("^Decrease")).check()
    page.get_by_role("searchbox", name="Search").fill("police")
    page.get_by_label("Sort by").select_option("Period")
    told, shown, address = total(page), amounts(page), page.url
    again = opened(report, "#" + address.split("#")[1])
    assert (total(again), amounts(again)) == (told, shown)
    expect(again.get_by_role("checkbox", name=re.compile("^Decrease"))).to_be_checked()
    assert again.get_by_role("searchbox", name="Search").input_value() == "police"


@pytest.mark.parametrize(
    "fragment",
    ["#nonsense", "#claims?force=nowhere&change=sideways&page=-3&sort=toString", "#statement?statement=none&claim=x",
     "#claims?period=x..y&worth=abc", "#%E0%A4%A"],
)  # fmt: skip
def test_an_address_that_says_nothing_shows_everything(opened, report: Path, gathered: Gathered, fragment: str) -> None:
    assert total(opened(report, fragment)) == f"{len(gathered.claims)} claims"


def test_keys_alone(opened, report: Path) -> None:
    page = opened(report)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the claims")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("officers")
    found = total(page)
    page.locator("a.open").first.focus()
    page.keyboard.press("ArrowDown")
    second = page.locator("a.open").nth(1)
    expect(second).to_be_focused()
    claim = second.get_attribute("data-claim")
    page.keyboard.press("Enter")
    expect(page.locator(f"#claim-{claim}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#claim-{claim}")).to_be_focused()
    page.get_by_role("link", name="All claims").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'a.open[data-claim="{claim}"]')).to_be_focused()
    assert total(page) == found


def test_arrow_keys_move_over_the_map(opened, report: Path) -> None:
    page = opened(report)
    grid = page.locator(".map")
    assert grid.locator('button[tabindex="0"]').count() == 1
    grid.get_by_role("button", name="Metropolitan Police Service").focus()
    page.keyboard.press("ArrowRight")
    expect(grid.get_by_role("button", name="City of London Police")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(grid.get_by_role("button", name="Kent Police")).to_be_focused()
    before = total(page)
    page.keyboard.press("Space")
    assert total(page) != before
    expect(grid.get_by_role("button", name="Kent Police")).to_be_focused()


def test_focus_stays_on_what_was_pressed(opened, report: Path) -> None:
    page = opened(report)
    bar = page.locator(".bars button").nth(1)
    key = bar.get_attribute("data-key")
    bar.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'.bars button[data-key="{key}"]')).to_be_focused()
    page.get_by_role("button", name=re.compile("^Remove the filter")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_focused()


def test_statements_and_errors_are_listed(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Statements").click()
    expect(page.get_by_role("heading", name="Statements", exact=True)).to_be_focused()
    assert page.locator(".statements li").count() == len(gathered.documents)
    views.get_by_role("link", name="Errors (1)").click()
    row = page.get_by_role("row", name="statements/scan.pdf")
    expect(row).to_contain_text("Cannot be read")
    expect(row).to_contain_text("recognise its text first")


def test_statements_are_those_of_the_claims_left(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report, "#statements?force=greater-manchester")
    left = {c.document.path for c in gathered.claims if any(f.id == "greater-manchester" for f in c.forces)}
    assert 0 < len(left) < len(gathered.documents)
    assert total(page) == f"{len(left)} of {len(gathered.documents)} statements"
    page.get_by_role("button", name="Show all").click()
    assert total(page) == f"{len(gathered.documents)} statements"


def test_paper_has_every_claim_that_is_left_and_nothing_to_press(opened, report: Path, gathered: Gathered) -> None:
    page = opened(report)
    pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    assert text.count("\n") > len(gathered.claims)
    assert "Sort by" not in text
    assert "Next" not in text
    last = min(gathered.claims, key=lambda claim: claim.checkworthiness)
    assert last.quantity.text in text
    assert page.locator("table.claims tbody tr").count() == 50


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_nothing_is_wider_than_the_window(opened, report: Path, width: int) -> None:
    page = opened(report, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

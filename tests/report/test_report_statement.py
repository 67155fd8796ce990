"""A statement in a browser: marks, evidence, the card."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

import claimx
from claimx.records import Claim

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module")
def claims(sample: Path) -> list[Claim]:
    return claimx.extract(sample)


def lit(page: Page) -> str:
    """The words that are shown as evidence, in the order of the text."""
    return " ".join("".join(page.locator(".text .ev").all_text_contents()).split())


def quoted(claim: Claim, text: str) -> str:
    """The words that are evidence in a record."""
    points = sorted({at for _, spans in claim.evidence for start, end in spans for at in range(start, end)})
    return " ".join("".join(text[at] for at in points).split())


def test_one_statement_is_shown_at_once(opened, single: Path, claims: list[Claim]) -> None:
    page = opened(single)
    assert page.locator("article.statement").count() == 1
    marks = page.locator(".text .mark")
    assert marks.all_text_contents() == [claim.quantity.text for claim in claims]
    assert marks.first.get_attribute("aria-description").startswith("Decrease of 23%, Antisocial behaviour")


def test_evidence_on_hover_and_on_focus(opened, single: Path, sample: Path, claims: list[Claim]) -> None:
    page = opened(single)
    text = sample.read_text("utf-8")
    assert lit(page) == ""
    for at in (0, 1, 6):
        page.locator(".mark").nth(at).hover()
        assert lit(page) == quoted(claims[at], text)
        page.get_by_role("heading", level=1).hover()
        assert lit(page) == ""
        page.locator(".mark").nth(at).focus()
        assert lit(page) == quoted(claims[at], text)
        page.locator(".mark").nth(at).blur()
        assert lit(page) == ""


def test_the_card_tells_the_record(opened, single: Path) -> None:
    page = opened(single)
    page.locator(".mark").first.focus()
    card = page.locator(".card")
    expect(card.get_by_role("heading")).to_have_text("▼Decrease of 23%")
    for words in ("Antisocial behaviour", "“fell”", "Mar 2024–Feb 2025", "Mar 2023–Feb 2024", "Cheshire Constabulary"):
        expect(card).to_contain_text(words)
    tags = page.locator(".text .ev[data-tag]").evaluate_all("all => all.map((one) => one.dataset.tag)")
    assert tags == ["what", "force", "change", "when", "against", "who"]


def test_a_field_stresses_its_own_words(opened, single: Path) -> None:
    page = opened(single)
    page.locator(".mark").first.click()
    page.get_by_role("button", name="Change: show the words").focus()
    assert page.locator(".text .loud").all_text_contents() == ["fell"]
    page.get_by_role("button", name="Force: show the words").hover()
    assert page.locator(".text .loud").all_text_contents() == ["Warrington"]


def test_a_click_keeps_the_claim_and_another_lets_it_go(opened, single: Path, claims: list[Claim]) -> None:
    page = opened(single)
    mark = page.locator(".mark").nth(2)
    mark.click()
    assert f"claim={claims[2].id}" in page.url
    expect(mark).to_have_attribute("aria-pressed", "true")
    page.get_by_role("heading", level=1).hover()
    mark.blur()
    expect(page.locator(".card")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(mark).to_have_attribute("aria-pressed", "false")
    assert "claim=" not in page.url


def test_claims_follow_one_another(opened, single: Path, claims: list[Claim]) -> None:
    page = opened(single, f"#statement?claim={claims[0].id}")
    expect(page.locator(".mark").first).to_be_focused()
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".mark").nth(1)).to_be_focused()
    expect(page.locator(".card")).to_have_attribute("data-claim", claims[1].id)


def test_a_row_leads_to_the_place_and_back(opened, report: Path) -> None:
    page = opened(report, "#claims?change=decrease")
    link = page.locator("a.open").nth(2)
    claim = link.get_attribute("data-claim")
    link.click()
    mark = page.locator(f"#claim-{claim}")
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    assert lit(page)
    page.go_back()
    expect(page.locator(f'a.open[data-claim="{claim}"]')).to_be_focused()
    expect(page.get_by_role("button", name="Remove the filter Change: Decrease")).to_be_visible()


def test_furniture_is_dimmed_and_named(opened, single: Path) -> None:
    page = opened(single)
    dim = page.locator(".text .dim")
    assert "Press release" in dim.all_text_contents()
    colours = page.evaluate(
        "['.dim', '.text > .paragraph:not(.dim)'].map((one) => getComputedStyle(document.querySelector(one)).color)"
    )
    assert colours[0] != colours[1]
    assert page.get_by_text("Page furniture, not read").count() == 1


def test_paper_has_the_text_and_each_claim(opened, single: Path, claims: list[Claim]) -> None:
    page = opened(single)
    pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in pdf).split())
    assert "were arrested" in text
    assert f"{len(claims)} claims in this statement" in text
    assert "says Alan Whitfield" in text
    assert "All claims" not in text
    assert "Point at a marked amount" not in text


def test_landmarks_and_names(opened, single: Path, report: Path) -> None:
    page = opened(single)
    snapshot = page.locator("body").aria_snapshot()
    for line in (
        "- banner:",
        "- main:",
        "- contentinfo:",
        'navigation "Views"',
        'complementary "Record of the claim"',
        'heading "13 claims in this statement" [level=3]',
        'button "23%"',
    ):
        assert line in snapshot, line
    snapshot = opened(report).locator("body").aria_snapshot()
    for line in (
        'search "Filter the claims"',
        'group "Claims by year"',
        'group "Where"',
        'table "Claims"',
        'columnheader "Amount"',
        'combobox "Sort by"',
        'heading "Overview" [level=2]',
        'group "Topic"',
    ):
        assert line in snapshot, line


CONTRAST = """() => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const over = (colour, below) => {
    context.fillStyle = `rgb(${below.join(",")})`;
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const under = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return over(getComputedStyle(element).backgroundColor, under);
  };
  const poor = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.closest(":disabled, noscript, script")) continue;
    const below = behind(element);
    const [a, b] = [light(over(getComputedStyle(element).color, below)), light(below)].sort((x, y) => y - x);
    seen += 1;
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.className} ${element.textContent.slice(0, 30)}`);
  }
  return { seen, poor };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(opened, single: Path, report: Path, scheme: str) -> None:
    """Every piece of text has a contrast of 4.5 to what is behind it."""
    page = opened(single, scheme=scheme)
    page.locator(".mark").first.click()
    of_statement = page.evaluate(CONTRAST)
    of_table = opened(report, "#claims?force=kent&force=greater-manchester", scheme=scheme).evaluate(CONTRAST)
    assert of_statement["poor"] == []
    assert of_table["poor"] == []
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(CONTRAST)["poor"] == []
    assert of_statement["seen"] > 50
    assert of_table["seen"] > 100

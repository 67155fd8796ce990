"""Text that tries to be more than text, and reports of ten thousand claims."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

import claimx
from claimx.documents import from_text
from claimx.pipeline.record import document_record
from claimx.records import Claim, DocumentRecord
from claimx.report import Gathered, render

pytest.importorskip("playwright")
from playwright.sync_api import expect

HOSTILE = """</script><script>document.title = "broken"</script> & "quotes" <!-- <b>bold</b>

Kent Police made 41 arrests <img src=x onerror="document.title='broken'"> in 2023. Officers seized 120 knives 🔪🔪 and
£25,000 in cash, said Inspector 𝓐𝓵𝓮𝔁 </script> Moss \u202eesrever\u202c at {where} in 2024.

قالت شرطة كنت إن 37 arrests were made in Kent in 2022.
"""
LONG = "Kent Police recorded 12 " + "burglaries" * 60 + " in 2023."
DOCUMENTS = 2_000


def write(path: Path, gathered: Gathered, title: str | None = None) -> Path:
    path.write_text(render(gathered, title=title), "utf-8", errors="replace")
    return path


def of_texts(*texts: str, url: str | None = None) -> tuple[Gathered, list[list[Claim]]]:
    documents, found = {}, []
    for text in texts:
        document = from_text(text)
        claims = claimx.extract(document)
        record = document_record(document, claims=len(claims))
        reference = record.document.model_copy(update={"url": url, "title": text.split("\n")[0][:60]})
        documents[reference.id, reference.path] = record.model_copy(update={"document": reference})
        found.append([claim.model_copy(update={"document": reference}) for claim in claims])
    return Gathered(tuple(claim for claims in found for claim in claims), documents), found


def test_hostile_text_is_text(opened, tmp_path: Path) -> None:
    gathered, [claims] = of_texts(HOSTILE)
    amounts = [claim.quantity.text for claim in claims]
    assert "£25,000" in amounts and "37" in amounts
    path = write(tmp_path / "hostile.html", gathered, title='</title><script>document.title = "broken"</script>')
    page = opened(path, "#statement")
    assert "broken" not in page.title().split("<")[0]
    assert page.locator("img, main script").count() == 0
    assert page.locator(".text .mark").all_text_contents() == amounts
    shown = " ".join(page.locator(".text").inner_text().split())
    assert "</script>" in shown and "<img src=x onerror=" in shown and "🔪🔪" in shown
    for mark, claim in zip(page.locator(".text .mark").all(), claims, strict=True):
        mark.focus()
        words = {
            "".join(HOSTILE[start:end].split()) for _, spans in claim.evidence for start, end in spans if end > start
        }
        lit = "".join("".join(page.locator(".text .ev").all_text_contents()).split())
        assert all(word in lit for word in words), (claim.quantity.text, words, lit)
    page.get_by_role("link", name="Claims", exact=True).click()
    expect(page.locator("table.claims tbody tr")).to_have_count(len(claims))


def test_long_words_break(opened, tmp_path: Path) -> None:
    gathered, _ = of_texts(LONG)
    path = write(tmp_path / "long.html", gathered)
    for fragment in ("#statement", "#claims"):
        page = opened(path, fragment, width=390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("url", "links"), [("https://www.example.org/a?b=c", 1), ("javascript:alert(1)", 0), ("data:text/html,x", 0)]
)
def test_only_addresses_of_the_web_are_linked(opened, tmp_path: Path, url: str, links: int) -> None:
    gathered, _ = of_texts("Kent Police made 41 arrests in 2023.", url=url)
    page = opened(write(tmp_path / "linked.html", gathered), "#statement")
    found = page.get_by_role("link", name="Open the source")
    assert found.count() == links
    if links:
        assert found.get_attribute("href") == url


def test_a_table_of_a_statement_is_a_table(opened, tmp_path: Path) -> None:
    from claimx.documents import read

    path = tmp_path / "figures.html"
    path.write_text(
        "<html><body><article><h1>Burglary in Kent</h1><p>Figures of Kent Police for two years follow.</p>"
        "<table><caption>Burglaries</caption><tr><th>Force</th><th>2022</th><th>2023</th></tr>"
        "<tr><td>Kent Police</td><td>1,204</td><td>1,310</td></tr>"
        "<tr><td>Essex Police</td><td>904</td><td>880</td></tr></table></article></body></html>",
        "utf-8",
    )
    document = read(path)
    claims = claimx.extract(document)
    record = document_record(document, claims=len(claims))
    assert len(claims) == 4
    gathered = Gathered(tuple(claims), {(record.document.id, record.document.path): record})
    page = opened(write(tmp_path / "report.html", gathered), "#statement")
    assert page.locator(".text table td .mark").all_text_contents() == ["1,204", "1,310", "904", "880"]
    page.locator(".text table .mark").nth(2).focus()
    assert "Essex" in " ".join(page.locator(".text .ev").all_text_contents())


def test_claims_alone_show_their_sentences(opened, tmp_path: Path) -> None:
    text = "Kent Police made 41 arrests in 2023.\n\nIt rained all day.\n\nBurglary in Kent fell by 12% in 2024."
    claims = tuple(claimx.extract(text))
    page = opened(write(tmp_path / "alone.html", Gathered(claims, {})), "#statement")
    assert page.locator(".text .mark").all_text_contents() == ["41", "12%"]
    assert "rained" not in page.locator(".text").inner_text()
    expect(page.get_by_text("Only the sentences with claims are known")).to_be_visible()
    page.locator(".mark").nth(1).focus()
    assert "fell" in page.locator(".text .ev").all_text_contents()


def test_nothing_found_is_told(opened, tmp_path: Path) -> None:
    gathered, _ = of_texts("The police station is open.")
    page = opened(write(tmp_path / "empty.html", gathered))
    expect(page.get_by_text("No claim was found in this statement.")).to_be_visible()
    page = opened(write(tmp_path / "none.html", Gathered((), {})))
    expect(page.get_by_text("No claim passes these filters.")).to_be_visible()


def large() -> Gathered:
    """Five claims each of two thousand statements that differ in words, forces and days."""
    text = (
        "Kent Police said burglary fell by 12 per cent in 2023/24, to 4,310 offences. It has 96 more officers than in "
        "2019. The force will get £2.4m from the Home Office. Officers made 1,204 arrests in March 2024."
    )
    document = from_text(text)
    claims = claimx.extract(document)
    assert len(claims) == 5
    record = document_record(document, claims=len(claims))
    documents: dict[tuple[str, str | None], DocumentRecord] = {}
    every: list[Claim] = []
    for number in range(DOCUMENTS):
        id = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        day = dt.date(2015, 1, 1) + dt.timedelta(days=number * 2)
        reference = record.document.model_copy(
            update={"id": id, "path": f"{number}.txt", "date": day, "title": f"Statement {number}"}
        )
        documents[id, f"{number}.txt"] = record.model_copy(update={"document": reference})
        for at, claim in enumerate(claims):
            every.append(claim.model_copy(update={"document": reference, "id": f"{id[:15]}{at}"}))
    return Gathered(tuple(every), documents)


def test_ten_thousand_claims(opened, tmp_path: Path) -> None:
    gathered = large()
    page = opened(write(tmp_path / "large.html", gathered))
    status = page.get_by_role("status")
    expect(status).to_have_text("10,000 claims")
    assert page.locator("table.claims tbody tr").count() == 50
    page.get_by_role("searchbox", name="Search").fill("statement 1999")
    expect(status).to_have_text("5 of 10,000 claims")
    page.get_by_role("searchbox", name="Search").fill("")
    page.get_by_role("checkbox", name="Decrease").check()
    expect(status).to_have_text("2,000 of 10,000 claims")
    page.get_by_role("button", name="Page 40").click()
    assert page.locator("table.claims tbody tr").count() == 50
    page.locator("a.open").last.click()
    expect(page.locator(".text .mark.active")).to_have_text("12 per cent")


def test_a_browser_that_cannot_unpack_is_told(browser, single: Path) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(single.as_uri())
    expect(page.get_by_role("main")).to_contain_text("open it in one of 2023 or later")
    page.close()


def test_without_scripts_counts_and_claims_are_listed(browser, single: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(single.as_uri())
    expect(page.get_by_role("table", name="Claims by force")).to_contain_text("Cheshire Constabulary")
    assert page.get_by_role("table", name="Claims", exact=True).get_by_role("row").count() == 14
    context.close()

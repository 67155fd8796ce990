"""How fast a large report opens and filters in Chromium, and how large it is.

Usage: python scripts/report_pace.py [--documents N] [--claims N] [--rounds N]     # needs the development extra

The statements of ``corpora/train`` are repeated, each time on another day and with its letters disturbed, so that
hardly any text occurs twice. Chromium is CLAIMX_CHROMIUM or the one on the path. Each time is the best of N rounds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from claimx.documents import load_metadata, read
from claimx.pipeline.language import extract_documents
from claimx.pipeline.record import document_record
from claimx.records import AnyRecord, Claim, DocumentRecord
from claimx.report import gather, render

CORPUS = Path(__file__).parents[1] / "corpora" / "train"
FIRST = dt.date(2012, 1, 1)
DAYS = 5_000
# Share of letters that are put in place of others.
DISTURBED = 0.08
SEARCH = """(words) => {
  const field = document.getElementById("q");
  const begin = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - begin;
}"""
CHOOSE = """() => {
  const begin = performance.now();
  document.querySelector("[data-filter=change] input").click();
  document.body.offsetHeight;
  return performance.now() - begin;
}"""


def copies(documents: int, claims: int) -> Iterator[AnyRecord]:
    """So many documents, with so many claims in all or fewer."""
    known = load_metadata(CORPUS / "metadata.csv")
    originals = [read(path, details=known.get(path)) for path in sorted(CORPUS.glob("*.txt"))]
    records = [
        (document_record(document, claims=len(found)), found)
        for document, found in zip(originals, extract_documents(originals), strict=True)
    ]
    left = claims
    for number in range(documents):
        chance = random.Random(number)
        document, found = chance.choice(records)
        kept = (
            found if len(found) <= left // (documents - number) else chance.sample(found, left // (documents - number))
        )
        left -= len(kept)
        yield from _copy(document, kept, number, chance)


def _copy(document: DocumentRecord, claims: list[Claim], number: int, chance: random.Random) -> Iterator[AnyRecord]:
    text = "".join(
        chance.choice("etaoinshr") if letter.isalpha() and chance.random() < DISTURBED else letter
        for letter in document.text
    )
    id = hashlib.sha256(text.encode()).hexdigest()[:16]
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    reference = document.document.model_copy(update={"id": id, "path": f"{number}.txt", "date": day})
    yield document.model_copy(update={"document": reference, "text": text})
    for claim in claims:
        amount = claim.quantity.model_copy(update={"text": text[claim.quantity.start : claim.quantity.end]})
        own = hashlib.sha256(f"{id}{claim.id}".encode()).hexdigest()[:16]
        changed = {"id": own, "document": reference, "quantity": amount, "text": text[claim.start : claim.end]}
        yield claim.model_copy(update=changed)


def opened(browser: Browser, page: Path) -> dict[str, float]:
    """Seconds from asking for the page until it can be used, and of what is done with it."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    begin = time.perf_counter()
    tab.goto(page.as_uri())
    tab.locator("html[data-ready]").wait_for(state="attached")
    taken = {"open": time.perf_counter() - begin}
    taken["first search"] = tab.evaluate(SEARCH, "police") / 1000
    taken["search"] = tab.evaluate(SEARCH, "police officers") / 1000
    tab.evaluate(SEARCH, "")
    taken["choice"] = tab.evaluate(CHOOSE) / 1000
    begin = time.perf_counter()
    tab.locator("a.open").first.click()
    tab.locator("article.statement").wait_for()
    taken["statement"] = time.perf_counter() - begin
    tab.close()
    return taken


def main() -> int:
    """Write the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    names = (os.environ.get("CLAIMX_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    if executable is None:
        sys.exit("no Chromium: install one, or name it in CLAIMX_CHROMIUM")
    gathered = gather(copies(options.documents, options.claims))
    begin = time.process_time()
    page = render(gathered)
    built = time.process_time() - begin
    text = sum(len(document.text) for document in gathered.documents.values())
    out = Console(highlight=False)
    out.print(f"{len(gathered.claims)} claims in {len(gathered.documents)} statements, {text / 1e6:.1f} m characters")
    out.print(f"made in {built:.1f} s of CPU time; {len(page) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(page, "utf-8")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        rounds = [opened(browser, path) for _ in range(options.rounds)]
        browser.close()
    for name in rounds[0]:
        out.print(f"{name:<14}{min(taken[name] for taken in rounds):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

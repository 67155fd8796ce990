"""What the corpus's card says is so: its numbers, lists, files and version."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from claimx.corpus.fields import HEAD, KEYS
from claimx.corpus.gold import CLOSED
from claimx.corpus.stats import stats


def test_the_numbers_are_those_of_the_corpus(root: Path) -> None:
    card = runpy.run_path(str(root / "scripts" / "corpus_card.py"))["card"]
    text = (root / "corpora" / "README.md").read_text("utf-8")
    assert card(text, stats([root / "corpora"])) == text, "python scripts/corpus_card.py"


def test_stale_numbers_are_replaced(root: Path) -> None:
    card = runpy.run_path(str(root / "scripts" / "corpus_card.py"))["card"]
    text = (root / "corpora" / "README.md").read_text("utf-8")
    found = stats([root / "corpora"])
    stale = re.sub(r"^(\| `train` \| )\d+|^(By type: count )[\d,]+", r"\g<1>\g<2>1", text, flags=re.M)
    assert stale != text
    assert card(stale, found) == text


def test_every_force_topic_and_value_occurs(root: Path) -> None:
    whole = stats([root / "corpora"])[-1]
    assert whole.missing == ()
    for field in CLOSED:
        assert min(whole.counts[field].values()) >= 15, field
    assert all(whole.kinds.values())
    assert whole.documents >= 300 and whole.mentions >= 3000 and whole.hard >= 0.2


def test_card_and_guidelines_name_every_key_and_every_value(root: Path) -> None:
    card = (root / "corpora" / "README.md").read_text("utf-8")
    guidelines = (root / "corpora" / "GUIDELINES.md").read_text("utf-8")
    assert [key for key in (*HEAD, *KEYS) if f'"{key}"' not in card] == []
    assert [key for key in KEYS if f"`{key}`" not in guidelines] == []
    assert [value for values in CLOSED.values() for value in values if f"`{value}`" not in guidelines] == []


def test_card_changelog_and_guidelines_agree_on_the_version(root: Path) -> None:
    card, changes, guidelines = (
        (root / "corpora" / name).read_text("utf-8") for name in ("README.md", "CHANGELOG.md", "GUIDELINES.md")
    )
    [version] = re.findall(r"^## (\d+\.\d+\.\d+)", changes, re.M)[:1]
    assert card.count(f"ersion {version}") == 2
    [written] = re.findall(r"^Version (\d+\.\d+)\.", guidelines, re.M)
    assert f"[GUIDELINES.md](GUIDELINES.md) {written}," in card


def test_links_of_the_corpus_lead_somewhere(root: Path) -> None:
    for page in (root / "corpora").glob("*.md"):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), (page.name, link)

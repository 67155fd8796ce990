"""What the README and the guide show is true: every Python line runs and gives what its comment says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimx.records import Claim

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.S | re.M)


def snippets() -> list[pytest.param]:  # type: ignore[valid-type]
    root = Path(__file__).parents[1]
    pages = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    return [
        pytest.param(block, id=f"{page.name}-{number}")
        for page in pages
        for number, block in enumerate(_BLOCK.findall(page.read_text("utf-8")))
    ]


@pytest.mark.parametrize("block", snippets())
def test_snippet(block: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    names: dict[str, object] = {}
    checked = 0
    for line in block.splitlines():
        code, _, said = line.partition("  # ")
        if said:
            assert eval(code, names) == eval(said, names), line
            checked += 1
        else:
            exec(line, names)
    assert checked


def test_the_guide_names_every_key_of_a_record(root: Path) -> None:
    said = (root / "docs" / "records.md").read_text("utf-8")
    for name, field in Claim.model_fields.items():
        assert f"`{field.alias or name}`" in said


def test_the_readme_shows_what_the_command_says(root: Path) -> None:
    """The table on the first screen is the command's own, for the statement above it."""
    import io

    from rich.console import Console

    import claimx
    from claimx.documents import from_text
    from claimx.outputs.table import write

    readme = (root / "README.md").read_text("utf-8")
    statement = " ".join(line[2:] for line in readme.splitlines() if line.startswith("> "))
    shown = readme.split("```text\n")[1].split("```")[0]
    out = io.StringIO()
    write(claimx.extract(from_text(statement)), out, console=Console(file=out, highlight=False, width=100))
    told = [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]
    assert [line.rstrip() for line in shown.splitlines() if line.strip()] == told[
        told.index(next(t for t in told if t.startswith("amount"))) :
    ]

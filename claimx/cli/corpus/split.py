"""``claimx corpus split``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, failing, note, some

HELP = """Cut annotated documents into parts: by document, what tells of one event together, kinds spread evenly.

Documents are copied; split.json beside the parts tells the seed, the hash of the corpus and what went where.

Example: claimx corpus split mine/ --parts train=0.7,dev=0.15,test=0.15 --seed 1 -o splits/

Example: claimx corpus split mine/ --parts train=0.8,test=0.2 --by event -o splits/
"""


def command(
    source: Annotated[Path, typer.Argument(help="A folder of documents, or a corpus.", metavar="FOLDER")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A new folder to write the parts to.")],
    parts: Annotated[
        str, typer.Option(help="Names and shares that add up to 1.", metavar="NAME=SHARE,...")
    ] = "train=0.7,dev=0.15,test=0.15",
    seed: Annotated[int, typer.Option(help="Another seed gives other parts.")] = 0,
    by: Annotated[
        str | None,
        typer.Option(help="A column of metadata.csv: documents with the same value stay together.", metavar="COLUMN"),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Cut annotated documents into parts."""
    shares = _shares(parts)
    with failing(output):
        from claimx.corpus.folders import passed_over, split_folders
        from claimx.corpus.split import split

        for told in filter(None, map(passed_over, split_folders(source).values())):
            note(told, quiet=quiet)
        divided = split(source, output, shares, seed=seed, by=by)
    for part in divided.parts:
        kinds = ", ".join(f"{count} {kind}" for kind, count in part.kinds.items())
        documents, mentions = some(len(part.documents), "document"), some(part.mentions, "mention")
        note(f"{part.name}: {documents} ({kinds}), {mentions}", quiet=quiet)
    note(f"{some(divided.groups, 'group')}, seed {divided.seed}, corpus {divided.digest}; {output}", quiet=quiet)


def _shares(parts: str) -> dict[str, float]:
    shares: dict[str, float] = {}
    for one in parts.split(","):
        name, _, share = (part.strip() for part in one.partition("="))
        try:
            shares[name] = float(share)
        except ValueError:
            raise typer.BadParameter(f"{one!r} is no NAME=SHARE, as train=0.8", param_hint="--parts") from None
    if len(shares) < len(parts.split(",")):
        raise typer.BadParameter(f"a name stands twice in {parts!r}", param_hint="--parts")
    return shares

"""The page put together: one HTML file that holds its style, its script and its data, and asks for nothing else."""

from __future__ import annotations

from html import escape
from string import Template

from claimx import __version__
from claimx.report.facts import asset
from claimx.report.frame import HALF, policy
from claimx.report.gather import Gathered
from claimx.report.pack import pack
from claimx.report.plain import figures, without_script

STYLES = ("base.css", "claims.css", "overview.css", "statement.css", "checks.css", "print.css")
# In one module script: each file uses what those before it define.
SCRIPTS = (
    "dom.js",
    "data.js",
    "words.js",
    "filters.js",
    "address.js",
    "facets.js",
    "overview.js",
    "map.js",
    "claims.js",
    "checks.js",
    "card.js",
    "statement.js",
    "lists.js",
    "main.js",
)


def default_title(gathered: Gathered) -> str:
    """What a report is called that nobody named: its one statement, else that it holds claims."""
    documents = [record.document for record in gathered.documents.values()] or [c.document for c in gathered.claims]
    titles = {(document.id, document.path): document.title for document in documents}
    if len(titles) == 1:
        (title,) = titles.values()
        return title or "A statement"
    return "Claims on policing"


def render(gathered: Gathered, *, title: str | None = None) -> str:
    """The report as one HTML document; the same records give the same bytes.

    Args:
        title: Its heading; by default that of its one statement, or a general one.
    """
    title = " ".join((title or default_title(gathered)).split())
    packed = pack(gathered, title)
    style = "\n".join(asset(name) for name in STYLES)
    script = "\n".join(asset(name) for name in SCRIPTS)
    texts = "\n".join(f'<script type="text/plain" class="texts">{part}</script>' for part in packed.texts)
    versions = sorted({(claim.extractor.version, claim.extractor.fingerprint) for claim in gathered.claims})
    made = ", ".join(f"claimx {version} ({fingerprint})" for version, fingerprint in versions)
    page = Template(asset("page.html")).substitute(
        title=escape(title),
        policy=policy(style, script),
        style=style,
        script=script,
        figures=figures(gathered),
        plain=without_script(gathered),
        made=escape(made or f"claimx {__version__}"),
        data=packed.data,
        texts=texts,
    )
    return HALF.sub("\ufffd", page)

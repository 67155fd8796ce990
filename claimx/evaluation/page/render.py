"""The page of errors put together: one HTML file that shows everything without a script, and filters with one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from claimx import __version__
from claimx.corpus.gold import GoldDocument
from claimx.evaluation.alignment import Judged
from claimx.evaluation.folders import Statements
from claimx.evaluation.page.entries import MISSED, SPURIOUS, Entry, Row, entries
from claimx.records import Offsets
from claimx.report.facts import asset as report_asset
from claimx.report.facts import words
from claimx.report.frame import HALF, policy

# Of the report, then the page's own.
_STYLES, _SCRIPTS = ("base.css", "claims.css"), ("dom.js",)
_OWN = files("claimx.evaluation.page") / "assets"


def render(corpus: Statements, judged: Sequence[Sequence[Judged]], *, model: str) -> str:
    """Every error of a model on a corpus as one HTML document; the same records give the same bytes.

    Args:
        judged: What is right and wrong of each document, in the corpus's order.
        model: What the model is called.
    """
    found = [(gold, list(entries(gold, told))) for gold, told in zip(corpus.documents, judged, strict=True)]
    style = "\n".join([*map(report_asset, _STYLES), _asset("errors.css")])
    script = "\n".join([*map(report_asset, _SCRIPTS), _asset("errors.js")])
    title = f"Errors of {model} on {corpus.folder}"
    page = Template(_asset("page.html")).substitute(
        title=escape(title),
        policy=policy(style, script),
        style=style,
        script=script,
        figures=_figures(found, judged),
        documents="\n".join(_document(gold, held) for gold, held in found if held),
        made=escape(f"claimx {__version__}"),
    )
    return HALF.sub("\ufffd", page)


def _asset(name: str) -> str:
    return (_OWN / name).read_text("utf-8")


def _figures(found: Iterable[tuple[GoldDocument, list[Entry]]], judged: Sequence[Sequence[Judged]]) -> str:
    """The counts under the heading, as items of a list."""
    held = [entry for _, some in found for entry in some]
    mentions = sum(one.gold is not None for told in judged for one in told)
    apart = {name: sum(entry.errors == (name,) for entry in held) for name in (MISSED, SPURIOUS)}
    rest = len(held) - sum(apart.values())
    told = [
        (mentions, "mentions"), (apart[MISSED], MISSED), (apart[SPURIOUS], SPURIOUS), (rest, "found with a wrong field")
    ]  # fmt: skip
    return "".join(f"<li><strong>{count:,}</strong> {name}</li>" for count, name in told)


def _document(gold: GoldDocument, held: Sequence[Entry]) -> str:
    kind = words()["kind"].get(gold.kind, gold.kind)
    about = " · ".join(part for part in (kind, gold.date or "") if part)
    body = "\n".join(_entry(gold, entry) for entry in held)
    return (
        f'<section class="document"><h2 dir="auto">{escape(gold.path.stem)}</h2>'
        f'<p class="soft small">{escape(about)}</p>\n{body}\n</section>'
    )


def _entry(gold: GoldDocument, entry: Entry) -> str:
    close = all(row.close for row in entry.rows)
    data = {
        "error": " ".join(entry.errors),
        "kind": gold.kind,
        "type": entry.type,
        "status": entry.status,
        "leniently": "right" if close else "wrong",
    }
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    before, after = (_lines(gold, span) for span in (entry.before, entry.after))
    around = (
        f'<details><summary class="soft small">Around it</summary><p class="around" dir="auto">{before}\n'
        f"<em>{_marked(gold, entry)}</em>\n{after}</p></details>"
        if before or after
        else ""
    )
    return (
        f'<article class="error" id="{escape(gold.path.stem)}-{entry.amount[0]}" {attributes}>'
        f'<p class="sentence-of" dir="auto">{_marked(gold, entry)}</p>{_rows(entry)}{around}</article>'
    )


def _marked(gold: GoldDocument, entry: Entry) -> str:
    (start, end), (first, last) = entry.sentence, entry.amount
    left, amount, right = (_text(gold, span) for span in ((start, first), (first, last), (last, end)))
    gap = " " if gold.text[first - 1 : first].isspace() and left else ""
    rest = " " if gold.text[last : last + 1].isspace() and right else ""
    return f"{left}{gap}<mark>{amount}</mark>{rest}{right}"


def _text(gold: GoldDocument, span: Offsets) -> str:
    return escape(" ".join(gold.text[slice(*span)].split()))


def _lines(gold: GoldDocument, span: Offsets) -> str:
    """A stretch of the text with its line breaks, empty lines left out."""
    start, end = span
    lines = (" ".join(line.split()) for line in gold.text[start:end].split("\n"))
    return escape("\n".join(line for line in lines if line))


def _rows(entry: Entry) -> str:
    body = "".join(map(_row, entry.rows))
    label = {MISSED: "Missed", SPURIOUS: "Spurious"}.get(entry.errors[0])
    caption = f"<caption>{label}</caption>" if label else ""
    return (
        f'<table class="sides">{caption}<thead><tr><th scope="col">Field</th><th scope="col">Annotated</th>'
        f'<th scope="col">Given</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _row(row: Row) -> str:
    quoted = " … ".join(f"“{words}”" for words in row.words)
    notes = f'<span class="words">{escape(quoted)}</span>' if quoted else ""
    notes += '<span class="lenient">agrees leniently</span>' if row.close else ""
    return (
        f'<tr data-field="{row.field}"><th scope="row">{row.field}</th><td dir="auto">{escape(row.wanted) or "–"}</td>'
        f'<td dir="auto">{escape(row.given) or "–"}{notes}</td></tr>'
    )

"""The ranking of one document as an HTML page that holds its style, runs no script and asks for nothing."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from claimx import __version__
from claimx.outputs.scores import about, chosen, title
from claimx.records import Claim
from claimx.report.facts import asset as report_asset
from claimx.report.facts import words
from claimx.report.frame import HALF, policy
from claimx.worthiness.scoring import Scored, Scores, amounts
from claimx.worthiness.types import THRESHOLD

_OWN = files("claimx.report.scores")


def render(scores: Scores) -> str:
    """A ranking as one HTML document; the same scores give the same bytes."""
    style = "\n".join([report_asset("base.css"), (_OWN / "scores.css").read_text("utf-8")])
    ref = scores.document
    known = [words()["kind"][ref.kind.value], str(ref.date) if ref.date else "undated"]
    known += [ref.publisher.name] if ref.publisher and ref.publisher.name else []
    topics = ", ".join(f"{words()['topic'][topic.value]} {count}" for topic, count in scores.topics)
    page = Template((_OWN / "page.html").read_text("utf-8")).substitute(
        title=escape(" ".join(title(scores).split())),
        policy=policy(style, ""),
        style=style,
        about=escape(" · ".join(known)),
        figures=_figures(scores),
        topics=escape(f"Worth checking, by topic: {topics}" if topics else ""),
        ranking="\n".join(_item(one, scores.threshold) for one in scores.sentences),
        made=escape(f"claimx {__version__}"),
        scorer=escape(scores.scorer),
        threshold=f"{scores.threshold:.2f}",
    )
    return HALF.sub("\ufffd", page)


def _figures(scores: Scores) -> str:
    told = ((scores.total, "sentence"), (scores.factual, "factual claim"), (scores.worthy, "worth checking"))
    plural = {"sentence": "sentences", "factual claim": "factual claims"}
    return "".join(
        f"<li><strong>{count:,}</strong> {noun if count == 1 else plural.get(noun, noun)}</li>" for count, noun in told
    )


def _item(one: Scored, threshold: float) -> str:
    kind = "" if one.score >= threshold else ' class="below"'
    if one.first is not None:
        line = about(one.first)
    else:
        line = "no amount" if one.claim >= THRESHOLD else "no factual claim"
    reasons = "".join(_reason(reason.shown, reason.weight) for reason in chosen(one))
    checks = "".join(
        f"<li><strong>{escape(words()['outcome'][check.outcome.value])}</strong> {escape(check.told)}</li>"
        for check in one.checks
    )
    return (
        f'<li{kind}><p class="score"><span class="rank">{one.rank}</span>{one.score:.2f}'
        f'<meter min="0" max="1" value="{one.score:.3f}" aria-label="score"></meter></p>'
        f'<div><p class="sentence" dir="auto">{_marked(one)}</p><p class="about">{escape(line)}</p>'
        + (f'<ul class="reasons" aria-label="Why it ranks here">{reasons}</ul>' if reasons else "")
        + (f'<ul class="checks" aria-label="Held against other figures">{checks}</ul>' if checks else "")
        + "</div></li>"
    )


def _reason(shown: str, weight: float) -> str:
    return f"<li>+ {escape(shown)}</li>" if weight > 0 else f'<li class="against">− {escape(shown)}</li>'


def _marked(one: Scored) -> str:
    parts = []
    place = 0
    for (start, end), claim in zip(amounts(one), one.claims, strict=True):
        if start >= place:
            parts += [escape(one.text[place:start]), _mark(claim, one.text[start:end])]
            place = end
    return "".join([*parts, escape(one.text[place:])])


def _mark(claim: Claim, text: str) -> str:
    return f'<mark class="{claim.change.value}">{escape(text)}</mark>'

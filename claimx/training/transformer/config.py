"""The configuration of a training run, read from a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimx.errors import ModelError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Encoder(_Part):
    """``path`` is a local folder or a name on the hub, by default the one that comes with ``[train]``; ``frozen``
    leaves the vectors of its vocabulary as they are."""

    path: str = ""
    frozen: bool = True


class Windows(_Part):
    """In tokens, as ``learned.transformer.windows.Shape`` has it."""

    length: Annotated[int, Field(ge=64, le=512)] = 256
    head: Annotated[int, Field(ge=0)] = 32
    before: Annotated[int, Field(ge=0)] = 64
    after: Annotated[int, Field(ge=0)] = 16


class Heads(_Part):
    """As ``learned.transformer.network.Size`` has it."""

    hidden: Annotated[int, Field(ge=8)] = 256
    pointer: Annotated[int, Field(ge=4)] = 96
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.15


class Weights(_Part):
    """What each part counts for in the joint loss."""

    spans: float = 3.0
    closed: float = 1.0
    keep: float = 0.5
    subject: float = 0.5
    forces: float = 1.0


class Training(_Part):
    """``rate`` is the encoder's, ``heads_rate`` that of the heads; ``patience`` counts epochs without a better score
    on dev before training stops; ``precision`` is mixed by default where the machine multiplies in 16 bits."""

    epochs: Annotated[int, Field(ge=1)] = 10
    batch: Annotated[int, Field(ge=1)] = 4
    rate: Annotated[float, Field(gt=0)] = 1e-4
    heads_rate: Annotated[float, Field(gt=0)] = 1e-3
    warmup: Annotated[float, Field(ge=0, le=1)] = 0.1
    decay: Annotated[float, Field(ge=0)] = 0.01
    precision: Literal["auto", "full", "mixed"] = "auto"
    patience: Annotated[int, Field(ge=1)] = 3
    seed: int = 1


class Config(_Part):
    """A training run."""

    encoder: Encoder = Encoder()
    windows: Windows = Windows()
    heads: Heads = Heads()
    weights: Weights = Weights()
    training: Training = Training()


def read(path: Path | None) -> Config:
    """The configuration of a file; the defaults where there is none.

    Raises:
        ModelError: It cannot be read, or names what there is not.
    """
    if path is None:
        return Config()
    try:
        return Config.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", remedy="give a file with --config") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(f"{path}: {where}: {first['msg']}", remedy="models/transformer/config.toml has all") from error
    except ValueError as error:
        raise ModelError(f"{path}: {error}", remedy="models/transformer/config.toml shows the form") from error


def with_options(config: Config, *, encoder: str | None = None, seed: int | None = None) -> Config:
    """The configuration with what was said on the command line."""
    changed: dict[str, object] = {}
    if encoder is not None:
        changed["encoder"] = config.encoder.model_copy(update={"path": encoder})
    if seed is not None:
        changed["training"] = config.training.model_copy(update={"seed": seed})
    return config.model_copy(update=changed)

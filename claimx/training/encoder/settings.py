"""What a training run of the encoder is made of."""

from __future__ import annotations

from dataclasses import dataclass

# What the network puts out, each the score of a yes: is it a claim, and is its worth at least 1, 2, 3.
OUTPUTS = ("claim", "worth1", "worth2", "worth3")


@dataclass(frozen=True, slots=True)
class Settings:
    """A recipe; the defaults are those that were measured (``docs/worthiness.md``).

    Attributes:
        encoder: A folder or hub name of a pretrained encoder; empty for the default of ``base``.
        seed: Of the weights of the heads, the order of the sentences and dropout. The same seed, data, number of
            threads and machine give the same weights.
        epochs: Most passes over the sentences.
        rate: Highest learning rate, reached after ``warm_up`` of all steps; it falls to zero in a line after that.
        weight_decay: Of AdamW, of all but biases and norms.
        layer_decay: What the rate of a layer is multiplied by for every layer above it.
        batch: Sentences a step.
        length: Most tokens of a sentence; the rest is cut off.
        clip: Largest norm of the gradient.
        dropout: Of the mean of the token vectors, before the heads.
        freeze_embeddings: Leave the vectors of the words as they are: they are half of the weights.
        patience: Epochs without a better score on the dev set after which training stops.
        output_weights: What the loss of each of ``OUTPUTS`` counts.
        half: Compute in bfloat16 where the machine can.
    """

    encoder: str = ""
    seed: int = 1
    epochs: int = 3
    rate: float = 1e-4
    weight_decay: float = 0.01
    layer_decay: float = 1.0
    batch: int = 32
    length: int = 128
    warm_up: float = 0.06
    clip: float = 1.0
    dropout: float = 0.1
    freeze_embeddings: bool = True
    patience: int = 2
    output_weights: tuple[float, float, float, float] = (0.5, 0.25, 1.0, 0.25)
    half: bool = True

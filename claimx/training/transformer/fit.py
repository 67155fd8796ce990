"""One training run, from a corpus to the folder of a model."""

from __future__ import annotations

import json
import platform
import shutil
import time
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import (
    EarlyStoppingCallback,
    EvalPrediction,
    PrinterCallback,
    Trainer,
    TrainerCallback,
    TrainingArguments,
    get_linear_schedule_with_warmup,
    set_seed,
)

import claimx
from claimx.errors import ModelError, OutputError
from claimx.evaluation.floors import corpus_hash
from claimx.evaluation.folders import annotated as statements
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned.folder import Manifest
from claimx.pipeline.learned.transformer.network import Network, Size
from claimx.pipeline.learned.transformer.predict import ENCODER, HEADS, save_weights
from claimx.pipeline.learned.transformer.windows import Shape
from claimx.training import base
from claimx.training.account import account, metered
from claimx.training.curves import curves, write_curves
from claimx.training.sheets import annotated
from claimx.training.transformer.config import Config
from claimx.training.transformer.examples import Example, collate, examples
from claimx.training.transformer.learning import Learning, metrics

TRAIN, DEV = "train", "dev"
# Where a run stands while it is under way, and what it is a run of.
CHECKPOINTS, RUN = "checkpoints", "run.json"
TRAINING, CURVES = "training.json", "curves"
_LIBRARIES = ("claimx", "torch", "transformers", "spacy", "numpy")


def train(
    corpus: Path,
    output: Path,
    config: Config,
    *,
    resume: bool = True,
    callbacks: Sequence[TrainerCallback] = (),
    tensorboard: bool = False,
) -> dict[str, Any]:
    """Train on ``corpus/train``, stop early by ``corpus/dev``, and write the model to a folder.

    A run that was interrupted goes on from its last epoch where it is the same run.

    Args:
        corpus: A folder with ``train`` and ``dev``.
        output: The model's folder; one that holds another model is replaced.
        config: Of the run.
        resume: Whether to go on with what was interrupted.
        callbacks: Of transformers, that watch.
        tensorboard: Whether to write what TensorBoard shows to ``output/tensorboard``.

    Returns:
        What is written to ``training.json``.

    Raises:
        CorpusError: The corpus is not one.
        ModelError: There is no such encoder.
        OutputError: The folder holds something else.
    """
    begun = time.monotonic()
    base.find(config.encoder.path)
    for split in (TRAIN, DEV):
        statements(corpus, split=split)  # what is missing is told before anything is written
    run = {
        "config": config.model_dump(),
        "encoder": config.encoder.path or base.DEFAULT,
        "corpus_hash": {split: corpus_hash(corpus / split) for split in (TRAIN, DEV)},
    }
    going_on = _prepare(output, run, resume=resume)
    set_seed(config.training.seed)
    encoder, tokenizer = base.pretrained(config.encoder.path, on_cpu=not torch.cuda.is_available())
    shape = Shape(**config.windows.model_dump())
    data, dev = (
        [example for document in annotated(corpus, split) for example in examples(document, tokenizer, shape)]
        for split in (TRAIN, DEV)
    )
    learning = Learning(Network(encoder, Size(**config.heads.model_dump())), config.weights)
    trainer = _trainer(learning, data, dev, output, config, tokenizer.pad_token_id, callbacks, tensorboard=tensorboard)
    with metered() as meter:
        trainer.train(resume_from_checkpoint=going_on)
    reached = {name.removeprefix("eval_"): value for name, value in trainer.evaluate().items()}
    _save(output, learning.network, tokenizer, shape, config, run)
    told = {
        "schema": "claimx.training/1",
        **run,
        **account(corpus, ("train", "dev")),
        "seed": config.training.seed,
        "seconds": round(time.monotonic() - begun, 1),
        "energy": meter.told(),
        "resumed": going_on is not None,
        "epochs": trainer.state.epoch,
        "examples": {"train": len(data), "dev": len(dev)},
        "metrics": {name: reached[name] for name in sorted(reached) if name not in _PACE},
        "device": _device(),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
    }
    (output / TRAINING).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    write_curves(curves(trainer.state.log_history), output / CURVES)
    shutil.rmtree(output / CHECKPOINTS)
    return told


_PACE = frozenset(("epoch", "runtime", "samples_per_second", "steps_per_second"))


def _prepare(output: Path, run: dict[str, Any], *, resume: bool) -> str | None:
    """Make the folder; the checkpoint of the same run that an interruption left, if there is one."""
    state = output / CHECKPOINTS / RUN
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is no folder", remedy="choose another with --output")
    if output.is_dir() and any(output.iterdir()) and not folders.is_model(output) and not state.exists():
        raise OutputError(f"{output} holds something else than a model", remedy="choose another folder with --output")
    same = resume and state.exists() and json.loads(state.read_text("utf-8")) == json.loads(json.dumps(run))
    if not same:
        shutil.rmtree(output / CHECKPOINTS, ignore_errors=True)
        state.parent.mkdir(parents=True)
        state.write_text(json.dumps(run), "utf-8")
        return None
    left = [folder for folder in state.parent.glob("checkpoint-*") if (folder / "trainer_state.json").exists()]
    return str(max(left, key=lambda folder: int(folder.name.partition("-")[2]))) if left else None


def _trainer(
    learning: Learning,
    data: Sequence[Example],
    dev: Sequence[Example],
    output: Path,
    config: Config,
    padding: int,
    callbacks: Sequence[TrainerCallback],
    *,
    tensorboard: bool,
) -> Trainer:
    settings = config.training
    gpu = torch.cuda.is_available()
    mixed = settings.precision == "mixed" or (settings.precision == "auto" and (gpu or _multiplies_in_bf16()))
    steps = -(-len(data) // settings.batch) * settings.epochs
    optimizer = _optimizer(learning, config)
    schedule: Any = get_linear_schedule_with_warmup
    trainer = Trainer(
        model=learning,
        args=TrainingArguments(
            output_dir=str(output / CHECKPOINTS),
            num_train_epochs=settings.epochs,
            per_device_train_batch_size=settings.batch,
            per_device_eval_batch_size=2 * settings.batch,
            eval_strategy="epoch",
            save_strategy="epoch",
            logging_strategy="epoch",
            save_total_limit=2,
            load_best_model_at_end=True,
            metric_for_best_model="score",
            greater_is_better=True,
            label_names=["wanted_tags"],
            remove_unused_columns=False,
            seed=settings.seed,
            use_cpu=not gpu,
            bf16=mixed and _multiplies_in_bf16(),
            fp16=mixed and not _multiplies_in_bf16(),
            dataloader_num_workers=4 if gpu else 0,
            dataloader_pin_memory=gpu,
            disable_tqdm=True,
            report_to=[],
        ),
        train_dataset=data,
        eval_dataset=dev,
        data_collator=partial(collate, padding=padding),
        compute_metrics=_metrics,
        optimizers=(optimizer, schedule(optimizer, int(settings.warmup * steps), steps)),
        callbacks=[EarlyStoppingCallback(settings.patience), *callbacks],
    )
    trainer.remove_callback(PrinterCallback)
    if tensorboard:
        trainer.add_callback(_tensorboard(output / "tensorboard"))
    return trainer


def _multiplies_in_bf16() -> bool:
    """Whether the GPU, or without one the processor, has instructions for products of 16-bit floats."""
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    return "avx512_bf16" in _flags() or "amx_bf16" in _flags()


def _flags() -> str:
    """What a processor under Linux says that it can do; nothing elsewhere."""
    told = Path("/proc/cpuinfo")
    return told.read_text("utf-8", "replace") if told.exists() else ""


def _tensorboard(folder: Path) -> TrainerCallback:
    try:
        from torch.utils.tensorboard import SummaryWriter
        from transformers.integrations.integration_utils import TensorBoardCallback
    except ImportError as error:
        raise ModelError("TensorBoard is not installed", remedy="pip install tensorboard") from error
    writer: Any = SummaryWriter
    callback: Any = TensorBoardCallback
    watching: TrainerCallback = callback(writer(log_dir=str(folder)))
    return watching


def _metrics(told: EvalPrediction) -> dict[str, float]:
    return metrics(torch.as_tensor(told.predictions))


def _optimizer(learning: Learning, config: Config) -> torch.optim.Optimizer:
    encoder = learning.network.encoder
    if config.encoder.frozen:
        encoder.get_input_embeddings().weight.requires_grad_(False)
    inside = {id(parameter) for parameter in encoder.parameters()}
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for parameter in learning.parameters():
        if parameter.requires_grad:
            groups.setdefault((id(parameter) in inside, parameter.ndim > 1), []).append(parameter)
    settings = config.training
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": settings.rate if of_encoder else settings.heads_rate,
                "weight_decay": settings.decay if matrix else 0.0,
            }
            for (of_encoder, matrix), parameters in groups.items()
        ]
    )


def _save(output: Path, network: Network, tokenizer: Any, shape: Shape, config: Config, run: dict[str, Any]) -> None:
    """Write what ``claimx.load`` reads, ``claimx.json`` last."""
    (output / folders.NAME).unlink(missing_ok=True)
    shutil.rmtree(output / ENCODER, ignore_errors=True)
    network.encoder.config.save_pretrained(output / ENCODER)
    tokenizer.save_pretrained(output / ENCODER)
    save_weights(output, network)
    files = [HEADS, *(f"{ENCODER}/{path.name}" for path in (output / ENCODER).iterdir())]
    folders.write(
        output,
        Manifest(
            kind="transformer",
            learner="transformer",
            files=folders.digests(output, files),
            settings={"heads": config.heads.model_dump(), "shape": config.windows.model_dump()},
            made={"encoder": run["encoder"], "seed": config.training.seed, "corpus_hash": run["corpus_hash"],
                  "claimx": claimx.__version__},
        ),
    )  # fmt: skip


def _device() -> str:
    if torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    return f"CPU, {torch.get_num_threads()} threads"

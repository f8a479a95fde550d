"""The part "faithful": LaSO's networks, trained on a protocol checkpoint's features, stored in its copy."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from lsgui import __version__, paths
from lsgui.core.checkpoint import CONFIG, EXTRA, FILES, OPERATION_THRESHOLDS, extra_file
from lsgui.core.engine import Engine
from lsgui.core.staging import put_in_place
from lsgui.core.types import (
    EXTRA_METHODS,
    ExtraMethod,
    FloatArray,
    Operation,
    Progress,
    UserError,
)
from lsgui.training import cache
from lsgui.training.card import model_card
from lsgui.training.config import TrainConfig
from lsgui.training.data import Indices
from lsgui.training.export import export_network, rounded
from lsgui.training.facts import command, overrides
from lsgui.training.laso import described
from lsgui.training.laso_training import Pooled, combined, train_laso
from lsgui.training.place import CARD, LOG, RUN, check_replaceable
from lsgui.training.resume import RunFolder, Watch, no_watch
from lsgui.training.task import Task, check_pairs, read_task, record_of
from lsgui.training.thresholds import pooled_thresholds


@dataclass(frozen=True, eq=False)
class Extra:
    """The trained networks of a method, their mean over validation cells, and their thresholds."""

    networks: nn.ModuleDict
    val_mean: float
    thresholds: dict[Operation, FloatArray]


def add_laso(
    config: TrainConfig,
    start: Path,
    place: Path,
    device: torch.device,
    stage: Callable[[str], Progress],
    watch: Watch = no_watch,
) -> dict[str, Any]:
    """Train both kinds of LaSO's networks for the checkpoint in `start` and write its copy with them to
    `place`; gives what is new in its configuration.

    Raises `UserError` for a checkpoint that is no protocol one, or one of other labels.
    """
    began = time.monotonic()
    task, engine = read_task(config), Engine.load(start, device="cpu")
    _check(engine, task)
    record = {**record_of(config, task), "start": engine.identity.sha256}
    run = RunFolder(place, record, watch)
    train, val = _pooled(engine, task, stage("embed"))
    pairs = check_pairs(task, config.laso.check_pairs, seed=config.seed)
    head, extras = engine.checkpoint.head, {}
    for method in EXTRA_METHODS:
        networks, mean = train_laso(
            method, train, val, pairs, head, config.laso,
            seed=config.seed, device=device, progress=stage(method), memory=run.part(method),
        )  # fmt: skip
        extras[method] = Extra(networks, mean, _thresholds(networks, engine, val, config.seed))
    facts = _facts(config, task, engine, extras)
    facts["training_seconds"] = round(time.monotonic() - began)
    _write(place, engine, config, facts, extras, run.log_text())
    run.remove()
    return facts


def _check(engine: Engine, task: Task) -> None:
    part, name = engine.checkpoint.config.get("part"), engine.checkpoint.name
    if part not in ("protocol", "faithful"):
        raise UserError(f"The checkpoint {name} is no protocol one: it may have seen the unseen labels.")
    if engine.labels != task.labels:
        raise UserError(f"The checkpoint {name} has other labels than {task.dataset.name} has seen ones.")


def _pooled(engine: Engine, task: Task, progress: Progress) -> tuple[Pooled, Pooled]:
    """Features and truth of the training and the validation photographs, embedded once and kept."""
    rows = np.unique(np.concatenate([task.train, task.val]))
    files = [task.dataset.files[row] for row in rows]

    def write(file: Path) -> None:
        features = engine.embed(files, progress=progress)
        np.save(file, features.astype(np.float16))

    name = f"pooled-{cache.key_of(engine.identity.sha256, files)}"
    kept = np.asarray(cache.kept(paths.cache() / "training", name, write), np.float32)
    place = {row: i for i, row in enumerate(rows)}

    def of(chosen: Indices) -> Pooled:
        return Pooled(kept[[place[row] for row in chosen]], task.truth(chosen))

    return of(task.train), of(task.val)


def _thresholds(
    networks: nn.ModuleDict, engine: Engine, val: Pooled, seed: int
) -> dict[Operation, FloatArray]:
    def combine(operation: Operation, pairs: Indices) -> FloatArray:
        made: FloatArray = combined(networks[operation], val.features, pairs).numpy()
        return made

    return pooled_thresholds(combine, engine.checkpoint.head, val.truth, seed=seed)


def _facts(
    config: TrainConfig, task: Task, engine: Engine, extras: Mapping[ExtraMethod, Extra]
) -> dict[str, Any]:
    """The configuration's new entries, but for hashes and thresholds."""
    old = engine.checkpoint.config
    base = {"name": engine.checkpoint.name, "sha256": engine.identity.sha256}
    made = {key: old[key] for key in ("command", "overrides") if key in old}
    given = config.to_json()
    own = {key: given[key] for key in ("part", "name", "seed", "laso", "start")}
    means = {method: round(extra.val_mean, 2) for method, extra in extras.items()}
    return {
        "name": config.name or f"{task.dataset.name}-faithful",
        "part": config.part,
        "base": base | made,
        "recipe": {**old.get("recipe", {}), **own},
        "overrides": overrides(config),
        "command": command(config, f"{config.data.partition(':')[0]}:DIR"),
        "metrics": {**old.get("metrics", {}), "laso_val_mean": means},
    }


def _write(
    place: Path,
    engine: Engine,
    config: TrainConfig,
    facts: Mapping[str, Any],
    extras: Mapping[ExtraMethod, Extra],
    log: str,
) -> None:
    """Write the copy beside `place`, then put it there, whole or not at all."""
    staged = place.with_name(f".{place.name}.{os.getpid()}.partial")
    shutil.rmtree(staged, ignore_errors=True)
    try:
        staged.mkdir(parents=True)
        for name in FILES:
            (staged / name).write_bytes(engine.checkpoint.files[name])
        known = {
            method: _export(staged, method, extra, engine.dim, config) for method, extra in extras.items()
        }
        whole = _configuration(engine, facts, extras, known)
        summary = {key: facts[key] for key in ("recipe", "overrides", "command", "metrics")}
        texts = {CONFIG: json.dumps(whole, indent=1), CARD: model_card(whole), LOG: log}
        for name, text in {**texts, RUN: json.dumps(summary, indent=1)}.items():
            (staged / name).write_text(text, encoding="utf-8", newline="")
        check_replaceable(place)
        put_in_place(staged, place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _configuration(
    engine: Engine,
    facts: Mapping[str, Any],
    extras: Mapping[ExtraMethod, Extra],
    known: Mapping[ExtraMethod, Mapping[str, Any]],
) -> dict[str, Any]:
    old = engine.checkpoint.config
    thresholds = {
        method: {operation: rounded(of) for operation, of in extra.thresholds.items()}
        for method, extra in extras.items()
        if extra.thresholds
    }
    return {
        **old,
        **facts,
        "lsgui": __version__,
        OPERATION_THRESHOLDS: {**old.get(OPERATION_THRESHOLDS, {}), **thresholds},
        EXTRA: dict(known),
    }


def _export(staged: Path, method: ExtraMethod, extra: Extra, dim: int, config: TrainConfig) -> dict[str, Any]:
    """Write a method's networks; gives what the configuration says of them."""
    hashes = {}
    for name, network in extra.networks.items():
        file = staged / extra_file(method, name)  # type: ignore[arg-type]
        inputs = {f"features_{side}": (torch.rand(3, dim), {0: "n"}) for side in "ab"}
        export_network(network, inputs, ["features"], file, optimize=False)
        hashes[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return {
        "files": hashes,
        "network": dict(described(method, config.laso)),
        "val_mean": round(extra.val_mean, 2),
    }

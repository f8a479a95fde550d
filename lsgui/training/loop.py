"""One training run, from photographs to a checkpoint folder."""

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from lsgui import paths
from lsgui.core.checkpoint import CONFIG, Background
from lsgui.core.labels import PRESENT
from lsgui.core.linear import Linear
from lsgui.core.nets import OperationConfig
from lsgui.core.types import Progress, no_progress
from lsgui.training.config import TrainConfig
from lsgui.training.data import DataError, Indices
from lsgui.training.distributed import ALONE, Team
from lsgui.training.export import MOST_BACKGROUND, Trained, write_checkpoint
from lsgui.training.facts import facts_of
from lsgui.training.faithful import add_laso
from lsgui.training.features import TokenCache, cached_tokens
from lsgui.training.finetune import Supervised, Tuned, device_of, fine_tune
from lsgui.training.heads import choose_thresholds, fit_head, known, targets
from lsgui.training.metrics import average_precisions, mean_over_labels
from lsgui.training.operations import CheckPairs, Split, train_operations
from lsgui.training.place import LOG, RUN, ready_place
from lsgui.training.resume import Memory, RunFolder, Watch, no_watch
from lsgui.training.search_space import fit_search_space
from lsgui.training.task import Task, check_pairs, digest, fitted, read_task, record_of
from lsgui.training.thresholds import operation_thresholds
from lsgui.training.weights import backbone_config, pretrained, untrained
from lsgui.training.words import word_targets

Stage = Callable[[str], Progress]


def train(
    config: TrainConfig,
    *,
    stage: Stage = lambda name: no_progress,
    team: Team = ALONE,
    watch: Watch = no_watch,
) -> dict[str, Any]:
    """Train a checkpoint into `config.out`; gives its metrics, which are also in its `config.json`.

    `stage(name)` is asked for a `Progress` at the start of each part of the work; `watch` sees each row of
    its log. Beside the checkpoint stand `run.json` (configuration and results) and `log.csv`. An
    interrupted run leaves its state in a folder beside `config.out`, from which the same call goes on. All
    processes of a `team` call this together; the first does all but the others' shares of fine-tuning,
    and they get {}.
    """
    torch.use_deterministic_algorithms(True)
    if config.part == "faithful":
        return _faithful(config, stage, team, watch)
    if not team.is_first:
        _help(config, team)
        return {}
    began = time.monotonic()
    place, device = ready_place(config.out), team.device(device_of(config.device))
    task = read_task(config)
    config = fitted(config, task)
    _agree(config, task, device, team)
    run = RunFolder(place, record_of(config, task), watch)
    tuned = _backbone(config, task, device, run.part("fine-tune"), stage, team)
    trained = _trained(config, task, tuned, run, stage)
    facts = {**trained.facts, "training_seconds": round(time.monotonic() - began)}
    summary = {key: facts[key] for key in ("recipe", "overrides", "command", "metrics")}
    texts = {RUN: json.dumps(summary, indent=1), LOG: run.log_text()}
    write_checkpoint(place, replace(trained, facts=facts), texts)
    run.remove()
    team.wait()
    return {**facts, "name": trained.name}


def _help(config: TrainConfig, team: Team) -> None:
    """What another process than the first does: its shares of fine-tuning, then wait for the checkpoint."""
    device = team.device(device_of(config.device))
    task = read_task(config)
    config = fitted(config, task)
    _agree(config, task, device, team)
    _backbone(config, task, device, Memory(), lambda name: no_progress, team)
    team.wait()


def _agree(config: TrainConfig, task: Task, device: torch.device, team: Team) -> None:
    recipe = {**config.to_json(), "data": ""}  # which may lie elsewhere on another machine
    mine = recipe, digest(task), device.type
    team.agree(mine, "The processes of this run do not see the same data, configuration or kind of device.")


def _faithful(config: TrainConfig, stage: Stage, team: Team, watch: Watch) -> dict[str, Any]:
    """A protocol checkpoint, made beside the place unless one is named, with LaSO's networks added by the
    first process."""
    place = team.from_first(lambda: ready_place(config.out))
    start = Path(config.start) if config.start else _base(config, place, stage, team, watch)
    facts = {}
    if team.is_first:
        facts = add_laso(config, start, place, device_of(config.device), stage, watch)
        if not config.start:
            shutil.rmtree(start)
            _record_file(start).unlink()
    team.wait()
    return facts


def _base(config: TrainConfig, place: Path, stage: Stage, team: Team, watch: Watch) -> Path:
    """The protocol checkpoint that the part faithful starts from, or what an interrupted run left of it."""
    base = replace(config, part="protocol", name="", out=place.with_name(f".{place.name}.base"))
    task = read_task(base)
    record = json.dumps(record_of(fitted(base, task), task), sort_keys=True)
    if not team.from_first(lambda: _is_made(base.out, record)):
        train(base, stage=stage, team=team, watch=watch)
        if team.is_first:
            _record_file(base.out).write_text(record, encoding="utf-8")
    return base.out


def _record_file(base: Path) -> Path:
    return base.with_name(f"{base.name}.json")


def _is_made(base: Path, record: str) -> bool:
    """Whether a run of this very record made the checkpoint."""
    try:
        return (base / CONFIG).is_file() and _record_file(base).read_text(encoding="utf-8") == record
    except OSError:
        return False


def _trained(config: TrainConfig, task: Task, tuned: Tuned, run: RunFolder, stage: Stage) -> Trained:
    # Nothing of the split test is looked at: `lsgui eval` alone measures it, so that it chooses nothing.
    rows = np.unique(np.concatenate([task.train, task.val]))
    tokens = cached_tokens(tuned.backbone, task.dataset, rows, _folder(), progress=stage("embed"))
    head = _head(config, task, tokens)
    operation_config = _operation_config(config, task, tokens)
    val = Split(tokens.reader(task.val), task.truth(task.val))
    operations = train_operations(
        Split(tokens.reader(task.train), task.truth(task.train)),
        CheckPairs(val, check_pairs(task, config.operations.check_pairs, seed=config.seed)),
        head,
        operation_config,
        config.operations,
        seed=config.seed,
        progress=stage("operations"),
        memory=run.part("operations"),
    )
    single = choose_thresholds(head.scores(tokens.features(task.val)), task.truth(task.val))
    metrics = {"val": _label_metrics(task, tokens, head, "val")}
    suffix = "" if config.part == "shipped" else f"-{config.part}"
    return Trained(
        name=config.name or f"{task.dataset.name}{suffix}",
        vocabulary=task.labels,
        thresholds=single,
        operation_thresholds=operation_thresholds(operations, head, val, single, seed=config.seed),
        backbone=tuned.backbone,
        operations=operations,
        operation_config=operation_config,
        head=head,
        background=_background(config, task, tokens),
        search_space=fit_search_space(tokens.features(task.train), head),
        facts=facts_of(config, task, metrics, epoch=tuned.epoch),
    )


def _folder() -> Path:
    return paths.cache() / "training"


def _backbone(
    config: TrainConfig, task: Task, device: torch.device, memory: Memory, stage: Stage, team: Team
) -> Tuned:
    wanted = backbone_config(config.backbone, config.size)
    start = team.in_turn(lambda: pretrained(wanted) if config.pretrained else untrained(wanted, config.seed))
    if not config.fine_tuning.epochs:
        return Tuned(start, 0)
    return fine_tune(
        start,
        _supervised(config, task, task.train, "train"),
        _supervised(config, task, task.val, "val"),
        config.fine_tuning,
        config.head,
        _folder(),
        seed=config.seed,
        device=device,
        progress=stage("fine-tune"),
        memory=memory,
        team=team,
    )


def _supervised(config: TrainConfig, task: Task, rows: Indices, split: str) -> Supervised:
    weight = known(task.dataset, rows, task.columns, mask_unknown=config.head.mask_unknown)
    whole = task.dataset.split[split]
    place = {row: i for i, row in enumerate(whole)}
    files = [task.dataset.files[row] for row in whole]
    kept = np.array([place[row] for row in rows], np.intp)
    target = targets(task.dataset, rows, task.columns)
    hidden = tuple(set(task.dataset.labels) - set(task.labels))
    words = word_targets(task.dataset, rows, without=hidden)
    return Supervised(files, kept, target, weight, task.truth(rows), words)


def _head(config: TrainConfig, task: Task, tokens: TokenCache) -> Linear:
    target = targets(task.dataset, task.train, task.columns)
    weight = known(task.dataset, task.train, task.columns, mask_unknown=config.head.mask_unknown)
    return fit_head(tokens.features(task.train), target, weight, config.head, seed=config.seed)


def _operation_config(config: TrainConfig, task: Task, tokens: TokenCache) -> OperationConfig:
    chosen = config.operations
    directions = min(len(task.train) * tokens.packed.shape[1], tokens.packed.shape[2])
    if chosen.projection > directions:
        raise DataError(
            f"{task.dataset.name} has tokens for {directions} directions only, but the operations' "
            f"projection is {chosen.projection}: add photographs, or set projection lower."
        )
    return OperationConfig(
        tokens.packed.shape[2],
        chosen.projection,
        chosen.hidden,
        chosen.dropout,
        len(task.labels),
        chosen.trust,
    )


def _label_metrics(task: Task, tokens: TokenCache, head: Linear, split: str) -> dict[str, float | None]:
    rows = task.dataset.split[split]
    scores, truth = head.scores(tokens.features(rows)), task.truth(rows)
    strict = mean_over_labels(average_precisions(scores, truth, unknown="absent"))
    masked = mean_over_labels(average_precisions(scores, truth, unknown="masked"))
    return {"map_strict": strict, "map_masked": masked}


def _background(config: TrainConfig, task: Task, tokens: TokenCache) -> Background:
    rng = np.random.default_rng(config.seed)
    count = min(MOST_BACKGROUND, len(task.train))
    rows = np.sort(rng.choice(task.train, count, replace=False))
    prevalence = (task.truth(task.train) == PRESENT).mean(0).astype(np.float32)
    return Background(tokens.features(rows), prevalence)

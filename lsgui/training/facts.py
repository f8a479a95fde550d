"""What a checkpoint says of its own making: in `config.json`, `run.json` and the model card."""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsgui.core.backbones import library_of
from lsgui.training.config import PLACES, TrainConfig
from lsgui.training.data import Dataset
from lsgui.training.task import Task

FLAGS = ("data", "part", "name", "seed", "start")  # what the command states itself
RECIPE = "recipe.toml"


def facts_of(config: TrainConfig, task: Task, metrics: Mapping[str, Any], *, epoch: int) -> dict[str, Any]:
    """The facts of a run; `epoch` is the one of fine-tuning that was kept, 0 for none."""
    # The data folder's own place is nobody's business: only its kind is kept.
    data = f"{config.data.partition(':')[0]}:DIR"
    return {
        "part": config.part,
        "seen": list(task.dataset.seen),
        "unseen": list(task.dataset.unseen),
        "training_data": {
            "name": task.dataset.name,
            "terms": task.dataset.terms,
            "images": len(task.train),
            "labels_from": labels_from(task.dataset),
            "backbone_start": backbone_start(config),
            "backbone_epoch": epoch,
        },
        "recipe": {**config.to_json(), "data": data},
        "overrides": overrides(config),
        "command": command(config, data),
        "metrics": dict(metrics),
    }


def backbone_start(config: TrainConfig) -> str:
    """Which weights the backbone began with."""
    library, model = library_of(config.backbone)
    if not config.pretrained:
        return f"random weights of {config.backbone}"
    if library == "timm" and not model.startswith("tf_efficientnet_lite"):
        return f"the weights that timm gives for {config.backbone}"
    return f"ImageNet-1k weights of {config.backbone}"


def labels_from(dataset: Dataset) -> str:
    """ "captions" where labels were counted in captions, "marks" where somebody said yes or no."""
    return "marks" if dataset.mentions is None else "captions"


def overrides(config: TrainConfig) -> dict[str, Any]:
    """What differs from the defaults and is no flag of `lsgui train`, as a `--config` file states it."""
    default = TrainConfig(data="", out=Path()).to_json()
    found: dict[str, Any] = {}
    for key, value in config.to_json().items():
        usual = default[key]
        changed = {k: v for k, v in value.items() if v != usual[k]} if isinstance(value, dict) else value
        if key not in FLAGS and changed not in ({}, usual):
            found[key] = changed
    return found


def to_toml(values: Mapping[str, Any]) -> str:
    """Plain values first, then a table for each mapping; `config.with_file` reads it."""
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items()]
    for key, table in values.items():
        if isinstance(table, dict):
            lines += [f"[{key}]", to_toml(table).rstrip("\n")]
    return "\n".join(lines) + "\n"


def recipe(config: TrainConfig) -> dict[str, Any]:
    """All settings of a run that a file for `--config` may have."""
    return {key: value for key, value in config.to_json().items() if key not in PLACES}


def command(config: TrainConfig, data: str) -> str:
    """The command line that makes this checkpoint again."""
    words = ["lsgui", "train", "--data", data, "--out", "DIR", "--part", config.part]
    words += ["--seed", str(config.seed)]
    words += ["--from", "DIR"] if config.start else []
    words += ["--name", config.name] if config.name else []
    words += ["--config", RECIPE] if overrides(config) else []
    return shlex.join(words)

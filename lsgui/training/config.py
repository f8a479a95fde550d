"""The one configuration record of a training run, from a TOML file and flags."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from lsgui.core.types import UserError

Part = Literal["shipped", "protocol"]
PARTS: tuple[Part, ...] = get_args(Part)
Record = TypeVar("Record")


@dataclass(frozen=True)
class HeadConfig:
    """How the linear head is fitted. `decay` acts on the weights, never the bias."""

    steps: int = 1200
    batch: int = 512
    rate: float = 0.003
    decay: float = 3.0
    mask_unknown: bool = False


@dataclass(frozen=True)
class FineTuning:
    """How the backbone is fine-tuned; 0 epochs leave it as ImageNet made it."""

    epochs: int = 2
    first_block: int = 5
    views: int = 4
    batch: int = 64
    rate: float = 1e-4
    decay: float = 0.05
    head_rate: float = 1e-3
    head_decay: float = 3.0
    dropout: float = 0.3


@dataclass(frozen=True)
class OperationTraining:
    """How the operations are trained.

    `distil` weighs the distance to label logic's log-odds, `identity` that of A op A from A.
    `held_out` labels take no part in the loss: they stand in for unseen ones when the best step is
    chosen on `check_pairs` pairs of each kind. `trust` is how far results are brought to label logic.
    """

    projection: int = 128
    hidden: int = 128
    dropout: float = 0.2
    steps: int = 300
    batch: int = 48
    rate: float = 1e-3
    decay: float = 0.05
    token_dropout: float = 0.3
    distil: float = 0.5
    identity: float = 0.2
    shared_part: float = 0.5
    held_out: int = 8
    check_every: int = 50
    check_pairs: int = 500
    trust: float = 1.0


@dataclass(frozen=True)
class TrainConfig:
    """A whole run. The README says which defaults were compared on `val`, and which were only set.

    `part` "protocol" uses no training image with an unseen label present and only the seen labels;
    "shipped" uses all images and labels. `backbone` is a timm model's name.
    """

    data: str
    out: Path
    part: Part = "shipped"
    name: str = ""
    seed: int = 0
    backbone: str = "tf_efficientnet_lite0"
    size: int = 224
    head: HeadConfig = field(default_factory=HeadConfig)
    fine_tuning: FineTuning = field(default_factory=FineTuning)
    operations: OperationTraining = field(default_factory=OperationTraining)

    def to_json(self) -> dict[str, Any]:
        """The record as plain values, without `out`: where a run was written does not change it."""
        values = asdict(self)
        del values["out"]
        return values


def with_file(config: TrainConfig, file: Path) -> TrainConfig:
    """The configuration with what a TOML file overrides. Raises `UserError`."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"{file} cannot be read as TOML: {error}.") from error
    return _replaced(config, values, file.name)


def _replaced(record: Record, values: Mapping[str, Any], where: str) -> Record:
    known = {item.name for item in fields(record)}  # type: ignore[arg-type]
    changes: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known or key in ("data", "out"):
            raise UserError(f"{where}: {key} is no setting of a training run.")
        old = getattr(record, key)
        if is_dataclass(old) and not isinstance(value, dict):
            raise UserError(f"{where}: {key} must be a table, not {value!r}.")
        if is_dataclass(old):
            changes[key] = _replaced(old, value, f"{where}: {key}")
        elif isinstance(old, float) and isinstance(value, int) and not isinstance(value, bool):
            changes[key] = float(value)
        elif type(value) is not type(old):
            raise UserError(f"{where}: {key} must be like {old!r}, not {value!r}.")
        else:
            changes[key] = value
    return replace(record, **changes)  # type: ignore[type-var]

"""The one configuration record of a training run, from a TOML file and flags."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from lsgui.core.types import UserError

Part = Literal["shipped", "protocol", "faithful"]
PARTS: tuple[Part, ...] = get_args(Part)
Device = Literal["auto", "cpu", "cuda"]
DEVICES: tuple[Device, ...] = get_args(Device)
LasoPairs = Literal["balanced", "natural", "mixed"]
AnalyticUnion = Literal["sum", "maximum"]
Precision = Literal["float32", "bfloat16"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
Record = TypeVar("Record")


def _within(default: float, least: float, most: float = math.inf) -> Any:
    """A number's default and the least and largest that make sense."""
    return field(default=default, metadata={"least": least, "most": most})


def _one_of(choices: tuple[str, ...]) -> dict[str, Any]:
    return {"choices": choices}


class _Checked:
    """A record whose settings are held against what their fields allow. Raises `UserError`."""

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]
            value, rule = getattr(self, item.name), item.metadata
            if "choices" in rule and value not in rule["choices"]:
                raise UserError(f"{item.name} must be one of {', '.join(rule['choices'])}, not {value!r}.")
            if "least" in rule and not (rule["least"] <= value <= rule["most"] and math.isfinite(value)):
                most = "" if rule["most"] == math.inf else f" to {rule['most']}"
                raise UserError(f"{item.name} must be from {rule['least']}{most or ' up'}, not {value}.")


PLACES = {"data", "out", "start"}  # which a recipe does not say


@dataclass(frozen=True)
class HeadConfig(_Checked):
    """How the linear head is fitted. `decay` acts on the weights, never the bias."""

    steps: int = _within(1200, 1)
    batch: int = _within(512, 1)
    rate: float = _within(0.003, 0)
    decay: float = _within(10.0, 0)
    mask_unknown: bool = False


@dataclass(frozen=True)
class FineTuning(_Checked):
    """How the backbone is fine-tuned; 0 epochs leave it as it came.

    `first_block` is the first one trained, the last at the latest: an EfficientNet has 7, a ResNet 4.
    `words` weighs the loss of the captions' words, where there are captions. `mixup` is the parameter of
    the beta distribution by which pairs of photographs are mixed, 0 for none. What is kept is a running
    mean of the weights, of which each step leaves the part `average` (0: the last weights alone).
    `precision` "bfloat16" computes the blocks in mixed precision, which many GPUs do faster.
    """

    epochs: int = _within(6, 0)
    first_block: int = _within(4, 0)
    views: int = _within(6, 1)
    batch: int = _within(64, 1)
    rate: float = _within(5e-4, 0)
    decay: float = _within(0.05, 0)
    head_rate: float = _within(1e-3, 0)
    head_decay: float = _within(1.0, 0)
    dropout: float = _within(0.3, 0, 0.99)
    words: float = _within(1.0, 0)
    mixup: float = _within(0.3, 0)
    average: float = _within(0.995, 0, 0.99999)
    precision: Precision = field(default="float32", metadata=_one_of(PRECISIONS))


@dataclass(frozen=True)
class OperationTraining(_Checked):
    """How the operations are trained.

    `distil` weighs the distance to label logic's log-odds, `identity` that of A op A from A.
    `held_out` labels take no part in the loss: they stand in for unseen ones when the best step is
    chosen on `check_pairs` pairs of each kind. `trust` is how far results are brought to label logic.
    """

    projection: int = _within(128, 1)
    hidden: int = _within(128, 1)
    dropout: float = _within(0.2, 0, 0.99)
    steps: int = _within(50, 1)
    batch: int = _within(48, 4)
    rate: float = _within(1e-3, 0)
    decay: float = _within(0.05, 0)
    token_dropout: float = _within(0.3, 0, 1)
    distil: float = _within(0.5, 0)
    identity: float = _within(0.2, 0)
    shared_part: float = _within(0.5, 0, 1)
    held_out: int = _within(8, 0)
    check_every: int = _within(50, 1)
    check_pairs: int = _within(500, 10)
    trust: float = _within(1.0, 0, 1)


@dataclass(frozen=True)
class LasoTraining(_Checked):
    """How the LaSO paper's networks are trained, and its code's.

    `hidden`, `hidden_difference` and `dropout` are the paper's networks'; `union` is the analytic union of
    the code's, "maximum" in the paper. `operation` to `second_order` weigh the losses. The rate falls to
    `plateau_factor` of it when `plateau_patience` checks bring nothing, and training ends after `stop_after`.
    """

    hidden: int = _within(2048, 1)
    hidden_difference: int = _within(8192, 1)
    dropout: float = _within(0.5, 0, 0.99)
    union: AnalyticUnion = field(default="sum", metadata=_one_of(get_args(AnalyticUnion)))
    pairs: LasoPairs = field(default="balanced", metadata=_one_of(get_args(LasoPairs)))
    shared_part: float = _within(0.5, 0, 1)
    steps: int = _within(400, 1)
    batch: int = _within(16, 2)
    rate: float = _within(1e-3, 0)
    plateau_factor: float = _within(0.3, 0.001, 0.999)
    plateau_patience: int = _within(1, 0)
    check_every: int = _within(50, 1)
    check_pairs: int = _within(500, 10)
    stop_after: int = _within(4, 1)
    operation: float = _within(1.0, 0)
    symmetry: float = _within(1.0, 0)
    reconstruction: float = _within(1.0, 0)
    second_order: float = _within(1.0, 0)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.operation or self.symmetry or self.reconstruction or self.second_order):
            raise UserError("One of operation, symmetry, reconstruction and second_order must be above 0.")


@dataclass(frozen=True)
class TrainConfig(_Checked):
    """A whole run. The README says which defaults were compared on `val`, and which were only set.

    `part` "protocol" uses no training image with an unseen label present and only the seen labels;
    "shipped" uses all images and labels; "faithful" is "protocol" with the LaSO paper's networks beside its
    own, and adds them to the protocol checkpoint in the folder `start`, where one is named: then `laso`,
    `seed` and `device` alone count. `backbone` is a name as `core.backbones` has it, with random weights
    where `pretrained` is False; `size` is the side in pixels that photographs are squashed to. `device` is
    where fine-tuning and LaSO's training run; "auto" is CUDA if it is there.
    """

    data: str
    out: Path
    part: Part = field(default="shipped", metadata=_one_of(PARTS))
    name: str = ""
    seed: int = _within(0, 0, 2**63 - 1)
    backbone: str = "tf_efficientnet_lite1"
    pretrained: bool = True
    device: Device = field(default="auto", metadata=_one_of(DEVICES))
    size: int = _within(240, 32, 2048)
    head: HeadConfig = field(default_factory=HeadConfig)
    fine_tuning: FineTuning = field(default_factory=FineTuning)
    operations: OperationTraining = field(default_factory=OperationTraining)
    laso: LasoTraining = field(default_factory=LasoTraining)
    start: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.start and self.part != "faithful":
            raise UserError("Only the part faithful starts from a checkpoint (--from).")

    def to_json(self) -> dict[str, Any]:
        """The record as plain values, without `out`: where a run was written does not change it.

        Neither does where the checkpoint that it started from lies.
        """
        values = asdict(self)
        del values["out"]
        return values | {"start": "DIR" if self.start else ""}


def chosen(data: str, out: Path, file: Path | None, flags: Mapping[str, Any]) -> TrainConfig:
    """The configuration of a run: flags that were given (not None) win over the TOML file, and the file
    over the defaults. Raises `UserError`."""
    config = TrainConfig(data, out)
    if file is not None:
        config = with_file(config, file)
    return replace(config, **{name: value for name, value in flags.items() if value is not None})


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
        if key not in known - PLACES:
            choices = ", ".join(item.name for item in fields(record) if item.name not in PLACES)  # type: ignore[arg-type]
            raise UserError(f"{where}: {key} is no setting of a training run here; there are {choices}.")
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
    try:
        return replace(record, **changes)  # type: ignore[type-var]
    except UserError as error:
        raise UserError(f"{where}: {error}") from None

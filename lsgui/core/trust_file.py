"""A checkpoint's `trust.json`: what its trust meter and its promises were calibrated to.

The file lies beside the others of a checkpoint and is no part of its identity: libraries and heads stay valid
when it is made anew. It names the checkpoint that it is for.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any

from lsgui.core.label_promises import Kept, LabelPromise, PromiseKind
from lsgui.core.trust import Verdict
from lsgui.core.types import CheckpointError, CheckpointIdentity, Method, Operation

TRUST = "trust.json"
FORMAT = 1
LARGEST = 1_000_000  # bytes
SINGLE = "single"  # a photograph without any operation
EVIDENCE = ("distance", "sides", "defect", "certainty")


@dataclass(frozen=True)
class Rule:
    """From evidence to the F1 to be expected of a label set: `base` and a weight for each of `EVIDENCE`.

    Below `edge` an answer is near the edge, below `off`, or further from real photographs than `farthest`
    (a multiple of the usual), off the map.
    """

    base: float
    weights: tuple[float, ...]
    edge: float
    off: float
    farthest: float

    def agreement(self, evidence: tuple[float, ...]) -> float:
        """The F1 to be expected, in [0, 1]."""
        found = self.base + sum(w * x for w, x in zip(self.weights, evidence, strict=True))
        return min(max(found, 0.0), 1.0)

    def verdict(self, agreement: float, distance: float) -> Verdict:
        """The word for an agreement, and for a distance as a multiple of the usual."""
        if agreement < self.off or distance > self.farthest:
            return "off"
        return "edge" if agreement < self.edge else "on"


@dataclass(frozen=True)
class Calibration:
    """The rules and the thresholds' shifts by method and operation ("single": one photograph); `sha256`
    is that of their file, if they are of one."""

    rules: Mapping[tuple[str, str], Rule]
    promises: Mapping[tuple[str, str, PromiseKind, float], tuple[float | None, float]]
    sha256: str = ""

    def rule(self, method: Method, operation: Operation | None) -> Rule | None:
        """The rule for an answer; None where there is none."""
        return self.rules.get((method, operation or SINGLE))

    def kept(self, promise: LabelPromise, method: Method, operation: Operation | None) -> Kept:
        """What becomes of a promise for an answer of a method and operation."""
        place = (method, operation or SINGLE, promise.kind, promise.level)
        what = f"A {promise.kind} of {promise.level:.0%} cannot be promised for {_named(method, operation)}"
        if place not in self.promises:
            return Kept(promise, why=f"{what}: it was not calibrated.")
        shift, labels = self.promises[place]
        if shift is None:
            return Kept(promise, why=f"{what}: no threshold was found that keeps it and says something.")
        return Kept(promise, shift, labels)


def _named(method: Method, operation: Operation | None) -> str:
    return f"{operation or 'a single photograph'} by the method {method.replace('_', ' ')}"


def read_calibration(folder: Path, checkpoint: CheckpointIdentity) -> Calibration:
    """The calibration in a checkpoint's folder.

    Raises `CheckpointError` with one sentence where there is none, or it is damaged or of another one.
    """
    file = folder / TRUST
    if not file.is_file():
        raise CheckpointError(
            f"The checkpoint {checkpoint.name} was not calibrated, so there is no trust meter and no promise."
        )
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("too large")
        content = file.read_bytes()
        record = json.loads(content.decode("utf-8"))
        owner, version = record["checkpoint"], record["format"]
        found = calibration_of(record) if version == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CheckpointError(f"{file} is damaged, so there is no trust meter and no promise.") from error
    if found is None or owner != checkpoint.sha256:
        reason = "is of another format" if found is None else "belongs to another checkpoint"
        raise CheckpointError(f"{file} {reason}, so there is no trust meter and no promise.")
    return replace(found, sha256=hashlib.sha256(content).hexdigest())


def calibration_of(record: Mapping[str, Any]) -> Calibration:
    """The calibration in the file's record. Raises ValueError, KeyError or TypeError for a bad one."""
    rules = {(each["method"], each["operation"]): _rule(each) for each in record["rules"]}
    promises = {}
    for each in record["promises"]:
        shift = each["shift"]
        place = (each["method"], each["operation"], each["kind"], _finite(each["level"]))
        promises[place] = (None if shift is None else _finite(shift), _finite(each["labels"]))
    return Calibration(rules, promises)


def _rule(each: Mapping[str, Any]) -> Rule:
    weights = tuple(_finite(each["weights"][name]) for name in EVIDENCE)
    return Rule(_finite(each["base"]), weights, *(_finite(each[of]) for of in ("edge", "off", "farthest")))


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("a number is none")
    return float(value)

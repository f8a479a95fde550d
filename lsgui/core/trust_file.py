"""A checkpoint's `trust.json`: what its trust meter and its promises were calibrated to.

The file lies beside the others of a checkpoint and is no part of its identity: libraries and heads stay valid
when it is made anew. It names the checkpoint that it is for.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lsgui.core.json_file import parsed, read_bytes
from lsgui.core.label_promises import Kept, LabelPromise, PromiseKind
from lsgui.core.trust import Verdict
from lsgui.core.types import (
    OPERATIONS,
    CheckpointError,
    CheckpointIdentity,
    Combine,
    Expression,
    Method,
    Operation,
)

TRUST = "trust.json"
FORMAT = 2
LARGEST = 1_000_000  # bytes
LARGEST_NUMBER = 1e9
SINGLE = "single"  # a photograph without any operation
SEVERAL = "several"  # an operation on the answers of others
PLACES = (SINGLE, *OPERATIONS, SEVERAL)
ANY = "any"  # the method of a single photograph, whose labels are the same by every one


@dataclass(frozen=True)
class Line:
    """From a certainty by the scores alone to the F1 to be expected."""

    base: float
    slope: float


@dataclass(frozen=True)
class Rule:
    """From the certainty of a label set, by the scores alone, to the F1 to be expected of it: one line for
    sets that have a label, another for empty ones.

    Below `edge` an answer is near the edge, below `off`, or further from real photographs than `farthest`
    (a multiple of the usual), off the map.
    """

    full: Line
    empty: Line
    edge: float
    off: float
    farthest: float

    def agreement(self, certainty: float, empty: bool) -> float:
        """The F1 to be expected, in [0, 1]."""
        line = self.empty if empty else self.full
        return min(max(line.base + line.slope * certainty, 0.0), 1.0)

    def verdict(self, agreement: float, distance: float) -> Verdict:
        """The word for an agreement, and for a distance as a multiple of the usual."""
        if agreement < self.off or distance > self.farthest:
            return "off"
        return "edge" if agreement < self.edge else "on"


@dataclass(frozen=True)
class Calibration:
    """The rules and the thresholds' shifts by method and operation (or another one of `PLACES`); `sha256`
    is that of their file, if they are of one."""

    rules: Mapping[tuple[str, str], Rule]
    promises: Mapping[tuple[str, str, PromiseKind, float], tuple[float | None, float]]
    sha256: str = ""

    def rule(self, method: Method, expression: Expression) -> Rule | None:
        """The rule for the answer to an expression; None where there is none."""
        place = place_of(expression)
        return self.rules.get((ANY if place == SINGLE else method, place))

    def kept(self, promise: LabelPromise, method: Method, operation: Operation | None) -> Kept:
        """What becomes of a promise for an answer of a method and operation."""
        by = method if operation else ANY
        place = (by, operation or SINGLE, promise.kind, promise.level)
        what = f"A {promise.kind} of {promise.level:.0%} cannot be promised for {_named(method, operation)}"
        if place not in self.promises:
            return Kept(promise, why=f"{what}: it was not calibrated.")
        shift, labels = self.promises[place]
        if shift is None:
            return Kept(promise, why=f"{what}: no threshold was found that keeps it and says something.")
        return Kept(promise, shift, labels)


def place_of(expression: Expression) -> str:
    """Under which one of `PLACES` an expression is calibrated."""
    if not isinstance(expression, Combine):
        return SINGLE
    nested = isinstance(expression.left, Combine) or isinstance(expression.right, Combine)
    return SEVERAL if nested else expression.operation


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
        content = read_bytes(file, LARGEST)
        record = parsed(content)
        owner, version = record["checkpoint"], record["format"]
        found = calibration_of(record) if version == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
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
    full, empty = (Line(_finite(each[of]["base"]), _finite(each[of]["slope"])) for of in ("full", "empty"))
    return Rule(full, empty, *(_finite(each[of]) for of in ("edge", "off", "farthest")))


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST_NUMBER:
        raise ValueError("a number is none")
    return float(value)

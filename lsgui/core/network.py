"""A checkpoint's network in ONNX Runtime: held to what the configuration says, its failures in words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lsgui.core.checkpoint import BACKBONE, CONFIG, NETWORKS, Checkpoint
from lsgui.core.types import CheckpointError, FloatArray

Shape = tuple[int | None, ...]  # None: any length
Shapes = Mapping[str, Shape]
LONGEST = 300  # characters of what ONNX Runtime says
_NO_MEMORY = re.compile(
    r"out.?of.?memory|bad_alloc|allocate memory|ALLOC_FAILED|not enough memory", re.IGNORECASE
)
"""What ONNX Runtime, CUDA, cuBLAS, cuDNN and DirectML say of it: there is no error of its own kind."""


class Network:
    """One network, an ONNX Runtime `session`, of a checkpoint.

    Raises `CheckpointError` unless it takes and gives what `name` has to.
    """

    def __init__(self, checkpoint: Checkpoint, name: str, session: Any) -> None:
        self._where = f"{name} of the checkpoint in {checkpoint.path}"
        self._dim = checkpoint.dim
        self._session = session
        takes, gives = _interface(checkpoint, name)
        if not _takes(session.get_inputs(), takes) or not _gives(session.get_outputs(), gives):
            what = f"{name} is not the network that {CONFIG} says"
            raise CheckpointError(f"The checkpoint in {checkpoint.path} is damaged: {what}.")

    def run(self, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        """The named outputs, the first of which are features (n, dim).

        Raises `CheckpointError`, MemoryError where the device has not enough of it.
        """
        try:
            found: list[Any] = self._session.run(outputs, dict(inputs))
        except Exception as error:  # ONNX Runtime raises its own kinds, one per cause
            if not type(error).__module__.startswith("onnxruntime"):
                raise
            raise failure(error, f"ONNX Runtime failed in {self._where}") from error
        features: FloatArray = found[0]
        if features.shape[1:] != (self._dim,) or not np.isfinite(features).all():
            raise CheckpointError(f"What {self._where} makes are not features.")
        return found


def failure(error: Exception, what: str) -> CheckpointError | MemoryError:
    """What an error of ONNX Runtime comes to: that memory is short is no fault of the checkpoint."""
    said = one_line(error)
    return MemoryError(said) if _NO_MEMORY.search(str(error)) else CheckpointError(f"{what}: {said}")


def one_line(error: Exception) -> str:
    """What a library said, on one line and not without end."""
    return " ".join(str(error).split())[:LONGEST] or type(error).__name__


def _interface(checkpoint: Checkpoint, name: str) -> tuple[Shapes, Shapes]:
    """What the network in a file must take and give."""
    width, height = checkpoint.input_size
    features, tokens, weights = (None, checkpoint.dim), (None, None, checkpoint.dim), (None, None)
    if name == BACKBONE:
        return {"pixels": (None, height, width, 3)}, {"features": features, "tokens": tokens}
    if name not in NETWORKS:  # an extra method's, which knows photographs by their pooled features
        return {"features_a": features, "features_b": features}, {"features": features}
    takes = {"tokens_a": tokens, "weights_a": weights, "tokens_b": tokens, "weights_b": weights}
    return takes, {"features": features, "weights_a_new": weights, "weights_b_new": weights}


def _takes(inputs: Sequence[Any], wanted: Shapes) -> bool:
    found = {one.name: tuple(side if isinstance(side, int) else None for side in one.shape) for one in inputs}
    return found == wanted


def _gives(outputs: Sequence[Any], wanted: Shapes) -> bool:
    """As for inputs, but in order, and ONNX may not know a length that it will have, or know one better."""
    if [one.name for one in outputs] != list(wanted):
        return False
    return all(
        len(one.shape) == len(wanted[one.name])
        and all(
            want is None or not isinstance(side, int) or side == want
            for side, want in zip(one.shape, wanted[one.name], strict=True)
        )
        for one in outputs
    )

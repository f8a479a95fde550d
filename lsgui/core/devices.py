"""Opening a checkpoint's networks in ONNX Runtime on the wanted device, or on the CPU with a reason."""

from dataclasses import dataclass
from typing import Any

from lsgui.core.checkpoint import BACKBONE, NETWORKS, Checkpoint
from lsgui.core.network import Network, failure, one_line
from lsgui.core.providers import DEVICES, PROVIDERS
from lsgui.core.types import CheckpointError, UserError

_FEW = 1  # thread: a small network gains nothing by a second one, which spins on while the window paints


@dataclass(frozen=True)
class Opened:
    """Networks by file name, the `device` in use, and `note`: why it is not the wanted one, or ""."""

    networks: dict[str, Network]
    device: str
    note: str


def open_sessions(checkpoint: Checkpoint, wanted: str, threads: int = 0) -> Opened:
    """Open every network of a checkpoint; the backbone runs on so many `threads` (0: one for each core).

    Raises `UserError` for a device of no known name, `CheckpointError` for networks that cannot be used, and
    MemoryError.
    """
    if wanted not in DEVICES:
        raise UserError(f"There is no device {wanted!r}; choose one of {', '.join(DEVICES)}.")
    import onnxruntime

    available = set(onnxruntime.get_available_providers())
    device, note = _choose(wanted, available)
    if device != "cpu":
        try:
            return Opened(_open_all(checkpoint, device, threads), device, note)
        except CheckpointError:
            raise
        except Exception as error:  # whatever a driver raises: the CPU still works
            device, note = "cpu", f"{device} could not be started, so the CPU is used: {one_line(error)}"
    try:
        return Opened(_open_all(checkpoint, device, threads), device, note)
    except CheckpointError:
        raise
    except Exception as error:  # ONNX Runtime raises its own kinds, one per cause
        what = f"The checkpoint in {checkpoint.path} cannot be opened by ONNX Runtime"
        raise failure(error, what) from error


def _choose(wanted: str, available: set[str]) -> tuple[str, str]:
    if wanted == "auto":
        return next(name for name, provider in PROVIDERS.items() if provider in available), ""
    if PROVIDERS[wanted] in available:
        return wanted, ""
    return "cpu", f"This build of ONNX Runtime has no {wanted} support, so the CPU is used."


def open_extra(checkpoint: Checkpoint, name: str, device: str) -> Network:
    """Open a network of an extra method on the `device` in use. Raises `CheckpointError`, MemoryError."""
    content = checkpoint.extra_network(name)
    try:
        return Network(checkpoint, name, _open(content, device, _FEW))
    except CheckpointError:
        raise
    except Exception as error:  # ONNX Runtime raises its own kinds, one per cause
        what = f"{name} of the checkpoint in {checkpoint.path} cannot be opened"
        raise failure(error, what) from error


def _open_all(checkpoint: Checkpoint, device: str, threads: int) -> dict[str, Network]:
    return {
        name: Network(
            checkpoint, name, _open(checkpoint.files[name], device, threads if name == BACKBONE else _FEW)
        )
        for name in NETWORKS
    }


def _open(content: bytes, device: str, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # what fails is raised, and a missing GPU said in the note: not on stderr
    options.intra_op_num_threads = threads
    wanted = [PROVIDERS[device]] if device == "cpu" else [PROVIDERS[device], PROVIDERS["cpu"]]
    # Without enable_fallback=0 it prints what it could not open, and tries the same once more.
    session = onnxruntime.InferenceSession(content, options, providers=wanted, enable_fallback=0)
    if PROVIDERS[device] not in session.get_providers():
        raise RuntimeError(f"{PROVIDERS[device]} did not start")
    return session

"""Where the memory of a device is not enough, the answer is the same, and a sentence says what was done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import onnxruntime
import pytest

from lsgui.core.engine import Engine
from lsgui.core.types import FloatArray

PICTURES = np.random.default_rng(0).integers(0, 255, (5, 64, 64, 3), np.uint8)
REAL = onnxruntime.InferenceSession
CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


class OrtError(Exception):
    """As ONNX Runtime raises it."""

    __module__ = "onnxruntime.capi.onnxruntime_pybind11_state"


class SmallSession:
    """A session on a device with room for a few rows: the real one on the CPU does the work."""

    def __init__(
        self, content: bytes, options: Any, providers: Sequence[str], room: Mapping[str, int]
    ) -> None:
        self._real = REAL(content, options, providers=[CPU])
        self._provider, self._room = providers[0], room[providers[0]]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def get_providers(self) -> list[str]:
        return [self._provider, CPU]

    def run(self, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        if max(map(len, inputs.values())) > self._room:
            raise OrtError(
                "[ONNXRuntimeError] : 6 : Failed to allocate memory for requested buffer of size 42"
            )
        found: list[Any] = self._real.run(outputs, inputs)
        return found


Small = Callable[..., Engine]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Small:
    """Makes an engine on devices that have room for so many rows."""

    def make(*, cuda: int, cpu: int) -> Engine:
        room = {CUDA: cuda, CPU: cpu}
        monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CUDA, CPU])
        monkeypatch.setattr(
            onnxruntime,
            "InferenceSession",
            lambda content, options, providers, **_: SmallSession(content, options, providers, room),
        )
        return Engine.load(device="auto")

    return make


def features(engine: Engine) -> FloatArray:
    encoded = engine.encode(list(PICTURES))
    return engine.combine("union", encoded[:2], encoded[2:4]).features


def test_a_device_without_memory_hands_over_to_the_cpu_and_says_so(small: Small, engine: Engine) -> None:
    tried = small(cuda=1, cpu=100)
    assert (tried.device, tried.device_note) == ("cuda", "")
    np.testing.assert_allclose(features(tried), features(engine), atol=1e-5)
    assert tried.device == "cpu"
    assert tried.device_note == "The memory of cuda was not enough, so the CPU is used until the next start."


def test_what_does_not_fit_at_once_is_done_in_parts(small: Small, engine: Engine) -> None:
    np.testing.assert_allclose(features(small(cuda=0, cpu=1)), features(engine), atol=1e-5)


def test_what_fits_in_no_way_is_a_lack_of_memory(small: Small) -> None:
    with pytest.raises(MemoryError):
        features(small(cuda=0, cpu=0))


def test_networks_that_do_not_fit_are_no_damaged_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OrtError("[ONNXRuntimeError] : 1 : FAIL : Exception during loading: std::bad_alloc")

    monkeypatch.setattr(onnxruntime, "InferenceSession", fail)
    with pytest.raises(MemoryError):
        Engine.load(device="cpu")

"""The names of the devices that networks may run on, for the command line as well: it imports no networks."""

from collections.abc import Mapping

PROVIDERS: Mapping[str, str] = {
    "cuda": "CUDAExecutionProvider",
    "directml": "DmlExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "cpu": "CPUExecutionProvider",
}
"""A device -> what ONNX Runtime calls it; the best one first."""
DEVICES = ("auto", *PROVIDERS)

"""A checkpoint's networks on one device; where memory runs out, on the CPU or in smaller parts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lsgui.core.checkpoint import Checkpoint
from lsgui.core.devices import open_extra, open_sessions
from lsgui.core.network import Network


class Networks:
    """Runs a checkpoint's networks by name. `device` is the one in use, `note` says why it is not another.

    Threads may run networks beside each other.
    """

    def __init__(self, checkpoint: Checkpoint, wanted: str, threads: int = 0) -> None:
        self._checkpoint, self._threads = checkpoint, threads
        self._use(wanted)

    def _use(self, device: str) -> None:
        opened = open_sessions(self._checkpoint, device, self._threads)
        self._networks: dict[str, Network] = opened.networks
        self.device: str = opened.device
        self.note: str = opened.note

    def named(self, name: str) -> "Named":
        """One of them by its file's name. Raises `CheckpointError` where it cannot be opened."""
        self._network(name)
        return Named(self, name)

    def run(self, name: str, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        """The named outputs, row by row of the inputs (n, ...).

        Raises `CheckpointError`, and MemoryError where the CPU has no memory for a single row.
        """
        network = self._network(name)
        try:
            return network.run(outputs, inputs)
        except MemoryError:
            if network is self._networks.get(name) and not self._retreat():
                return self._by_halves(name, outputs, inputs)
        return self.run(name, outputs, inputs)

    def _retreat(self) -> bool:
        """Go on with the CPU; False where that is in use already."""
        former = self.device
        if former == "cpu":
            return False
        self._use("cpu")
        self.note = f"The memory of {former} was not enough, so the CPU is used until the next start."
        return True

    def _by_halves(self, name: str, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        half = min(map(len, inputs.values())) // 2
        if not half:
            raise MemoryError
        parts = (
            {key: each[:half] for key, each in inputs.items()},
            {key: each[half:] for key, each in inputs.items()},
        )
        found = [self.run(name, outputs, part) for part in parts]
        return [np.concatenate(pair) for pair in zip(*found, strict=True)]

    def _network(self, name: str) -> Network:
        """An extra method's is opened when it is first asked for: most are never."""
        networks = self._networks
        if name not in networks:
            networks[name] = open_extra(self._checkpoint, name, self.device)
        return networks[name]


class Named:
    """One network, as the operations take it."""

    def __init__(self, networks: Networks, name: str) -> None:
        self._networks, self._name = networks, name

    def run(self, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        """As `Networks.run` does."""
        return self._networks.run(self._name, outputs, inputs)

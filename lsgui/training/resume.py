"""What an interrupted run left behind, so that the same command goes on and ends the same.

A run folder stands beside the checkpoint to be (`OUT.run`): `config.json` says whose it is, and one file
a part of the run holds networks, optimiser, random numbers and log. Nothing is unpickled but tensors,
numbers and texts. It is deleted when the checkpoint is in its place.
"""

import csv
import io
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

from lsgui.core.types import UserError

CONFIG = "config.json"
SECONDS = 60.0  # between two states inside a long part: what an interruption costs at most

Row = dict[str, float]
Watch = Callable[[str, Row], None]  # is shown the name of a part and each row of its log


def no_watch(part: str, row: Row) -> None:
    """A `Watch` that nobody looks at."""


class Stateful(Protocol):
    """A network, an optimiser or a schedule."""

    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state_dict: dict[str, Any]) -> Any: ...


class Memory:
    """The state of one part of a run, and its log; without a `file` it forgets."""

    def __init__(
        self,
        file: Path | None = None,
        *,
        seconds: float = SECONDS,
        watch: Callable[[Row], None] = lambda row: None,
    ) -> None:
        self._file, self._seconds, self._watch = file, seconds, watch
        self._last = time.monotonic()
        self.rows: list[Row] = []

    def log(self, row: Row) -> None:
        """Keep a row of numbers, and show it to who watches."""
        self.rows.append(row)
        self._watch(row)

    def is_due(self) -> bool:
        """Whether the last state is old enough for a new one."""
        return self._file is not None and time.monotonic() - self._last >= self._seconds

    def keep(self, parts: Mapping[str, Stateful], rng: np.random.Generator, **values: Any) -> None:
        """Write the state of `parts`, of all random numbers, and `values` (tensors, numbers, texts)."""
        if self._file is None:
            return
        state = {name: part.state_dict() for name, part in parts.items()}
        record = {"parts": state, "random": _random(rng), "values": values, "rows": self.rows}
        staged = self._file.with_suffix(".partial")
        torch.save(record, staged)
        os.replace(staged, self._file)
        self._last = time.monotonic()

    def restore(self, parts: Mapping[str, Stateful], rng: np.random.Generator) -> dict[str, Any]:
        """Bring `parts` and random numbers to the state that was kept; gives its values, {} for none.

        Raises `UserError` for a damaged one.
        """
        if self._file is None or not self._file.exists():
            return {}
        try:
            record = torch.load(self._file, map_location="cpu", weights_only=True)
            for name, part in parts.items():
                part.load_state_dict(record["parts"][name])
            _set_random(record["random"], rng)
            self.rows[:] = record["rows"]
            return dict(record["values"])
        except Exception as error:  # torch raises its own kinds for what is no file of its own
            raise UserError(f"The state in {self._file} is damaged: delete {self._file.parent}.") from error


def _random(rng: np.random.Generator) -> dict[str, Any]:
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    # As text: the numbers of a NumPy state are longer than 64 bits.
    return {"numpy": json.dumps(rng.bit_generator.state), "torch": torch.get_rng_state(), "cuda": cuda}


def _set_random(state: Mapping[str, Any], rng: np.random.Generator) -> None:
    rng.bit_generator.state = json.loads(state["numpy"])
    torch.set_rng_state(state["torch"])
    if state["cuda"]:
        torch.cuda.set_rng_state_all(state["cuda"])


class RunFolder:
    """The run folder of a checkpoint to be, new or left by the same command."""

    def __init__(self, place: Path, record: Mapping[str, Any], watch: Watch = no_watch) -> None:
        """`record` is all that the result depends on. Raises `UserError` where another run left its state."""
        self.path = place.with_name(f"{place.name}.run")
        self._parts: dict[str, Memory] = {}
        self._watch = watch
        text = json.dumps(record, indent=1, sort_keys=True)
        self.path.mkdir(exist_ok=True)
        if _text(self.path / CONFIG) != text:
            self._check_free()
        staged = self.path / f"{CONFIG}.partial"
        staged.write_text(text, encoding="utf-8")
        os.replace(staged, self.path / CONFIG)

    def _check_free(self) -> None:
        """Nothing of worth is in the folder: neither another run's state nor what is no run's at all."""
        if {path.name for path in self.path.iterdir()} - {CONFIG, f"{CONFIG}.partial"}:
            raise UserError(
                f"{self.path} holds another run's state or other things: delete it, or name another --out."
            )

    def part(self, name: str) -> Memory:
        """The memory of one part of the run."""
        return self._parts.setdefault(
            name, Memory(self.path / f"{name}.pt", watch=partial(self._watch, name))
        )

    def log_text(self) -> str:
        """The logs of all parts as one CSV."""
        rows = [{"part": name, **row} for name, memory in self._parts.items() for row in memory.rows]
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
        return stream.getvalue()

    def remove(self) -> None:
        """Forget the run, whose checkpoint is in its place."""
        shutil.rmtree(self.path, ignore_errors=True)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None

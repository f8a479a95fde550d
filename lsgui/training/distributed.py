"""The processes of one training run: those that `torchrun` started together, or this one alone.

All draw the same random numbers and hold the same weights; each computes its share of every batch. As DDP
would, they add up their gradients in every step, here in one message, since a tail has few weights.
Whatever is waited for long goes through gloo, on the CPU; NCCL carries nothing but gradients.
"""

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from lsgui.core.types import FloatArray, UserError
from lsgui.training.resume import Stateful

STARTED_TOGETHER = ("RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")  # what torchrun sets
PATIENCE = timedelta(days=7)  # the first process encodes photographs and trains operations meanwhile
HUSH = 2.0  # seconds that a silent process stays, so that torchrun does not end the one that speaks
NOTHING = torch.zeros(1)  # never let go of: were gloo the last to hold it, it could abort the ending Python
T = TypeVar("T")


@dataclass(frozen=True)
class Team:
    """`size` processes, of which this is number `rank`, and number `local_rank` on its machine."""

    rank: int = 0
    size: int = 1
    local_rank: int = 0

    @property
    def is_first(self) -> bool:
        """Whether this process encodes, writes and reports for all."""
        return self.rank == 0

    def device(self, kind: torch.device) -> torch.device:
        """This process's own device of a kind. Raises `UserError` where its machine has too few."""
        if self.size == 1 or kind.type != "cuda":
            return kind
        count = torch.cuda.device_count()
        if self.local_rank >= count:
            raise UserError(f"There are more processes than CUDA devices on a machine, which has {count}.")
        torch.cuda.set_device(self.local_rank)
        return torch.device("cuda", self.local_rank)

    def share(self, count: int) -> slice:
        """Which of `count` things in a row are this process's; shares differ by one at most."""
        return slice(count * self.rank // self.size, count * (self.rank + 1) // self.size)

    def wait(self) -> None:
        """Go on when all processes are here."""
        self._sum(NOTHING)

    def leave(self) -> None:
        """End this process, at the end of a run that went well: the threads that gloo leaves behind can abort
        Python's own end. Alone, go on."""
        if self.size > 1:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)

    def in_turn(self, work: Callable[[], T]) -> T:
        """What `work` gives: first in the first process, then in the first of each machine, then in all, so
        that later ones find what earlier ones have put in a cache."""
        turn = 0 if self.is_first else 1 if self.local_rank == 0 else 2
        for _ in range(turn):
            self.wait()
        done = work()
        for _ in range(turn, 2):
            self.wait()
        return done

    def from_first(self, make: Callable[[], T]) -> T:
        """What `make` gives in the first process, for all."""
        if self.size == 1:
            return make()
        import torch.distributed as dist

        held: list[Any] = [make() if self.is_first else None]
        with _in_touch():
            dist.broadcast_object_list(held, src=0)
        made: T = held[0]
        return made

    def agree(self, what: Any, sentence: str) -> None:
        """Raise `UserError` with a sentence unless `what` equals the first process's."""
        if self.from_first(lambda: what) != what:
            raise UserError(sentence)

    def level(self, parts: Mapping[str, Stateful], rng: np.random.Generator) -> None:
        """Bring `parts` and all random numbers to the first process's state."""
        if self.size == 1:
            return
        record = torch.load(
            io.BytesIO(self.from_first(lambda: _packed(parts, rng))), map_location="cpu", weights_only=True
        )
        if self.is_first:
            return
        for name, part in parts.items():
            part.load_state_dict(record["parts"][name])
        rng.bit_generator.state = json.loads(record["numpy"])
        torch.set_rng_state(record["torch"])
        if record["cuda"] is not None:
            torch.cuda.set_rng_state(record["cuda"])

    def add_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Put the sum over all processes in the place of every gradient."""
        if self.size == 1:
            return
        gradients = [of.grad for of in parameters if of.grad is not None]
        flat = self._sum(torch.cat([gradient.reshape(-1) for gradient in gradients]))
        parts = torch.split(flat, [gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))

    def total(self, value: float) -> float:
        """The sum of the processes' numbers."""
        return float(self._sum(torch.tensor([value], dtype=torch.float64)).item())

    def joined(self, share: FloatArray) -> FloatArray:
        """The rows of all processes' shares, in order."""
        if self.size == 1:
            return share
        import torch.distributed as dist

        shares: list[Any] = [None] * self.size
        with _in_touch():
            dist.all_gather_object(shares, share)
        return np.concatenate(shares)

    def _sum(self, tensor: Tensor) -> Tensor:
        if self.size > 1:
            import torch.distributed as dist

            with _in_touch():
                dist.all_reduce(tensor)
        return tensor


ALONE = Team()


@contextlib.contextmanager
def together() -> Iterator[Team]:
    """The team that this process was started in. Where one fails, all end, and the first to fail speaks."""
    if not all(name in os.environ for name in STARTED_TOGETHER) or os.environ["WORLD_SIZE"] == "1":
        yield ALONE
        return
    import torch.distributed as dist
    from torch.distributed.rendezvous import rendezvous

    with _in_touch():
        store, rank, size = next(iter(rendezvous("env://", timeout=PATIENCE)))
    try:
        backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() and dist.is_nccl_available() else "gloo"
        group = dist.distributed_c10d.PrefixStore("lsgui", store)
        with _in_touch():
            dist.init_process_group(backend, store=group, rank=rank, world_size=size, timeout=PATIENCE)
        yield Team(rank, size, int(os.environ.get("LOCAL_RANK", rank)))
    except BaseException:
        if _is_first_to_fail(store):
            raise
        with contextlib.suppress(KeyboardInterrupt):
            time.sleep(HUSH)
        raise SystemExit(1) from None
    dist.destroy_process_group()


def _is_first_to_fail(store: Any) -> bool:
    try:
        return bool(store.add("lsgui failed", 1) == 1)
    except RuntimeError:  # nobody is left to ask
        return True


@contextlib.contextmanager
def _in_touch() -> Iterator[None]:
    """A message to the others; `UserError` where one of them is gone."""
    try:
        yield
    except RuntimeError as error:
        raise UserError("Another process of this run is gone, so that all ended.") from error


def _packed(parts: Mapping[str, Stateful], rng: np.random.Generator) -> bytes:
    stream = io.BytesIO()
    record = {
        "parts": {name: part.state_dict() for name, part in parts.items()},
        "numpy": json.dumps(rng.bit_generator.state),
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state() if torch.cuda.is_available() else None,
    }
    torch.save(record, stream)
    return stream.getvalue()

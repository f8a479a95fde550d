"""A stand-in engine whose answers wait until the test lets them through."""

import threading
from collections.abc import Sequence

from colour_engine import ColourEngine

from lsgui.core.types import Answer, ImageError, NeighbourSource, Query


class GatedEngine(ColourEngine):
    """Lets each answer through when its gate opens; can be told to fail."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.asked: list[Query] = []
        self.error: BaseException | None = None

    def answer(
        self,
        query: Query,
        *,
        method: str = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[object] = (),
    ) -> Answer:
        """As a colour engine, when the gate is open."""
        self.asked.append(query)
        if not self.gate.wait(20):
            raise ImageError("the gate", "it never opened")
        if self.error is not None:
            raise self.error
        return super().answer(query, method=method, count=count, library=library, heads=heads)

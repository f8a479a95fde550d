"""Fitting a whole head again: from the features that it holds, or from the files of its examples."""

import time
from collections.abc import Sequence

from lsgui.core.fewshot.copies import copies_among
from lsgui.core.fewshot.examples import Examples
from lsgui.core.fewshot.fitting import FitReport, space_of, teach
from lsgui.core.fewshot.gathering import Embedder
from lsgui.core.fewshot.head import Head
from lsgui.core.types import FloatArray, Skipped


def refit(engine: Embedder, head: Head, *, library: FloatArray | None = None) -> FitReport:
    """Fit all categories of a head of the engine's checkpoint anew on the features that it holds.

    No file is read, so that no example is lost where one is out of reach; see `fit_examples` for `library`.
    """
    started = time.perf_counter()
    fitted = teach(engine, head, head.evidence, head.labels, library=library)
    copies = copies_among(fitted.evidence, space_of(engine).place(fitted.evidence.features))
    return FitReport(fitted, (), time.perf_counter() - started, copies)


def lost_of(examples: Examples, skipped: Sequence[Skipped]) -> int:
    """How many of a head's examples were passed over when their files were read again."""
    reasons = {item.path for item in skipped}
    return sum(str(item.path) in reasons for item in examples.items)

"""Asking backwards, measured: how long label logic takes to rank a library's photographs, and all pairs.

The libraries are mixed as those of `bench.searching`.
"""

import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui.bench.measure import machine
from lsgui.bench.memory import own_peak
from lsgui.bench.searching import Mixed, features_of, mixed_library
from lsgui.bench.spread import milliseconds, spread
from lsgui.core.encoded import Encoded
from lsgui.core.target import Target
from lsgui.core.types import OPERATIONS, Progress, no_progress
from lsgui.library.label_scores import label_scores
from lsgui.library.proposing import proposed
from lsgui.library.questions import Question
from lsgui.library.store import Library

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

SIZES, REPETITIONS = (8_000, 100_000), 5
QUICK_SIZES, QUICK_REPETITIONS = (300,), 2

Json = dict[str, Any]


def measure(
    engine: "Engine", photographs: Path, *, quick: bool = False, progress: Progress = no_progress
) -> Json:
    """Measure questions with one photograph given and with none; times are ms or seconds, memory is MB.

    Raises `UserError` where a folder has no two photographs.
    """
    sizes, repetitions = (QUICK_SIZES, QUICK_REPETITIONS) if quick else (SIZES, REPETITIONS)
    features = features_of(engine, photographs, progress)
    given = Encoded.from_features(features[:1])
    report: Json = {"machine": machine(engine, quick=quick), "photographs": len(features)}
    with tempfile.TemporaryDirectory(prefix="lsgui-bench-") as name:
        for size in sizes:
            with mixed_library(Path(name, str(size)), engine, Mixed(features), size, size) as library:
                report[str(size)] = _measured(library, engine, given, repetitions)
    return report


def _measured(library: Library, engine: "Engine", given: Encoded, repetitions: int) -> Json:
    counts = library.label_counts()
    common = sorted(counts, key=lambda label: -counts[label])
    targets = [(common[0],), (common[0], common[7]), (common[20],)]
    began = time.perf_counter()
    known = label_scores(library.held(), engine.scores)
    seconds = time.perf_counter() - began

    def ask(question: Question, first: Encoded | None) -> float:
        return milliseconds(lambda: proposed(library, engine, question, first, known=known))

    image = Path("given.jpg")
    return {
        "scores_seconds": round(seconds, 1),
        "one_given_ms": {
            operation: asdict(
                spread(
                    [ask(Question(operation, Target(targets[1]), image), given) for _ in range(repetitions)]
                )
            )
            for operation in OPERATIONS
        },
        "pairs_seconds": {
            f"{operation} {', '.join(labels)}": round(
                ask(Question(operation, Target(labels)), None) / 1000, 2
            )
            for operation in OPERATIONS
            for labels in targets
        },
        "peak_mb": own_peak(),
    }

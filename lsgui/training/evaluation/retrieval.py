"""The retrieval task: do the nearest photographs of a combination show the labels asked for?"""

from collections.abc import Callable
from typing import Any

import numpy as np

from lsgui.core.labels import PRESENT, truth
from lsgui.core.search_space import plain, sought
from lsgui.core.types import FloatArray
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.bootstrap import Float64, Resamples, interval, weighted_means
from lsgui.training.evaluation.cells import rounded, why_not_counted
from lsgui.training.evaluation.combining import Combined, shown_only
from lsgui.training.metrics import retrieval

KS = (1, 3, 5)
IN_SPACE = "{}, same space"
PLAIN = "plain sum or difference, same space"
HALFWAY = "analytic halfway to plain, same space"
Space = Callable[[FloatArray], FloatArray]


class RetrievalTask:
    """LaSO's IoU@k of each method, with a split as the library; unknown counts as absent.

    All are compared by cosine: learned answers by what they look for, in the checkpoint's `space`, as the
    library does; the other methods' as bare features, as the benchmark has it, and once more in that space.
    Two controls are without the networks: the plain sum or difference, and analytic answers halfway to it.
    Label logic makes no feature: its row compares the combination's label probabilities with those of the
    library's images. Intervals resample the queries' images.
    """

    def __init__(
        self, dataset: Dataset, features: FloatArray, space: Space, split: str, resamples: Resamples
    ) -> None:
        self._dataset, self._features, self._space = dataset, features, space
        self._library = dataset.split[split]
        self._resamples = resamples
        self._rows: list[dict[str, Any]] = []
        self._firsts: dict[str, list[tuple[float, Float64]]] = {}

    def add(self, combined: Combined) -> None:
        """Ask every method for the neighbours of a cell's answers."""
        place = np.full(len(self._dataset.files), -1, np.intp)
        place[self._library] = np.arange(len(self._library))
        target = truth(combined.operation, *(shown_only(side) for side in combined.sides)) == PRESENT
        shown = self._dataset.truth[np.ix_(self._library, combined.group.columns)] == PRESENT
        weights, note = self._resamples.of_pairs(combined.pairs), why_not_counted(combined)
        for method, (queries, among) in _spaces(combined, self._features, self._library, self._space).items():
            found = retrieval(queries, target, among, shown, place[combined.pairs], ks=KS)
            resampled = weighted_means(found.best, weights[found.rows])
            if not note and found.kept:
                self._firsts.setdefault(method, []).append((float(found.iou[KS[0]] or 0), resampled[0]))
            self._rows.append(
                {
                    **combined.place,
                    "method": method,
                    **{f"iou@{k}": rounded(value) for k, value in found.iou.items()},
                    "intervals": {
                        f"iou@{k}": interval(values, rounded) for k, values in zip(KS, resampled, strict=True)
                    },
                    "kept": found.kept,
                    "n_pairs": found.queries,
                    "counted": not note,
                    "note": note,
                }
            )

    def report(self) -> dict[str, Any]:
        """All rows, each method's IoU@1 over those that count, and how far learned is ahead of it."""
        means = {
            method: float(np.mean([value for value, _ in found])) for method, found in self._firsts.items()
        }
        spread = {
            method: np.mean([values for _, values in found], axis=0) for method, found in self._firsts.items()
        }
        return {
            "rows": self._rows,
            "means": [
                {
                    "method": method,
                    "iou@1": rounded(mean),
                    "interval": interval(spread[method], rounded),
                    "learned_ahead": rounded(means["learned"] - mean),
                    "ahead_interval": interval(spread["learned"] - spread[method], rounded),
                }
                for method, mean in means.items()
            ],
        }


def _spaces(
    combined: Combined, features: FloatArray, library: Indices, space: Space
) -> dict[str, tuple[FloatArray, FloatArray]]:
    """What each method compares: its queries (q, d) and the library (n, d)."""
    photographs = features[library]
    placed = space(photographs)
    a, b = (features[side] for side in combined.pairs.T)
    halfway = {
        method: sought(combined.operation, combined.features[method], a, b)
        for method in ("learned", "analytic")
    }
    found = {
        "learned": (space(halfway["learned"]), placed),
        HALFWAY: (space(halfway["analytic"]), placed),
        PLAIN: (space(plain(combined.operation, a, b)), placed),
        "label_logic": (combined.scores["label_logic"], combined.group.scores(photographs)),
    }
    for method, made in combined.features.items():
        if method != "learned":
            found |= {method: (made, photographs), IN_SPACE.format(method): (space(made), placed)}
    return found

"""The set operations run once on every group and kind of pairs, for all tasks that look at them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT, label_logic, truth
from lsgui.core.reading import read_combined
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.encodings import Encodings
from lsgui.training.metrics import average_precisions, mean_over_labels, percent
from lsgui.training.pairs import PairSampler

KINDS = ("shared", "natural")
DECAYS = (1.0, 3.0, 10.0, 30.0)  # tried for the supervised head
DRAWN = 4000  # pairs of each kind, where a data set lists none
DRAW_SEED = 1902  # theirs; never the resamples' seed, so that other intervals keep the same pairs


@dataclass(frozen=True, eq=False)
class Group:
    """The seen or the unseen labels of a data set: columns of its truth, and the head that reads them.

    `scores` maps features (n, dim) to probabilities (n, len(columns)). A head that the networks do not
    know is `foreign`, and reads their answers as `core.reading` says.
    """

    name: str
    labels: tuple[str, ...]
    columns: Indices
    scores: Callable[[FloatArray], FloatArray]
    foreign: bool = False

    def read(
        self,
        operation: Operation,
        features: FloatArray,
        sides: tuple[FloatArray, FloatArray],
        alike: FloatArray,
    ) -> FloatArray:
        """Probabilities of learned answers from their features (n, dim), what A and B have alone, and how
        far these two are `alike` (n,)."""
        own = self.scores(features)
        return read_combined(operation, own, *sides, alike) if self.foreign else own


@dataclass(frozen=True, eq=False)
class Combined:
    """One operation on the pairs (p, 2) of a group and kind.

    `features` (p, dim) by method; `truth` (p, L) of the operation is three-valued; `scores` (p, L) by
    method, label logic included, which takes them from `single` (2, p, L), the scores of the images alone;
    `alike` (p,) says how far the two are one photograph.
    """

    group: Group
    kind: str
    operation: Operation
    pairs: Indices
    features: dict[Method, FloatArray]
    sides: tuple[FloatArray, FloatArray]
    truth: FloatArray
    single: tuple[FloatArray, FloatArray]
    alike: FloatArray
    scores: dict[Method, FloatArray]

    @property
    def place(self) -> dict[str, Any]:
        """Which cell of a report this is."""
        return {"group": self.group.name, "pairs": self.kind, "operation": self.operation}


def feature_methods(engine: Engine) -> tuple[Method, ...]:
    """The methods of an engine that make a feature: all but label logic."""
    return tuple(method for method in engine.methods if method != "label_logic")


def groups_of(
    engine: Engine, dataset: Dataset, features: FloatArray
) -> tuple[list[Group], dict[str, Any] | None]:
    """The groups that have labels, and how the head for the unseen ones came out."""
    at = [engine.labels.index(label) for label in dataset.seen]
    groups, note = [], None
    if dataset.seen:
        columns = dataset.columns(dataset.seen)
        groups.append(Group("seen", dataset.seen, columns, lambda f: engine.scores(f)[:, at]))
    if dataset.unseen:
        columns = dataset.columns(dataset.unseen)
        head, note = supervised_head(dataset, features, columns)
        groups.append(Group("unseen", dataset.unseen, columns, head, foreign=True))
    return groups, note


def supervised_head(
    dataset: Dataset, features: FloatArray, columns: Indices
) -> tuple[Callable[[FloatArray], FloatArray], dict[str, Any]]:
    """A linear head trained on all training images, its weight decay chosen on `val`, and how it came out.

    Every method is read through it.
    """
    from lsgui.training.config import HeadConfig
    from lsgui.training.heads import fit_head, known, targets

    train, val = dataset.split["train"], dataset.split["val"]
    target, weight = targets(dataset, train, columns), known(dataset, train, columns, mask_unknown=False)
    judged = dataset.truth[np.ix_(val, columns)]

    def quality(decay: float) -> tuple[float, Any]:
        head = fit_head(features[train], target, weight, HeadConfig(decay=decay), seed=0)
        found = average_precisions(head.scores(features[val]), judged, unknown="absent")
        return mean_over_labels(found) or 0.0, head

    tried = {decay: quality(decay) for decay in DECAYS}
    best = max(tried, key=lambda decay: tried[decay][0])
    return tried[best][1].scores, {"decay": best, "val_map": percent(tried[best][0])}


def pairs_of(dataset: Dataset, split: str, groups: Sequence[Group]) -> dict[str, Mapping[str, Indices]]:
    """The pairs by group and kind: those that the data set lists, or drawn ones."""
    if split in dataset.pairs:
        return {group.name: dataset.pairs[split][group.name] for group in groups}
    return {group.name: draw_pairs(dataset, split, group.columns) for group in groups}


def draw_pairs(dataset: Dataset, split: str, columns: Indices, *, count: int = DRAWN) -> dict[str, Indices]:
    """Pairs by LaSO's rules: "shared" ones have a label in common and come once, "natural" ones are random.

    Always the same for the same data; fewer than `count` where the split has no more, none where no
    two images share a label.
    """
    rows = dataset.split[split]
    shown, kinds = dataset.truth[np.ix_(rows, columns)], {}
    for kind, rule in (("shared", "balanced"), ("natural", "natural")):
        rng = np.random.default_rng(DRAW_SEED)
        try:
            drawn = PairSampler(shown, rng, kind=rule).draw(2 * count)  # type: ignore[arg-type]
        except ValueError:  # a single image, or no label in two
            drawn = np.empty((0, 2), np.intp)
        _, first = np.unique(np.sort(drawn, axis=1), axis=0, return_index=True)
        kinds[kind] = rows[drawn[np.sort(first)[:count]]]
    return kinds


def combine_all(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    groups: Sequence[Group],
    listed: Mapping[str, Mapping[str, Indices]],
    *,
    kinds: Sequence[str] = KINDS,
    progress: Progress = no_progress,
) -> Iterator[Combined]:
    """Every operation on the pairs of every group and kind that has some, one at a time."""
    places = [(group, kind, listed[group.name][kind]) for group in groups for kind in kinds]
    places = [place for place in places if len(place[2])]
    methods = feature_methods(engine)
    total = sum(len(pairs) for _, _, pairs in places) * len(OPERATIONS) * len(methods)
    before = 0
    for group, kind, pairs in places:
        for operation in OPERATIONS:
            features: dict[Method, FloatArray] = {}
            for method in methods:
                step = partial(shifted, progress, before, total)
                combine = partial(engine.combine, method=method)
                features[method] = encodings.combined(combine, operation, pairs, progress=step)
                before += len(pairs)
            yield _combined(engine, dataset, encodings.features, group, kind, operation, pairs, features)


def shifted(progress: Progress, before: int, whole: int, done: int, total: int) -> None:
    """Report a part of some work as steps of the whole."""
    progress(before + done, whole)


def _combined(
    engine: Engine,
    dataset: Dataset,
    pooled: FloatArray,
    group: Group,
    kind: str,
    operation: Operation,
    pairs: Indices,
    features: dict[Method, FloatArray],
) -> Combined:
    """The record of an operation, with all that follows from its features."""
    first, second = pairs.T
    images, at = np.unique(pairs, return_inverse=True)
    alone = group.scores(pooled[images])[at.reshape(pairs.shape)]
    single = alone[:, 0], alone[:, 1]
    known = dataset.truth[:, group.columns]
    sides = known[first], known[second]
    alike = engine.alike(pooled[first], pooled[second])

    def read(method: Method) -> FloatArray:
        if method == "label_logic":
            return label_logic(operation, *single)
        if method == "learned":
            return group.read(operation, features[method], single, alike)
        return group.scores(features[method])

    scores = {method: read(method) for method in engine.methods}
    target = truth(operation, *sides)
    return Combined(group, kind, operation, pairs, features, sides, target, single, alike, scores)


def shown_only(truth: FloatArray) -> FloatArray:
    """Three-valued truth with unknown counted as absent."""
    shown: FloatArray = (truth == PRESENT).astype(np.float32)
    return shown

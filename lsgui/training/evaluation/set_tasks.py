"""The benchmark's set operations: label precision of each method, and retrieval by what they make."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lsgui.core.engine import Engine
from lsgui.core.labels import ABSENT, PRESENT, label_logic, truth
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.encodings import Encodings
from lsgui.training.metrics import average_precisions, mean_over_labels, percent, retrieval

KINDS = ("shared", "natural")
FEATURE_METHODS: tuple[Method, ...] = ("learned", "analytic")
MIN_POSITIVES = 10  # of a label, for it to count in a cell's mean
KS = (1, 3, 5)
DECAYS = (1.0, 3.0, 10.0, 30.0)  # tried for the supervised head
DEGENERATE = "almost every target is empty"
THIN = "few labels have positives enough among the listed pairs"


@dataclass(frozen=True)
class Group:
    """The seen or the unseen labels of a data set: columns of its truth, and the head that reads them.

    `scores` maps features (n, dim) to probabilities (n, len(columns)); None where only retrieval is asked.
    """

    name: str
    columns: Indices
    scores: Callable[[FloatArray], FloatArray] | None


@dataclass(frozen=True)
class Combined:
    """One operation on the pairs (p, 2) of a group and kind: features (p, dim) by method."""

    group: Group
    kind: str
    operation: Operation
    pairs: Indices
    features: dict[Method, FloatArray]

    @property
    def place(self) -> dict[str, Any]:
        """Which cell of a report this is."""
        return {"group": self.group.name, "pairs": self.kind, "operation": self.operation}


def set_tasks(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    *,
    tasks: Sequence[str],
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Measure "operations", "retrieval" or both on the pairs of a split; each operation is run once."""
    scoring = "operations" in tasks
    groups, note = _groups(engine, dataset, encodings.features, scoring)
    cells: list[dict[str, Any]] = []
    disjoint: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    kinds = KINDS if scoring else KINDS[:1]
    for combined in _combine_all(engine, dataset, encodings, split, groups, kinds, progress):
        if scoring:
            scores = scores_by_method(combined, encodings.features)
            cells += operation_cells(dataset, combined, scores)
            disjoint += disjoint_rows(dataset, combined, scores)
        if "retrieval" in tasks and combined.kind == "shared":
            rows += retrieval_rows(dataset, combined, encodings.features, split)
    report: dict[str, Any] = {}
    if scoring:
        means = {method: _mean_of_counted(cells, method) for method in ("learned", "analytic", "label_logic")}
        report["operations"] = {"cells": cells, "disjoint": disjoint, "means": means, "unseen_head": note}
    return report | ({"retrieval": {"rows": rows}} if "retrieval" in tasks else {})


def _groups(
    engine: Engine, dataset: Dataset, features: FloatArray, scoring: bool
) -> tuple[list[Group], dict[str, Any]]:
    at = [engine.labels.index(label) for label in dataset.seen]
    seen, unseen = dataset.columns(dataset.seen), dataset.columns(dataset.unseen)
    if not scoring:
        return [Group("seen", seen, None), Group("unseen", unseen, None)], {}
    head, note = supervised_head(dataset, features, unseen)
    return [Group("seen", seen, lambda f: engine.scores(f)[:, at]), Group("unseen", unseen, head)], note


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


def _combine_all(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    groups: Sequence[Group],
    kinds: Sequence[str],
    progress: Progress,
) -> Iterator[Combined]:
    """Every operation on the pairs of every group and kind, one at a time."""
    listed = [(group, kind, dataset.pairs[split][group.name][kind]) for group in groups for kind in kinds]
    total = sum(len(pairs) for _, _, pairs in listed) * len(OPERATIONS) * len(FEATURE_METHODS)
    before = 0
    for group, kind, pairs in listed:
        for operation in OPERATIONS:
            features: dict[Method, FloatArray] = {}
            for method in FEATURE_METHODS:
                step = partial(_shifted, progress, before, total)
                combine = partial(engine.combine, method=method)
                features[method] = encodings.combined(combine, operation, pairs, progress=step)
                before += len(pairs)
            yield Combined(group, kind, operation, pairs, features)


def _shifted(progress: Progress, before: int, whole: int, done: int, total: int) -> None:
    progress(before + done, whole)


def scores_by_method(combined: Combined, features: FloatArray) -> dict[Method, FloatArray]:
    """Probabilities (p, labels of the group) by method; label logic takes them from the single images."""
    read = combined.group.scores
    assert read is not None
    sides = np.unique(combined.pairs)
    single = np.zeros((len(features), len(combined.group.columns)), np.float32)
    single[sides] = read(features[sides])
    first, second = single[combined.pairs[:, 0]], single[combined.pairs[:, 1]]
    scores: dict[Method, FloatArray] = {method: read(found) for method, found in combined.features.items()}
    return {**scores, "label_logic": label_logic(combined.operation, first, second)}


def _truth(dataset: Dataset, combined: Combined) -> FloatArray:
    """Three-valued truth (p, labels of the group) of the operation."""
    known = dataset.truth[:, combined.group.columns]
    return truth(combined.operation, known[combined.pairs[:, 0]], known[combined.pairs[:, 1]])


def operation_cells(
    dataset: Dataset, combined: Combined, scores: dict[Method, FloatArray]
) -> list[dict[str, Any]]:
    """One cell a method: mean average precision with unknown masked, over labels with positives enough."""
    target = _truth(dataset, combined)
    note = _why_not_counted(combined)
    cells = []
    for method, found in scores.items():
        precisions = average_precisions(found, target, unknown="masked", min_positives=MIN_POSITIVES)
        cells.append(
            {
                **combined.place,
                "method": method,
                "map": percent(mean_over_labels(precisions)),
                "labels": int((~np.isnan(precisions)).sum()),
                "n_pairs": len(combined.pairs),
                "counted": not note,
                "note": note,
            }
        )
    return cells


def _why_not_counted(combined: Combined) -> str:
    if combined.kind == "natural" and combined.operation == "intersection":
        return THIN
    degenerate = combined.group.name == "unseen" and combined.kind == "shared"
    return DEGENERATE if degenerate and combined.operation == "difference" else ""


def _mean_of_counted(cells: Sequence[dict[str, Any]], method: Method) -> float | None:
    found = [c["map"] for c in cells if c["method"] == method and c["counted"] and c["map"] is not None]
    return round(float(np.mean(found)), 2) if found else None


def disjoint_rows(
    dataset: Dataset, combined: Combined, scores: dict[Method, FloatArray]
) -> list[dict[str, Any]]:
    """For natural pairs that share no label for certain: the mean of the highest intersection score."""
    if combined.kind != "natural" or combined.operation != "intersection":
        return []
    apart = (_truth(dataset, combined) == ABSENT).all(1)
    return [
        {
            "group": combined.group.name,
            "method": method,
            "mean_highest": round(float(found[apart].max(1).mean()), 4) if apart.any() else None,
            "n_pairs": int(apart.sum()),
        }
        for method, found in scores.items()
    ]


def retrieval_rows(
    dataset: Dataset, combined: Combined, features: FloatArray, split: str
) -> list[dict[str, Any]]:
    """LaSO's IoU@k of each method's features, with the split as the library; unknown counts as absent."""
    library = dataset.split[split]
    place = np.full(len(dataset.files), -1, np.intp)
    place[library] = np.arange(len(library))
    shown = np.where(dataset.truth[:, combined.group.columns] == PRESENT, PRESENT, ABSENT).astype(np.float32)
    target = truth(combined.operation, shown[combined.pairs[:, 0]], shown[combined.pairs[:, 1]]) == PRESENT
    note = _why_not_counted(combined)
    rows = []
    for method, queries in combined.features.items():
        found = retrieval(
            queries, target, features[library], shown[library] == PRESENT, place[combined.pairs], ks=KS
        )
        iou = {f"iou@{k}": None if value is None else round(value, 4) for k, value in found.iou.items()}
        rows.append(
            {
                **combined.place,
                "method": method,
                **iou,
                "kept": found.kept,
                "n_pairs": found.queries,
                "counted": not note,
                "note": note,
            }
        )
    return rows

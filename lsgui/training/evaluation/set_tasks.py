"""The benchmark's set operations: each is run once, and every task looks at what it made."""

from collections.abc import Sequence
from typing import Any

from lsgui.core.engine import Engine
from lsgui.core.types import Progress, no_progress
from lsgui.training.data import Dataset
from lsgui.training.evaluation.bootstrap import Resamples
from lsgui.training.evaluation.cells import (
    Cell,
    differences,
    disjoint_rows,
    means_of_counted,
    operation_cells,
)
from lsgui.training.evaluation.combining import KINDS, combine_all, groups_of, pairs_of
from lsgui.training.evaluation.confusion import Confusion
from lsgui.training.evaluation.controls import control_means, control_rows
from lsgui.training.evaluation.encodings import Encodings
from lsgui.training.evaluation.entanglement import Entanglement
from lsgui.training.evaluation.identities import identity_rows
from lsgui.training.evaluation.paper import paper_rows
from lsgui.training.evaluation.retrieval import RetrievalTask


def set_tasks(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    *,
    tasks: Sequence[str],
    resamples: Resamples,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Measure "operations", "retrieval" or both on the pairs of a split."""
    scoring = "operations" in tasks
    groups, head = groups_of(engine, dataset, encodings.features)
    listed = pairs_of(dataset, split, groups)
    cells: list[Cell] = []
    disjoint: list[dict[str, Any]] = []
    paper: list[dict[str, Any]] = []
    retrieved = RetrievalTask(dataset, encodings.features, engine.search_space, split, resamples)
    confusion, entanglement = Confusion(), Entanglement()
    controls: list[dict[str, Any]] = []
    for combined in combine_all(
        engine,
        dataset,
        encodings,
        groups,
        listed,
        kinds=KINDS if scoring else KINDS[:1],
        progress=progress,
    ):
        if scoring:
            cells += operation_cells(combined, resamples)
            disjoint += disjoint_rows(combined)
            paper += paper_rows(combined)
            controls += control_rows(combined)
            confusion.add(combined)
            entanglement.add(combined)
        if "retrieval" in tasks and combined.kind == "shared":
            retrieved.add(combined)
    report: dict[str, Any] = {"drawn_pairs": split not in dataset.pairs}
    if scoring:
        report["operations"] = {
            "cells": [cell.record for cell in cells],
            **means_of_counted(cells),
            "differences": differences(cells),
            "disjoint": disjoint,
            "controls": {"cells": controls, "means": control_means(controls)},
            "paper": paper,
            "unseen_head": head,
            "identities": identity_rows(engine, dataset, encodings, split, groups, progress=progress),
            "confusion": confusion.rows(),
            "entanglement": entanglement.rows(),
        }
    return report | ({"retrieval": retrieved.report()} if "retrieval" in tasks else {})

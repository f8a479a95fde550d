"""Thresholds of operations, on planted tokens."""

import numpy as np
import torch

from lsgui.core.labels import label_logic, truth
from lsgui.core.linear import Linear
from lsgui.core.nets import OperationConfig, analytic, network_of, operation_networks
from lsgui.core.types import OPERATIONS
from lsgui.training.operations import Split
from lsgui.training.thresholds import operation_thresholds

DIM = 8
HEAD = Linear(
    2 * np.eye(3, DIM, dtype=np.float32),
    np.full(3, -1, np.float32),
    np.full(DIM, 0.3, np.float32),
    np.ones(DIM, np.float32),
)
SINGLE = np.full(3, 0.3, np.float32)


def planted(count: int) -> Split:
    """Label j raises channel j of every token."""
    rng = np.random.default_rng(0)
    there = (rng.random((count, 3)) < 0.4).astype(np.float32)
    tokens = rng.random((count, 4, DIM)).astype(np.float32) * 0.3
    tokens[:, :, :3] += there[:, None, :]
    return Split(lambda rows: tokens[rows], there)


def networks() -> torch.nn.ModuleDict:
    made = operation_networks(OperationConfig(dim=DIM, projection=4, hidden=4, labels=3)).eval()
    for operation in OPERATIONS:
        network_of(made, operation).set_head(HEAD)
    return made


def test_they_part_the_pairs_whose_answer_has_a_label_from_the_others() -> None:
    split, made = planted(40), networks()
    found = operation_thresholds(made, HEAD, split, SINGLE, seed=0)["learned"]
    a, b = np.divmod(np.arange(1600), 40)
    for operation in OPERATIONS:
        inputs = []
        for rows in (a, b):
            inputs += [torch.from_numpy(split.tokens(rows)), torch.full((1600, 4), 0.25)]
        with torch.no_grad():
            scores = HEAD.scores(network_of(made, operation)(*inputs)[0].numpy())
        wanted = truth(operation, split.truth[a], split.truth[b]) == 1
        apart = a != b
        assert ((scores >= found[operation]) == wanted)[apart].mean() > 0.9


def test_one_photograph_makes_no_pair() -> None:
    assert operation_thresholds(networks(), HEAD, planted(1), SINGLE, seed=0) == {}


def test_every_method_shows_about_as_many_labels_as_there_are() -> None:
    split, made = planted(40), networks()
    found = operation_thresholds(made, HEAD, split, SINGLE, seed=0)
    a, b = np.divmod(np.arange(1600), 40)
    pooled = [torch.from_numpy(split.tokens(rows).mean(1)) for rows in (a, b)]
    for operation in OPERATIONS:
        shown = (truth(operation, split.truth[a], split.truth[b]) == 1).mean()
        logic = label_logic(operation, *(HEAD.scores(side.numpy()) for side in pooled))
        plain = HEAD.scores(analytic(operation, *pooled).numpy())
        assert abs((logic >= found["label_logic"][operation]).mean() - shown) < 0.15
        assert abs((plain >= found["analytic"][operation]).mean() - shown) < 0.25


def test_no_answer_counts_a_label_that_two_photographs_below_their_thresholds_would_give() -> None:
    found = operation_thresholds(networks(), HEAD, planted(40), np.full(3, 0.7, np.float32), seed=0)
    for method in ("learned", "label_logic"):
        assert (found[method]["intersection"] >= 0.49 - 1e-6).all()
        assert (found[method]["union"] >= 0.7 - 1e-6).all()
        assert (found[method]["difference"] >= 0.7 - 1e-6).all()

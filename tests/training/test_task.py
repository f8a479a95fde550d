"""Data that cannot be trained on is named before any work is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lsgui.training import task
from lsgui.training.config import OperationTraining, TrainConfig
from lsgui.training.data import DataError, Dataset
from lsgui.training.task import fitted, read_task

LABELS = ("cat", "dog", "hat")
CONFIG = TrainConfig(data="folder:DIR", out=Path("out"))


def dataset(truth: list[list[float]], val: int, test: int = 0, unseen: tuple[str, ...] = ()) -> Dataset:
    """Rows of truth; the last `test` are its test split, the `val` before them its val split."""
    count = len(truth)
    rows = np.arange(count)
    return Dataset(
        name="small",
        labels=LABELS,
        seen=tuple(label for label in LABELS if label not in unseen),
        unseen=unseen,
        files=tuple(Path(f"{row}.jpg") for row in range(count)),
        truth=np.array(truth, np.float32),
        mentions=np.array(truth, np.int64) * 5,
        split={
            "train": rows[: count - val - test],
            "val": rows[count - val - test : count - test],
            "test": rows[count - test :],
        },
        terms="",
    )


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Dataset], None]:
    return lambda data: monkeypatch.setattr(task, "parse_spec", lambda spec: data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (dataset([[1, 0, 0], [1, 0, 0]], val=1), "small has 1 photographs to train on"),
        (dataset([[1, 0, 0], [1, 0, 0]], val=0, test=0), "no photograph in its split val"),
        (dataset([[1, 0, 0], [1, 0, 0], [0, 0, 0]], val=1), "present in a photograph of its split val"),
        (dataset([[1, 0, 0], [0, 1, 0], [1, 0, 0]], val=1), "present in two of the photographs"),
    ],
)
def test_what_is_missing_is_one_sentence(
    use: Callable[[Dataset], None], data: Dataset, sentence: str
) -> None:
    use(data)
    with pytest.raises(DataError, match=sentence):
        read_task(CONFIG)


def test_an_empty_test_split_is_nothing_amiss(use: Callable[[Dataset], None]) -> None:
    use(dataset([[1, 0, 0], [1, 0, 0], [1, 0, 0]], val=1))
    assert len(read_task(CONFIG).train) == 2


def test_a_label_that_no_two_photographs_share_is_enough_for_natural_pairs(
    use: Callable[[Dataset], None],
) -> None:
    use(dataset([[1, 0, 0], [0, 1, 0], [1, 0, 0]], val=1))
    natural = replace(CONFIG, operations=OperationTraining(shared_part=0.0))
    assert len(read_task(natural).train) == 2


def test_the_protocol_part_leaves_out_unseen_labels_and_photographs_with_them(
    use: Callable[[Dataset], None],
) -> None:
    use(dataset([[1, 0, 0], [1, 0, 1], [1, 0, 0], [1, 0, 0]], val=1, unseen=("hat",)))
    found = read_task(replace(CONFIG, part="protocol"))
    assert (found.labels, found.train.tolist()) == (("cat", "dog"), [0, 2])


def test_half_of_the_labels_at_least_take_part_in_the_loss(use: Callable[[Dataset], None]) -> None:
    use(dataset([[1, 0, 0]] * 3, val=1))
    assert fitted(CONFIG, read_task(CONFIG)).operations.held_out == 1

"""How near a label set is to a target, held against plain sets."""

import numpy as np
import pytest

from lsgui.training.evaluation.backwards import _overlaps


def test_overlaps_are_those_of_sets_of_what_is_known() -> None:
    random = np.random.default_rng(2)
    made = random.choice(np.array([0, 0.5, 1], np.float32), (200, 6), p=[0.5, 0.1, 0.4])
    target = np.array([1, 1, 0, 0, 0.5, 0], np.float32)
    overlaps, exact = _overlaps(made, target)
    for row, overlap, same in zip(made, overlaps, exact, strict=True):
        known = [at for at in range(6) if row[at] != 0.5 and target[at] != 0.5]
        has, wanted = ({at for at in known if of[at] == 1} for of in (row, target))
        assert overlap == pytest.approx(len(has & wanted) / max(1, len(has | wanted)))
        assert bool(same) == (has == wanted and bool(has))

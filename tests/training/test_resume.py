"""The run folder: whose it is, and what becomes of a damaged state."""

from pathlib import Path

import numpy as np
import pytest
import torch

from lsgui.core.types import UserError
from lsgui.training.resume import Memory, RunFolder


def test_the_same_run_finds_its_folder_again_and_another_one_is_refused(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "out", {"seed": 0})
    folder.part("operations").keep({}, np.random.default_rng(0), step=3)
    again = RunFolder(tmp_path / "out", {"seed": 0})
    assert again.part("operations").restore({}, np.random.default_rng(0)) == {"step": 3}
    with pytest.raises(UserError, match=r"out\.run holds another run's state"):
        RunFolder(tmp_path / "out", {"seed": 1})
    again.remove()
    assert not list(tmp_path.iterdir())


def test_a_run_that_kept_nothing_yet_gives_way(tmp_path: Path) -> None:
    RunFolder(tmp_path / "out", {"seed": 0})
    RunFolder(tmp_path / "out", {"seed": 1})


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.run").mkdir()
    (tmp_path / "out.run" / "notes.txt").touch()
    with pytest.raises(UserError, match="other things"):
        RunFolder(tmp_path / "out", {})


def test_random_numbers_go_on_where_they_were(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    rng.random(3)
    Memory(tmp_path / "state.pt").keep({}, rng)
    expected = rng.random(4), torch.rand(4)
    fresh = np.random.default_rng(0)
    Memory(tmp_path / "state.pt").restore({}, fresh)
    np.testing.assert_array_equal(fresh.random(4), expected[0])
    assert torch.equal(torch.rand(4), expected[1])


@pytest.mark.parametrize("content", [b"", b"not a state", b"cos\nsystem\n(S'true'\ntR."])
def test_a_damaged_state_is_one_sentence_and_runs_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.pt").write_bytes(content)
    with pytest.raises(UserError, match="is damaged: delete"):
        Memory(tmp_path / "state.pt").restore({}, np.random.default_rng(0))

"""The numbers of a run as TensorBoard event files."""

import sys
import warnings
from pathlib import Path

import pytest

from lsgui import cli
from lsgui.training.events import events_in
from lsgui.training.resume import RunFolder


def test_every_number_of_the_log_is_a_point_of_a_curve(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tensorboard's own making
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

        with events_in(tmp_path / "events") as watch:
            run = RunFolder(tmp_path / "out", {}, watch)
            run.part("fine-tune").log({"epoch": 0, "val": 40.0})
            run.part("fine-tune").log({"epoch": 1, "loss": 0.5, "val": 45.0})
            run.part("operations").log({"step": 50, "seen natural union": 70.0})
        found = EventAccumulator(str(tmp_path / "events")).Reload()
        points = {
            tag: [(event.step, event.value) for event in found.Scalars(tag)]
            for tag in found.Tags()["scalars"]
        }
    assert points == {
        "fine-tune/val": [(0, 40.0), (1, 45.0)],
        "fine-tune/loss": [(1, 0.5)],
        "operations/seen_natural_union": [(50, 70.0)],
    }


def test_a_missing_package_is_one_sentence_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("tensorboard", "torch.utils.tensorboard.writer"):
        monkeypatch.setitem(sys.modules, module, None)
    places = ["--out", str(tmp_path / "out"), "--tensorboard", str(tmp_path / "events")]
    assert cli.main(["train", "--data", "folder:nowhere", *places]) == 1
    sentence = "lsgui: --tensorboard needs a package that is not here: pip install tensorboard.\n"
    assert capsys.readouterr().err == sentence
    assert not list(tmp_path.iterdir())

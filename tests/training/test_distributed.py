"""`torchrun` with two real processes on the CPU: the same result as one process alone, or one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

import lsgui
from lsgui.core.backbones import stages_of
from lsgui.core.nets import BackboneConfig, fused, load_reference
from lsgui.core.types import Cancelled, Progress, no_progress
from lsgui.training.config import TrainConfig, chosen
from lsgui.training.distributed import ALONE, Team
from lsgui.training.loop import train
from lsgui.training.weights import pretrained

FIRST_BLOCK, SIZE = 5, 32
RECIPE = f"""
size = {SIZE}
backbone = "tf_efficientnet_lite0"
[head]
steps = 1
rate = 1e-6
batch = 8
[fine_tuning]
epochs = 3
first_block = {FIRST_BLOCK}
views = 2
batch = 5
rate = 1e-3
average = 0.5
[operations]
projection = 8
hidden = 8
steps = 2
held_out = 1
batch = 8
check_pairs = 20
"""
WITHOUT_CHANCE = "dropout = 0.0\nmixup = 0.0\n"
TOLERANCE = 1e-4  # of a weight, beside the largest of its tensor; sums are rounded in another order
SECONDS = 240  # a busy machine starts processes slowly

TROUBLE = """
import os, signal, sys
from lsgui import cli
from lsgui.core.types import UserError
from lsgui.training import finetune
done, step = [], finetune._Tuning._step
def failing(self, rows):
    done.append(rows)
    if os.environ["RANK"] == "1" and len(done) == int(sys.argv[2]):
        if sys.argv[1] == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if sys.argv[1] == "stopped":
            raise KeyboardInterrupt
        raise UserError("The second process cannot go on.")
    return step(self, rows)
finetune._Tuning._step = failing
sys.exit(cli.main(sys.argv[3:]))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `data`, two recipes, and the cache that all runs here share."""
    folder = tmp_path_factory.mktemp("together")
    rng = np.random.default_rng(2)  # photographs that fine-tuning gains from
    for label in ("dog", "snow"):
        (folder / "data" / label).mkdir(parents=True)
        for number in range(20):
            pixels = rng.integers(0, 255, (8, 8, 3), np.uint8)
            Image.fromarray(pixels).resize((SIZE, SIZE)).save(folder / f"data/{label}/{label}{number}.png")
    (folder / "chance.toml").write_text(RECIPE)
    plain = RECIPE.replace("[fine_tuning]\n", f"[fine_tuning]\n{WITHOUT_CHANCE}")
    (folder / "plain.toml").write_text(plain)
    return folder


@pytest.fixture(autouse=True)
def shared_cache(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSGUI_HOME", str(place / "home"))


def words(place: Path, out: Path, recipe: str) -> list[str]:
    files = ["--out", str(out), "--config", str(place / f"{recipe}.toml")]
    return ["train", "--data", f"folder:{place / 'data'}", "--device", "cpu", *files]


def torchrun(*program: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(lsgui.__file__).parents[1]), "OMP_NUM_THREADS": "1"}
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command = [*launch, *program]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def fine_tuned_alone(place: Path, out: Path, recipe: str) -> dict[str, Any]:
    """The state in which one process leaves fine-tuning, be it begun here or gone on with."""

    def stage(name: str) -> Progress:
        if name == "embed":
            raise Cancelled
        return no_progress

    config: TrainConfig = chosen(f"folder:{place / 'data'}", out, place / f"{recipe}.toml", {"device": "cpu"})
    with pytest.raises(Cancelled):
        train(config, stage=stage)
    state: dict[str, Any] = torch.load(out.with_name(f"{out.name}.run") / "fine-tune.pt", weights_only=True)
    return state


def furthest(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> float:
    """The largest difference of two networks' weights, each beside the largest weight of its tensor."""
    assert one.keys() == other.keys()
    return max(
        float((one[name] - other[name]).abs().max() / one[name].abs().max().clamp(min=1e-3))
        for name in one
        if one[name].numel() and one[name].is_floating_point()
    )


@pytest.mark.timeout(900)
def test_two_processes_make_the_checkpoint_that_one_makes(place: Path, tmp_path: Path) -> None:
    alone = fine_tuned_alone(place, tmp_path / "one", "plain")
    done = torchrun("-m", "lsgui", *words(place, tmp_path / "two", "plain"), "--json")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.run", "two"]
    facts = json.loads(done.stdout)
    assert done.stderr.count("fine-tune: 1 of") == 1
    assert json.loads((tmp_path / "two" / "config.json").read_text())["vocabulary"] == ["dog", "snow"]

    best = alone["values"]["best"]
    assert facts["training_data"]["backbone_epoch"] == best["epoch"] > 0
    expected = pretrained(BackboneConfig("tf_efficientnet_lite0", SIZE, SIZE))
    stages = stages_of(expected.net)
    assert stages is not None
    parts = {"blocks": stages.blocks[FIRST_BLOCK:], "end": stages.end}
    torch.nn.ModuleDict(parts).load_state_dict(best["tail"])
    found = load_reference(tmp_path / "two")[0]
    assert furthest(fused(expected).state_dict(), found.state_dict()) < TOLERANCE


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("how", "recipe", "code"),
    [("failing", "plain", "The second process cannot go on."), ("stopped", "chance", "interrupted")],
)
def test_trouble_in_one_process_ends_all_with_a_sentence_and_leaves_what_another_run_goes_on_from(
    place: Path, tmp_path: Path, how: str, recipe: str, code: str
) -> None:
    (tmp_path / "trouble.py").write_text(TROUBLE)
    out = tmp_path / "out"
    done = torchrun(str(tmp_path / "trouble.py"), how, "10", *words(place, out, recipe))
    assert done.returncode != 0
    assert [line for line in done.stderr.splitlines() if "lsgui: " in line][-1].endswith(f"lsgui: {code}")
    assert done.stderr.count("lsgui: ") == 1, done.stderr
    assert not out.exists()
    whole = fine_tuned_alone(place, tmp_path / "whole", recipe)
    half = fine_tuned_alone(place, out, recipe)
    assert half["values"]["step"] == whole["values"]["step"]
    for part in ("network", "average"):
        assert furthest(whole["parts"][part], half["parts"][part]) < TOLERANCE


@pytest.mark.timeout(900)
def test_a_process_that_is_killed_is_told_by_the_others(place: Path, tmp_path: Path) -> None:
    (tmp_path / "trouble.py").write_text(TROUBLE)
    done = torchrun(str(tmp_path / "trouble.py"), "killed", "2", *words(place, tmp_path / "out", "plain"))
    assert done.returncode != 0
    assert done.stderr.count("lsgui: ") <= 1  # torchrun names the killed one, and may end the others first
    assert "Signal 9" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("size", "count"), [(1, 5), (2, 5), (3, 8), (4, 3)])
def test_shares_are_even_to_one_and_cover_everything_in_order(size: int, count: int) -> None:
    shares = [list(range(count))[Team(rank, size).share(count)] for rank in range(size)]
    assert [row for share in shares for row in share] == list(range(count))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_a_process_alone_is_a_team_that_sends_nothing() -> None:
    assert ALONE.is_first
    assert ALONE.share(7) == slice(0, 7)
    assert ALONE.from_first(lambda: 3) == ALONE.in_turn(lambda: 3) == ALONE.total(3) == 3
    ALONE.wait()
    ALONE.agree(object(), "never said")

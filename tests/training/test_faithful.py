"""`lsgui train --part faithful` from a protocol checkpoint, and what its copy then can do."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file, save_file

from lsgui import cli
from lsgui.core.checkpoint import BACKGROUND, FILES, HEAD, OPERATION_THRESHOLDS, extra_files
from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.types import (
    EXTRA_METHODS,
    METHODS,
    OPERATIONS,
    CheckpointError,
    Combine,
    ExtraMethod,
    MethodError,
    UserError,
)
from lsgui.training.config import TrainConfig
from lsgui.training.data import parse_spec
from lsgui.training.evaluation.cells import BETTER
from lsgui.training.evaluation.retrieval import HALFWAY, PLAIN
from lsgui.training.place import ready_place

RECIPE = """
[laso]
hidden = 8
hidden_difference = 12
steps = 4
check_every = 2
check_pairs = 20
batch = 8
"""
LABELS = ("beach", "dog", "snow", "tree")


@dataclass(frozen=True)
class Made:
    """A protocol checkpoint of four labels, pictures under these, and the copy with LaSO's networks."""

    start: Path
    data: str
    recipe: Path
    out: Path
    facts: dict[str, object]

    def train(self, out: Path, start: Path) -> int:
        words = ["train", "--part", "faithful", "--data", self.data, "--out", str(out)]
        return cli.main([*words, "--from", str(start), "--config", str(self.recipe), "--json"])


def protocol(folder: Path) -> Path:
    """The shipped checkpoint with four of its labels, called one of the part "protocol"."""
    shipped = Engine.load(device="cpu").checkpoint
    shutil.copytree(shipped.path, folder)
    rows = [shipped.labels.index(label) for label in LABELS]
    for name, sides in ((HEAD, ("weight", "bias")), (BACKGROUND, ("prevalence",))):
        tensors = load_file(folder / name)
        save_file({key: of[rows] if key in sides else of for key, of in tensors.items()}, folder / name)
    config = shipped.config | {"name": "four", "part": "protocol", "vocabulary": list(LABELS)}
    config["thresholds"] = [config["thresholds"][row] for row in rows]
    config[OPERATION_THRESHOLDS] = {}
    config["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def pictures(folder: Path) -> str:
    """Sixty pictures of noise with one or two labels each."""
    folder.mkdir()
    rng, lines = np.random.default_rng(0), ["path,labels,split"]
    for number in range(60):
        Image.fromarray(rng.integers(0, 255, (8, 8, 3), np.uint8)).save(folder / f"{number}.png")
        shown = {LABELS[number % 4], LABELS[number // 4 % 4]}
        part = ("train", "train", "val", "test")[number // 2 % 4]
        lines.append(f"{number}.png,{';'.join(shown)},{part}")
    (folder / "own.csv").write_text("\n".join(lines))
    return f"csv:{folder / 'own.csv'}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("faithful")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSGUI_HOME", str(folder / "home"))
        recipe = folder / "recipe.toml"
        recipe.write_text(RECIPE)
        found = Made(protocol(folder / "four"), pictures(folder / "data"), recipe, folder / "made", {})
        assert found.train(found.out, found.start) == 0
    return found


@pytest.fixture
def engine(made: Made) -> Engine:
    return Engine.load(made.out, device="cpu")


def test_it_is_a_copy_with_other_networks_beside(made: Made) -> None:
    for name in FILES:
        assert (made.out / name).read_bytes() == (made.start / name).read_bytes()
    config = json.loads((made.out / "config.json").read_text())
    assert (config["part"], config["base"]["name"]) == ("faithful", "four")
    for method in EXTRA_METHODS:
        hashes = config["extra_methods"][method]["files"]
        assert set(hashes) == set(extra_files(method))
        for name, expected in hashes.items():
            assert hashlib.sha256((made.out / name).read_bytes()).hexdigest() == expected
        assert set(config[OPERATION_THRESHOLDS][method]) == set(OPERATIONS)
    assert "--part faithful --seed 0 --from DIR" in (made.out / "MODEL_CARD.md").read_text()
    assert str(made.out.parent) not in (made.out / "config.json").read_text()
    assert "laso_paper" in (made.out / "log.csv").read_text()
    assert not made.out.with_name("made.run").exists()
    assert ready_place(made.out) == made.out


def test_the_same_command_makes_the_same_networks(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made.train(tmp_path / "again", made.start) == 0
    for method in EXTRA_METHODS:
        for name in extra_files(method):
            assert (tmp_path / "again" / name).read_bytes() == (made.out / name).read_bytes()
    assert set(json.loads(capsys.readouterr().out)["metrics"]["laso_val_mean"]) == set(EXTRA_METHODS)


@pytest.mark.parametrize("method", EXTRA_METHODS)
def test_its_methods_combine_pooled_features_and_nest(
    made: Made, engine: Engine, method: ExtraMethod
) -> None:
    assert engine.methods == (*METHODS, *EXTRA_METHODS)
    files = parse_spec(made.data).files[:3]
    encoded = engine.encode(files)
    for operation in OPERATIONS:
        found = engine.combine(operation, encoded[:2], encoded[1:], method=method)
        assert found.tokens.shape == (2, 1, engine.dim)
        assert not found.pooled_only.any()
        pooled = Encoded.from_features(encoded.features)
        again = engine.combine(operation, pooled[:2], pooled[1:], method=method)
        np.testing.assert_allclose(found.features, again.features, atol=1e-5)
        assert again.pooled_only.all()
        assert len(engine.combine(operation, encoded[:0], encoded[:0], method=method)) == 0
    answer = engine.answer(Combine("union", Combine("difference", *files[:2]), files[2]), method=method)
    thresholds = {row.label: row.threshold for row in answer.labels}
    assert set(thresholds) == set(LABELS)
    assert answer.feature is not None


def test_it_serves_the_library_of_the_checkpoint_that_it_came_from(made: Made, engine: Engine) -> None:
    assert engine.identity.sha256 == Engine.load(made.start, device="cpu").identity.sha256


def test_without_the_networks_files_it_is_what_it_was(made: Made, tmp_path: Path) -> None:
    folder = shutil.copytree(made.out, tmp_path / "lean")
    (folder / "laso_paper_union.onnx").unlink()
    assert Engine.load(folder, device="cpu").methods == (*METHODS, "laso_residual")


def test_a_changed_network_is_refused_when_it_is_asked_for(made: Made, tmp_path: Path) -> None:
    folder = shutil.copytree(made.out, tmp_path / "changed")
    (folder / "laso_paper_union.onnx").write_bytes(b"other")
    engine = Engine.load(folder, device="cpu")
    pair = engine.encode(parse_spec(made.data).files[:2])
    with pytest.raises(CheckpointError, match="does not have the stated hash"):
        engine.combine("union", pair[:1], pair[1:], method="laso_paper")


def test_a_configuration_that_names_other_files_is_damaged(made: Made, tmp_path: Path) -> None:
    folder = shutil.copytree(made.start, tmp_path / "odd")
    config = json.loads((folder / "config.json").read_text())
    for extra in ([], {"other": {}}, {"laso_paper": {"files": {"../head.onnx": "0"}}}):
        (folder / "config.json").write_text(json.dumps({**config, "extra_methods": extra}))
        with pytest.raises(CheckpointError, match="do not fit together"):
            Engine.load(folder, device="cpu")


def test_a_query_asks_for_a_method_by_name_and_is_told_what_there_is(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = map(str, parse_spec(made.data).files[:2])
    words = ["query", a, b, "--op", "union", "--method", "laso_paper", "--checkpoint"]
    assert cli.main([*words, str(made.out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["method"] == "laso_paper"
    assert cli.main([*words, str(made.start)]) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    known = "learned, analytic, label_logic"
    assert f"The checkpoint four has no method 'laso_paper'; it has {known}." in said


def test_an_engine_refuses_a_method_that_there_is_not(engine: Engine) -> None:
    nothing = Encoded.from_features(np.empty((0, engine.dim)))
    with pytest.raises(MethodError, match="has no method 'guess'; it has learned"):
        engine.combine("union", nothing, nothing, method="guess")  # type: ignore[arg-type]


def test_an_evaluation_lists_every_method(made: Made, tmp_path: Path) -> None:
    out, page = tmp_path / "eval.json", tmp_path / "eval.html"
    words = ["eval", "--checkpoint", str(made.out), "--data", made.data, "--out", str(out)]
    assert cli.main([*words, "--resamples", "5", "--html", str(page)]) == 0
    report = json.loads(out.read_text())
    everything = {*METHODS, *EXTRA_METHODS}
    task = report["operations"]
    assert {cell["method"] for cell in task["cells"]} == set(task["means"]) == everything
    assert {row["against"] for row in task["differences"]} == everything - {"learned"} | {BETTER}
    for part in ("identities", "confusion", "entanglement", "disjoint", "paper"):
        assert {row["method"] for row in task[part]} == everything
    spaces = {f"{method}, same space" for method in everything - {"learned", "label_logic"}}
    assert {row["method"] for row in report["retrieval"]["rows"]} == everything | spaces | {PLAIN, HALFWAY}
    assert "laso_residual" in page.read_text()


def test_a_checkpoint_that_may_have_seen_everything_is_no_start(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(made.start, tmp_path / "shipped")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "part": "shipped"}))
    assert made.train(tmp_path / "out", folder) == 1
    assert "is no protocol one" in capsys.readouterr().err.splitlines()[-1]
    with pytest.raises(UserError, match="Only the part faithful"):
        TrainConfig("csv:x", tmp_path, start=str(folder))


def test_a_checkpoint_of_other_labels_is_no_start(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Path(made.data.partition(":")[2])
    other = table.with_name("other.csv")
    other.write_text(table.read_text().replace("snow", "zebra"))
    words = ["train", "--part", "faithful", "--data", f"csv:{other}", "--out", str(tmp_path / "out")]
    assert cli.main([*words, "--from", str(made.start)]) == 1
    assert "other labels" in capsys.readouterr().err.splitlines()[-1]

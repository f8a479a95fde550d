"""The configuration record of a run."""

from pathlib import Path

import pytest

from lsgui.cli import main
from lsgui.core.nets import BackboneConfig
from lsgui.core.types import UserError
from lsgui.training.config import TrainConfig, chosen, with_file
from lsgui.training.weights import pretrained

PLAIN = TrainConfig(data="flickr8k:DIR", out=Path("out"))


def written(folder: Path, text: str) -> Path:
    file = folder / "recipe.toml"
    file.write_text(text)
    return file


def test_a_file_overrides_only_what_it_names(tmp_path: Path) -> None:
    config = with_file(PLAIN, written(tmp_path, "seed = 3\n[fine_tuning]\nepochs = 0\nrate = 1\n"))
    assert (config.seed, config.fine_tuning.epochs, config.fine_tuning.rate) == (3, 0, 1.0)
    assert config.head == PLAIN.head


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sede = 3", "sede is no setting"),
        ("[head]\nstep = 3", "head: step is no setting"),
        ("seed = 'three'", "seed must be like 0, not 'three'"),
        ("out = '/elsewhere'", "out is no setting"),
        ("seed = ", "cannot be read as TOML"),
        ("head = 5", "head must be a table"),
        ("part = 'protcol'", r"recipe.toml: part must be one of shipped, protocol, faithful, not 'protcol'"),
        ("size = -224", "size must be from 32 to 2048, not -224"),
        ("seed = -1", "seed must be from 0"),
        ("[head]\nsteps = 0", r"recipe.toml: head: steps must be from 1 up, not 0"),
        ("[head]\nbatch = 0", "batch must be from 1 up"),
        ("[fine_tuning]\nepochs = -1", "epochs must be from 0 up"),
        ("[fine_tuning]\nrate = nan", "rate must be from 0 up, not nan"),
        ("[fine_tuning]\ndropout = 1", "dropout must be from 0 to 0.99"),
        ("[operations]\nsteps = 0", "operations: steps must be from 1 up"),
        ("[operations]\ntrust = 2.0", "trust must be from 0 to 1, not 2.0"),
        ("[operations]\nrate = inf", "rate must be from 0 up, not inf"),
    ],
)
def test_a_wrong_file_is_named_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        with_file(PLAIN, written(tmp_path, text))


def test_flags_win_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    file = written(tmp_path, "part = 'protocol'\nseed = 3\nname = 'filed'\nsize = 160\n")
    config = chosen("folder:DIR", tmp_path, file, {"part": "shipped", "seed": 0, "name": None})
    assert (config.part, config.seed, config.name, config.size) == ("shipped", 0, "filed", 160)
    assert chosen("folder:DIR", tmp_path, None, {"part": None, "seed": None}).part == "shipped"


def test_a_flag_out_of_range_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="seed must be from 0"):
        chosen("folder:DIR", tmp_path, None, {"seed": -1})


def test_a_backbone_that_timm_has_not_is_a_sentence() -> None:
    with pytest.raises(UserError, match="timm has no model 'efficientnet_b99'"):
        pretrained(BackboneConfig("efficientnet_b99"))


def test_the_printed_recipe_is_one_that_config_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["train", "--data", "folder:there", "--out", str(tmp_path / "out")]
    assert main([*words, "--seed", "7", "--print-config"]) == 0
    (tmp_path / "recipe.toml").write_text(capsys.readouterr().out, encoding="utf-8")
    found = chosen("folder:there", tmp_path / "out", tmp_path / "recipe.toml", {})
    assert found == TrainConfig("folder:there", tmp_path / "out", seed=7)
    assert not (tmp_path / "out").exists()


def test_an_unknown_setting_is_told_beside_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "recipe.toml").write_text("[fine_tuning]\nepoch = 1\n")
    with pytest.raises(UserError, match=r"epoch is no setting .*; there are epochs, first_block"):
        chosen("folder:there", tmp_path / "out", tmp_path / "recipe.toml", {})

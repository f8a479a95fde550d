"""The configuration record of a run."""

from pathlib import Path

import pytest

from lsgui.core.types import UserError
from lsgui.training.config import TrainConfig, with_file

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
    ],
)
def test_a_wrong_file_is_named_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        with_file(PLAIN, written(tmp_path, text))

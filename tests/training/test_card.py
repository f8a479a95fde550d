"""The model card says what happened, and nothing else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lsgui.training.card import model_card
from lsgui.training.config import FineTuning, HeadConfig, TrainConfig, chosen
from lsgui.training.data import Dataset
from lsgui.training.facts import facts_of, overrides, to_toml
from lsgui.training.task import Task

PLAIN = TrainConfig(data="flickr8k:/home/me/photos", out=Path("/home/me/out"))
METRICS = {"val": {"map_strict": 0.5, "map_masked": None}}


def task(mentions: int | None = 2) -> Task:
    rows = np.arange(4)
    data = Dataset(
        name="small",
        labels=("cat", "dog"),
        seen=("cat",),
        unseen=("dog",),
        files=tuple(Path(f"{row}.jpg") for row in rows),
        truth=np.ones((4, 2), np.float32),
        mentions=None if mentions is None else np.full((4, 2), mentions),
        split={"train": rows[:2], "val": rows[2:], "test": rows[:0]},
        terms="Ours.",
    )
    return Task(data, data.split["train"], np.arange(2))


def config_json(config: TrainConfig, *, epoch: int = 0, mentions: int | None = 2) -> dict[str, Any]:
    facts = facts_of(config, task(mentions), METRICS, epoch=epoch)
    return {"name": "small", "vocabulary": ["cat", "dog"], "thresholds": [0.5, 0.25], **facts}


def card(config: TrainConfig = PLAIN, **more: Any) -> str:
    return model_card(config_json(config, **more))


def test_the_command_names_everything_that_was_not_the_default(tmp_path: Path) -> None:
    config = replace(PLAIN, name="my cats", seed=3, head=HeadConfig(decay=0.5), size=160)
    text = card(config)
    line = "--part shipped --seed 3 --name 'my cats' --config recipe.toml`"
    assert f"`lsgui train --data flickr8k:DIR --out DIR {line}" in text
    recipe = text.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "recipe.toml").write_text(recipe)
    flags = {"name": "my cats", "seed": 3}
    assert chosen(PLAIN.data, PLAIN.out, tmp_path / "recipe.toml", flags) == config


def test_without_overrides_there_is_no_recipe() -> None:
    assert overrides(PLAIN) == {}
    assert "--config" not in card()
    assert "/home/me" not in card()


@pytest.mark.parametrize("text", ['quo"te', "back\\slash", "umlaut ü"])
def test_texts_survive_toml(tmp_path: Path, text: str) -> None:
    (tmp_path / "recipe.toml").write_text(to_toml({"backbone": text}), encoding="utf-8")
    assert chosen("", Path(), tmp_path / "recipe.toml", {}).backbone == text


@pytest.mark.parametrize(("mentions", "captions"), [(2, True), (None, False)])
def test_labels_come_from_captions_only_where_they_were_counted(mentions: int | None, captions: bool) -> None:
    assert ("Labels come from captions" in card(mentions=mentions)) == captions


@pytest.mark.parametrize(
    ("epochs", "epoch", "words"),
    [
        (0, 0, "lite1, not fine-tuned."),
        (2, 0, "not changed: 2 epochs of fine-tuning brought nothing"),
        (3, 2, "fine-tuned on these photographs from block 4 on, as it was after epoch 2 of 3"),
    ],
)
def test_the_backbone_line_says_what_became_of_it(epochs: int, epoch: int, words: str) -> None:
    config = replace(PLAIN, fine_tuning=FineTuning(epochs=epochs))
    assert words in card(config, epoch=epoch)


def test_a_protocol_card_says_what_val_had_to_do_with_it() -> None:
    text = card(replace(PLAIN, part="protocol"))
    assert "No training photograph with one of the 1 unseen labels present was used" in text
    assert "those of val may show them" in text
    assert "No photograph with" not in text


def test_figures_of_test_come_from_eval_alone() -> None:
    config = config_json(PLAIN)
    assert "test |" not in model_card(config)
    cat = {"strict": 20.0, "interval": [10.0, 31.25], "masked": None, "positives": 7}
    labels = {
        "strict": 25.0,
        "strict_interval": [20.0, 30.0],
        "masked": 50.0,
        "masked_interval": None,
        "calibration_error": 0.0125,
        "by_label": {"cat": cat},
    }
    text = model_card(config, {"dataset": "other", "split": "test", "images": 9, "labels": labels})
    assert "| small, val | 50.0 | - |\n| other, test | 25.0 [20.0, 30.0] | 50.0 |" in text
    assert "| cat | 0.50 | 7 | 20.0 [10.0, 31.2] | - |\n| dog | 0.25 | 0 | - | - |" in text
    assert "cat 0.50" not in text

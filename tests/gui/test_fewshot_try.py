"""Trying the heads on a photograph: image A, or one that was given; scores follow the heads."""

from pathlib import Path

import pytest
from drags import drop, files, text
from fewshot_help import Teaching, controls
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from lsgui.gui.head_try import HeadTry


@pytest.fixture
def pictures(tmp_path: Path) -> dict[str, Path]:
    """A red picture and a blue one."""
    found = {}
    for name, colour in (("red", (250, 60, 60)), ("blue", (60, 60, 250))):
        found[name] = tmp_path / f"try {name}.png"
        Image.new("RGB", (32, 32), colour).save(found[name])
    return found


@pytest.fixture
def trial(taught: Teaching) -> HeadTry:
    return taught.panel.trial


def shown(trial: HeadTry) -> dict[str, tuple[str, str]]:
    table = trial.table
    return {
        table.item(row, 0).text(): (table.item(row, 1).text(), table.item(row, 2).text())
        for row in range(table.rowCount())
        if table.isVisible()
    }


def test_a_dropped_photograph_gets_every_categorys_score(
    qtbot: QtBot, taught: Teaching, trial: HeadTry, pictures: dict[str, Path]
) -> None:
    assert "drop one here" in trial.note.text()
    assert drop(trial, files(pictures["blue"]))
    qtbot.waitUntil(lambda: bool(shown(trial)))
    head = taught.bridge.heads[0]
    found = shown(trial)
    assert set(found) == set(head.labels)
    assert found["blue"][1] == "yes"
    assert found["red"][1] == "no"
    assert float(found["blue"][0]) > float(found["red"][0])
    words = trial.table.item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "found from" in words


def test_it_follows_image_a_until_another_is_given_and_again_when_asked(
    qtbot: QtBot, taught: Teaching, trial: HeadTry, pictures: dict[str, Path]
) -> None:
    taught.bridge.set_image("image_a", pictures["red"])
    qtbot.waitUntil(lambda: shown(trial).get("red", ("", ""))[1] == "yes")
    drop(trial, files(pictures["blue"]))
    qtbot.waitUntil(lambda: shown(trial).get("blue", ("", ""))[1] == "yes")
    taught.bridge.set_image("image_a", None)
    assert shown(trial)["blue"][1] == "yes"
    taught.bridge.set_image("image_a", pictures["red"])
    qtbot.mouseClick(trial.follow_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(trial).get("red", ("", ""))[1] == "yes")


def test_scores_follow_the_heads(
    qtbot: QtBot, taught: Teaching, trial: HeadTry, pictures: dict[str, Path]
) -> None:
    drop(trial, files(pictures["blue"]))
    qtbot.waitUntil(lambda: bool(shown(trial)))
    taught.bridge.rename_category("colours", "blue", "sky")
    assert set(shown(trial)) == {"sky", "red"}
    taught.bridge.set_threshold("colours", "sky", 1.0)
    assert shown(trial)["sky"][1] == "no"


def test_a_pasted_picture_is_tried(qtbot: QtBot, trial: HeadTry, pictures: dict[str, Path]) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(pictures["red"])))
    qtbot.mouseClick(trial.paste_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(trial).get("red", ("", ""))[1] == "yes")


def test_what_cannot_be_tried_is_a_sentence(qtbot: QtBot, trial: HeadTry, tmp_path: Path) -> None:
    drop(trial, text("https://example.org/cat"))
    assert "no photograph" in trial.note.text()
    (tmp_path / "broken.png").write_bytes(b"no picture")
    drop(trial, files(tmp_path / "broken.png"))
    qtbot.waitUntil(lambda: "broken.png:" in trial.note.text())
    assert not shown(trial)


def test_every_control_is_named(trial: HeadTry) -> None:
    for control in controls(trial):
        assert control.accessibleDescription(), control

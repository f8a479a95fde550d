"""A new category from a handful of photographs, end to end: fitted, seen in an answer, deleted, back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PIL import Image, ImageOps
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.skipped_dialog import SkippedDialog

SECONDS = 60_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as `lsgui` opens it, ready to answer, with the few-shot panel in front."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1400, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    window.show_panel("fewshot")
    yield window
    assert window.bridge.stop(20)


@pytest.fixture
def panel(window: MainWindow) -> FewShotPanel:
    found = window.findChild(FewShotPanel)
    assert isinstance(found, FewShotPanel)
    return found


@pytest.fixture
def cats(photos: Path, tmp_path: Path) -> Path:
    """A folder "tabby" with crops of a photograph of a cat, one of them mirrored, and a broken file."""
    folder = tmp_path / "tabby"
    folder.mkdir()
    with Image.open(photos / "chelsea.png") as cat:
        width, height = cat.size
        for number, share in enumerate((0.0, 0.08, 0.16)):
            box = (int(width * share), int(height * share), width, height)
            cat.crop(box).save(folder / f"cat {number}.png")
        ImageOps.mirror(cat).save(folder / "mirrored.png")
    (folder / "broken.jpg").write_bytes(b"no picture")
    return folder


def fit(qtbot: QtBot, window: MainWindow, panel: FewShotPanel, folder: Path) -> None:
    with qtbot.waitSignal(window.bridge.fit_finished, timeout=SECONDS):
        assert drop(panel, files(folder))


def labels_of(qtbot: QtBot, window: MainWindow, path: Path) -> dict[str, tuple[float, str, bool]]:
    """What the window shows for one photograph: label -> score, head, whether it is present."""
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(path))
    return {row.label: (row.score, row.head, row.present) for row in window.labels.view.shown()}


def test_a_dropped_folder_becomes_a_label_that_can_be_deleted_and_brought_back(
    qtbot: QtBot, window: MainWindow, panel: FewShotPanel, cats: Path, photos: Path
) -> None:
    fit(qtbot, window, panel, cats)
    assert panel.examples.images.rowCount() == 4
    assert "1 file skipped" in panel.notice.text()
    qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    assert [Path(item.path).name for item in dialog.rows()] == ["broken.jpg"]
    dialog.close()

    cat = labels_of(qtbot, window, photos / "chelsea.png")["tabby"]
    other = labels_of(qtbot, window, photos / "china.jpg")["tabby"]
    assert cat[1:] == ("tabby", True)
    assert not other[2]
    assert cat[0] > other[0]

    panel.tree.setFocus()
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert "tabby" not in [row.label for row in window.labels.view.shown()]
    assert not list(paths.heads().iterdir())
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert "tabby" in [row.label for row in window.labels.view.shown()]
    assert (paths.heads() / "tabby" / "head.safetensors").is_file()


def test_subfolders_become_one_category_each_and_the_head_is_there_next_time(
    qtbot: QtBot, window: MainWindow, panel: FewShotPanel, photos: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "places"
    for label, names in (("buildings", ["china.jpg"]), ("space", ["rocket.jpg", "hubble_deep_field.jpg"])):
        (folder / label).mkdir(parents=True)
        for name in names:
            shutil.copy(photos / name, folder / label)
    fit(qtbot, window, panel, folder)
    assert [head.labels for head in window.bridge.heads] == [("buildings", "space")]
    assert "too few examples to check" in panel.detail.text()
    assert window.bridge.stop(20)

    again = app.build()
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.bridge.heads_changed, timeout=SECONDS):
        again.bridge.start()
    assert [head.name for head in again.bridge.heads] == ["places"]
    assert again.bridge.stop(20)


def test_a_folder_without_pictures_is_one_sentence_in_the_message_bar(
    qtbot: QtBot, window: MainWindow, panel: FewShotPanel, tmp_path: Path
) -> None:
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(window.bridge.fit_stopped, timeout=SECONDS):
        drop(panel, files(tmp_path / "nothing"))
    assert len(window.messages.texts()) == 1
    assert "no pictures" in window.messages.texts()[0]
    assert panel.empty.isVisible()

"""The window's library keeps itself up to date: photographs come and go without a click."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from panel_help import adding, drop_paths, paint, started_bridge
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from lsgui.gui import watching
from lsgui.gui.dialogs import settings_dialog
from lsgui.gui.folder_list import Role
from lsgui.gui.image_list import ImageListView
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.session_bridge import SessionBridge
from lsgui.library import watching as noticing
from lsgui.library.database import WriterLock
from lsgui.library.store import Library
from lsgui.library.watching import Watcher

MS = 20_000


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders count as settled after half a second."""

    def quick(library: Library) -> Watcher:
        return Watcher(
            library.folder_paths, mounts=library.mount_paths, besides=library.folder, settle=0.5, look=0.2
        )

    monkeypatch.setattr(watching, "_watcher", quick)


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[SessionBridge]:
    with started_bridge(qtbot) as bridge:
        bridge.settings.set("keep_up", "on")
        yield bridge


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge, tmp_path: Path) -> LibraryPanel:
    """A panel whose library holds a folder of five pictures."""
    panel = adding(LibraryPanel(bridge), bridge)
    qtbot.addWidget(panel)
    panel.resize(380, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitSignal(bridge.index_finished, timeout=MS):
        drop_paths(panel, paint(tmp_path / "colours"))
    return panel


def shows(qtbot: QtBot, panel: LibraryPanel, count: int) -> None:
    qtbot.waitUntil(lambda: panel.summary.text() == f"{count} photographs", timeout=MS)


def is_offline(panel: LibraryPanel) -> bool:
    return bool(panel.view.folders.index(0).data(Role.ITEM).offline)


def is_green(view: ImageListView, path: Path) -> bool | None:
    """Whether a photograph is shown in green; None while it is not shown."""
    pixmap = view.images.thumbnails.pixmap(path)
    return None if pixmap is None else _green(pixmap.toImage())


def well_is_green(window: MainWindow) -> bool:
    return _green(window.wells["image_a"].area.grab().toImage())


def _green(image: QImage) -> bool:
    colour = image.pixelColor(image.rect().center())
    return colour.green() > 200 and colour.red() < 60


def test_new_photographs_appear_and_missing_ones_go_without_a_click(
    qtbot: QtBot, panel: LibraryPanel, tmp_path: Path
) -> None:
    folder = tmp_path / "colours"
    paint(folder, ["red"], shade=9)  # another red in the place of the first
    paint(folder / "new", ["red", "blue"], shade=30)
    shows(qtbot, panel, 7)
    qtbot.waitUntil(lambda: "added" in panel.notice.text(), timeout=MS)
    (folder / "grey.png").unlink()
    shutil.rmtree(folder / "new")
    shows(qtbot, panel, 4)


def test_the_neighbours_follow(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    with qtbot.waitSignal(bridge.answer_ready, timeout=MS):
        bridge.set_image("image_a", tmp_path / "colours" / "red.png")
    paint(tmp_path / "colours", ["green"], shade=40)
    shutil.copy(tmp_path / "colours" / "green.png", tmp_path / "colours" / "leaf.png")

    def found() -> bool:
        return bridge.answer is not None and "leaf.png" in [n.path.name for n in bridge.answer.neighbours]

    qtbot.waitUntil(found, timeout=MS)


def test_a_storm_of_files_ends_in_a_whole_library(qtbot: QtBot, panel: LibraryPanel, tmp_path: Path) -> None:
    for shade in range(40):
        paint(tmp_path / "colours" / str(shade % 7) / str(shade), shade=shade + 1)
    shows(qtbot, panel, 205)


def test_a_drive_that_goes_and_comes_back_is_shown(qtbot: QtBot, panel: LibraryPanel, tmp_path: Path) -> None:
    away = (tmp_path / "colours").rename(tmp_path / "away")
    qtbot.waitUntil(lambda: is_offline(panel), timeout=MS)
    assert panel.summary.text() == "5 photographs"
    away.rename(tmp_path / "colours")
    qtbot.waitUntil(lambda: not is_offline(panel), timeout=MS)


def test_pictures_follow_a_photograph_that_changed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bridge, folder = window.bridge, tmp_path / "colours"
    for shade in range(3):
        paint(folder / "warm" / str(shade), ["red", "yellow"], shade=4 * shade)
        paint(folder / "cold" / str(shade), ["blue", "green"], shade=4 * shade)
    path, in_well = folder / "warm" / "0" / "red.png", folder / "warm" / "1" / "red.png"
    bridge.settings.set("keep_up", "on")
    with qtbot.waitSignal(bridge.index_finished, timeout=MS):
        bridge.add_folder(folder)
    with qtbot.waitSignal(bridge.answer_ready, timeout=MS):
        bridge.set_image("image_a", in_well)
    window.show_panel("fewshot")
    heads = window.findChild(FewShotPanel)
    assert heads is not None
    with qtbot.waitSignal(bridge.fit_finished, timeout=MS):
        drop_paths(heads, folder)
    near, examples, all_of_it = window.neighbours.view, heads.examples, window.browser.view
    qtbot.waitUntil(lambda: is_green(near, path) is False, timeout=MS)
    example = examples.images.item(0).path
    qtbot.waitUntil(lambda: is_green(examples, example) is False, timeout=MS)
    window.pages.show("browser")
    qtbot.waitUntil(lambda: is_green(all_of_it, path) is False, timeout=MS)
    for changed in (path, in_well, example):
        Image.new("RGB", (60, 20), "lime").save(changed)
    qtbot.waitUntil(lambda: is_green(all_of_it, path) is True, timeout=MS)
    qtbot.waitUntil(lambda: is_green(examples, example) is True, timeout=MS)
    qtbot.waitUntil(lambda: well_is_green(window), timeout=MS)
    window.pages.show(None)
    bridge.set_image("image_a", folder / "cold" / "0" / "green.png")
    qtbot.waitUntil(lambda: is_green(near, path) is True, timeout=MS)


def test_where_nothing_changed_nothing_is_said_or_asked(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    said, seen = panel.notice.text(), []
    bridge.index_progress.connect(lambda done, total: seen.append(total))
    bridge.index_updated.connect(seen.append)
    bridge.library_changed.connect(lambda: seen.append("changed"))
    (tmp_path / "colours" / "red.png").touch()
    update = bridge._library.update
    with qtbot.waitCallback(timeout=MS) as called:
        bridge._library.update = lambda changes: (update(changes), called())  # type: ignore[method-assign]
    bridge._library.update = update  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: not bridge.indexing, timeout=MS)
    assert panel.notice.text() == said
    assert not seen
    assert not panel.progress.isVisible()


def test_a_folder_that_was_taken_out_does_not_come_back(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    other = paint(tmp_path / "other", ["blue"], shade=3)
    with qtbot.waitSignal(bridge.index_finished, timeout=MS):
        drop_paths(panel, other)
    place = panel.view.visualRect(panel.view.folders.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    paint(tmp_path / "colours" / "more", shade=60)
    paint(other / "more", ["red"], shade=60)
    shows(qtbot, panel, 2)
    assert [folder.path for folder in bridge.summary.folders] == [other]  # type: ignore[union-attr]
    assert panel.notice.action_button.isVisible()  # and undo is still offered


def test_while_another_program_indexes_it_waits_without_a_word(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    said: list[str] = []
    bridge.failed.connect(lambda sentence, _: said.append(sentence))
    assert bridge.library is not None
    other = WriterLock(bridge.library.folder)
    paint(tmp_path / "colours", ["red"], shade=80)
    paint(tmp_path / "colours" / "new", ["blue"], shade=80)
    with qtbot.waitSignals([bridge.index_updated, bridge.failed], timeout=3_000, raising=False):
        pass
    assert panel.summary.text() == "5 photographs"
    other.release()
    shows(qtbot, panel, 6)
    assert not said


def test_another_program_that_is_quicker_is_waited_for(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    bridge.failed.connect(lambda sentence, _: said.append(sentence))
    monkeypatch.setattr(noticing, "RETRY", 0.2)
    monkeypatch.setattr(watching, "_wait_for_others", lambda folder, progress: None)
    assert bridge.library is not None
    other = WriterLock(bridge.library.folder)
    with qtbot.waitSignal(bridge.index_stopped, timeout=MS):
        paint(tmp_path / "colours" / "new", ["blue"], shade=80)
    other.release()
    shows(qtbot, panel, 6)
    assert not said


def test_what_was_asked_for_while_another_program_indexes_is_told_until_that_has_ended(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bridge = window.bridge
    with qtbot.waitSignal(bridge.index_finished, timeout=MS):
        bridge.add_folder(paint(tmp_path / "colours"))
    assert bridge.library is not None
    other = WriterLock(bridge.library.folder)
    with qtbot.waitSignal(bridge.failed, timeout=MS):
        bridge.rescan()
    (sentence,) = window.messages.texts()
    assert "is being indexed already" in sentence
    with qtbot.waitSignal(bridge.care.others.gone, timeout=1_500, raising=False) as gone:
        pass
    assert not gone.signal_triggered
    assert window.messages.texts() == (sentence,)
    other.release()
    qtbot.waitUntil(lambda: window.messages.texts() == (), timeout=MS)


def test_turned_off_it_waits_for_a_rescan_and_turned_on_it_catches_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bridge = window.bridge
    with qtbot.waitSignal(bridge.index_finished, timeout=MS):
        bridge.add_folder(paint(tmp_path / "colours"))
    dialog = settings_dialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    choice = dialog.findChild(QComboBox, "keep_up")
    assert choice is not None
    assert choice.accessibleName() == "Keep it up to date"
    assert choice.currentText() == "When asked"
    paint(tmp_path / "colours" / "new", ["red"], shade=50)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.currentText() == "By itself"
    shows(qtbot, window.library, 6)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bridge._watch._task is None, timeout=MS)
    dialog.close()

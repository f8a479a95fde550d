"""A category taught in the window, end to end: fitted, improved from the library, kept, opened, and used."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from drags import drop, files
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.core.types import FloatArray
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.browser import LibraryBrowser
from lsgui.gui.panels.fewshot import FewShotPanel

MS = 60_000


@contextmanager
def started(qtbot: QtBot) -> Iterator[tuple[MainWindow, FewShotPanel]]:
    """The window as `lsgui` opens it, with the few-shot panel in front."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1400, 900)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.heads_changed, timeout=MS):
        window.bridge.start()
    window.show_panel("fewshot")
    panel = window.findChild(FewShotPanel)
    assert isinstance(panel, FewShotPanel)
    yield window, panel
    assert window.bridge.stop(20)


@pytest.fixture
def cats(photos: Path, tmp_path: Path) -> Path:
    """A folder "tabby" with three crops of a photograph of a cat."""
    folder = tmp_path / "tabby"
    folder.mkdir()
    with Image.open(photos / "chelsea.png") as cat:
        width, height = cat.size
        for number, share in enumerate((0.0, 0.3, 0.45)):
            cat.crop((int(width * share), 0, width, int(height * (1 - share)))).save(folder / f"{number}.png")
    return folder


def command(qtbot: QtBot, panel: FewShotPanel, text: str) -> None:
    """Choose a command of the button "More…"."""
    qtbot.mouseClick(panel.more_button, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def choose_in_dialog(panel: FewShotPanel, path: Path) -> None:
    """Choose a path in the dialog that is open."""
    dialog = next(dialog for dialog in panel.findChildren(QFileDialog) if dialog.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir())


def library_features(folder: Path) -> FloatArray:
    """What the networks see in the photographs of a folder, without any library."""
    return Engine.load(device="cpu").embed(pictures(folder))


def shown(browser: LibraryBrowser) -> list[str]:
    images = browser.view.images
    return sorted(images.item(row).path.name for row in range(images.rowCount()))


def click_tab(qtbot: QtBot, panel: FewShotPanel, title: str) -> None:
    bar = panel.tabs.tabBar()
    number = next(number for number in range(bar.count()) if bar.tabText(number) == title)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())


def test_a_category_is_taught_kept_opened_and_used(
    qtbot: QtBot, photos: Path, cats: Path, tmp_path: Path
) -> None:
    with started(qtbot) as (window, panel):
        bridge = window.bridge
        with qtbot.waitSignal(bridge.index_finished, timeout=MS):
            window.bridge.add_folder(photos)
        with qtbot.waitSignal(bridge.fit_finished, timeout=MS):
            assert drop(panel, files(cats))
        assert len(bridge.heads[0].examples["tabby"]) == 3

        click_tab(qtbot, panel, "Suggestions")
        queue = panel.suggestions.view
        qtbot.waitUntil(lambda: queue.images.rowCount() > 3, timeout=MS)
        before, accepted = queue.images.rowCount(), []
        queue.setFocus()
        for _ in range(3):
            accepted.append(queue.path(queue.currentIndex()))
            qtbot.keyClick(queue, Qt.Key.Key_Y)
        assert len(set(accepted)) == 3
        assert queue.images.rowCount() == before - 3
        assert len(bridge.heads[0].examples["tabby"]) == 6
        assert bridge.undo_name == f"Mark {accepted[2].name} as “tabby”"
        bridge.undo()
        assert queue.images.rowCount() == before - 2
        qtbot.waitUntil(lambda: bridge.to_do(bridge.heads[0], "tabby") is None, timeout=MS)
        taught = bridge.heads[0]
        assert {record.path for record in taught.examples["tabby"]} >= set(accepted[:2])
        assert accepted[2] not in {record.path for record in taught.examples["tabby"]}

        kept = tmp_path / "kept"
        kept.mkdir()
        command(qtbot, panel, "Save a Copy…")
        with qtbot.waitSignal(bridge.head_looks.copied, timeout=MS):
            choose_in_dialog(panel, kept)
        assert str(kept / "tabby") in panel.notice.text()

    with started(qtbot) as (window, panel):
        bridge = window.bridge
        assert [head.name for head in bridge.heads] == ["tabby"]
        qtbot.mouseClick(panel.delete_button, Qt.MouseButton.LeftButton)
        assert bridge.heads == ()
        bridge.undo()
        command(qtbot, panel, "Open Head…")
        with qtbot.waitSignal(bridge.head_opened, timeout=MS):
            choose_in_dialog(panel, kept / "tabby")
        assert [head.name for head in bridge.heads] == ["tabby", "tabby 2"]
        opened = bridge.heads[1]
        assert opened.examples == taught.examples

        command(qtbot, panel, "Show in Library")
        browser = window.browser
        column = opened.scores(library_features(photos))[:, 0] >= opened.thresholds[0]
        expected = sorted(path.name for path, found in zip(pictures(photos), column, strict=True) if found)
        assert expected
        qtbot.waitUntil(lambda: shown(browser) == expected, timeout=MS)

        table = tmp_path / "scores.csv"
        command(qtbot, panel, "Export Scores…")
        with qtbot.waitSignal(bridge.head_looks.written, timeout=MS):
            choose_in_dialog(panel, table)
        assert "12 photographs" in panel.notice.text()
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert sorted(Path(row["path"]).name for row in rows if row["has tabby"] == "1") == expected
        assert len(rows) == 12

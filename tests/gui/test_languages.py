"""Other languages: no text escapes translation, nothing is cut off, and right to left works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_engine import LABELS
from drags import drop, files
from pseudo import Pseudo, foreign, texts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui import languages
from lsgui.gui.main_window import MainWindow

DATA = {"lsgui", "colours", "cpu", *LABELS, "MB", "kB", "Ctrl", "Shift", "Alt", "SHA-256"}


@pytest.fixture
def pseudo(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pseudo]:
    """The pseudo-language, right to left, in place of what a setting chooses."""
    translator = Pseudo(qapp)

    def install(app: QApplication, wanted: str) -> str:
        app.installTranslator(translator)
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return "pseudo"

    monkeypatch.setattr(languages, "install", install)
    yield translator
    qapp.removeTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def answered(pseudo: Pseudo, qtbot: QtBot, window: MainWindow, photos: Path) -> MainWindow:
    """The window in the pseudo-language with a library and an answer."""
    with qtbot.waitSignal(window.bridge.index_finished, timeout=30_000):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window, files(photos / "coffee.jpg", photos / "rocket.jpg"))
    QApplication.processEvents()
    return window


def escaped(root: QWidget, photos: Path) -> set[tuple[str, str]]:
    """The texts in sight that nobody could translate."""
    names = {path.name for path in photos.iterdir()}
    data = DATA | names | {path.split(".")[0] for path in names} | {str(photos), photos.name}
    return {(where, text) for where, text in texts(root) if foreign(text, data)}


def test_probe(answered: MainWindow, photos: Path) -> None:
    found = escaped(answered, photos)
    for tabs in answered.findChildren(QTabBar):
        for tab in range(tabs.count()) if tabs.isVisible() else ():
            tabs.setCurrentIndex(tab)
            QApplication.processEvents()
            found |= escaped(answered, photos)
    for panel in ("library", "fewshot"):
        answered.show_panel(panel)
        QApplication.processEvents()
        found |= escaped(answered, photos)
    for page in answered.pages.names:
        answered.pages.show(page)
        QApplication.processEvents()
        found |= escaped(answered, photos)
    for id_ in ["settings", "shortcuts", "operations_help", "teaching_help", "about", "history"]:
        answered.actions_by_id[id_].trigger()
        dialog = answered.findChild(QDialog)
        assert dialog
        QApplication.processEvents()
        found |= escaped(dialog, photos)
        found |= {("title", dialog.windowTitle())} if foreign(dialog.windowTitle(), DATA) else set()
        dialog.close()
        QApplication.processEvents()
    answered.pages.show(None)
    answered.resize(1280, 800)
    answered.show_panel("library")
    QApplication.processEvents()
    QApplication.processEvents()
    answered.grab().save("/tmp/lang/pseudo.png")
    for each in sorted(found):
        print(each)

"""Other languages: no text escapes translation, what is translated is whole, and right to left works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_engine import LABELS
from drags import drop, files
from fewshot_help import BLUE, MS, RED, patches
from panel_help import drop_paths
from pseudo import Pseudo, foreign, in_actions, texts
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.formulas import parse
from lsgui.gui import app, languages
from lsgui.gui.check_dialog import CheckDialog
from lsgui.gui.dialogs import settings_dialog
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.settings import LANGUAGES, Settings
from lsgui.gui.skipped_dialog import SkippedDialog

DATA = {"lsgui", "colours", "CPU", "cpu", *LABELS, "MB", "kB", "Ctrl", "Shift", "Alt"}
DIALOGS = ["settings", "shortcuts", "operations_help", "teaching_help", "sessions_help", "about", "history"]
ROOM = (1280, 800)
RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    install = languages.install
    yield
    install(qapp, "en")


@pytest.fixture
def pseudo(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pseudo]:
    """The pseudo-language, right to left, in place of what a setting chooses."""
    translator = Pseudo(qapp)

    def install(app: QApplication, wanted: str) -> str:
        app.installTranslator(translator)
        app.setLayoutDirection(RIGHT_TO_LEFT)
        return "pseudo"

    monkeypatch.setattr(languages, "install", install)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def answered(pseudo: Pseudo, qtbot: QtBot, window: MainWindow, photos: Path) -> MainWindow:
    """The window in the pseudo-language with a library, one file that cannot be read, and an answer."""
    (photos / "broken.jpg").write_bytes(b"no picture")
    with qtbot.waitSignal(window.bridge.index_finished, timeout=30_000):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window, files(photos / "coffee.jpg", photos / "rocket.jpg"))
    QApplication.processEvents()
    return window


def _data(photos: Path) -> set[str]:
    names = {path.name for path in photos.iterdir()}
    folders = {str(photos), photos.name, str(paths.data()), "red", "blue"}
    return DATA | names | {name.split(".")[0] for name in names} | folders


def escaped(root: QWidget, photos: Path, *more: str) -> set[tuple[str, str]]:
    """The texts in sight that nobody could translate, with where they are."""
    data = _data(photos).union(more)
    return {(where, text) for where, text in texts(root) if foreign(text, data)}


def in_all_tabs(root: QWidget, photos: Path, *more: str) -> set[tuple[str, str]]:
    """The same, with every tab to the front once."""
    found = escaped(root, photos, *more)
    for tabs in root.findChildren(QTabBar):
        for tab in range(tabs.count()) if tabs.isVisible() else ():
            tabs.setCurrentIndex(tab)
            QApplication.processEvents()
            found |= escaped(root, photos, *more)
    return found


def test_every_text_of_the_empty_window_can_be_translated(pseudo: Pseudo, window: MainWindow) -> None:
    shown = [text for _, text in texts(window) if "⟦" in text]
    assert len(shown) > 50
    assert [text for _, text in texts(window) if foreign(text, DATA)] == []


def test_every_text_of_an_answer_can_be_translated(answered: MainWindow, photos: Path) -> None:
    assert in_all_tabs(answered, photos) == set()


def test_every_text_of_the_menus_can_be_translated(answered: MainWindow) -> None:
    answered.refresh_actions()
    found = [text for text in in_actions(answered) if foreign(text, DATA)]
    assert [text for text in found if len(text) > len("Ctrl+A")] == []


@pytest.mark.parametrize("panel", ["library", "fewshot"])
def test_every_text_of_a_side_panel_can_be_translated(answered: MainWindow, photos: Path, panel: str) -> None:
    answered.show_panel(panel)
    QApplication.processEvents()
    assert in_all_tabs(answered, photos) == set()


def test_every_text_of_the_pages_can_be_translated(qtbot: QtBot, answered: MainWindow, photos: Path) -> None:
    for page in answered.pages.names:
        answered.pages.show(page)
        qtbot.waitUntil(lambda: not answered.bridge.busy)
        QApplication.processEvents()
        assert escaped(answered, photos) == set(), page


def test_every_text_of_an_expression_can_be_translated(
    qtbot: QtBot, answered: MainWindow, photos: Path
) -> None:
    with qtbot.waitSignal(answered.bridge.answer_ready):
        drop(answered.more.add, files(photos / "moon.jpg"))
    with qtbot.waitSignal(answered.bridge.answer_ready):
        answered.bridge.set_formula(parse("(a | b) - (c & a)"))
    QApplication.processEvents()
    assert escaped(answered, photos) == set()


def test_every_text_of_a_head_can_be_translated(
    qtbot: QtBot, answered: MainWindow, photos: Path, tmp_path: Path
) -> None:
    for name, channel in (("red", RED), ("blue", BLUE)):
        patches(tmp_path / "colours" / name, channel, 8)
    answered.show_panel("fewshot")
    panel = answered.findChild(FewShotPanel)
    assert panel is not None
    with qtbot.waitSignal(answered.bridge.fit_finished, timeout=MS):
        assert drop_paths(panel, tmp_path / "colours")
    bridge = answered.bridge
    qtbot.waitUntil(
        lambda: all(bridge.to_do(head, label) is None for head in bridge.heads for label in head.labels),
        timeout=MS,
    )
    assert in_all_tabs(answered, photos, str(tmp_path / "colours"), "png") == set()


@pytest.mark.parametrize("id_", DIALOGS)
def test_every_text_of_the_dialogs_can_be_translated(window_in_pseudo: MainWindow, id_: str) -> None:
    window_in_pseudo.actions_by_id[id_].trigger()
    dialog = window_in_pseudo.findChild(QDialog)
    assert dialog is not None
    QApplication.processEvents()
    data = DATA | {str(paths.data()), *LANGUAGES.values(), "DirectML", "Core ML", "CUDA"}
    shown = [dialog.windowTitle(), *(text for _, text in texts(dialog))]
    assert [text for text in shown if foreign(text, data)] == []
    dialog.close()


def test_every_text_of_what_the_library_says_can_be_translated(
    qtbot: QtBot, answered: MainWindow, photos: Path
) -> None:
    answered.show_panel("library")
    qtbot.mouseClick(answered.library.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answered.findChild(SkippedDialog) is not None)
    skipped = answered.findChild(SkippedDialog)
    assert skipped is not None
    reasons = {skipped.table.model().index(0, 1).data()}
    QApplication.processEvents()
    assert escaped(skipped, photos, *reasons) == set()
    skipped.close()


def test_every_text_of_a_check_of_the_library_can_be_translated(
    qtbot: QtBot, answered: MainWindow, photos: Path
) -> None:
    answered.actions_by_id["check_library"].trigger()
    qtbot.waitUntil(lambda: answered.findChild(CheckDialog) is not None)
    dialog = answered.findChild(CheckDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "12" in dialog.sentence.text())
    assert escaped(dialog, photos) == set()
    dialog.close()


@pytest.fixture
def window_in_pseudo(pseudo: Pseudo, window: MainWindow) -> MainWindow:
    """The empty window in the pseudo-language."""
    return window


@pytest.mark.parametrize("panel", ["", "library", "fewshot"])
def test_longer_texts_from_right_to_left_fit_the_window(answered: MainWindow, panel: str) -> None:
    answered.resize(*ROOM)
    if panel:
        answered.show_panel(panel)
    QApplication.processEvents()
    QApplication.processEvents()
    assert (answered.width(), answered.height()) == ROOM
    cut = [button.text() for button in answered.findChildren(QAbstractButton) if _is_cut(button)]
    assert cut == []


def _is_cut(button: QAbstractButton) -> bool:
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(button, QToolButton) and button.toolButtonStyle() == icon_only:
        return False
    needed = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    return button.isVisible() and button.width() < needed


@pytest.mark.parametrize(("code", "word"), [("de", "&Datei"), ("ar", "&ملف"), ("en", "&File")])
def test_the_setting_chooses_the_language_of_the_next_start(qtbot: QtBot, code: str, word: str) -> None:
    Settings().set("language", code)
    window = app.build()
    qtbot.addWidget(window)
    assert word in [action.text() for action in window.menuBar().actions()]
    assert (window.layoutDirection() == RIGHT_TO_LEFT) == (code == "ar")
    assert window.bridge.stop(10)


def test_numbers_follow_the_language(qapp: QApplication) -> None:
    languages.install(qapp, "de")
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    languages.install(qapp, "ar")
    assert QLocale().toString(0.5, "f", 1) == "0.5"


def test_the_system_s_language_is_used_if_there_are_texts_in_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Austrian(QLocale):
        def uiLanguages(self, *_: object) -> list[str]:  # noqa: N802
            return ["gsw-CH", "de-AT", "en-GB"]

    monkeypatch.setattr(languages.QLocale, "system", lambda: Austrian("de_AT"))
    assert languages.install(qapp, "system") == "de"


def test_a_language_is_offered_by_its_own_name_and_kept_for_the_next_start(window: MainWindow) -> None:
    dialog = settings_dialog(window)
    field = dialog.findChild(QWidget, "language")
    assert field is not None
    names = [field.itemText(number) for number in range(field.count())]  # type: ignore[attr-defined]
    assert names == ["As the system", "English", "Deutsch", "العربية"]
    window.change_setting("language", "de")
    assert Settings().text("language") == "de"
    dialog.close()


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_keys_of_a_menu_differ(qtbot: QtBot, code: str) -> None:
    Settings().set("language", code)
    window = app.build()
    qtbot.addWidget(window)
    menus = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    for menu in menus:
        words = [action.text() for action in menu.actions() if "&" in action.text() and action.isVisible()]
        keys = [word[word.index("&") + 1].lower() for word in words]
        assert len(keys) == len(set(keys)), words
    assert window.bridge.stop(10)

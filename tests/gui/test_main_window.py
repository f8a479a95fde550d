"""The window works by keys and by mouse, remembers its layout, and looks right in both themes."""

from pathlib import Path

import pytest
from colour_engine import ColourEngine
from drags import drop, files
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.types import OPERATIONS, CheckpointError, Operation
from lsgui.gui import actions, app, theme
from lsgui.gui.folder_field import FolderQuestion
from lsgui.gui.label_pages import VENN
from lsgui.gui.main_window import MainWindow
from lsgui.gui.messages import BarMessage
from lsgui.gui.path_line import PathLine
from lsgui.gui.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier


def again(qtbot: QtBot) -> MainWindow:
    """A second window, as after a restart; its engine is not loaded."""
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("key", "operation"),
    [("1", "intersection"), ("2", "union"), ("3", "difference"), ("i", "intersection"), ("u", "union"),
     ("d", "difference")],
)  # fmt: skip
def test_keys_choose_the_operation(qtbot: QtBot, window: MainWindow, key: str, operation: Operation) -> None:
    window.bridge.set_operation("difference" if operation == "union" else "union")
    qtbot.keyClicks(window, key)
    assert window.bridge.state.operation == operation
    assert window.operation.buttons[operation].isChecked()
    assert window.actions_by_id[operation].isChecked()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_buttons_choose_the_operation(qtbot: QtBot, window: MainWindow, operation: Operation) -> None:
    qtbot.mouseClick(window.operation.buttons[operation], Qt.MouseButton.LeftButton)
    assert window.bridge.state.operation == operation
    assert [button.isChecked() for button in window.operation.buttons.values()].count(True) == 1


def test_letters_typed_into_a_field_choose_nothing(qtbot: QtBot, window: MainWindow) -> None:
    field = window.labels.findChild(QLineEdit)
    window.bridge.set_image("image_a", Path("missing.jpg"))
    field.setFocus()
    qtbot.keyClicks(field, "udi123s")
    assert window.bridge.state.operation == "union"


def test_swap_exchanges_the_images(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    qtbot.keyClicks(window, "s")
    assert window.bridge.state.image_a == photos / "rocket.jpg"
    qtbot.mouseClick(window.operation.swap_button, Qt.MouseButton.LeftButton)
    assert window.bridge.state.image_a == photos / "coffee.jpg"


def test_undo_and_redo_say_what_they_would_do(qtbot: QtBot, window: MainWindow) -> None:
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    qtbot.keyClicks(window, "3")
    assert undo.text().endswith("Undo Choose Difference")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    assert redo.text().endswith("Redo Choose Difference")
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert window.bridge.state.operation == "difference"


class Shown(QObject):
    """Notes the kind of every window that is shown, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_no_part_of_the_window_flashes_up_as_a_window_of_its_own(qtbot: QtBot) -> None:
    shown = Shown()
    app.application().installEventFilter(shown)
    window = again(qtbot)
    window.show()
    window.messages.show_message(BarMessage("bad", "error"), sentence="It went wrong.", details="where")
    app.application().removeEventFilter(shown)
    assert shown.kinds == ["MainWindow"]


def test_no_two_commands_share_a_shortcut() -> None:
    keys = [key.toString() for command in actions.COMMANDS for key in actions.shortcuts(command)]
    assert sorted(keys) == sorted(set(keys))


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox)
    controls = [widget for kind in kinds for widget in window.findChildren(kind)]
    own = [widget for widget in controls if not widget.objectName().startswith("qt_") and widget.isVisible()]
    nameless = [widget for widget in own if not _name(widget)]
    assert nameless == []


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or widget.toolTip()


def test_tab_reaches_both_wells_and_every_operation(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.wells["image_a"].area.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    well_b = seen.index(window.wells["image_b"].area)
    assert any(seen.index(button) < well_b for button in window.operation.buttons.values() if button in seen)


def test_swap_beside_the_operations_gives_way_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1600, 900)
    qtbot.waitUntil(window.operation.swap_button.isVisible)
    window.splitter.setSizes([1, 800, 700])
    qtbot.waitUntil(lambda: not window.operation.swap_button.isVisible())
    assert window.toolbar.widgetForAction(window.actions_by_id["swap"]).isVisible()


def test_the_status_bar_names_device_checkpoint_and_library(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    assert window.status.device.text() == "CPU"
    assert window.status.checkpoint.text() == "colours"
    assert window.status.library.text() == "The library is empty"
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        window.bridge.add_folder(photos)
    assert window.status.library.text() == "12 photographs in the library"


def test_the_status_bar_says_what_goes_on(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    assert window.status.activity.text() == "Ready"
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_image("image_a", photos / "coffee.jpg")
    assert window.status.activity.text() == "Answered"
    with qtbot.waitSignal(window.bridge.query_failed):
        window.bridge.set_image("image_a", photos / "missing.jpg")
    assert window.status.activity.text() == "Ready"


def test_a_failed_query_asked_before_the_engine_was_there_is_not_loading_for_ever(
    qtbot: QtBot, home: Path, photos: Path
) -> None:
    window = again(qtbot)
    window.bridge.set_image("image_a", photos / "missing.jpg")
    with qtbot.waitSignal(window.bridge.query_failed):
        window.bridge.start()
    assert window.status.activity.text() == "Ready"
    assert window.bridge.stop(10)


def test_the_library_count_opens_the_library(qtbot: QtBot, window: MainWindow) -> None:
    window.docks["library"].hide()
    qtbot.mouseClick(window.status.library, Qt.MouseButton.LeftButton)
    assert window.docks["library"].isVisible()


@pytest.mark.parametrize("panel", ["library", "fewshot"])
def test_side_panels_open_and_close(window: MainWindow, panel: str) -> None:
    action = window.actions_by_id[panel]
    before = window.panel_shown(panel)
    action.trigger()
    assert window.panel_shown(panel) is not before
    assert action.isChecked() is not before


def test_the_layout_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    for dock in window.docks.values():
        dock.hide()
    window.resize(760, 620)
    window.splitter.setSizes([300, 200, 240])
    size, sizes = window.size(), window.splitter.sizes()
    window.close()
    other = again(qtbot)
    other.show()
    assert other.size() == size
    assert other.splitter.sizes() == sizes
    assert not other.panel_shown("library")
    assert not other.panel_shown("fewshot")


def test_an_opened_side_panel_is_open_next_time(qtbot: QtBot, window: MainWindow) -> None:
    window.docks["library"].hide()
    window.docks["fewshot"].show()
    window.close()
    other = again(qtbot)
    with qtbot.waitExposed(other):
        other.show()
    assert (other.panel_shown("library"), other.panel_shown("fewshot")) == (False, True)
    assert (paths.state() / "window.ini").is_file()


def test_a_broken_layout_file_costs_the_layout_only(qtbot: QtBot, home: Path) -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "window.ini").write_text("[General]\ngeometry=@ByteArray(nonsense)\nlayout=7\n", "utf-8")
    assert again(qtbot).width() > 600


def test_a_theme_is_in_force_at_once_and_next_time(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["theme_dark"].trigger()
    assert theme.is_dark(QApplication.palette())
    assert window.actions_by_id["theme_dark"].isChecked()
    window.actions_by_id["theme_light"].trigger()
    assert not theme.is_dark(QApplication.palette())
    window.actions_by_id["theme_dark"].trigger()
    again(qtbot)
    assert theme.is_dark(QApplication.palette())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_is_legible_in_both_themes(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.change_setting("theme", name)
    palette = QApplication.palette()
    role = QPalette.ColorRole
    pairs = ((role.WindowText, role.Window), (role.Text, role.Base), (role.PlaceholderText, role.Base),
             (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight))  # fmt: skip
    assert all(contrast(palette.color(a), palette.color(b)) >= 4.5 for a, b in pairs)


def contrast(a, b) -> float:  # type: ignore[no-untyped-def]
    """The contrast ratio of WCAG 2.2."""
    lights = sorted(_luminance(colour) for colour in (a, b))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour) -> float:  # type: ignore[no-untyped-def]
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_help_lists_every_shortcut(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1, CONTROL)
    table = window.findChild(QDialog).findChild(QTableWidget)
    listed = {table.item(row, 0).text() for row in range(table.rowCount())}
    assert {actions.plain(command.text) for command in actions.COMMANDS if command.keys} <= listed
    keys = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    assert keys["In a grid: use the photograph as A, as B"] == "A  ·  B"
    assert keys["In the heads: rename the head or the category"] == "F2"


def test_help_explains_the_operations_and_where_they_fail(window: MainWindow) -> None:
    window.actions_by_id["operations_help"].trigger()
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    page = dialog.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    text = page.toPlainText()
    assert "what A shows and B does not" in text
    assert "Where they fail" in text
    dialog.close()


@pytest.mark.parametrize(
    ("panel", "title"),
    [
        ("labels", "What the Operations Do"),
        ("neighbours", "Your Library"),
        ("browser", "Your Library"),
        ("map", "The Map of the Library"),
        ("backwards", "Asking Backwards"),
        ("library", "Your Library"),
        ("fewshot", "Teaching New Categories"),
        ("expression", "More than Two Images"),
    ],
)
def test_f1_explains_the_panel_that_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, panel: str, title: str
) -> None:
    if panel in window.pages.names:
        window.pages.show(panel)
    elif panel in window.docks:
        window.show_panel(panel)
    elif panel == "expression":
        window.actions_by_id["expression"].trigger()
    widget = window.docks.get(panel) or getattr(window, panel)
    control = next(each for each in widget.findChildren(QWidget) if takes_keys(each))
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == title
    dialog.close()


def takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_every_page_of_help_is_in_the_menu_and_none_is_without_a_text(window: MainWindow) -> None:
    titles = set()
    for command in actions.COMMANDS:
        if command.menu == "help" and command.id.endswith("_help") and command.id != "context_help":
            window.actions_by_id[command.id].trigger()
            dialog = window.findChild(QDialog)
            assert isinstance(dialog, QDialog)
            page = dialog.findChild(QTextBrowser)
            assert isinstance(page, QTextBrowser)
            assert len(page.toPlainText()) > 400
            titles.add(dialog.windowTitle())
            dialog.close()
            dialog.setParent(None)
    assert len(titles) == len(list((paths.resources() / "help").glob("*.md")))


def test_before_there_is_a_photograph_the_labels_panel_explains_the_operations(window: MainWindow) -> None:
    words = " ".join(label.text() for label in window.labels.empty.findChildren(QLabel) if label.isVisible())
    for sentence in ("Only what A and B both show", "All that A or B shows", "What A shows and B does not"):
        assert sentence in words
        assert sentence in window.labels.empty.accessibleDescription()


def test_what_the_operation_keeps_is_said_below_it(qtbot: QtBot, window: MainWindow) -> None:
    for key, sentence in (("1", "Only what A and B both show"), ("3", "What A shows and B does not")):
        qtbot.keyClicks(window, key)
        assert window.operation.note.text() == sentence


def test_without_networks_the_settings_are_offered(qtbot: QtBot, home: Path) -> None:
    def broken() -> None:
        raise CheckpointError("The checkpoint in networks has no configuration.")

    window = app.build(load_engine=broken)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.bridge.engine_failed):
        window.bridge.start()
    for panel in (window.labels.empty, window.methods.empty):
        assert panel.accessibleName() == "No answers"
    qtbot.mouseClick(window.labels.empty.settings_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == "Settings"
    dialog.close()
    assert window.bridge.stop(10)


def test_the_page_and_the_tab_of_the_labels_are_remembered(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    window.labels.pages.tabs.setCurrentIndex(VENN)
    window.pages.show("methods")
    window.close()
    other = again(qtbot)
    with qtbot.waitExposed(other):
        other.show()
    assert other.pages.shown("methods")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert other.labels.isVisible()
    with qtbot.waitSignal(other.bridge.answer_ready):
        other.bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
        other.bridge.start()
    assert other.labels.pages.page == VENN
    assert other.bridge.stop(10)


def test_a_state_that_names_no_page_costs_nothing(qtbot: QtBot, home: Path) -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "window.ini").write_text("[General]\npage=attic\nlabels=7\n", "utf-8")
    window = again(qtbot)
    assert window.pages.current is None


def test_help_explains_teaching(window: MainWindow) -> None:
    window.actions_by_id["teaching_help"].trigger()
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == "Teaching New Categories"
    page = dialog.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    assert "To improve" in page.toPlainText()
    dialog.close()


def test_about_says_which_checkpoint_makes_the_numbers(window: MainWindow) -> None:
    window.show_about()
    words = [widget.accessibleName() for widget in window.findChild(QDialog).findChildren(QWidget)]
    assert "Checkpoint: colours" in words
    assert f"SHA-256: {'0' * 64}" in words


def test_settings_are_in_force_at_once(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_image("image_a", photos / "coffee.jpg")
    window.show_settings()
    spin = window.findChild(QDialog).findChild(QSpinBox, "count")
    with qtbot.waitSignal(window.bridge.answer_ready) as told:
        spin.setValue(5)
    assert told.args[0].query.count == 5


def test_undoing_a_choice_takes_it_out_of_the_settings_too(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["method_analytic"].trigger()
    window.change_setting("count", 30)
    assert Settings().number("count") == 30
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.actions_by_id["method_learned"].isChecked()
    assert (Settings().text("method"), Settings().number("count")) == ("learned", 12)
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert Settings().text("method") == "analytic"


def test_without_a_library_no_folder_can_be_added(qtbot: QtBot, home: Path, photos: Path) -> None:
    paths.library().parent.mkdir(parents=True)
    paths.library().write_bytes(b"this is no folder")
    window = again(qtbot)
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    assert not window.actions_by_id["add_folder"].isEnabled()
    drop(window, files(photos))
    said = " ".join(window.messages.texts())
    assert "No folder can be added" in said
    assert "Adding" not in said
    assert window.bridge.stop(10)


def test_a_broken_settings_file_is_told_in_the_window(qtbot: QtBot, home: Path) -> None:
    paths.config().mkdir(parents=True)
    (paths.config() / "settings.json").write_text("{", "utf-8")
    assert "settings file" in " ".join(again(qtbot).messages.texts())


def test_a_message_can_be_copied_with_its_details_and_dismissed(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    with qtbot.waitSignal(window.bridge.query_failed):
        window.bridge.set_image("image_a", photos / "missing.jpg")
    row = window.messages.row("query")
    assert row is not None
    qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert row.text() in copied
    assert "Traceback" in copied
    qtbot.mouseClick(row.dismiss_button, Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()


def test_the_recent_menu_opens_an_image_again(window: MainWindow, photos: Path) -> None:
    window.bridge.set_image("image_a", photos / "coffee.jpg")
    window.bridge.clear_image("image_a")
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open &Recent")
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert window.bridge.state.image_a == photos / "coffee.jpg"
    window.actions_by_id["clear_recent"].trigger()
    assert window.bridge.recent_images() == []


def test_no_access_key_in_the_window_does_two_things(window: MainWindow) -> None:
    """Alt with a letter means a menu: no button or label of a panel may claim it, in front or not."""
    keys = [key.toString() for command in actions.COMMANDS for key in actions.shortcuts(command)]
    texts = [action.text() for action in window.menuBar().actions()]
    for kind in (QAbstractButton, QLabel):
        texts += [widget.text() for widget in window.findChildren(kind)]
    keys += [key for text in texts if (key := QKeySequence.mnemonic(text).toString())]
    assert "Alt+F" in keys
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("panel", ["library", "fewshot"])
def test_alt_and_a_letter_open_the_menu_whichever_panel_is_in_front(
    qtbot: QtBot, window: MainWindow, panel: str
) -> None:
    window.show_panel(panel)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert window.findChild(QFileDialog) is None
    menu = window.menuBar().activeAction()
    assert menu is not None
    assert menu.text() == "&File"
    menu.menu().close()


def test_a_letter_in_the_labels_finds_a_label_and_keeps_the_operation(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    view = window.labels.view
    view.setFocus()
    qtbot.keyClicks(view, "d")
    assert window.bridge.state.operation == "union"
    view.keyboardSearch("")  # as after a pause: the next letter begins another word
    qtbot.keyClicks(view, "g")
    assert view.currentIndex().siblingAtColumn(0).data() == "green"
    qtbot.keyClicks(view, "3")
    assert window.bridge.state.operation == "difference"


def click_tool(qtbot: QtBot, window: MainWindow, id_: str) -> None:
    qtbot.mouseClick(window.toolbar.widgetForAction(window.actions_by_id[id_]), Qt.MouseButton.LeftButton)


def marks(window: MainWindow) -> tuple[bool, bool]:
    """Whether the marks say that the library and the few-shot panel are seen."""
    return (window.actions_by_id["library"].isChecked(), window.actions_by_id["fewshot"].isChecked())


def test_a_panel_behind_the_other_comes_to_the_front_before_it_closes(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_tool(qtbot, window, "library")
    click_tool(qtbot, window, "fewshot")
    assert not window.docks["library"].isHidden()
    assert window.panel_shown("fewshot")
    assert marks(window) == (False, True)
    click_tool(qtbot, window, "library")
    assert window.panel_shown("library")
    assert marks(window) == (True, False)
    click_tool(qtbot, window, "library")
    assert window.docks["library"].isHidden()
    qtbot.waitUntil(lambda: marks(window) == (False, True))


def test_the_marks_follow_a_click_on_a_tab(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("fewshot")
    window.show_panel("library")
    tabs = next(bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count() == 2)
    other = 1 - tabs.currentIndex()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(other).center())
    assert marks(window) == (False, True)


@pytest.mark.parametrize("way", ["menu", "library", "neighbours"])
def test_every_way_to_add_a_folder_asks_alike_and_says_so(
    qtbot: QtBot, window: MainWindow, photos: Path, way: str
) -> None:
    paths.pictures().mkdir()
    window.show_panel("library")
    panel = window.library
    asks = {"library": panel.offer.add_folder, "neighbours": window.neighbours.empty.add_folder}
    if way == "menu":
        window.actions_by_id["add_folder"].trigger()
    else:
        qtbot.mouseClick(asks[way], Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    assert dialog.directory().absolutePath() == str(paths.pictures())
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        dialog.fileSelected.emit(str(photos))
        assert "Adding “photos”" in " ".join(window.messages.texts())
    dialog.close()
    assert window.messages.texts() == ()
    assert panel.summary.text() == "12 photographs"


def test_a_folder_dropped_on_the_checkpoint_field_fills_its_path(window: MainWindow, photos: Path) -> None:
    window.show_settings()
    field = window.findChild(QDialog).findChild(PathLine)
    assert drop(field, files(photos / "coffee.jpg"))
    assert field.text() == ""
    assert drop(field, files(photos))
    assert field.text() == str(photos)


def test_the_networks_of_others_are_used_only_when_the_user_says_so(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    window.show_settings()
    dialog = window.findChild(QDialog)
    field, question = dialog.findChild(PathLine), dialog.findChild(FolderQuestion)
    drop(field, files(photos))
    assert "only if you trust who made them" in question.text()
    assert window.bridge.settings.text("checkpoint") == ""
    qtbot.mouseClick(question.dismiss_button, Qt.MouseButton.LeftButton)
    assert (field.text(), question.text(), window.bridge.settings.text("checkpoint")) == ("", "", "")
    qtbot.keyClicks(field, f"{photos}\r")
    qtbot.mouseClick(question.action_button, Qt.MouseButton.LeftButton)
    assert window.bridge.settings.text("checkpoint") == str(photos)
    assert question.text() == ""
    field.clear()
    assert window.bridge.settings.text("checkpoint") == ""
    assert question.text() == ""


def test_a_photograph_dropped_on_the_label_filter_is_for_the_window(window: MainWindow) -> None:
    fields = window.labels.findChildren(QLineEdit)
    assert fields
    assert not any(field.acceptDrops() for field in fields)


@pytest.mark.parametrize("panel", ["library", "fewshot"])
def test_neighbours_keep_two_columns_beside_a_side_panel(
    qtbot: QtBot, window: MainWindow, photos: Path, panel: str
) -> None:
    window.show_panel(panel)
    window.bridge.add_folder(photos)
    window.bridge.set_image("image_a", photos / "coffee.jpg")
    view = window.neighbours.view
    qtbot.waitUntil(lambda: view.images.rowCount() == 11 and not window.bridge.indexing)
    qtbot.waitUntil(
        lambda: view.visualRect(view.images.index(1)).top() == view.visualRect(view.images.index(0)).top()
    )
    assert (window.width(), window.height()) == (1000, 700)
    assert window.docks[panel].width() >= 190


def test_a_long_job_does_not_make_the_window_wider(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("library")
    strip = window.library.progress
    strip.start("Indexing a folder with a long name of many words")
    qtbot.waitUntil(strip.isVisible)
    strip.report(12, 1300)
    QApplication.processEvents()  # the layout asks for what it needs
    assert window.width() == 1000

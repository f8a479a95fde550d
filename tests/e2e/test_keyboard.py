"""The walk of resources/help/keyboard.md, step by step: keys only, and what a screen reader is told."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui import app
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000
FAR = 90
"""No control is more presses of Tab away."""
CONTROL, SHIFT, ALT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                       Qt.KeyboardModifier.AltModifier)  # fmt: skip
NO_KEY = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class Reader:
    """Somebody with a keyboard and a screen reader."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window

    @property
    def focused(self) -> QWidget:
        """What has the keyboard; nothing is done without it."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        for key in keys:
            self._qtbot.keyClick(self.focused, key, held)

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.focused, words)

    def told(self) -> str:
        """What is said of the control that has the keyboard, or of its current row."""
        found = QAccessible.queryAccessibleInterface(self.focused)
        row = found.focusChild() if isinstance(self.focused, QAbstractItemView) else None
        return str((row or found).text(QAccessible.Text.Name))

    def told_more(self) -> str:
        """What is said after the name, on demand."""
        found = QAccessible.queryAccessibleInterface(self.focused)
        return str(found.text(QAccessible.Text.Description))

    def tab_to(self, name: str) -> None:
        """Press Tab until a control of this name is said."""
        heard = []
        for _ in range(FAR):
            self.press(Key.Key_Tab)
            name_said = QAccessible.queryAccessibleInterface(self.focused).text(QAccessible.Text.Name)
            said = name_said or self.focused.accessibleName()
            if said.startswith(name):
                return
            heard.append(said)
        raise AssertionError(f"{name!r} is not among {heard}")

    def answer_dialog(self, path: Path) -> None:
        """Type a path into the dialog that is open, and press Enter."""
        self._qtbot.waitUntil(lambda: isinstance(self.focused.window(), QFileDialog))
        dialog = self.focused.window()
        self.press(Key.Key_A, held=CONTROL)
        self.type(str(path))
        self.press(Key.Key_Return)
        self._qtbot.waitUntil(lambda: not dialog.isVisible())
        self.back_to_the_window()

    def back_to_the_window(self) -> None:
        """Offscreen, no desktop gives the focus back when a dialog closes."""
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as `lsgui` opens it."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1100, 760)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    assert window.bridge.stop(20)


@pytest.fixture
def reader(qtbot: QtBot, window: MainWindow) -> Iterator[Reader]:
    """A screen reader listens: without one, Qt does not tell of rows that went."""
    QAccessible.setActive(True)
    yield Reader(qtbot, window)
    QAccessible.setActive(False)


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, reader: Reader, photos: Path) -> MainWindow:
    """Two photographs, opened by keys."""
    for name, held in (("astronaut.jpg", CONTROL), ("motorcycle_left.jpg", CONTROL | SHIFT)):
        reader.press(Key.Key_O, held=held)
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            reader.answer_dialog(photos / name)
    return window


@pytest.fixture
def shelved(qtbot: QtBot, asked: MainWindow, reader: Reader, photos: Path) -> MainWindow:
    """And a library, added by keys."""
    reader.press(Key.Key_L, held=CONTROL | SHIFT)
    reader.answer_dialog(photos)
    qtbot.waitUntil(asked.neighbours.view.isVisible, timeout=SECONDS)
    return asked


def test_from_the_start_to_an_answer(asked: MainWindow, reader: Reader) -> None:
    reader.tab_to("Image A")
    assert reader.told() == "Image A: astronaut.jpg"
    assert "Enter opens the photograph" in reader.told_more()
    reader.tab_to("Labels of the answer")
    assert reader.told()
    reader.press(Key.Key_Down, Key.Key_Up)
    present = [row.label for row in asked.labels.view.shown() if row.present]
    assert reader.told().startswith(present[0])
    assert "predicted" in reader.told().lower()


def test_another_operation(qtbot: QtBot, asked: MainWindow, reader: Reader) -> None:
    reader.tab_to("Union")
    assert "All that A or B shows" in reader.told_more()
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Right)
    assert reader.told() == "Difference"
    assert "What A shows and B does not" in reader.told_more()
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_S)
    reader.tab_to("Image A")
    assert reader.told() == "Image A: motorcycle_left.jpg"


def test_labels_as_ledger_and_as_a_venn_diagram(qtbot: QtBot, shelved: MainWindow, reader: Reader) -> None:
    reader.tab_to("List")
    reader.press(Key.Key_Right)
    assert reader.told() == "Ledger"
    reader.tab_to("Label ledger")
    reader.press(Key.Key_Home)
    assert any(verdict in reader.told() for verdict in ("agrees", "missing", "extra"))
    reader.tab_to("Ledger")
    reader.press(Key.Key_Right)
    assert reader.told() == "Venn"
    reader.tab_to("Labels by region")
    reader.press(Key.Key_Home)
    assert reader.told().startswith("A only")
    reader.press(Key.Key_Down)
    label = reader.told().split(",")[0]
    with qtbot.waitSignal(shelved.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Return)
    assert shelved.bridge.state.where.must == (label,)
    qtbot.waitUntil(lambda: reader.told().startswith(f"sought: {label}"))
    with qtbot.waitSignal(shelved.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Z, held=CONTROL)
    assert shelved.bridge.state.where.must == ()


def test_neighbours_into_a_well(qtbot: QtBot, shelved: MainWindow, reader: Reader) -> None:
    reader.tab_to("Nearest photographs")
    reader.press(Key.Key_Home)
    first = shelved.bridge.answer
    assert first is not None
    assert reader.told().startswith(f"Rank 1, {first.neighbours[0].path.name}")
    with qtbot.waitSignal(shelved.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_B)
    assert shelved.bridge.state.image_b == first.neighbours[0].path


def test_the_library_and_all_photographs(shelved: MainWindow, qtbot: QtBot, reader: Reader) -> None:
    reader.press(Key.Key_L, held=CONTROL)
    reader.tab_to("Folders of the library")
    assert "12 photographs" in reader.told()
    reader.press(Key.Key_G, held=CONTROL)
    qtbot.waitUntil(lambda: shelved.browser.view.images.rowCount() == 12, timeout=SECONDS)
    qtbot.waitUntil(lambda: shelved.browser.facets.model().rowCount() > 0, timeout=SECONDS)
    reader.tab_to("Labels to filter by")
    reader.press(Key.Key_Home, Key.Key_Space)
    qtbot.waitUntil(lambda: shelved.browser.view.images.rowCount() < 12, timeout=SECONDS)
    reader.tab_to("Photographs of the library")
    reader.press(Key.Key_Home)
    assert ".jpg, photos, " in reader.told()
    reader.press(Key.Key_Escape)
    assert shelved.neighbours.isVisible()


def test_a_new_category(qtbot: QtBot, window: MainWindow, reader: Reader, photos: Path, home: Path) -> None:
    folder = home / "tabby"
    folder.mkdir()
    for number, name in enumerate(("chelsea.png", "astronaut.jpg", "coffee.jpg")):
        shutil.copy(photos / name, folder / f"{number}{Path(name).suffix}")
    reader.press(Key.Key_H, held=CONTROL)
    reader.tab_to("Choose a Folder…")
    reader.press(Key.Key_Space)
    with qtbot.waitSignal(window.bridge.fit_finished, timeout=SECONDS):
        reader.answer_dialog(folder)
    reader.tab_to("Fit Folder…")
    reader.tab_to("Few-shot heads")
    reader.press(Key.Key_Home)
    assert reader.told() == "Head tabby, 3 examples"


def test_an_expression(qtbot: QtBot, asked: MainWindow, reader: Reader, photos: Path) -> None:
    reader.press(Key.Key_O, held=CONTROL | ALT)
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.answer_dialog(photos / "coffee.jpg")
    reader.tab_to("Expression")
    reader.press(Key.Key_A, held=CONTROL)
    reader.type("(a | b) - c")
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Return)
    reader.tab_to("(A ∪ B) ∖ C")
    assert "certainty" in reader.told()
    reader.press(Key.Key_Down)
    assert reader.told().startswith("A ∪ B")
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Return)
    assert reader.told().endswith("shown now")


def test_trust_and_why(qtbot: QtBot, asked: MainWindow, reader: Reader) -> None:
    reader.tab_to("Trust meter")
    assert "expected F1" in reader.told()
    reader.press(Key.Key_Space)
    qtbot.waitUntil(lambda: self_titled(reader.focused, "Trust Meter"))
    reader.press(Key.Key_Escape)
    reader.back_to_the_window()
    reader.tab_to("Labels of the answer")
    reader.press(Key.Key_Return)
    wells = [well.area for well in asked.wells.values()]
    qtbot.waitUntil(lambda: any("carries" in area.accessibleDescription() for area in wells), timeout=SECONDS)
    reader.tab_to("Image A")
    assert reader.told_more()
    reader.press(Key.Key_Escape)
    assert "carries" not in reader.told_more()


def self_titled(widget: QWidget, title: str) -> bool:
    return widget.window().windowTitle() == title


def test_asking_backwards(qtbot: QtBot, shelved: MainWindow, reader: Reader) -> None:
    reader.press(Key.Key_B, held=CONTROL)
    assert reader.told() == "Find a label"
    reader.type("man")
    with qtbot.waitSignal(shelved.bridge.backwards.ended, timeout=SECONDS):
        reader.press(Key.Key_Return)
    reader.tab_to("Photographs found")
    assert "astronaut.jpg" in reader.told()
    with qtbot.waitSignal(shelved.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Return)
    assert shelved.labels.isVisible()
    assert shelved.bridge.state.operation == "difference"


def test_the_map(qtbot: QtBot, shelved: MainWindow, reader: Reader) -> None:
    with qtbot.waitSignal(
        shelved.bridge.map.marked, timeout=SECONDS, check_params_cb=lambda marks: marks is not None
    ):
        reader.press(Key.Key_P, held=CONTROL | SHIFT)
    reader.tab_to("Map of the library")
    reader.press(Key.Key_Right)
    assert any(f"{suffix}" in reader.told_more() for suffix in (".jpg", ".png"))
    reader.press(Key.Key_Space)
    reader.tab_to("Photographs selected")
    assert reader.told()
    reader.press(Key.Key_Escape)
    assert shelved.labels.isVisible()


def test_history_and_session(qtbot: QtBot, asked: MainWindow, reader: Reader, home: Path) -> None:
    reader.press(Key.Key_H, held=CONTROL | ALT)
    qtbot.waitUntil(lambda: self_titled(reader.focused, "History"))
    assert reader.told().endswith("(now)")
    reader.press(Key.Key_Up, Key.Key_Return)
    assert asked.bridge.state.image_b is None
    assert reader.told().endswith("(now)")
    reader.press(Key.Key_Escape)
    reader.back_to_the_window()
    with qtbot.waitSignal(asked.bridge.answer_ready, timeout=SECONDS):
        reader.press(Key.Key_Y, held=CONTROL)
    reader.press(Key.Key_S, held=CONTROL)
    reader.answer_dialog(home / "two.lsgui")
    qtbot.waitUntil(lambda: asked.windowTitle().startswith("two.lsgui"), timeout=SECONDS)
    assert (home / "two.lsgui").is_file()


@pytest.mark.parametrize(
    ("steps", "title"),
    [
        ("Labels of the answer", "What the Operations Do"),
        ("Trust meter", "Why, and How Far to Trust It"),
    ],
)
def test_help_for_what_has_the_keyboard(
    qtbot: QtBot, asked: MainWindow, reader: Reader, steps: str, title: str
) -> None:
    reader.tab_to(steps)
    reader.press(Key.Key_F1)
    qtbot.waitUntil(lambda: self_titled(reader.focused, title))
    reader.press(Key.Key_Escape)
    reader.back_to_the_window()

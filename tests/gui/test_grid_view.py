"""The grid's geometry: every row is where it is painted, found and scrolled to, however many there are."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.thumbnail_store import Thumbnails

MANY = 1_000_000


class Endless(Sequence[ImageItem]):
    """Items made when they are asked for, and counted."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return MANY

    def __getitem__(self, row: int) -> ImageItem:  # type: ignore[override]
        self.made += 1
        return ImageItem(Path(f"/p/{row:07}.jpg"))


@pytest.fixture
def view(qtbot: QtBot) -> ImageListView:
    def request(path: Path, edge: int, callback: object) -> None:
        picture = QImage(48, 32, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan)
        assert callable(callback)
        callback(picture)

    view = ImageListView(Thumbnails(request, limit=1 << 20))
    qtbot.addWidget(view)
    view.resize(420, 320)
    with qtbot.waitExposed(view):
        view.show()
    return view


def items(count: int) -> list[ImageItem]:
    return [ImageItem(Path(f"/p/{n:05}.jpg")) for n in range(count)]


def test_of_a_million_rows_only_those_in_sight_are_looked_at(qtbot: QtBot, view: ImageListView) -> None:
    endless = Endless()
    view.show_lazily(endless)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == MANY - 1
    last = Path(f"/p/{MANY - 1:07}.jpg")
    qtbot.waitUntil(lambda: view.images.thumbnails.pixmap(last) is not None)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    for place in range(0, view.verticalScrollBar().maximum(), view.verticalScrollBar().maximum() // 50):
        view.verticalScrollBar().setValue(place)
        assert not view.grab().isNull()
    assert endless.made < 10_000
    assert view.images.thumbnails.bytes() <= 1 << 20


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_row_is_found_where_it_is_shown(view: ImageListView, direction: Qt.LayoutDirection) -> None:
    view.setLayoutDirection(direction)
    view.set_items(items(101))
    for row in (0, 1, view.columns(), 57, 100):
        index = view.images.index(row)
        view.scrollTo(index)
        place = view.visualRect(index)
        assert view.viewport().rect().contains(place)
        assert view.indexAt(place.center()).row() == row
    assert not view.indexAt(QPoint(-5, 5)).isValid()


def test_keys_move_by_cells_lines_and_pages(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(100))
    columns = view.columns()
    assert columns > 1
    steps = {
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Down: 1 + columns,
        Qt.Key.Key_Left: columns,
        Qt.Key.Key_Up: 0,
        Qt.Key.Key_End: 99,
        Qt.Key.Key_Home: 0,
    }
    view.setCurrentIndex(view.images.index(0))
    for key, expected in steps.items():
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == expected, key
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() >= columns
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 0


def test_a_rubber_band_selects_the_cells_that_it_touches(qtbot: QtBot, view: ImageListView) -> None:
    columns = view.columns()
    view.set_items(items(2 * columns - 1))
    empty = view.visualRect(view.images.index(2 * columns - 2)).center() + QPoint(view.gridSize().width(), 0)
    above = view.visualRect(view.images.index(columns - 2)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=empty)
    for place in (empty - QPoint(20, 20), above):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            view.viewport().mapToGlobal(place),
            Qt.MouseButton.NoButton,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(view.viewport(), move)
    qtbot.mouseRelease(view.viewport(), left, pos=above)
    rows = sorted(index.row() for index in view.selectedIndexes())
    assert rows == [columns - 2, columns - 1, 2 * columns - 2]


def test_shift_selects_all_between(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(40))
    columns = view.columns()
    shift = Qt.KeyboardModifier.ShiftModifier

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = view.visualRect(view.images.index(row)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(1)
    click(columns, shift)
    assert [path.name for path in view.chosen()] == [f"{n:05}.jpg" for n in range(1, columns + 1)]
    click(1)
    qtbot.keyClick(view, Qt.Key.Key_Down, shift)
    assert len(view.chosen()) == columns + 1


def test_a_wider_view_keeps_what_is_in_sight(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(4000))
    view.put_at_top(2000)
    assert 2000 in view.visible_rows()
    view.resize(900, 320)
    qtbot.waitUntil(lambda: view.columns() > 3)
    assert 2000 in view.visible_rows()
    view.resize(300, 320)
    qtbot.waitUntil(lambda: view.columns() == 2)
    assert 2000 in view.visible_rows()


def test_a_screen_reader_finds_a_list_of_named_cells(view: ImageListView) -> None:
    view.set_items(items(30))
    found = QAccessible.queryAccessibleInterface(view)
    assert (found.role(), found.childCount()) == (QAccessible.Role.List, 30)
    assert found.child(7).text(QAccessible.Text.Name) == "00007.jpg"


def test_scrolling_goes_as_far_as_was_asked(view: ImageListView) -> None:
    view.set_items(items(400))
    hint = QAbstractItemView.ScrollHint
    index = view.images.index(200)
    view.scrollTo(index, hint.PositionAtTop)
    assert view.visualRect(index).top() == 0
    view.scrollTo(index, hint.PositionAtBottom)
    assert view.visualRect(index).bottom() + 1 == view.viewport().height()
    view.scrollTo(index, hint.PositionAtCenter)
    assert abs(view.visualRect(index).center().y() - view.viewport().height() // 2) <= 2

"""The thumbnail grid: only what is in sight loads, memory is bounded, keys, drags and failures work."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui.image_delegate import Role
from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.thumbnail_store import Thumbnails


class Shelf:
    """Gives pictures when told to; what is asked for is remembered."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.edges: set[int] = set()
        self.waiting: dict[Path, Callable[[QImage | str], None]] = {}

    def request(self, path: Path, edge: int, callback: Callable[[QImage | str], None]) -> None:
        self.asked.append(path)
        self.edges.add(edge)
        self.waiting[path] = callback

    def deliver(self, path: Path, found: QImage | str | None = None) -> None:
        picture = QImage(192, 128, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan)
        self.waiting.pop(path)(picture if found is None else found)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def view(qtbot: QtBot, shelf: Shelf) -> ImageListView:
    view = ImageListView(Thumbnails(shelf.request))
    qtbot.addWidget(view)
    view.resize(420, 320)
    with qtbot.waitExposed(view):
        view.show()
    return view


def items(count: int) -> list[ImageItem]:
    return [ImageItem(Path(f"/pictures/{n:05}.jpg"), str(n + 1), "0.10") for n in range(count)]


def click(qtbot: QtBot, view: ImageListView, row: int) -> QPoint:
    place = view.visualRect(view.images.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return place


def test_only_rows_in_sight_are_asked_for_once(qtbot: QtBot, view: ImageListView, shelf: Shelf) -> None:
    view.set_items(items(20_000))
    qtbot.waitUntil(lambda: bool(shelf.asked))
    assert 6 <= len(shelf.asked) <= 20
    assert shelf.asked[0].name == "00000.jpg"
    first = set(shelf.asked)

    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 100_000)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: any(path.name == "19999.jpg" for path in shelf.asked))
    assert len(shelf.asked) <= 40
    assert len(shelf.asked) == len(set(shelf.asked))

    view.verticalScrollBar().setValue(0)
    qtbot.wait(80)
    assert first <= set(shelf.asked)
    assert len(shelf.asked) == len(set(shelf.asked))


class Painted(QObject):
    """The parts of a widget that were painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.parts: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False


def test_a_thumbnail_that_comes_paints_its_own_cell_only(
    qtbot: QtBot, view: ImageListView, shelf: Shelf
) -> None:
    view.set_items(items(100))
    qtbot.waitUntil(lambda: len(shelf.waiting) > 2)
    qtbot.wait(50)  # the window settles
    painted = Painted(view.viewport())
    path = sorted(shelf.waiting)[1]
    shelf.deliver(path)
    qtbot.waitUntil(lambda: bool(painted.parts))
    assert painted.parts == [view.visualRect(view.images.index(1))]
    picture = view.grab(view.visualRect(view.images.index(1))).toImage()
    middle = QPoint(picture.width() // 2, picture.height() // 3)
    assert picture.pixelColor(middle) == QColor(Qt.GlobalColor.darkCyan)


class Queue(Shelf):
    """A shelf whose requests can be withdrawn until they are delivered."""

    def request(self, path: Path, edge: int, callback: Callable[[QImage | str], None]) -> Callable[[], bool]:
        super().request(path, edge, callback)
        return lambda: self.waiting.pop(path, None) is not None


@pytest.mark.parametrize("away", ["scrolled", "replaced", "hidden"])
def test_what_went_out_of_sight_is_withdrawn_and_asked_for_again_later(qtbot: QtBot, away: str) -> None:
    queue = Queue()
    view = ImageListView(Thumbnails(queue.request))
    qtbot.addWidget(view)
    view.resize(420, 320)
    view.show()
    view.set_items(items(400))
    first = Path("/pictures/00000.jpg")
    qtbot.waitUntil(lambda: first in queue.waiting and view.verticalScrollBar().maximum() > 1000)
    if away == "scrolled":
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    elif away == "replaced":
        view.set_items(items(30)[20:])
    else:
        view.hide()
    qtbot.waitUntil(lambda: first not in queue.waiting)
    assert len(queue.waiting) <= 20
    view.set_items(items(400))
    view.verticalScrollBar().setValue(0)
    view.show()
    qtbot.waitUntil(lambda: first in queue.waiting)


def test_the_selection_stays_where_the_paths_are_the_same(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(4))
    click(qtbot, view, 2)
    again = [replace(item, note="0.20") for item in items(4)]
    view.set_items(again)
    assert [path.name for path in view.chosen()] == ["00002.jpg"]
    assert view.images.index(2).data(Role.NOTE) == "0.20"
    view.set_items(again[1:])
    assert view.chosen() == ()


def test_a_hidden_grid_asks_for_nothing(qtbot: QtBot, shelf: Shelf) -> None:
    view = ImageListView(Thumbnails(shelf.request))
    qtbot.addWidget(view)
    view.set_items(items(5))
    qtbot.wait(80)
    assert not shelf.asked


def test_pixmaps_are_bounded_and_the_oldest_go_first(qtbot: QtBot, shelf: Shelf) -> None:
    store = Thumbnails(shelf.request, limit=3 * 192 * 128 * 4)
    paths = [item.path for item in items(5)]
    for path in paths:
        store.want(path, 192)
        shelf.deliver(path)
        store.pixmap(paths[0])
    assert store.bytes() <= 3 * 192 * 128 * 4
    assert [path for path in paths if store.pixmap(path) is not None] == [paths[0], paths[3], paths[4]]


def test_a_file_that_cannot_be_shown_says_why(qtbot: QtBot, view: ImageListView, shelf: Shelf) -> None:
    view.set_items(items(2))
    qtbot.waitUntil(lambda: len(shelf.asked) == 2)
    shelf.deliver(shelf.asked[0], "the file is no longer there")
    index = view.images.index(0)
    assert index.data(Role.REASON) == "the file is no longer there"
    assert "no longer there" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "no longer there" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not view.grab().isNull()

    view.set_items(items(2))
    qtbot.waitUntil(lambda: shelf.asked.count(Path("/pictures/00000.jpg")) == 2)


def test_double_click_and_enter_open(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(6))
    opened: list[Path] = []
    view.opened.connect(opened.append)
    place = click(qtbot, view, 1)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [path.name for path in opened] == ["00001.jpg", "00002.jpg"]


def test_a_and_b_send_to_a_well(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(3))
    sent: list[tuple[str, str]] = []
    view.sent.connect(lambda path, slot: sent.append((path.name, slot)))
    click(qtbot, view, 2)
    qtbot.keyClick(view, Qt.Key.Key_A)
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert sent == [("00002.jpg", "image_a"), ("00002.jpg", "image_b")]


def test_dragging_out_carries_the_files_of_all_selected(
    qtbot: QtBot, view: ImageListView, shelf: Shelf
) -> None:
    view.set_items(items(4))
    qtbot.waitUntil(lambda: len(shelf.asked) == 4)
    shelf.deliver(view.images.item(0).path)
    click(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    drag = view.drag_object()
    assert drag is not None
    assert drag.mimeData().urls() == [QUrl.fromLocalFile(f"/pictures/{n:05}.jpg") for n in (0, 1)]
    assert not drag.pixmap().isNull()


def test_cells_fill_the_width_whatever_it_is(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(40))
    for width in (180, 333, 800, 1500):
        view.resize(width, 320)
        columns = view.viewport().width() // view.gridSize().width()
        assert columns >= 1
        left = view.viewport().width() - columns * view.gridSize().width()
        assert (
            left <= columns + 1 + view.verticalScrollBar().sizeHint().width()
            or view.gridSize().width() >= 200
        )


def test_a_narrow_grid_has_two_columns_of_smaller_thumbnails(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(4))
    for width in (172, 200, 250, 290):
        view.resize(width, 320)
        first, second, third = (view.visualRect(view.images.index(row)) for row in range(3))
        assert (first.top() == second.top(), third.left()) == (True, first.left())
        assert first.width() <= width // 2


def test_thumbnails_are_asked_for_in_device_pixels(qtbot: QtBot, view: ImageListView, shelf: Shelf) -> None:
    view.set_items(items(1))
    qtbot.waitUntil(lambda: bool(shelf.asked))
    assert shelf.edges == {round(192 * view.devicePixelRatioF())}


def test_a_picture_that_comes_after_the_window_closed_is_dropped(qtbot: QtBot, shelf: Shelf) -> None:
    from shiboken6 import delete

    store = Thumbnails(shelf.request)
    store.want(Path("/late.jpg"), 192)
    delete(store)
    shelf.deliver(Path("/late.jpg"))


def test_copy_copies_the_paths(qtbot: QtBot, view: ImageListView) -> None:
    view.set_items(items(2))
    copied: list[tuple[Path, ...]] = []
    view.copied.connect(copied.append)
    click(qtbot, view, 1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied == [(Path("/pictures/00001.jpg"),)]
    assert QGuiApplication.clipboard() is not None


def test_pictures_read_again_are_shown_as_they_were_until_they_come(
    qtbot: QtBot, view: ImageListView, shelf: Shelf
) -> None:
    view.set_items(items(2))
    qtbot.waitUntil(lambda: len(shelf.asked) == 2)
    store = view.images.thumbnails
    first, second = shelf.asked
    for path in (first, second):
        shelf.deliver(path)
    held = store.bytes()
    view.read_again()
    qtbot.waitUntil(lambda: shelf.asked == [first, second] * 2)
    assert store.pixmap(first) is not None
    changed = QImage(192, 128, QImage.Format.Format_RGB32)
    changed.fill(Qt.GlobalColor.white)
    shelf.deliver(first, changed)
    shelf.deliver(second, "the file is no longer there")
    pixmap = store.pixmap(first)
    assert pixmap is not None
    assert pixmap.toImage().pixelColor(5, 5) == Qt.GlobalColor.white
    assert (store.pixmap(second), store.bytes()) == (None, held // 2)


@pytest.mark.parametrize("left", [0, 3])
def test_the_row_at_the_top_is_one_that_is_there_though_the_scroll_bar_learns_late_what_went(
    qtbot: QtBot, view: ImageListView, left: int
) -> None:
    view.show_lazily(items(100))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.hide()
    view.show_lazily(items(left))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.top_row() in range(max(left, 1))

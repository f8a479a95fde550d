"""A well takes a photograph by drop, paste, key and menu, shows it, and gives it back."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from drags import drop, files, text
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui import paths
from lsgui.core import fetching
from lsgui.core.fetching import FetchError
from lsgui.core.session import Slot
from lsgui.core.types import Progress
from lsgui.gui import app, drops, pictures, thumbnails
from lsgui.gui.image_area import ImageArea
from lsgui.gui.intake import LINK
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel


@pytest.fixture
def coffee(photos: Path) -> Path:
    return photos / "coffee.jpg"


@pytest.fixture
def rocket(photos: Path) -> Path:
    return photos / "rocket.jpg"


def shows_picture(window: MainWindow, slot: Slot) -> bool:
    area = window.wells[slot].area
    image = area.grab().toImage()
    colours = {image.pixel(x, image.height() // 2) for x in range(20, image.width() - 20, 3)}
    return len(colours) > 20


def messages(window: MainWindow) -> str:
    return " ".join(window.messages.texts())


@pytest.mark.parametrize("slot", ["image_a", "image_b"])
def test_a_dropped_file_is_shown_in_its_well(
    qtbot: QtBot, window: MainWindow, coffee: Path, slot: Slot
) -> None:
    assert drop(window.wells[slot].area, files(coffee))
    assert window.bridge.state.image(slot) == coffee
    qtbot.waitUntil(lambda: shows_picture(window, slot))
    assert "coffee.jpg" in window.wells[slot].area.accessibleName()


def test_two_files_dropped_at_once_are_a_and_b(window: MainWindow, coffee: Path, rocket: Path) -> None:
    drop(window.wells["image_b"].area, files(coffee, rocket))
    assert (window.bridge.state.image_a, window.bridge.state.image_b) == (coffee, rocket)


def test_of_many_files_two_are_taken_with_a_note(window: MainWindow, photos: Path) -> None:
    drop(window.wells["image_a"].area, files(*sorted(photos.iterdir())[:5]))
    assert "first two" in messages(window)


def test_files_dropped_on_the_window_fill_the_empty_wells(
    window: MainWindow, coffee: Path, rocket: Path
) -> None:
    drop(window, files(coffee))
    drop(window, files(rocket))
    assert (window.bridge.state.image_a, window.bridge.state.image_b) == (coffee, rocket)


def test_a_dropped_picture_without_a_file_is_kept_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    mime, picture = QMimeData(), QImage(80, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    mime.setImageData(picture)
    drop(window.wells["image_b"].area, mime)
    qtbot.waitUntil(lambda: window.bridge.state.image_b is not None)
    assert QImage(str(window.bridge.state.image_b)).size() == picture.size()


def test_a_browsers_picture_wins_over_its_link(qtbot: QtBot, window: MainWindow) -> None:
    mime, picture = text("https://example.org/dog.jpg"), QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    mime.setImageData(picture)
    drop(window.wells["image_a"].area, mime)
    qtbot.waitUntil(lambda: window.bridge.state.image_a is not None)


def test_a_dropped_path_as_text_is_taken_as_the_file(window: MainWindow, coffee: Path) -> None:
    drop(window.wells["image_a"].area, text(str(coffee)))
    assert window.bridge.state.image_a == coffee


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch, coffee: Path) -> list[str]:
    """What was asked of the network; each link is answered with the same photograph."""
    asked: list[str] = []

    def fetch(link: str, folder: Path, *, progress: Progress) -> Path:
        asked.append(link)
        if "broken" in link:
            raise FetchError("example.org: it answered 404 Not Found.")
        return coffee

    monkeypatch.setattr(fetching, "fetch_image", fetch)
    return asked


def press_fetch(qtbot: QtBot, window: MainWindow) -> None:
    row = window.messages.row(LINK.key)
    assert row is not None
    assert row.action_button.text() == "Fetch"
    qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)


def test_a_link_is_fetched_once_the_user_says_so(
    qtbot: QtBot, window: MainWindow, fetched: list[str], coffee: Path
) -> None:
    drop(window.wells["image_b"].area, text("https://example.org/dog.jpg"))
    assert "Fetch the picture from example.org?" in messages(window)
    assert window.bridge.state.image_b is None
    assert not fetched
    press_fetch(qtbot, window)
    qtbot.waitUntil(lambda: window.bridge.state.image_b == coffee)
    assert fetched == ["https://example.org/dog.jpg"]
    assert "Fetch" not in messages(window)


def test_a_link_that_the_user_does_not_want_is_left(
    qtbot: QtBot, window: MainWindow, fetched: list[str]
) -> None:
    drop(window.wells["image_a"].area, text("https://example.org/dog.jpg"))
    row = window.messages.row(LINK.key)
    assert row is not None
    qtbot.mouseClick(row.dismiss_button, Qt.MouseButton.LeftButton)
    assert not messages(window)
    assert not fetched


def test_two_links_fill_both_wells(
    qtbot: QtBot, window: MainWindow, fetched: list[str], coffee: Path
) -> None:
    drop(window, text("https://example.org/dog.jpg\nhttps://example.net/cat.jpg"))
    assert "from example.org and example.net?" in messages(window)
    press_fetch(qtbot, window)
    qtbot.waitUntil(lambda: window.bridge.state.image_a == window.bridge.state.image_b == coffee)


def test_a_link_that_fails_says_why_and_loses_nothing(
    qtbot: QtBot, window: MainWindow, fetched: list[str], rocket: Path
) -> None:
    drop(window.wells["image_a"].area, files(rocket))
    drop(window.wells["image_a"].area, text("https://example.org/broken.jpg"))
    press_fetch(qtbot, window)
    qtbot.waitUntil(lambda: "answered 404" in messages(window))
    assert window.bridge.state.image_a == rocket


@pytest.mark.parametrize("mime", [QMimeData(), text(""), text("just words")])
def test_a_drop_of_nothing_useful_changes_nothing(window: MainWindow, mime: QMimeData) -> None:
    assert not drop(window.wells["image_a"].area, mime)
    assert window.bridge.state.expression is None


def test_a_drop_that_turns_out_empty_gets_a_sentence(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData("application/x-qt-image", b"")
    assert drop(window.wells["image_a"].area, mime)
    assert "There was no photograph in that" in messages(window)
    assert window.bridge.state.expression is None


def test_a_broken_file_says_why_in_the_well_and_above_it(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    broken = photos / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff not a photograph")
    with qtbot.waitSignal(window.bridge.query_failed):
        drop(window.wells["image_a"].area, files(broken))
    assert "broken.jpg" in messages(window)
    qtbot.waitUntil(lambda: "broken.jpg" in window.wells["image_a"].area.accessibleDescription())


def test_a_message_of_a_failed_query_goes_when_the_next_change_comes(
    qtbot: QtBot, window: MainWindow, coffee: Path
) -> None:
    with qtbot.waitSignal(window.bridge.query_failed):
        window.bridge.set_image("image_a", coffee.with_name("missing.jpg"))
    assert window.messages.isVisible()
    window.bridge.set_image("image_a", coffee)
    assert not window.messages.isVisible()


def test_a_dropped_folder_joins_the_library(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        drop(window, files(photos))
    assert window.bridge.library is not None
    assert window.bridge.library.count == 12


def test_a_folder_that_was_undone_before_the_library_is_open_is_not_spoken_of(
    qtbot: QtBot, home: Path, photos: Path
) -> None:
    window = app.build([str(photos)], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.bridge.undo()
    with qtbot.waitSignal(window.bridge.library_changed, timeout=60_000):
        window.bridge.start()
    assert messages(window) == ""
    assert window.bridge.stop(10)


def test_a_folder_on_the_command_line_joins_the_library_as_if_dropped(
    qtbot: QtBot, home: Path, photos: Path, coffee: Path
) -> None:
    window = app.build([str(photos), str(coffee)], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    assert window.bridge.state.image_a == coffee
    assert window.bridge.state.image_b is None
    assert "keep this window open until then" in messages(window)
    assert "“photos”" in messages(window)
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        with qtbot.waitSignal(window.bridge.library_changed, timeout=60_000):
            window.bridge.start()
        assert "Adding “photos”" in messages(window)
    assert messages(window) == ""
    assert window.bridge.stop(10)


def test_of_many_dropped_photographs_the_disk_is_not_asked(
    photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    is_dir = os.path.isdir
    monkeypatch.setattr(os.path, "isdir", lambda path: asked.append(path) or is_dir(path))
    many = [photos / f"{n}.jpg" for n in range(5000)]
    found = drops.of_paths([*many, photos])
    assert asked == [photos]
    assert found.folders == (photos,)
    assert found.files == tuple(many)


def test_pasted_files_fill_the_wells(qtbot: QtBot, window: MainWindow, coffee: Path, rocket: Path) -> None:
    for path in (coffee, rocket):
        QGuiApplication.clipboard().setMimeData(files(path))
        qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (window.bridge.state.image_a, window.bridge.state.image_b) == (coffee, rocket)


def test_a_pasted_picture_fills_the_well_whose_menu_pasted_it(qtbot: QtBot, window: MainWindow) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(picture)
    well = window.wells["image_b"]
    well.fill_menu()
    next(action for action in well.menu.actions() if action.text() == "Paste").trigger()
    qtbot.waitUntil(lambda: window.bridge.state.image_b is not None)
    assert window.bridge.state.image_a is None


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Pasted pictures are saved once this is set."""
    gate = threading.Event()

    def save(image: QImage, folder: Path) -> Path:
        assert gate.wait(20)
        return thumbnails.pixels_to_file(image, folder)

    monkeypatch.setattr(pictures, "pixels_to_file", save)
    yield gate
    gate.set()


def paste_picture(qtbot: QtBot, window: MainWindow, colour: str) -> QImage:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    QGuiApplication.clipboard().setImage(picture)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return picture


def test_two_pictures_pasted_in_a_row_fill_both_wells(
    qtbot: QtBot, window: MainWindow, slow_disk: threading.Event
) -> None:
    pasted = [paste_picture(qtbot, window, colour) for colour in ("teal", "maroon")]
    for well in window.wells.values():
        assert "on its way" in well.area.accessibleDescription()
    slow_disk.set()
    qtbot.waitUntil(lambda: None not in (window.bridge.state.image_a, window.bridge.state.image_b))
    state = window.bridge.state
    assert [QImage(str(state.image_a)), QImage(str(state.image_b))] == pasted
    assert state.image_a is not None
    assert state.image_a.parent == paths.pasted()


def test_a_slow_paste_does_not_overwrite_what_came_later(
    qtbot: QtBot, window: MainWindow, coffee: Path, slow_disk: threading.Event
) -> None:
    paste_picture(qtbot, window, "teal")
    drop(window.wells["image_a"].area, files(coffee))
    assert "on its way" not in window.wells["image_a"].area.accessibleDescription()
    slow_disk.set()
    drop(window.wells["image_b"].area, files(coffee))
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_operation("difference")
    assert window.bridge.stop(10)
    assert window.bridge.state.image_a == coffee


def test_a_slow_paste_follows_a_swap_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, coffee: Path, slow_disk: threading.Event
) -> None:
    drop(window.wells["image_b"].area, files(coffee))
    pasted = paste_picture(qtbot, window, "teal")
    window.actions_by_id["swap"].trigger()
    assert window.bridge.pending("image_b")
    slow_disk.set()
    qtbot.waitUntil(lambda: window.bridge.state.image_b is not None)
    assert window.bridge.state.image_a == coffee
    assert QImage(str(window.bridge.state.image_b)) == pasted
    slow_disk.clear()
    state = window.bridge.state
    window.wells["image_a"].area.setFocus()
    paste_picture(qtbot, window, "maroon")
    window.actions_by_id["undo"].trigger()
    assert "The picture on its way to Image A was dropped; paste or drop it again." in messages(window)
    slow_disk.set()
    assert window.bridge.stop(10)
    assert window.bridge.state == state


def test_text_that_is_no_possible_path_is_pasted_without_harm(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("/" + "x" * 300)
    with qtbot.waitSignal(window.bridge.query_failed):
        window.actions_by_id["paste"].trigger()


def test_a_file_that_came_back_is_read_when_it_is_dropped_again(
    qtbot: QtBot, window: MainWindow, coffee: Path
) -> None:
    area = window.wells["image_a"].area
    photograph = coffee.read_bytes()
    coffee.unlink()
    with qtbot.waitSignal(window.bridge.query_failed):
        drop(area, files(coffee))
    name = window.bridge.undo_name
    coffee.write_bytes(photograph)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(area, files(coffee))
    qtbot.waitUntil(lambda: shows_picture(window, "image_a"))
    assert window.bridge.undo_name == name
    window.bridge.undo()
    assert window.bridge.undo_name is None


def test_a_wells_picture_comes_before_thumbnails_that_wait(
    qtbot: QtBot, window: MainWindow, coffee: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, loaded = threading.Event(), list[Path]()

    def load(path: Path, edge: int) -> QImage:
        loaded.append(path)
        assert gate.wait(20)
        return QImage(8, 8, QImage.Format.Format_RGB32)

    monkeypatch.setattr(pictures, "thumbnail", load)
    for number in range(60):
        window.bridge.request_thumbnail(Path(f"{number}.jpg"), 64, lambda found: None)
    drop(window.wells["image_a"].area, files(coffee))
    gate.set()
    qtbot.waitUntil(lambda: len(loaded) == 61)
    assert loaded.index(coffee) < 20  # a few were begun before it, and threads may be slow to say so


def test_an_old_error_goes_when_a_fresh_answer_comes(
    qtbot: QtBot, window: MainWindow, coffee: Path, photos: Path
) -> None:
    photograph = coffee.read_bytes()
    coffee.unlink()
    with qtbot.waitSignal(window.bridge.query_failed):
        drop(window.wells["image_a"].area, files(coffee))
    assert "coffee.jpg" in messages(window)
    coffee.write_bytes(photograph)
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=60_000):
        window.bridge.add_folder(photos)
    assert "coffee.jpg" not in messages(window)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_a_dialog_and_the_chosen_file_is_taken(
    qtbot: QtBot, window: MainWindow, coffee: Path, key: Qt.Key
) -> None:
    qtbot.keyClick(window.wells["image_b"].area, key)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(coffee)])
    dialog.close()
    assert window.bridge.state.image_b == coffee


def double_click(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseDClick(window.wells["image_a"].area, Qt.MouseButton.LeftButton)


def press_enter(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.wells["image_a"].area, Qt.Key.Key_Return)


@pytest.mark.parametrize("act", [double_click, press_enter])
def test_a_filled_well_opens_its_photograph_like_a_neighbour(
    qtbot: QtBot,
    window: MainWindow,
    coffee: Path,
    viewer: Viewer,
    act: Callable[[QtBot, MainWindow], None],
) -> None:
    window.bridge.set_image("image_a", coffee)
    act(qtbot, window)
    assert viewer.shown == [coffee]
    assert window.findChild(QFileDialog) is None
    coffee.unlink()
    act(qtbot, window)
    assert "no longer where it was" in messages(window)


def test_a_click_on_an_empty_well_opens_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.wells["image_a"].area, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_empties_the_well_and_undo_brings_the_image_back(
    qtbot: QtBot, window: MainWindow, coffee: Path, key: Qt.Key
) -> None:
    window.bridge.set_image("image_a", coffee)
    qtbot.keyClick(window.wells["image_a"].area, key)
    assert window.bridge.state.image_a is None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.state.image_a == coffee


def test_a_recent_image_is_one_choice_away(qtbot: QtBot, window: MainWindow, coffee: Path) -> None:
    window.bridge.set_image("image_a", coffee)
    window.bridge.clear_image("image_a")
    well = window.wells["image_b"]
    well.fill_menu()
    recent = next(action for action in well.menu.actions() if action.text() == "Open Recent").menu()
    recent.actions()[0].trigger()  # type: ignore[union-attr]
    assert window.bridge.state.image_b == coffee


def test_a_neighbour_dragged_into_a_well_is_taken(
    qtbot: QtBot, window: MainWindow, photos: Path, coffee: Path
) -> None:
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_image("image_a", coffee)
    assert window.bridge.answer is not None
    nearest = window.bridge.answer.neighbours[0].path
    drop(window.wells["image_b"].area, files(nearest))
    assert window.bridge.state.image_b == nearest


def test_a_drag_out_of_a_well_is_a_file_for_other_programs(
    window: MainWindow, coffee: Path, rocket: Path
) -> None:
    assert window.wells["image_a"].area.drag_object() is None
    drop(window, files(coffee, rocket))
    drop(window.more.add, files(coffee))
    areas = [well.area for well in window.wells.values()] + window.more.findChildren(ImageArea)
    dragged = [drag.mimeData().urls() for area in areas if (drag := area.drag_object()) is not None]
    assert dragged == [[QUrl.fromLocalFile(str(file))] for file in (coffee, rocket, coffee)]


def test_of_many_files_those_beyond_two_are_c_and_d_if_the_user_likes(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    three = [photos / name for name in ("coffee.jpg", "rocket.jpg", "moon.jpg")]
    QGuiApplication.clipboard().setMimeData(files(*three))
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    row = window.messages.row("received")
    assert row is not None
    qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert window.bridge.state.image_of("C") == three[2]


def test_what_is_pasted_on_the_heads_is_an_example_and_none_of_the_wells(
    qtbot: QtBot, window: MainWindow, photos: Path, coffee: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "cups"
    folder.mkdir()
    for name in ("coffee.jpg", "rocket.jpg"):
        shutil.copy(photos / name, folder)
    window.show_panel("fewshot")
    panel = window.docks["fewshot"].widget()
    assert isinstance(panel, FewShotPanel)
    with qtbot.waitSignal(window.bridge.fit_finished, timeout=30_000):
        drop(panel, files(folder))
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_End)
    QGuiApplication.clipboard().setMimeData(files(photos / "moon.jpg"))
    with qtbot.waitSignal(window.bridge.examples_added, timeout=30_000):
        qtbot.keyClick(panel.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(window.bridge.heads[0].examples["cups"]) == 3
    assert window.bridge.state.image_a is None
    panel.trial.open_button.setFocus()
    QGuiApplication.clipboard().setMimeData(files(coffee))
    qtbot.keyClick(panel.trial.open_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.state.image_a is None


def test_a_photograph_that_changed_is_read_again_after_a_rescan(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    file = folder / "one.png"
    save(file, "#c81e1e")
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window.wells["image_a"].area, files(file))
    qtbot.waitUntil(lambda: colour_in(window) == QColor("#c81e1e"))
    save(file, "#1e28d2")
    with qtbot.waitSignal(window.bridge.answer_ready) as answered:
        window.bridge.rescan()
    qtbot.waitUntil(lambda: colour_in(window) == QColor("#1e28d2"))
    qtbot.waitUntil(
        lambda: window.bridge.answer is not None and window.bridge.answer.labels[0].label == "blue"
    )
    assert answered.signal_triggered


def save(file: Path, colour: str) -> None:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(file))


def colour_in(window: MainWindow) -> QColor:
    area = window.wells["image_a"].area
    return area.grab().toImage().pixelColor(area.width() // 2, area.height() // 2)

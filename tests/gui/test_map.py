"""The map of the library: shown, coloured, gone through, selected on, and kept up to date."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from colour_engine import ColourEngine
from fewshot_help import BLUE, RED, patches
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui.core.types import Filter, LibraryError
from lsgui.gui import app, map_stamps
from lsgui.gui.main_window import MainWindow
from lsgui.gui.map_body import MapBody
from lsgui.gui.map_view import MapView
from lsgui.library import mapped, mapping
from lsgui.library.store import Library

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def paint_shades(folder: Path, count: int = 12) -> Path:
    """Reddish, greenish and bluish pictures, `count` of each, no two the same."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        for name, colour in (("red", (250, 0, 0)), ("green", (0, 250, 0)), ("blue", (0, 0, 250))):
            shade = tuple(abs(part - 5 * number) for part in colour)
            Image.new("RGB", (24, 24), shade).save(folder / f"{name}{number:02}.png")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paint_shades(tmp_path / "shades")


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, folder: Path) -> MainWindow:
    """The window with a library of 36 photographs in three colours."""
    window.resize(1280, 800)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    return window


def open_map(qtbot: QtBot, window: MainWindow) -> MapBody:
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL_SHIFT)
    qtbot.waitUntil(lambda: window.map.body is not None and window.map.body.isVisible(), timeout=30_000)
    assert window.map.body is not None
    return window.map.body


@pytest.fixture
def body(qtbot: QtBot, filled: MainWindow) -> MapBody:
    """The map, opened by its key."""
    return open_map(qtbot, filled)


def row_of(body: MapBody, name: str) -> int:
    assert body._mapped is not None
    return next(row for row, path in enumerate(body._mapped.listing.paths) if Path(path).stem == name)


def names(body: MapBody) -> list[str]:
    """Those selected, as the list beside the map has them."""
    view = body.chosen.view
    return sorted(view.images.item(row).path.stem for row in range(view.images.rowCount()))


def legend(body: MapBody) -> list[str]:
    return [button.text() for button in body.legend.buttons if button.isVisible()]


def colour_by(body: MapBody, words: str) -> None:
    box = body.colours
    box.setCurrentIndex(next(row for row in range(box.count()) if box.itemText(row).startswith(words)))
    box.activated.emit(box.currentIndex())


def click(qtbot: QtBot, view: MapView, row: int, *, more: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), LEFT, keys, view.place_of(row).toPoint())


def lasso(qtbot: QtBot, view: MapView, rows: list[int], *, shift: bool = True) -> None:
    """A square round some photographs."""
    at = np.array([[view.place_of(row).x(), view.place_of(row).y()] for row in rows])
    (left, top), (right, bottom) = at.min(axis=0) - 3, at.max(axis=0) + 3
    corners = [
        QPoint(round(x), round(y)) for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    keys = SHIFT if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(view.viewport(), LEFT, keys, corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(view.viewport(), corner)
    qtbot.mouseRelease(view.viewport(), LEFT, keys, corners[-1])


def test_it_takes_the_answers_place_and_gives_it_back(
    qtbot: QtBot, filled: MainWindow, body: MapBody
) -> None:
    assert filled.map.title.text() == "36 photographs on the map"
    assert not filled.labels.isVisible()
    assert filled.actions_by_id["map"].isChecked()
    qtbot.keyClick(body.view, Qt.Key.Key_Escape)
    assert not filled.map.isVisible()
    assert filled.labels.isVisible()


def test_what_is_alike_lies_together(body: MapBody) -> None:
    assert body._mapped is not None
    points = body._mapped.points
    kinds = np.array([Path(path).stem[:-2] for path in body._mapped.listing.paths])
    far = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(far, np.inf)
    assert (kinds[far.argmin(axis=1)] == kinds).mean() > 0.9


def test_colours_are_named_and_counted_in_the_legend(qtbot: QtBot, body: MapBody) -> None:
    assert legend(body) == ["all: 36"]
    assert "no answer" in body.note.text()
    texts = [body.colours.itemText(row) for row in range(body.colours.count())]
    assert texts[:2] == ["Nothing", "Labels of the answer"]
    present = {text.split(" (")[0]: int(text.split("(")[1][:-1]) for text in texts[2:]}
    colour_by(body, "red")
    assert legend(body) == [f"with red: {present['red']}", f"without: {36 - present['red']}"]
    qtbot.mouseClick(body.legend.buttons[0], LEFT)
    assert len(names(body)) == present["red"]
    assert all(name.startswith("red") for name in names(body))


def test_the_answer_its_photographs_and_neighbours_are_drawn_in(
    qtbot: QtBot, filled: MainWindow, body: MapBody, tmp_path: Path
) -> None:
    empty = body.view.grab().toImage()
    stranger = tmp_path / "stranger.png"
    Image.new("RGB", (24, 24), (240, 240, 0)).save(stranger)
    with qtbot.waitSignal(filled.bridge.map.marked, check_params_cb=lambda marks: marks is not None) as got:
        filled.bridge.set_images(stranger, body._mapped.listing and Path(body._mapped.listing.paths[0]))  # type: ignore[union-attr]
    marks = got.args[0]
    assert [letter for letter, _, _ in marks.images] == ["A", "B"]
    assert marks.answer is not None
    assert len(marks.neighbours) == 12
    assert marks.neighbours[0][1] == filled.bridge.answer.neighbours[0].path  # type: ignore[union-attr]
    assert body.view.grab().toImage() != empty
    assert "★" in body.note.text()
    labels = ", ".join(sorted(row.label for row in filled.bridge.answer.labels if row.present))  # type: ignore[union-attr]
    assert legend(body)[0].startswith(f"all of {labels}")
    with qtbot.waitSignal(filled.bridge.map.marked, check_params_cb=lambda marks: marks is None):
        filled.bridge.clear_image("image_a")
        filled.bridge.clear_image("image_b")


def test_every_image_of_a_formula_has_its_letter(
    qtbot: QtBot, filled: MainWindow, body: MapBody, folder: Path
) -> None:
    files = [folder / name for name in ("red00.png", "green00.png", "blue00.png")]
    with qtbot.waitSignal(
        filled.bridge.map.marked, check_params_cb=lambda marks: marks is not None and len(marks.images) == 3
    ) as got:
        filled.bridge.set_images(files[0], files[1])
        filled.bridge.add_images(files[2:])
    assert [(letter, path) for letter, path, _ in got.args[0].images] == list(zip("ABC", files, strict=True))


def test_a_filter_takes_others_out_of_the_legend_until_it_is_undone(
    qtbot: QtBot, filled: MainWindow, body: MapBody
) -> None:
    filled.bridge.narrow(Filter(must=("red",)))
    qtbot.waitUntil(lambda: any("outside the filter" in words for words in legend(body)))
    counts = [int(words.split(": ")[1]) for words in legend(body)]
    assert sum(counts) == 36
    assert "with red" in body.note.text()
    blue = row_of(body, "blue00")
    click(qtbot, body.view, blue)
    assert "blue00" not in names(body), "what does not pass cannot be chosen"
    filled.bridge.undo()
    qtbot.waitUntil(lambda: legend(body) == ["all: 36"])


def test_photographs_are_chosen_by_click_and_go_where_they_are_sent(
    qtbot: QtBot, filled: MainWindow, body: MapBody, viewer: Viewer
) -> None:
    view, row = body.view, row_of(body, "red03")
    click(qtbot, view, row)
    assert names(body) == ["red03"]
    assert "red03.png" in body.card.words.text()
    assert "red03.png" in view.accessibleDescription()
    click(qtbot, view, row_of(body, "blue04"), more=True)
    assert names(body) == ["blue04", "red03"]
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert filled.bridge.state.image_b is not None
    assert filled.bridge.state.image_b.stem == "blue04"
    filled.bridge.undo()
    assert filled.bridge.state.image_b is None
    qtbot.mouseDClick(view.viewport(), LEFT, pos=view.place_of(row).toPoint())
    assert [path.stem for path in viewer.shown] == ["red03"]
    qtbot.waitUntil(lambda: body.chosen.clear.visibleRegion().contains(body.chosen.clear.rect().center()))
    qtbot.mouseClick(body.chosen.clear, LEFT)
    assert not body.chosen.isVisible()


def test_a_photographs_menu_opens_where_it_lies(qtbot: QtBot, filled: MainWindow, body: MapBody) -> None:
    view = body.view
    place = view.place_of(row_of(body, "green05")).toPoint()
    where = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
    (menu,) = [each for each in body.chosen.view.findChildren(QMenu) if each.isVisible()]
    menu.actions()[0].trigger()
    menu.close()
    assert filled.bridge.state.image_a is not None
    assert filled.bridge.state.image_a.stem == "green05"


def test_a_lasso_selects_many_by_shift_or_by_its_mode(qtbot: QtBot, body: MapBody) -> None:
    view = body.view
    assert body._mapped is not None
    reds = [row_of(body, f"red{n:02}") for n in range(12)]
    lasso(qtbot, view, reds)
    assert {f"red{n:02}" for n in range(12)} <= set(names(body))
    assert len(names(body)) < 36
    before = view.getViewBox().viewRect()
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert body.lasso.isChecked()
    lasso(qtbot, view, [row_of(body, "blue01")], shift=False)
    assert "blue01" in names(body)
    assert not set(names(body)) >= {f"red{n:02}" for n in range(12)}
    assert view.getViewBox().viewRect() == before, "the map stays where it is"


def test_all_can_be_done_by_keys(qtbot: QtBot, body: MapBody) -> None:
    view = body.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    first = view.current
    assert first >= 0
    seen = {first}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
        seen.add(view.current)
    assert len(seen) > 1
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(names(body)) == 1
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert names(body) == []
    width = view.getViewBox().viewRect().width()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.getViewBox().viewRect().width() < width
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.getViewBox().viewRect().width() == pytest.approx(width)
    qtbot.mouseClick(body.in_sight, LEFT)
    assert len(names(body)) == 36


def test_arrows_bring_what_is_out_of_sight_into_it(qtbot: QtBot, body: MapBody) -> None:
    view = body.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        assert view.viewport().rect().contains(view.place_of(view.current).toPoint())


def test_those_selected_are_copied_shown_among_all_and_let_go(
    qtbot: QtBot, filled: MainWindow, body: MapBody
) -> None:
    click(qtbot, body.view, row_of(body, "red03"))
    click(qtbot, body.view, row_of(body, "blue04"), more=True)
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(body.chosen.copy, LEFT)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    titles, *lines = QGuiApplication.clipboard().text().splitlines()
    assert titles == "path\tx\ty\tlabels"
    assert sorted(Path(line.split("\t")[0]).stem for line in lines) == ["blue04", "red03"]
    qtbot.mouseClick(body.chosen.browse, LEFT)
    browser = filled.browser
    assert browser.isVisible()
    qtbot.waitUntil(lambda: browser.summary.text() == "2 of 36 photographs")
    assert browser.others.text() == "Only 2 Chosen ✕"
    qtbot.mouseClick(browser.others, LEFT)
    qtbot.waitUntil(lambda: browser.summary.text() == "36 photographs")
    assert not browser.others.isVisible()


def test_those_selected_can_teach_a_category_and_undo_takes_them_back(
    qtbot: QtBot, filled: MainWindow, body: MapBody, tmp_path: Path
) -> None:
    assert not body.chosen.teach.isEnabled()
    patches(tmp_path / "colours" / "crimson", RED, 4)
    patches(tmp_path / "colours" / "azure", BLUE, 4)
    with qtbot.waitSignal(filled.bridge.fit_finished, timeout=30_000):
        filled.bridge.fit_head(tmp_path / "colours")
    click(qtbot, body.view, row_of(body, "red03"))
    body.chosen._targets.aboutToShow.emit()
    (crimson,) = [each for each in body.chosen._targets.actions() if "crimson" in each.text()]
    with qtbot.waitSignal(filled.bridge.examples_added, timeout=30_000):
        crimson.trigger()

    def examples() -> int:
        return len(filled.bridge.heads[0].examples["crimson"])

    assert examples() == 5
    filled.bridge.undo()
    assert examples() == 4


def test_it_grows_with_the_library_and_keeps_what_was_selected(
    qtbot: QtBot, filled: MainWindow, body: MapBody, folder: Path
) -> None:
    click(qtbot, body.view, row_of(body, "red03"))
    Image.new("RGB", (24, 24), (9, 9, 250)).save(folder / "another.png")
    with qtbot.waitSignal(filled.bridge.index_finished):
        filled.bridge.rescan()
    qtbot.waitUntil(lambda: filled.map.title.text() == "37 photographs on the map")
    assert names(body) == ["red03"]
    assert legend(body) == ["all: 37"]


def test_unseen_it_reads_nothing(
    qtbot: QtBot, filled: MainWindow, body: MapBody, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Library] = []
    real = mapped.read_map
    monkeypatch.setattr(mapped, "read_map", lambda lib, **more: read.append(lib) or real(lib, **more))
    filled.pages.show(None)
    Image.new("RGB", (24, 24), (9, 9, 250)).save(folder / "another.png")
    with qtbot.waitSignal(filled.bridge.index_finished):
        filled.bridge.rescan()
    assert read == []
    filled.pages.show("map")
    qtbot.waitUntil(lambda: len(read) == 1)
    qtbot.waitUntil(lambda: filled.map.title.text() == "37 photographs on the map")


def test_an_empty_library_offers_folders(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.pages.show("map")
    empty = window.map.empty
    qtbot.waitUntil(lambda: empty.accessibleName() == "Your library is empty")
    assert empty.add_folder.isVisible()
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    qtbot.waitUntil(lambda: window.map.title.text() == "36 photographs on the map", timeout=30_000)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A layout that waits, looking at its progress, until it may go on."""
    gate, real = threading.Event(), mapping.projecting.fit

    def fit(vectors: object, *, progress: object) -> object:
        while not gate.wait(0.01):
            progress(1, 300)  # type: ignore[operator]
        return real(vectors, progress=progress)  # type: ignore[arg-type]

    monkeypatch.setattr(mapping.projecting, "fit", fit)
    yield gate
    gate.set()


def test_making_it_can_be_stopped_and_begun_again(
    qtbot: QtBot, filled: MainWindow, slow: threading.Event
) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_P, CTRL_SHIFT)
    panel = filled.map
    qtbot.waitUntil(panel.progress.isVisible)
    qtbot.waitUntil(lambda: "1 of 300" in panel.progress.text())
    assert panel.empty.accessibleName() == "Making the map"
    qtbot.mouseClick(panel.progress.cancel_button, LEFT)
    qtbot.waitUntil(panel.again.isVisible)
    assert panel.empty.accessibleName() == "No map yet"
    slow.set()
    qtbot.mouseClick(panel.again, LEFT)
    qtbot.waitUntil(lambda: panel.title.text() == "36 photographs on the map", timeout=30_000)


def test_one_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(library: Library, **more: object) -> None:
        raise LibraryError("The library is on a disk that went away.")

    panel = filled.map
    with monkeypatch.context() as patched:
        patched.setattr(mapped, "read_map", fail)
        qtbot.keyClick(filled, Qt.Key.Key_P, CTRL_SHIFT)
        qtbot.waitUntil(panel.again.isVisible)
        assert panel.empty.accessibleDescription() == "The library is on a disk that went away."
    qtbot.mouseClick(panel.again, LEFT)
    qtbot.waitUntil(lambda: panel.title.text() == "36 photographs on the map", timeout=30_000)


def test_every_control_has_a_name_and_a_description(body: MapBody) -> None:
    controls = (body.colours, body.lasso, body.nearer, body.farther, body.whole, body.in_sight, body.view)
    for control in controls:
        assert control.accessibleName()
        assert control.accessibleDescription()
    for button in (body.chosen.browse, body.chosen.copy, body.chosen.teach, body.chosen.clear):
        assert button.accessibleDescription()
    assert body.legend.buttons[0].accessibleName() == "Select all: 36"


def naive(places: np.ndarray, width: int, height: int, stamp: np.ndarray) -> np.ndarray:
    """The strongest part of any sign on each pixel, one sign after the other."""
    found, middle = np.zeros((height, width), np.uint8), len(stamp) // 2
    for x, y in places.T.astype(int):
        for (line, column), strength in np.ndenumerate(stamp):
            at = y + line - middle, x + column - middle
            if 0 <= at[0] < height and 0 <= at[1] < width:
                found[at] = max(found[at], strength)
    return found


@pytest.mark.parametrize(
    ("count", "shape", "size"), [(30, "ring", 9), (2000, "disc", 4), (2000, "square", 3)]
)
def test_signs_are_stamped_as_one_after_the_other(count: int, shape: str, size: int) -> None:
    """Few and many, also at the edges and outside."""
    width, height = 120, 90
    places = np.random.default_rng(1).integers((-20, -20), (150, 120), (count, 2)).T.astype(np.float32)
    sheet = map_stamps.Sheet(width, height, 12)
    sheet.stamp(places, shape, size, Qt.GlobalColor.black)  # type: ignore[arg-type]
    pixels = sheet._pixels.reshape(sheet._down, sheet._across)[sheet._pad :, sheet._pad :][:height, :width]
    expected = naive(places, width, height, map_stamps.sign(shape, size))  # type: ignore[arg-type]
    assert ((pixels > 0) == (expected > 0)).all()
    least = {
        strength: pixels[expected == strength].min() for strength in (1, 2, 3) if (expected == strength).any()
    }
    assert list(least.values()) == sorted(least.values())


def test_what_draws_the_map_is_not_loaded_before_it_is_shown(qtbot: QtBot) -> None:
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    assert window.map.body is None
    assert window.bridge.stop(10)

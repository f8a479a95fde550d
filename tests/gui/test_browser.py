"""All photographs of the library: sorted, filtered, counted by label, put into wells, kept up to date."""

import os
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from drags import drop
from panel_help import paint
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsgui.core.types import LibraryError
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.browser import LibraryBrowser
from lsgui.library import listing
from lsgui.library.store import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five colours, two of them in a folder inside; each file older than the next, and none of a size."""
    folder = paint(tmp_path / "colours", ["red", "green", "blue"])
    paint(folder / "Inner", ["yellow", "grey"])
    for age, file in enumerate(sorted(folder.rglob("*.png"), key=lambda path: path.name)):
        os.utime(file, (9000 + age, 9000 + age))
    return folder


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, folder: Path) -> LibraryBrowser:
    """The window's browser, opened by its key, with a library and its labels."""
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    browser = window.browser
    qtbot.waitUntil(lambda: browser.facets.model().rowCount() == 3)
    return browser


def shown(browser: LibraryBrowser) -> list[str]:
    images = browser.view.images
    return [images.item(row).path.stem for row in range(images.rowCount())]


def counts(browser: LibraryBrowser) -> dict[str, str]:
    model = browser.facets.model()
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def click_label(qtbot: QtBot, browser: LibraryBrowser, label: str) -> None:
    model = browser.facets.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == label)
    place = browser.facets.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(browser.facets.viewport(), Qt.MouseButton.LeftButton, pos=place)


def order(browser: LibraryBrowser, name: str) -> None:
    box = browser.filters.order
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def test_it_takes_the_answers_place_beside_the_wells_and_gives_it_back(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser
) -> None:
    assert filled.isVisible()
    assert window.wells["image_a"].isVisible()
    assert not window.labels.isVisible()
    assert not window.neighbours.isVisible()
    assert window.actions_by_id["browse"].isChecked()
    assert (window.width(), window.height()) == (1000, 700)
    qtbot.keyClick(filled.view, Qt.Key.Key_Escape)
    assert not filled.isVisible()
    assert window.labels.isVisible()
    window.show_panel("library")
    qtbot.mouseClick(window.library.all_button, Qt.MouseButton.LeftButton)
    assert filled.isVisible()
    qtbot.waitUntil(lambda: filled.back.visibleRegion().contains(filled.back.rect().center()))
    qtbot.mouseClick(filled.back, Qt.MouseButton.LeftButton)
    assert window.neighbours.isVisible()


def test_it_shows_all_in_every_order(qtbot: QtBot, filled: LibraryBrowser, folder: Path) -> None:
    assert filled.summary.text() == "5 photographs"
    assert shown(filled) == ["blue", "green", "red", "grey", "yellow"]
    order(filled, "name")
    qtbot.waitUntil(lambda: shown(filled) == ["blue", "green", "grey", "red", "yellow"])
    filled.filters.descending.click()
    qtbot.waitUntil(lambda: shown(filled) == ["yellow", "red", "grey", "green", "blue"])
    filled.filters.descending.click()
    os.utime(folder / "red.png", (8000, 8000))
    with qtbot.waitSignal(filled._bridge.index_finished):
        filled._bridge.rescan()
    order(filled, "date")
    qtbot.waitUntil(lambda: shown(filled)[0] == "red")
    by_size = sorted(file.stat().st_size for file in folder.rglob("*.png"))
    order(filled, "size")
    qtbot.waitUntil(
        lambda: [filled.view.path(filled.view.images.index(n)).stat().st_size for n in range(5)] == by_size
    )
    assert all(filled.view.images.item(row).note for row in range(5))


def test_labels_are_counted_and_several_combine(qtbot: QtBot, filled: LibraryBrowser) -> None:
    assert counts(filled) == {"red": "3", "green": "3", "blue": "2"}
    click_label(qtbot, filled, "red")
    qtbot.waitUntil(lambda: sorted(shown(filled)) == ["grey", "red", "yellow"])
    assert counts(filled) == {"red": "3", "green": "2", "blue": "1"}
    click_label(qtbot, filled, "blue")
    qtbot.waitUntil(lambda: shown(filled) == ["grey"])
    assert filled.summary.text() == "1 of 5 photographs"
    model = filled.facets.model()
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("must have: blue")
    click_label(qtbot, filled, "red")
    qtbot.waitUntil(lambda: shown(filled) == ["blue"])
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert any(words.startswith("must not have: red") for words in spoken)
    click_label(qtbot, filled, "red")
    qtbot.waitUntil(lambda: sorted(shown(filled)) == ["blue", "grey"])
    filled.facets.setCurrentIndex(model.index(list(counts(filled)).index("blue"), 0))
    qtbot.keyClick(filled.facets, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "blue" not in shown(filled) and "grey" not in shown(filled))
    qtbot.keyClick(filled.facets, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(shown(filled)) == 5)


def test_exactly_the_chosen_labels_and_days_filter(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, folder: Path
) -> None:
    click_label(qtbot, filled, "red")
    filled.exactly.click()
    qtbot.waitUntil(lambda: shown(filled) == ["red"])
    click_label(qtbot, filled, "red")
    click_label(qtbot, filled, "red")
    qtbot.waitUntil(lambda: filled.empty.accessibleName() == "No such photograph")
    qtbot.mouseClick(filled.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(filled)) == 5)
    assert not filled.exactly.isChecked()
    os.utime(folder / "red.png", (2_000_000_000, 2_000_000_000))  # 18 May 2033
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.rescan()
    filled.days.since.click()
    filled.days.first.setDate(QDate(2033, 5, 17))
    qtbot.waitUntil(lambda: shown(filled) == ["red"])
    filled.days.since.click()
    filled.days.until.click()
    filled.days.last.setDate(QDate(2033, 5, 16))
    qtbot.waitUntil(lambda: len(shown(filled)) == 4)


def test_the_filter_narrows_the_neighbours_until_it_is_lifted(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, folder: Path
) -> None:
    def neighbours() -> list[str]:
        answer = window.bridge.answer
        return sorted(each.path.stem for each in answer.neighbours) if answer is not None else []

    window.bridge.set_image("image_a", folder / "red.png")
    qtbot.waitUntil(lambda: neighbours() == ["blue", "green", "grey", "yellow"])
    click_label(qtbot, filled, "green")
    qtbot.mouseClick(filled.narrow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: neighbours() == ["green", "grey", "yellow"])
    panel = window.neighbours
    assert panel.isVisible(), "the answer is shown again"
    assert panel.narrowed.text() == "Only with green"
    window.bridge.undo()
    qtbot.waitUntil(lambda: len(neighbours()) == 4)
    assert not panel.narrowed.isVisible()
    window.bridge.redo()
    qtbot.waitUntil(lambda: len(neighbours()) == 3)
    qtbot.mouseClick(panel.widen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(neighbours()) == 4)


def test_text_and_folder_filter_and_can_be_cleared(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, tmp_path: Path
) -> None:
    other = paint(tmp_path / "other", ["red"], shade=9)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(other)
    qtbot.waitUntil(lambda: len(shown(filled)) == 6)
    qtbot.keyClicks(filled.filters.text, "RED")
    qtbot.waitUntil(lambda: shown(filled) == ["red", "red"])
    box = filled.filters.folder
    assert [box.itemText(row) for row in range(box.count())] == ["All folders", "colours", "other"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    qtbot.waitUntil(lambda: shown(filled) == ["red"])
    qtbot.keyClicks(filled.filters.text, " nowhere")
    qtbot.waitUntil(lambda: filled.empty.accessibleName() == "No such photograph")
    assert filled.clear.isVisible()
    qtbot.mouseClick(filled.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(filled)) == 6)
    assert filled.view.isVisible()
    window.bridge.remove_folder(other)
    qtbot.waitUntil(lambda: len(shown(filled)) == 5)
    assert box.count() == 2


def test_photographs_go_into_wells_by_key_drag_and_menu(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser
) -> None:
    view = filled.view
    place = view.visualRect(view.images.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert window.bridge.state.image_a == view.path(view.images.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    drag = view.drag_object()
    assert drag is not None
    assert drop(window.wells["image_b"].area, drag.mimeData())
    assert window.bridge.state.image_b == view.path(view.images.index(2))
    menu = filled.menu.build(view.path(view.images.index(3)))
    menu.actions()[0].trigger()
    assert window.bridge.state.image_a == view.path(view.images.index(3))
    assert filled.isVisible()  # the other well may come from here, too
    menu.close()


def test_what_changes_is_shown_and_what_was_chosen_stays_so(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, folder: Path
) -> None:
    view = filled.view
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.images.index(2)).center()
    )
    assert [path.stem for path in view.chosen()] == ["red"]
    paint(folder / "Another", ["green"], shade=5)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.rescan()
    qtbot.waitUntil(lambda: len(shown(filled)) == 6)
    assert [path.stem for path in view.chosen()] == ["red"]
    assert view.path(view.currentIndex()).stem == "red"
    qtbot.waitUntil(lambda: counts(filled)["green"] == "4")


def test_unseen_it_reads_nothing(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Library] = []
    real = listing.read_listing
    monkeypatch.setattr(listing, "read_listing", lambda library: read.append(library) or real(library))
    window.pages.show(None)
    paint(folder, ["green"], shade=5)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.rescan()
    assert read == []
    window.pages.show("browser")
    qtbot.waitUntil(lambda: len(read) == 1)


def test_a_listing_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, filled: LibraryBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(library: Library) -> listing.Listing:
        raise LibraryError("The library is on a disk that went away.")

    with monkeypatch.context() as patched:
        patched.setattr(listing, "read_listing", fail)
        with qtbot.waitSignal(window.bridge.listing_failed):
            window.bridge.rescan()
        qtbot.waitUntil(filled.again.isVisible)
        assert filled.empty.accessibleDescription() == "The library is on a disk that went away."
        qtbot.waitUntil(lambda: not window.bridge.indexing)
    qtbot.mouseClick(filled.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: filled.view.isVisible())
    assert len(shown(filled)) == 5


def test_an_empty_library_offers_folders(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.pages.show("browser")
    browser = window.browser
    qtbot.waitUntil(lambda: browser.empty.accessibleName() == "Your library is empty")
    assert browser.empty.add_folder.isVisible()
    assert not browser.clear.isVisible()
    with qtbot.waitSignal(window.bridge.index_finished):
        browser.folders_given.emit((folder,))
    qtbot.waitUntil(lambda: len(shown(browser)) == 5)


def test_every_control_can_be_reached_and_has_a_name(filled: LibraryBrowser) -> None:
    bar = filled.filters
    controls: list[QWidget] = [bar.text, bar.folder, bar.order, bar.descending, filled.facets, filled.view]
    for control in controls:
        assert control.accessibleName()
        assert control.accessibleDescription()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    spoken = filled.view.images.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "blue.png, colours" in spoken
    assert spoken.endswith("blue")


def test_before_the_library_is_open_it_says_so(qtbot: QtBot) -> None:
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    window.pages.show("browser")
    assert window.browser.empty.accessibleName() == "Opening the library…"
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    qtbot.waitUntil(lambda: window.browser.empty.accessibleName() == "Your library is empty")
    assert window.bridge.stop(10)

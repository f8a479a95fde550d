"""A user's map, end to end: the real window, the real engine, photographs that packages ship."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.map_body import MapBody

SECONDS = 60_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, photos: Path) -> Iterator[MainWindow]:
    """The window as `lsgui` opens it, with a library of twelve photographs, and an answer."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1400, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    with qtbot.waitSignal(window.bridge.index_finished, timeout=SECONDS):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        window.bridge.set_images(photos / "chelsea.png", photos / "china.jpg")
    yield window
    assert window.bridge.stop(20)


def test_an_answer_is_found_on_the_map_and_what_lies_about_it_selected(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    jobs = window.bridge.map
    with qtbot.waitSignal(
        jobs.marked, timeout=SECONDS, check_params_cb=lambda marks: marks is not None
    ) as got:
        window.actions_by_id["map"].trigger()
    body = window.map.body
    assert isinstance(body, MapBody)
    assert window.map.title.text() == "12 photographs on the map"
    marks = got.args[0]
    assert {letter: path.name for letter, path, _ in marks.images} == {"A": "chelsea.png", "B": "china.jpg"}
    assert marks.answer is not None
    answer = window.bridge.answer
    assert answer is not None
    assert [path for _, path, _ in marks.neighbours] == [near.path for near in answer.neighbours]

    chelsea = body.view.place_of(_row(body, photos / "chelsea.png")).toPoint()
    qtbot.mouseClick(body.view.viewport(), LEFT, pos=chelsea)
    assert body.chosen.paths() == (photos / "chelsea.png",)
    qtbot.waitUntil(lambda: not body.card.picture.pixmap().isNull(), timeout=SECONDS)

    frame = body.view.viewport().rect().adjusted(1, 1, -1, -1)
    view, shift = body.view.viewport(), Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(view, LEFT, shift, frame.topLeft())
    for corner in (frame.topRight(), frame.bottomRight(), frame.bottomLeft()):
        qtbot.mouseMove(view, QPoint(corner))
    qtbot.mouseRelease(view, LEFT, shift, frame.bottomLeft())
    assert set(body.chosen.paths()) == set(photos.iterdir())


def test_label_logic_has_no_place_on_the_map_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["map"].trigger()
    qtbot.waitUntil(lambda: window.map.body is not None, timeout=SECONDS)
    body = window.map.body
    assert body is not None
    qtbot.waitUntil(lambda: "★" in body.note.text(), timeout=SECONDS)
    window.bridge.set_method("label_logic")
    qtbot.waitUntil(lambda: "Label logic makes no feature" in body.note.text(), timeout=SECONDS)
    window.bridge.undo()
    qtbot.waitUntil(lambda: "★" in body.note.text(), timeout=SECONDS)


def _row(body: MapBody, path: Path) -> int:
    assert body._mapped is not None
    row = body._mapped.row_of(path)
    assert row is not None
    return row

"""Asking why, end to end: the real window and engine, clicks and keys, on real photographs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from lsgui.core.attribution import attribute
from lsgui.core.engine import Engine
from lsgui.core.session import SLOTS
from lsgui.core.types import Combine, LabelScore
from lsgui.gui import app
from lsgui.gui.label_rows import Role
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = app.build()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    yield window
    assert window.bridge.stop(20)


@pytest.fixture
def pair(photos: Path) -> tuple[Path, Path]:
    return photos / "camera.jpg", photos / "motorcycle_left.jpg"


def click_label(qtbot: QtBot, window: MainWindow, label: str) -> None:
    view = window.labels.view
    model = view.model()
    rows: list[QModelIndex] = []
    for number in range(model.rowCount()):
        group = model.index(number, 0)
        rows += [model.index(row, 0, group) for row in range(model.rowCount(group))]
    named = {row.label: at for at in rows if isinstance(row := at.data(Role.ROW), LabelScore)}
    view.scrollTo(named[label])
    spot = view.visualRect(named[label]).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def words(window: MainWindow) -> list[str]:
    return [window.wells[slot].why.text() for slot in SLOTS]


def pictures(window: MainWindow) -> list[QImage]:
    return [window.wells[slot].area.grab().toImage() for slot in SLOTS]


def test_a_label_is_chosen_explained_over_the_wells_and_hidden_again(
    qtbot: QtBot, window: MainWindow, engine: Engine, pair: tuple[Path, Path]
) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(*pair))
    click_label(qtbot, window, "man")
    qtbot.waitUntil(lambda: "(rough)" in words(window)[0], timeout=SECONDS)
    qtbot.waitUntil(lambda: "(rough)" not in "".join(words(window)), timeout=SECONDS)
    expected = attribute(engine, Combine("union", *pair), "man", pair[0])
    assert expected.carries is not None
    told = words(window)[0]
    assert told.startswith(f"+ carries “man”: +{expected.carries.fall:.2f}"[:-1])
    assert expected.carries.place in told
    assert told.splitlines()[0] in window.wells["image_a"].area.accessibleDescription()
    shown = pictures(window)
    qtbot.keyClick(window.labels.view, Qt.Key.Key_Escape)
    assert words(window) == ["", ""]
    assert pictures(window)[0] != shown[0]


def test_an_explanation_under_way_gives_way_to_the_next_query(
    qtbot: QtBot, window: MainWindow, pair: tuple[Path, Path]
) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(*pair))
    click_label(qtbot, window, "man")
    assert "Looking for" in words(window)[0]
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_D)
    assert words(window) == ["", ""]
    click_label(qtbot, window, "man")
    qtbot.waitUntil(lambda: words(window)[0].startswith("+ carries “man”"), timeout=SECONDS)

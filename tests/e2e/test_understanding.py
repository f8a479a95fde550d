"""Understanding an answer, end to end: the ledger, its circles, and the methods side by side."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.core.types import Answer, Combine, LabelScore
from lsgui.gui import app
from lsgui.gui.label_pages import LEDGER, VENN
from lsgui.gui.ledger_rows import Column
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, photos: Path) -> Iterator[MainWindow]:
    """The real window, its library the photographs of this test, A without B asked."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1280, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    with qtbot.waitSignal(window.bridge.index_finished, timeout=SECONDS):
        assert drop(window, files(photos))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(photos / "astronaut.jpg", photos / "motorcycle_left.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_D)
    yield window
    assert window.bridge.stop(20)


def click_tab(qtbot: QtBot, window: MainWindow, tab: int) -> None:
    tabs = window.labels.pages.tabs
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tab).center())


def difference(engine: Engine, photos: Path) -> Answer:
    """What the engine itself says of the question that the window asks."""
    return engine.answer(Combine("difference", photos / "astronaut.jpg", photos / "motorcycle_left.jpg"))


def verdict(row: LabelScore) -> str:
    """Set algebra on the two label sets against what is predicted."""
    assert row.decided is not None
    expected = row.decided.in_a and not row.decided.in_b
    return "agrees" if expected == row.present else ("missing" if expected else "extra")


def test_the_ledger_holds_every_label_against_set_algebra_and_is_copied_as_a_table(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    click_tab(qtbot, window, LEDGER)
    ledger = window.labels.pages.ledger
    ledger.setFocus()
    qtbot.keyClick(ledger, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(ledger, Qt.Key.Key_C, CONTROL)
    table = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t"))
    rows = {row.label: row for row in difference(engine, photos).labels}
    assert {line["label"] for line in table} == set(rows)
    for line in table:
        assert line["verdict"] == verdict(rows[line["label"]])
    shown = [entry.row.label for entry in ledger.rows.shown]
    ledger.header().setFocus()
    qtbot.keyClicks(window.labels.filter, "mo")
    assert set(ledger_labels(window)) == {label for label in shown if "mo" in label}


def ledger_labels(window: MainWindow) -> list[str]:
    model = window.labels.pages.ledger.model()
    return [model.index(row, Column.LABEL).data() for row in range(model.rowCount())]


def test_a_label_in_the_circles_narrows_the_neighbours_and_undo_lets_them_all_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_tab(qtbot, window, VENN)
    diagram = window.labels.pages.venn.diagram
    all_near = window.neighbours.view.images.rowCount()
    spot = next(spot for spot in diagram.spots if spot.entry is not None)
    assert spot.entry is not None
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=spot.box.center().toPoint())
    label = spot.entry.row.label
    assert window.bridge.state.where.must == (label,)
    assert window.bridge.answer is not None
    assert len(window.bridge.answer.neighbours) < all_near
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.neighbours.view.images.rowCount() == all_near)


def test_every_method_answers_beside_the_others_as_the_engine_does(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL | SHIFT)
    columns = window.methods.columns
    qtbot.waitUntil(lambda: len(columns) == len(engine.methods), timeout=SECONDS)
    qtbot.waitUntil(
        lambda: not any("Answering" in column.verdict.text() for column in columns.values()), timeout=SECONDS
    )
    question = difference(engine, photos).query.expression
    for method in engine.methods:
        present = {row.label for row in engine.answer(question, method=method).labels if row.present}
        texts = [columns[method].labels.item(row).text() for row in range(columns[method].labels.count())]
        assert {text.split("  ")[0][2:] for text in texts if not text.startswith("○")} == present
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.mouseClick(columns["label_logic"].use, Qt.MouseButton.LeftButton)
    assert window.bridge.state.method == "label_logic"
    qtbot.keyClick(window.methods, Qt.Key.Key_Escape)
    assert window.labels.isVisible()
    assert window.bridge.answer is not None
    assert window.bridge.answer.feature is None

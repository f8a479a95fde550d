"""An expression of several photographs, end to end: the real window and engine, drags, keys and typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.core.formulas import text
from lsgui.core.types import Answer, Combine, Expression
from lsgui.gui import app, drops
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000
CONTROL = Qt.KeyboardModifier.ControlModifier


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


def assert_shown(window: MainWindow, engine: Engine, expression: Expression) -> None:
    """The label panel shows what the engine says of an expression."""
    shown = {row.label: row.score for row in window.labels.view.shown()}
    expected = {row.label: row.score for row in engine.answer(expression).labels}
    assert shown == pytest.approx(expected, abs=1e-4)


def type_expression(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    edit = window.expression.line.edit
    assert window.focusWidget() is edit
    qtbot.keyClicks(edit, words)
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_an_expression_is_built_looked_into_typed_and_taken_back(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b, c = photos / "astronaut.jpg", photos / "chelsea.png", photos / "motorcycle_left.jpg"
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(a, b))
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.expression.targets["difference"], files(c))
    pair = Combine("union", a, b)
    assert_shown(window, engine, Combine("difference", pair, c))

    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.mouseClick(window.expression.tree.chips[(0, 1)], Qt.MouseButton.LeftButton)
    assert_shown(window, engine, b)
    assert "part of (A ∪ B) ∖ C" in window.labels.summary.text()

    type_expression(qtbot, window, "(c & a) | b")
    assert_shown(window, engine, Combine("union", Combine("intersection", c, a), b))
    certainty = {part.expression: part.certainty for part in engine.answer(pair).parts}
    assert f"certainty {certainty[b]:.2f}" in window.expression.tree.chips[(1,)].accessibleName()

    window.wells["image_a"].area.setFocus()
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not window.bridge.busy, timeout=SECONDS)
    assert text(window.bridge.state.asked) == "A ∪ B"
    assert_shown(window, engine, pair)


def test_three_operations_are_answered_with_all_their_parts(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    given = [photos / name for name in ("astronaut.jpg", "chelsea.png", "motorcycle_left.jpg", "coffee.jpg")]
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        window.intake.receive(drops.of_paths(given), all_files=True)
    parts = []
    for words in ("(a | b) - (c & d)", "((a & b) | c) - d", "(d - a) & (b | c)", "((c | d) - b) & a"):
        type_expression(qtbot, window, words)
        assert window.bridge.answer is not None
        parts.append(len(window.bridge.answer.parts))
    assert parts == [7, 7, 7, 7]


def test_started_with_three_photographs_the_program_answers_their_union(qtbot: QtBot, photos: Path) -> None:
    shown: list[Answer] = []

    def act() -> None:
        window = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
        )
        try:
            qtbot.waitUntil(lambda: window.bridge.answer is not None, timeout=SECONDS)
            assert window.bridge.answer is not None
            shown.append(window.bridge.answer)
        finally:
            window.close()

    QTimer.singleShot(0, act)
    a, b, c = photos / "astronaut.jpg", photos / "chelsea.png", photos / "coffee.jpg"
    assert app.main([str(a), str(b), str(c)]) == 0
    assert [answer.query.expression for answer in shown] == [Combine("union", Combine("union", a, b), c)]

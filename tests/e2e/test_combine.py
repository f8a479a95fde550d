"""Combining two photographs, end to end: the real window, the real engine, real drag events and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.core.types import Answer, Combine
from lsgui.gui import app
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


def test_two_drops_and_a_key_give_the_engine_s_own_answer(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    answers: list[Answer] = []
    window.bridge.answer_ready.connect(answers.append)
    a, b = photos / "astronaut.jpg", photos / "motorcycle_left.jpg"
    for slot, file in (("image_a", a), ("image_b", b)):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            assert drop(window.wells[slot].area, files(file))
    for key, operation in ((Qt.Key.Key_D, "difference"), (Qt.Key.Key_U, "union")):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            qtbot.keyClick(window, key)
        expected = engine.answer(Combine(operation, a, b))  # type: ignore[arg-type]
        shown = {row.label: row.score for row in answers[-1].labels}
        assert shown == pytest.approx({row.label: row.score for row in expected.labels}, abs=1e-4)
    assert "motorcycle" in {row.label for row in answers[-1].labels if row.present}


def test_undo_brings_the_former_answer_back(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(photos / "chelsea.png"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_b"].area, files(photos / "china.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS) as blocker:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert blocker.args[0].query.expression == photos / "chelsea.png"
    assert window.bridge.state.image_b is None


def test_started_with_two_photographs_the_program_answers_and_ends_when_it_is_closed(
    qtbot: QtBot, photos: Path
) -> None:
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
    a, b = photos / "astronaut.jpg", photos / "chelsea.png"
    assert app.main([str(a), str(b)]) == 0
    assert [answer.query.expression for answer in shown] == [Combine("union", a, b)]

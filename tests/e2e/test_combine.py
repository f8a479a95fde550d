"""Combining two photographs, end to end: the real window and engine, real drag events, keys and dialogs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from drags import drop, files
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.core.types import Answer, Combine, Expression, LabelScore
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


def scores(labels: Iterable[LabelScore]) -> dict[str, float]:
    return {row.label: row.score for row in labels}


def assert_shown(window: MainWindow, engine: Engine, expression: Expression) -> None:
    """The label panel shows what the engine says of an expression."""
    assert window.bridge.answer is not None
    assert window.bridge.answer.query.expression == expression
    expected = engine.answer(expression)
    assert scores(window.labels.view.shown()) == pytest.approx(scores(expected.labels), abs=1e-4)


def type_into_dialog(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type a file's name into the file dialog that is open, and press Enter."""
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_two_drops_and_a_key_give_the_engine_s_own_answer(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b = photos / "astronaut.jpg", photos / "motorcycle_left.jpg"
    for slot, file in (("image_a", a), ("image_b", b)):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            assert drop(window.wells[slot].area, files(file))
    for key, operation in ((Qt.Key.Key_D, "difference"), (Qt.Key.Key_U, "union")):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            qtbot.keyClick(window, key)
        assert_shown(window, engine, Combine(operation, a, b))  # type: ignore[arg-type]
    assert "motorcycle" in {row.label for row in window.labels.view.shown() if row.present}


def test_undo_brings_the_former_answer_back(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(photos / "chelsea.png"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_b"].area, files(photos / "china.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS) as blocker:
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert blocker.args[0].query.expression == photos / "chelsea.png"
    assert window.bridge.state.image_b is None


def test_a_pasted_picture_and_a_pasted_file_are_combined(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(photos / "chelsea.png")))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    pasted = window.bridge.state.image_a
    assert pasted is not None
    assert_shown(window, engine, pasted)
    single = scores(window.labels.view.shown())
    assert single == pytest.approx(scores(engine.answer(photos / "chelsea.png").labels), abs=1e-4)

    QGuiApplication.clipboard().setMimeData(files(photos / "china.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert_shown(window, engine, Combine("union", pasted, photos / "china.jpg"))


def test_two_pasted_files_are_a_and_b(qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path) -> None:
    a, b = photos / "coffee.jpg", photos / "flower.jpg"
    QGuiApplication.clipboard().setMimeData(files(a, b))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert_shown(window, engine, Combine("union", a, b))


def test_files_opened_in_the_dialogs_are_combined(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b = photos / "astronaut.jpg", photos / "rocket.jpg"
    for file, modifiers in ((a, CONTROL), (b, CONTROL | SHIFT)):
        qtbot.keyClick(window, Qt.Key.Key_O, modifiers)
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            type_into_dialog(qtbot, window, str(file))
        qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
        window.activateWindow()  # offscreen, no desktop gives the focus back when a dialog closes
        qtbot.waitUntil(window.isActiveWindow)
    assert_shown(window, engine, Combine("union", a, b))


def test_swap_gives_the_difference_the_other_way_round(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b = photos / "astronaut.jpg", photos / "motorcycle_left.jpg"
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(a, b))
    seen: list[dict[str, float]] = []
    steps = ((Qt.Key.Key_D, (a, b)), (Qt.Key.Key_S, (b, a)), (Qt.Key.Key_S, (a, b)))
    for key, (left, right) in steps:
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            qtbot.keyClick(window, key)
        assert_shown(window, engine, Combine("difference", left, right))
        assert window.wells["image_a"].area.accessibleName() == f"Image A: {left.name}"
        seen.append(scores(window.labels.view.shown()))
    assert seen[0] == pytest.approx(seen[2], abs=1e-4)
    assert seen[1]["motorcycle"] > seen[0]["motorcycle"]


def test_two_files_dropped_on_the_window_fill_a_and_b_as_one_change(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b = photos / "chelsea.png", photos / "coffee.jpg"
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(a, b))
    assert (window.bridge.state.image_a, window.bridge.state.image_b) == (a, b)
    assert_shown(window, engine, Combine("union", a, b))
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert (window.bridge.state.image_a, window.bridge.state.image_b) == (None, None)


def test_a_bad_file_is_told_in_one_sentence_and_undo_brings_image_and_answer_back(
    qtbot: QtBot, window: MainWindow, engine: Engine, photos: Path
) -> None:
    a, b = photos / "chelsea.png", photos / "coffee.jpg"
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window, files(a, b))
    bad = photos / "half.jpg"
    bad.write_bytes(b.read_bytes()[:2000])
    with qtbot.waitSignal(window.bridge.query_failed, timeout=SECONDS):
        assert drop(window.wells["image_b"].area, files(bad))
    (sentence,) = window.messages.texts()
    assert "half.jpg" in sentence
    assert len(sentence.splitlines()) == 1
    assert window.bridge.state.image_a == a

    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert_shown(window, engine, Combine("union", a, b))
    assert window.messages.texts() == ()


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


def test_noise_is_off_the_map_and_a_promise_changes_its_labels_until_undone(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    noise = photos / "noise.png"
    pixels = np.random.default_rng(1).integers(0, 255, (240, 240, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(noise)
    for slot, file in (("image_a", photos / "chelsea.png"), ("image_b", photos / "coffee.jpg")):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            assert drop(window.wells[slot].area, files(file))
    panel = window.labels
    assert panel.meter.isVisible()
    present = {row.label for row in panel.view.shown() if row.present}
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        panel.promise.setFocus()
        qtbot.keyClick(panel.promise, Qt.Key.Key_Down)
    assert panel.promise.currentText() == "Recall 80 %"
    assert present < {row.label for row in panel.view.shown() if row.present}
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert {row.label for row in panel.view.shown() if row.present} == present
    assert panel.promise.currentText() == "No promise"
    for slot in ("image_a", "image_b"):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            assert drop(window.wells[slot].area, files(noise))
    assert panel.meter.text().startswith("○ Off the map")
    assert panel.trust_notice.text().startswith("Off the map:")

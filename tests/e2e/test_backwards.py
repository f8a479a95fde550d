"""Asking a library backwards, end to end: the real window, the real engine, real photographs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from drags import drop, files
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui.core.engine import Engine
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.library.questions import Findings

SECONDS = 60_000


@pytest.fixture
def window(qtbot: QtBot, photos: Path) -> Iterator[MainWindow]:
    """The window as `lsgui` opens it, its library filled."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1400, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    with qtbot.waitSignal(window.bridge.index_finished, timeout=SECONDS):
        window.bridge.add_folder(photos)
    yield window
    assert window.bridge.stop(20)


def shown_by(engine: Engine, photo: Path) -> set[str]:
    present = engine.scores(engine.embed([photo]))[0] >= engine.thresholds
    return {engine.labels[at] for at in np.flatnonzero(present)}


def test_from_a_label_set_to_two_photographs_and_their_answer(
    qtbot: QtBot, window: MainWindow, photos: Path, engine: Engine
) -> None:
    given = max(sorted(photos.iterdir()), key=lambda photo: len(shown_by(engine, photo)))
    labels = shown_by(engine, given)
    assert labels
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(given))
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    page, jobs = window.backwards, window.bridge.backwards
    assert page.isVisible()
    assert page.picker.search.hasFocus()

    qtbot.waitUntil(lambda: page.take_labels.width() > 0)
    told: list[Findings] = []
    jobs.found.connect(told.append)
    with qtbot.waitSignal(jobs.ended, timeout=SECONDS):
        qtbot.mouseClick(page.take_labels, Qt.MouseButton.LeftButton)
    assert [each.learned for each in told] == [False, True]
    assert set(told[-1].question.target.labels) == labels
    assert told[-1].found[0].matching, "what shows little else leaves what the photograph shows"
    assert len(told[-1].found) == 11
    assert given not in {each.b for each in told[-1].found}

    chosen = page.view.chosen()
    assert chosen is not None
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS) as answered:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    state = window.bridge.state
    assert (state.image_a, state.image_b, state.operation) == (given, chosen.b, "difference")
    present = {row.label for row in answered.args[0].labels if row.present}
    assert present == {*chosen.matching, *chosen.extra}
    assert window.neighbours.isVisible()

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    state = window.bridge.state
    assert (state.image_a, state.image_b, state.operation) == (given, None, "union")

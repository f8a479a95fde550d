"""Indexing can be paused, resumed and stopped, and a question never waits for more than one batch."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from colour_engine import ColourEngine
from panel_help import drop_paths, paint
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui.core.types import Answer, FloatArray, NeighbourSource, Query
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow

MS = 20_000
BATCHES = 15


class SlowEngine(ColourEngine):
    """Counts batches, and which of them began while it was answering; answers when the gate is open."""

    def __init__(self) -> None:
        self.batches = self.overtaken = 0
        self.gate = threading.Event()
        self.gate.set()
        self.answering = False

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """As a colour engine, slowly enough to be interrupted."""
        if len(pixels) > 1:
            self.batches += 1
            self.overtaken += self.answering
            threading.Event().wait(0.05)
        return super().embed_pixels(pixels)

    def answer(
        self,
        query: Query,
        *,
        method: str = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[Any] = (),
    ) -> Answer:
        """As a colour engine, once the gate is open."""
        self.answering = True
        assert self.gate.wait(20)
        answer = super().answer(query, method=method, count=count, library=library, heads=heads)
        self.answering = False
        return answer


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def window(qtbot: QtBot, engine: SlowEngine) -> Iterator[MainWindow]:
    window = app.build(load_engine=lambda: engine)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(window)
    window.resize(1400, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    window.show_panel("library")
    yield window
    engine.gate.set()
    assert window.bridge.stop(10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pictures for 15 batches of 8."""
    for shade in range(BATCHES * 8 // 5):
        paint(tmp_path / "many" / str(shade), shade=shade)
    return tmp_path / "many"


def begin(qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path) -> None:
    drop_paths(window.library, folder)
    qtbot.waitUntil(lambda: window.library.progress.isVisible() and engine.batches > 0, timeout=MS)


def pause(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.library.progress.pause_button, Qt.MouseButton.LeftButton)


def held(engine: SlowEngine) -> int:
    """How many batches there are, once the one under way is over."""
    threading.Event().wait(0.3)
    return engine.batches


def test_paused_indexing_waits_and_goes_on_where_it_was(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    begin(qtbot, window, engine, folder)
    strip = window.library.progress
    assert strip.pause_button.text() == "Pause"
    pause(qtbot, window)
    assert "paused" in strip.text()
    assert strip.pause_button.accessibleName() == "Resume: Reading photographs"
    assert "paused" in window.status.indexing.text()
    assert window.actions_by_id["pause_index"].isChecked()
    batches = held(engine)
    assert batches < BATCHES
    assert held(engine) == batches
    with qtbot.waitSignal(window.bridge.index_finished, timeout=MS):
        pause(qtbot, window)
        assert "paused" not in strip.text()
    assert window.library.summary.text() == "120 photographs"
    assert engine.batches == BATCHES
    assert window.status.indexing.text() == ""


def test_the_menu_pauses_too_and_only_while_there_is_something_to_pause(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    action = window.actions_by_id["pause_index"]
    assert not action.isEnabled()
    begin(qtbot, window, engine, folder)
    assert action.isEnabled()
    action.trigger()
    assert window.bridge.index_paused
    assert window.library.progress.pause_button.text() == "Resume"
    with qtbot.waitSignal(window.bridge.index_finished, timeout=MS):
        action.trigger()
    assert not action.isEnabled()
    assert not action.isChecked()


def test_paused_indexing_can_be_stopped_and_keeps_what_is_done(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    begin(qtbot, window, engine, folder)
    pause(qtbot, window)
    batches = held(engine)
    with qtbot.waitSignal(window.bridge.index_stopped, timeout=MS):
        qtbot.mouseClick(window.library.progress.cancel_button, Qt.MouseButton.LeftButton)
    assert window.library.notice.text().startswith("Stopped. What is done is kept")
    assert not window.bridge.index_paused
    with qtbot.waitSignal(window.bridge.index_finished, timeout=MS):
        qtbot.mouseClick(window.library.rescan_button, Qt.MouseButton.LeftButton)
    assert window.library.summary.text() == "120 photographs"
    assert engine.batches <= BATCHES + 1
    assert batches < BATCHES


def test_the_window_closes_while_indexing_is_paused(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    begin(qtbot, window, engine, folder)
    pause(qtbot, window)
    assert window.bridge.stop(10)


def test_a_question_waits_for_one_batch_at_most_and_indexing_goes_on_after_it(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    begin(qtbot, window, engine, folder)
    engine.gate.clear()
    window.bridge.set_image("image_a", folder / "0" / "red.png")
    qtbot.waitUntil(lambda: engine.answering, timeout=MS)
    batches = held(engine)
    assert held(engine) == batches
    with qtbot.waitSignals([window.bridge.answer_ready, window.bridge.index_finished], timeout=MS):
        engine.gate.set()
    assert engine.overtaken <= 1
    assert window.library.summary.text() == "120 photographs"


def test_on_battery_the_strip_and_the_status_say_why_it_is_slow(
    qtbot: QtBot, window: MainWindow, engine: SlowEngine, folder: Path
) -> None:
    window.bridge._library.pace._on_battery = lambda: True
    begin(qtbot, window, engine, folder)
    qtbot.waitUntil(lambda: "on battery" in window.library.progress.text(), timeout=MS)
    assert "on battery" in window.status.indexing.text()
    with qtbot.waitSignal(window.bridge.index_finished, timeout=MS):
        pass

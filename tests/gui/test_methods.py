"""The methods side by side: their labels and neighbours, counted against the chosen one's."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from panel_help import paint
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui.core.types import Answer, ImageError, NeighbourSource, Query
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.method_column import MethodColumn


class MethodEngine(ColourEngine):
    """Label logic knows one label less and finds two neighbours less; analytic can be told to fail."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.broken = False

    def answer(
        self,
        query: Query,
        *,
        method: str = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[object] = (),
    ) -> Answer:
        self.asked.append(query.method)
        if query.method == "analytic":
            assert self.gate.wait(20)
            if self.broken:
                raise ImageError("red.png", "it went away")
        found = super().answer(query, method=method, count=count, library=library, heads=heads)
        if query.method != "label_logic":
            return found
        rows = tuple(replace(row, score=0.1) if row.label == "red" else row for row in found.labels)
        return replace(found, labels=rows, neighbours=found.neighbours[:1], feature=None)


@pytest.fixture
def methods() -> Iterator[MethodEngine]:
    engine = MethodEngine()
    yield engine
    engine.gate.set()


@pytest.fixture
def window(qtbot: QtBot, methods: MethodEngine, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a library, and the answer to red and green together."""
    folder = paint(tmp_path / "pictures")
    window = app.build(load_engine=lambda: methods)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_images(folder / "red.png", folder / "green.png")
    yield window
    methods.gate.set()
    assert window.bridge.stop(10)


def compare(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(
        window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.methods.isVisible()


def labels(column: MethodColumn) -> list[str]:
    """Their marks and names."""
    return [column.labels.item(row).text().split("  ")[0] for row in range(column.labels.count())]


def settled(window: MainWindow) -> bool:
    columns = window.methods.columns
    return len(columns) == 3 and not any("Answering" in each.verdict.text() for each in columns.values())


def test_every_method_answers_in_a_column_and_is_counted_against_the_chosen_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    compare(qtbot, window)
    qtbot.waitUntil(lambda: settled(window))
    columns = window.methods.columns
    assert list(columns) == ["learned", "analytic", "label_logic"]
    assert labels(columns["learned"]) == ["✓ red", "✓ green"]
    assert labels(columns["analytic"]) == labels(columns["learned"])
    assert labels(columns["label_logic"]) == ["✓ green", "○ red"]
    assert "compared with it" in columns["learned"].verdict.text()
    answer = window.bridge.answer
    assert answer is not None
    first = columns["learned"].labels.item(0).text()
    assert first.endswith(f"{answer.labels[0].score:.2f}")
    assert len(answer.neighbours) == 3
    assert columns["analytic"].verdict.text() == (
        "2 of 2 labels agree with Learned Networks. 3 of 3 neighbours in common."
    )
    assert columns["label_logic"].verdict.text() == (
        "1 of 2 labels agree with Learned Networks. 1 of 3 neighbours in common."
    )
    assert columns["label_logic"].view.images.rowCount() == 1
    assert "label probabilities" in columns["label_logic"].note.text()


def test_a_method_can_be_chosen_from_its_column_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    compare(qtbot, window)
    qtbot.waitUntil(lambda: settled(window))
    column = window.methods.columns["label_logic"]
    assert not window.methods.columns["learned"].use.isVisible()
    qtbot.mouseClick(column.use, Qt.MouseButton.LeftButton)
    assert window.bridge.state.method == "label_logic"
    qtbot.waitUntil(lambda: "compared with it" in column.verdict.text())
    qtbot.waitUntil(lambda: "Label Logic" in window.methods.columns["learned"].verdict.text())
    assert labels(window.methods.columns["learned"]) == ["+ red", "✓ green"]
    window.bridge.undo()
    assert window.bridge.state.method == "learned"


def test_nobody_asks_the_other_methods_while_nobody_looks(
    qtbot: QtBot, window: MainWindow, methods: MethodEngine
) -> None:
    assert set(methods.asked) == {"learned"}
    compare(qtbot, window)
    qtbot.waitUntil(lambda: settled(window))
    qtbot.keyClick(window.methods.back, Qt.Key.Key_Escape)
    assert window.labels.isVisible()
    assert not window.methods.isVisible()
    methods.asked.clear()
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_operation("intersection")
    qtbot.waitUntil(lambda: window.bridge._tasks.idle)
    assert methods.asked == ["learned"]


def test_a_new_query_drops_comparisons_that_wait_and_what_comes_too_late(
    qtbot: QtBot, window: MainWindow, methods: MethodEngine
) -> None:
    methods.gate.clear()
    compare(qtbot, window)
    qtbot.waitUntil(lambda: "analytic" in methods.asked)
    methods.asked.clear()
    window.bridge.set_operation("difference")
    window.bridge.set_operation("intersection")
    with qtbot.waitSignal(window.bridge.answer_ready):
        methods.gate.set()
    assert methods.asked[0] == "learned"  # before anything else of the stale query
    qtbot.waitUntil(lambda: settled(window))
    assert methods.asked == ["learned", "analytic", "label_logic"]
    none = [column.verdict.text() for column in window.methods.columns.values()][1:]
    assert all(text.startswith("No label is present") for text in none)


def test_one_that_fails_says_why_and_the_others_go_on(
    qtbot: QtBot, window: MainWindow, methods: MethodEngine
) -> None:
    methods.broken = True
    compare(qtbot, window)
    qtbot.waitUntil(lambda: settled(window))
    assert "it went away" in window.methods.columns["analytic"].verdict.text()
    assert window.methods.columns["label_logic"].labels.count() == 2


def test_without_photographs_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    compare(qtbot, window)
    window.bridge.clear_image("image_a")
    window.bridge.clear_image("image_b")
    assert window.methods.empty.isVisible()
    assert "Put two photographs" in window.methods.empty.accessibleDescription()


def test_the_library_and_the_comparison_take_turns(qtbot: QtBot, window: MainWindow) -> None:
    compare(qtbot, window)
    window.actions_by_id["browse"].trigger()
    assert window.browser.isVisible()
    assert not window.methods.isVisible()
    assert not window.actions_by_id["compare"].isChecked()
    window.actions_by_id["compare"].trigger()
    assert not window.browser.isVisible()
    window.actions_by_id["compare"].trigger()
    assert window.labels.isVisible()
    assert window.neighbours.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    compare(qtbot, window)
    qtbot.waitUntil(lambda: settled(window))
    for column in window.methods.columns.values():
        for control in (column.labels, column.view, column.use):
            assert control.accessibleName()
            assert control.accessibleDescription()
        spoken = column.labels.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.endswith(("with both", "only here", "not here"))

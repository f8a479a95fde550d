"""The trust meter stands above the labels, off the map is said in words, a promise moves what is present."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from colour_engine import ColourEngine
from ledger_help import answer
from panel_help import paint, started_bridge
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from lsgui.core.judging import promised
from lsgui.core.label_promises import PROMISES, Kept, LabelPromise
from lsgui.core.trust import Place, Reading, Trust, Verdict
from lsgui.core.types import Answer, Operation, Query
from lsgui.gui.panels.labels import LabelPanel
from lsgui.gui.session_bridge import SessionBridge

RECALL = LabelPromise("recall", 0.9)
PLACE = Place(0.43, 0.40, 0.62, 2000)


def trust(verdict: Verdict, *, among: Place | None = None, inner: Verdict | None = None) -> Trust:
    def reading(of: Verdict, operation: Operation) -> Reading:
        return Reading(operation, of, {"on": 0.7, "edge": 0.5, "off": 0.3}[of], PLACE, 1.1)

    before = () if inner is None else (reading(inner, "difference"),)
    return Trust((*before, reading(verdict, "union")), among)


def read(verdict: Verdict, **more: Any) -> Answer:
    return replace(answer(), trust=trust(verdict, **more))


class PromisingEngine(ColourEngine):
    """Keeps recalls by a shift of -4, and no precision."""

    def answer(self, query: Query, **wishes: Any) -> Answer:
        found = super().answer(query, **wishes)
        if query.promise is None:
            return found
        kept = Kept(query.promise, -4.0, 2.5) if query.promise.kind == "recall" else None
        if kept is None:
            return replace(found, kept=Kept(query.promise, why="A precision cannot be promised here."))
        return replace(found, kept=kept, labels=tuple(promised(list(found.labels), kept)))


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[SessionBridge]:
    with started_bridge(qtbot, PromisingEngine()) as bridge:
        yield bridge


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LabelPanel:
    panel = LabelPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(520, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def answered(qtbot: QtBot, bridge: SessionBridge, panel: LabelPanel, tmp_path: Path) -> LabelPanel:
    """The panel with the answer to a red and a blue picture."""
    paint(tmp_path)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_images(tmp_path / "red.png", tmp_path / "blue.png")
    return panel


def choose(qtbot: QtBot, panel: LabelPanel, words: str) -> None:
    """Choose a promise with the keyboard, and wait for the answer."""
    box = panel.promise
    box.setFocus()
    away = box.findText(words) - box.currentIndex()
    assert away
    key = Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up
    for _ in range(abs(away)):
        with qtbot.waitSignal(panel._bridge.answer_ready):
            qtbot.keyClick(box, key)


def present(panel: LabelPanel) -> set[str]:
    return {row.label for row in panel.view.shown() if row.present}


@pytest.mark.parametrize(
    ("verdict", "words"), [("on", "● On the map"), ("edge", "◐ Near the edge"), ("off", "○ Off the map")]
)
def test_the_meter_has_a_shape_words_and_a_number(
    panel: LabelPanel, bridge: SessionBridge, verdict: Verdict, words: str
) -> None:
    bridge.answer_ready.emit(read(verdict))
    assert panel.meter.isVisible()
    assert panel.meter.text().startswith(words)
    assert f"{trust(verdict).whole.agreement:.2f}" in panel.meter.text()
    assert words in panel.meter.accessibleName()
    assert "0.43" in panel.meter.accessibleDescription()


def test_off_the_map_is_said_in_words_above_the_labels(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(read("on"))
    assert panel.trust_notice.text() == ""
    bridge.answer_ready.emit(read("off"))
    assert panel.trust_notice.text().startswith("Off the map:")
    tops = [widget.mapTo(panel, widget.rect().topLeft()).y() for widget in (panel.meter, panel.trust_notice)]
    assert max(tops) < panel.view.mapTo(panel, panel.view.rect().topLeft()).y()


def test_an_inner_operation_off_the_map_is_remarked_and_the_whole_judged(
    panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(read("on", inner="off"))
    assert panel.meter.text() == "● On the map · expected F1 0.70"
    assert "A part is weaker than the whole: ∖, Off the map" in panel.meter.toolTip()
    assert "1. ∖: " in panel.meter.toolTip()
    assert "2. ∪: " in panel.meter.toolTip()
    bridge.answer_ready.emit(read("off", inner="on"))
    assert "weaker" not in panel.meter.toolTip()


def test_under_a_promise_the_meter_says_which_label_set_it_is_of(
    panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(replace(read("on"), kept=Kept(RECALL, -2.0, 8.0)))
    assert panel.meter.text() == "● On the map · usual labels: expected F1 0.70"
    assert "that of the usual label set, without the promise" in panel.meter.accessibleDescription()
    bridge.answer_ready.emit(replace(read("on"), kept=Kept(RECALL, why="It cannot be promised.")))
    assert panel.meter.text() == "● On the map · expected F1 0.70"


def test_a_place_in_the_library_is_told(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(read("on", among=Place(0.6, 0.5, 0.8, 300)))
    assert "Nearest photograph of your library: distance 0.60, usually 0.50; 80%" in panel.meter.toolTip()


def test_a_key_says_what_the_meter_rests_on(qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(read("edge"))
    panel.meter.setFocus()
    qtbot.keyClick(panel.meter, Qt.Key.Key_Space)
    dialog = panel.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    said = dialog.findChild(QLabel).text()
    assert "wrong more often than usual" in said
    assert "set right on answers to random photographs whose labels are known" in said
    box = dialog.findChild(QDialogButtonBox)
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_without_a_calibration_there_is_a_sentence_and_no_reading(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    note = "The checkpoint x was not calibrated, so there is no trust meter and no promise."
    bridge.answer_ready.emit(replace(answer(), trust_note=note))
    assert "No trust meter" in panel.meter.text()
    assert panel.meter.toolTip() == note
    qtbot.mouseClick(panel.meter, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QDialog)
    assert dialog is not None
    assert dialog.findChild(QLabel).text() == note
    dialog.reject()


def test_a_promise_changes_which_labels_are_present_and_undo_takes_it_back(
    qtbot: QtBot, bridge: SessionBridge, answered: LabelPanel
) -> None:
    panel, before = answered, present(answered)
    choose(qtbot, panel, "Recall 90 %")
    assert bridge.state.promise == RECALL
    assert present(panel) > before
    assert "Recall 90 % on average" in panel.promise_notice.text()
    assert bridge.undo_name == "Choose Promise"
    while bridge.state.promise is not None:
        with qtbot.waitSignal(bridge.answer_ready):
            bridge.undo()
    assert present(panel) == before
    assert panel.promise.currentText() == "No promise"
    assert panel.promise_notice.text() == ""
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.redo()
    assert panel.promise.currentText() == "Recall 80 %"


def test_a_promise_that_cannot_be_kept_says_so_and_changes_nothing(
    qtbot: QtBot, bridge: SessionBridge, answered: LabelPanel
) -> None:
    before = present(answered)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_promise(LabelPromise("precision", 0.9))
    assert answered.promise.currentText() == "Precision 90 %"
    assert answered.promise_notice.text() == "A precision cannot be promised here."
    assert present(answered) == before


def test_every_promise_can_be_chosen(panel: LabelPanel) -> None:
    box = panel.promise
    assert [box.itemData(row) for row in range(box.count())] == [None, *PROMISES]
    assert box.accessibleName()
    assert box.accessibleDescription()


def test_the_ledger_goes_by_the_promise_too(
    qtbot: QtBot, bridge: SessionBridge, answered: LabelPanel
) -> None:
    answered.pages.show_page(1)
    few = sum(entry.predicted for entry in answered.pages.ledger.rows.shown)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_promise(RECALL)
    assert sum(entry.predicted for entry in answered.pages.ledger.rows.shown) > few

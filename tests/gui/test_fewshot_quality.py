"""Quality: words, plots and a table of the same numbers, and thresholds that keep a promise."""

from pathlib import Path

import pytest
from fewshot_help import MS, RED, Teaching, controls, patches
from panel_help import drop_paths
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from lsgui.core.fewshot import checking
from lsgui.core.fewshot.checking import Check, check_of
from lsgui.gui.head_quality import HeadQuality


@pytest.fixture
def quality(qtbot: QtBot, taught: Teaching) -> HeadQuality:
    """The quality of "blue", drawn."""
    taught.choose("blue")
    taught.open_tab(qtbot, "Quality")
    found = taught.panel.quality
    qtbot.waitUntil(lambda: found.plots is not None, timeout=MS)
    return found


def known(taught: Teaching) -> Check:
    check = check_of(taught.bridge.heads[0], "blue")
    assert check is not None
    return check


def rows(table: QTableWidget) -> list[tuple[str, str]]:
    return [(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())]


def test_it_says_how_well_it_does_with_and_without_combinations(
    taught: Teaching, quality: HeadQuality
) -> None:
    check = known(taught)
    own, other = check.average_precision, check.other_synthesis
    assert other is not None
    assert quality.note.text() == f"Average precision {own.value:.2f} ({own.low:.2f} to {own.high:.2f})."
    without, with_them, strangers, threshold = quality.facts.text().splitlines()
    assert without.startswith(f"Without combinations of examples: {own.value:.2f}")
    assert without.endswith("(in use)")
    assert with_them.startswith(f"With combinations of examples: {other.value:.2f}")
    assert strangers == f"It is found in {100 * check.strangers:.0f} % of unrelated photographs."
    assert threshold.endswith(f"{taught.bridge.heads[0].thresholds[0]:.2f} on.")


def test_what_is_drawn_is_in_a_table_too(qtbot: QtBot, taught: Teaching, quality: HeadQuality) -> None:
    check = known(taught)
    assert quality.plots is not None
    assert quality.plots.isVisible()
    assert not quality.table.isVisible()
    qtbot.mouseClick(quality.table_button, Qt.MouseButton.LeftButton)
    assert quality.table.isVisible()
    assert not quality.plots.isVisible()
    shown = dict(rows(quality.table))
    assert len(shown) == 3 + len(check.curve) + len(check.reliability)
    for point in check.curve:
        words = "… with 1 example" if point.examples == 1 else f"… with {point.examples} examples"
        assert shown[words].startswith(f"{point.average_precision.value:.2f} (")


def test_the_plots_draw_the_numbers(taught: Teaching, quality: HeadQuality) -> None:
    check = known(taught)
    assert quality.plots is not None
    drawn = quality.plots.curve.listDataItems()[0].getData()[1]
    assert list(drawn) == [point.average_precision.value for point in check.curve]
    observed = quality.plots.reliability.listDataItems()[1].getData()[1]
    assert list(observed) == [each.observed for each in check.reliability]


def test_a_promise_gives_a_threshold_and_undo_takes_it_back(
    qtbot: QtBot, taught: Teaching, quality: HeadQuality
) -> None:
    check, before = known(taught), float(taught.bridge.heads[0].thresholds[0])
    shown = rows(quality.promises)
    assert [text for text, _ in shown[:2]] == [
        "Of those that show it, at least 95 % are found",
        "Of those that show it, at least 90 % are found",
    ]
    for (_, start), promise in zip(shown, check.promises, strict=True):
        kept = promise.threshold is not None
        assert start == (f"{promise.threshold:.2f}" if kept else "not enough examples")
    for row, promise in enumerate(check.promises):
        quality.promises.selectRow(row)
        assert quality.use_button.isEnabled() == (promise.threshold is not None)
    row = next(row for row, promise in enumerate(check.promises) if promise.threshold is not None)
    quality.promises.selectRow(row)
    qtbot.mouseClick(quality.use_button, Qt.MouseButton.LeftButton)
    assert taught.bridge.heads[0].thresholds[0] == pytest.approx(check.promises[row].threshold)
    qtbot.waitUntil(taught.done, timeout=MS)
    assert "Threshold: present from" in quality.facts.text()
    taught.bridge.undo()
    assert taught.bridge.heads[0].thresholds[0] == pytest.approx(before)


def test_it_is_checked_anew_after_a_change_and_says_so(
    qtbot: QtBot, taught: Teaching, quality: HeadQuality
) -> None:
    before = quality.note.text()
    taught.bridge.fit_head_again("colours", synthesis=True)
    assert quality.note.text() == f"{before} It is being fitted anew…"
    qtbot.waitUntil(taught.done, timeout=MS)
    assert "…" not in quality.note.text()
    assert quality.facts.text().startswith("With combinations of examples")


def test_too_few_examples_are_a_sentence(
    qtbot: QtBot, taught: Teaching, quality: HeadQuality, tmp_path: Path
) -> None:
    with qtbot.waitSignal(taught.bridge.fit_finished):
        drop_paths(taught.panel, patches(tmp_path / "two", RED, 2, seed=5))
    assert quality.note.text().startswith("Too few examples to check")
    assert not quality.page.isVisible()


def test_every_control_is_named(quality: HeadQuality) -> None:
    for control in controls(quality):
        assert control.accessibleDescription(), control


def test_what_was_checked_against_unrelated_photographs_only_is_said(
    taught: Teaching, quality: HeadQuality, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = known(taught)
    object.__setattr__(check, "against", "unrelated")
    monkeypatch.setattr(checking, "check_of", lambda head, label: check)
    taught.choose("red")
    own = check.average_precision
    assert quality.note.text() == (
        f"Average precision {own.value:.2f} ({own.low:.2f} to {own.high:.2f}), against unrelated photographs"
        " only. Mark photographs that do not show it, or have at least 200 photographs in the library, to see"
        " how it does among yours."
    )

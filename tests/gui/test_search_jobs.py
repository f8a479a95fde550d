"""Behind the window, what makes searching fast is made after every index, and nothing waits for it."""

import threading
from pathlib import Path

import pytest
from panel_help import paint, started_bridge
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.types import LibraryError, Progress, no_progress
from lsgui.library.store import Library


def test_the_labels_of_what_was_indexed_are_worked_out(qtbot: QtBot, tmp_path: Path) -> None:
    with started_bridge(qtbot) as bridge:
        with qtbot.waitSignal(bridge.index_finished, timeout=60_000):
            bridge.add_folders([paint(tmp_path / "colours")])
        qtbot.waitUntil(lambda: (paths.library() / "labels-1.bits.json").is_file(), timeout=60_000)


def test_an_index_ends_while_it_is_made_and_has_it_made_once_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate, real = threading.Semaphore(0), threading.Event(), Library.prepare_search

    def slow(self: Library, *, threads: int = 1, progress: Progress = no_progress) -> None:
        begun.release()
        assert gate.wait(60)
        real(self, threads=threads, progress=progress)

    monkeypatch.setattr(Library, "prepare_search", slow)
    with started_bridge(qtbot) as bridge:
        assert begun.acquire(timeout=60)
        try:
            with qtbot.waitSignal(bridge.index_finished, timeout=60_000):
                bridge.add_folders([paint(tmp_path / "colours")])
        finally:
            gate.set()
        qtbot.waitUntil(lambda: begun.acquire(blocking=False), timeout=60_000)
        qtbot.waitUntil(lambda: (paths.library() / "labels-1.bits").is_file(), timeout=60_000)


def test_what_goes_wrong_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(self: Library, *, threads: int = 1, progress: Progress = no_progress) -> None:
        raise LibraryError("The library is damaged.")

    monkeypatch.setattr(Library, "prepare_search", lost)
    said: list[str] = []
    with started_bridge(qtbot) as bridge:
        bridge.failed.connect(lambda sentence, details: said.append(sentence))
        qtbot.waitUntil(lambda: said == ["The library is damaged."], timeout=60_000)

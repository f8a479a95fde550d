"""An index waits while paused and while a question is answered, and rests on battery; it can be ended."""

import threading
from collections.abc import Callable

import pytest

from lsgui.core.types import Cancelled
from lsgui.library.pacing import Pace


def in_thread(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_by_default_nothing_waits() -> None:
    ticks: list[int] = []
    Pace(saving=False).give_way(lambda: ticks.append(1))
    assert not ticks


def test_a_paused_index_waits_until_it_is_resumed() -> None:
    pace, ticked = Pace(saving=False), threading.Event()
    pace.pause()
    assert pace.paused
    thread = in_thread(lambda: pace.give_way(ticked.set))
    assert ticked.wait(10)
    assert thread.is_alive()
    pace.resume()
    thread.join(10)
    assert not thread.is_alive()


def test_a_paused_index_can_be_ended() -> None:
    pace = Pace(saving=False)
    pace.pause()

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pace.give_way(end)


def test_an_index_waits_for_every_question_under_way() -> None:
    pace, ticked = Pace(saving=False), threading.Event()
    with pace.overtaking():
        with pace.overtaking():
            thread = in_thread(lambda: pace.give_way(ticked.set))
            assert ticked.wait(10)
        assert thread.is_alive()
    thread.join(10)
    assert not thread.is_alive()


def test_a_question_that_never_ends_does_not_stop_an_index_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lsgui.library.pacing.PATIENCE", 0.1)
    pace = Pace(saving=False)
    with pace.overtaking():
        pace.give_way(lambda: None)


def test_on_battery_it_rests_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lsgui.library.pacing._STRETCH", 0.0)
    ticks: list[int] = []
    pace = Pace(on_battery=lambda: True)
    threading.Event().wait(0.01)  # some work
    pace.give_way(lambda: ticks.append(1))
    assert pace.resting
    assert ticks
    plugged = Pace(on_battery=lambda: False)
    plugged.give_way(lambda: ticks.clear())
    assert not plugged.resting
    assert ticks

"""Histories as long as a file may hold are written, and the writing can be stopped."""

from pathlib import Path

import pytest

from lsgui.core.session import State, Step
from lsgui.core.sessions.reading import MOST_IMAGES, MOST_STEPS, read
from lsgui.core.sessions.record import KeptImage, Session
from lsgui.core.sessions.writing import write
from lsgui.core.types import Cancelled

EACH = 26  # images of a step


def longest(folder: Path) -> Session:
    """As many steps as there may be, each of other images, of as many as there may be."""
    paths = [folder / f"{number}.jpg" for number in range(MOST_IMAGES)]
    steps = []
    for number in range(MOST_STEPS):
        a, b, *more = (paths[-1 - (10 * number + each) % MOST_IMAGES] for each in range(EACH))
        steps.append(Step("Change", State(a, b, more=tuple(more))))
    return Session(tuple(steps), 0, tuple(KeptImage(path) for path in paths))


def test_the_longest_history_is_written_and_read(tmp_path: Path) -> None:
    session = longest(tmp_path)
    write(session, tmp_path / "long.lsgui")
    assert read(tmp_path / "long.lsgui").steps == session.steps


def test_a_session_that_names_an_image_twice_is_written_as_it_is(tmp_path: Path) -> None:
    image = KeptImage(tmp_path / "a.jpg")
    session = Session((Step("", State(image.path)),), 0, (image, image))
    write(session, tmp_path / "a.lsgui")
    assert read(tmp_path / "a.lsgui") == session


def test_the_writing_of_steps_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 3:
            raise Cancelled

    steps = tuple(Step(str(number), State(tmp_path / "a.jpg")) for number in range(9))
    session = Session(steps, 0, (KeptImage(tmp_path / "a.jpg"),))
    with pytest.raises(Cancelled):
        write(session, tmp_path / "a.lsgui", progress=stop)
    assert list(tmp_path.iterdir()) == []

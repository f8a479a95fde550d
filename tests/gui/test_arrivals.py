"""Pictures that take their time come where the user put them, and only if they are still wanted."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files, text
from expression_help import asked, chip, choose, colours
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lsgui.core import fetching
from lsgui.core.fetching import ElsewhereError
from lsgui.core.types import Progress
from lsgui.gui import pictures, thumbnails
from lsgui.gui.intake import LINK
from lsgui.gui.main_window import MainWindow


@pytest.fixture
def given(tmp_path: Path) -> dict[str, Path]:
    return colours(tmp_path / "colours")


@pytest.fixture
def pair(window: MainWindow, given: dict[str, Path]) -> MainWindow:
    """The window with two images, its expression in sight."""
    window.bridge.set_images(given["white"], given["red"])
    window.expression.show()
    return window


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Pictures are saved as soon as this is set."""
    gate = threading.Event()

    def save(image: QImage, folder: Path) -> Path:
        assert gate.wait(20)
        return thumbnails.pixels_to_file(image, folder)

    monkeypatch.setattr(pictures, "pixels_to_file", save)
    yield gate
    gate.set()


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch, given: dict[str, Path]) -> list[str]:
    """The links asked for; example.org has its pictures at example.net."""
    links: list[str] = []

    def fetch(link: str, folder: Path, *, progress: Progress) -> Path:
        links.append(link)
        if "example.org" in link:
            raise ElsewhereError("example.org", "example.net", link.replace("example.org", "example.net"))
        return given["blue"]

    monkeypatch.setattr(fetching, "fetch_image", fetch)
    return links


def picture(colour: str = "teal") -> QMimeData:
    mime, image = QMimeData(), QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    mime.setImageData(image)
    return mime


def press(qtbot: QtBot, window: MainWindow, key: str) -> None:
    row = window.messages.row(key)
    assert row is not None
    qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)


def here(window: MainWindow, letter: str) -> bool:
    return window.bridge.state.image_of(letter) is not None


@pytest.mark.parametrize(
    ("operation", "formula"), [("difference", "(A ∪ B) ∖ C"), ("intersection", "(A ∪ B) ∩ C")]
)
def test_a_picture_dropped_on_a_plus_is_combined_by_its_operation(
    qtbot: QtBot, pair: MainWindow, operation: str, formula: str
) -> None:
    drop(pair.expression.targets[operation], picture())  # type: ignore[index]
    qtbot.waitUntil(lambda: here(pair, "C"))
    assert asked(pair) == formula


def test_a_link_dropped_on_a_plus_is_combined_by_its_operation(
    qtbot: QtBot, pair: MainWindow, network: list[str]
) -> None:
    drop(pair.expression.targets["difference"], text("https://example.com/dog.jpg"))
    press(qtbot, pair, LINK.key)
    qtbot.waitUntil(lambda: here(pair, "C"))
    assert asked(pair) == "(A ∪ B) ∖ C"


def test_a_picture_dropped_on_an_operation_is_combined_with_that(
    qtbot: QtBot, pair: MainWindow, given: dict[str, Path]
) -> None:
    pair.bridge.add_images([given["green"]])
    drop(chip(pair, (0,)), picture())
    choose(pair, "Intersection")
    qtbot.waitUntil(lambda: here(pair, "D"))
    assert asked(pair) == "((A ∪ B) ∩ D) ∪ C"


def test_several_pictures_on_their_way_get_a_letter_each(
    qtbot: QtBot, pair: MainWindow, disk: threading.Event, given: dict[str, Path]
) -> None:
    for colour in ("teal", "maroon"):
        drop(pair.expression.targets["union"], picture(colour))
    drop(pair.expression.targets["difference"], files(given["green"]))
    disk.set()
    qtbot.waitUntil(lambda: here(pair, "C") and here(pair, "D"))
    assert pair.bridge.state.image_of("E") == given["green"]
    assert len(set(pair.bridge.state.images)) == 5


def test_a_file_that_came_meanwhile_stays(
    qtbot: QtBot, pair: MainWindow, disk: threading.Event, given: dict[str, Path]
) -> None:
    pair.bridge.add_images([given["green"]])
    drop(chip(pair, (1,)), picture())
    drop(chip(pair, (1,)), files(given["blue"]))
    assert not pair.bridge.pending("C")
    disk.set()
    assert pair.bridge.stop(10)
    assert pair.bridge.state.image_of("C") == given["blue"]


@pytest.mark.parametrize("action", ["undo", "new_session"])
def test_what_is_on_its_way_is_forgotten_with_what_it_was_for(
    pair: MainWindow, disk: threading.Event, action: str
) -> None:
    drop(pair.expression.targets["union"], picture())
    pair.actions_by_id[action].trigger()
    state = pair.bridge.state
    assert not pair.bridge.pending("C")
    disk.set()
    assert pair.bridge.stop(10)
    assert pair.bridge.state == state


def test_another_host_is_asked_only_after_the_user_says_so(
    qtbot: QtBot, pair: MainWindow, network: list[str], given: dict[str, Path]
) -> None:
    drop(pair.wells["image_b"].area, text("https://example.org/dog.jpg"))
    press(qtbot, pair, LINK.key)
    qtbot.waitUntil(lambda: "Fetch it from example.net?" in " ".join(pair.messages.texts()))
    assert network == ["https://example.org/dog.jpg"]
    assert pair.bridge.state.image_b == given["red"]
    pair.bridge.set_operation("difference")  # the question outlasts it
    press(qtbot, pair, "elsewhere image_b")
    qtbot.waitUntil(lambda: pair.bridge.state.image_b == given["blue"])
    assert network[1:] == ["https://example.net/dog.jpg"]


@pytest.mark.parametrize("as_text", [True, False], ids=["text", "a browser's link"])
def test_a_link_is_asked_for_as_the_browser_has_it(
    qtbot: QtBot, pair: MainWindow, network: list[str], given: dict[str, Path], as_text: bool
) -> None:
    link, mime = "https://example.com/Gr%C3%B6%C3%9Fe/a%20b%23.jpg?of=c%2Fd&x=%3D", QMimeData()
    mime.setUrls([QUrl(link)])
    drop(pair.wells["image_b"].area, text(link) if as_text else mime)
    press(qtbot, pair, LINK.key)
    qtbot.waitUntil(lambda: pair.bridge.state.image_b == given["blue"])
    assert network == [link]


def test_a_link_of_plain_letters_is_encoded(qtbot: QtBot, pair: MainWindow, network: list[str]) -> None:
    drop(pair.wells["image_b"].area, text("https://bücher.example/Größe.jpg"))
    press(qtbot, pair, LINK.key)
    qtbot.waitUntil(lambda: bool(network))
    assert network == ["https://xn--bcher-kva.example/Gr%C3%B6%C3%9Fe.jpg"]


def test_a_plus_is_remembered_over_a_question_about_another_host(
    qtbot: QtBot, pair: MainWindow, network: list[str]
) -> None:
    drop(pair.expression.targets["difference"], text("https://example.org/dog.jpg"))
    press(qtbot, pair, LINK.key)
    qtbot.waitUntil(lambda: pair.messages.row("elsewhere C") is not None)
    press(qtbot, pair, "elsewhere C")
    qtbot.waitUntil(lambda: here(pair, "C"))
    assert asked(pair) == "(A ∪ B) ∖ C"

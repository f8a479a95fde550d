"""High contrast, larger text and no motion: by the settings, at once, and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsgui.gui import app, theme
from lsgui.gui.main_window import MainWindow
from lsgui.gui.settings import Settings

Role = QPalette.ColorRole
PAIRS = (
    (Role.Window, Role.WindowText),
    (Role.Base, Role.Text),
    (Role.Base, Role.PlaceholderText),
    (Role.Button, Role.ButtonText),
    (Role.Highlight, Role.HighlightedText),
    (Role.Base, Role.Link),
)
HIGH = 7.0
"""WCAG's enhanced contrast."""


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2's contrast ratio, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(autouse=True)
def _looks_restored(qapp: QApplication) -> Iterator[None]:
    size = qapp.font().pointSizeF()
    yield
    theme.apply(qapp, "light", "normal")
    theme.scale_text(qapp, 100)
    assert qapp.font().pointSizeF() == pytest.approx(size)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_with_high_contrast_all_text_stands_out(qtbot: QtBot, window: MainWindow, colours: str) -> None:
    window.change_setting("theme", colours)
    window.change_setting("contrast", "high")
    shown = (window, window.wells["image_a"].area, window.operation, window.labels.filter)
    qtbot.waitUntil(lambda: all(theme.is_stark(widget.palette()) for widget in shown))
    palette = window.palette()
    assert theme.is_dark(palette) == (colours == "dark")
    for ground, text in PAIRS:
        assert contrast(palette.color(ground), palette.color(text)) >= HIGH, (ground, text)
    for name in ("a", "b", "answer", "warning", "error"):
        assert contrast(theme.ink(name, palette), palette.color(Role.Base)) >= HIGH  # type: ignore[arg-type]
    line, usual = theme.faint(palette, 0.2), 0.2
    assert line.alphaF() > usual


def test_high_contrast_can_be_left_again(qtbot: QtBot, window: MainWindow) -> None:
    window.change_setting("theme", "dark")
    qtbot.waitUntil(lambda: theme.is_dark(window.palette()))
    before = window.palette().color(Role.Window)
    window.change_setting("contrast", "high")
    qtbot.waitUntil(lambda: theme.is_stark(window.palette()))
    window.change_setting("contrast", "normal")
    qtbot.waitUntil(lambda: window.palette().color(Role.Window) == before)


def test_text_grows_and_shrinks_with_the_setting(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    size = qapp.font().pointSizeF()
    window.change_setting("text_size", 200)
    qtbot.waitUntil(lambda: window.font().pointSizeF() == pytest.approx(2 * size))
    window.change_setting("text_size", 80)
    qtbot.waitUntil(lambda: window.labels.font().pointSizeF() == pytest.approx(0.8 * size))


def test_text_of_a_new_window_has_the_size_of_the_settings(qtbot: QtBot, qapp: QApplication) -> None:
    size = qapp.font().pointSizeF()
    Settings().set("text_size", 150)
    for _ in range(2):  # it does not grow with every window
        window = app.build()
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda window=window: window.font().pointSizeF() == pytest.approx(1.5 * size))  # type: ignore[misc]


def test_without_motion_the_panels_do_not_glide(qtbot: QtBot) -> None:
    Settings().set("motion", "none")
    window = app.build()
    qtbot.addWidget(window)
    assert not window.isAnimated()


def test_with_high_contrast_text_grows_at_once_and_the_contrast_stays(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    size = qapp.font().pointSizeF()
    window.change_setting("contrast", "high")
    window.change_setting("text_size", 150)
    shown = (window.menuBar(), window.labels.filter, window.operation)
    qtbot.waitUntil(lambda: all(each.font().pointSizeF() == pytest.approx(1.5 * size) for each in shown))
    qtbot.waitUntil(lambda: all(theme.is_stark(each.palette()) for each in shown))
    window.change_setting("text_size", 100)
    qtbot.waitUntil(lambda: all(each.font().pointSizeF() == pytest.approx(size) for each in shown))

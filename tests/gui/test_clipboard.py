"""What is copied comes out as text and as a table, whatever names are in it."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lsgui.gui.clipboard import put_table


def test_a_name_that_is_no_text_is_copied_escaped(qtbot: QtBot) -> None:
    put_table("label\thead\n\ud800dog\tpets\n")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasText()
    assert data.data("text/tab-separated-values").data() == b"label\thead\n\\ud800dog\tpets\n"

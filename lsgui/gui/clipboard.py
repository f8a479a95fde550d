"""Text and tables on the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def put_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def put_table(table: str) -> None:
    """Put tab-separated values on the clipboard, as text and as a table."""
    data = QMimeData()
    data.setText(table)
    data.setData("text/tab-separated-values", table.encode("utf-8", "backslashreplace"))
    QGuiApplication.clipboard().setMimeData(data)

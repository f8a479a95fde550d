"""Tool tips that show what files, folders, labels and sessions are called, whatever that is."""

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text that a tool tip shows as it is written: one that looks like HTML would be read as such."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text

"""Marks texts for translation where `tr` cannot be called yet, with the type that it really has."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802
        """The text itself; the translation tools find it by this function's name."""
        ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "translate"]

translate = QCoreApplication.translate
"""A text in the user's language, where there is no object whose `tr` knows the context."""

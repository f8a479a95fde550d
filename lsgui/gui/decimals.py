"""Numbers with decimals, as the user's language writes them."""

from PySide6.QtCore import QLocale


def decimal(value: float, places: int = 2) -> str:
    """A number with so many decimals: "0.87", or "0,87"."""
    return QLocale().toString(float(value), "f", places)

"""A filter in words."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from lsgui.core.types import Filter
from lsgui.gui.texts import translate


def in_words(where: Filter) -> str:
    """What a filter asks for, in the order of its controls; "" where it asks nothing."""
    said = []
    if where.exactly is not None:
        labels = _listed(where.exactly) or translate("FilterWords", "no label")
        said.append(translate("FilterWords", "with exactly {labels}").format(labels=labels))
    elif where.must:
        said.append(translate("FilterWords", "with {labels}").format(labels=_listed(where.must)))
    if where.without:
        said.append(translate("FilterWords", "without {labels}").format(labels=_listed(where.without)))
    if where.folder is not None:
        folder = where.folder.name or str(where.folder)
        said.append(translate("FilterWords", "in {folder}").format(folder=folder))
    if where.since is not None:
        said.append(translate("FilterWords", "from {day}").format(day=_day(where.since)))
    if where.until is not None:
        said.append(translate("FilterWords", "until {day}").format(day=_day(where.until)))
    if where.path:
        said.append(translate("FilterWords", "named “{text}”").format(text=where.path))
    return ", ".join(said)


def _listed(labels: tuple[str, ...]) -> str:
    return " + ".join(labels)


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)

"""From which day to which: two days, each of which may be left open."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QWidget

from lsgui.gui.check_button import CheckButton
from lsgui.gui.filter_bar import Days


class DayRange(QWidget):
    """Two boxes to check, each with a day."""

    changed = Signal()
    """Other days are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since, self.until = CheckButton(self.tr("From")), CheckButton(self.tr("Until"))
        self.first, self.last = QDateEdit(), QDateEdit()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        today = QDate.currentDate()
        for row, (box, day, start, text) in enumerate(
            (
                (
                    self.since,
                    self.first,
                    today.addYears(-1),
                    self.tr("Files changed on this day or later"),
                ),
                (self.until, self.last, today, self.tr("Files not changed after this day")),
            )
        ):
            day.setCalendarPopup(True)
            day.setDate(start)
            day.setEnabled(False)
            day.setMinimumWidth(60)
            for widget in (box, day):
                widget.setToolTip(text)
                widget.setAccessibleDescription(text)
            day.setAccessibleName(box.text())
            box.toggled.connect(day.setEnabled)
            box.toggled.connect(lambda _: self.changed.emit())
            day.dateChanged.connect(lambda _: self.changed.emit())
            grid.addWidget(box, 2 * row, 0)
            grid.addWidget(day, 2 * row + 1, 0)

    @property
    def days(self) -> Days:
        """What is wanted."""
        return Days(_day(self.since, self.first), _day(self.until, self.last))

    def clear(self) -> None:
        """Leave both open; say nothing of it."""
        for box, day in ((self.since, self.first), (self.until, self.last)):
            with QSignalBlocker(box):
                box.setChecked(False)
            box.show_mark()
            day.setEnabled(False)


def _day(box: CheckButton, edit: QDateEdit) -> date | None:
    day = edit.date()
    return date(day.year(), day.month(), day.day()) if box.isChecked() else None

"""Chooses what label sets must keep: nothing, a recall or a precision."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lsgui.core.label_promises import PROMISES, Kept, LabelPromise
from lsgui.gui.decimals import decimal


class PromiseChooser(QComboBox):
    """A promise moves the threshold of every label of the vocabulary."""

    chosen = Signal(object)  # LabelPromise, or None
    """The user wants another promise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("No promise"), None)
        for promise in PROMISES:
            self.addItem(self.words(promise), promise)
        self.setToolTip(
            self.tr(
                "Recall: on average so much of the true labels is present. Precision: so much of what is"
                " present is true. With a confidence of 0.9. Few-shot heads keep their own thresholds."
            )
        )
        self.setAccessibleName(self.tr("Promise of the label set"))
        self.setAccessibleDescription(self.toolTip())
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def words(self, promise: LabelPromise) -> str:
        """A promise as it is shown."""
        text = self.tr("Recall {part}") if promise.kind == "recall" else self.tr("Precision {part}")
        return text.format(part=f"{promise.level:.0%}".replace("%", " %"))

    def show_promise(self, promise: LabelPromise | None) -> None:
        """Show a promise as chosen."""
        with QSignalBlocker(self):
            self.setCurrentIndex(0 if promise is None else 1 + PROMISES.index(promise))

    def kept_words(self, kept: Kept) -> str:
        """What a promise means that is made."""
        text = self.tr(
            "{promise} on average, on photographs like those of the calibration: about {count} labels each."
        )
        return text.format(promise=self.words(kept.promise), count=decimal(kept.labels, 1))

"""The pairs found for a question asked backwards, as a list's rows and in words."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, QUrl

from lsgui.core.types import SIGNS, Operation
from lsgui.gui.decimals import decimal
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.texts import translate
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.tips import plain_tip
from lsgui.library.questions import Found


class Role(IntEnum):
    """What a row is painted from."""

    FOUND = Qt.ItemDataRole.UserRole
    SIGN = Qt.ItemDataRole.UserRole + 1


def label_words(found: Found) -> Iterator[str]:
    """Every label with a sign and a word: what is as wanted, missing, extra, or does not matter."""
    parts = (
        (found.matching, translate("PairRows", "✓ {label}")),
        (found.missing, translate("PairRows", "○ {label} missing")),
        (found.extra, translate("PairRows", "+ {label} extra")),
        (found.besides, translate("PairRows", "· {label} besides")),
    )
    for labels, text in parts:
        for label in labels:
            yield text.format(label=label)


def verdict(found: Found) -> str:
    """Whether the labels fit, and how likely that is."""
    if found.fits:
        words = translate("PairRows", "Fits, chance {chance}")
    elif found.missing and found.extra:
        words = translate("PairRows", "{missing} missing and {extra} extra, chance {chance}")
    elif found.missing:
        words = translate("PairRows", "{missing} missing, chance {chance}")
    else:
        words = translate("PairRows", "{extra} extra, chance {chance}")
    return words.format(missing=len(found.missing), extra=len(found.extra), chance=chance_text(found.chance))


def chance_text(chance: float) -> str:
    """A probability with two digits; one that is not quite 0 says so."""
    return decimal(chance) if chance >= 0.005 else translate("PairRows", "below 0.01")


class PairRows(QAbstractListModel):
    """Adapts what was found, and a `Thumbnails` store, to Qt."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = thumbnails
        self._found: Sequence[Found] = ()
        self._operation: Operation = "union"
        thumbnails.arrived.connect(self._refresh)

    def show(self, found: Sequence[Found], operation: Operation) -> None:
        """Show these pairs instead."""
        self.thumbnails.forget_reasons()
        self.beginResetModel()
        self._found, self._operation = tuple(found), operation
        self.endResetModel()

    def found(self, row: int) -> Found:
        """What a row shows."""
        return self._found[row]

    def row_of(self, found: Found) -> int:
        """The row of the same two photographs; -1 where they are not there."""
        pairs = [(each.a, each.b) for each in self._found]
        return pairs.index((found.a, found.b)) if (found.a, found.b) in pairs else -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of pairs."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a role shows of a pair."""
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case Role.FOUND:
                return found
            case Role.SIGN:
                return SIGNS[self._operation]
            case Qt.ItemDataRole.DisplayRole:
                return f"{found.a.name} {SIGNS[self._operation]} {found.b.name}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), found)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tooltip(found))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every pair can be chosen and dragged out, as two files."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        """Pairs leave as file URLs."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The two files of a pair, A first."""
        data = QMimeData()
        files = [path for index in indexes for path in self.files(index.row())]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        return data

    def files(self, row: int) -> tuple[Path, Path]:
        """A and B."""
        return self._found[row].a, self._found[row].b

    def _spoken(self, row: int, found: Found) -> str:
        words = self.tr("Rank {rank}: A {a}, B {b}. {verdict}: {labels}")
        labels = ", ".join(label_words(found)) or self.tr("no label")
        return words.format(
            rank=row + 1, a=found.a.name, b=found.b.name, verdict=verdict(found), labels=labels
        )

    def _tooltip(self, found: Found) -> str:
        lines = [f"A: {found.a}", f"B: {found.b}", *label_words(found)]
        reasons = [self.thumbnails.reason(path) for path in (found.a, found.b)]
        return "\n".join([*lines, *filter(None, reasons)])

    def _refresh(self, path: Path) -> None:
        for row, found in enumerate(self._found):
            if path in (found.a, found.b):
                self.dataChanged.emit(self.index(row), self.index(row))

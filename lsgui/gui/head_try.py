"""Trying the heads on a photograph: every category's score as a bar, a number, and yes or no."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import desktop, drops, theme
from lsgui.gui.decimals import decimal
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.drops import Dropped
from lsgui.gui.head_looks import Tried
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.mirror import mirrored, placed
from lsgui.gui.tasks import Task
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import button_row

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

EDGE = 84
_SCORE, _THRESHOLD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Message:
    """Every message that this widget can show."""

    INVITE = QT_TRANSLATE_NOOP(
        "HeadTry", "Try the heads on a photograph: drop one here, open it, or paste it."
    )
    TRYING = QT_TRANSLATE_NOOP("HeadTry", "Looking at {name}…")
    TRIED = QT_TRANSLATE_NOOP("HeadTry", "{name} by the heads:")
    IMAGE_A = QT_TRANSLATE_NOOP("HeadTry", "{name}, which is image A, by the heads:")
    NO_PICTURE = QT_TRANSLATE_NOOP("HeadTry", "There was no photograph in that.")
    A_PICTURE = QT_TRANSLATE_NOOP("HeadTry", "the picture")


class HeadTry(DropTarget):
    """Follows image A, unless another photograph was given; scores follow every change of the heads."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._task: Task[Any] | None = None
        self._given = False  # a photograph of its own, rather than image A
        self._tried: Tried | None = None
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText)
        self.table = QTableWidget(0, 3)
        self.open_button = QPushButton(self.tr("Open…"))
        self.paste_button = QPushButton(self.tr("Paste"))
        self.follow_button = QPushButton(self.tr("Follow Image A"))
        self._build()
        self._describe_controls()
        self._connect()
        self._follow()

    def _build(self) -> None:
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.picture.setFixedSize(EDGE, EDGE)
        table = self.table
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setItemDelegateForColumn(1, BarDelegate(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
        table.setFixedHeight(EDGE)
        row = QHBoxLayout()
        row.addWidget(self.picture)
        row.addWidget(table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.note)
        layout.addLayout(row)
        layout.addLayout(button_row(self.open_button, self.paste_button, self.follow_button))

    def _describe_controls(self) -> None:
        self.setAccessibleName(self.tr("Try the heads on a photograph"))
        self.table.setAccessibleName(self.tr("Scores of the photograph"))
        self.table.setAccessibleDescription(self.tr("A category, its score, and whether it is found"))
        self.picture.setAccessibleName(self.tr("The photograph tried"))
        for button, text in (
            (self.open_button, self.tr("Choose a photograph to try")),
            (self.paste_button, self.tr("Try the photograph on the clipboard")),
            (self.follow_button, self.tr("Try image A, whichever that is")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)

    def _connect(self) -> None:
        bridge = self._bridge
        self.dropped.connect(self.try_dropped)
        self.open_button.clicked.connect(self._open)
        self.paste_button.clicked.connect(self._paste)
        self.follow_button.clicked.connect(self._follow)
        bridge.engine_ready.connect(lambda _: self._follow())
        bridge.changed.connect(self._changed)
        bridge.heads_changed.connect(self._show_scores)

    def try_dropped(self, dropped: Dropped) -> None:
        """Look at a photograph that was dropped, pasted or chosen."""
        if not dropped.files and dropped.image is None:
            self.note.setText(self.tr(Message.NO_PICTURE))
            return
        self._given = True
        self._look(dropped)

    def take_pasted(self, dropped: Dropped) -> bool:
        """Try what is pasted while the keyboard is here."""
        self.try_dropped(dropped)
        return True

    def _open(self) -> None:
        title = self.tr("Choose a Photograph to Try")
        desktop.choose_pictures(self, title, lambda files: self.try_dropped(Dropped(files=files)))

    def _paste(self) -> None:
        self.try_dropped(drops.read(QGuiApplication.clipboard().mimeData()))

    def _follow(self) -> None:
        self._given = False
        image = self._bridge.state.image_a
        if image is None or not self.isVisible():
            self._forget()
        else:
            self._look(Dropped(files=(image,)))

    def _changed(self, changed: frozenset[str]) -> None:
        if "image_a" in changed and not self._given and self.isVisible():
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Image A may have changed while nobody looked."""
        super().showEvent(event)
        if not self._given and (self._tried is None or self._tried.path != self._bridge.state.image_a):
            self._follow()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.drop()
        self._task = self._tried = None
        self._show_scores()

    def _look(self, dropped: Dropped) -> None:
        self._forget()
        engine = self._bridge.engine
        if engine is None:
            return
        name = dropped.files[0].name if dropped.files else self.tr(Message.A_PICTURE)
        self.note.setText(self.tr(Message.TRYING).format(name=name))
        self._task = self._bridge.head_looks.embed(engine, dropped, self._take, self._fail)

    def _take(self, tried: Tried) -> None:
        self._task, self._tried = None, tried
        self._bridge.request_thumbnail(
            tried.path,
            round(EDGE * self.devicePixelRatioF()),
            lambda found: self._picture(tried, found),
            owner=self,
        )
        self._show_scores()

    def _fail(self, sentence: str) -> None:
        self._task = None
        self.note.setText(sentence)

    def _picture(self, tried: Tried, found: QImage | str) -> None:
        if tried is self._tried and isinstance(found, QImage):
            pixmap = QPixmap.fromImage(found)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(pixmap)

    def _show_scores(self) -> None:
        tried, heads = self._tried, self._bridge.heads
        for part in (self.table, self.picture):
            part.setVisible(tried is not None)
        self.follow_button.setVisible(self._given)
        if tried is None:
            self.picture.clear()
            self.note.setText(self.tr(Message.INVITE))
            return
        own = self.tr(Message.TRIED) if self._given else self.tr(Message.IMAGE_A)
        self.note.setText(own.format(name=tried.path.name))
        rows = [
            (label, float(score), float(threshold))
            for head in heads
            for label, score, threshold in zip(
                head.labels, head.scores(tried.feature[None])[0], head.thresholds, strict=True
            )
        ]
        self.table.setRowCount(len(rows))
        for row, one in enumerate(rows):
            self._fill(row, *one)

    def _fill(self, row: int, label: str, score: float, threshold: float) -> None:
        found = self.tr("yes") if score >= threshold else self.tr("no")
        words = self.tr("{label}: score {score}, found from {threshold} on: {found}").format(
            label=label, score=decimal(score), threshold=decimal(threshold), found=found
        )
        for column, text in enumerate((label, decimal(score), found)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words if not column else text)
            item.setData(_SCORE, score)
            item.setData(_THRESHOLD, threshold)
            self.table.setItem(row, column, item)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, which shows while a drag is above that it would be taken."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().highlight().color()
        pen = (
            QPen(accent, 2) if self.over else QPen(theme.faint(self.palette(), 0.25), 1, Qt.PenStyle.DashLine)
        )
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)


class BarDelegate(QStyledItemDelegate):
    """A bar as long as the score, its number after it, and a stroke at the threshold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell from its roles."""
        score, threshold = float(index.data(_SCORE) or 0), float(index.data(_THRESHOLD) or 0)
        number = option.fontMetrics.horizontalAdvance("0.00") + 6
        room = option.rect.adjusted(2, 0, -number - 2, 0)
        line = QRect(room.left(), room.center().y() - 3, room.width(), 7)
        with mirrored(painter, QRectF(option.rect), option.direction):
            _paint_bar(painter, QRectF(line), option.palette, score, threshold)
        painter.save()
        painter.setPen(option.palette.text().color())
        place = placed(option.rect.adjusted(0, 0, -2, 0), option.rect, option.direction)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data())
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Room for a bar."""
        return QSize(120, option.fontMetrics.height() + 6)


def _paint_bar(painter: QPainter, line: QRectF, palette: QPalette, score: float, threshold: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.faint(palette, 0.12))
    painter.drawRoundedRect(line, 3, 3)
    painter.setBrush(theme.ink("answer", palette))
    painter.drawRoundedRect(QRectF(line.x(), line.y(), line.width() * score, line.height()), 3, 3)
    at = round(line.x() + line.width() * threshold)
    painter.setPen(QPen(palette.text().color(), 1.5))
    painter.drawLine(at, round(line.top()) - 3, at, round(line.bottom()) + 2)

"""What the tests of the few-shot panel share: pictures of four patches, and a panel that learned them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from colour_engine import ColourEngine
from panel_help import drop_paths, started_bridge
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui.head_tree import Choice
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.session_bridge import SessionBridge

RED, BLUE = 0, 2
MS = 30_000
"""A first check or plot loads large packages, which takes long on a busy machine."""


def patches(folder: Path, channel: int | None, count: int, *, seed: int = 0, strength: int = 80) -> Path:
    """A folder of different pictures of four patches each, in which a colour prevails (or none)."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed + 100 * (3 if channel is None else channel))
    for number in range(count):
        quarters = random.integers(0, 170, (2, 2, 3))
        if channel is not None:
            quarters[..., channel] += strength
        picture = Image.fromarray(quarters.astype(np.uint8)).resize((32, 32), Image.Resampling.NEAREST)
        picture.save(folder / f"{folder.name} {number:02}.png")
    return folder


@dataclass
class Teaching:
    """A panel with a head "colours" of the categories "blue" and "red", and the folder of its examples."""

    bridge: SessionBridge
    panel: FewShotPanel
    folder: Path

    def examples(self, label: str) -> int:
        return len(self.bridge.heads[0].examples[label])

    def lacking(self, label: str) -> list[str]:
        return sorted(record.path.name for record in self.bridge.heads[0].evidence.of(label, 0.0))

    def done(self) -> bool:
        """Whether all heads are fitted and checked."""
        bridge = self.bridge
        return all(bridge.to_do(head, label) is None for head in bridge.heads for label in head.labels)

    def choose(self, label: str) -> None:
        self.panel.choose_row(Choice(self.bridge.heads[0].name, label))

    def open_tab(self, qtbot: QtBot, title: str) -> None:
        bar = self.panel.tabs.tabBar()
        number = next(number for number in range(bar.count()) if bar.tabText(number) == title)
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())


@contextmanager
def teaching(qtbot: QtBot, folder: Path, engine: ColourEngine | None = None) -> Iterator[Teaching]:
    """The panel, shown, with the head fitted on a folder of examples and checked."""
    with started_bridge(qtbot, engine) as bridge:
        panel = FewShotPanel(bridge)
        qtbot.addWidget(panel)
        panel.resize(420, 900)
        with qtbot.waitExposed(panel):
            panel.show()
        with qtbot.waitSignal(bridge.fit_finished):
            assert drop_paths(panel, folder)
        found = Teaching(bridge, panel, folder)
        qtbot.waitUntil(found.done, timeout=MS)
        yield found


def controls(widget: QWidget) -> list[QWidget]:
    """What a user can reach in a widget by the keyboard."""
    found = [widget, *widget.findChildren(QWidget)]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.isHidden()]

"""Joins the expression panel and the further wells with the window's ways in."""

from typing import TYPE_CHECKING

from lsgui.core.types import OPERATIONS, Operation

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

_BY_NAME: dict[str, Operation] = {operation: operation for operation in OPERATIONS}


def connect(window: "MainWindow") -> None:
    """Have images opened, pasted and dropped where the user wants them in the expression."""
    panel, more, intake = window.expression, window.more, window.intake
    panel.letter_asked.connect(intake.open_letter)
    panel.paste_asked.connect(intake.paste_letter)
    panel.more_asked.connect(lambda name, place: intake.open_more(_BY_NAME[name], place))
    panel.letter_dropped.connect(lambda letter, dropped: intake.receive_letter(dropped, letter))
    panel.more_dropped.connect(
        lambda name, place, dropped: intake.receive_more(dropped, _BY_NAME[name], place)
    )
    more.open_asked.connect(intake.open_letter)
    more.paste_asked.connect(intake.paste_letter)
    more.dropped.connect(lambda letter, dropped: intake.receive_letter(dropped, letter))
    more.more_asked.connect(lambda name: intake.open_more(_BY_NAME[name]))
    more.more_dropped.connect(intake.receive_more)
    panel.close_asked.connect(lambda: show(window, shown=False))
    window.bridge.changed.connect(lambda changed: _follow(window, changed))
    panel.setVisible(panel.needed)


def show(window: "MainWindow", *, shown: bool) -> None:
    """Show the expression, ready to be typed, or hide it; one of more than A and B stays."""
    panel = window.expression
    panel.setVisible(shown or panel.needed)
    if shown:
        panel.line.setFocus()
        panel.line.edit.selectAll()
    window.refresh_actions()


def _follow(window: "MainWindow", changed: frozenset[str]) -> None:
    """An expression of more than A and B is shown; it stays when it becomes simple again."""
    if changed & {"formula", "more"} and window.expression.needed and window.expression.isHidden():
        window.expression.show()
        window.refresh_actions()

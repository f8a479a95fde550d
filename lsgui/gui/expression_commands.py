"""The window's actions on an expression of any number of images."""

from lsgui.gui import expression_wiring
from lsgui.gui.command import Command
from lsgui.gui.texts import QT_TRANSLATE_NOOP

OPEN_MORE = Command(
    "open_more",
    "file",
    0,
    QT_TRANSLATE_NOOP("Actions", "A&dd Another Image…"),
    lambda w: w.intake.open_more(),
    ("Ctrl+Alt+O",),
    tip=QT_TRANSLATE_NOOP("Actions", "Unite the answer with a third image, and more"),
)
EXPRESSION = Command(
    "expression",
    "view",
    0,
    QT_TRANSLATE_NOOP("Actions", "&Expression"),
    lambda w: expression_wiring.show(w, shown=w.expression.isHidden() or w.expression.needed),
    ("Ctrl+E",),
    checked=lambda w: not w.expression.isHidden(),
    tip=QT_TRANSLATE_NOOP("Actions", "Write what is asked of the images, such as (A ∪ B) ∖ C"),
)

"""Asking for photographs with a label by a click on it, and no longer by another one."""

from dataclasses import replace

from lsgui.core.types import Filter


def toggled(where: Filter, label: str) -> Filter:
    """The filter with one more label that photographs must have; or one less, if it asked for it."""
    if label in where.must:
        return replace(where, must=tuple(each for each in where.must if each != label))
    without = tuple(each for each in where.without if each != label)
    return replace(where, must=(*where.must, label), without=without, exactly=None)

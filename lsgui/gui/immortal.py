"""Keeps None, True and False alive under Python 3.11, where PySide6's wheels wear them out.

PySide6 6.12 is compiled against headers of Python 3.12 or later, in which these objects are
immortal, so it returns them without counting the reference. Python 3.11 does count: each call of
a Qt method without a value takes one reference of None away, and the interpreter aborts with
"none_dealloc" after some thousands.
"""

import ctypes
import sys

_MANY = 1 << 40


def keep_alive() -> None:
    """Give the singletons more references than a program can use up. Python 3.12 needs none of it."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _MANY // 2:
        return
    header = object.__basicsize__ - 2 * ctypes.sizeof(ctypes.c_void_p)
    for singleton in (None, True, False, NotImplemented):
        # CPython's object starts with its count of references (after two links in a debug build).
        count = ctypes.c_ssize_t.from_address(id(singleton) + header)
        if abs(count.value - sys.getrefcount(singleton)) > 100:
            return  # not CPython's layout: better the risk of an abort than a broken object
        count.value += _MANY

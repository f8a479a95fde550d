"""Cells of tables that spreadsheets open: none is taken for a formula.

Which separator a spreadsheet takes is a matter of its language, not of the file: what lies behind one may
become a cell of its own, even within quotes.
"""

import re

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet calculates; the wide ones count in East Asian settings."""

_SIGNS = "".join(map(re.escape, FORMULA_SIGNS))
_BLANKS = r"\s\x00-\x1f\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
"""What is not seen, and may be dropped before the sign."""
_FORMULA = re.compile(rf"(?:^|(?<=[;,|\t\r\n]))(?=[{_BLANKS}]*[{_SIGNS}])")


def guarded(cell: str) -> str:
    """A cell of which no spreadsheet takes anything for a formula: what looks like one begins with '."""
    return _FORMULA.sub("'", cell)

"""Cells of tables that spreadsheets open: none is taken for a formula."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet calculates; the wide ones count in East Asian settings."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that looks like it begins with '."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell

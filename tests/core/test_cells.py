"""No cell of a table that is written or copied is calculated, whichever separator a spreadsheet takes."""

import csv
import io
import string
from pathlib import Path

import pytest

from lsgui.core.cells import FORMULA_SIGNS, guarded
from lsgui.core.exports.table import to_csv
from lsgui.core.types import Answer, CheckpointIdentity, LabelScore, Neighbour, Query

UNSEEN = ("", " ", "\u00a0", "\ufeff", "\u200b", "\x0b", "\x1f", " \u00a0 ", "\u3000")
SEPARATORS = ",;\t|"


def calculated(table: str, separator: str) -> list[str]:
    """The cells of a table, taken apart at a separator, that a spreadsheet would calculate."""
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=separator)
    seen = [cell.strip(string.whitespace + "\u00a0\ufeff\u200b\u3000\x1f") for row in rows for cell in row]
    return [cell for cell in seen if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]


def table_of(name: str) -> str:
    return to_csv(
        Answer(
            Query(1, Path("a.jpg")),
            (LabelScore(name, 0.5, 0.4, None, None, 0.5, name),),
            (Neighbour(1, Path(f"/photos/{name}.jpg"), 0.1),),
            CheckpointIdentity("small", "a" * 64),
            None,
        )
    )


@pytest.mark.parametrize("blank", UNSEEN)
@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_a_sign_behind_what_is_not_seen_is_guarded(blank: str, sign: str) -> None:
    assert guarded(f"{blank}{sign}1+1").startswith("'")


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("split_at", SEPARATORS)
@pytest.mark.parametrize("blank", UNSEEN)
def test_no_part_of_a_name_becomes_a_formula(separator: str, split_at: str, blank: str) -> None:
    table = table_of(f'holiday{split_at}{blank}=HYPERLINK("x"{split_at}@A1)')
    assert calculated(table, separator) == []


@pytest.mark.parametrize("name", ["dog", "a-b", "Mehl, Wasser; Salz", "x = y", "", "Straße (1).jpg", "50 %"])
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert guarded(name) == name


def test_every_name_is_in_quotes() -> None:
    row = next(line for line in table_of("a;b").splitlines() if line.startswith('"label"'))
    assert '"a;b"' in row.split(",")

"""TensorBoard event files of a training run, where the package `tensorboard` is installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lsgui.core.types import UserError
from lsgui.training.resume import Row, Watch

COUNTERS = ("epoch", "step")  # what a row is at; all else in it is a curve


@contextmanager
def events_in(folder: Path) -> Iterator[Watch]:
    """A `Watch` that writes every number of a log into `folder`, as a curve `part/name`. Raises `UserError`
    where the package is missing or nothing can be written there."""
    try:
        from torch.utils.tensorboard.writer import SummaryWriter
    except ImportError as error:
        sentence = "--tensorboard needs a package that is not here: pip install tensorboard."
        raise UserError(sentence) from error
    try:
        writer = SummaryWriter(str(folder))
    except OSError as error:
        raise UserError(f"Nothing can be written in {folder}: {error.strerror or error}.") from error

    def watch(part: str, row: Row) -> None:
        at = next(int(row[name]) for name in COUNTERS if name in row)
        for name, value in row.items():
            if name not in COUNTERS:
                writer.add_scalar(f"{part}/{name.replace(' ', '_')}", value, at)
        writer.flush()

    try:
        yield watch
    finally:
        writer.close()

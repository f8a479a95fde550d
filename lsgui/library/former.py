"""What a library keeps of the checkpoint that it had before, so that going back to it costs nothing."""

import sqlite3
from pathlib import Path

from lsgui.core.types import CheckpointIdentity
from lsgui.library.owner import Owner, read_owner
from lsgui.library.vectors import FeatureFile

_SETTLE = "INSERT OR REPLACE INTO {} VALUES (1, ?, ?, ?, ?, ?)"


def read_former(connection: sqlite3.Connection) -> Owner | None:
    """The checkpoint that the library had before, and what is kept of it; None where nothing is."""
    row = connection.execute("SELECT sha256, dim, epoch, places FROM former_owner").fetchone()
    return Owner(*row) if row else None


def next_epoch(connection: sqlite3.Connection) -> int:
    """The number of the next feature file."""
    both = "SELECT epoch FROM owner UNION ALL SELECT epoch FROM former_owner"
    return int(connection.execute(f"SELECT coalesce(max(epoch), 0) + 1 FROM ({both})").fetchone()[0])


def change_owner(
    connection: sqlite3.Connection, folder: Path, checkpoint: CheckpointIdentity, dim: int
) -> Owner:
    """Make the library another checkpoint's, inside the caller's transaction.

    What the former one made comes back where it is that one's turn again. What the present one made is kept
    in its stead; of three checkpoints, the one kept beside the new one is that with more features.
    """
    once = connection.execute
    former = read_former(connection)
    back = former if former and _is_whole(folder, former, checkpoint, dim) else None
    new = back or Owner(checkpoint.sha256, dim, next_epoch(connection), 0)
    once("PRAGMA temp_store = MEMORY")
    once(
        """CREATE TEMP TABLE leaving AS SELECT digest, min(place) AS place FROM images
        WHERE place IS NOT NULL GROUP BY digest"""
    )
    once("CREATE TEMP TABLE leaving_sums AS SELECT place, checksum FROM features")
    leaving = once("SELECT name, sha256, dim, epoch, places FROM owner").fetchone()
    once("DELETE FROM features")
    if back:
        once("UPDATE images SET place = (SELECT place FROM former WHERE former.digest = images.digest)")
        once("INSERT INTO features SELECT place, checksum FROM former_features")
    else:
        once("UPDATE images SET place = NULL")
    if leaving and (back or _is_fuller(connection)):
        forget(connection)
        once(_SETTLE.format("former_owner"), leaving)
        once("INSERT INTO former SELECT digest, place FROM leaving")
        once("INSERT INTO former_features SELECT place, checksum FROM leaving_sums")
    once(_SETTLE.format("owner"), (checkpoint.name, *new))
    once("DROP TABLE leaving")
    once("DROP TABLE leaving_sums")
    return new


def forget(connection: sqlite3.Connection) -> int:
    """Keep nothing of a former checkpoint; how many features it had."""
    dropped = int(connection.execute("SELECT count(*) FROM former_features").fetchone()[0])
    for table in ("former_owner", "former", "former_features"):
        connection.execute(f"DELETE FROM {table}")
    return dropped


def files_in_use(connection: sqlite3.Connection) -> set[str]:
    """The names of the feature files that the library needs."""
    owners = (read_owner(connection), read_former(connection))
    return {FeatureFile.name_of(owner.epoch) for owner in owners if owner}


def _is_whole(folder: Path, former: Owner, checkpoint: CheckpointIdentity, dim: int) -> bool:
    """Whether what is kept is of a checkpoint, and all there."""
    same = (former.sha256, former.dim) == (checkpoint.sha256, dim)
    return same and FeatureFile(folder, former.epoch, dim).held() >= former.places


def _is_fuller(connection: sqlite3.Connection) -> bool:
    """Whether the leaving checkpoint knows as many images as the former one, or there is none."""
    counts = "SELECT (SELECT count(*) FROM leaving) >= (SELECT count(*) FROM former)"
    return bool(connection.execute(counts).fetchone()[0])

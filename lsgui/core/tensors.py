"""The one reader of safetensors: what the library cannot read, or has no memory for, is said in Python."""

from collections.abc import Collection
from typing import Any

import numpy.typing as npt

from lsgui.core import heap
from lsgui.core.tensor_header import check_header

NO_MEMORY = "pointer is null"  # what Rust's words for it have in common


def load(content: bytes, names: Collection[str]) -> dict[str, npt.NDArray[Any]]:
    """The tensors in a file of safetensors, by name: all of them, or some, of these `names`.

    Raises ValueError for a damaged file and one with tensors of other names, and MemoryError.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load as read

    check_header(content, names)
    heap.require(len(content))  # where not even these can be had, Rust prints a page before it gives up
    try:
        return dict(read(content))
    except (SafetensorError, KeyError, AttributeError) as error:  # the last: a type numpy lacks
        raise ValueError(str(error)) from error
    except BaseException as error:  # a panic of Rust, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise (MemoryError if NO_MEMORY in str(error) else ValueError)(str(error)) from error

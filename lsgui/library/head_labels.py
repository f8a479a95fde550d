"""Categories of few-shot heads beside a checkpoint's labels, so that filters can ask for them, too."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot import Head
from lsgui.core.types import FloatArray, Labeller


class HeadLabels:
    """Tells a checkpoint's labels and, after them, the categories of heads.

    A category whose name is taken already is called "name (head)". Raises ValueError where that is, too.
    """

    def __init__(self, own: Labeller, heads: Sequence[Head]) -> None:
        self._own, self._heads = own, tuple(heads)
        names = list(own.labels)
        for head in heads:
            for label in head.labels:
                taken = {name.casefold() for name in names}
                names.append(f"{label} ({head.name})" if label.casefold() in taken else label)
        if len({name.casefold() for name in names}) < len(names):
            raise ValueError("two heads of one name have a category of one name")
        self._labels = tuple(names)

    @property
    def labels(self) -> tuple[str, ...]:
        """The checkpoint's labels and the heads' categories."""
        return self._labels

    def present(self, features: FloatArray) -> npt.NDArray[np.bool_]:
        """Whether photographs with features (n, dim) have each label: (n, L)."""
        found = [head.scores(features) >= head.thresholds for head in self._heads]
        return np.concatenate([self._own.present(features), *found], axis=1)

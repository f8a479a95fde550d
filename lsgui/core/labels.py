"""Set algebra on label sets: the reference semantics that networks are held against.

Truth of a label is Kleene's strong three-valued logic: absent 0, unknown 0.5, present 1, so that
AND is the minimum, OR the maximum and NOT is 1 - x.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from lsgui.core.types import Combine, Expression, FloatArray, Operation

T = TypeVar("T")

ABSENT, UNKNOWN, PRESENT = 0.0, 0.5, 1.0

_KLEENE: dict[Operation, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "intersection": lambda a, b: np.minimum(a, b),
    "union": lambda a, b: np.maximum(a, b),
    "difference": lambda a, b: np.minimum(a, np.float32(1) - b),
}

_LOGIC: dict[Operation, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "intersection": lambda p, q: p * q,
    "union": lambda p, q: np.float32(1) - (np.float32(1) - p) * (np.float32(1) - q),
    "difference": lambda p, q: p * (np.float32(1) - q),
}


def truth(operation: Operation, a: FloatArray, b: FloatArray) -> FloatArray:
    """Three-valued truth of an operation, element by element; inputs hold 0, 0.5 or 1."""
    return _KLEENE[operation](a, b)


def label_logic(operation: Operation, p: FloatArray, q: FloatArray) -> FloatArray:
    """Combine two arrays of label probabilities without any network: p q, 1-(1-p)(1-q), p(1-q)."""
    return _LOGIC[operation](p, q)


def alike_logic(operation: Operation, p: FloatArray, q: FloatArray, alike: FloatArray) -> FloatArray:
    """Label logic on probabilities (n, L) for photographs of which `alike` (n, 1) in [0, 1] is known.

    Label logic takes the two for independent: of one photograph twice it makes p*p, where the set A and A
    is A. So the exponent of the product falls from 1 for strangers to 1/2 for one and the same, and the
    difference of what is the same is empty.
    """
    if operation == "difference":
        return label_logic(operation, p, q) * (1 - alike)
    product = p * q if operation == "intersection" else (1 - p) * (1 - q)
    rooted: FloatArray = np.power(product, np.float32(1) / (np.float32(1) + alike))
    return rooted if operation == "intersection" else 1 - rooted


def combine_sets(operation: Operation, a: frozenset[T], b: frozenset[T]) -> frozenset[T]:
    """The operation on two label sets."""
    if operation == "intersection":
        return a & b
    return a | b if operation == "union" else a - b


def expression_logic(expression: Expression, scores: Callable[[Expression], FloatArray]) -> FloatArray:
    """Label logic nested over an expression; `scores` gives the probabilities of one image."""
    if not isinstance(expression, Combine):
        return scores(expression)
    left = expression_logic(expression.left, scores)
    right = expression_logic(expression.right, scores)
    return label_logic(expression.operation, left, right)


def expression_truth(expression: Expression, truths: Callable[[Expression], FloatArray]) -> FloatArray:
    """Set algebra nested over an expression; `truths` gives the truth (L,) of each label of one image."""
    if not isinstance(expression, Combine):
        return truths(expression)
    left = expression_truth(expression.left, truths)
    right = expression_truth(expression.right, truths)
    return truth(expression.operation, left, right)

"""Formulas: what is asked of images that are named by letters, such as (A ∪ B) ∖ C, as text and as a tree.

A place in a formula is the way to it from the whole: 0 for left, 1 for right, () for the whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_uppercase
from typing import TypeAlias

from lsgui.core.types import SIGNS, Combine, Expression, FormulaError, Operation

LETTERS = ascii_uppercase
"""The names of images, in their order."""
LONGEST = 400
"""A formula's text has no more characters."""
MOST = 40
"""No more letters stand in a formula, those that stand there again included."""

WORDS: dict[Operation, tuple[str, ...]] = {
    "intersection": ("∩", "&", "and", "intersection"),
    "union": ("∪", "|", "+", "or", "union"),
    "difference": ("∖", "\\", "-", "−", "–", "without", "minus", "difference"),
}
"""How each operation may be typed; words in either case."""
_OPERATIONS = {word: operation for operation, words in WORDS.items() for word in words}
_EXAMPLE = "(A ∪ B) ∖ C"


@dataclass(frozen=True)
class Node:
    """A set operation on two formulas; difference is `left` without `right`."""

    operation: Operation
    left: "Formula"
    right: "Formula"


Formula: TypeAlias = str | Node
"""The letter of an image, "A" to "Z", or an operation on two formulas."""
Place: TypeAlias = tuple[int, ...]
"""The way to a part of a formula: 0 left, 1 right; () is the whole."""


def parse(text: str) -> Formula:
    """The formula that a text writes: letters, parentheses, and signs or words of `WORDS`.

    Intersection binds tighter; union and difference go from left to right. Raises `FormulaError`.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"That is longer than {LONGEST} characters.", LONGEST)
    return _Reader(_tokens(text), len(text.rstrip())).whole()


def text(formula: Formula) -> str:
    """A formula as it is written; only operations of one kind in a row, from left to right, go without
    parentheses."""
    if isinstance(formula, str):
        return formula
    left, right = text(formula.left), text(formula.right)
    if isinstance(formula.left, Node) and formula.left.operation != formula.operation:
        left = f"({left})"
    if isinstance(formula.right, Node):
        right = f"({right})"
    return f"{left} {SIGNS[formula.operation]} {right}"


def letters(formula: Formula) -> tuple[str, ...]:
    """The letters of a formula, left to right, each once."""
    return tuple(dict.fromkeys(part for _, part in nodes(formula) if isinstance(part, str)))


def nodes(formula: Formula, place: Place = ()) -> Iterator[tuple[Place, Formula]]:
    """Every part of a formula and its place: the whole first, then the left side, then the right one."""
    yield place, formula
    if isinstance(formula, Node):
        yield from nodes(formula.left, (*place, 0))
        yield from nodes(formula.right, (*place, 1))


def depth(formula: Formula) -> int:
    """How many operations lie one inside the other; 0 for a letter."""
    return 1 + max(depth(formula.left), depth(formula.right)) if isinstance(formula, Node) else 0


def size(formula: Formula) -> int:
    """How many letters stand in a formula, those that stand there again included."""
    return sum(isinstance(part, str) for _, part in nodes(formula))


def at(formula: Formula, place: Place) -> Formula:
    """The part at a place. Raises `LookupError` where there is none."""
    for step in place:
        if isinstance(formula, str) or step not in (0, 1):
            raise LookupError(f"{text(formula)} has no part {place}")
        formula = formula.right if step else formula.left
    return formula


def reached(formula: Formula, place: Place) -> Place:
    """A place, or as much of the way to it as there is."""
    found = {way for way, _ in nodes(formula)}
    return next(place[:n] for n in range(len(place), -1, -1) if place[:n] in found)


def replaced(formula: Formula, place: Place, other: Formula) -> Formula:
    """A formula with another part at a place. Raises `LookupError`."""
    if not place:
        return other
    if isinstance(formula, str):
        raise LookupError(f"{formula} has no part {place}")
    if place[0]:
        return replace(formula, right=replaced(formula.right, place[1:], other))
    return replace(formula, left=replaced(formula.left, place[1:], other))


def removed(formula: Formula, place: Place) -> Formula | None:
    """A formula without the part at a place: what it was combined with remains. None if nothing does."""
    if not place:
        return None
    above = at(formula, place[:-1])
    assert isinstance(above, Node)
    return replaced(formula, place[:-1], above.left if place[-1] else above.right)


def without(formula: Formula, letter: str) -> Formula | None:
    """A formula without a letter, wherever it stands. None if nothing remains."""
    if isinstance(formula, str):
        return None if formula == letter else formula
    left, right = without(formula.left, letter), without(formula.right, letter)
    if left is None or right is None:
        return right if left is None else left
    return replace(formula, left=left, right=right)


def swapped(formula: Formula, place: Place) -> Formula:
    """A formula in which the operation at a place has its sides exchanged. Raises `LookupError`."""
    node = at(formula, place)
    if isinstance(node, str):
        raise LookupError(f"{node} has no sides")
    return replaced(formula, place, replace(node, left=node.right, right=node.left))


def with_operation(formula: Formula, place: Place, operation: Operation) -> Formula:
    """A formula with another operation at a place. Raises `LookupError` where there is none."""
    node = at(formula, place)
    if isinstance(node, str):
        raise LookupError(f"{node} is no operation")
    return replaced(formula, place, replace(node, operation=operation))


def combined(formula: Formula, place: Place, operation: Operation, other: Formula) -> Formula:
    """A formula in which the part at a place is combined with another one, which comes to its right."""
    return replaced(formula, place, Node(operation, at(formula, place), other))


def exchanged(formula: Formula, one: Place, other: Place) -> Formula:
    """A formula with two of its parts in each other's place. Raises `LookupError` if one holds the other."""
    if within(one, other) or within(other, one):
        raise LookupError("a part cannot change places with what it is in")
    first, second = at(formula, one), at(formula, other)
    return replaced(replaced(formula, one, second), other, first)


def moved(formula: Formula, source: Place, target: Place, operation: Operation) -> Formula:
    """A formula with the part at `source` taken away and combined with the part at `target` instead.

    Raises `LookupError` if the target lies in what is moved.
    """
    if within(target, source):
        raise LookupError("a part cannot be moved into itself")
    whole = combined(formula, target, operation, at(formula, source))
    left = (*target, 0, *source[len(target) :]) if within(source, target) else source
    found = removed(whole, left)
    assert found is not None
    return found


def within(place: Place, other: Place) -> bool:
    """Whether a place lies in another, or is the same."""
    return place[: len(other)] == other


def meeting(formula: Formula, one: str, other: str) -> Place | None:
    """The place of the innermost operation that has two letters on different sides; None without one."""
    ways = [
        next((place for place, part in nodes(formula) if part == letter), None) for letter in (one, other)
    ]
    if ways[0] is None or ways[1] is None or ways[0] == ways[1]:
        return None
    steps = zip(ways[0], ways[1], strict=False)
    return ways[0][: next(n for n, (a, b) in enumerate(steps) if a != b)]


def held(formula: Formula, images: Sequence[Path | None]) -> Formula | None:
    """A formula without the letters that have no image among A, B, C, …; None if none has one."""
    if isinstance(formula, str):
        number = LETTERS.index(formula)
        return formula if number < len(images) and images[number] is not None else None
    left, right = held(formula.left, images), held(formula.right, images)
    if left is None or right is None:
        return left if right is None else right
    return Node(formula.operation, left, right)


def expression(formula: Formula, images: Sequence[Path | None]) -> Expression | None:
    """What a formula asks of the images A, B, C, …; a letter without an image is left out.

    None if no image is left.
    """
    if isinstance(formula, str):
        number = LETTERS.index(formula)
        return images[number] if number < len(images) else None
    left, right = expression(formula.left, images), expression(formula.right, images)
    if left is None or right is None:
        return left if right is None else right
    return Combine(formula.operation, left, right)


@dataclass(frozen=True)
class _Token:
    """One word or sign of a text, and the number of its first character, from 1."""

    word: str
    at: int

    @property
    def operation(self) -> Operation | None:
        return _OPERATIONS.get(self.word.lower())

    @property
    def letter(self) -> str | None:
        found = self.word.upper()  # of some signs that is two letters
        return found if found in LETTERS and len(found) == 1 else None


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    start = 0
    while start < len(text):
        end = start + 1
        while text[start].isalpha() and end < len(text) and text[end].isalpha():
            end += 1
        if not text[start].isspace():
            found.append(_known(_Token(text[start:end], start + 1)))
        start = end
    return found


def _known(token: _Token) -> _Token:
    if token.operation or token.letter or token.word in "()":
        return token
    known = "a letter of an image, a sign (∪, ∩, ∖) or a parenthesis"
    raise FormulaError(f"“{token.word}” at character {token.at} is not {known}.", token.at)


class _Reader:
    """Reads tokens from left to right. `end` is the number of the text's last character."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._next = 0
        self._open = 0

    def whole(self) -> Formula:
        if not self._tokens:
            raise FormulaError(f"There is no formula yet; write one such as {_EXAMPLE}.", 1)
        formula = self._chain()
        if (token := self._token) is not None:
            self._refuse_rest(token)
        if size(formula) > MOST:
            raise FormulaError(f"An expression has at most {MOST} letters.", self._end)
        return formula

    @property
    def _token(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _chain(self) -> Formula:
        return self._from_left(self._tight, ("union", "difference"))

    def _tight(self) -> Formula:
        return self._from_left(self._single, ("intersection",))

    def _from_left(self, part: Callable[[], Formula], operations: tuple[Operation, ...]) -> Formula:
        formula = part()
        while (token := self._token) is not None and token.operation in operations:
            self._next += 1
            formula = Node(token.operation, formula, part())
        return formula

    def _single(self) -> Formula:
        token = self._token
        if token is None:
            before = self._tokens[-1]
            raise FormulaError(f"After “{before.word}” at the end, {_NEEDED} is missing.", self._end)
        self._next += 1
        if token.letter is not None:
            return token.letter
        if token.word == "(":
            return self._inside(token)
        raise FormulaError(f"Before “{token.word}” at character {token.at}, {_NEEDED} is missing.", token.at)

    def _inside(self, opening: _Token) -> Formula:
        self._open += 1
        if self._open > MOST:
            raise FormulaError(f"Too many parentheses are open at character {opening.at}.", opening.at)
        formula = self._chain()
        token = self._token
        if token is None:
            raise FormulaError(f"The “(” at character {opening.at} is never closed.", opening.at)
        if token.word != ")":
            self._refuse_rest(token)
        self._next += 1
        self._open -= 1
        return formula

    def _refuse_rest(self, token: _Token) -> None:
        if token.word == ")":
            raise FormulaError(f"The “)” at character {token.at} closes nothing.", token.at)
        raise FormulaError(f"Before “{token.word}” at character {token.at}, a sign is missing.", token.at)


_NEEDED = "the letter of an image"

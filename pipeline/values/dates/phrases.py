"""A text cut into words, numbers and signs, and phrases looked up in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[^\w\s]|_")
_SAME_SIGN = str.maketrans(dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("‐‑‒–—−", "-"))


class Tokens:
    """A text as parallel lists: ``norm`` (small letters, one apostrophe, one dash), ``start``, ``end``, ``number``."""

    __slots__ = ("end", "norm", "number", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.norm: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.number: list[int] = []
        composed = unicodedata.is_normalized("NFC", text)
        for match in _TOKEN.finditer(text):
            word = match[0]
            self.start.append(match.start())
            self.end.append(match.end())
            if word.isdecimal():
                # int() refuses thousands of digits, and no date has more than four.
                self.number.append(int(word) if len(word) <= 4 else -1)
            else:
                self.number.append(-1)
                word = word.lower() if composed else unicodedata.normalize("NFC", word).lower()
                if len(word) == 1:
                    word = word.translate(_SAME_SIGN)
            self.norm.append(word)

    def glued(self, index: int) -> bool:
        """No space between this token and the one before it."""
        return 0 < index < len(self.start) and self.start[index] == self.end[index - 1]

    def apart(self, index: int) -> bool:
        """A blank line stands between this token and the one before it: no expression goes across."""
        return 0 < index < len(self.start) and self.text.count("\n", self.end[index - 1], self.start[index]) > 1


def spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """The tokens of ``phrase`` with and without its accents: capitals and typewriters leave them out."""
    yield tuple(Tokens(phrase).norm)
    bare = "".join(char for char in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(char))
    if bare != unicodedata.normalize("NFD", phrase):
        yield tuple(Tokens(bare).norm)


T = TypeVar("T")


def first_words(phrases: Iterable[str]) -> set[str]:
    return {spelling[0] for phrase in phrases for spelling in spellings(phrase)}


class Phrases(Generic[T]):
    """Phrases of one class of words; looks up the longest one that begins (or ends) at a token."""

    __slots__ = ("by_first", "by_last", "spellings")

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        found: dict[tuple[str, ...], T] = {}
        for phrase, value in phrases:
            for spelling in spellings(phrase):
                found.setdefault(spelling, value)
        self.spellings = tuple(found)
        # Under the first (last) word the words behind (before) it, longest phrase first.
        self.by_first: dict[str, list[tuple[list[str], T]]] = {}
        self.by_last: dict[str, list[list[str]]] = {}
        for spelling, value in sorted(found.items(), key=lambda item: -len(item[0])):
            self.by_first.setdefault(spelling[0], []).append(([*spelling[1:]], value))
            self.by_last.setdefault(spelling[-1], []).append([*spelling[:-1]])

    def at(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """Value of the longest phrase that begins at ``index`` and the index behind it."""
        norm = tokens.norm
        if index >= len(norm) or norm[index] not in self.by_first:
            return None
        behind = index + 1
        for rest, value in self.by_first[norm[index]]:
            end = behind + len(rest)
            if not rest or norm[behind:end] == rest:
                return value, end
        return None

    def before(self, tokens: Tokens, index: int) -> bool:
        """Whether one of the phrases ends right before ``index``."""
        last = index - 1
        if last < 0 or tokens.norm[last] not in self.by_last:
            return False
        for rest in self.by_last[tokens.norm[last]]:
            if not rest or (last >= len(rest) and tokens.norm[last - len(rest) : last] == rest):
                return True
        return False


def listed_words(words: Iterable[str]) -> Phrases[bool]:
    return Phrases((word, True) for word in words)


def numbered_words(table: dict[int, list[str]]) -> Iterator[tuple[str, int]]:
    return ((word, number) for number, words in table.items() for word in words)

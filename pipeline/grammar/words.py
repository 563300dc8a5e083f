"""Words of a text with what the grammar needs to know of each: folded form, part of speech, place."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.rules import Rules, Table

# Letters (an inclusive "policier·e·s" is one word), runs of digits, or one sign. Hyphens and apostrophes split words.
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*|\d+(?:[.,\u00a0\u202f]\d+)*|[^\w\s]")
_GLUE = "-‐‑'’ʼ"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: ``text[start:end]``; ``key`` is its folded form, ``pos`` the model's part of speech or ""."""

    start: int
    end: int
    low: str
    key: str
    pos: str
    glued: bool = False  # a hyphen ties it to the word before ("Libya-bound")

    @property
    def is_word(self) -> bool:
        return self.low[0].isalpha()


class FoldingTable(Table):
    """How the endings of words are made equal: ``[folding]`` of ``grammar.toml``."""

    endings: tuple[tuple[str, str], ...]
    irregular: dict[str, str]


def split_words(text: str, fold: Callable[[str], str], pos_at: Callable[[int], str] = lambda _: "") -> list[Word]:
    """The words and signs of ``text`` in order; a hyphen or apostrophe inside a word is left out."""
    words: list[Word] = []
    glued = False
    for match in _WORD.finditer(text):
        start, end = match.span()
        token = match.group()
        if token in _GLUE and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum():
            glued = token in "-‐‑"
            continue
        low = token.lower()
        is_word = low[0].isalpha()
        words.append(Word(start, end, low, fold(low) if is_word else low, pos_at(start) if is_word else "", glued))
        glued = False
    return words


def strip_accents(text: str) -> str:
    """``text`` without accents; "œ" becomes "oe"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "Oe"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def make_folder(table: FoldingTable) -> Callable[[str], str]:
    """A function that folds a lower-case word: no accents, no inclusive ending, number and gender endings made equal."""
    irregular = {strip_accents(word): strip_accents(base) for word, base in table.irregular.items()}
    endings = tuple(table.endings)

    @lru_cache(maxsize=50_000)
    def fold(word: str) -> str:
        word = strip_accents(word.split("·")[0])
        if word in irregular:
            return irregular[word]
        for ending, replacement in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)] + replacement if ending else word
        return word

    return fold


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The lower-case words of a phrase of a rule table, split as :func:`split_words` splits a text."""
    words = tuple(phrase.lower().split())
    if all(map(str.isalpha, words)):  # nothing to cut at
        return words
    return tuple(word.low for word in split_words(phrase, lambda low: low))


__all__ = [
    "FoldingTable",
    "Rules",
    "Word",
    "make_folder",
    "split_phrase",
    "split_words",
    "strip_accents",
]

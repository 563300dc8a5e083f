"""Words of a text with what the grammar knows of each: folded form, kinds of noun, acts, part of speech, place."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.rules import Rules, Table

if TYPE_CHECKING:
    from pipeline.grammar.lexicon import ActForm

# Letters (an inclusive "policier·e·s" is one word), runs of digits, or one sign. Hyphens and apostrophes split words.
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*|\d+(?:[.,\u00a0\u202f]\d+)*|[^\w\s]")
_END = (sys.maxsize, "")
_GLUE = "-‐‑'’ʼ"


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a lexicon knows of all words that are spelt alike: see :class:`Word`."""

    low: str
    key: str
    is_word: bool
    tags: frozenset[str]
    forms: tuple[ActForm, ...]


@dataclass(slots=True)
class Word:
    """One word or sign: ``text[start:end]``; ``key`` is its folded form, ``pos`` the model's part of speech or "".

    ``tags`` are the categories and kinds of the noun that it is alone, ``forms`` the acts that can begin with it. Never
    changed; not frozen because there are thousands of them, and a frozen one takes three times as long to make.
    """

    start: int
    end: int
    low: str
    key: str
    is_word: bool
    tags: frozenset[str]
    forms: tuple[ActForm, ...]
    pos: str
    glued: bool  # a hyphen ties it to the word before ("Libya-bound")


class FoldingTable(Table):
    """How the endings of words are made equal: ``[folding]`` of ``grammar.toml``."""

    endings: tuple[tuple[str, str], ...]
    irregular: dict[str, str]


def split_words(text: str, spell: Callable[[str], Spelling], parts: Sequence[tuple[int, str]]) -> list[Word]:
    """The words and signs of ``text`` in order; a hyphen or apostrophe inside a word is left out.

    ``parts`` are where the tokens of the model begin, with their part of speech, in order; empty without a model.
    """
    words: list[Word] = []
    glued = False
    coming = iter(parts)
    pos_here, (next_start, pos_next) = "", next(coming, _END)
    for match in _WORD.finditer(text):
        start, end = match.span()
        token = match.group()
        known = spell(token)
        if not known.is_word and _is_glue(text, token, start, end):
            glued = token in "-‐‑"
            continue
        while next_start <= start:
            pos_here, (next_start, pos_next) = pos_next, next(coming, _END)
        pos = pos_here if known.is_word else ""
        words.append(Word(start, end, known.low, known.key, known.is_word, known.tags, known.forms, pos, glued))
        glued = False
    return words


def _is_glue(text: str, token: str, start: int, end: int) -> bool:
    return token in _GLUE and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


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
    found = _WORD.finditer(phrase)
    return tuple(match.group().lower() for match in found if not _is_glue(phrase, match.group(), *match.span()))


__all__ = [
    "FoldingTable",
    "Rules",
    "Spelling",
    "Word",
    "make_folder",
    "split_phrase",
    "split_words",
    "strip_accents",
]

"""Splits a text into lines that mean something (headings, list items, paragraphs) and these into sentences.

Language-blind: what it needs to know of a language (abbreviations that do not end a sentence) comes from
``patterns/{language}/layout.toml``. All offsets are characters of the whole text, half-open ``[start, end)``.
"""

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pipeline.rules import LANGUAGES, Rules, Table, default_rules

# The longest sentence, in characters: texts of the press hardly have one of 500.
_LONGEST = 1_000

BULLETS = "•·*-–—▪►»◦‣■□○●→✓✔➢➤⁃∙"


class BlockKind(StrEnum):
    """What a block of the text is for the reader."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item: ``text[start:end]`` without outer blanks, and its sentences."""

    start: int
    end: int
    kind: BlockKind
    sentences: tuple[tuple[int, int], ...]


class LayoutTable(Table):
    """Schema of ``layout.toml``."""

    abbreviations: tuple[str, ...]
    abbreviations_before_figures: tuple[str, ...]


def find_blocks(text: str, *, rules: Rules | None = None) -> list[Block]:
    """The blocks of ``text`` in order; empty for a blank text. Text between two blocks is white space."""
    lines = _join_wrapped_lines(text)
    blocks = []
    for index, (start, end) in enumerate(lines):
        beside = [text[line[0]] for line in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])]
        kind = _kind(text, start, end, beside)
        blocks.append(Block(start, end, kind, tuple(find_sentences(text, start, end, rules=rules))))
    return blocks


# Behind the last sign of a row only: a line of dots is tried once, not once a dot.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?:[ \u00a0\u202f]?»|[\"”’')\]])*(?=\s+[\"“«‘'(\[–—-]*\s*[^\W_])")


def find_sentences(text: str, start: int, end: int, *, rules: Rules | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``; they tile it but for white space between them.

    What goes on for more than 1,000 characters without an end of a sentence is cut at a comma or between two words:
    whoever reads sentences may compare all words of one with each other.
    """
    abbreviations, before_figures = _abbreviations(rules or default_rules())
    sentences = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() >= end:
            break
        following = text[match.end() : match.end() + 12].lstrip(" \t\n\r\u00a0\u202f\"“«‘'([–—-")
        if not following or following[0].islower():
            continue
        if match.group().startswith(".") and not match.group().startswith(".."):
            word = re.search(r"[^\s(\[«“\"–—'’]*$", text[max(begin, match.start() - 20) : match.start()])
            token = (word.group() if word else "").casefold()
            # "U.S. Attorney", "J. Martin", "art. 27", "Jan. 5": the point belongs to the word.
            if token in before_figures and following[0].isdecimal():
                continue
            if token in abbreviations or (len(token) == 1 and token.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", token):
                continue
        sentences += _short(text, begin, match.end())
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    return sentences + _short(text, begin, end)


def _short(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """``text[begin:end]`` in pieces of bearable length; nothing for an empty one."""
    pieces = []
    while end - begin > _LONGEST:
        middle, last = begin + _LONGEST // 2, begin + _LONGEST
        blank = max(text.rfind(sign, middle, last) for sign in ("; ", ", "))
        cut = blank + 1 if blank >= 0 else max(text.rfind(" ", middle, last), 0) or last
        pieces.append((begin, cut))
        begin = cut
        while begin < end and text[begin].isspace():
            begin += 1
    return [*pieces, (begin, end)] if begin < end else pieces


@lru_cache(maxsize=8)
def _abbreviations(rules: Rules) -> tuple[frozenset[str], frozenset[str]]:
    """Words whose stop ends no sentence; those of which that holds only before a figure."""
    # Both languages' together: a wrong split costs more than a missed one, and they hardly overlap with words.
    tables = [rules.table(f"{language}/layout.toml", LayoutTable) for language in LANGUAGES]
    return (
        frozenset(word.casefold() for table in tables for word in table.abbreviations),
        frozenset(word.casefold() for table in tables for word in table.abbreviations_before_figures),
    )


def _join_wrapped_lines(text: str) -> list[tuple[int, int]]:
    """Spans of the logical lines: physical lines, joined where the text is wrapped at a fixed width."""
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append((start, start + len(stripped)))
    if not lines:
        return []
    wrapped = _is_wrapped(text, lines)
    joined = [lines[0]]
    for start, end in lines[1:]:
        before = joined[-1]
        gap = text[before[1] : start]
        blank_between = gap.count("\n") > 1 or gap.count("\r") > 1
        first = text[start]
        continues = (
            first.islower()
            or (wrapped and text[before[1] - 1] not in ".!?:;" and not first.isdigit() and first not in BULLETS)
            or (wrapped and first not in BULLETS and before[1] - max(before[0], text.rfind("\n", 0, before[1])) > 60)
        )
        if not blank_between and continues and before[1] - before[0] >= 40:
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines that another line follows directly are of one width, as in e-mail and old text files."""
    widths = [end - start for (start, end), (following, _) in itertools.pairwise(lines) if text[end:following].count("\n") == 1]
    return len(widths) >= 4 and sum(55 <= width <= 100 for width in widths) >= 0.7 * len(widths)


def _kind(text: str, start: int, end: int, beside: list[str]) -> BlockKind:
    """``beside`` holds the first characters of the lines before and behind."""
    line = text[start:end]
    if line[0] in BULLETS or re.match(r"\(?(?:\d{1,2}|[a-z])[.)]\s", line):
        return BlockKind.ITEM
    words = len(line.split())
    if line[-1] in '.!?…»”"' and words > 4:
        return BlockKind.PARAGRAPH
    if line[-1] == ":":
        return BlockKind.PARAGRAPH
    if words <= 22 and line[-1] not in ".;,":
        # A short line that starts with a figure among lines of its kind is a list without bullets.
        if (
            line[0].isdigit()
            and any(sign.isdigit() for sign in beside)
            and (line[-1].isalnum() or line[-1] == ")")
            and words <= 12
        ):
            return BlockKind.ITEM
        return BlockKind.HEADING
    if line[-1] in ";,":
        return BlockKind.ITEM
    return BlockKind.PARAGRAPH

"""Any number of press texts, made by recombining the paragraphs and sentences of corpus/ within their language.

    python benchmarks/texts.py FOLDER --texts 100000       # FOLDER/0000/0000000.txt …, a thousand in each subfolder
    python benchmarks/texts.py FOLDER --texts 2000 --short # of some 500 characters

A text has the headline and the lead of one text of the corpus and paragraphs of others; half of the later sentences of a
paragraph come from elsewhere, and all figures and most names are changed, a third of the names into words that the corpus
does not hold, so that the vocabulary grows with the number of texts, as it does in an archive. Half of the articles have
between 2,500 and 3,800 characters. One text in five reports no operation, one in twenty changes between the languages.
The same seed and number give the same text, whatever the number of texts; none comes twice.
"""

import argparse
import calendar
import csv
import json
import math
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent
ARTICLE, SHORT = 3100, 500  # median length, in characters
SPREAD = 0.3  # of the logarithm of the length
MIXED = 0.05  # share of the texts that are in both languages
WITHOUT = 0.2  # share of the texts that report no operation
RENAMED = 0.7  # share of a text's names that are changed …
INVENTED = 0.35  # … and share of the new ones that the corpus does not hold
SHARD = 1000  # texts in a folder
FIRST_DAY, DAYS = date(2015, 1, 1), 3650  # the days of publication

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

# Between two sentences of a paragraph.
_BREAK = re.compile(r"""(?<=[.!?»”])\s+(?=[A-ZÀ-Þ«“"])""")
# A number, or a capitalised word inside a sentence.
_SLOT = re.compile(r"""\d+|(?<=[a-zà-ÿ,’'«“] )[A-ZÀ-Þ][a-zà-ÿ]{3,}\b|(?<=[«“])[A-ZÀ-Þ][a-zà-ÿ]{3,}\b""")
# Words that tell a paragraph in the other language.
_COMMON = {
    "fr": re.compile(r"\b(?:le|la|les|des|du|et|une|est|dans|pour)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|of|and|to|in|was|were|for|with|by)\b", re.IGNORECASE),
}
_CALENDAR = {*calendar.month_name, *calendar.day_name}


@dataclass(frozen=True, slots=True)
class Text:
    """``doc_id`` is the path below the folder that ``write_texts`` makes, ``language`` that of most of the text."""

    doc_id: str
    text: str
    language: Language
    published: date
    mixed: bool  # whether it is in both languages
    empty: bool  # whether it reports no operation


@dataclass(frozen=True, slots=True)
class Pool:
    """The pieces of texts of one language."""

    openings: tuple[tuple[str, str], ...]  # headline and lead
    paragraphs: tuple[str, ...]
    sentences: tuple[str, ...]  # those that do not begin a paragraph
    names: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where they are written; made when it is not there")
    parser.add_argument("--texts", type=int, default=1000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"texts of some {SHORT} characters, not of {ARTICLE}")
    parser.add_argument("--metadata", action="store_true", help="with a metadata.csv, which says when each was published")
    options = parser.parse_args()
    texts = make_texts(options.texts, seed=options.seed, length=SHORT if options.short else ARTICLE)
    print(f"{write_texts(options.folder, texts, metadata=options.metadata):,} characters in {options.texts:,} texts")


def make_texts(
    number: int,
    *,
    seed: int = 0,
    length: int = ARTICLE,
    languages: tuple[Language, ...] = LANGUAGES,
    mixed: float = MIXED,
    without: float = WITHOUT,
) -> Iterator[Text]:
    """``number`` texts, lazily; ``length`` is their median length in characters, ``mixed`` and ``without`` are shares."""
    given: set[bytes] = set()
    for index in range(number):
        choice = random.Random(f"{seed}:{index}")
        language = choice.choice(languages)
        both, empty = choice.random() < mixed, choice.random() < without
        published = FIRST_DAY + timedelta(choice.randrange(DAYS))
        while True:
            text = _make(choice, language, length, both, empty)
            digest = blake2b(text.encode(), digest_size=10).digest()
            if digest not in given:
                break
        given.add(digest)
        yield Text(f"{index // SHARD:04}/{index:07}", text, language, published, both, empty)


def write_texts(folder: Path, texts: Iterable[Text], *, metadata: bool = False) -> int:
    """Write each text to ``folder/<doc_id>.txt``; returns the number of characters."""
    characters = 0
    rows = [("doc_id", "published")]
    for item in texts:
        path = folder / f"{item.doc_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item.text, "utf-8", newline="")
        characters += len(item.text)
        if metadata:
            rows.append((item.doc_id, item.published.isoformat()))
    if metadata:
        with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return characters


# --- one text ---------------------------------------------------------------------------------------------------------


def _make(choice: random.Random, language: Language, length: int, mixed: bool, empty: bool) -> str:
    target = length * math.exp(choice.gauss(0, SPREAD))
    own = _pool(language, empty)
    other = _pool(_other(language), empty)
    renamed: dict[str, str] = {}
    parts: list[str] = []
    size = 0

    def add(part: str, pool: Pool) -> None:
        nonlocal size
        parts.append(_SLOT.sub(lambda match: _changed(choice, match.group(), pool, renamed), part))
        size += len(part) + 2

    for part in choice.choice(own.openings):
        add(part, own)
    while size < target:
        pool = other if mixed and choice.random() < 0.35 else own
        add(_paragraph(choice, pool), pool)
    if mixed:  # one at least
        add(_paragraph(choice, other), other)
    return "\n\n".join(parts) + "\n"


def _paragraph(choice: random.Random, pool: Pool) -> str:
    """A paragraph of the corpus, half of its later sentences from elsewhere; lists and verses of lines stay as they are."""
    paragraph = choice.choice(pool.paragraphs)
    if "\n" in paragraph:
        return paragraph
    first, *later = _BREAK.split(paragraph)
    return " ".join([first, *(choice.choice(pool.sentences) if choice.random() < 0.5 else one for one in later)])


def _changed(choice: random.Random, word: str, pool: Pool, renamed: dict[str, str]) -> str:
    """Another number of about that size, or the name that stands for ``word`` in this text."""
    if word.isdigit():
        return _number(choice, word)
    if word not in renamed:
        new = word
        if word not in _CALENDAR and choice.random() < RENAMED:
            new = choice.choice(pool.names)
            if choice.random() < INVENTED:
                end = choice.choice(pool.names)
                new = new[: (len(new) + 1) // 2] + end[len(end) // 2 :]
        renamed[word] = new
    return renamed[word]


def _number(choice: random.Random, digits: str) -> str:
    """Days and months stay days and months, years years; a leading zero belongs to a code or a date, which stays."""
    value = int(digits)
    if digits.startswith("0") or len(digits) > 9:
        return digits
    if value <= 12:
        return str(choice.randint(1, 12))
    if value <= 31:
        return str(choice.randint(13, 28))
    if 1900 <= value <= 2050:
        return str(choice.randint(2010, 2025))
    return str(choice.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


# --- the pieces -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _pool(language: Language, empty: bool) -> Pool:
    openings, paragraphs, sentences = [], [], []
    whole: list[str] = []
    for path in sorted((ROOT / "corpus" / language).glob("*.txt")):
        text = path.read_text("utf-8")
        whole.append(text)
        gold = json.loads((ROOT / "gold" / language / f"{path.stem}.json").read_text("utf-8"))
        if empty and gold["records"]:
            continue
        parts = [part.strip() for part in re.split(r"\n\s*\n", text) if _is_in(language, part)]
        if len(parts) > 1:
            openings.append((parts[0], parts[1]))
        for paragraph in parts[1:] or parts:
            paragraphs.append(paragraph)
            if "\n" not in paragraph:
                sentences += _BREAK.split(paragraph)[1:]
    words = set(re.findall(r"[^\W\d_]+", "\n".join(whole)))
    names = {word for text in whole for word in _SLOT.findall(text) if not word.isdigit() and word.lower() not in words}
    return Pool(tuple(openings), tuple(paragraphs), tuple(sentences), tuple(sorted(names - _CALENDAR)))


def _is_in(language: Language, part: str) -> bool:
    return bool(part.strip()) and len(_COMMON[language].findall(part)) >= len(_COMMON[_other(language)].findall(part))


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


if __name__ == "__main__":
    main()

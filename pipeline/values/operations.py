"""Names of operations: "Opération Sawiyan 2018", 'codenamed "Tidebreaker"', "l'action, baptisée “Passe-Muraille”"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.rules import Rules, Table, default_rules

_OPEN = "\"“”„«‘'‹"
_CLOSE = "\"”“»’'›"
_ROMAN = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# A possessive "'s" is no part of a name.
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑.&'’](?!s\b)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class OperationSpan:
    """A name at ``text[start:end]`` (characters, half-open), without trigger, quotes and year; ``value`` is the name."""

    start: int
    end: int
    value: str
    rule: str


class OperationsTable(Table):
    """Schema of ``operations.toml``."""

    triggers: tuple[str, ...]
    introducers: tuple[str, ...]
    context: tuple[str, ...]
    before_quoted: tuple[str, ...]
    linking: tuple[str, ...]
    stop: tuple[str, ...]
    edition_words: tuple[str, ...]
    earlier: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    trigger: re.Pattern[str]
    introducer: re.Pattern[str]
    context: re.Pattern[str]
    before_quoted: re.Pattern[str]
    linking: frozenset[str]
    stop: frozenset[str]


def find_operations(text: str, language: str, *, rules: Rules | None = None) -> list[OperationSpan]:
    """The names of operations in ``text``, sorted, not overlapping; empty when there is none.

    A name that a trigger word brings in once ("Operation Pandora V") is found again wherever it stands alone.
    """
    compiled = _compile(rules or default_rules(), language)
    found: list[OperationSpan] = []
    for match in compiled.trigger.finditer(text):
        span = _name_at(text, match.end(), compiled, rule="trigger")
        if span is not None:
            found.append(span)
    for match in compiled.introducer.finditer(text):
        if compiled.context.search(text, *_around(text, match.start(), match.end())):
            after_trigger = compiled.trigger.match(text, match.end())
            span = _name_at(
                text,
                after_trigger.end() if after_trigger else match.end(),
                compiled,
                rule="introducer",
            )
            if span is not None:
                found.append(span)
    found.extend(_quoted(text, compiled))
    return _with_repeats(text, found)


def normal_name(name: str) -> str:
    """``name`` for comparison: no case, accents, punctuation, trigger words, years.

    >>> normal_name("Opération « Épervier II » 2019")
    'epervier ii'
    """
    folded = "".join(
        char for char in unicodedata.normalize("NFD", name.casefold().replace("œ", "oe")) if not unicodedata.combining(char)
    )
    words = [
        word for word in re.findall(r"[^\W_]+", folded)
        if word not in ("operation", "operations", "op", "project", "projet") and not _YEAR.match(word)
    ]  # fmt: skip
    return " ".join(words)


def split_edition(name: str) -> tuple[str, str]:
    """Base and edition of a name: ("pandora", "ix"), ("libertad", "")."""
    words = normal_name(name).split()
    if len(words) > 1 and (_ROMAN.match(words[-1].upper()) or words[-1].isdigit()):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


@lru_cache(maxsize=8)
def _compile(rules: Rules, language: str) -> _Compiled:
    table = rules.table(f"{language}/operations.toml", OperationsTable)

    def alternatives(phrases: tuple[str, ...]) -> str:
        return "|".join(
            re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in sorted(phrases, key=len, reverse=True)
        )

    return _Compiled(
        re.compile(rf"(?<![^\W_])(?:{alternatives(table.triggers)})[ \t\u00a0:]+", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{alternatives(table.introducers)})[\s\u00a0:'’]+", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{alternatives(table.context)})(?![^\W_])", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{alternatives(table.before_quoted)})[\s\u00a0]*$", re.IGNORECASE),
        frozenset(table.linking),
        frozenset(word.casefold() for word in table.stop),
    )


def _name_at(text: str, start: int, compiled: _Compiled, *, rule: str) -> OperationSpan | None:
    if start >= len(text):
        return None
    if text[start] in _OPEN:
        inside = start + 1
        while inside < len(text) and text[inside] in " \u00a0\u202f":
            inside += 1
        closing = re.compile(r"[\"“”»›]" if text[start] not in "‘'" else r"['’]").search(text, inside, inside + 70)
        if closing is None:
            return None
        return _trim(text, inside, closing.start(), compiled, f"{rule}, quoted")
    end = start
    last_good = start
    position = start
    while True:
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word = token.group()
        lowered = word.casefold()
        proper = word[0].isupper() or (word.isdigit() and (end == last_good > start or _capital_follows(text, token.end())))
        if compiled.trigger.match(text, token.start()) and end > start:
            break  # "Operation Storm and Operation Tempest"
        if not proper and not (lowered in compiled.linking and end > start):
            break
        if proper and (lowered in compiled.stop or _YEAR.match(word)):
            break
        end = token.end()
        if proper:
            last_good = end
        gap = re.compile(r"[ \u00a0\u202f]+").match(text, end)
        if gap is None:
            break
        position = gap.end()
    if _is_capitals(text, start) and re.match(r"[ \u00a0\u202f]*[^\W_]", text[last_good:]):
        return None  # in capitals no word stands out: only a sign shows where the name ends ("OPÉRATION TRAMONTANE : …")
    if _is_capitals(text, start) and re.match(r"\s*$|\s*\n", text[last_good:]):
        return None
    return _trim(text, start, last_good, compiled, rule)


def _is_capitals(text: str, position: int) -> bool:
    """Whether the line around ``position`` is a heading in capitals of more than four words."""
    first = text.rfind("\n", 0, position) + 1
    last = text.find("\n", position)
    line = text[first : len(text) if last < 0 else last]
    return len(line.split()) > 4 and line.upper() == line


def _capital_follows(text: str, end: int) -> bool:
    """Whether a capitalised word comes next ("Operation 30 Days at Sea")."""
    following = _TOKEN.search(text, end, end + 20)
    return following is not None and following.group()[0].isupper() and text[end : following.start()].isspace()


def _trim(text: str, start: int, end: int, compiled: _Compiled, rule: str) -> OperationSpan | None:
    """The span without outer blanks, trigger word, year and full stop; None when no name is left."""
    trigger = compiled.trigger.match(text, start)
    if trigger and trigger.end() < end:
        start = trigger.end()
    tokens = [token for token in _TOKEN.finditer(text, start, end)]
    while tokens and (_YEAR.match(tokens[-1].group()) or tokens[-1].group().casefold() in compiled.linking):
        tokens.pop()
    while rule == "edition" and len(tokens) > 2 and tokens[0].group().casefold() in compiled.stop:
        tokens.pop(0)
    if not tokens or len(tokens) > 8:
        return None
    name = text[tokens[0].start() : tokens[-1].end()]
    first = tokens[0].group()
    if not any(char.isalpha() for char in name) or (tokens[0].group().casefold() in compiled.stop and len(tokens) == 1):
        return None
    if not (first[0].isupper() or first[0].isdigit() or "quoted" in rule):
        return None
    return OperationSpan(tokens[0].start(), tokens[-1].end(), name, rule)


def _quoted(text: str, compiled: _Compiled) -> list[OperationSpan]:
    """Quoted or bare names that carry an edition or year: « Thunder 2024 », “Liberterra II”, Athena II."""
    found = []
    for match in re.finditer(r"[\"“«][\s\u00a0\u202f]?([^\"“”«»\n]{2,40}?)[\s\u00a0\u202f]?[\"”»]", text):
        tokens = match.group(1).split()
        numbered = len(tokens) > 1 and (_ROMAN.match(tokens[-1]) or _YEAR.match(tokens[-1]))
        lead = re.split(r"[.;:!?\n]", text[max(0, match.start() - 40) : match.start()])[-1]
        close = compiled.context.search(" ".join(lead.split()[-3:])) or compiled.before_quoted.search(lead)
        named = close and tokens[0][0].isupper() and len(tokens) <= 5
        if numbered or (named and _looks_like_name(text, match)):
            span = _trim(text, match.start(1), match.end(1), compiled, "quoted")
            if span is not None and span.value[0].isupper():
                found.append(span)
    for match in re.finditer(r"\b([A-Z][\w-]{2,}(?:[ \u00a0\u202f][A-Z][\w-]{2,}){0,2})[ \u00a0\u202f]([IVX]+)\b", text):
        if not _ROMAN.match(match.group(2)):
            continue
        span = _trim(text, match.start(1), match.end(2), compiled, "edition")
        if span is not None and match.group(2) not in ("I", "X", "V"):
            found.append(span)
    return found


def _looks_like_name(text: str, match: re.Match[str]) -> bool:
    """A quoted capitalised word right behind "operation," or "action" and the like, not a quotation."""
    before = text[max(0, match.start() - 3) : match.start()]
    return not match.group(1).endswith((".", "!", "?", ",")) and ":" not in before


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start), 0, start - 200)
    last = text.find("\n", end)
    return first, min(len(text) if last < 0 else last, end + 200)


def _with_repeats(text: str, found: list[OperationSpan]) -> list[OperationSpan]:
    names = {normal_name(span.value): span.value for span in found if len(span.value) > 2}
    spans = list(found)
    for name in {span.value for span in found if normal_name(span.value) in names}:
        pattern = re.compile(
            r"(?<![^\W_])" + r"[\s\u00a0]+".join(re.escape(part) for part in name.split()) + r"(?![^\W_])",
            re.IGNORECASE,
        )
        for match in pattern.finditer(text):
            # A common word ("Dragon") repeats the name only in capitals.
            if match.group()[0].isupper():
                spans.append(OperationSpan(match.start(), match.end(), match.group(), "repeat"))
    spans.sort(key=lambda span: (span.start, -(span.end - span.start), span.rule == "repeat"))
    kept: list[OperationSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept

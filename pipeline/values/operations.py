"""Names of operations: "Opération Sawiyan 2018", 'codenamed "Tidebreaker"', "l'action, baptisée “Passe-Muraille”"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.rules import Rules, Table, default_rules
from pipeline.rules.phrases import alternatives, compile_phrases
from pipeline.values.countries import find_countries

_OPEN = "\"“”„«‘'‹"
_CLOSE = "\"”“»’'›"
_BLANK = " \u00a0\u202f"
_ROMAN = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})\Z")
_NUMBER = re.compile(r"\d+(?:\.\d)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# A possessive "'s" is no part of a name.
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑.&'’](?!s\b)[^\W_]+)*")
# A capital at the beginning of each part: "Flash-Weka", not "Interpol-led".
_NAME_WORD = r"[A-ZÀ-Þ][^\W_]+(?:[-‐‑][A-ZÀ-Þ0-9][^\W_]*)*"
# What a name means, in brackets behind it: « Sen vàng » (« Lotus d'or »), “Marfă curată” (Clean Cargo).
_QUOTED_GLOSS = re.compile(rf"[{_BLANK}]\([{_OPEN}][^()\n]{{2,60}}[{_CLOSE}]\)")
_GLOSS = re.compile(rf"[{_BLANK}]\((?:[{_OPEN}][^()\n]{{2,60}}[{_CLOSE}]|[A-ZÀ-Þ][\w'’-]+(?:[{_BLANK}][\w'’-]+){{0,4}})\)")
_WORD_BEHIND = re.compile(rf"[{_BLANK}]*[^\W_]")
_AT_MOST_A_WORD = re.compile(r"(?:[^\W_]+['’\s]+)?")
_LINE_END = re.compile(r"\s*$|\s*\n")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
# How far around a name a word tells that it is that of an operation, in characters.
_REACH = 200
# No heading is longer; no word behind a name tells anything of it farther than that.
_HEADING = 400


@dataclass(frozen=True, slots=True)
class OperationSpan:
    """A name at ``text[start:end]`` (characters, half-open), without trigger, quotes and year.

    ``value`` is the name; it begins with an acronym that belongs to it though a bracket stands between ("(JAD) Danube 9").
    """

    start: int
    end: int
    value: str
    rule: str


class OperationsTable(Table):
    """Schema of ``operations.toml``."""

    triggers: tuple[str, ...]
    plural: tuple[str, ...]
    qualifiers: tuple[str, ...]
    acronyms: tuple[str, ...]
    umbrella: tuple[str, ...]
    introducers: tuple[str, ...]
    codes: tuple[str, ...]
    context: tuple[str, ...]
    others: tuple[str, ...]
    aimed: tuple[str, ...]
    tied: tuple[str, ...]
    before_quoted: tuple[str, ...]
    held: tuple[str, ...]
    times: tuple[str, ...]
    behind: tuple[str, ...]
    definite: tuple[str, ...]
    carried_out: tuple[str, ...]
    bodies: tuple[str, ...]
    generic: tuple[str, ...]
    linking: tuple[str, ...]
    endings: tuple[str, ...]
    stop: tuple[str, ...]
    edition_words: tuple[str, ...]
    earlier: tuple[str, ...]
    first: tuple[str, ...]
    joints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    trigger: re.Pattern[str]
    plural: re.Pattern[str]
    qualifiers: re.Pattern[str]
    acronym: re.Pattern[str]
    umbrella: re.Pattern[str]
    introducer: re.Pattern[str]
    code: re.Pattern[str]
    context: re.Pattern[str]
    noun: re.Pattern[str]
    aimed: re.Pattern[str]
    tied: re.Pattern[str]
    before_quoted: re.Pattern[str]
    behind_quoted: re.Pattern[str]
    held: re.Pattern[str]
    times: frozenset[str]
    in_front: re.Pattern[str] | None
    carried_out: re.Pattern[str]
    hashtag: re.Pattern[str]
    bodies: frozenset[str]
    generic: frozenset[str]
    linking: frozenset[str]
    ending: re.Pattern[str] | None
    stop: frozenset[str]
    joints: re.Pattern[str]
    language: str


def find_operations(text: str, language: str, *, rules: Rules | None = None) -> list[OperationSpan]:
    """The names of operations in ``text``, sorted, not overlapping; empty when there is none.

    A name that a trigger word brings in once ("Operation Pandora V") is found again wherever it stands alone, with or
    without its edition or with that of a sister.
    """
    compiled = _compile(rules or default_rules(), language)
    found: list[OperationSpan] = []
    for match in compiled.trigger.finditer(text):
        found += _behind_trigger(text, match, compiled)
    for match in compiled.introducer.finditer(text):
        trigger = compiled.trigger.match(text, match.end())
        span = _name_at(text, trigger.end() if trigger else match.end(), compiled, rule="introducer")
        if span is not None and _is_of_operation(text, match, span, compiled):
            found.append(span)
    for match in compiled.acronym.finditer(text):
        span = _name_at(text, match.end(), compiled, rule="acronym")
        if span is not None:
            start = span.start if ")" in match.group() else match.start(1)
            found.append(replace(span, start=start, value=f"{match.group(1)} {span.value}"))
    found += _quoted(text, compiled)
    found += _with_editions(text, compiled)
    found += _in_front(text, compiled)
    found += _glossed(text, compiled)
    found += _hashtags(text, compiled)
    return _with_repeats(text, found)


def behind_trigger(text: str, start: int, end: int, language: str, *, rules: Rules | None = None) -> int:
    """Where ``text[start:end]`` goes on behind a trigger word that it begins with ("l'opération …"); ``start`` without one."""
    match = _compile(rules or default_rules(), language).trigger.search(text, start, end)
    return match.end() if match and _AT_MOST_A_WORD.fullmatch(text, start, match.start()) else start


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

    return _Compiled(
        trigger=re.compile(rf"(?<![^\W_])(?:{alternatives(table.triggers)})[ \t\u00a0:]+", re.IGNORECASE),
        plural=compile_phrases(table.plural),
        qualifiers=re.compile(rf"(?:(?:{alternatives(table.qualifiers, cased=True)})[{_BLANK}]+){{1,3}}"),
        acronym=re.compile(rf"(?<![^\W_])({alternatives(table.acronyms, cased=True)})\)?[{_BLANK}]+"),
        umbrella=re.compile(rf"(?<![^\W_])(?:{alternatives(table.umbrella)})\s+(?:[^\W_]+['’\s]+)?$", re.IGNORECASE),
        introducer=re.compile(rf"(?<![^\W_])(?:{alternatives(table.introducers)})[\s\u00a0:'’]+", re.IGNORECASE),
        code=compile_phrases(table.codes),
        context=compile_phrases(table.context),
        noun=re.compile(
            rf"(?<![^\W_])(?:(?P<operation>{alternatives(table.context)})|{alternatives(table.others)})(?![^\W_])",
            re.IGNORECASE,
        ),
        aimed=compile_phrases(table.aimed),
        tied=re.compile(rf"(?<![^\W_])(?:{alternatives(table.tied)})[\s'’]+$", re.IGNORECASE),
        before_quoted=re.compile(rf"(?<![^\W_])(?:{alternatives(table.before_quoted)})[\s\u00a0]*$", re.IGNORECASE),
        behind_quoted=re.compile(
            rf",?[{_BLANK}](?:[^\W_]+['’{_BLANK}])?(?:{alternatives(table.triggers)})(?![^\W_])", re.IGNORECASE
        ),
        held=re.compile(rf"[\s\u00a0]+(?:{alternatives(table.held, cased=True)})(?![^\W_])"),
        times=frozenset(table.times),
        in_front=re.compile(
            rf"(?<![^\W_])(?:{alternatives(table.definite)})[{_BLANK}](?-i:({_NAME_WORD}(?:[{_BLANK}]{_NAME_WORD}){{0,3}}))"
            rf"[{_BLANK}](?-i:{alternatives(table.behind, cased=True)})(?![^\W_])",
            re.IGNORECASE,
        )
        if table.behind
        else None,
        carried_out=re.compile(
            rf"(?:^|(?<=[.!?…]\s))({_NAME_WORD}(?:[{_BLANK}]{_NAME_WORD}){{0,3}}),[{_BLANK}]"
            rf"(?:{alternatives(table.carried_out, cased=True)})(?![^\W_])",
            re.MULTILINE,
        ),
        # "#OperationBlueTide": no blank parts the name from its word.
        hashtag=re.compile(
            rf"#(?:{alternatives(word for word in table.triggers if len(word) > 2 and word.isalpha())})_?(?-i:([A-ZÀ-Þ]\w+))",
            re.IGNORECASE,
        ),
        bodies=frozenset(table.bodies),
        generic=frozenset(table.generic),
        linking=frozenset(table.linking),
        ending=re.compile(rf"[{_BLANK}](?:{alternatives(table.endings, cased=True)})(?![^\W_])") if table.endings else None,
        stop=frozenset(word.casefold() for word in (*table.stop, *table.edition_words)),
        joints=re.compile(rf"[{_BLANK}]*(?:,|&|{alternatives(table.joints)})[{_BLANK}]+", re.IGNORECASE),
        language=language,
    )


def _behind_trigger(text: str, match: re.Match[str], compiled: _Compiled) -> list[OperationSpan]:
    """The name behind a trigger word; behind one in the plural each of several ("operations Tempest and Gale")."""
    plural = compiled.plural.fullmatch(match.group().rstrip(" \t\u00a0:")) is not None
    if plural and match.group()[0].isupper() and _is_in_title(text, match.start(), compiled):
        return []  # "the Director of Operations Maria Kim"
    if compiled.umbrella.search(text, max(0, match.start() - 50), match.start()):
        return []
    start, rule = match.end(), "trigger"
    qualifiers = compiled.qualifiers.match(text, start)
    if qualifiers is not None:
        start = qualifiers.end()
    found: list[OperationSpan] = []
    while True:
        span = _name_at(text, start, compiled, rule=rule, joined=not plural)
        if span is None or (qualifiers is not None and _is_place(span, compiled)):
            return found
        if re.match(rf"[{_BLANK}]\((?:[^\W_]+[{_BLANK}])?(?:{compiled.acronym.pattern})", text[span.end : span.end + 40]):
            return found  # "Joint Action Days South East Europe (JAD SEE)": the short form is the name
        found.append(span)
        behind = re.compile(rf"[{_BLANK}]*[{_CLOSE}]").match(text, span.end) if "quoted" in span.rule else None
        joint = compiled.joints.match(text, behind.end() if behind else span.end) if plural else None
        if joint is None:
            return found
        start = joint.end()


def _is_in_title(text: str, start: int, compiled: _Compiled) -> bool:
    """Whether a word with a capital at ``start`` is the end of a post or the name of a unit: "Head of Fraud Operations"."""
    before = re.search(rf"([^\W_]+)[{_BLANK}]+\Z", text[max(0, start - 30) : start])
    return before is not None and (before.group(1)[0].isupper() or compiled.tied.search(before.group()) is not None)


def _is_of_operation(text: str, introducer: re.Match[str], name: OperationSpan, compiled: _Compiled) -> bool:
    """Whether what is "dubbed", "known as" or "baptisé" is an operation, not a gang, a man or a drug.

    The noun in front decides ("the swoop, dubbed …"), the head of its phrase before what it is aimed at ("an operation
    against a gang, dubbed …"); without one the first noun behind ("Dubbed …, the raid …"), or what was told before.
    """
    if compiled.code.search(introducer.group()):
        return True
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, introducer.start() - _REACH), introducer.start())]
    start = ends[-1] if ends else max(0, introducer.start() - _REACH)
    before = text[start : introducer.start()].rstrip(" ,(–—-\u00a0")
    apart = start + len(before) + 1 < introducer.start()
    named = re.search(r"(?:(?:^|(?<=[\s'’]))[A-ZÀ-Þ][\w'’.-]*\s*)+$", before)
    if named is not None and named.start() and not compiled.tied.search(before, 0, named.start()):
        return compiled.noun.fullmatch(named.group().split()[-1]) is not None  # "Maria Kim, known as …"
    nouns = [*compiled.noun.finditer(before)]
    if nouns:
        last, head = nouns[-1], nouns[-2] if len(nouns) > 1 else nouns[-1]
        if last["operation"] or not apart or not head["operation"]:
            return last["operation"] is not None
        return compiled.aimed.search(before, head.end(), last.start()) is not None
    end = _SENTENCE_END.search(text, name.end, name.end + _HEADING)
    behind = compiled.noun.search(text, name.end, end.start() if end else name.end + _HEADING)
    if not before and behind is not None:
        return behind["operation"] is not None
    line = text.rfind("\n", 0, introducer.start()) + 1
    return compiled.context.search(text, max(line, introducer.start() - _REACH), introducer.start()) is not None


def _is_place(name: OperationSpan, compiled: _Compiled) -> bool:
    """Whether a name is that of a country or town: "the joint operation France–Spain"."""
    return bool(find_countries(name.value, compiled.language))


def _name_at(text: str, start: int, compiled: _Compiled, *, rule: str, joined: bool = True) -> OperationSpan | None:
    """The name that begins at ``start``; in one that is not ``joined``, "and" ends it."""
    if start >= len(text):
        return None
    if text[start] in _OPEN:
        inside = start + 1
        while inside < len(text) and text[inside] in " \u00a0\u202f":
            inside += 1
        closing = re.compile(r"[\"“”»›]" if text[start] not in "‘'" else r"['’]").search(text, inside, inside + 70)
        if closing is None or text[inside : closing.start()].strip(_BLANK).casefold() in compiled.generic:
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
        proper = word[0].isupper() or (_NUMBER.match(word) and (end == last_good > start or _capital_follows(text, token.end())))
        if compiled.trigger.match(text, token.start()) and end > start:
            break  # "Operation Storm and Operation Tempest"
        if not proper and not (lowered in compiled.linking and end > start):
            break
        if not joined and end > start and compiled.joints.match(text, end):
            break
        if proper and (_YEAR.match(word) or all(part in compiled.stop for part in re.split(r"[-‐‑]", lowered))):
            break
        end = token.end()
        if proper:
            last_good = end
        gap = re.compile(r"[ \u00a0\u202f]+").match(text, end)
        if gap is None:
            break
        position = gap.end()
    if _is_capitals(text, start) and (_WORD_BEHIND.match(text, last_good) or _LINE_END.match(text, last_good)):
        return None  # in capitals no word stands out: only a sign shows where the name ends ("OPÉRATION TRAMONTANE : …")
    if compiled.ending and last_good > start and not _YEAR.match(text, last_good - 4, last_good):
        ending = compiled.ending.match(text, last_good)
        last_good = ending.end() if ending else last_good
    return _trim(text, start, last_good, compiled, rule)


def _is_capitals(text: str, position: int) -> bool:
    """Whether the line around ``position`` is a heading in capitals of more than four words."""
    first = text.rfind("\n", max(0, position - _HEADING), position) + 1
    last = text.find("\n", position, position + _HEADING)
    if (not first and position > _HEADING) or (last < 0 and len(text) > position + _HEADING):
        return False
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
    """Quoted names that carry an edition or year, or stand right behind a word for an operation: « Thunder 2024 »."""
    found = []
    for match in re.finditer(r"[\"“«][\s\u00a0\u202f]?([^\"“”«»\n]{2,40}?)[\s\u00a0\u202f]?[\"”»]", text):
        tokens = match.group(1).split()
        numbered = len(tokens) > 1 and (_ROMAN.match(tokens[-1]) or _YEAR.match(tokens[-1]))
        lead = re.split(r"[.;:!?\n]", text[max(0, match.start() - 40) : match.start()])[-1]
        close = (
            compiled.context.search(" ".join(lead.split()[-3:]))
            or compiled.before_quoted.search(lead)
            or compiled.behind_quoted.match(text, match.end())
            or (_GLOSS.match(text, match.end()) and _is_told_of_operation(text, match.start(), compiled))
        )
        named = close and tokens[0][0].isupper() and len(tokens) <= 5
        if numbered or (named and _looks_like_name(text, match)):
            span = _trim(text, match.start(1), match.end(1), compiled, "quoted")
            if span is not None and span.value[0].isupper():
                found.append(span)
    return found


def _with_editions(text: str, compiled: _Compiled) -> list[OperationSpan]:
    """Bare names with an edition or year: a Roman one, or any of which it is said that it took place (Athena II, Prut Gate 2)."""
    found = []
    pattern = rf"\b([A-Z][\w-]{{2,}}(?:[{_BLANK}][A-Z][\w-]{{2,}}){{0,2}})[{_BLANK}]([IVX]+|\d{{1,2}}|(?:19|20)\d\d)\b"
    for match in re.finditer(pattern, text):
        edition = match.group(2)
        roman = _ROMAN.match(edition) and edition not in ("I", "X", "V")
        opens = re.search(r"(?:^|[.!?…]\s|\n)\W*\Z", text[max(0, match.start() - 4) : match.start()])
        last = match.group(1).split()[-1].casefold()
        if last in compiled.stop or last in compiled.times:
            continue  # "Phase II", "March 2024 saw"
        if roman or (opens and compiled.held.match(text, match.end())):
            span = _trim(text, match.start(1), match.end(2), compiled, "edition")
            if span is not None and (roman or not _is_place(span, compiled)):
                found.append(span)
    return found


def _hashtags(text: str, compiled: _Compiled) -> Iterator[OperationSpan]:
    """Names behind "#Operation"; one that the text also spells with blanks is found as it is spelled there."""
    tags = [(match, _apart(match[1])) for match in compiled.hashtag.finditer(text)]
    names = alternatives({name for _, name in tags if " " in name}, space="[- ]", cased=True)
    spelled: dict[str, re.Match[str]] = {}
    for place in re.finditer(rf"(?<![^\W_])(?=({names})(?![^\W_]))", text) if tags else ():
        spelled.setdefault(place[1].replace("-", " "), place)
    for match, name in tags:
        found = spelled.get(name, match)
        yield OperationSpan(found.start(1), found.end(1), found[1], "hashtag")


def _apart(hashtag: str) -> str:
    """ "SilentHarbour", "Silent_Harbour" → "Silent Harbour"."""
    return " ".join(re.findall(r"[A-ZÀ-Þ]+[^A-ZÀ-Þ]*", hashtag.replace("_", "")))


def _is_told_of_operation(text: str, position: int, compiled: _Compiled) -> bool:
    """Whether the line before ``position`` speaks of an operation."""
    line = text.rfind("\n", 0, position) + 1
    return compiled.context.search(text, max(line, position - 2 * _REACH), position) is not None


def _glossed(text: str, compiled: _Compiled) -> Iterator[OperationSpan]:
    """Names in another language with what they mean: 'part of Escudo de Jade ("Jade Shield")', "PODUL (« le pont »)"."""
    for gloss in _QUOTED_GLOSS.finditer(text):
        words = [*re.finditer(rf"[^\s{_OPEN}{_CLOSE}()]+", text[max(0, gloss.start() - 60) : gloss.start()])]
        offset = max(0, gloss.start() - 60)
        first = len(words)
        while first and (words[first - 1][0][0].isupper() or (words[first - 1][0] in compiled.linking and first < len(words))):
            first -= 1
        while first < len(words) and words[first][0] in compiled.linking:
            first += 1
        if first < len(words) and len(words) - first <= 5 and words[first][0].casefold() not in compiled.stop:
            span = OperationSpan(
                offset + words[first].start(), gloss.start(), text[offset + words[first].start() : gloss.start()], "gloss"
            )
            if not _is_place(span, compiled) and _is_told_of_operation(text, span.start, compiled):
                yield span


def _in_front(text: str, compiled: _Compiled) -> Iterator[OperationSpan]:
    """Names in front of their word, or of what is said of operations alone.

    "the Flash-Weka operation", "the Silent Harbour action week", "Flash-Weka, carried out in May, …". One plain word is not
    enough ("the Trojan operation"): it may be a people, a gang or a day.
    """
    matches = [*(compiled.in_front.finditer(text) if compiled.in_front else ()), *compiled.carried_out.finditer(text)]
    for match in matches:
        words = match[1].split()
        is_compound = len(words) > 1 or "-" in match[1]
        folded = {word.casefold() for word in words}
        if is_compound and not match[1].isupper() and not folded & (compiled.bodies | compiled.stop | compiled.times):
            span = OperationSpan(match.start(1), match.end(1), match[1], "in front")
            if not _is_place(span, compiled) and compiled.noun.search(match[1]) is None:
                yield span


def _looks_like_name(text: str, match: re.Match[str]) -> bool:
    """A quoted capitalised word right behind "operation," or "action" and the like, not a quotation."""
    before = text[max(0, match.start() - 3) : match.start()]
    return not match.group(1).endswith((".", "!", "?", ",")) and ":" not in before


def _with_repeats(text: str, found: list[OperationSpan]) -> list[OperationSpan]:
    """``found`` and all other places of these names, also those of another edition or none."""
    spans = list(found)
    names = {" ".join(span.value.split()) for span in found if len(span.value) > 2}
    for match in _places_of(text, names):
        # A common word ("Dragon") repeats the name only in capitals.
        if match[1][0].isupper():
            spans.append(OperationSpan(match.start(1), match.end(1), match[1], "repeat"))
    parts = [name.rpartition(" ") for name in names]
    spans += _other_editions(text, {base for base, _, last in parts if base and (_ROMAN.match(last) or _NUMBER.match(last))})
    spans.sort(key=lambda span: (span.start, -(span.end - span.start), span.rule == "repeat"))
    kept: list[OperationSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _other_editions(text: str, bases: set[str]) -> Iterator[OperationSpan]:
    """Where one of ``bases`` stands as it is spelt, alone or with an edition: "JAD Caravelle 2", "the first Black Poplar"."""
    for match in _places_of(text, bases, rf"(?:[{_BLANK}](?:[IVX]+|\d{{1,2}})(?![^\W_]))?", exact=True):
        opens = re.search(r"(?:^|[.!?…:]\s|\n)\W*\Z", text[max(0, match.start() - 4) : match.start()])
        if " " in match[1] or match[2].isupper() or not opens:  # a common word may open a sentence
            yield OperationSpan(match.start(1), match.end(1), match[1], "repeat")


def _places_of(text: str, names: set[str], edition: str = "", *, exact: bool = False) -> Iterator[re.Match[str]]:
    """Where ``names`` stand in ``text``, those inside others too: group 1 is name and edition, group 2 the name."""
    if not names:
        return iter(())
    any_name = alternatives(names, space=r"[\s\u00a0]+", cased=exact)
    return re.finditer(rf"(?<![^\W_])(?=(({any_name})(?![^\W_]){edition}))", text, 0 if exact else re.IGNORECASE)

"""The cue phrases of ``patterns/*/events.toml`` and of the other tables that assembly reads, as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import create_model

from pipeline.grammar.lexicon import GrammarTable
from pipeline.mentions import Mention
from pipeline.rules import LANGUAGES, Rules, Table
from pipeline.rules.phrases import compile_phrases
from pipeline.values.dates.table import DateTable
from pipeline.values.operations import OperationsTable


class EventCues:
    """The lists of ``events.toml``, those of all languages in one pattern: a text may change its language in mid-event."""

    separate: re.Pattern[str]
    highlight: re.Pattern[str]
    totals: re.Pattern[str]
    same_period: re.Pattern[str]
    overall: re.Pattern[str]
    report: re.Pattern[str]
    report_links: re.Pattern[str]
    complement: re.Pattern[str]
    court: re.Pattern[str]
    judged: re.Pattern[str]
    opened: re.Pattern[str]
    closed: re.Pattern[str]
    alone: re.Pattern[str]
    days_long: re.Pattern[str]
    origin: re.Pattern[str]
    announced: re.Pattern[str]
    participants: re.Pattern[str]
    elsewhere: re.Pattern[str]
    venues: re.Pattern[str]
    neighbours: re.Pattern[str]
    authority: re.Pattern[str]
    same_day: re.Pattern[str]
    hours_later: re.Pattern[str]
    continuing: re.Pattern[str]
    started: re.Pattern[str]
    merely: re.Pattern[str]
    edition: re.Pattern[str]
    summed: re.Pattern[str]
    bound: re.Pattern[str]
    unrelated: re.Pattern[str]
    american: re.Pattern[str]
    locative: re.Pattern[str]
    scene: re.Pattern[str]
    promised: re.Pattern[str]
    people: re.Pattern[str]
    archive: re.Pattern[str]
    seats: re.Pattern[str]
    since: re.Pattern[str]
    accused: re.Pattern[str]
    joints: re.Pattern[str]
    kinds: re.Pattern[str]
    motion: re.Pattern[str]
    direction: re.Pattern[str]
    coming: re.Pattern[str]
    source: re.Pattern[str]
    funding: re.Pattern[str]
    deeds: re.Pattern[str]
    occasion: re.Pattern[str]
    drill: re.Pattern[str]


class Cues(EventCues):
    """All that assembly looks for in the words of a text; each pattern is compiled when it is first asked for.

    A short text asks for less than half of them, and compiling all takes a tenth of its time.
    """

    earlier: re.Pattern[str]
    first: re.Pattern[str]
    compared: re.Pattern[str]
    others: re.Pattern[str]
    relative: re.Pattern[str]
    cardinals: Mapping[str, int]  # the words of small numbers

    def __init__(self, phrases: Mapping[str, Callable[[], Iterable[str]]], cardinals: Mapping[str, int]) -> None:
        self._phrases = phrases
        self.cardinals = cardinals

    def __getattr__(self, name: str) -> re.Pattern[str]:
        phrases = self.__dict__.get("_phrases", {}).get(name)
        if phrases is None:
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        pattern = self.__dict__[name] = compile_phrases(phrases())
        return pattern


_LISTS = tuple(EventCues.__annotations__)


class _Contracted(Table):
    contracted: dict[str, tuple[str, ...]]


# Schema of ``events.toml``: a list for each field of EventCues, and the contractions.
_FIELDS: dict[str, Any] = {name: (tuple[str, ...], ...) for name in _LISTS}
EventsTable = create_model("EventsTable", __base__=_Contracted, **_FIELDS)


@lru_cache(maxsize=8)
def load_cues(rules: Rules) -> Cues:
    tables = [rules.table(f"{language}/events.toml", EventsTable) for language in LANGUAGES]

    def listed(name: str) -> Callable[[], Iterable[str]]:
        return lambda: (
            form for table in tables for phrase in getattr(table, name) for form in spellings(phrase, table.contracted)
        )

    names = [rules.table(f"{language}/operations.toml", OperationsTable) for language in LANGUAGES]
    dates = [rules.table(f"{language}/dates.toml", DateTable) for language in LANGUAGES]
    grammars = [rules.table(f"{language}/grammar.toml", GrammarTable) for language in LANGUAGES]
    return Cues(
        {
            **{name: listed(name) for name in _LISTS},
            "earlier": lambda: (phrase for table in names for phrase in table.earlier),
            "first": lambda: (phrase for table in names for phrase in table.first),
            "relative": lambda: (word for table in grammars for word in table.breaks.relative),
            "others": lambda: (phrase for table in grammars for phrase in (*table.parts.more, *table.parts.rest)),
            "compared": lambda: (phrase for table in grammars for phrase in table.parts.compared),
        },
        cardinals={word: number for table in dates for word, number in table.cardinals.items()},
    )


def spellings(phrase: str, contracted: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms that one entry of ``events.toml`` stands for.

    What is in brackets may be left out ("venu(e)(s) de"); a last word of ``contracted`` also stands for its contractions
    ("venus du", "venus de la").
    """
    forms = [""]
    for piece in re.split(r"(\([^()]*\))", phrase):
        endings = ("", piece[1:-1]) if piece.startswith("(") else (piece,)
        forms = [form + ending for form in forms for ending in endings]
    last = forms[-1].rpartition(" ")[2]
    if last in contracted:
        forms += [form.removesuffix(last) + other for form in forms for other in contracted[last]]
    return forms


_OPENS_SPEECH = re.compile(r"[,:]|\s*[“«\"]")


def is_reported(text: str, date: Mention, cues: Cues) -> bool:
    """Whether a date is that of a statement or a law: a word of reporting stands right beside it.

    Behind a date that opens its sentence, the word may stand behind the comma: "On Monday, police said that …".
    """
    before, after = beside(text, date)
    if any(not cues.complement.search(before, cue.end()) for cue in cues.report.finditer(before)):
        return True
    if cues.report.search(after) or _reported_at(text, date, cues):
        return True
    clause = fronted(text, date) if date.detail.precision == "day" else ""
    cue = cues.report.search(" ".join(clause.split()[:5]))
    if cue is not None and cue.end() < len(clause):
        return True  # "On Monday, police said that …"; but "On Monday, he noted, two men were arrested" is told of them
    # "the spokesman on Monday, said, “…”"
    spoken = cues.report.match(text, date.end + 2) if text.startswith(", ", date.end) else None
    return spoken is not None and _OPENS_SPEECH.match(text, spoken.end()) is not None


def fronted(text: str, date: Mention) -> str:
    """The clause behind a date that opens its sentence and has a comma behind it; empty for another date."""
    opens = re.search(r"(?:^|[.!?\n“\"«])\s*(?:\w+\s+)?$", text[max(0, date.start - 20) : date.start])
    clause = re.match(r",\s*([^.;!?\n,]{3,60})", text[date.end : date.end + 64])
    return clause[1].rstrip() if opens and clause else ""


def _reported_at(text: str, date: Mention, cues: Cues) -> bool:
    """Whether only whom and where it was told stands between a word of reporting and the date: "told reporters in Abuja on"."""
    before, _ = beside(text, date, 12)
    said = list(cues.report.finditer(before))
    if not said:
        return False
    between = cues.report_links.sub(" ", before[said[-1].end() :])
    return not any(word[0].islower() for word in re.findall(r"\w+", between))


def is_in_court(text: str, date: Mention, cues: Cues) -> bool:
    """Whether a date is that of a hearing, a charge or a judgment: a word of the courts stands beside it."""
    beside_it = (*beside(text, date, 6), " ".join(fronted(text, date).split()[:6]))
    return any(cues.court.search(words) or cues.judged.search(words) for words in beside_it)


def is_judged(text: str, date: Mention, cues: Cues) -> bool:
    """Whether a date is that of a judgment: "were jailed on Monday", "Today at the Crown Court, four men were sentenced"."""
    before, after = beside(text, date, 8)
    if cues.judged.search(before) or cues.judged.search(after):
        return True
    if not (cues.court.search(before) or cues.court.search(after)):
        return False
    sentence = (
        re.split(r"[.;!?\n]", text[max(0, date.start - 200) : date.start])[-1],
        re.split(r"[.;!?\n]", text[date.end : date.end + 200])[0],
    )
    return any(cues.judged.search(part) for part in sentence)


def words_before(text: str, date: Mention, start: int) -> str:
    """The words of the clause in front of a date, seven at most; ``start`` is where its line begins."""
    clause = re.split(r"[,;:!?\n(–—]", text[max(start, date.start - 60) : date.start])[-1]
    return " ".join(clause.split()[-7:])


def beside(text: str, date: Mention, size: int = 4) -> tuple[str, str]:
    """Up to ``size`` words in front of a date, in its sentence, and behind it, in its clause."""
    before = re.split(r"[.;!?\n]", text[max(0, date.start - 11 * size) : date.start])[-1]
    after = re.split(r"[.;!?\n,]", text[date.end : date.end + 8 * size])[0]
    return " ".join(before.split()[-size:]), " ".join(after.split()[:size])

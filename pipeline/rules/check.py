"""The check of a folder of rules: every file can be read, fits its schema, and its own examples hold.

A check collects findings and decides nothing: ``filet patterns check`` prints them, a test compares them.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import PatternsError
from pipeline.rules.places import find_example, find_key, find_text
from pipeline.rules.registry import Catch, RuleFile, rule_files
from pipeline.rules.tables import Rules, Table, default_rules, shipped_patterns

Span = tuple[int, int]

# What stands beside the rules without being one.
_BESIDE = re.compile(r"\..*|README.*|LICEN[SC]E.*|.*\.md|.*\.pyc|__init__\.py", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a rule file, and in which of its lines (from 1; 0 when it is the file or folder as a whole)."""

    path: Path
    line: int
    reason: str


def check_patterns(folder: Path) -> list[Finding]:
    """What is wrong in ``folder``, a user's own folder of rules or the shipped one; empty when all is well.

    The files are checked as they will be used, laid over the shipped ones; only their own examples are run, and only
    when all files can be read. Findings are sorted by path and line. Raises PatternsError when there is no such folder,
    ModelError when a spaCy model that the examples need is missing.
    """
    folder = Path(folder)
    rules = default_rules() if folder.resolve() == shipped_patterns().resolve() else Rules(folder)
    known = rule_files()
    files: list[RuleFile] = []
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or _BESIDE.fullmatch(path.name):
            continue
        name = path.relative_to(folder).as_posix()
        if name in known:
            files.append(known[name])
        else:
            findings.append(Finding(path, 0, f"filet reads no file {name}{_meant(name, known)}"))
    if not files and not findings:
        return [Finding(folder, 0, f"no rule file in it; filet reads {', '.join(sorted(known))}")]
    findings += [finding for file in files for finding in _unreadable(file, folder, rules)]
    if not findings:
        findings += [finding for file in files for finding in _run_examples(file, folder, rules)]
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def _meant(name: str, known: dict[str, RuleFile] | list[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"; did you mean {close[0]}?" if close else f"; it reads {', '.join(sorted(known))}"


# --- reading ----------------------------------------------------------------------------------------------------------


def _unreadable(file: RuleFile, folder: Path, rules: Rules) -> Iterator[Finding]:
    """What keeps the file from being used."""
    path = folder / file.name
    schema = file.load_schema()
    try:
        if issubclass(schema, Table):
            rules.table(file.name, schema)
        else:
            schema.model_validate(json.loads(path.read_bytes().decode("utf-8")))
    except (PatternsError, ValidationError, UnicodeDecodeError, json.JSONDecodeError) as error:
        cause = error.__cause__ if isinstance(error, PatternsError) else error
        if isinstance(cause, ValidationError):
            yield from _misfits(cause, path, schema)
        elif isinstance(cause, UnicodeDecodeError):
            line = cause.object[: cause.start].count(b"\n") + 1
            yield Finding(path, line, "not UTF-8; save the file in this encoding")
        elif isinstance(cause, json.JSONDecodeError):
            yield Finding(path, cause.lineno, f"not valid JSON: {cause.msg}")
        else:
            text = path.read_text(encoding="utf-8")
            at = re.search(r"line (\d+)", str(cause))
            line = int(at[1]) if at else text.count("\n") + 1
            yield Finding(path, line, f"not valid TOML: {cause}")


def _misfits(error: ValidationError, path: Path, schema: type[BaseModel]) -> Iterator[Finding]:
    text = path.read_text(encoding="utf-8")
    for item in _own_errors(error, text, schema) if path.suffix == ".toml" else error.errors():
        place = item["loc"]
        name = ".".join(map(str, place))
        if item["type"] == "extra_forbidden":
            reason = f"unknown key {name}" + (_meant(name, list(schema.model_fields)) if len(place) == 1 else "")
        elif item["type"] == "missing":
            reason = f"{name} is missing"
        else:
            reason = f"{name}: {item['msg']} (got {json.dumps(item['input'], ensure_ascii=False, default=str)[:80]})"
        yield Finding(path, find_key(text, place, item["input"]), reason)


def _own_errors(merged: ValidationError, text: str, schema: type[BaseModel]) -> list[ErrorDetails]:
    """The errors of a file laid over another, with places in this file: merged lists number their items otherwise."""

    def is_lack(item: ErrorDetails) -> bool:
        return item["type"] == "missing" and not any(isinstance(key, int) for key in item["loc"])

    try:
        schema.model_validate(tomllib.loads(text))
        own = []
    except ValidationError as error:
        own = [item for item in error.errors() if not is_lack(item)]
    return own + [item for item in merged.errors() if is_lack(item)] or merged.errors()


# --- examples ---------------------------------------------------------------------------------------------------------


def _run_examples(file: RuleFile, folder: Path, rules: Rules) -> Iterator[Finding]:
    """What the file's own examples show."""
    if file.catches is None:
        return
    path = folder / file.name
    text = path.read_text(encoding="utf-8")
    own = list(_own_examples(tomllib.loads(text)))
    if not any(key == "match" for key, _ in own):
        yield Finding(path, 1, 'carries no match example; add match = ["…"], what is caught in [brackets]')
    language = file.language or "auto"
    try:
        # A table can fit its schema and still not be usable; without examples that would show nowhere.
        _CAUGHT[file.catches]("", language, rules)
        for key, example in own:
            reason = _fault(key, example, lambda said: _CAUGHT[file.catches or Catch.COUNT](said, language, rules))
            if reason:
                yield Finding(path, find_example(text, key, example), f"{key} example “{example}”: {reason}")
    except PatternsError as error:
        yield _unusable(error, path, folder)
    except (ValueError, LookupError, TypeError, re.error) as error:
        yield Finding(path, 0, f"cannot be used ({type(error).__name__}: {error}); look for an entry that is empty")


def _own_examples(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """``match`` and ``no_match`` of a table and of the tables in it: a key below a [header] belongs to that header."""
    for key, value in table.items():
        if key in ("match", "no_match") and isinstance(value, list):
            yield from ((key, example) for example in value)
        else:
            inner = value if isinstance(value, list) else [value]
            yield from (found for item in inner if isinstance(item, dict) for found in _own_examples(item))


def _fault(key: str, example: str, caught_in: Callable[[str], list[Span]]) -> str | None:
    """Why the example does not hold, or None."""
    pieces = re.split(r"([\[\]])", example)
    signs = pieces[1::2]
    if signs != ["[", "]"] * (len(signs) // 2):
        return "a bracket is not paired"
    said = "".join(pieces[::2])
    ends = [len("".join(pieces[: index + 1 : 2])) for index in range(0, len(pieces), 2)]
    wanted = list(pairwise(ends))[::2]
    if key == "match" and not wanted:
        return "nothing is marked in [brackets]"
    if key == "no_match" and wanted:
        return "a near miss has nothing in [brackets]"
    caught = caught_in(said)
    if caught == wanted:
        return None
    if key == "no_match":
        return f"caught {_quoted(said, caught)}"
    return f"caught {_quoted(said, caught)}, not {_quoted(said, wanted)}"


def _quoted(text: str, spans: list[Span]) -> str:
    return ", ".join(f"“{text[start:end]}”" for start, end in spans) or "nothing"


def _unusable(error: PatternsError, path: Path, folder: Path) -> Finding:
    """An error of the compiled rules, at the file and line that its message points to."""
    name, _, reason = str(error).partition(": ")
    if not (folder / name).is_file():
        return Finding(path, 0, str(error))
    quoted = re.search(r"'([^']+)'", reason)
    text = (folder / name).read_text(encoding="utf-8")
    return Finding(folder / name, find_text(text, quoted[1]) if quoted else 0, reason)


# --- what is caught ---------------------------------------------------------------------------------------------------
# These modules stand above pipeline.rules and are imported when examples are run.


def _mentions(kind: str) -> Callable[[str, str, Rules], list[Span]]:
    def caught(text: str, language: str, rules: Rules) -> list[Span]:
        extractor = import_module("pipeline.extract").Extractor(rules)
        return [
            (item.start, item.end)
            for item in extractor.mentions(text, language=language)
            # A number that counts nothing is shown among the counts with the reason; it is no catch.
            if item.kind == kind and not (kind == "count" and item.value["category"] is None)
        ]

    return caught


def _place_and_time(text: str, language: str, rules: Rules) -> list[Span]:
    document = import_module("pipeline.extract").Extractor(rules).extract(text, language=language)
    spans: set[Span] = set()
    for record in document.records:
        evidence = record.evidence
        found = [*evidence.dates, *(item for items in evidence.countries.values() for item in items)]
        spans |= {(item.start, item.end) for item in found}
    return sorted(spans)


def _passages(text: str, language: str, rules: Rules) -> list[Span]:
    found = import_module("pipeline.segmentation").segment(text, rules=rules)
    return [_trimmed(text, item.start, item.end) for item in found if item.language == language]


def _sentences(text: str, language: str, rules: Rules) -> list[Span]:
    del language  # abbreviations of all languages hold in every text
    found: list[Span] = import_module("pipeline.layout").find_sentences(text, 0, len(text), rules=rules)
    return [_trimmed(text, *span) for span in found] if len(found) > 1 else []


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


_CAUGHT: dict[Catch, Callable[[str, str, Rules], list[Span]]] = {
    Catch.NUMBER: _mentions("number"),
    Catch.DATE: _mentions("date"),
    Catch.COUNTRY: _mentions("country"),
    Catch.OPERATION: _mentions("operation"),
    Catch.COUNT: _mentions("count"),
    Catch.PLACE_AND_TIME: _place_and_time,
    Catch.PASSAGE: _passages,
    Catch.SENTENCE: _sentences,
}

"""Which operations the lines of a text name, and which of them the text is about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.assembly.cues import Cues
from pipeline.assembly.lines import Line
from pipeline.mentions import Mention
from pipeline.values.operations import split_edition


def name_operations(
    text: str, operations: dict[int, list[Mention]], lines: Sequence[Line], cues: Cues
) -> dict[int, list[tuple[str, int]]]:
    """For each line of ``operations`` the keys of those named in it, and where each name ends in ``text``.

    A bare name is its one edition's, unless an earlier one is meant, or it is told with another ("Hygie and Panacée"); the
    first words of one longer name are that name ("Screen", of "Screen West Africa").
    """
    editions: dict[str, set[str]] = {}
    for mention in (item for mentioned in operations.values() for item in mentioned):
        base, edition = split_edition(str(mention.value))
        editions.setdefault(base, set())
        if edition:
            editions[base].add(edition)
    named: dict[int, list[tuple[str, int]]] = {}
    for number, mentioned in operations.items():
        keys: list[tuple[str, int]] = []
        line = text[lines[number].start : lines[number].end]
        joined = [_is_joined(text, one, other) for one, other in itertools.pairwise(mentioned)]
        for position, mention in enumerate(mentioned):
            base, edition = split_edition(str(mention.value))
            longer = [other for other in editions if other.startswith(f"{base} ")]
            if len(longer) == 1 and not edition and not editions[base]:
                base = longer[0]
            lead = text[max(lines[number].start, mention.start - 30) : mention.start].rstrip(" «“\"'’\u00a0")
            first = any(match.end() == len(lead) for match in cues.first.finditer(lead))
            alone = not any(joined[max(position - 1, 0) : position + 1])
            if not edition and len(editions[base]) == 1 and alone and not first and not cues.earlier.search(line):
                edition = next(iter(editions[base]))
            key = f"{base} {edition}".strip()
            if position and joined[position - 1]:
                keys[-1] = f"{keys[-1][0]} + {key}", mention.end
            else:
                keys.append((key, mention.end))
        named[number] = keys
    return named


def _is_joined(text: str, one: Mention, other: Mention) -> bool:
    """Whether two names are told as one: "Athena II and Pandora IV"."""
    return re.fullmatch(r"[”»\"]?\s*(?:and|et|&)\s*[«“\"]?", text[one.end : other.start]) is not None

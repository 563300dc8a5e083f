"""Scores and differences as a person reads them in a terminal: what ``filet evaluate`` and ``filet agreement`` share."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.output import printable
from pipeline.export.figures import written_value
from pipeline.records import CountValue
from pipeline.scoring import ATTRIBUTES, GroupResult


def score_table(group: GroupResult, numbers: dict[str, str], ratios: Sequence[str]) -> RenderableType:
    """One row a slot. ``numbers``: heading → ``tp``, ``fp`` or ``fn``; ``ratios``: of ``precision``, ``recall``, ``f1``."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("slot", no_wrap=True)
    for name in (*numbers, *ratios):
        table.add_column("F1" if name == "f1" else name, justify="right", no_wrap=True)
    table.add_column("95 % of F1", no_wrap=True)
    for row in group.rows:
        interval = row.intervals.f1
        table.add_row(
            row.slot,
            *(str(getattr(row.tally, field)) for field in numbers.values()),
            *(_ratio(getattr(row.tally, name)) for name in ratios),
            f"[{_ratio(interval.low)}, {_ratio(interval.high)}]" if interval else "",
            style="bold" if row.slot == "micro" else None,
        )
    return table


def attributes_line(group: GroupResult) -> str:
    """How often each attribute of a matched count is the same."""
    shares = ((name, getattr(group.score.attributes, name)) for name in ATTRIBUTES)
    return " · ".join(f"{name} {_ratio(share.accuracy)} ({share.right} of {share.total})" for name, share in shares)


def filler_words(
    value: str | CountValue, unit: str | None, parent: str | None, record: str | None, remark: str | None
) -> list[str]:
    """A filler and where it belongs: ``["1 374 kg", "in drugs", "of Libertad", "(no such record)"]``."""
    written = value if isinstance(value, str) else written_value(value)
    return [
        f"{written} {unit}" if unit else written,
        f"in {parent}" if parent else "",
        f"of {record}" if record else "",
        f"({remark})" if remark else "",
    ]


def filler_line(heading: str, style: str, words: Iterable[str], context: str) -> Text:
    """One filler in a list, below it the sentence that it is about."""
    line = Text.assemble((printable(f"  {heading}  "), style), printable("  ".join(filter(None, words))))
    if context:
        line.append(f"\n    … {printable(context)}", style="dim")
    return line


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"

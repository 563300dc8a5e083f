"""Records as a person reads them in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.output import printable
from pipeline.export.figures import written_count
from pipeline.records import Count, DocumentRecords, Evidence, Record


def document_table(document: DocumentRecords) -> RenderableType:
    """One block a record: operation, dates, countries, counts and their parts, with the words they were read from."""
    parts: list[RenderableType] = [_heading(document)]
    for record in document.records:
        parts += [Text(), _record(record)]
    if not document.records:
        parts.append(Text("  no operation, event or total reported", style="dim"))
    if document.unassigned:
        found = ", ".join(f"“{item.text}” ({item.reason})" for item in document.unassigned)
        parts += [Text(), Text(printable(f"  in no record: {found}"), style="dim")]
    for passage in document.unread:
        place = f"characters {passage.start} to {passage.end}"
        parts.append(Text(printable(f"  not read ({passage.language}): {place}"), style="dim"))
    parts.append(Text())
    return Group(*parts)


def _heading(document: DocumentRecords) -> Text:
    known = [document.language, f"published {document.published}" if document.published else "publication date unknown"]
    if document.source and document.source.title:
        known.append(document.source.title)
    return Text.assemble((printable(document.doc_id or "-"), "bold"), (printable(f"  {' · '.join(known)}"), "dim"))


def _record(record: Record) -> Table:
    table = Table.grid(padding=(0, 2), pad_edge=True)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(ratio=2)
    table.add_column(ratio=3, style="dim")
    evidence = record.evidence
    name = Text(printable(record.operation), style="bold") if record.operation else Text("not named", style="dim")
    table.add_row("operation", name, _quoted(evidence.operation if evidence else []))
    if record.dates:
        table.add_row("dates", record.dates, _quoted(evidence.dates if evidence else []))
    if record.countries:
        found = [item for code in record.countries for item in evidence.countries.get(code, [])[:1]] if evidence else []
        table.add_row("countries", " ".join(record.countries), _quoted(found))
    for label, count in _nested(record.counts):
        table.add_row(label, printable(written_count(count)), _quoted(count.evidence))
    return table


def _nested(counts: Sequence[Count], indent: str = "") -> Iterator[tuple[str, Count]]:
    for number, count in enumerate(counts, 1):
        if not indent:
            yield count.category.value, count
            yield from _nested(count.including, " ")
        else:
            is_last = number == len(counts)
            yield f"{indent}{'└' if is_last else '├'} {count.category.value}", count
            yield from _nested(count.including, f"{indent}{' ' if is_last else '│'} ")


def _quoted(evidence: Iterable[Evidence]) -> Text:
    texts = dict.fromkeys(" ".join(printable(item.text).split()) for item in evidence)
    return Text(" ".join(f"“{text}”" for text in texts))

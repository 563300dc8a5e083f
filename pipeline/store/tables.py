"""One text's records → rows of the tables, and back: what is read is what was written."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.records import Count, CountValue, DocumentRecords, Evidence, Passage, Record, RecordEvidence, Source, Unassigned
from pipeline.rows import count_rows, make_record_id, record_rows
from pipeline.store.events import operation_key

# Greater bounds are stored as floats: a sum of integers that needs more than 64 bits is an error in SQL.
_GREAT = 10**12
_INT64 = 2**63


def insert_records(connection: sqlite3.Connection, document: DocumentRecords) -> None:
    """Insert all that hangs on a row of ``documents``, which is there and has nothing yet."""
    _insert(
        connection,
        "records",
        [
            (
                row.record_id, row.doc_id, row.position, row.operation, operation_key(row.operation), row.dates,
                row.date_start, row.date_end, row.year, _list(row.countries), row.kind,
            )
            for row in record_rows(document)
        ],
    )  # fmt: skip
    _insert(
        connection,
        "record_countries",
        [
            (row.record_id, country, position)
            for row in record_rows(document)
            for position, country in enumerate(dict.fromkeys(row.countries), 1)
        ],
    )
    counts = [count for record in document.records for count in _walk(record.counts)]
    rows = list(count_rows(document))
    _insert(
        connection,
        "counts",
        [
            (
                row.count_id, row.record_id, row.doc_id, row.parent_id, row.position, row.category, *_split(count.value),
                _bound(row.low), _bound(row.high), row.modifier, row.unit, row.presumed, _list(row.where), row.label,
                row.of_category, row.counted_under, row.not_summed,
            )
            for row, count in zip(rows, counts, strict=True)
        ],
    )  # fmt: skip
    _insert(connection, "evidence", list(_evidence_rows(document)))
    _insert(
        connection,
        "evidence",
        [
            (row.record_id, "counts", row.count_id, position, item.start, item.end, item.text, item.rule)
            for row, count in zip(rows, counts, strict=True)
            for position, item in enumerate(count.evidence, 1)
        ],
    )
    _insert(
        connection,
        "unassigned",
        [
            (document.doc_id, position, item.start, item.end, item.text, *_split(item.value), item.reason)
            for position, item in enumerate(document.unassigned, 1)
        ],
    )
    _insert(
        connection,
        "unread",
        [(document.doc_id, position, item.start, item.end, item.language) for position, item in enumerate(document.unread, 1)],
    )


def read_document(connection: sqlite3.Connection, row: sqlite3.Row) -> DocumentRecords:
    """The records of a text from its row of ``documents``.

    What was written comes back, but for a record that had no ``evidence`` at all: it has an empty one.
    """
    doc_id = row["doc_id"]
    source = Source(path=row["path"], url=row["url"], title=row["title"])
    return DocumentRecords(
        doc_id=doc_id,
        language=row["language"],
        published=row["published"],
        records=[
            read_record(connection, found)
            for found in _rows(connection, "select * from records where doc_id = ? order by position", doc_id)
        ],
        source=source if source != Source() else None,
        unassigned=[
            Unassigned(start=item["start"], end=item["end"], text=item["text"], value=_joined(item), reason=item["reason"])
            for item in _rows(connection, "select * from unassigned where doc_id = ? order by position", doc_id)
        ],
        unread=[
            Passage(start=item["start"], end=item["end"], language=item["language"])
            for item in _rows(connection, "select * from unread where doc_id = ? order by position", doc_id)
        ],
    )


def read_record(connection: sqlite3.Connection, row: sqlite3.Row) -> Record:
    """A record from its row of ``records``."""
    record_id = row["record_id"]
    evidence: dict[tuple[str, str], list[Evidence]] = {}
    for item in _rows(connection, "select * from evidence where record_id = ? order by position", record_id):
        places = evidence.setdefault((item["field"], item["item"]), [])
        places.append(Evidence(start=item["start"], end=item["end"], text=item["text"], rule=item["rule"]))
    parts: dict[str | None, list[sqlite3.Row]] = {}
    for count in _rows(connection, "select * from counts where record_id = ? order by position", record_id):
        parts.setdefault(count["parent_id"], []).append(count)

    def counts_below(parent_id: str | None) -> list[Count]:
        return [
            Count(
                category=count["category"],
                value=_joined(count),
                modifier=count["modifier"],
                unit=count["unit"],
                presumed=bool(count["presumed"]),
                where=json.loads(count["where"] or "[]"),
                including=counts_below(count["count_id"]),
                label=count["label"],
                evidence=evidence.get(("counts", count["count_id"]), []),
            )
            for count in parts.get(parent_id, [])
        ]

    countries = json.loads(row["countries"] or "[]")
    return Record(
        operation=row["operation"],
        dates=row["dates"],
        countries=countries,
        counts=counts_below(None),
        total=row["kind"] == "total",
        evidence=RecordEvidence(
            operation=evidence.get(("operation", ""), []),
            dates=evidence.get(("dates", ""), []),
            countries={code: evidence[key] for code in dict.fromkeys(countries) if (key := ("countries", code)) in evidence},
        ),
    )


def _evidence_rows(document: DocumentRecords) -> Iterator[tuple[object, ...]]:
    """The evidence of records for all but their counts."""
    for number, record in enumerate(document.records, 1):
        if record.evidence is None:
            continue
        places = {
            ("operation", ""): record.evidence.operation,
            ("dates", ""): record.evidence.dates,
            **{("countries", code): items for code, items in record.evidence.countries.items()},
        }
        record_id = make_record_id(document.doc_id or "-", number)
        for (field, of), items in places.items():
            for position, item in enumerate(items, 1):
                yield record_id, field, of, position, item.start, item.end, item.text, item.rule


def _walk(counts: Sequence[Count]) -> Iterator[Count]:
    """Each count, then its parts: the order of ``count_rows``."""
    for count in counts:
        yield count
        yield from _walk(count.including)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        connection.executemany(f"insert into {table} values (?{', ?' * (len(rows[0]) - 1)})", rows)


def _rows(connection: sqlite3.Connection, query: str, key: str) -> list[sqlite3.Row]:
    return connection.execute(query, (key,)).fetchall()


def _list(codes: Sequence[str]) -> str | None:
    return json.dumps(codes) if codes else None


def _bound(value: int | float | None) -> int | float | None:
    return float(value) if value is not None and value >= _GREAT else value


def _split(value: CountValue) -> tuple[int | float | str | None, str | None]:
    """A figure as the columns ``value`` and ``value_range``; an integer that needs more than 64 bits is stored as text."""
    if isinstance(value, list):
        return None, json.dumps(value)
    return (str(value) if isinstance(value, int) and value >= _INT64 else value), None


def _joined(row: sqlite3.Row) -> CountValue:
    value: Any = json.loads(row["value_range"]) if row["value"] is None else row["value"]
    return int(value) if isinstance(value, str) else value

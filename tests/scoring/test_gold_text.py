"""What saving a gold file changes in it: the values that were changed, and no other line."""

import json
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from pipeline.records import Category, Count, DocumentRecords, Evidence, Modifier, Record
from pipeline.scoring.gold_text import gold_text

GUIDE = """{
  "doc_id": "fr/essai",
  "language": "fr",
  "published": null,
  "records": [
    {
      "operation": "Liberté",
      "dates": null,
      "countries": ["GY", "LC"],
      "counts": [
        {"category": "victims", "value": 94, "where": ["GY"], "including": [{"category": "minors", "value": 85}]},
        {"category": "money", "value": 1.5, "modifier": "nearly", "unit": "EUR"}
      ]
    }
  ]
}
"""
# Three more ways in which people lay it out.
EXPLODED = json.dumps(json.loads(GUIDE), indent=2, ensure_ascii=False)
ONE_LINE = json.dumps(json.loads(GUIDE))
TIGHT = """{"doc_id": "fr/essai", "language": "fr", "published": null, "records": [
  {"operation": "Liberté", "dates": null, "countries": ["GY","LC"],
   "counts": [{"value": 94, "category": "victims", "where": ["GY"], "including": [
     {"category": "minors", "value": 85}]},
    {"category": "money", "unit": "EUR", "value": 1.5, "modifier": "nearly"}]}]}"""
LAYOUTS = {
    "guide": GUIDE,
    "exploded": EXPLODED,
    "one line": ONE_LINE,
    "tight": TIGHT,
    "windows": GUIDE.replace("\n", "\r\n"),
    "mark": "\ufeff" + GUIDE,
}


def read(text: str) -> DocumentRecords:
    return DocumentRecords.model_validate_json(text.removeprefix("\ufeff"))


def test_new_file() -> None:
    assert gold_text(read(ONE_LINE)) == GUIDE


def test_new_file_with_many_parts() -> None:
    parts = [Count(category=Category.ARRESTS, value=number, where=["FR"]) for number in (1, 2, 3)]
    counts = [Count(category=Category.ARRESTS, value=6, including=parts)]
    document = DocumentRecords(doc_id="fr/essai", language="fr", records=[Record(counts=counts)])
    assert gold_text(document).splitlines()[9:14] == [
        '      "counts": [',
        '        {"category": "arrests", "value": 6, "including": [',
        '          {"category": "arrests", "value": 1, "where": ["FR"]},',
        '          {"category": "arrests", "value": 2, "where": ["FR"]},',
        '          {"category": "arrests", "value": 3, "where": ["FR"]}]}',
    ]


def test_what_is_not_scored_is_left_out() -> None:
    evidence = [Evidence(start=0, end=1, text="x", rule="r")]
    document = read(GUIDE)
    document.records[0].counts[0].evidence = evidence
    document.records[0].total = True
    assert gold_text(document) == GUIDE


@pytest.mark.parametrize("layout", LAYOUTS)
def test_unchanged(layout: str) -> None:
    assert gold_text(read(LAYOUTS[layout]), LAYOUTS[layout]) == LAYOUTS[layout]


def test_every_gold_file_stays_as_it_is() -> None:
    changed = []
    for path in sorted(Path("gold").rglob("*.json")):
        text = path.read_bytes().decode()
        changed += [path] if gold_text(read(text), text) != text else []
    assert changed == []


def a_value(document: DocumentRecords) -> None:
    document.records[0].counts[0].value = 95


def a_modifier(document: DocumentRecords) -> None:
    document.records[0].counts[0].modifier = Modifier.ABOUT


def no_modifier(document: DocumentRecords) -> None:
    document.records[0].counts[1].modifier = None


def a_count_before(document: DocumentRecords) -> None:
    document.records[0].counts.insert(0, Count(category=Category.ARRESTS, value=3))


def a_count_behind(document: DocumentRecords) -> None:
    document.records[0].counts.append(Count(category=Category.ARRESTS, value=3))


def no_first_count(document: DocumentRecords) -> None:
    del document.records[0].counts[0]


def a_part(document: DocumentRecords) -> None:
    document.records[0].counts[1].including.append(Count(category=Category.MONEY, value=1, unit="EUR"))


def no_part(document: DocumentRecords) -> None:
    document.records[0].counts[0].including.clear()


def unnested(document: DocumentRecords) -> None:
    document.records[0].counts.append(document.records[0].counts[0].including.pop())


def a_record(document: DocumentRecords) -> None:
    document.records.insert(0, Record(operation="Nouvelle", countries=["FR"]))


def no_record(document: DocumentRecords) -> None:
    document.records.clear()


def a_country(document: DocumentRecords) -> None:
    document.records[0].countries.append("VC")


def a_date(document: DocumentRecords) -> None:
    document.published = "2024-06-03"


CHANGES = [
    a_value, a_modifier, no_modifier, a_count_before, a_count_behind, no_first_count, a_part, no_part, unnested, a_record, no_record,
    a_country, a_date,
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_changed(layout: str, change: Callable[[DocumentRecords], None]) -> None:
    document = read(LAYOUTS[layout])
    change(document)
    text = gold_text(document, LAYOUTS[layout])
    assert read(text) == document


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (a_value, ['-        {"category": "victims", "value": 94, "wh', '+        {"category": "victims", "value": 95, "wh']),
        (a_count_before, ['+        {"category": "arrests", "value": 3},']),
        (no_first_count, ['-        {"category": "victims", "value": 94, "wh']),
        (a_country, ['-      "countries": ["GY", "LC"],', '+      "countries": ["GY", "LC", "VC"],']),
        (a_date, ['-  "published": null,', '+  "published": "2024-06-03",']),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_lines_of_the_diff(change: Callable[[DocumentRecords], None], lines: list[str]) -> None:
    document = read(GUIDE)
    change(document)
    diff = list(unified_diff(GUIDE.splitlines(), gold_text(document, GUIDE).splitlines(), n=0, lineterm=""))
    assert [line[:46] for line in diff if not line.startswith(("---", "+++", "@@"))] == [line[:46] for line in lines]


@pytest.mark.parametrize("previous", ["", "[]", "{", "null", '{"doc_id": 1,}', "[" * 100_000])
def test_what_is_no_gold_file_is_written_anew(previous: str) -> None:
    assert gold_text(read(GUIDE), previous) == GUIDE

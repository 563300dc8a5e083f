"""An annotation beside the pipeline's records: what differs, and where values stand in the text."""

from typing import Any

import pytest

from pipeline.records import DocumentRecords
from pipeline.web.comparison import Sign, differences, with_places


def document(*records: dict[str, Any]) -> DocumentRecords:
    return DocumentRecords.model_validate({"doc_id": "en/x", "language": "en", "records": list(records)})


def count(category: str, value: Any, start: int | None = None, **more: Any) -> dict[str, Any]:
    text = str(value)
    evidence = [] if start is None else [{"start": start, "end": start + len(text), "text": text, "rule": "digits"}]
    return {"category": category, "value": value, "evidence": evidence} | more


def record(*counts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"operation": "Net", "counts": list(counts)} | fields


def found(gold: DocumentRecords, predicted: DocumentRecords) -> list[tuple[str, str, Any, Any]]:
    def plain(value: Any) -> Any:
        return (
            f"{value.category} {value.value}" if hasattr(value, "category") else "record" if hasattr(value, "counts") else value
        )

    return [(item.sign.value, item.path, plain(item.ours), plain(item.theirs)) for item in differences(gold, predicted)]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([record(count("arrests", 3))], [record(count("arrests", 3))], []),
        (
            [record(operation="Net", dates="2024")],
            [record(operation="Nets", dates="2024")],
            [("both", "records[0].operation", "Net", "Nets")],
        ),
        ([record(dates="2024")], [record()], [("gold", "records[0].dates", "2024", None)]),
        ([record()], [record(dates="2024")], [("pipeline", "records[0].dates", None, "2024")]),
        (
            [record(countries=["FR", "ES"])],
            [record(countries=["ES", "IT"])],
            [("gold", "records[0].countries", "FR", None), ("pipeline", "records[0].countries", None, "IT")],
        ),
        ([record(count("arrests", 3))], [record()], [("gold", "records[0].counts[0]", "arrests 3", None)]),
        ([record()], [record(count("arrests", 3))], [("pipeline", "records[0].counts", None, "arrests 3")]),
        # One number read as something else, or one thing with another number: one difference.
        (
            [record(count("victims", 24))],
            [record(count("arrests", 24))],
            [("both", "records[0].counts[0].category", "victims", "arrests")],
        ),
        ([record(count("victims", 24))], [record(count("victims", 25))], [("both", "records[0].counts[0].value", 24, 25)]),
        (
            [record(count("arrests", 3))],
            [record(count("arrests", 3, modifier="about"))],
            [("pipeline", "records[0].counts[0].modifier", None, "about")],
        ),
        (
            [record(count("arrests", 3, where=["FR"]))],
            [record(count("arrests", 3))],
            [("gold", "records[0].counts[0].where", ["FR"], None)],
        ),
        # A part is added to the count that it belongs to; with its whole, where that lacks too.
        (
            [record(count("arrests", 9))],
            [record(count("arrests", 9, including=[count("women", 2)]))],
            [("pipeline", "records[0].counts[0].including", None, "women 2")],
        ),
        (
            [record()],
            [record(count("arrests", 9, including=[count("women", 2)]))],
            [("pipeline", "records[0].counts", None, "arrests 9")],
        ),
        # A whole record.
        ([], [record(count("arrests", 3))], [("pipeline", "records", None, "record")]),
        ([record(count("arrests", 3))], [], [("gold", "records[0]", "record", None)]),
    ],
)
def test_differences(gold: list[Any], predicted: list[Any], expected: list[Any]) -> None:
    assert found(document(*gold), document(*predicted)) == expected


def test_the_same_number_elsewhere_is_another_fact() -> None:
    gold = document(record(count("victims", 2, start=10)))
    predicted = document(record(count("arrests", 2, start=90)))
    assert [item.sign for item in differences(gold, predicted)] == [Sign.GOLD, Sign.PIPELINE]


def test_part_of_a_paired_whole_is_not_added_with_it() -> None:
    gold = document(record(count("victims", 9), count("arrests", 4)))
    predicted = document(record(count("victims", 9), count("arrests", 7, including=[count("women", 1)])))
    assert found(gold, predicted) == [
        ("both", "records[0].counts[1].value", 4, 7),
        ("pipeline", "records[0].counts[1].including", None, "women 1"),
    ]


def test_places_come_from_the_pipeline_and_own_ones_stay() -> None:
    text = "3 arrests, 1,374 checks, 3 more"
    predicted = document(record(count("arrests", 3, start=0)))
    placed = with_places(document(record(count("arrests", 3), count("checks", 1374), count("goods", 8))), predicted, text)
    places = [[item.text for item in item.evidence] for item in placed.records[0].counts]
    assert places == [["3"], ["1,374"], []]
    own = document(record(count("arrests", 3, start=25)))
    assert with_places(own, predicted, text).records[0].counts[0].evidence[0].start == 25


@pytest.mark.parametrize(
    ("value", "text", "where"),
    [
        (1374, "1 374 victimes", "1 374"),
        (1374, "1.374 victimes", "1.374"),
        (12, "112 and 12,5 and 12.", "12"),
        (12, "112", None),
        (1.5, "some 1,5 kg", "1,5"),
    ],
)
def test_number_that_is_written_in_digits(value: float, text: str, where: str | None) -> None:
    [placed] = with_places(document(record(count("goods", value, unit="kg"))), document(), text).records[0].counts
    assert [item.text for item in placed.evidence] == ([] if where is None else [where])
    assert all(text[item.start : item.end] == item.text for item in placed.evidence)

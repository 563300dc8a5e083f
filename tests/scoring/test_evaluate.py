"""Many documents: groups, intervals, the order of errors, and the JSON that programs read."""

import json
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.records import DocumentRecords
from pipeline.scoring import SLOTS, Tally, evaluate, evaluation_json
from pipeline.scoring.intervals import Interval, bootstrap


def document(doc_id: str, *counts: tuple[str, Any], operation: str | None = None) -> DocumentRecords:
    record = {"operation": operation, "counts": [{"category": name, "value": value} for name, value in counts]}
    return DocumentRecords.model_validate({"doc_id": doc_id, "language": doc_id[:2], "records": [record]})


GOLD = [
    document("fr/un", ("arrests", 2), ("victims", 94), operation="Libertad"),
    document("fr/deux", ("arrests", 7), ("vehicles", 3)),
    document("en/one", ("arrests", 5), ("victims", 12)),
]
FOUND = [
    document("fr/un", ("arrests", 2), ("victims", 95), operation="Libertad"),
    document("fr/deux", ("vehicles", 3)),
    document("en/one", ("victims", 12), ("minors", 4)),
]
BY_ID = {item.doc_id or "": item for item in GOLD}


def test_groups_are_all_then_languages_then_sets() -> None:
    found = evaluate(BY_ID, FOUND, sets={"fr/un": "dev", "en/one": "test", "fr/deux": "dev", "en/other": "spare"})
    assert [(group.name, group.documents, group.score.slots.micro) for group in found.groups] == [
        ("all", 3, Tally(4, 2, 3)),
        ("en", 1, Tally(1, 1, 1)),
        ("fr", 2, Tally(3, 1, 2)),
        ("set dev", 2, Tally(3, 1, 2)),
        ("set test", 1, Tally(1, 1, 1)),
    ]


def test_language_is_the_gold_documents() -> None:
    found = [item.model_copy(update={"language": "en"}) for item in FOUND]
    assert [group.name for group in evaluate(BY_ID, found).groups] == ["all", "en", "fr"]


def test_rows_are_the_slots_and_micro() -> None:
    [everything, *_] = evaluate(BY_ID, FOUND).groups
    assert [row.slot for row in everything.rows] == [*SLOTS, "micro"]
    assert sum((row.tally for row in everything.rows[:-1]), Tally()) == everything.rows[-1].tally


def test_tallies_of_documents_add_up() -> None:
    together = evaluate(BY_ID, FOUND).groups[0].score
    apart = [evaluate({doc_id: gold}, FOUND).groups[0].score for doc_id, gold in BY_ID.items()]
    assert apart[0] + apart[1] + apart[2] == together


def test_order_of_documents_changes_nothing() -> None:
    one = evaluate(BY_ID, FOUND)
    other = evaluate(dict(reversed(BY_ID.items())), FOUND[::-1])
    assert evaluation_json(one) == evaluation_json(other)


def test_gold_against_itself_is_perfect() -> None:
    found = evaluate(BY_ID, GOLD)
    assert [group.score.slots.micro.f1 for group in found.groups] == [1.0, 1.0, 1.0]
    assert [group.rows[-1].intervals.f1 for group in found.groups] == [Interval(1.0, 1.0)] * 3
    assert found.classes == ()


def test_predictions_without_gold_are_left_aside() -> None:
    assert evaluate(BY_ID, [*FOUND, document("fr/trois", ("deaths", 1))]).groups == evaluate(BY_ID, FOUND).groups


@pytest.mark.parametrize(
    ("predicted", "message"),
    [
        (FOUND[1:], "no prediction for fr/un"),
        ([*FOUND, FOUND[0]], "fr/un: two predictions"),
        ([*FOUND, FOUND[0].model_copy(update={"doc_id": None})], "no doc_id"),
    ],
)
def test_predictions_that_cannot_be_scored(predicted: list[DocumentRecords], message: str) -> None:
    with pytest.raises(InputError, match=message):
        evaluate(BY_ID, predicted)


def test_json_holds_everything() -> None:
    texts = {"fr/deux": "Bilan. Les policiers ont interpellé 7 hommes. Trois voitures."}
    data = json.loads(evaluation_json(evaluate(BY_ID, FOUND, texts=texts)))
    assert data["groups"]["fr"]["micro"]["f1"] == pytest.approx(2 * 3 / (2 * 3 + 1 + 2))
    assert set(data["groups"]["all"]["slots"]) == set(SLOTS)
    assert set(data["groups"]["all"]["attributes"]) == {"modifier", "presumed", "where", "unit"}
    assert data["documents"]["fr/un"] == {"language": "fr", "tp": 2, "fp": 1, "fn": 1, "f1": pytest.approx(2 / 3)}
    [[item, error]] = [(item, error) for item in data["classes"] for error in item["errors"] if error["doc_id"] == "fr/deux"]
    assert {name: item[name] for name in ("kind", "slot", "category", "cause", "count", "share")} == {
        "kind": "missed", "slot": "counts", "category": "arrests", "cause": "not read", "count": 2, "share": 2 / 5,
    }  # fmt: skip
    assert (item["constructions"], item["places"]) == ({"digits": 1}, {"paragraph": 1})
    assert (error["value"], error["context"]) == (7, "Les policiers ont interpellé 7 hommes.")


# --- intervals --------------------------------------------------------------------------------------------------------


def test_interval_holds_the_ratio_and_is_repeatable() -> None:
    column = [Tally(3, 1, 0), Tally(5, 0, 2), Tally(1, 4, 1), Tally(7, 1, 1), Tally(2, 2, 2)]
    [found] = bootstrap([column])
    total = sum(column, Tally())
    assert found.f1 is not None
    assert total.f1 is not None
    assert 0 < found.f1.low < total.f1 < found.f1.high < 1
    assert bootstrap([column]) == [found]


def test_interval_of_equal_documents_is_a_point() -> None:
    [found] = bootstrap([[Tally(3, 1, 1)] * 6])
    assert found.f1 == found.precision == found.recall == Interval(0.75, 0.75)


def test_interval_without_denominator_is_none() -> None:
    [found] = bootstrap([[Tally(0, 0, 2)]])
    assert (found.precision, found.recall) == (None, Interval(0.0, 0.0))
    assert bootstrap([[]])[0].f1 is None

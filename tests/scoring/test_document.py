"""One document: which records are paired, what is tallied, what is listed as an error."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Category, Count, DocumentRecords, Record
from pipeline.scoring import Attributes, Score, Slots, Tally, score_document
from pipeline.scoring.document import FillerError
from pipeline.scoring.tally import Share


def document(*records: dict[str, Any], language: str = "fr") -> DocumentRecords:
    return DocumentRecords.model_validate({"doc_id": "fr/essai", "language": language, "records": list(records)})


def count(category: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"category": category, "value": value, **more}


def slots(gold: DocumentRecords, predicted: DocumentRecords) -> Slots:
    return score_document(gold, predicted).score.slots


LIBERTAD = {
    "operation": "Libertad",
    "dates": "2018-04-03/2018-04-09",
    "countries": ["GY", "LC"],
    "counts": [
        count("victims", 350, modifier="nearly", presumed=True),
        count("victims", 94, where=["GY"], including=[count("minors", 85)]),
        count("arrests", 22),
    ],
}
SAWIYAN = {"operation": "Sawiyan", "dates": "2018", "countries": ["SD"], "counts": [count("victims", 94)]}


# Each row: what the prediction changes in Libertad, and what then becomes of which slot.
@pytest.mark.parametrize(
    ("change", "slot", "tally"),
    [
        ({}, "micro", Tally(8, 0, 0)),
        ({"operation": "Opération LIBERTAD 2018"}, "operation", Tally(1, 0, 0)),
        ({"operation": "Libertad II"}, "operation", Tally(0, 1, 1)),
        ({"operation": None}, "operation", Tally(0, 0, 1)),
        ({"dates": "2018-04"}, "dates", Tally(0, 1, 1)),
        ({"dates": None}, "dates", Tally(0, 0, 1)),
        ({"countries": ["LC", "GY"]}, "countries", Tally(2, 0, 0)),
        ({"countries": ["GY", "VE"]}, "countries", Tally(1, 1, 1)),
        # A country named twice is one country.
        ({"countries": ["GY", "GY", "LC"]}, "countries", Tally(2, 0, 0)),
        ({"counts": []}, "counts", Tally(0, 0, 4)),
        # A part told as a count of its own: its parent differs.
        ({"counts": [count("victims", 94), count("minors", 85)]}, "counts", Tally(1, 1, 3)),
        ({"counts": [count("suspects", 22)]}, "counts", Tally(0, 1, 4)),
        # A wrong attribute does not make the count wrong.
        ({"counts": [count("victims", 350), count("arrests", 22, modifier="about")]}, "counts", Tally(2, 0, 2)),
        # A multiset: the second 22 arrests have no partner.
        ({"counts": [count("arrests", 22), count("arrests", 22)]}, "counts", Tally(1, 1, 3)),
        ({"counts": [count("arrests", [20, 22])]}, "counts", Tally(0, 1, 4)),
    ],
)
def test_one_record(change: dict[str, Any], slot: str, tally: Tally) -> None:
    assert getattr(slots(document(LIBERTAD), document({**LIBERTAD, **change})), slot) == tally


def test_null_on_both_sides_counts_nothing() -> None:
    record = {"operation": None, "dates": None, "countries": ["FR"], "counts": []}
    assert slots(document(record), document(record)) == Slots(countries=Tally(1, 0, 0))


def test_records_are_paired_by_what_they_share() -> None:
    assert slots(document(LIBERTAD, SAWIYAN), document(SAWIYAN, LIBERTAD)).micro == Tally(12, 0, 0)


def test_records_that_share_nothing_stay_unpaired() -> None:
    gold, predicted = {"operation": "Alpha", "dates": "2020"}, {"operation": "Beta", "dates": "2021"}
    found = score_document(document(gold), document(predicted))
    assert found.score.slots == Slots(operation=Tally(0, 1, 1), dates=Tally(0, 1, 1))
    assert {error.instead for error in found.errors} == {"no such record"}


def test_operation_weighs_as_much_as_two_others() -> None:
    gold = {"operation": "Alpha", "dates": "2020", "counts": [count("arrests", 1)]}
    named = {"operation": "Alpha", "dates": "2021"}
    same_date = {"operation": None, "dates": "2020"}
    # 2 (the name) against 1 (the date): the named one is the partner, the other one is all spurious.
    assert slots(document(gold), document(named, same_date)) == Slots(Tally(1, 0, 0), Tally(0, 2, 1), Tally(), Tally(0, 0, 1))


def test_greatest_total_beats_greatest_pair() -> None:
    gold = [{"dates": "2020", "countries": ["FR", "BE"]}, {"dates": "2020", "countries": ["LU", "NL"]}]
    predicted = [{"dates": "2020", "countries": ["FR", "BE", "LU", "NL"]}, {"countries": ["FR", "BE"]}]
    # 3 + 0 by taking the first pair, 3 + 2 in all.
    assert slots(document(*gold), document(*predicted)).micro == Tally(5, 2, 1)


def test_tie_of_weights_goes_to_more_shared_fillers() -> None:
    gold = {"operation": "Alpha", "dates": "2020", "countries": ["FR"]}
    by_name, by_rest = {"operation": "Alpha"}, {"dates": "2020", "countries": ["FR"]}
    assert slots(document(gold), document(by_name, by_rest)).micro.tp == 2
    assert slots(document(gold), document(by_rest, by_name)).micro.tp == 2


@pytest.mark.parametrize(
    ("gold", "predicted", "attributes"),
    [
        # Nobody has an attribute: nothing to be right about.
        ({}, {}, Attributes()),
        ({"modifier": "about"}, {"modifier": "about"}, Attributes(modifier=Share(1, 1))),
        ({"modifier": "about"}, {"modifier": "nearly"}, Attributes(modifier=Share(0, 1))),
        ({"modifier": "about"}, {}, Attributes(modifier=Share(0, 1))),
        ({}, {"presumed": True}, Attributes(presumed=Share(0, 1))),
        ({"presumed": True}, {"presumed": True}, Attributes(presumed=Share(1, 1))),
        ({"where": ["FR", "BE"]}, {"where": ["BE", "FR"]}, Attributes(where=Share(1, 1))),
        ({"where": ["FR", "BE"]}, {"where": ["FR"]}, Attributes(where=Share(0, 1))),
        ({"unit": "kg"}, {"unit": "kg"}, Attributes(unit=Share(1, 1))),
        ({"unit": "kg"}, {}, Attributes(unit=Share(0, 1))),
    ],
)
def test_attributes_of_matched_counts(gold: dict[str, Any], predicted: dict[str, Any], attributes: Attributes) -> None:
    found = score_document(
        document({"counts": [count("drugs", 8, **gold)]}), document({"counts": [count("drugs", 8, **predicted)]})
    )
    assert found.score.attributes == attributes
    assert found.score.slots.counts == Tally(1, 0, 0)


def test_equal_counts_are_matched_so_that_attributes_agree() -> None:
    gold = document({"counts": [count("goods", 8, where=["CZ"]), count("goods", 8, where=["QA"])]})
    predicted = document({"counts": [count("goods", 8, where=["QA"]), count("goods", 8, where=["CZ"])]})
    assert score_document(gold, predicted).score.attributes.where == Share(2, 2)


def test_unmatched_counts_have_no_say_in_attributes() -> None:
    found = score_document(
        document({"dates": "2020", "counts": [count("drugs", 8, unit="kg")]}),
        document({"dates": "2020", "counts": [count("drugs", 9, unit="l")]}),
    )
    assert found.score.attributes == Attributes()


def test_errors_say_what_stands_on_the_other_side() -> None:
    gold = {"operation": "Libertad", "dates": "2018-04", "countries": ["GY"], "counts": [count("arrests", 22)]}
    predicted = {"operation": "Libertad", "dates": "2018", "countries": ["LC"], "counts": [count("suspects", 22)]}

    def told(error: FillerError) -> tuple[str, str, str | None, Any, str | None]:
        return (error.kind, error.slot, error.category, error.value, error.instead)

    assert {told(error) for error in score_document(document(gold), document(predicted)).errors} == {
        ("missed", "dates", None, "2018-04", "found: 2018"),
        ("spurious", "dates", None, "2018", "gold: 2018-04"),
        ("missed", "countries", None, "GY", None),
        ("spurious", "countries", None, "LC", None),
        ("missed", "counts", "arrests", 22, "found: suspects"),
        ("spurious", "counts", "suspects", 22, "gold: arrests"),
    }


def test_errors_say_when_the_filler_is_in_another_record() -> None:
    gold = [
        {"operation": "Alpha", "countries": ["FR"], "counts": [count("arrests", 22)]},
        {"operation": "Beta", "countries": ["LU"]},
    ]
    predicted = [
        {"operation": "Alpha", "countries": []},
        {"operation": "Beta", "countries": ["LU", "FR"], "counts": [count("arrests", 22)]},
    ]
    errors = score_document(document(*gold), document(*predicted)).errors
    assert {(error.kind.value, error.slot, error.value, error.record, error.instead) for error in errors} == {
        ("missed", "countries", "FR", "Alpha", "found: the same in another record"),
        ("missed", "counts", 22, "Alpha", "found: the same in another record"),
        ("spurious", "countries", "FR", "Beta", "gold: the same in another record"),
        ("spurious", "counts", 22, "Beta", "gold: the same in another record"),
    }


def test_errors_carry_the_evidence_of_the_prediction() -> None:
    def seen(text: str) -> dict[str, Any]:
        return {"start": 3, "end": 3 + len(text), "text": text, "rule": "test"}

    predicted = {
        "operation": "Alpha",
        "dates": "2020",
        "countries": ["FR"],
        "counts": [count("arrests", 22, evidence=[seen("22 arrestations")])],
        "evidence": {
            "operation": [seen("opération Alpha")],
            "dates": [seen("en 2020")],
            "countries": {"FR": [seen("à Lyon")]},
        },
    }
    errors = score_document(document(), document(predicted)).errors
    assert {(error.slot, *(item.text for item in error.evidence)) for error in errors} == {
        ("operation", "opération Alpha"),
        ("dates", "en 2020"),
        ("countries", "à Lyon"),
        ("counts", "22 arrestations"),
    }
    missed = score_document(document(predicted), document()).errors
    assert len(missed) == 4
    assert all(error.kind == "missed" for error in missed)


# --- what holds for every document ------------------------------------------------------------------------------------

_VALUES = st.one_of(st.integers(0, 3), st.sampled_from([0.5, 2.0]), st.tuples(st.just(1), st.integers(2, 3)).map(list))
_COUNTS = st.builds(
    Count,
    category=st.sampled_from([Category.ARRESTS, Category.VICTIMS, Category.DRUGS]),
    value=_VALUES,
    presumed=st.booleans(),
    where=st.lists(st.sampled_from(["FR", "BE"]), max_size=2, unique=True),
)
_NESTED = st.builds(lambda count, parts: count.model_copy(update={"including": parts}), _COUNTS, st.lists(_COUNTS, max_size=2))
_RECORDS = st.builds(
    Record,
    operation=st.sampled_from([None, "Alpha", "Beta"]),
    dates=st.sampled_from([None, "2020", "2021"]),
    countries=st.lists(st.sampled_from(["FR", "BE", "LU"]), max_size=2, unique=True),
    counts=st.lists(_NESTED, max_size=3),
)
_DOCUMENTS = st.builds(
    DocumentRecords, doc_id=st.just("fr/essai"), language=st.just("fr"), records=st.lists(_RECORDS, max_size=4)
)


def shuffled(given_document: DocumentRecords, draw: random.Random) -> DocumentRecords:
    """The same document with every list in another order."""

    def mixed(items: list[Any]) -> list[Any]:
        return draw.sample(items, len(items))

    def counts(items: list[Count]) -> list[Count]:
        return mixed(
            [item.model_copy(update={"including": counts(item.including), "where": mixed(item.where)}) for item in items]
        )

    records = [
        record.model_copy(update={"countries": mixed(record.countries), "counts": counts(record.counts)})
        for record in given_document.records
    ]
    return given_document.model_copy(update={"records": mixed(records)})


@settings(deadline=None)  # on a busy machine, the time says nothing
@given(_DOCUMENTS, _DOCUMENTS, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(gold: DocumentRecords, predicted: DocumentRecords, draw: random.Random) -> None:
    assert score_document(shuffled(gold, draw), shuffled(predicted, draw)) == score_document(gold, predicted)


@settings(deadline=None)  # on a busy machine, the time says nothing
@given(_DOCUMENTS)
def test_gold_against_itself_is_perfect(gold: DocumentRecords) -> None:
    found = score_document(gold, gold)
    assert found.score.slots.micro.f1 in (None, 1.0)
    assert found.errors == ()
    for share in (found.score.attributes.presumed, found.score.attributes.where):
        assert share.right == share.total


@settings(deadline=None)  # on a busy machine, the time says nothing
@given(_DOCUMENTS)
def test_empty_prediction_finds_nothing(gold: DocumentRecords) -> None:
    micro = slots(gold, document()).micro
    assert (micro.tp, micro.fp) == (0, 0)
    assert micro.recall == (0.0 if micro.fn else None)


@settings(deadline=None)  # on a busy machine, the time says nothing
@given(_DOCUMENTS, _DOCUMENTS)
def test_exchanging_the_sides_exchanges_misses_and_inventions(one: DocumentRecords, other: DocumentRecords) -> None:
    there, back = slots(one, other).micro, slots(other, one).micro
    assert (there.tp, there.fp, there.fn) == (back.tp, back.fn, back.fp)


@settings(deadline=None)  # on a busy machine, the time says nothing
@given(_DOCUMENTS, _DOCUMENTS)
def test_every_error_is_one_of_the_tally(gold: DocumentRecords, predicted: DocumentRecords) -> None:
    found = score_document(gold, predicted)
    micro = found.score.slots.micro
    kinds = [error.kind for error in found.errors]
    assert (kinds.count("spurious"), kinds.count("missed")) == (micro.fp, micro.fn)


def test_tallies_of_two_documents_add_up() -> None:
    predicted = document({**SAWIYAN, "dates": "2019"})
    first, second = score_document(document(SAWIYAN), predicted).score, score_document(document(LIBERTAD), document())
    total = first + second.score
    assert isinstance(total, Score)
    assert total.slots.micro == Tally(3, 1, 9)

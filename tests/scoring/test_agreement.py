"""Two annotators: figures that do not depend on who is A, and differences in the words of two annotators."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.records import Count, DocumentRecords, Record
from pipeline.scoring import SLOTS, Agreement, Difference, Tally, Who, agreement_json, compare_annotators

TEXT = "L'opération Épervier a eu lieu au Togo. Douze arrestations, 94 victimes. Près de 300 agents y ont pris part."


def document(doc_id: str, *records: dict[str, Any]) -> DocumentRecords:
    return DocumentRecords.model_validate({"doc_id": doc_id, "language": doc_id[:2], "records": records})


def compared(one: list[DocumentRecords], other: list[DocumentRecords], text: str = "") -> Agreement:
    a, b = ({item.doc_id or "": item for item in items} for items in (one, other))
    return compare_annotators(a, b, texts=dict.fromkeys(a, text))


def shown(differences: tuple[Difference, ...]) -> list[tuple[object, ...]]:
    return [(item.who, item.slot, item.category, item.value, item.remark) for item in differences]


ARRESTS = {"category": "arrests", "value": 12}
VICTIMS = {"category": "victims", "value": 94}
A = document("fr/un", {"operation": "Épervier", "dates": "2024", "countries": ["TG"], "counts": [ARRESTS, VICTIMS]})
B = document(
    "fr/un",
    {
        "operation": "Épervier",
        "dates": "2024-06",
        "countries": ["TG", "BJ"],
        "counts": [{**VICTIMS, "presumed": True}, {"category": "officers", "value": 300}, {"category": "suspects", "value": 12}],
    },
)


def test_differences_are_told_as_those_of_two_annotators() -> None:
    found = compared([A], [B])
    assert shown(found.differences) == [
        (Who.A, "dates", None, "2024", "B: 2024-06"),
        (Who.A, "counts", "arrests", 12, "B: suspects"),
        (Who.B, "dates", None, "2024-06", "A: 2024"),
        (Who.B, "countries", None, "BJ", ""),
        (Who.B, "counts", "officers", 300, ""),
        (Who.B, "counts", "suspects", 12, "A: arrests"),
        (Who.BOTH, "presumed", "victims", 94, "A: none, B: True"),
    ]
    assert {item.record for item in found.differences} == {"Épervier"}


def test_tallies() -> None:
    everything, french = compared([A], [B]).groups
    assert (everything.name, french.name) == ("all", "fr")
    # in both: name, TG, victims
    assert everything.score.slots.micro == Tally(tp=3, fp=4, fn=2)
    assert everything.score.attributes.presumed.accuracy == 0.0


def test_context_on_both_sides() -> None:
    context = {(item.who, item.slot, item.value): item.context for item in compared([A], [B], TEXT).differences}
    assert context[Who.A, "counts", 12] == context[Who.B, "counts", 12] == "Douze arrestations, 94 victimes."
    assert context[Who.B, "counts", 300] == "Près de 300 agents y ont pris part."
    assert context[Who.BOTH, "presumed", 94] == "Douze arrestations, 94 victimes."
    assert context[Who.B, "countries", "BJ"] == ""


def test_texts_of_one_annotator_take_part_in_nothing() -> None:
    found = compared([A, document("en/one", {"operation": "Alpha"})], [A, document("fr/deux", {"operation": "Beta"})])
    assert (found.only_a, found.only_b, found.differences) == (("en/one",), ("fr/deux",), ())
    assert found.groups[0].rows[-1].tally.f1 == 1.0
    assert [item.doc_id for item in found.evaluation.documents] == ["fr/un"]


def test_no_text_in_common() -> None:
    with pytest.raises(InputError, match=r"A \(1 texts\) and B \(1 texts\) have annotated no text in common"):
        compared([A], [document("fr/deux")])


def test_json() -> None:
    data = json.loads(agreement_json(compared([A], [B])))
    assert data["texts"] == {"both": ["fr/un"], "only_a": [], "only_b": []}
    assert data["groups"]["all"]["slots"]["counts"] == {
        "both": 1,
        "only_a": 1,
        "only_b": 2,
        "f1": 0.4,
        "interval": [0.4, 0.4],
    }
    assert data["groups"]["fr"]["attributes"]["presumed"] == {"same": 0, "total": 1, "share": 0.0}
    assert data["differences"][0]["who"] == "only in A"


# Few values, so that much is shared.
counts = st.deferred(
    lambda: st.builds(
        Count,
        category=st.sampled_from(["arrests", "victims"]),
        value=st.integers(1, 2),
        modifier=st.sampled_from([None, "about"]),
        including=st.lists(counts, max_size=1),
    )
)
records = st.builds(
    Record,
    operation=st.sampled_from([None, "Alpha", "Beta"]),
    dates=st.sampled_from([None, "2023", "2024"]),
    countries=st.lists(st.sampled_from(["FR", "TG"]), unique=True),
    counts=st.lists(counts, max_size=2),
)
documents = st.builds(DocumentRecords, doc_id=st.just("en/x"), language=st.just("en"), records=st.lists(records, max_size=3))


@given(documents, documents)
@settings(deadline=None)
def test_it_does_not_matter_who_is_a(one: DocumentRecords, other: DocumentRecords) -> None:
    there, back = compared([one], [other]), compared([other], [one])
    (score,), (mirrored,) = (item.evaluation.documents for item in (there, back))
    for slot in SLOTS:
        tally, other_tally = getattr(score.score.slots, slot), getattr(mirrored.score.slots, slot)
        assert (tally.tp, tally.fp, tally.fn, tally.f1) == (other_tally.tp, other_tally.fn, other_tally.fp, other_tally.f1)
    assert score.score.attributes == mirrored.score.attributes
    swapped = {Who.A: Who.B, Who.B: Who.A, Who.BOTH: Who.BOTH}
    assert sorted(swapped[item.who] for item in there.differences) == sorted(item.who for item in back.differences)

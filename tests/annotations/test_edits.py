"""What a person changes in a tool: new spans are read, what is gone leaves no gap, what contradicts itself is found."""

from dataclasses import replace

import pytest

from pipeline.annotations import BY_HAND, Annotated, Imported, Link, Reading, Relation, Span, annotate, rebuild
from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence, Unassigned

TEXT = (
    "Lomé, le 3 juin 2024. L'opération « Épervier II » a permis d'arrêter près de 94 suspects, dont 12 femmes. "
    "Au Togo, 350 kg de cocaïne et 1,6 million d'euros ont été saisis. Le Bénin y a pris part."
)


def at(words: str, rule: str = "r") -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), text=words, rule=rule)


WOMEN = Count(category="women", value=12, evidence=[at("12 femmes")])
ARRESTS = Count(
    category="arrests", value=94, modifier="nearly", label="suspects", including=[WOMEN], evidence=[at("94 suspects")]
)
DRUGS = Count(category="drugs", value=350, unit="kg", evidence=[at("350 kg de cocaïne")])
DOCUMENT = DocumentRecords(
    doc_id="fr/x",
    language="fr",
    published="2024-06-05",
    records=[
        Record(
            operation="Épervier II",
            countries=["TG"],
            counts=[ARRESTS, DRUGS],
            total=True,
            evidence=RecordEvidence(operation=[at("Épervier II")], countries={"TG": [at("Togo")]}),
        )
    ],
    unassigned=[Unassigned(start=TEXT.index("1,6"), end=TEXT.index("1,6") + 3, text="1,6", value=1.6, reason="an age")],
)
ANNOTATED = annotate(DOCUMENT, TEXT)


def span(words: str, label: str, span_id: str = "T90", reading: Reading | None = None) -> Span:
    item = at(words)
    return Span(span_id, label, ((item.start, item.end),), reading, source="x.ann:9")


def imported(annotated: Annotated) -> Imported:
    return rebuild(annotated, lambda _: "fr")


def with_spans(*spans: Span, relations: tuple[Relation, ...] = ()) -> Annotated:
    return replace(ANNOTATED, spans=(*ANNOTATED.spans, *spans), relations=(*ANNOTATED.relations, *relations))


def without(*words: str) -> Annotated:
    """As a tool gives it: with a span its relations go."""
    gone = {item.id for item in ANNOTATED.spans if TEXT[slice(*item.places[0])] in words}
    assert len(gone) == len(words)
    spans = tuple(item for item in ANNOTATED.spans if item.id not in gone)
    return replace(ANNOTATED, spans=spans, relations=tuple(x for x in ANNOTATED.relations if not {x.source, x.target} & gone))


def in_record(source: str) -> Relation:
    return Relation(Link.SAME_RECORD, source, ANNOTATED.spans[0].id)


def test_layout() -> None:
    assert [(item.label, TEXT[slice(*item.places[0])]) for item in ANNOTATED.spans] == [
        ("operation", "Épervier II"),
        ("country", "Togo"),
        ("arrests", "94 suspects"),
        ("women", "12 femmes"),
        ("drugs", "350 kg de cocaïne"),
    ]
    assert {(item.kind.value, item.source, item.target) for item in ANNOTATED.relations} == {
        ("same-record", "T2", "T1"),
        ("same-record", "T3", "T1"),
        ("part-of", "T4", "T3"),
        ("same-record", "T5", "T1"),
    }


@pytest.mark.parametrize(
    ("words", "label", "field", "value"),
    [
        ("le 3 juin 2024", "dates", "dates", "2024-06-03"),
        ("Bénin", "country", "countries", ["TG", "BJ"]),
    ],
)
def test_new_date_or_country(words: str, label: str, field: str, value: object) -> None:
    found = imported(with_spans(span(words, label), relations=(in_record("T90"),)))
    (record,) = found.document.records
    assert (getattr(record, field), found.findings) == (value, ())
    assert record.counts == DOCUMENT.records[0].counts
    assert record.evidence is not None
    new = record.evidence.dates or record.evidence.countries["BJ"]
    assert new == [at(words, BY_HAND)]


def test_new_count_with_unit() -> None:
    found = imported(with_spans(span("1,6 million d'euros", "money"), relations=(in_record("T90"),)))
    (record,) = found.document.records
    assert [(item.category, item.value, item.unit) for item in record.counts][-1] == ("money", 1600000, "EUR")
    assert found.document.unassigned == []  # it is assigned now


def test_new_part_with_what_was_said_of_it() -> None:
    told = Reading(None, presumed=True)
    found = imported(with_spans(span("12 femmes", "suspects", reading=told), relations=(Relation(Link.PART_OF, "T90", "T3"),)))
    parts = found.document.records[0].counts[0].including
    assert [(item.category, item.value, item.presumed) for item in parts] == [("women", 12, False), ("suspects", 12, True)]


def test_new_span_that_nothing_ties_is_a_record_and_told() -> None:
    found = imported(with_spans(span("1,6 million d'euros", "money")))
    assert [len(record.counts) for record in found.document.records] == [2, 1]
    assert [str(item) for item in found.findings] == [
        'x.ann:9: nothing ties money "1,6 million d\'euros" to another value; it is a record of its own'
    ]
    assert not found.findings[0].is_loss


def test_without_relations_a_new_span_joins_the_record() -> None:
    annotated = replace(with_spans(span("1,6 million d'euros", "money")), has_relations=False, has_readings=False, relations=())
    found = imported(annotated)
    assert [[item.category.value for item in record.counts] for record in found.document.records] == [
        ["arrests", "drugs", "money"]
    ]
    assert found.findings == ()
    assert found.document.records[0].counts[0] == ARRESTS


def test_head_of_a_record_that_is_gone() -> None:
    found = imported(without("Épervier II"))
    (record,) = found.document.records
    assert (record.operation, record.total, record.countries, record.counts) == (None, True, ["TG"], [ARRESTS, DRUGS])
    assert found.findings == ()


def test_whole_that_is_gone_leaves_its_parts_in_the_record() -> None:
    (record,) = imported(without("94 suspects")).document.records
    assert record.counts == [WOMEN, DRUGS]


def test_total_that_is_taken_away() -> None:
    head = ANNOTATED.spans[0]
    assert head.reading is not None
    spans = (replace(head, reading=replace(head.reading, total=False)), *ANNOTATED.spans[1:])
    assert imported(replace(ANNOTATED, spans=spans)).document.records[0].total is False


def test_value_and_label_that_are_corrected() -> None:
    spans = tuple(
        replace(item, label="suspects", reading=Reading(95, where=("TG",))) if item.label == "arrests" else item
        for item in ANNOTATED.spans
    )
    (record,) = imported(replace(ANNOTATED, spans=spans)).document.records
    count = record.counts[0]
    assert (count.category, count.value, count.modifier, count.where) == ("suspects", 95, None, ["TG"])
    assert (count.including, count.label, count.evidence) == ([WOMEN], "suspects", ARRESTS.evidence)


def test_relabelled_where_the_tool_holds_no_values() -> None:
    spans = tuple(
        replace(item, id=f"{number}", label="suspects" if item.label == "arrests" else item.label, reading=None)
        for number, item in enumerate(ANNOTATED.spans)
    )
    annotated = replace(ANNOTATED, spans=spans, relations=(), has_relations=False, has_readings=False, has_ids=False)
    (record,) = imported(annotated).document.records
    assert record.counts[0] == ARRESTS.model_copy(update={"category": "suspects"})


def test_record_that_is_split() -> None:
    """Who takes a relation away means it."""
    relations = tuple(item for item in ANNOTATED.relations if item.source != "T5")
    found = imported(replace(ANNOTATED, relations=relations))
    assert [record.counts for record in found.document.records] == [[ARRESTS], [DRUGS]]


def test_everything_is_gone() -> None:
    found = imported(replace(ANNOTATED, spans=(), relations=()))
    assert (found.document.records, found.findings) == ([], ())


def test_values_without_a_place_stay_with_their_record() -> None:
    record = DOCUMENT.records[0].model_copy(update={"dates": "2024-06"})
    document = DOCUMENT.model_copy(update={"records": [record, Record(dates="2023")]})
    annotated = annotate(document, TEXT)
    found = imported(
        replace(annotated, spans=(*annotated.spans, span("Bénin", "country")), relations=(*annotated.relations, in_record("T90")))
    )
    assert [(item.dates, item.countries) for item in found.document.records] == [("2024-06", ["TG", "BJ"]), ("2023", [])]


def test_discontinuous_span_is_one_value_at_two_places() -> None:
    one, other = at("12 femmes"), at("cocaïne")
    new = Span("T90", "women", ((one.start, one.end), (other.start, other.end)), source="x.ann:9")
    found = imported(with_spans(new, relations=(in_record("T90"),)))
    assert [item.text for item in found.document.records[0].counts[-1].evidence] == ["12 femmes", "cocaïne"]


@pytest.mark.parametrize(
    ("spans", "relations", "message"),
    [
        ((Span("T90", "arrests", ((5, 9999),), source="x.ann:9"),), (), f"arrests at 5 to 9999: the text has {len(TEXT)} characters"),
        ((Span("T90", "arrests", ((9, 9),), source="x.ann:9"),), (), "arrests at 9 to 9"),
        ((Span("T90", "arrests", ((-2, 3),), source="x.ann:9"),), (), "arrests at -2 to 3"),
        ((span("Togo", "person"),), (), "there is no label 'person'"),
        ((span("permis", "arrests"),), (), "what 'permis' says of arrests cannot be read"),
        ((span("permis", "dates"),), (), "what 'permis' says of dates cannot be read"),
        ((span("12 femmes", "money"),), (), "what '12 femmes' says of money cannot be read"),
        ((), (Relation(Link.PART_OF, "T2", "T3"),), "country cannot be a part of arrests"),
        ((), (Relation(Link.SAME_VALUE, "T2", "T3"),), "country cannot be the same value as arrests"),
        ((), (Relation(Link.PART_OF, "T3", "T4"),), "arrests is a part of itself"),
        ((), (Relation(Link.PART_OF, "T4", "T5"),), "women is a part of two counts"),
        ((span("Lomé", "operation"),), (in_record("T90"),), "a record has one operation: 'Lomé' is left out beside 'Épervier II'"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found_and_the_rest_stays(
    spans: tuple[Span, ...], relations: tuple[Relation, ...], message: str
) -> None:
    found = imported(with_spans(*spans, relations=relations))
    assert message in str(found.findings[0])
    assert found.findings[0].is_loss
    assert DOCUMENT.records[0].counts == found.document.records[0].counts
    assert found.document.records[0].operation == "Épervier II"


def test_long_chain_of_parts() -> None:
    spans = [span("12 femmes", "women", f"T{number}") for number in range(100, 2100)]
    relations = [Relation(Link.PART_OF, f"T{number + 1}", f"T{number}") for number in range(100, 2099)]
    found = imported(with_spans(*spans, relations=tuple(relations)))
    assert "nested deeper than 10" in str(found.findings[0])
    DocumentRecords.model_validate_json(found.document.model_dump_json())


def test_another_text() -> None:
    found = imported(replace(ANNOTATED, text="Autre. " + TEXT, spans=(), relations=()))
    assert [str(item) for item in found.findings] == [": the text is not the one that was exported; all values are read anew"]


def test_begun_in_the_tool() -> None:
    spans = (span("Épervier II", "operation", "T1"), span("94 suspects", "arrests", "T2"), span("Togo", "country", "T3"))
    relations = (Relation(Link.SAME_RECORD, "T2", "T1"), Relation(Link.SAME_RECORD, "T3", "T1"))
    found = imported(Annotated(TEXT, spans, relations, doc_id="fr/neu"))
    (record,) = found.document.records
    assert (found.document.doc_id, found.document.language, record.operation, record.countries) == (
        "fr/neu",
        "fr",
        "Épervier II",
        ["TG"],
    )
    assert [(item.value, item.modifier) for item in record.counts] == [(94, "nearly")]

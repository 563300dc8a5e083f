"""Records → the files of a tool → records: nothing is lost, whatever the text and however values lie in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline import Extractor
from pipeline.annotations import Annotated, Finding, annotate, brat, doccano, prodigy, rebuild
from pipeline.annotations.layout import find_fillers
from pipeline.reading import find_texts, read_path
from pipeline.records import Category, Count, DocumentRecords, Evidence, Modifier, Record, RecordEvidence, Unassigned

Carry = Callable[[Annotated], Annotated]


def only(found: Iterator[Annotated | Finding]) -> Annotated:
    (item,) = found
    assert isinstance(item, Annotated)
    return item


def in_brat(annotated: Annotated) -> Annotated:
    return brat.read(brat.write(annotated), "x.ann", annotated.doc_id or "-")


def in_brat_alone(annotated: Annotated) -> Annotated:
    """Without the file that no brat server knows."""
    return brat.read(replace(brat.write(annotated), json=""), "x.ann", annotated.doc_id or "-")


TOOLS: dict[str, Carry] = {
    "brat": in_brat,
    "doccano": lambda item: only(doccano.read(doccano.write_relations(item), "x.jsonl")),
    "doccano-spans": lambda item: only(doccano.read(doccano.write_spans(item), "x.jsonl")),
    "prodigy": lambda item: only(prodigy.read(prodigy.write(item), "x.jsonl")),
}
tools = pytest.mark.parametrize("carry", TOOLS.values(), ids=TOOLS)


def carried(document: DocumentRecords, text: str, carry: Carry) -> tuple[DocumentRecords, list[str]]:
    imported = rebuild(carry(annotate(document, text)), lambda _: document.language)
    return imported.document, [str(finding) for finding in imported.findings]


def places(document: DocumentRecords) -> list[tuple[str, int, int]]:
    return sorted((filler.label, item.start, item.end) for filler in find_fillers(document) for item in filler.evidence)


# A whole document takes minutes to shrink.
LIGHT = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# --- generated documents ----------------------------------------------------------------------------------------------

LETTERS = ["a", "é", "œ", "9", " ", "\u00a0", "\n", "\r\n", "\r", "\t", "🙂", "👩🏽", "\u2028", "«", ";", "\x85"]


@st.composite
def annotated_texts(draw: st.DrawFn, *, hard: bool = True) -> tuple[DocumentRecords, str]:
    """A document and its text. ``hard``: evidence may hold nothing but blanks, and values and records have none at all."""
    letters = LETTERS if hard else ["a", "é", "9", " ", "🙂", "b c", "1 "]
    text = "".join(draw(st.lists(st.sampled_from(letters), min_size=4, max_size=24))) + "fin"

    def evidence(least: int = 0) -> list[Evidence]:
        found = []
        for _ in range(draw(st.integers(least, 2))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            if not hard:
                words = text[start:end]
                start, end = (start, end) if words == words.strip() else (len(text) - 3, len(text))
            found.append(Evidence(start=start, end=end, text=text[start:end], rule=draw(st.sampled_from(["r", "s: t"]))))
        return found

    def count(depth: int) -> Count:
        category = draw(st.sampled_from(list(Category)))
        value = draw(st.one_of(st.integers(0, 10**12), st.floats(0, 1e12), st.just([2, 3]), st.just([0.5, 1e6])))
        return Count(
            category=category,
            value=value,
            modifier=draw(st.sampled_from([None, *Modifier])),
            unit="EUR" if category is Category.MONEY else draw(st.sampled_from([None, "kg"])),
            presumed=draw(st.booleans()),
            where=draw(st.lists(st.sampled_from(["FR", "TG"]), unique=True)),
            label=draw(st.sampled_from([None, "filles 🙂"])) if hard else None,
            evidence=evidence(0 if hard else 1),
            including=[count(depth + 1) for _ in range(draw(st.integers(0, 2 if depth < 2 else 0)))],
        )

    def record() -> Record:
        names = ["Épervier II", '"Neptune" ', "a\nb", "🙂"] if hard else ["Épervier II", "🙂"]
        operation = draw(st.sampled_from([None, *names]))
        dates = draw(st.sampled_from([None, "2024", "2024-06-03/2024-06-09", "2016-04/..", "198X"]))
        countries = draw(st.lists(st.sampled_from(["FR", "TG", "XK"]), unique=True))
        counts = [count(0) for _ in range(draw(st.integers(0 if hard else 1, 2)))]
        return Record(
            operation=operation,
            dates=dates,
            countries=countries,
            counts=counts,
            total=draw(st.booleans()),
            evidence=RecordEvidence(
                operation=evidence(0 if hard else 1) if operation else [],
                dates=evidence(0 if hard else 1) if dates else [],
                countries={code: found for code in countries if (found := evidence(0 if hard else 1))},
            ),
        )

    document = DocumentRecords(
        doc_id="fr/x",
        language=draw(st.sampled_from(["fr", "en"])),
        published=draw(st.sampled_from([None, "2024-06-03"])),
        records=[record() for _ in range(draw(st.integers(0, 3)))],
        unassigned=[Unassigned(start=0, end=1, text=text[0], value=1, reason="an age")],
    )
    return document, text


@tools
@given(annotated_texts())
@LIGHT
def test_what_nobody_changed_comes_back_as_it_was(carry: Carry, item: tuple[DocumentRecords, str]) -> None:
    assert carried(*item, carry) == (item[0], [])


@given(annotated_texts(hard=False))
@LIGHT
def test_brat_needs_no_other_file_for_what_has_a_place(item: tuple[DocumentRecords, str]) -> None:
    document, text = item
    found, findings = carried(document.model_copy(update={"language": "fr"}), text, in_brat_alone)
    assert found.scored().records == document.scored().records
    assert [record.total for record in found.records] == [record.total for record in document.records]
    assert places(found) == places(document)
    assert findings == []


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


@tools
@given(annotated_texts(), st.data())
@LIGHT
def test_whatever_is_deleted_or_drawn_gives_records(carry: Carry, item: tuple[DocumentRecords, str], data: st.DataObject) -> None:
    """Every span that is left is in the records or in a finding, and what is not a span stays where it was."""
    document, text = item
    annotated = carry(annotate(document, text))
    kept = [span for span in annotated.spans if data.draw(st.booleans())]
    labels = st.sampled_from(["operation", "dates", "country", "arrests", "money", "no such label"])
    drawn = [
        replace(span, id=f"T9{number}", label=data.draw(labels), reading=None) for number, span in enumerate(annotated.spans[:2])
    ]
    ids = [span.id for span in (*kept, *drawn)]
    relations = list(annotated.relations)
    for relation in annotated.relations[:3]:
        relations.append(replace(relation, target=data.draw(st.sampled_from(ids or ["T0"]))))
    changed = replace(annotated, spans=(*kept, *drawn), relations=tuple(relations))
    imported = rebuild(changed, lambda _: "fr")
    DocumentRecords.model_validate_json(imported.document.model_dump_json())
    known = {trimmed(text, start, end) for _, start, end in places(imported.document)}
    found = " ".join(str(finding) for finding in imported.findings)
    for span in changed.spans:
        assert {trimmed(text, start, end) for start, end in span.places} <= known or span.label in found
    for _, start, end in places(imported.document):
        assert 0 <= start < end <= len(text)


# --- the corpus -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus(extractor: Extractor) -> list[tuple[DocumentRecords, str]]:
    """Every twelfth text of the corpus."""
    sources = [read_path(file.path) for file in list(find_texts(["corpus"]))[::12]]
    documents = extractor.extract_many(sources)
    return [
        (document, source.text)
        for document, source in zip(documents, sources, strict=True)
        if isinstance(document, DocumentRecords)
    ]


@tools
def test_corpus(corpus: list[tuple[DocumentRecords, str]], carry: Carry) -> None:
    assert len(corpus) > 20
    for document, text in corpus:
        assert carried(document, text, carry) == (
            document.model_copy(update={"doc_id": document.doc_id or "-"} if carry is in_brat else {}),
            [],
        )

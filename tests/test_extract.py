"""The whole way, from outside: offsets, streams, anchors, languages, the JSON form."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import DocumentRecords, Extractor, extract, nlp
from pipeline.assembly.assemble import Assembly
from pipeline.errors import InputError
from pipeline.extract import Failure
from pipeline.mentions import Mention, MentionKind
from pipeline.reading.source import SourceText
from pipeline.records import Count, Evidence

CORPUS = Path(__file__).parent.parent / "corpus"
LINES = sorted(
    {
        line.strip()
        for file in sorted(CORPUS.glob("*/*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if 20 < len(line.strip()) < 300
    }
)
GLUE = [" ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u00a0", "\u202f", " 🚨 ", "\n• ", " — ", "\t", "\u200b", " 👮🏽‍♀️\n"]
ARREST = "Police arrested 12 men in Lyon."


def evidence_of(result: DocumentRecords) -> Iterator[Evidence]:
    def of_counts(counts: list[Count]) -> Iterator[Evidence]:
        for count in counts:
            yield from count.evidence
            yield from of_counts(count.including)

    for record in result.records:
        assert record.evidence is not None
        yield from record.evidence.operation
        yield from record.evidence.dates
        for places in record.evidence.countries.values():
            yield from places
        yield from of_counts(record.counts)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of the corpus in any order with odd characters between, single words of them doubled or in capitals."""
    parts = []
    for line in draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=5)):
        change = draw(st.sampled_from(["none", "upper", "nbsp", "cut", "apostrophe"]))
        if change == "upper":
            line = line.upper()
        elif change == "nbsp":
            line = line.replace(" ", draw(st.sampled_from(["\u00a0", "\u202f", "  "])))
        elif change == "cut":
            line = line[draw(st.integers(0, len(line) - 1)) :]
        elif change == "apostrophe":
            line = line.replace("'", "’")
        parts.append(line + draw(st.sampled_from(GLUE)))
    return draw(st.sampled_from(["", "\ufeff", "🚨 ", "\r\n"])) + "".join(parts)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_offsets_are_those_of_the_text(extractor: Extractor, text: str) -> None:
    mentions = extractor.mentions(text)
    assert all(text[item.start : item.end] == item.text for item in mentions)
    assert all(item.text.strip() for item in mentions)
    starts = [(item.start, item.end) for item in mentions]
    assert starts == sorted(starts)
    result = extractor.extract(text)
    for item in [*evidence_of(result), *result.unassigned]:
        assert text[item.start : item.end] == item.text
    assert [item.start for item in result.unassigned] == sorted(item.start for item in result.unassigned)
    assert DocumentRecords.model_validate_json(result.model_dump_json()) == result
    json.dumps([item.value for item in mentions])


def test_every_filler_has_evidence(extractor: Extractor) -> None:
    text = "L'opération Tramontane 🚨 a permis d'arrêter 12 passeurs,\u00a0dont trois femmes, au Ghana le 12\u202fjuin 2024."
    [record] = extractor.extract(text).records
    evidence = record.evidence
    assert evidence is not None
    assert [item.text for item in evidence.operation] == ["Tramontane"]
    assert [item.text for item in evidence.dates] == ["12\u202fjuin 2024"]
    assert {code: [item.text for item in places] for code, places in evidence.countries.items()} == {"GH": ["Ghana"]}
    assert [item.text for item in record.counts[0].evidence] == ["12 passeurs"]
    assert [item.text for item in record.counts[0].including[0].evidence] == ["trois femmes"]
    assert all(item.rule for item in evidence_of(extractor.extract(text)))


def test_the_same_text_gives_the_same_result(extractor: Extractor) -> None:
    assert extractor.extract(ARREST) == extractor.extract(ARREST)


# -- streams ----------------------------------------------------------------------------------------------------------


def test_extract_many_is_lazy_and_in_order(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "BATCH_TEXTS", 2)
    taken: list[int] = []

    def stream() -> Iterator[SourceText]:
        for number in range(5):
            taken.append(number)
            yield SourceText(text=f"Police arrested {number + 2} men in Lyon.", doc_id=str(number))

    results = extractor.extract_many(stream())
    assert taken == []
    first = next(results)
    assert isinstance(first, DocumentRecords)
    assert first.doc_id == "0"
    assert taken == [0, 1]
    assert [item.doc_id for item in results] == ["1", "2", "3", "4"]


def test_a_long_text_is_not_waited_with(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "BATCH_CHARACTERS", 2 * len(ARREST))
    taken: list[str] = []

    def stream() -> Iterator[str]:
        for text in (ARREST, ARREST, ARREST * 3, ARREST):
            taken.append(text)
            yield text

    results = extractor.extract_many(stream())
    seen = [len(taken) for _ in results]
    assert seen == [2, 2, 3, 4]


@pytest.mark.parametrize("words_kept", [0, 10**9])
def test_together_and_alone_give_the_same(extractor: Extractor, words_kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(CORPUS.glob("*/*.txt"))[::13]
    sources = [SourceText(text=file.read_text(encoding="utf-8"), doc_id=file.stem) for file in files]
    sources += [
        SourceText(text=text) for text in ("", "\n", "12", "Опять.", "Communiqué / News release\nOperation Bat: 3 arrests")
    ]
    monkeypatch.setattr(nlp, "WORDS_KEPT", words_kept)
    together = list(extractor.extract_many(sources))
    monkeypatch.undo()
    assert together == [extractor.extract(source.text, doc_id=source.doc_id) for source in sources]


def test_extract_many_goes_on_behind_a_failure(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    assemble = extract.assemble

    def failing(text: str, *rest: Any, **options: Any) -> Assembly:
        if "explode" in text:
            raise ValueError("it did explode")
        return assemble(text, *rest, **options)

    monkeypatch.setattr(extract, "assemble", failing)
    texts = [
        ARREST,
        SourceText(text="explode", doc_id="bad", path="in/bad.txt"),
        SourceText(text=ARREST, doc_id="dated", published="2024-13-40"),
        ARREST,
    ]
    good, bad, dated, last = extractor.extract_many(texts)
    assert isinstance(good, DocumentRecords)
    assert bad == Failure("bad", "in/bad.txt", "ValueError: it did explode")
    assert isinstance(dated, Failure)
    assert dated.doc_id == "dated"
    assert "2024-13-40" in dated.error
    assert isinstance(last, DocumentRecords)
    assert last == good


def test_extract_many_takes_what_a_source_knows(extractor: Extractor) -> None:
    source = SourceText(
        text="Two men were arrested in Lyon on Wednesday.",
        doc_id="en/x",
        path="in/x.txt",
        url="https://example.org/x",
        published="2024-06-14",
    )
    [result] = extractor.extract_many([source])
    assert isinstance(result, DocumentRecords)
    assert (result.doc_id, result.published) == ("en/x", "2024-06-14")
    assert result.source is not None
    assert (result.source.path, result.source.url) == ("in/x.txt", "https://example.org/x")
    assert result.records[0].dates == "2024-06-12"


def test_one_text_raises(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any) -> list[Mention]:
        raise ValueError("it did explode")

    monkeypatch.setattr(Extractor, "_mentions", failing)
    with pytest.raises(ValueError, match="it did explode"):
        extractor.extract(ARREST)


# -- the day of publication -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("Two men were arrested on Wednesday.", "2024-06-14", ("2024-06-14", "2024-06-12"), id="a string"),
        pytest.param("Two men were arrested on Wednesday.", date(2024, 6, 14), ("2024-06-14", "2024-06-12"), id="a date"),
        pytest.param(
            "LYON, 14 June 2024 – Two men were arrested on Wednesday.", None, ("2024-06-14", "2024-06-12"), id="dateline"
        ),
        pytest.param(
            "Coup de filet à Lyon\n14 juin 2024\n\nDeux hommes ont été arrêtés mercredi.",
            None,
            ("2024-06-14", "2024-06-12"),
            id="a line of its own",
        ),
        pytest.param(
            "Coup de filet à Lyon\n14 juin 2024\n\nDeux hommes ont été arrêtés mercredi.",
            "2023-06-16",
            ("2023-06-16", "2023-06-14"),
            id="what is given wins over the text",
        ),
        pytest.param(
            "LYON, 14 June 2024 – Two men were arrested on Wednesday.",
            "2024-06-15",
            ("2024-06-15", "2024-06-12"),
            id="dateline of the day before",
            marks=pytest.mark.xfail(strict=True, reason="a dateline that is not the day of publication is read as a day"),
        ),
        pytest.param("Two men were arrested on 12 June.", None, (None, "XXXX-06-12"), id="none"),
    ],
)
def test_published(extractor: Extractor, text: str, published: Any, expected: tuple[str | None, str | None]) -> None:
    result = extractor.extract(text, published=published)
    assert (result.published, result.records[0].dates) == expected


@pytest.mark.parametrize("published", ["yesterday", "2024-02-30", "14/06/2024", ""])
def test_bad_published(extractor: Extractor, published: str) -> None:
    with pytest.raises(InputError, match="published"):
        extractor.extract(ARREST, published=published)
    with pytest.raises(InputError, match="published"):
        extractor.mentions(ARREST, published=published)


# -- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police arrested twelve men in the port of Lyon on Monday.", "en", id="English"),
        pytest.param("La police a arrêté douze hommes lundi dans le port de Lyon.", "fr", id="French"),
    ],
)
def test_language_of_the_text(extractor: Extractor, text: str, expected: str) -> None:
    result = extractor.extract(text)
    assert result.language == expected
    assert {item.language for item in extractor.mentions(text)} == {expected}


def test_language_forced(extractor: Extractor) -> None:
    text = "Police arrested twelve men in the port of Lyon on Monday."
    assert {item.language for item in extractor.mentions(text, language="fr")} <= {"fr"}
    assert extractor.extract(text, language="fr").language == "fr"


def test_bad_language(extractor: Extractor) -> None:
    with pytest.raises(InputError, match="language: 'de'"):
        extractor.extract(ARREST, language="de")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="language: 'de'"):
        extractor.mentions(ARREST, language="de")  # type: ignore[arg-type]


def test_both_languages_in_one_text(extractor: Extractor) -> None:
    english = "Police arrested twelve smugglers in the port of Lyon on Monday and seized four lorries."
    french = "La gendarmerie a interpellé neuf passeurs mardi dans le port de Marseille et saisi deux camions."
    mentions = extractor.mentions(f"{english}\n\n{french}\n")
    counts = [(item.language, item.value["value"]) for item in mentions if item.kind is MentionKind.COUNT]
    assert counts == [("en", 12), ("en", 4), ("fr", 9), ("fr", 2)]


def test_a_third_language_is_reported_unread(extractor: Extractor) -> None:
    english = "Police arrested twelve smugglers in the port of Lyon on Monday and seized four lorries.\n\n"
    german = (
        "Die Polizei hat am Montag im Hafen von Hamburg siebzehn Verdächtige festgenommen und vierzig Kilogramm Kokain "
        "sichergestellt. Die Ermittlungen dauern an, teilte die Staatsanwaltschaft am Dienstag mit.\n"
    )
    text = english + german
    result = extractor.extract(text)
    assert [item.language for item in result.unread] == ["de"]
    [passage] = result.unread
    assert "siebzehn" in text[passage.start : passage.end]
    assert "twelve" not in text[passage.start : passage.end]
    assert all(item.end <= passage.start or item.start >= passage.end for item in evidence_of(result))


# -- small and odd texts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n\t", "\u00a0", "🚨", "…", "\ufeff"])
def test_text_without_words(extractor: Extractor, text: str) -> None:
    result = extractor.extract(text)
    assert result.records == []
    assert result.unassigned == []
    assert extractor.mentions(text) == []


@pytest.mark.parametrize(
    ("expression", "language", "kind", "value"),
    [
        pytest.param("vingt-deux", "fr", MentionKind.NUMBER, 22, id="French number"),
        pytest.param("twenty-two", "en", MentionKind.NUMBER, 22, id="English number"),
        pytest.param("1 374", "fr", MentionKind.NUMBER, 1374, id="figures"),
        pytest.param("entre 200 et 300", "fr", MentionKind.NUMBER, [200, 300], id="range"),
        pytest.param("3-9 June 2024", "en", MentionKind.DATE, "2024-06-03/2024-06-09", id="English date"),
        pytest.param("du 3 au 9 juin 2024", "fr", MentionKind.DATE, "2024-06-03/2024-06-09", id="French date"),
        pytest.param("Côte d’Ivoire", "fr", MentionKind.COUNTRY, "CI", id="French country"),
        pytest.param("Ivory Coast", "en", MentionKind.COUNTRY, "CI", id="English country"),
        pytest.param("opération Tramontane", "fr", MentionKind.OPERATION, "Tramontane", id="operation"),
    ],
)
def test_bare_expression(extractor: Extractor, expression: str, language: Any, kind: MentionKind, value: object) -> None:
    found = [item.value for item in extractor.mentions(expression, language=language) if item.kind is kind]
    assert found == [value]


def test_bare_number_without_a_language(extractor: Extractor) -> None:
    assert [item.value for item in extractor.mentions("vingt-deux") if item.kind == "number"] == [22]


# -- form -------------------------------------------------------------------------------------------------------------


def test_kinds_are_strings() -> None:
    assert MentionKind.DATE == "date"
    assert [str(kind) for kind in MentionKind] == ["operation", "date", "country", "count", "number"]
    assert Mention(MentionKind.DATE, 0, 4, "2024", "en", "year", "2024").kind == "date"


def test_values_are_what_json_holds(extractor: Extractor) -> None:
    text = "Operation Tramontane: between 200 and 300 migrants were found in Ghana on 12 June 2024."
    mentions = extractor.mentions(text)
    assert {item.kind for item in mentions} == set(MentionKind)
    values = {item.kind.value: item.value for item in mentions}
    assert json.loads(json.dumps(values)) == values
    assert values["number"] == [200, 300]
    assert values["count"] == {"category": "migrants", "value": [200, 300]}


def test_json_round_trip(extractor: Extractor) -> None:
    text = (
        "Operation Tramontane freed 94 victims, including 85 minors, in Ghana and Togo on 12 June 2024. "
        "INTERPOL has 196 member countries."
    )
    result = extractor.extract(text, doc_id="en/x", published="2024-06-20")
    data = json.loads(result.model_dump_json())
    assert DocumentRecords.model_validate(data) == result
    assert (data["doc_id"], data["language"], data["published"]) == ("en/x", "en", "2024-06-20")
    [record] = data["records"]
    assert (record["operation"], record["dates"], record["countries"]) == ("Tramontane", "2024-06-12", ["GH", "TG"])
    [victims] = record["counts"]
    assert (victims["category"], victims["value"]) == ("victims", 94)
    assert [(part["category"], part["value"]) for part in victims["including"]] == [("minors", 85)]
    assert "modifier" not in victims
    assert [item["value"] for item in data["unassigned"]] == [196]

"""The command line with an extractor that needs no model: it takes every "N arrests" for a count."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import pipeline
from pipeline.batch import Outcome, extract_files
from pipeline.batch.stream import Readable
from pipeline.cli import app
from pipeline.extract import Choice, Failure
from pipeline.mentions import Mention, MentionKind
from pipeline.reading import SourceText
from pipeline.records import Count, DocumentRecords, Evidence, Record, Source

ARRESTS = re.compile(r"(\d+) (?:arrests|arrestations)")


@dataclass
class FakeExtractor:
    """Takes two texts before it gives the first result, as a pipeline that works in batches does."""

    patterns: Path | None = None

    def extract_many(
        self, texts: Iterable[str | SourceText], *, language: Choice = "auto"
    ) -> Iterator[DocumentRecords | Failure]:
        waiting: list[SourceText] = []
        for text in texts:
            assert isinstance(text, SourceText)
            waiting.append(text)
            if len(waiting) == 2:
                yield self._extract(waiting.pop(0), language)
        yield from (self._extract(text, language) for text in waiting)

    def mentions(self, text: str, *, language: str = "auto", published: str | None = None) -> list[Mention]:
        del published
        return [
            Mention(
                kind=kind,
                start=match.start(),
                end=match.start() + len(words),
                text=words,
                language=language,
                rule=f"test.{kind}",
                value=value,
            )
            for match in ARRESTS.finditer(text)
            for kind, words, value in (
                (MentionKind.NUMBER, match[1], int(match[1])),
                (MentionKind.COUNT, match[0], {"category": "arrests", "value": int(match[1])}),
            )
        ]

    def _extract(self, source: SourceText, language: str) -> DocumentRecords | Failure:
        if "FAIL" in source.text:
            return Failure(doc_id=source.doc_id, path=source.path, error="the text says FAIL")
        counts = [
            Count(
                category="arrests",
                value=int(match[1]),
                evidence=[Evidence(start=match.start(), end=match.end(), text=match[0], rule="test.count")],
            )
            for match in ARRESTS.finditer(source.text)
        ]
        return DocumentRecords(
            doc_id=source.doc_id,
            language="en" if language == "auto" else language,
            published=source.published,
            records=[Record(counts=counts)] if counts else [],
            source=Source(path=source.path, title=source.title),
        )


def extract_without_workers(
    files: Iterable[Readable], *, patterns: Path | None, language: Choice, workers: int, timeout: float | None
) -> Iterator[Outcome]:
    assert workers >= 1
    assert timeout is None or timeout > 0
    return extract_files(FakeExtractor(patterns), files, language=language)


@pytest.fixture(autouse=True)
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load", FakeExtractor)
    monkeypatch.setattr(pipeline.batch, "extract_in_workers", extract_without_workers)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three texts with a metadata.csv, gold for two of them."""
    texts = {
        "en/one": "Police made 12 arrests on Monday.",
        "en/two": "Nothing happened.",
        "fr/un": "Épervier : 7 arrestations, 3 arrestations.",
    }
    for doc_id, text in texts.items():
        path = tmp_path / f"corpus/{doc_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "corpus/metadata.csv").write_text(
        "doc_id,published,language\nen/one,2024-06-03,en\nfr/un,,fr\n", encoding="utf-8"
    )
    gold = {
        "en/one": Record(operation="Alpha", counts=[Count(category="arrests", value=12)]),
        "fr/un": Record(counts=[Count(category="arrests", value=7)]),
    }
    for doc_id, record in gold.items():
        path = tmp_path / f"gold/{doc_id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        published = "2024-06-03" if doc_id == "en/one" else None
        document = DocumentRecords(doc_id=doc_id, language=doc_id[:2], published=published, records=[record])
        path.write_text(document.model_dump_json(), encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def run() -> Callable[..., Result]:
    """``run("extract", path, input="…")``: the command in this process, as it runs behind a pipe."""

    def invoke(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return invoke

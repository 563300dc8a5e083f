"""The corpus side of an evaluation: texts, sets, and a file of predictions."""

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.records import DocumentRecords
from pipeline.scoring.corpus import annotated_files, corpus_files, known_texts, read_predictions, read_sets


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/un.txt").write_text("Un texte.", encoding="utf-8")
    (tmp_path / "fr/deux.txt").write_text("Un autre.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "doc_id,published,language,set\nfr/un,2024-06-03,fr,dev\nfr/deux,,fr,\n", encoding="utf-8"
    )
    return tmp_path


def test_corpus(corpus: Path) -> None:
    files = corpus_files(corpus)
    assert sorted(files) == ["fr/deux", "fr/un"]
    assert [(text.doc_id, text.published, text.language) for text in known_texts(files)] == [
        ("fr/deux", None, "fr"),
        ("fr/un", "2024-06-03", "fr"),
    ]
    assert [file.doc_id for file in annotated_files(files, ["fr/un"])] == ["fr/un"]
    with pytest.raises(InputError, match="fr/trois"):
        annotated_files(files, ["fr/trois", "fr/un"])


def test_sets(corpus: Path, tmp_path: Path) -> None:
    assert read_sets(corpus) == {"fr/un": "dev"}
    assert read_sets(tmp_path / "fr") == {}
    (corpus / "metadata.csv").write_text("doc_id,published\nfr/un,2024-06-03\n", encoding="utf-8")
    assert read_sets(corpus) == {}


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_corpus(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        corpus_files(tmp_path / name)


def test_predictions(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    document = DocumentRecords(doc_id="fr/un", language="fr")
    path.write_text(f"{document.model_dump_json()}\n\n", encoding="utf-8")
    assert read_predictions(path) == [document]
    path.write_text(f'{document.model_dump_json()}\n{{"doc_id": 3}}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"records\.jsonl:2: .*doc_id"):
        read_predictions(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_predictions(tmp_path / "none.jsonl")

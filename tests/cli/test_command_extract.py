"""``filet extract`` and ``filet mentions``: formats, inputs, what a terminal is shown, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import Result

from pipeline.cli.output import printable
from pipeline.cli.table import document_table
from pipeline.export.figures import written_count, written_value
from pipeline.records import Count, DocumentRecords

Run = Callable[..., Result]


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_piped_output_is_one_document_a_line(run: Run, corpus: Path) -> None:
    result = run("extract", corpus)
    assert result.exit_code == 0
    assert [(line["doc_id"], line["published"]) for line in lines(result)] == [
        ("en/one", "2024-06-03"),
        ("en/two", None),
        ("fr/un", None),
    ]
    [arrests] = lines(result)[0]["records"][0]["counts"]
    assert arrests == {
        "category": "arrests",
        "value": 12,
        "evidence": [{"start": 12, "end": 22, "text": "12 arrests", "rule": "test.count"}],
    }


def test_json_is_one_list(run: Run, corpus: Path) -> None:
    found = json.loads(run("extract", corpus, "--format", "json").stdout)
    assert found == lines(run("extract", corpus, "--format", "jsonl"))


def test_one_file_gets_the_metadata_of_its_folder(run: Run, corpus: Path) -> None:
    [document] = lines(run("extract", corpus / "en/one.txt"))
    assert (document["doc_id"], document["published"]) == ("en/one", "2024-06-03")


def test_published_goes_before_metadata(run: Run, corpus: Path) -> None:
    result = run("extract", corpus, "--published", "2020-01-31")
    assert {line["published"] for line in lines(result)} == {"2020-01-31"}


def test_language_is_passed_on(run: Run, corpus: Path) -> None:
    assert {line["language"] for line in lines(run("extract", corpus, "--lang", "fr"))} == {"fr"}


def test_standard_input(run: Run) -> None:
    [document] = lines(run("extract", "-", input="À Liège, 12 arrestations.".encode()))
    assert document["doc_id"] is None
    assert document["records"][0]["counts"][0]["evidence"][0]["text"] == "12 arrestations"


def test_standard_input_between_files(run: Run, corpus: Path) -> None:
    result = run("extract", corpus / "en/two.txt", "-", corpus / "fr", input="5 arrests")
    assert [line["doc_id"] for line in lines(result)] == ["en/two", None, "fr/un"]


def test_text_is_not_escaped(run: Run, corpus: Path) -> None:
    (corpus / "fr/Épervier.txt").write_text("7 arrestations", encoding="utf-8")
    assert '"doc_id":"fr/Épervier"' in run("extract", corpus / "fr/Épervier.txt").stdout


def test_output_file(run: Run, corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")
    result = run("extract", corpus, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3
    assert [path.name for path in tmp_path.glob("out*")] == ["out.jsonl"]


def test_failed_text_does_not_stop_the_others(run: Run, corpus: Path) -> None:
    (corpus / "en/bad.txt").write_text("FAIL", encoding="utf-8")
    (corpus / "en/broken.docx").write_bytes(b"PK\x03\x04 no document")
    result = run("extract", corpus)
    assert result.exit_code == 1
    assert [line["doc_id"] for line in lines(result)] == ["en/one", "en/two", "fr/un"]
    complaints = result.stderr.splitlines()
    assert complaints[0] == f"filet: {corpus / 'en/bad.txt'}: the text says FAIL"
    assert complaints[1].startswith(f"filet: {corpus / 'en/broken.docx'}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "none.txt"], "filet: none.txt: no such file or folder"),
        (["extract", "."], "filet: .: no text in it"),
        (["extract", "-", "-"], "filet: - is given twice"),
        (["extract", "-", "-o", "none/out.jsonl"], "filet: none/out.jsonl: cannot be written"),
        (["extract", "-", "--published", "3 juin"], "is not a day; write it like 2024-06-03"),
        (["extract", "-", "--lang", "de"], "'de' is not one of"),
        (["extract", "-", "--patterns", "none"], "'none' does not exist"),
        (["extract"], "Missing argument"),
        (["mentions", "none.txt"], "filet: none.txt: no such file or folder"),
        (["mentions", "-", "--kind", "person"], "'person' is not one of"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_arguments_give_exit_code_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, input="5 arrests")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


# --- the table --------------------------------------------------------------------------------------------------------


def test_table(run: Run, corpus: Path) -> None:
    told = run("extract", corpus, "--format", "table").stdout
    assert "en/one  en · published 2024-06-03" in told
    assert "“12 arrests”" in told
    assert "no operation, event or total reported" in told


@pytest.mark.parametrize(
    ("value", "written"),
    [(7, "7"), (1374, "1 374"), (8000000, "8 000 000"), (12.5, "12.5"), (2000.0, "2 000"), ([200, 300], "200–300")],
)
def test_written_value(value: Any, written: str) -> None:
    assert written_value(value) == written


@pytest.mark.parametrize(
    ("more", "written"),
    [
        ({}, "1 374"),
        ({"modifier": "about"}, "≈ 1 374"),
        ({"modifier": "nearly"}, "≲ 1 374"),
        ({"modifier": "more_than"}, "> 1 374"),
        ({"modifier": "at_least"}, "≥ 1 374"),
        ({"modifier": "less_than"}, "< 1 374"),
        ({"modifier": "at_most"}, "≤ 1 374"),
        ({"unit": "kg"}, "1 374 kg"),
        ({"presumed": True, "where": ["GY", "LC"]}, "1 374 (presumed, in GY LC)"),
    ],
)
def test_written_count(more: dict[str, Any], written: str) -> None:
    assert written_count(Count(category="drugs", value=1374, **more)) == written


def shown(document: dict[str, Any]) -> str:
    console = Console(width=100, no_color=True, markup=False, emoji=False, highlight=False)
    with console.capture() as capture:
        console.print(document_table(DocumentRecords.model_validate(document)))
    return capture.get()


def test_table_shows_parts_below_their_whole() -> None:
    parts = [{"category": "women", "value": 12, "including": [{"category": "minors", "value": 2}]}]
    parts.append({"category": "men", "value": 9})
    counts = [{"category": "victims", "value": 94, "including": parts}, {"category": "arrests", "value": 3}]
    told = shown(
        {
            "doc_id": "fr/essai",
            "language": "fr",
            "records": [{"operation": "Libertad", "dates": "2018-04", "countries": ["GY"], "counts": counts}],
            "unassigned": [{"start": 0, "end": 1, "text": "7", "value": 7, "reason": "no noun"}],
            "unread": [{"start": 5, "end": 20, "language": "de"}],
        }
    )
    assert [" ".join(line.split()) for line in told.splitlines() if line.strip()] == [
        "fr/essai fr · publication date unknown",
        "operation Libertad",
        "dates 2018-04",
        "countries GY",
        "victims 94",
        "├ women 12",
        "│ └ minors 2",
        "└ men 9",
        "arrests 3",
        "in no record: “7” (no noun)",
        "not read (de): characters 5 to 20",
    ]


def test_text_cannot_steer_the_terminal() -> None:
    hostile = "[red]Kafo[/red] \x1b[31m:smile:\x1b]0;title\x07\u202e\x9b2J\r\n"
    seen = {"start": 0, "end": 1, "text": hostile, "rule": "test"}
    told = shown(
        {
            "doc_id": hostile,
            "language": "fr",
            "source": {"title": hostile},
            "records": [
                {
                    "operation": hostile,
                    "counts": [{"category": "arrests", "value": 3, "evidence": [seen]}],
                    "evidence": {"operation": [seen]},
                }
            ],
            "unassigned": [{"start": 0, "end": 1, "text": hostile, "value": 7, "reason": hostile}],
        }
    )
    assert not set("\x1b\x07\u202e\x9b\r") & set(told)
    assert "[red]Kafo[/red]" in told
    assert ":smile:" in told


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("Opération « Épervier » 👮‍♀️ 1\u202f374", "Opération « Épervier » 👮‍♀️ 1\u202f374"),
        ("a\x1b[31mb", "a�[31mb"),
        ("a\r\nb\tc\u2028d", "a  b c d"),
        ("a\x00\x7f\x9b\u2066b\ud800", "a����b�"),
    ],
)
def test_printable(text: str, shown_as: str) -> None:
    assert printable(text) == shown_as
    assert len(printable(text)) == len(text)


def test_printable_keeps_what_it_is_told_to() -> None:
    assert printable("a\n\tb\x1b", keep="\n\t") == "a\n\tb�"


# --- mentions ---------------------------------------------------------------------------------------------------------


def test_mentions(run: Run, corpus: Path) -> None:
    assert lines(run("mentions", corpus / "en/one.txt", "--lang", "en")) == [
        {
            "doc_id": "en/one",
            "kind": "number",
            "start": 12,
            "end": 14,
            "text": "12",
            "language": "en",
            "value": 12,
            "rule": "test.number",
        },
        {
            "doc_id": "en/one",
            "kind": "count",
            "start": 12,
            "end": 22,
            "text": "12 arrests",
            "language": "en",
            "value": {"category": "arrests", "value": 12},
            "rule": "test.count",
        },
    ]


@pytest.mark.parametrize(
    ("kinds", "found"),
    [(["number"], {"number"}), (["count", "number"], {"count", "number"}), (["date"], set())],
)
def test_mentions_of_a_kind(run: Run, kinds: list[str], found: set[str]) -> None:
    options = [word for kind in kinds for word in ("--kind", kind)]
    assert {line["kind"] for line in lines(run("mentions", "-", *options, input="5 arrests"))} == found


def test_mentions_table(run: Run) -> None:
    told = run("mentions", "-", "--format", "table", "--kind", "count", input="5 arrests").stdout
    assert told.splitlines()[-1].split() == ["count", "0", "9", "5", "arrests", "auto", *told.split()[-2:]]
    assert '{"category":"arrests","value":5}' in told

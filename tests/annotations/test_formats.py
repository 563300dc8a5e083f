"""What stands in the files of each tool, and what is made of files that are wrong."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotations import Annotated, Finding, Imported, Tool, annotate, brat, doccano, prodigy, read_annotations, rebuild
from pipeline.annotations.names import relative_path
from pipeline.errors import InputError
from pipeline.export import Format, export
from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence
from pipeline.rows import DocumentRows, document_rows

TEXT = "🙂 Opération «Neptune»\r\nPrès de 94\r\nvictimes, dont 12\tfemmes."


def at(words: str) -> Evidence:
    return Evidence(start=TEXT.index(words), end=TEXT.index(words) + len(words), text=words, rule="r")


DOCUMENT = DocumentRecords(
    doc_id="fr/neptune",
    language="fr",
    records=[
        Record(
            operation="Neptune",
            counts=[
                Count(
                    category="victims",
                    value=[94, 100],
                    modifier="nearly",
                    presumed=True,
                    where=["GY", "LC"],
                    evidence=[at("94\r\nvictimes")],
                    including=[Count(category="women", value=12, evidence=[at("12\tfemmes")])],
                ),
                Count(category="money", value=0.5, unit="EUR"),
            ],
            total=True,
            evidence=RecordEvidence(operation=[at("Neptune")]),
        )
    ],
)
ANNOTATED = annotate(DOCUMENT, TEXT)


def rows(document: DocumentRecords = DOCUMENT, text: str | None = TEXT) -> list[DocumentRows]:
    return [replace(document_rows(document), text=text)]


def read(path: Path, tool: Tool) -> tuple[list[Imported], list[Finding]]:
    found = list(read_annotations(path, tool, lambda _: "fr"))
    texts = [item for item in found if isinstance(item, Imported)]
    return texts, [item for item in found if isinstance(item, Finding)] + [one for item in texts for one in item.findings]


# --- what is written --------------------------------------------------------------------------------------------------


def test_brat() -> None:
    files = brat.write(ANNOTATED)
    # The carriage return is a blank, so that nothing moves whatever a server makes of line ends; a line end splits a span.
    assert files.txt == "🙂 Opération «Neptune» \nPrès de 94 \nvictimes, dont 12\tfemmes."
    assert files.ann.splitlines() == [
        "T1\toperation 13 20\tNeptune",
        "A1\tTotal T1",
        "#1\tAnnotatorNotes T1\tNeptune",
        "T2\tvictims 31 33;35 43\t94 victimes",
        "A2\tModifier T2 nearly",
        "A3\tPresumed T2",
        "#2\tAnnotatorNotes T2\t94 to 100 in GY LC",
        "T3\twomen 50 59\t12\tfemmes",
        "#3\tAnnotatorNotes T3\t12",
        "R1\tsame-record Arg1:T2 Arg2:T1\t",
        "R2\tpart-of Arg1:T3 Arg2:T2\t",
    ]
    for line in files.ann.splitlines():
        if line.startswith("T"):
            _, data, words = line.split("\t", 2)
            fragments = [place.split() for place in data.split(" ", 1)[1].split(";")]
            # What brat itself asks of a line.
            assert words == " ".join(files.txt[int(start) : int(end)] for start, end in fragments)
    assert json.loads(files.json)["text"] == TEXT


def test_brat_offers_what_is_written() -> None:
    conf = brat.annotation_conf(["XAU", "kg"])
    sections = dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", conf, re.DOTALL | re.MULTILINE))
    assert set(sections) == {"entities", "relations", "events", "attributes"}
    assert {"operation", "dates", "country", "victims", "goods"} <= set(sections["entities"].split())
    assert {line.split("\t")[0] for line in sections["relations"].strip().splitlines()} == {
        *("part-of", "same-record", "same-value", "<OVERLAP>")
    }
    unit = next(line for line in sections["attributes"].splitlines() if line.startswith("Unit"))
    assert unit.endswith("|XAU")
    assert unit.count("kg") == 1
    assert "persons_checked | persons checked" in brat.visual_conf()


def test_doccano() -> None:
    line = json.loads(doccano.write_relations(ANNOTATED))
    assert line["entities"][1] == {"id": 1, "start_offset": 31, "end_offset": 43, "label": "victims"}
    assert line["relations"] == [
        {"id": 0, "from_id": 1, "to_id": 0, "type": "same-record"},
        {"id": 1, "from_id": 2, "to_id": 1, "type": "part-of"},
    ]
    assert json.loads(doccano.write_spans(ANNOTATED))["label"] == [[13, 20, "operation"], [31, 43, "victims"], [50, 59, "women"]]


def test_prodigy() -> None:
    task = json.loads(prodigy.write(ANNOTATED))
    assert "".join(token["text"] + " " * token["ws"] for token in task["tokens"]) == TEXT
    for token in task["tokens"]:
        assert TEXT[token["start"] : token["end"]] == token["text"]
    assert [token["id"] for token in task["tokens"]] == list(range(len(task["tokens"])))
    for span in task["spans"]:
        assert task["tokens"][span["token_start"]]["start"] == span["start"]
        assert task["tokens"][span["token_end"]]["end"] == span["end"]
    part = task["relations"][1]
    assert (part["label"], part["child_span"]["label"], part["head_span"]["label"]) == ("part-of", "women", "victims")
    assert (part["child"], part["head"]) == (part["child_span"]["token_end"], part["head_span"]["token_end"])
    assert task["meta"] == {"doc_id": "fr/neptune", "language": "fr"}


@pytest.mark.parametrize(
    ("to", "names"),
    [
        (Format.BRAT, ["annotation.conf", "fr/neptune.ann", "fr/neptune.json", "fr/neptune.txt", "visual.conf"]),
        (Format.DOCCANO, ["doccano-spans.jsonl", "doccano.jsonl"]),
        (Format.PRODIGY, ["prodigy.jsonl"]),
    ],
)
def test_export(tmp_path: Path, to: Format, names: list[str]) -> None:
    for _ in range(2):  # into a folder with the same files, too
        export(rows(), to, tmp_path / "out")
        files = sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
        assert [path.relative_to(tmp_path / "out").as_posix() for path in files] == names
    for path in [tmp_path / "out"] if to is Format.BRAT else files:
        texts, findings = read(path, Tool(to))
        assert [item.document for item in texts] == [DOCUMENT]
        assert findings == []


@pytest.mark.parametrize("to", [Format.BRAT, Format.DOCCANO, Format.PRODIGY])
def test_export_without_texts(tmp_path: Path, to: Format) -> None:
    with pytest.raises(InputError, match=r"fr/neptune: its text is not there.*--corpus"):
        export(rows(text=None), to, tmp_path / "out")
    with pytest.raises(InputError, match="does not stand at"):
        export(rows(text="another text"), to, tmp_path / "out")
    assert not (tmp_path / "out").exists()


NAMES = ["../x", "/etc/x", "a/../../x", "a//x", ".", "", "a\\..\\x", "a\nb", "x" * 300, "a/\x00"]


@pytest.mark.parametrize("doc_id", NAMES)
def test_name_that_is_no_path(tmp_path: Path, doc_id: str) -> None:
    with pytest.raises(InputError, match="cannot be the name of a file"):
        relative_path(doc_id)
    with pytest.raises(InputError):
        export(rows(DOCUMENT.model_copy(update={"doc_id": doc_id})), Format.BRAT, tmp_path / "in/out")
    assert [*tmp_path.rglob("*.txt")] == []


# --- what is wrong ----------------------------------------------------------------------------------------------------


def brat_folder(tmp_path: Path, ann: str, text: str = "Neptune: 94 victimes au Togo") -> Path:
    folder = tmp_path / "brat"
    folder.mkdir()
    (folder / "x.txt").write_bytes(text.encode())
    (folder / "x.ann").write_bytes(ann.encode())
    return folder


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tvictims 9 11\t94", "x.ann:2: T1 is there twice"),
        ("T2\tvictims 9 99999\t94", "x.ann:2: victims at 9 to 99999: the text has 28 characters"),
        ("T2\tvictims 11 9\t94", "x.ann:2: victims at 11 to 9"),
        ("T2\tvictims 9 11\t95", "x.ann:2: T2 says '95', but the text has '94' there"),
        ("T2\tvictims nine\t94", "x.ann:2: 'victims nine' is no label with places"),
        ("T2\tvictims 9 11;x\t94", "x.ann:2: 'victims 9 11;x' is no label with places"),
        ("T2 victims 9 11 94", "x.ann:2: '' is no label with places"),
        ("R1\tlikes Arg1:T1 Arg2:T1", "x.ann:2: there is no relation 'likes'"),
        ("R1\tpart-of Arg1:T1", "x.ann:2: 'part-of Arg1:T1' is no relation of two spans"),
        ("R1\tpart-of Arg1:T1 Arg2:T7", "x.ann: part-of points to T7, which is no span"),
        ("E1\tArrest:T1", "x.ann:2: 'E1': only T, R, *, A, M and # lines are read"),
        ("A1\tModifier T1 roughly", "x.ann:2: 'Modifier T1 roughly' is no attribute"),
        ("nothing", "x.ann:2: 'nothing': only T"),
    ],
)
def test_wrong_line_of_brat(tmp_path: Path, line: str, message: str) -> None:
    texts, findings = read(brat_folder(tmp_path, f"T1\toperation 0 7\tNeptune\n{line}\n"), Tool.BRAT)
    assert message in str(findings[0])
    assert [record.operation for record in texts[0].document.records] == ["Neptune"]
    assert texts[0].document.doc_id == "x"


def test_cycle_of_brat(tmp_path: Path) -> None:
    ann = "T1\tvictims 9 11\t94\nT2\twomen 9 11\t94\nR1\tpart-of Arg1:T1 Arg2:T2\nR2\tpart-of Arg1:T2 Arg2:T1\n"
    texts, findings = read(brat_folder(tmp_path, ann), Tool.BRAT)
    assert "is a part of itself" in str(findings[0])
    assert [(item.category, len(item.including)) for item in texts[0].document.records[0].counts] == [("women", 1)]


def test_brat_by_hand(tmp_path: Path) -> None:
    """As annotators write them: notes, an attribute without a note, brat's own equivalence, a note that says nothing."""
    ann = (
        "T1\toperation 0 7\tNeptune\nT2\tvictims 9 20\t94 victimes\r\nT3\tcountry 24 28\tTogo\nT4\tvictims 9 11\t94\n"
        "R1\tsame-record Arg1:T2 Arg2:T1\nR2\tsame-record Arg1:T3 Arg2:T1\n*\tEquiv T2 T4\n"
        "A1\tPresumed T2\n#1\tAnnotatorNotes T3\tcheck this\n#2\tOther T1\thello\n"
    )
    texts, findings = read(brat_folder(tmp_path, ann), Tool.BRAT)
    (record,) = texts[0].document.records
    assert (record.operation, record.countries) == ("Neptune", ["TG"])
    assert [(item.value, item.presumed, len(item.evidence)) for item in record.counts] == [(94, True, 2)]
    assert [str(item) for item in findings] == ["x.ann:3: 'check this' is no value of country; the text is read instead"]
    assert not findings[0].is_loss


def test_brat_without_its_text(tmp_path: Path) -> None:
    folder = brat_folder(tmp_path, "T1\toperation 0 7\tNeptune\n")
    (folder / "y.ann").write_bytes(b"")
    (folder / "z.ann").write_bytes(b"T1\toperation 0 7\t\xff")
    (folder / "z.txt").write_bytes(b"Neptune")
    texts, findings = read(folder, Tool.BRAT)
    assert [item.document.doc_id for item in texts] == ["x"]
    assert [item.source for item in findings] == ["y.ann", "z.ann"]


def lines(tmp_path: Path, *items: object) -> Path:
    path = tmp_path / "all.jsonl"
    path.write_text("".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items), encoding="utf-8")
    return path


DOCCANO: dict[str, Any] = {"id": 7, "text": "94 victimes", "label": [[0, 11, "VICTIMS"]]}
PRODIGY: dict[str, Any] = {"text": "94 victimes", "spans": [{"start": 0, "end": 11, "label": "VICTIMS"}], "answer": "accept"}


@pytest.mark.parametrize(
    ("tool", "good", "bad", "message"),
    [
        (Tool.DOCCANO, DOCCANO, '{"text": ', "all.jsonl:2: Invalid JSON"),
        (Tool.DOCCANO, DOCCANO, "[" * 5000, "all.jsonl:2: Invalid JSON"),
        (Tool.DOCCANO, DOCCANO, {"label": []}, "all.jsonl:2: text: Field required"),
        (Tool.DOCCANO, DOCCANO, {**DOCCANO, "label": [["0", 11, "victims"]]}, "all.jsonl:2: label.0.0: Input should be a valid integer"),
        (Tool.DOCCANO, DOCCANO, {**DOCCANO, "doc_id": "all-1"}, "all.jsonl:2: 'all-1' is there twice"),
        (Tool.DOCCANO, DOCCANO, {**DOCCANO, "label": [[0, 10**30, "victims"]]}, "all.jsonl:2: label[0]: victims at 0 to 1000000"),
        (Tool.DOCCANO, DOCCANO, {**DOCCANO, "filet": {"language": "xx"}}, "all.jsonl:2: filet: language: Input should be"),
        (Tool.PRODIGY, PRODIGY, {**PRODIGY, "answer": "reject"}, "all.jsonl:2: the answer is 'reject'"),
        (Tool.PRODIGY, PRODIGY, {**PRODIGY, "spans": [{"start": 5, "end": 2, "label": "victims"}]}, "all.jsonl:2: spans[0]: victims at 5"),
        (Tool.PRODIGY, PRODIGY, {**PRODIGY, "spans": [{"start": 0}]}, "all.jsonl:2: spans.0.end: Field required"),
        (Tool.PRODIGY, PRODIGY, "null", "all.jsonl:2: Input should be an object"),
    ],
)  # fmt: skip
def test_wrong_line_of_json(tmp_path: Path, tool: Tool, good: dict[str, Any], bad: object, message: str) -> None:
    texts, findings = read(lines(tmp_path, good, bad, "", {**good, "text": "95 victimes"}), tool)
    assert message in str(findings[0])
    values = {
        item.document.doc_id: [count.value for record in item.document.records for count in record.counts] for item in texts
    }
    assert (values["all-1"], values["all-4"]) == ([94], [95])


@pytest.mark.parametrize("tool", [*Tool])
def test_nothing_there(tmp_path: Path, tool: Tool) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read(tmp_path / "none", tool)
    with pytest.raises(InputError, match=r"no \.ann file|is a folder"):
        read(tmp_path, tool)


@pytest.mark.parametrize("write", [doccano.write_relations, prodigy.write])
def test_relations_as_the_tool_gives_them(write: Callable[[Annotated], str]) -> None:
    """doccano numbers spans anew, Prodigy keeps no ids of new ones."""
    text = write(ANNOTATED)
    if write is doccano.write_relations:
        for number in range(3):
            text = re.sub(rf'"(id|from_id|to_id)": {number}\b', rf'"\1": {5000 + number}', text)
        (found,) = doccano.read(text, "x")
    else:
        (found,) = prodigy.read(re.sub(r', "id": "T\d+"', "", text), "x")
    assert isinstance(found, Annotated)
    assert rebuild(found, lambda _: "fr") == Imported(DOCUMENT, ())


# --- whatever a file holds --------------------------------------------------------------------------------------------

ids = st.sampled_from(["T1", "T2", "T3", "T99", "*", "", "T", "T-1", "T١"])
fields = st.one_of(
    ids.map(lambda item: f"Arg1:{item}"),
    st.sampled_from(
        ["victims 0 2", "victims 0 2;3 5", "women 5 1", "part-of", "same-value", "Equiv", "Modifier", "Unit T1", ":", ""]
    ),
    st.text(max_size=6),
    st.integers(-9, 10**20).map(str),
)
ann_lines = st.tuples(
    st.one_of(ids, st.sampled_from(["R1", "R2", "A1", "#1", "E1", "N1"])),
    st.lists(fields, max_size=4).map(" ".join),
    st.one_of(fields, st.just("94")),
).map("\t".join)


@given(st.lists(ann_lines, max_size=8).map("\n".join), st.one_of(st.just(""), st.text(max_size=9), st.just('{"document": {}}')))
@settings(deadline=None, max_examples=80)
def test_no_ann_file_breaks_the_import(ann: str, known: str) -> None:
    found = brat.read(brat.BratFiles("94 victimes", ann, known), "x.ann", "x")
    assert isinstance(rebuild(found, lambda _: "fr"), Imported)


scalars = st.one_of(st.none(), st.booleans(), st.integers(-2, 20), st.floats(), st.sampled_from(["victims", "part-of", "T1", ""]))
values = st.recursive(
    scalars, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3))
)
places = st.fixed_dictionaries({"start": scalars, "end": scalars, "label": scalars}, optional={"id": scalars})
entities = st.fixed_dictionaries({"id": scalars, "start_offset": scalars, "end_offset": scalars, "label": scalars})
ties = st.one_of(
    st.fixed_dictionaries({"from_id": scalars, "to_id": scalars, "type": scalars}),
    st.fixed_dictionaries({"label": scalars, "head_span": places, "child_span": places}),
)


@given(
    st.fixed_dictionaries(
        {"text": st.just("94 victimes")},
        optional={
            "spans": st.lists(st.one_of(places, values), max_size=3),
            "entities": st.lists(st.one_of(entities, values), max_size=3),
            "relations": st.lists(st.one_of(ties, values), max_size=3),
            "label": st.lists(st.one_of(st.tuples(scalars, scalars, scalars), values), max_size=3),
            "filet": values,
            "doc_id": scalars,
            "meta": values,
        },
    )
)
@settings(deadline=None, max_examples=80)
def test_no_line_breaks_the_import(line: dict[str, Any]) -> None:
    for tool in (doccano, prodigy):
        (found,) = tool.read(json.dumps(line), "x.jsonl")
        assert isinstance(found, Finding) or isinstance(rebuild(found, lambda _: "fr"), Imported)

"""The gold view over HTTP: the queue, the editor, and what it asks the server; nothing outside of the gold folder is touched."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.scoring import check_gold

TEXT = """L'opération « Filet d'or » a été menée du 3 au 9 juin 2024 au Togo et au Bénin.

Mardi, la police a interpellé 12 suspects et secouru vingt-quatre Togolaises 🙂, dont 3 mineures. Au Ghana, rien.
"""
GOLD = {
    "doc_id": "fr/filet-or",
    "language": "fr",
    "published": "2024-06-12",
    "records": [
        {
            "operation": "Filet d'or",
            "dates": "2024-06-03/2024-06-09",
            "countries": ["BJ", "TG"],
            "counts": [{"category": "arrests", "value": 12}],
        }
    ],
}


@dataclass
class Desk:
    """A client, and the folders that it works on."""

    client: TestClient
    corpus: Path
    gold: Path

    def post(self, what: str, doc_id: str, language: str = "en", **body: object) -> Any:
        return self.client.post(f"/{language}/gold/{what}", params={"id": doc_id}, json=body)

    def start(self, doc_id: str) -> Any:
        """What the editor of a text begins with."""
        page = self.client.get("/en/gold/text", params={"id": doc_id})
        assert page.status_code == 200
        return json.loads(page.text.partition('id="start">')[2].partition("</script>")[0])

    @property
    def file(self) -> Path:
        return self.gold / "fr" / "filet-or.json"


@pytest.fixture
def desk(tmp_path: Path, open_client: Callable[..., TestClient]) -> Desk:
    corpus, gold = tmp_path / "corpus", tmp_path / "gold"
    for folder in ("fr", "en"):
        (corpus / folder).mkdir(parents=True)
        (gold / folder).mkdir(parents=True)
    (corpus / "fr" / "filet-or.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "en" / "new.txt").write_text("Police in Lyon arrested 5 men on 3 June 2024.\n", encoding="utf-8")
    (corpus / "metadata.csv").write_text("doc_id,published,language\nfr/filet-or,2024-06-12,fr\n", encoding="utf-8")
    (gold / "fr" / "filet-or.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return Desk(open_client(corpus=corpus, gold=gold), corpus, gold)


# --- the queue ----------------------------------------------------------------------------------------------------------


def test_queue_begins_with_what_has_no_gold(desk: Desk) -> None:
    page = desk.client.get("/en/gold").text
    assert page.index("en/new") < page.index("fr/filet-or")
    assert "1 still without an annotation" in page
    assert "fr/filet-or" not in desk.client.get("/en/gold", params={"q": "new"}).text
    assert "No text is called so." in desk.client.get("/en/gold", params={"q": "<b>"}).text


def test_queue_in_french(desk: Desk) -> None:
    assert "1 encore sans annotation" in desk.client.get("/fr/gold").text


def test_corpus_without_texts(tmp_path: Path, open_client: Callable[..., TestClient]) -> None:
    page = open_client(corpus=tmp_path, gold=tmp_path).get("/en/gold")
    assert page.status_code == 500
    assert "no text in it" in page.text


# --- the editor ---------------------------------------------------------------------------------------------------------


def test_editor_begins_with_the_gold(desk: Desk) -> None:
    start = desk.start("fr/filet-or")
    [record] = start["document"]["records"]
    assert record["counts"][0]["value"] == 12
    [evidence] = record["counts"][0]["evidence"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"] == "12 suspects"
    assert "".join(piece["text"] for piece in start["answer"]["pieces"]) == TEXT


def test_annotation_can_be_read_without_script(desk: Desk) -> None:
    page = desk.client.get("/fr/gold/text", params={"id": "fr/filet-or"}).text
    shown = page.partition("</noscript>")[2].partition("<noscript>")[2].partition("</noscript>")[0]
    assert "3–9 juin 2024" in shown
    assert "arrestations" in shown


def test_editor_begins_with_the_pipeline(desk: Desk) -> None:
    start = desk.start("en/new")
    assert start["version"] == ""
    assert [count["value"] for count in start["document"]["records"][0]["counts"]] == [5]
    assert start["answer"]["differences"] == []


def test_hostile_text_stays_text(desk: Desk) -> None:
    hostile = "</script><script>alert(1)</script><img onerror=alert(1)> 12 people were arrested \u2028 & in Lyon."
    (desk.corpus / "en" / "new.txt").write_text(hostile, encoding="utf-8")
    page = desk.client.get("/en/gold/text", params={"id": "en/new"}).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "".join(piece["text"] for piece in desk.start("en/new")["answer"]["pieces"]) == hostile


def test_gold_that_is_no_annotation(desk: Desk) -> None:
    desk.file.write_text('{"records": 1}', encoding="utf-8")
    page = desk.client.get("/en/gold/text", params={"id": "fr/filet-or"}).text
    assert "cannot be read as an annotation" in page
    assert "Must be a list" in page
    assert "annotation with errors" in desk.client.get("/en/gold").text


def test_a_number_beyond_all_reckoning_is_a_finding(desk: Desk) -> None:
    desk.file.write_text(json.dumps(GOLD).replace('"value": 12', f'"value": {"9" * 400}'), encoding="utf-8")
    assert "annotation with errors" in desk.client.get("/en/gold").text
    assert desk.client.get("/fr/gold/text", params={"id": "fr/filet-or"}).status_code == 200


def test_pages_do_not_say_where_the_folders_lie(desk: Desk) -> None:
    start = desk.start("fr/filet-or")
    desk.file.unlink()
    desk.file.mkdir()
    page = desk.client.get("/en/gold/text", params={"id": "fr/filet-or"})
    answer = desk.post("save", "fr/filet-or", document=start["document"], version=start["version"])
    for told in (page.text, answer.text):
        assert "filet-or.json: cannot be read" in told
        assert str(desk.gold.parent) not in told


# --- checking a draft ---------------------------------------------------------------------------------------------------


def test_check_names_field_and_reason(desk: Desk) -> None:
    draft = json.loads(json.dumps(GOLD))
    draft["records"][0]["dates"] = "2024-13"
    answer = desk.post("check", "fr/filet-or", document=draft).json()
    assert not answer["is_valid"]
    assert [(item["path"], item["is_error"]) for item in answer["findings"]] == [("records[0].dates", True)]
    french = desk.post("check", "fr/filet-or", "fr", document=draft).json()
    assert "date du guide" in french["findings"][0]["text"]


def test_check_tells_what_differs(desk: Desk) -> None:
    draft = json.loads(json.dumps(GOLD))
    draft["records"][0]["counts"][0]["value"] = 13
    draft["records"][0]["countries"] = ["TG"]
    answer = desk.post("check", "fr/filet-or", document=draft).json()
    found = [(item["path"], item["sign"], item["value"]) for item in answer["differences"]]
    assert ("records[0].counts[0].value", "both", 12) in found
    assert ("records[0].countries", "pipeline", "BJ") in found
    assert answer["readable"]["records[0].dates"] == "3–9 June 2024"


@pytest.mark.parametrize(
    "document", [None, 3, [], {}, {"records": "x"}, {"records": [{"counts": [{"value": "x"}]}]}, {"x": 1e400}]
)
def test_check_of_what_is_no_document(desk: Desk, document: object) -> None:
    body = json.dumps({"document": document})
    answer = desk.client.post(
        "/en/gold/check", params={"id": "en/new"}, content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (200, 400)
    assert answer.status_code == 400 or answer.json()["findings"]


@pytest.mark.parametrize("body", ["", "{", "[]", "[" * 100_000, '{"document": {}, "path": "/etc"}'])
def test_what_is_no_request(desk: Desk, body: str) -> None:
    headers = {"content-type": "application/json"}
    assert desk.client.post("/en/gold/check", params={"id": "en/new"}, content=body, headers=headers).status_code == 400


def test_forms_are_not_taken_for_json(desk: Desk) -> None:
    assert desk.client.post("/en/gold/save", params={"id": "en/new"}, data={"document": "{}"}).status_code == 415


# --- selected words -----------------------------------------------------------------------------------------------------


def selected(desk: Desk, words: str, purpose: str, **more: object) -> Any:
    start = TEXT.index(words)
    return desk.post("read", "fr/filet-or", start=start, end=start + len(words), purpose=purpose, **more).json()


@pytest.mark.parametrize(
    ("words", "purpose", "values"),
    [
        ("vingt-quatre Togolaises", "counts", [{"category": "victims", "value": 24}]),
        ("12 suspects", "counts", [{"category": "arrests", "value": 12}]),
        ("12", "value", [12]),
        ("Mardi", "dates", ["2024-06-11"]),
        ("du 3 au 9 juin 2024", "dates", ["2024-06-03/2024-06-09"]),
        ("Togo et au Bénin", "countries", ["TG", "BJ"]),
        ("« Filet d'or »", "operation", ["Filet d'or"]),
        ("L'opération « Filet d'or »", "operation", ["Filet d'or"]),
        ("rien", "counts", []),
        ("rien", "dates", []),
    ],
)
def test_selected_words_become_values(desk: Desk, words: str, purpose: str, values: list[object]) -> None:
    answer = selected(desk, words, purpose)
    assert [item["value"] for item in answer["values"]] == values
    assert bool(answer["problem"]) == (not values)
    for item in answer["values"]:
        evidence = item["evidence"]
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]


def test_days_are_reckoned_from_the_day_in_the_form(desk: Desk) -> None:
    assert selected(desk, "Mardi", "dates", published="2024-05-02")["values"][0]["value"] == "2024-04-30"
    assert selected(desk, "Mardi", "dates", published="soon")["values"][0]["value"] == "2024-06-11"


def test_offsets_are_characters(desk: Desk) -> None:
    """An emoji before the words is one character here and two in a browser's count."""
    assert selected(desk, "3 mineures", "counts")["values"][0]["value"]["category"] == "minors"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10_000)])
def test_selection_outside_of_the_text(desk: Desk, start: int, end: int) -> None:
    assert desk.post("read", "fr/filet-or", start=start, end=end, purpose="counts").status_code == 400


# --- saving -------------------------------------------------------------------------------------------------------------


def test_save(desk: Desk) -> None:
    start = desk.start("fr/filet-or")
    before = desk.client.get("/en/gold/score").json()
    start["document"]["records"][0]["counts"][0]["value"] = 13
    answer = desk.post("save", "fr/filet-or", document=start["document"], version=start["version"])
    assert answer.status_code == 200
    assert json.loads(desk.file.read_text(encoding="utf-8"))["records"][0]["counts"] == [{"category": "arrests", "value": 13}]
    assert check_gold(desk.gold).errors == ()
    # The number of the set is another at once.
    assert answer.json()["score"]["f1"] != before["f1"] != "–"
    again = desk.post("save", "fr/filet-or", document=start["document"], version=answer.json()["version"])
    assert again.status_code == 200


def test_unchanged_file_keeps_its_bytes(desk: Desk) -> None:
    before = desk.file.read_bytes()
    start = desk.start("fr/filet-or")
    assert desk.post("save", "fr/filet-or", document=start["document"], version=start["version"]).status_code == 200
    assert desk.file.read_bytes() == before


def test_first_annotation_makes_the_file(desk: Desk) -> None:
    shutil.rmtree(desk.gold)
    start = desk.start("en/new")
    assert desk.post("save", "en/new", document=start["document"], version="").status_code == 200
    assert list(desk.gold.rglob("*")) == [desk.gold / "en", desk.gold / "en" / "new.json"]
    assert desk.start("en/new")["version"] != ""


def test_nothing_is_reported(desk: Desk) -> None:
    document = {"doc_id": "en/new", "language": "en", "published": None, "records": []}
    assert desk.post("save", "en/new", document=document, version="").status_code == 200
    assert json.loads((desk.gold / "en" / "new.json").read_text(encoding="utf-8")) == document


def test_file_that_has_changed_is_not_overwritten(desk: Desk) -> None:
    start = desk.start("fr/filet-or")
    other = json.loads(json.dumps(GOLD)) | {"records": []}
    desk.file.write_text(json.dumps(other), encoding="utf-8")
    answer = desk.post("save", "fr/filet-or", document=start["document"], version=start["version"])
    assert answer.status_code == 409
    assert answer.json()["theirs"]["records"] == []
    assert json.loads(desk.file.read_text(encoding="utf-8")) == other
    # Either way on: with the new version, or over whatever is there.
    assert desk.post("save", "fr/filet-or", document=start["document"], version=None).status_code == 200
    assert json.loads(desk.file.read_text(encoding="utf-8"))["records"] != []


def test_file_that_came_meanwhile_is_not_overwritten(desk: Desk) -> None:
    start = desk.start("en/new")
    file = desk.gold / "en" / "new.json"
    file.write_text("mine", encoding="utf-8")
    assert desk.post("save", "en/new", document=start["document"], version="").status_code == 409
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"records": [{"dates": "2024-13"}]}, "records[0].dates"),
        ({"records": [{}]}, "records[0]"),
        ({"records": [{"counts": [{"category": "drugs", "value": 3, "unit": "EUR"}]}]}, "records[0].counts[0].unit"),
        ({"doc_id": "fr/../../x"}, "doc_id"),
        ({"extra": 1}, "extra"),
    ],
)
def test_what_breaks_the_guide_is_not_saved(desk: Desk, change: dict[str, object], path: str) -> None:
    before = desk.file.read_bytes()
    answer = desk.post("save", "fr/filet-or", document=GOLD | change, version=None)
    assert answer.status_code == 422
    assert path in [item["path"] for item in answer.json()["findings"]]
    assert desk.file.read_bytes() == before


# --- paths --------------------------------------------------------------------------------------------------------------

TRICKS = [
    "",
    ".",
    "..",
    "../gold/fr/filet-or",
    "fr/../fr/filet-or",
    "/etc/passwd",
    "fr/filet-or.json",
    "fr\\filet-or",
    "fr/filet-or\x00",
    "nothing",
]


@pytest.mark.parametrize("doc_id", TRICKS)
def test_only_texts_of_the_corpus_have_a_name(desk: Desk, doc_id: str) -> None:
    assert desk.client.get("/en/gold/text", params={"id": doc_id}).status_code == 404
    for what, body in (
        ("check", {"document": GOLD}),
        ("save", {"document": GOLD}),
        ("read", {"start": 0, "end": 1, "purpose": "value"}),
    ):
        assert desk.post(what, doc_id, **body).status_code == 404


def test_links_out_of_the_gold_folder_are_not_followed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(desk.gold / "en")
    (desk.gold / "en").symlink_to(outside)
    secret = outside / "secret.json"
    secret.write_text(json.dumps(GOLD | {"doc_id": "fr/filet-or"}), encoding="utf-8")
    desk.file.unlink()
    desk.file.symlink_to(secret)
    assert desk.client.get("/en/gold/text", params={"id": "fr/filet-or"}).status_code == 422
    for doc_id in ("en/new", "fr/filet-or"):
        document = {"doc_id": doc_id, "language": doc_id[:2], "published": None, "records": []}
        document |= {"published": "2024-06-12"} if doc_id == "fr/filet-or" else {}
        answer = desk.post("save", doc_id, document=document, version=None)
        assert answer.status_code == 500
        assert "leads out of" in answer.json()["said"]
    assert [path.name for path in outside.iterdir()] == ["secret.json"]
    assert json.loads(secret.read_text(encoding="utf-8"))["records"] != []
    assert desk.client.get("/en/gold").status_code == 200


def test_nothing_is_left_beside_the_file(desk: Desk) -> None:
    start = desk.start("fr/filet-or")
    desk.post("save", "fr/filet-or", document=start["document"], version=start["version"])
    assert sorted(path.name for path in desk.file.parent.iterdir()) == ["filet-or.json"]


def test_other_pages_may_not_save(desk: Desk) -> None:
    body = {"document": GOLD, "version": None}
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        answer = desk.client.post("/en/gold/save", params={"id": "fr/filet-or"}, json=body, headers={"origin": origin})
        assert answer.status_code == 403
    assert desk.file.read_text(encoding="utf-8") == json.dumps(GOLD)


# --- the score ----------------------------------------------------------------------------------------------------------


def test_score_of_the_set_is_worked_out_in_the_background(desk: Desk) -> None:
    desk.client.get("/en/gold")
    for _ in range(50):
        score = desk.client.get("/en/gold/score").json()
        if score["is_complete"]:
            break
    assert score["is_complete"]
    assert score["text"] == "1 text"
    assert score["precision"] != "–"

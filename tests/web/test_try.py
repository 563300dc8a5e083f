"""The view Try: what a text or a file gives, what is said when it cannot be read, and hostile input."""

import io
import json
import zipfile
from html.parser import HTMLParser
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.records import DocumentRecords
from pipeline.view.words import load_words

TEXT = "Police arrested 12 suspects in Lyon on Tuesday, and seized more than 1,600.5 kg of cannabis. Operation Kabo goes on."


class Page(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text within some of them."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.closed: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        name, attributes, texts = self.open.pop()
        assert name == tag
        self.closed.append((tag, attributes, "".join(texts)))

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.open:
            texts.append(data)

    def text_of(self, tag: str, **wanted: str) -> str:
        """Of the one element with that tag and those attributes (``class_``, ``id``)."""
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        (found,) = [text for name, attributes, text in self.closed if name == tag and wanted.items() <= attributes.items()]
        return found

    def field(self, name: str) -> str:
        """The value of a textarea, without the line break that HTML drops."""
        return self.text_of("textarea", id=name).removeprefix("\n")


def read(
    client: TestClient, text: str = "", language: str = "en", file: tuple[str, bytes] | None = None, **fields: str
) -> tuple[int, Page]:
    files = {"file": file} if file else {"file": ("", b"")}
    response = client.post(f"/{language}/try", data={"text": text, **fields}, files=files)
    return response.status_code, Page(response.text)


def document_of(page: Page) -> DocumentRecords:
    return DocumentRecords.model_validate_json(page.field("json"))


# --- what comes out ---------------------------------------------------------------------------------------------------


def test_a_text_beside_its_records(client: TestClient) -> None:
    status, page = read(client, TEXT, published="2024-06-06")
    assert status == 200
    assert page.text_of("div", class_="text") == TEXT
    (record,) = document_of(page).records
    assert (record.operation, record.dates, record.countries) == ("Kabo", "2024-06-04", ["FR"])
    marks = {text for tag, attributes, text in page.closed if tag == "mark" and attributes["data-label"] == "arrests"}
    assert marks == {"12 suspects"}
    assert page.field("text") == TEXT


def test_the_same_without_multipart(client: TestClient) -> None:
    response = client.post("/en/try", data={"text": TEXT, "published": "2024-06-06"})
    assert document_of(Page(response.text)).records[0].operation == "Kabo"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_example_gives_records(client: TestClient, language: str) -> None:
    status, page = read(client, language=language, example="1")
    assert status == 200
    document = document_of(page)
    assert document.language == language
    assert len(document.records) == 2
    assert document.records[0].operation in ("Harbour Shield", "Rive Claire")
    assert all(record.dates for record in document.records)
    assert page.field("text") == load_words(language, "web.try")("try.example")


def test_a_text_that_reports_nothing(client: TestClient) -> None:
    status, page = read(client, "The weather was fine on Sunday.")
    assert (status, document_of(page).records) == (200, [])
    assert "This text reports no operation, event or total." in page.text_of("main", id="content")
    assert "table" not in {tag for tag, _ in page.elements}


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("Police arrested 12 people on Tuesday.", "2024-06-06", "reckoned from 6 June 2024, as given"),
        ("Lyon, 6 June 2024. Police arrested 12 people on Tuesday.", "", "reckoned from 6 June 2024, the text’s own dateline"),
        ("Police arrested 12 people on Tuesday.", "", "day of publication unknown"),
    ],
)
def test_the_page_says_what_tuesday_is_reckoned_from(client: TestClient, text: str, published: str, words: str) -> None:
    assert words in read(client, text, published=published)[1].text_of("main", id="content")


def test_what_was_not_taken_is_told(client: TestClient) -> None:
    """Quantities in no record with the reason, and passages that were not read."""
    german = "Die Polizei hat am Dienstag in Berlin vierzehn Wohnungen durchsucht und dabei mehrere Personen festgenommen."
    _, page = read(client, f"Police arrested 12 people in Lyon. The town has 34,000 inhabitants.\n\n{german}\n")
    shown = page.text_of("main", id="content")
    assert "34,000 inhabitants" in shown
    assert document_of(page).unassigned[0].reason in shown
    assert "Passages that were not read (1)" in shown


@pytest.mark.parametrize(("language", "number"), [("en", "1600.5"), ("fr", "1600,5")])
def test_the_table_for_spreadsheets(client: TestClient, language: str, number: str) -> None:
    _, page = read(client, TEXT, language, published="2024-06-06")
    (table,) = [text for tag, attributes, text in page.closed if tag == "table"]
    cells = [text for tag, _, text in page.closed if tag == "td"]
    assert number in cells
    assert "Kabo" in cells
    assert "2024-06-04" in cells
    assert "12 suspects" in table
    assert len(cells) % len([tag for tag, _ in page.elements if tag == "th"]) == 0


def test_a_cell_runs_in_no_spreadsheet(client: TestClient) -> None:
    _, page = read(client, "Operation “=HYPERLINK(1)” led to 12 arrests in France.", language="en", published="2024-06-06")
    cells = [text for tag, _, text in page.closed if tag == "td"]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_other_language_keeps_the_text(client: TestClient) -> None:
    _, page = read(client, TEXT)
    (button,) = [attributes for tag, attributes in page.elements if tag == "button" and "formaction" in attributes]
    assert (button["form"], button["formaction"]) == ("try", "/fr/try")


# --- files ------------------------------------------------------------------------------------------------------------


def docx(xml: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("file", "doc_id"),
    [
        (("release.txt", TEXT.encode()), "release"),
        (("release.txt", TEXT.encode("utf-16")), "release"),
        (("page.html", f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()), "page"),
        (("Ünï cödé.txt", TEXT.encode()), "Ünï cödé"),
        (("../../etc/passwd.txt", TEXT.encode()), "passwd"),
        (("..\\..\\boot.txt", TEXT.encode()), "boot"),
    ],
)
def test_a_file(client: TestClient, file: tuple[str, bytes], doc_id: str) -> None:
    status, page = read(client, "what stands in the field is not read", file=file, published="2024-06-06")
    assert status == 200
    document = document_of(page)
    assert (document.doc_id, document.records[0].operation) == (doc_id, "Kabo")
    assert page.field("text") == TEXT


def test_the_day_that_a_page_says_is_kept_for_reading_again(client: TestClient) -> None:
    html = f"<html><head><meta property='article:published_time' content='2024-06-06'></head><body><p>{TEXT}</body></html>"
    _, page = read(client, file=("a.html", html.encode()))
    assert "reckoned from 6 June 2024, as the file says" in page.text_of("main", id="content")
    (field,) = [attributes for tag, attributes in page.elements if tag == "input" and attributes["name"] == "published"]
    assert field["value"] == "2024-06-06"
    assert document_of(read(client, page.field("text"), published=field["value"])[1]).records == document_of(page).records


@pytest.mark.parametrize(
    "file",
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"),
        ("a.pdf", b"%PDF-" + b"\xff" * 5000),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 500),
        ("a.docx", docx(b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>")),
        ("bomb.docx", docx(b"<w>" + b" " * 200_000_000 + b"</w>")),
        ("a.exe", b"MZ\x90\x00"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a.txt", b"\x00" * 100),
        ("<img src=x onerror=alert(1)>.exe", b"x"),
        ("a.txt\r\nSet-Cookie: a=b", b"\x00\x01"),
    ],
    ids=lambda file: file[0][:20],
)
def test_a_file_that_cannot_be_read(client: TestClient, file: tuple[str, bytes]) -> None:
    status, page = read(client, "the text that stood there", file=file)
    assert status == 422
    assert "This file could not be read." in page.text_of("p", id="mistake")
    assert page.field("text") == "the text that stood there"
    assert not [attributes for _, attributes in page.elements if "onerror" in attributes]


def test_no_path_of_this_machine_is_told(client: TestClient) -> None:
    for file in (("a.pdf", b"%PDF-broken"), ("a.docx", b"PK\x03\x04broken"), ("/root/x.exe", b"")):
        message = read(client, file=file)[1].text_of("p", id="mistake")
        assert "/" not in message.replace("N/A", "")


def test_no_file_is_written_to_disk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_: object) -> None:
        raise AssertionError("an upload went to disk")

    monkeypatch.setattr(SpooledTemporaryFile, "rollover", write)
    status, _ = read(client, file=("a.txt", TEXT.encode() + b"\n" * 15_000_000))
    assert status == 422  # a text of more than a million characters
    status, _ = read(client, file=("a.pdf", b"%PDF-" + b"x" * 19_000_000))
    assert status == 422


# --- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fields", "message"),
    [
        ("", {}, "There is no text yet."),
        (" \n\t ", {}, "There is no text yet."),
        (TEXT, {"published": "Tuesday"}, "“Tuesday” is not a day."),
        (TEXT, {"published": "2024-02-30"}, "“2024-02-30” is not a day."),
        (TEXT, {"published": "<script>"}, "“<script>” is not a day."),
        (TEXT, {"published": "20240606"}, "“20240606” is not a day."),
        ("x" * 1_000_001, {}, "more than 1,000,000 characters"),
    ],
)
def test_a_mistake_keeps_the_text(client: TestClient, text: str, fields: dict[str, str], message: str) -> None:
    status, page = read(client, text, **fields)
    assert status == 422
    assert message in page.text_of("p", id="mistake")
    assert page.field("text") == text


def test_an_unknown_language_is_taken_for_automatic(client: TestClient) -> None:
    status, page = read(client, TEXT, language_="de")
    assert (status, document_of(page).language) == (200, "en")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"nonsense", "multipart/form-data; boundary=b", 400),
        (b"x", "multipart/form-data", 400),
        (
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nx\r\n--b--',
            "multipart/form-data; boundary=b; charset=punycode",
            400,
        ),
        (b"{}", "application/json", 415),
        (b"", "", 415),
        (b"&".join(b"a=b" for _ in range(100)), "application/x-www-form-urlencoded", 400),
        (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n' * 3 + b"--b--",
            "multipart/form-data; boundary=b",
            400,
        ),
    ],
)
def test_what_is_no_form(client: TestClient, content: bytes, kind: str, status: int) -> None:
    response = client.post("/en/try", content=content, headers={"content-type": kind} if kind else {})
    assert response.status_code == status
    assert "Traceback" not in response.text


# --- hostile text -----------------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script> Police arrested 12 people in Lyon.",
    "</textarea><script>alert(1)</script> 12 arrests in France",
    "12 arrests </span></mark></div></main></body></html><!-- in France",
    "<img src=x onerror=alert(1)> 12 arrests",
    "' onmouseover='alert(1)' \" onmouseover=\"alert(1)\" 12 arrests `x`",
    "Operation <b>Kabo</b> led to 12 arrests in France",
    "Operation “</script><svg onload=alert(1)>” led to 12 arrests",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} 12 arrests",
    "&lt;script&gt; &#60; &amp;amp; 12 arrests",
    "\u202e12 arrests\u202c \u2066\u2067\u200f in France \u2028 \u2029 \ufeff",
    "👮🏽‍♀️ 12 arrests 👨‍👩‍👧‍👦 in France 🇫🇷",
    "\n\nTwo lines before 12 arrests\n",
    "a\x0b\x0c\x1b[2J\x7f\x85 12 arrests",
    "]]> <![CDATA[ <?xml ?> 12 arrests",
    "e\u0301\u0301\u0301" * 300 + " 12 arrests",
    "javascript:alert(1) data:text/html,<script>alert(1)</script> 12 arrests",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(client: TestClient, text: str) -> None:
    status, page = read(client, text)
    assert status == 200
    assert page.text_of("div", class_="text") == text
    assert page.field("text") == text
    document_of(page)
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert all((attributes["src"] or "").startswith("/static/") for attributes in scripts)
    assert not {tag for tag, _ in page.elements} & {"img", "svg", "b", "iframe", "object", "base", "style"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"NUL \x00 12 arrests", "NUL \ufffd 12 arrests"),
        (b"\xff\xfe 12 arrests", "ÿþ 12 arrests"),
        (b"\xed\xa0\x80 12 arrests", "í\xa0\x80 12 arrests"),  # half a surrogate pair
    ],
)
def test_what_no_page_can_hold(client: TestClient, content: bytes, shown: str) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + content + b"\r\n--b--\r\n"
    response = client.post("/en/try", content=body, headers={"content-type": "multipart/form-data; boundary=b"})
    assert response.status_code == 200
    assert Page(response.text).text_of("div", class_="text") == shown


def test_half_characters_of_a_page(client: TestClient) -> None:
    html = b"<html><body><p>12 arrests in France &#xD800; &#0; &#x110000; on Tuesday</p></body></html>"
    status, page = read(client, file=("a.html", html))
    assert status == 200
    document_of(page)


def test_two_megabytes(client: TestClient) -> None:
    """More than is read as one: said, and nothing of it lost."""
    text = "12 arrests in Lyon <b> é 👮\n" * 80_000
    status, page = read(client, text)
    assert status == 422
    assert page.field("text") == text


# --- download ---------------------------------------------------------------------------------------------------------


def download(client: TestClient, document: dict[str, Any]) -> tuple[int, dict[str, str], str]:
    response = client.post("/en/try/records.json", data={"document": json.dumps(document)})
    return response.status_code, dict(response.headers), response.text


def test_the_document_as_a_file(client: TestClient) -> None:
    _, page = read(client, file=("my release.txt", TEXT.encode()))
    response = client.post("/fr/try/records.json", data={"document": page.field("json").replace("\n", "\r\n")})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert (
        response.headers["content-disposition"] == "attachment; filename=\"my-release.json\"; filename*=UTF-8''my%20release.json"
    )
    assert DocumentRecords.model_validate_json(response.text) == document_of(page)


@pytest.mark.parametrize(
    ("doc_id", "plain", "full"),
    [
        (None, "filet.json", "filet.json"),
        ("fr/libertad", "libertad.json", "libertad.json"),
        ("../../etc/passwd", "passwd.json", "passwd.json"),
        ('a"; filename="b.exe', "a-filename-b.exe.json", "a%22%3B%20filename%3D%22b.exe.json"),
        ("a\r\nSet-Cookie: x=y", "aSet-Cookie-x-y.json", "aSet-Cookie%3A%20x%3Dy.json"),
        ("…", "json", "%E2%80%A6.json"),
        ("\u202egpj.exe", "gpj.exe.json", "gpj.exe.json"),
        ("Été", "t-.json", "%C3%89t%C3%A9.json"),
    ],
)
def test_the_name_of_the_file(client: TestClient, doc_id: str | None, plain: str, full: str) -> None:
    status, headers, _ = download(client, {"doc_id": doc_id, "language": "fr"})
    assert status == 200
    assert headers["content-disposition"] == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "<script>", '{"language": "de"}', '{"language": "fr", "x": 1}', "[" * 100_000]
)
def test_nothing_else_is_sent_back(client: TestClient, content: str) -> None:
    response = client.post("/en/try/records.json", data={"document": content})
    assert (response.status_code, content in response.text and len(content) > 2) == (400, False)

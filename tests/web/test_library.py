"""The library: what is found and shown, addresses, files, states of a database, hostile content."""

import csv
import html
import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from pipeline.records import Category, Count, DocumentRecords, Evidence, Record, RecordEvidence, Source
from pipeline.store import Run, Stamp, StoreWriter
from pipeline.store.search import NONE, Filters, Sort
from pipeline.web.library.addresses import Addresses, Query, read_query

OpenClient = Callable[..., TestClient]

BAMAKO_TEXT = "Bamako police freed 27 victims on 1 May 2023."
WIRE = DocumentRecords(
    doc_id="en/wire",
    language="en",
    published="2024-11-06",
    source=Source(path="/home/somebody/texts/en/wire.txt", url="https://example.org/wire?a=1&b=2", title="Liberterra: thousands freed"),
    records=[Record(operation="Liberterra II", dates="2024-10", countries=["CR", "ML"], counts=[Count(category="suspects", value=10)])],
)  # fmt: skip
BALANCE = DocumentRecords(
    doc_id="fr/bilan",
    language="fr",
    published="2024-11-08",
    records=[Record(operation="Liberterra II", countries=["ML"], counts=[Count(category="suspects", value=12)])],
)
BAMAKO = DocumentRecords(
    doc_id="en/bamako",
    language="en",
    published="2023-05-02",
    records=[
        Record(
            dates="2023-05-01",
            countries=["ML"],
            counts=[
                Count(
                    category="victims",
                    value=27,
                    evidence=[Evidence(start=20, end=30, text="27 victims", rule="test")],
                    including=[Count(category="minors", value=12)],
                )
            ],
            evidence=RecordEvidence(countries={"ML": [Evidence(start=0, end=6, text="Bamako", rule="test")]}),
        ),
        Record(dates="2022", countries=["FR"], total=True, counts=[Count(category="arrests", value=1000)]),
    ],
)
SILENT = DocumentRecords(doc_id="en/silent", language="en")
HOSTILE = "../<script>alert(\"1\")</script> & 'a' \x00é/ü?#%20"
HOSTILE_DOCUMENT = DocumentRecords(
    doc_id=HOSTILE,
    language="en",
    published="2021-01-01",
    source=Source(url="javascript:alert(1)", title='"><img src=x onerror=alert(1)>\x00' + "long " * 5000),
    records=[Record(operation="</title><script>alert(2)</script>", countries=["NE"], counts=[Count(category="drugs", value=1, unit="<b>")])],
)  # fmt: skip


def write(path: Path, *documents: DocumentRecords, keep_text: bool = True, end: bool = True, text: str = "") -> Path:
    with StoreWriter(path, keep_text=keep_text) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        for document in documents:
            store.put(document, Stamp("c", "m", "i"), text or (BAMAKO_TEXT if document is BAMAKO else f"Mali {document.doc_id}"))
        if end:
            store.end_run()
    return path


@pytest.fixture(scope="module")
def library(open_client: OpenClient, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("library") / "records.db"
    write(path, WIRE, BALANCE, BAMAKO, SILENT, HOSTILE_DOCUMENT)
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        for number in range(3):
            name = f"/home/somebody/texts/bad{number}.pdf"
            store.put_failure(f"bad{number}", Stamp(None, "m", "i"), name, f"{name}: is <b>empty</b>; see {name}")
        store.put_failure("odd", Stamp(None, "m", "i"), None, "took too long")
        store.end_run()
    return open_client(db=path)


def text_of(page: str) -> str:
    """What a person reads on a page, a space for each piece of white space."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def links_to_texts(page: str) -> list[str]:
    """The texts of the table, in order."""
    return re.findall(r'<th scope="row"><a href="/en/library/text\?([^"]*)#', page)


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ({}, Query()),
        (
            {"q": "  a  b ", "country": "ML", "year": "2023", "category": "victims", "operation": "Liberterra", "language": "fr"},
            Query(Filters("a b", "ML", 2023, Category.VICTIMS, "Liberterra", "fr")),
        ),
        (
            {"kind": "total", "named": "no", "differ": "yes", "country": "none", "year": "none", "page": "3"},
            Query(Filters(kind="total", named=False, disagreeing=True, country=NONE, year=NONE), page=3),
        ),
        ({"sort": "text", "order": "falling"}, Query(sort=Sort.TEXT, descending=True)),
        ({"sort": "text"}, Query(sort=Sort.TEXT, descending=False)),
        ({"sort": "figure", "category": "drugs"}, Query(Filters(category=Category.DRUGS), Sort.FIGURE)),
        ({"sort": "figure"}, Query()),
        # What means nothing filters nothing.
        (
            {"country": "Mali", "year": "²", "category": "x", "language": "de", "kind": "x", "named": "x", "differ": "1"},
            Query(),
        ),
        ({"sort": "x", "order": "x", "page": "-1", "year": "99999", "country": "ml"}, Query()),
        ({"page": "0"}, Query()),
        ({"page": "9" * 50}, Query()),
    ],
)
def test_an_address_is_a_query_and_back(address: dict[str, str], query: Query) -> None:
    assert read_query(address) == query
    assert read_query(query.fields) == query
    assert Addresses("en").overview(query) == "/en/library" + "?" * bool(query.fields) + urlencode(query.fields)


def test_a_form_leads_to_a_short_address(library: TestClient) -> None:
    response = library.get("/en/library?q=&country=ML&year=&category=&operation=&language=&kind=&named=")
    assert (response.status_code, response.headers["location"]) == (303, "/en/library?country=ML")


# --- overview ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("country=ML", ["id=en%2Fwire&amp;country=ML", "id=en%2Fbamako&amp;country=ML", "id=fr%2Fbilan&amp;country=ML"]),
        ("year=2023&category=victims", ["id=en%2Fbamako&amp;year=2023&amp;category=victims"]),
        ("operation=liberterra&language=fr", ["id=fr%2Fbilan&amp;operation=liberterra&amp;language=fr"]),
        ("differ=yes", ["id=en%2Fwire&amp;differ=yes", "id=fr%2Fbilan&amp;differ=yes"]),
        ("kind=total", ["id=en%2Fbamako&amp;kind=total"]),
        ("q=Bamako", ["id=en%2Fbamako&amp;q=Bamako"] * 2),
        ("country=DE", []),
    ],
)
def test_what_is_found(library: TestClient, query: str, texts: list[str]) -> None:
    response = library.get(f"/en/library?{query}")
    assert response.status_code == 200
    assert links_to_texts(response.text) == texts
    assert ("No record fits." in response.text) == (not texts)


def test_sums_numbers_and_chips(library: TestClient) -> None:
    page = library.get("/en/library?country=ML&year=2023&category=victims").text
    shown = text_of(page)
    assert "1 record in 1 text" in shown
    assert "Mali alone" in shown
    assert re.search(r"victims 27 – 1 ", shown)
    assert "27 including 12 minors" in shown
    assert 'href="/en/library?year=2023&amp;category=victims" aria-label="Remove the filter Country: Mali"' in page
    assert '<option value="ML" selected>Mali (1)</option>' in page
    assert 'aria-sort="descending"' in page


def test_both_languages_and_every_filter_stays(library: TestClient) -> None:
    page = library.get("/fr/library?country=ML&q=Mali").text
    assert '<html lang="fr">' in page
    assert "Mali uniquement" in page
    assert 'href="/en/library?country=ML&amp;q=Mali" hreflang="en"' in page
    assert 'href="/fr/library?q=Mali&amp;country=ML&amp;sort=text#records"' in page


def test_where_words_stand_is_marked(library: TestClient) -> None:
    page = library.get("/en/library?q=victims").text
    assert "Bamako police freed 27 <mark>victims</mark> on 1 May 2023." in page


def test_map_and_timeline_lead_on(library: TestClient) -> None:
    page = library.get("/en/library?q=Mali").text
    assert 'href="/en/library?q=Mali&amp;country=CR"' in page
    assert 'href="/en/library/text?id=en%2Fwire&amp;q=Mali"' in page


def test_texts_that_report_nothing_are_named(library: TestClient) -> None:
    shown = text_of(library.get("/en/library?q=Mali").text)
    assert "1 text has these words and reports no operation Mali en/silent" in shown


def test_pages(open_client: OpenClient, tmp_path: Path) -> None:
    many = DocumentRecords(
        doc_id="many", language="en", records=[Record(dates=f"2024-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(120)]
    )
    client = open_client(db=write(tmp_path / "records.db", many))
    first, last, beyond = (client.get(f"/en/library?page={page}").text for page in (1, 3, 99))
    assert "1–50 of 120" in first
    assert 'rel="next" href="/en/library?page=2#records"' in first
    assert 'rel="prev"' not in first
    assert "101–120 of 120" in last
    assert 'rel="next"' not in last
    assert "101–120 of 120" in beyond
    # From a text one comes back to the page that one was on.
    assert links_to_texts(last)[0] == "id=many&amp;page=3"
    assert 'href="/en/library?page=3#records"' in client.get("/en/library/text?id=many&page=3").text


# --- a text -----------------------------------------------------------------------------------------------------------


def test_a_text_with_its_values(library: TestClient) -> None:
    page = library.get("/en/library/text?id=en%2Fbamako&country=ML").text
    assert re.search(
        r'<mark class="mark victims" data-start="20" data-values="r1-c1" data-label="victims">27 victims</mark>', page
    )
    assert 'href="/en/library?country=ML"' in page  # back
    shown = text_of(page)
    assert "text 2 of 3" in shown
    assert 'rel="prev" href="/en/library/text?id=en%2Fwire&amp;country=ML"' in page
    assert 'rel="next" href="/en/library/text?id=fr%2Fbilan&amp;country=ML"' in page
    assert "Other texts" not in shown


def test_what_other_texts_say(library: TestClient) -> None:
    page = library.get("/en/library/text?id=en%2Fwire").text
    shown = text_of(page)
    assert "Liberterra II is told by 2 texts. They disagree on:" in shown
    assert re.search(r"Mali fr/bilan 8 November 2024 12 Liberterra: thousands freed this text 6 November 2024 10 ", shown)
    assert 'href="/en/library/text?id=fr%2Fbilan#r1"' in page
    assert 'href="https://example.org/wire?a=1&amp;b=2" rel="noreferrer noopener external"' in page
    assert "/home/somebody" not in page


@pytest.mark.parametrize(
    "name", ["en/nothing", "bad0", "", "../en/wire", "en/wire\x00", "\ud800".encode("utf-8", "surrogatepass")]
)
def test_there_is_no_such_text(library: TestClient, name: str | bytes) -> None:
    assert library.get(f"/en/library/text?{urlencode({'id': name})}").status_code == 404


def test_hostile_names_and_texts_stay_text(library: TestClient) -> None:
    address = "/en/library/text?" + urlencode({"id": HOSTILE, "q": '"><script>', "operation": "<b>"})
    overview, text = library.get("/en/library?country=NE"), library.get(address)
    assert (overview.status_code, text.status_code) == (200, 200)
    for page in (overview.text, text.text):
        assert not re.search(r"<script(?! type=\"module\" src=\"/static/)|<img|javascript:|\x00", page)
    assert "1\N{NO-BREAK SPACE}&lt;b&gt;" in overview.text
    (link,) = links_to_texts(overview.text)
    assert library.get("/en/library/text?" + html.unescape(link)).status_code == 200
    assert "&lt;img src=x onerror=alert(1)&gt;" in text.text


# --- failures ---------------------------------------------------------------------------------------------------------


def test_failures_by_reason(library: TestClient) -> None:
    assert "4 texts could not be read" in library.get("/en/library").text
    page = library.get("/en/library/failures").text
    assert "/home/somebody" not in page
    assert "<b>empty" not in page
    reasons = re.findall(r'<h2><bdi lang="en">(.*?)</bdi>', page)
    assert reasons[-1] == "took too long"
    assert html.unescape(reasons[0]) == "is <b>empty</b>; see …"
    assert "3 texts bad0 bad1 bad2" in text_of(page)


def test_no_failures(open_client: OpenClient, tmp_path: Path) -> None:
    client = open_client(db=write(tmp_path / "records.db", WIRE))
    assert "Tous les textes de cette base ont été lus." in client.get("/fr/library/failures").text


# --- files ------------------------------------------------------------------------------------------------------------


def test_what_is_found_as_csv(library: TestClient) -> None:
    response = library.get("/en/library/records.csv?country=ML")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="records.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["record_id"] for row in rows] == ["en/bamako#1", "en/wire#1", "fr/bilan#1"]
    assert rows[1]["event_id"] == "en/wire#1"
    counts = list(csv.DictReader(io.StringIO(library.get("/en/library/counts.csv?year=2023").content.decode("utf-8-sig"))))
    assert [(row["category"], row["value"]) for row in counts] == [("victims", "27"), ("minors", "12")]


def test_what_is_found_as_json_lines(library: TestClient) -> None:
    lines = library.get("/fr/library/documents.jsonl?q=Bamako&kind=case").text.splitlines()
    (document,) = (DocumentRecords.model_validate_json(line) for line in lines)
    assert document.records == BAMAKO.records[:1]
    assert json.loads(lines[0])["doc_id"] == "en/bamako"


# --- states of a database ---------------------------------------------------------------------------------------------


def test_an_empty_database_says_how_to_fill_it(open_client: OpenClient, tmp_path: Path) -> None:
    page = open_client(db=write(tmp_path / "records.db")).get("/en/library").text
    assert "This database holds no text." in page
    assert "filet batch DIR -o records.db" in page


def test_a_database_without_texts(open_client: OpenClient, tmp_path: Path) -> None:
    client = open_client(db=write(tmp_path / "records.db", WIRE, keep_text=False))
    page = client.get("/en/library?q=liberterra").text
    assert "(--no-text)" in page
    assert len(links_to_texts(page)) == 1  # its title has the word
    assert "The text itself is not at hand." in client.get("/en/library/text?id=en/wire").text


def test_a_run_that_goes_on_or_was_interrupted(open_client: OpenClient, tmp_path: Path) -> None:
    path = write(tmp_path / "records.db", WIRE, end=False)
    client = open_client(db=path)
    assert "did not come to its end" in client.get("/en/library").text
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        store.put(BAMAKO, Stamp("c", "m", "i"), BAMAKO_TEXT)
        store.commit()
        page = client.get("/en/library").text
        assert "is writing into this database now" in page
        assert "2 texts" in page  # what was saved since
        store.end_run()
    page = client.get("/en/library").text
    assert "did not come to its end" not in page
    assert "is writing" not in page


def newer(path: Path) -> None:
    write(path, WIRE)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma user_version = 99")


def damaged(path: Path) -> None:
    write(path, WIRE)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, "records.db: no such file; give a database made by filet batch"),
        (lambda path: path.write_text("no database" * 1000), "records.db: not a database"),
        (newer, "records.db: written by a newer filet"),
        (damaged, "records.db: it is damaged"),
    ],
)
@pytest.mark.parametrize("page", ["", "/text?id=en/wire", "/failures", "/records.csv"])
def test_a_database_that_cannot_be_read(
    open_client: OpenClient, tmp_path: Path, make: Callable[[Path], object], message: str, page: str
) -> None:
    make(tmp_path / "records.db")
    response = open_client(db=tmp_path / "records.db").get(f"/en/library{page}")
    assert response.status_code == 503
    assert message in text_of(response.text)
    assert str(tmp_path) not in response.text

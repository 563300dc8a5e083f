"""The page holds everything that the records say, whole and once, and nothing of a text becomes part of the page."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from pipeline.errors import InputError
from pipeline.export import open_source
from pipeline.records import Count
from pipeline.report import write_report
from pipeline.report.entries import address_of, pack
from pipeline.report.sealed import sealed
from pipeline.rows import DocumentRows
from pipeline.view.summary import summarize
from pipeline.view.words import LANGUAGES, Language
from tests.report.samples_of_report import HOSTILE, HOSTILE_TEXT, hostile, plain, report_of, silent, write_store

SHOWN = HOSTILE_TEXT.replace("\x00", "\ufffd")
# It opens what it does not close.
SHOWN_NAME = HOSTILE + "\u2069"


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes().decode("utf-8"))


def unpack(page: html.HtmlElement, place: int = 0) -> html.HtmlElement:
    packed = page.xpath("//template")[place].text
    return html.fragment_fromstring(zlib.decompress(base64.b64decode(packed)).decode("utf-8"), create_parent="div")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, language: Language) -> html.HtmlElement:
    folder = tmp_path_factory.mktemp("report")
    path = write_store(folder / "records.db", [hostile(), plain(1), silent()], failure=HOSTILE)
    return read(report_of(path, folder / "report.html", language))


# --- nothing runs -----------------------------------------------------------------------------------------------------


def test_only_our_script_and_style_fit_the_policy(report: html.HtmlElement) -> None:
    (policy,) = report.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert {name: value for name, value in rules.items() if value == "'none'"}.keys() == {
        "default-src",
        "base-uri",
        "form-action",
    }
    for tag in ("style", "script"):
        (element,) = report.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"


def test_words_of_a_text_are_no_markup(report: html.HtmlElement) -> None:
    panel = unpack(report, 1)
    for part in (report, panel):
        assert not part.xpath("//img | //textarea | //iframe")
        assert not part.xpath("//@*[starts-with(name(), 'on')] | //@style")
        assert not part.xpath("//a[not(starts-with(@href, '#') or starts-with(@href, 'https://example.org/'))]")
    assert not panel.xpath("//script | //style | //dialog | //template")
    assert panel.xpath("string(.//div[@class='text'])") == SHOWN
    assert panel.xpath("string(.//h2)") == SHOWN_NAME
    assert HOSTILE in report.xpath("string(//table[@id='table'])")


def test_what_could_end_the_script_is_refused() -> None:
    for text in ("a </SCRIPT> b", "<!-- x", "a\r\nb"):
        with pytest.raises(ValueError, match="cannot stand"):
            sealed("script", text)


def test_only_addresses_of_pages_are_links(report: html.HtmlElement) -> None:
    (link,) = unpack(report, 2).xpath("//a")
    assert (link.get("href"), link.get("rel")) == ("https://example.org/1?a=1&b=2", "noreferrer noopener")
    assert not unpack(report, 1).xpath("//a")


# --- everything is there ----------------------------------------------------------------------------------------------


def test_every_record_is_a_line_that_leads_to_its_text(report: html.HtmlElement) -> None:
    rows = report.xpath("//table[@id='table']/tbody/tr")
    assert [(row.get("data-kind"), row.get("data-day"), row.get("data-year")) for row in rows] == [
        ("named", "2024-06-03", "2024"),
        ("unnamed", "2001-06-03", "2001"),
    ]
    assert rows[0].get("data-countries") == "FR XK"
    assert rows[0].get("data-sizes") == "victims:94 minors:85 arrests:9"
    documents = report.xpath("//template/@data-doc")
    assert [unquote(address) for address in documents] == ["doc=en/silent", f"doc=fr/{HOSTILE}", "doc=fr/text-001"]
    for row in rows:
        assert row.xpath(".//th/a/@href") == [f"#{row.get('data-doc')}&record={row.get('data-record')}"]
        assert row.get("data-doc") in documents
    # Ten counts: six, and the others folded; parts stand with their whole.
    assert [len(items) for items in (rows[0].xpath(".//ul[1]/li"), rows[0].xpath(".//details//li"))] == [10, 4]
    assert rows[0].xpath("count(.//span[@class='inner'])") == 1


def test_every_value_is_where_it_stands(report: html.HtmlElement) -> None:
    marks = {
        value: text
        for value in ("r1-operation", "r1-dates", "r1-c1", "r1-c1-1", "u1")
        if (text := "".join(mark.text for mark in unpack(report, 1).xpath("//mark") if value in mark.get("data-values").split()))
    }
    assert marks == {
        "r1-operation": HOSTILE,
        "r1-dates": "victimes, dont",
        "r1-c1": "94 victimes, dont 85",
        "r1-c1-1": "85 mineurs",
        "u1": "12",
    }


def test_texts_without_records_can_be_opened(report: html.HtmlElement) -> None:
    assert report.xpath("//ul[@id='silent']//a/@href") == ["#doc=en/silent"]
    assert report.xpath("string(//ul[@id='silent'])").strip() == "Rien à signaler."


def test_sums_and_choices(report: html.HtmlElement, language: Language) -> None:
    arrests = {"en": ["arrests", "46", "10", "2"], "fr": ["arrestations", "46", "10", "2"]}[language]
    assert arrests in [[cell.text_content() for cell in row] for row in report.xpath("//table[@class='sums']//tr")]
    assert [report.xpath(f"//select[@id='{name}']/option/@value") for name in ("country", "year", "category", "kind")] == [
        ["", "FR", "XK"],
        ["", "2024", "2001"],
        ["", "victims", "minors", "arrests"],
        ["", "named", "unnamed"],
    ]
    assert report.xpath("//figure[contains(@class, 'map')]//a/@href")[0] == "#country=FR"
    assert report.xpath("//table[@class='lines']//a/@href")[-1].startswith("#doc=fr/")


def test_failures_are_told(report: html.HtmlElement) -> None:
    (failure,) = report.xpath("//details[contains(@class, 'bad')]//li")
    assert failure.text_content().strip() == f"fr/broken {SHOWN_NAME}"


@pytest.mark.parametrize(("ended", "notices"), [(True, 0), (False, 1)])
def test_a_run_that_did_not_end_is_told(tmp_path: Path, ended: bool, notices: int) -> None:
    path = write_store(tmp_path / "records.db", [plain(1)], ended=ended)
    page = read(report_of(path, tmp_path / "report.html"))
    assert len(page.xpath("//p[contains(@class, 'notice bad')]")) == notices


def test_lines_without_texts(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(plain(1).document.model_dump_json(), encoding="utf-8")
    page = read(report_of(path, tmp_path / "report.html"))
    assert "1 text is not at hand" in page.xpath("string(//p[@class='notice'])")
    assert "JSON Lines" in page.xpath("string(//main)")
    assert "not at hand" in unpack(page).xpath("string(.//section[1])")
    assert unpack(page).xpath("string(.//q)") == "1 arrestations"

    corpus = tmp_path / "press/fr/text-001.txt"
    corpus.parent.mkdir(parents=True)
    corpus.write_text(plain(1).text or "", encoding="utf-8")
    page = read(report_of(path, tmp_path / "report.html", corpus=tmp_path / "press"))
    assert unpack(page).xpath("string(.//div[@class='text'])") == plain(1).text


def test_nothing_at_all(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "records.jsonl"
    path.touch()
    page = read(report_of(path, tmp_path / "report.html", language))
    assert not page.xpath("//template | //figure | //table[@class='sums']")


def test_a_total_is_marked_and_in_no_sum(tmp_path: Path) -> None:
    total = plain(2, total=True, operation="Bilan")
    page = read(report_of(write_store(tmp_path / "records.db", [plain(1), total]), tmp_path / "report.html"))
    assert [row.get("data-kind") for row in page.xpath("//tbody/tr[@data-doc]")] == ["unnamed", "total"]
    assert len(page.xpath("//tbody/tr//span[@class='badge']")) == 1
    assert ["arrests", "1", "1", "1"] in [
        [cell.text_content() for cell in row] for row in page.xpath("//table[@class='sums']//tr")
    ]


def test_units_that_few_texts_tell_of_are_folded_away(tmp_path: Path) -> None:
    money = [
        plain(number, counts=[Count(category="money", value=1, unit=unit), Count(category="money", value=2, unit="EUR")])
        for number, unit in enumerate(("AUD", "BRL", "CAD", "DKK", "EGP"), 1)
    ]
    page = read(report_of(write_store(tmp_path / "records.db", money), tmp_path / "report.html"))
    shown, folded = page.xpath("//div[@class='group']/table"), page.xpath("//details[@class='rest']/table")
    assert [[b.text for b in table.xpath(".//b")] for table in (*shown, *folded)] == [
        ["10\xa0EUR", "1\xa0AUD", "1\xa0BRL", "1\xa0CAD"],
        ["1\xa0DKK", "1\xa0EGP"],
    ]


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    path = write_store(tmp_path / "records.db", [hostile(), plain(1), silent()])
    first = report_of(path, tmp_path / "one.html").read_bytes()
    assert report_of(path, tmp_path / "two.html").read_bytes() == first
    # The day of the run, and its version, not of the report.
    assert re.search(rb"records\.db \xc2\xb7 read by filet 0\.9 on \d+ \w+ 20\d\d", first)


def test_the_file_is_there_once_it_is_complete(tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    output.write_text("an older one", encoding="utf-8")

    def broken(documents: Iterator[DocumentRows]) -> Iterator[DocumentRows]:
        yield next(documents)
        assert output.read_text(encoding="utf-8") == "an older one"
        raise RuntimeError("no more of them")

    with open_source(write_store(tmp_path / "records.db", [plain(1), plain(2)])) as source:
        summary = summarize(source.documents)
        with pytest.raises(RuntimeError):
            write_report(broken(iter(source.documents)), summary, source, output, name="x", language="en")
        assert output.read_text(encoding="utf-8") == "an older one"
        with pytest.raises(InputError, match="cannot be written"):
            write_report(source.documents, summary, source, tmp_path / "none/report.html", name="x", language="en")


def test_documents_are_written_as_they_come(tmp_path: Path) -> None:
    """A page of a hundred thousand texts needs no more memory than one of ten."""
    output = tmp_path / "report.html"
    sizes = []

    def watched(documents: Iterator[DocumentRows]) -> Iterator[DocumentRows]:
        for rows in documents:
            sizes.append(output.with_name("report.html.partial").stat().st_size)
            yield rows

    many = [plain(number, operation=f"Opération {number}") for number in range(1, 100)]
    with open_source(write_store(tmp_path / "records.db", many)) as source:
        summary = summarize(source.documents)
        write_report(watched(iter(source.documents)), summary, source, output, name="x", language="en")
    assert len(set(sizes)) > 5


def test_addresses_and_packing() -> None:
    assert address_of("fr/a b&record=2#\ud83d") == "doc=fr/a%20b%26record%3D2%23%ED%A0%BD"
    assert address_of("fr/libertad", 2) == "doc=fr/libertad&record=2"
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", pack("</template>é"))

"""The check of gold files: every rule of gold/README.md has a row that breaks it and a row that keeps it."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import GoldError
from pipeline.scoring import KnownText, Severity, check_gold, load_gold
from pipeline.scoring.corpus import corpus_files, known_texts

ROOT = Path(__file__).parent.parent


def gold_file(**changes: Any) -> dict[str, Any]:
    return {"doc_id": "fr/essai", "language": "fr", "published": "2024-06-12", "records": [], **changes}


def record(**changes: Any) -> dict[str, Any]:
    return {"operation": None, "dates": None, "countries": ["FR", "BE"], "counts": [], **changes}


def count(category: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"category": category, "value": value, **more}


def findings(folder: Path, data: Any, texts: list[KnownText] | None = None) -> list[tuple[str, str, str]]:
    """(severity, field, reason) of a folder with one file, fr/essai.json."""
    path = folder / "fr" / "essai.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    found = check_gold(folder, texts).findings
    assert all(item.path.name.endswith(".json") for item in found)
    return [(item.severity.value, item.field, item.reason) for item in found]


def test_gold_of_the_repository_keeps_the_guide() -> None:
    check = check_gold(ROOT / "gold", known_texts(corpus_files(ROOT / "corpus")))
    assert [str(finding) for finding in check.errors] == []
    assert len(check.documents) == len(list((ROOT / "corpus").glob("*/*.txt")))
    assert load_gold(ROOT / "gold") == check.documents


# --- the form ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (gold_file(language="de"), "language", '"de" is not a language; fr or en'),
        ({"doc_id": "fr/essai", "records": []}, "language", "is missing"),
        (gold_file(published="12/06/2024"), "published", "write YYYY-MM-DD"),
        (gold_file(published="2024-02-30"), "published", "write YYYY-MM-DD"),
        (gold_file(records={}), "records", "must be a list in [ ]"),
        (gold_file(record=[]), "record", "no such field; there is doc_id"),
        (gold_file(records=[record(country=["FR"])]), "records[0].country", "no such field; there is operation"),
        (gold_file(records=[record(), record(dates="3 juin")]), "records[1].dates", "'3 juin' is not a date"),
        (gold_file(records=[record(dates="2024-06-31")]), "records[0].dates", "not a day of the calendar"),
        (gold_file(records=[record(dates="2024-06/2024-05")]), "records[0].dates", "ends before it starts"),
        (gold_file(records=[record(countries=["fr"])]), "records[0].countries[0]", "alpha-2"),
        (gold_file(records=[record(countries="FR")]), "records[0].countries", "must be a list in [ ]"),
        (
            gold_file(records=[record(counts=[count("victim", 3)])]),
            "records[0].counts[0].category",
            '"victim" is not a category; one of victims, minors',
        ),
        (
            gold_file(records=[record(counts=[count("victims", "3")])]),
            "records[0].counts[0].value",
            '"3" is not a value; a number, or a range as [low, high]',
        ),
        (
            gold_file(records=[record(counts=[count("victims", [1, 2, 3])])]),
            "records[0].counts[0].value",
            "[1, 2, 3] is not a value",
        ),
        (
            gold_file(records=[record(counts=[count("victims", [1, "2"])])]),
            "records[0].counts[0].value",
            "is not a value",
        ),
        (
            gold_file(records=[record(counts=[count("victims", [3, 2])])]),
            "records[0].counts[0]",
            "ends below its start",
        ),
        (gold_file(records=[record(counts=[count("victims", -3)])]), "records[0].counts[0]", "is negative"),
        (gold_file(records=[record(counts=[count("victims", [-3, 3])])]), "records[0].counts[0]", "is negative"),
        (gold_file(records=[record(counts=[count("victims", 10**400)])]), "records[0].counts[0]", "is no number"),
        (
            gold_file(records=[record(counts=[count("victims", 9, including=[count("women", 3, modifier="circa")])])]),
            "records[0].counts[0].including[0].modifier",
            '"circa" is not a modifier; one of about, nearly',
        ),
        (
            gold_file(records=[record(counts=[count("victims", 9, presumed="maybe")])]),
            "records[0].counts[0].presumed",
            "must be true or false",
        ),
        (gold_file(records=[record(counts=[count("money", 9)])]), "records[0].counts[0]", "money needs an ISO 4217"),
        ('{"doc_id": "fr/essai",\n "language" "fr"}', "line 2, column 13", "not JSON"),
        ('{"doc_id": "fr/essai", "language": "fr", "language": "en", "records": []}', "", "language is written twice"),
        ('{"doc_id": "fr/essai", "language": "fr", "records": NaN}', "", "NaN is no number"),
        (gold_file(records=[record(counts=[count("victims", True)])]), "records[0].counts[0].value", "true is not a"),
        ("[" * 100_000, "", "nested too deeply"),
        ("[]", "", "must be an object in { }"),
    ],
)
def test_form(tmp_path: Path, data: Any, field: str, reason: str) -> None:
    [(severity, found_field, found_reason)] = findings(tmp_path, data)
    assert (severity, found_field) == ("error", field)
    assert reason in found_reason


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "essai.json").write_bytes('{"doc_id": "opération"}'.encode("latin-1"))
    [finding] = check_gold(tmp_path).findings
    assert finding.reason == "not UTF-8 (byte 14); save it as UTF-8"


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (gold_file(doc_id="fr/autre"), "doc_id", "is 'fr/autre' but the file says 'fr/essai'"),
        ({"language": "fr", "records": []}, "doc_id", "is None"),
        (gold_file(records=[record(countries=[])]), "records[0]", "says nothing"),
        (gold_file(records=[record(operation="")]), "records[0].operation", "write null"),
        (gold_file(records=[record(operation="Kafo II ")]), "records[0].operation", "spaces around"),
        (gold_file(records=[record(operation="Opération Kafo")]), "records[0].operation", "begins with 'Opération'"),
        (gold_file(records=[record(operation="project Kafo")]), "records[0].operation", "begins with 'project'"),
        (gold_file(records=[record(operation="« Kafo »")]), "records[0].operation", "quotation marks"),
        (gold_file(records=[record(operation="Kafo 2020")]), "records[0].operation", "the year 2020"),
        (gold_file(records=[record(countries=["UK"])]), "records[0].countries[0]", "the United Kingdom is GB"),
        (gold_file(records=[record(countries=["FR", "FR"])]), "records[0].countries[1]", "there twice"),
        (
            gold_file(records=[record(counts=[count("victims", 3, where=["XX"])])]),
            "records[0].counts[0].where[0]",
            "no ISO 3166-1 code",
        ),
        (
            gold_file(records=[record(counts=[count("money", 3, unit="FCF")])]),
            "records[0].counts[0].unit",
            "no ISO 4217 currency code",
        ),
        (
            gold_file(records=[record(counts=[count("drugs", 2, unit="t")])]),
            "records[0].counts[0].unit",
            "one of kg, l, packages, pills, plants",
        ),
        (
            gold_file(records=[record(counts=[count("goods", 2, unit="pills")])]),
            "records[0].counts[0].unit",
            "one of kg, l, or left out",
        ),
        (
            gold_file(records=[record(counts=[count("victims", 2, unit="kg")])]),
            "records[0].counts[0].unit",
            "no unit goes with it",
        ),
        (
            gold_file(records=[record(counts=[count("victims", 9, including=[count("minors", 2.5)])])]),
            "records[0].counts[0].including[0].value",
            "not a whole number",
        ),
    ],
)
def test_error(tmp_path: Path, data: Any, field: str, reason: str) -> None:
    [(severity, found_field, found_reason)] = findings(tmp_path, data)
    assert (severity, found_field) == ("error", field)
    assert reason in found_reason


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (gold_file(language="en"), "language", "main language"),
        (gold_file(source={"path": "fr/essai.txt"}), "source", "is output, not gold"),
        (gold_file(records=[record(total=True)]), "records[0].total", "is output, not gold"),
        (gold_file(records=[record(dates="2024-06-13")]), "records[0].dates", "after the text was published"),
        (
            gold_file(records=[record(counts=[count("victims", 9, including=[count("minors", 12)])])]),
            "records[0].counts[0].including[0].value",
            "12 minors are said to be a part of 9 victims",
        ),
        (
            gold_file(records=[record(counts=[count("arrests", 9), count("arrests", 9)])]),
            "records[0].counts[1]",
            "9 arrests is there twice",
        ),
        (gold_file(records=[record(counts=[count("arrests", [9, 9])])]), "records[0].counts[0].value", "single number"),
        (gold_file(records=[record(counts=[count("arrests", 0)])]), "records[0].counts[0].value", "is 0"),
        (
            gold_file(records=[record(countries=["FR"], counts=[count("arrests", 9, where=["FR"])])]),
            "records[0].counts[0].where",
            "just this one country",
        ),
        (
            gold_file(records=[record(counts=[count("arrests", 9, label="suspects")])]),
            "records[0].counts[0].label",
            "is output, not gold",
        ),
    ],
)
def test_warning(tmp_path: Path, data: Any, field: str, reason: str) -> None:
    [(severity, found_field, found_reason)] = findings(tmp_path, data)
    assert (severity, found_field) == ("warning", field)
    assert reason in found_reason


@pytest.mark.parametrize(
    "kept",
    [
        record(operation="Liberterra II"),
        record(operation="Projection"),
        record(operation="Mobile 6"),
        record(operation="D'Artagnan"),
        record(dates="2024-06-12"),
        record(dates="2024"),
        record(dates="XXXX-09-29/XXXX-10-04"),
        record(dates="XXXX-02-29"),
        record(dates="2016-04/.."),
        record(dates="../2019"),
        record(dates="2024-06/2024-06-09"),
        record(countries=["XK", "HK", "AW"]),
        record(counts=[count("drugs", 0.5, unit="kg"), count("drugs", 2, unit="plants"), count("drugs", 4)]),
        record(counts=[count("weapons", 1.5, unit="kg"), count("weapons", 4)]),
        record(counts=[count("goods", 1.5, unit="l"), count("goods", 4.0)]),
        record(counts=[count("money", 1.5, unit="HRK")]),
        record(counts=[count("arrests", 9, where=["FR"]), count("arrests", 9, where=["BE"])]),
        record(counts=[count("victims", [200, 300], including=[count("minors", 300)])]),
        # Pieces and kilograms cannot be compared.
        record(counts=[count("drugs", 9, including=[count("drugs", 12, unit="kg")])]),
    ],
)
def test_kept(tmp_path: Path, kept: dict[str, Any]) -> None:
    assert findings(tmp_path, gold_file(records=[kept])) == []


# --- against the corpus -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "severity", "field", "reason"),
    [
        ([], "error", "", "no text fr/essai in the corpus"),
        ([KnownText("fr/essai", "2024-06-11")], "error", "published", "metadata.csv says 2024-06-11"),
        ([KnownText("fr/essai", None, "en")], "error", "language", "metadata.csv says 'en'"),
        ([KnownText("fr/essai"), KnownText("fr/seul")], "warning", "", "a text without a gold file"),
    ],
)
def test_against_the_corpus(tmp_path: Path, texts: list[KnownText], severity: str, field: str, reason: str) -> None:
    [found] = findings(tmp_path, gold_file(), texts)
    assert found[:2] == (severity, field)
    assert reason in found[2]


def test_text_with_the_same_metadata(tmp_path: Path) -> None:
    assert findings(tmp_path, gold_file(), [KnownText("fr/essai", "2024-06-12", "fr")]) == []
    # A date that only the text tells is no contradiction of an empty cell.
    assert findings(tmp_path, gold_file(), [KnownText("fr/essai")]) == []


# --- loading ----------------------------------------------------------------------------------------------------------


def test_load_names_every_problem_of_every_file(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        data = gold_file(doc_id=name, language="xx", records=[record(dates="demain")])
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[:2] for line in lines[1:]] == [
        [str(tmp_path / "deux.json"), "language"],
        [str(tmp_path / "deux.json"), "records[0].dates"],
        [str(tmp_path / "un.json"), "language"],
        [str(tmp_path / "un.json"), "records[0].dates"],
    ]


def test_load_lets_warnings_pass(tmp_path: Path) -> None:
    assert findings(tmp_path, gold_file(language="en"))[0][0] == Severity.WARNING
    assert list(load_gold(tmp_path)) == ["fr/essai"]


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_gold(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match=name):
        check_gold(tmp_path / name)

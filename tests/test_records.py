"""The form of output and gold: what it takes, what it refuses, and how it is written."""

import json
from typing import Any

import pytest
from edtf import parse_edtf
from pydantic import ValidationError

from pipeline.records import Category, Count, DocumentRecords, Record, check_edtf

FULL = {
    "doc_id": "fr/essai",
    "language": "fr",
    "published": "2018-04-30",
    "records": [
        {
            "operation": "Libertad",
            "dates": "2018-04-03/2018-04-09",
            "countries": ["GY", "LC"],
            "counts": [
                {"category": "countries", "value": 13},
                {"category": "victims", "value": 350, "modifier": "nearly", "presumed": True},
                {
                    "category": "victims",
                    "value": 94,
                    "where": ["GY"],
                    "including": [{"category": "minors", "value": 85}],
                },
                {"category": "drugs", "value": 0.048, "unit": "kg"},
                {"category": "money", "value": [200, 300], "unit": "EUR"},
            ],
        }
    ],
}


def test_gold_form_is_the_output_form() -> None:
    assert DocumentRecords.model_validate(FULL).model_dump(mode="json") == FULL
    assert json.loads(DocumentRecords.model_validate(FULL).model_dump_json()) == FULL


def test_main_fields_are_written_even_when_empty() -> None:
    written = DocumentRecords(language="en", records=[Record()]).model_dump(mode="json")
    assert written == {
        "doc_id": None,
        "language": "en",
        "published": None,
        "records": [{"operation": None, "dates": None, "countries": [], "counts": []}],
    }


def test_evidence_and_the_unscored_are_written_when_there() -> None:
    seen = {"start": 3, "end": 5, "text": "94", "rule": "numbers"}
    data = {
        **FULL,
        "source": {"path": "fr/essai.txt", "url": None, "title": "Titre"},
        "unassigned": [{"start": 9, "end": 10, "text": "7", "value": 7, "reason": "no noun"}],
        "unread": [{"start": 20, "end": 30, "language": "de"}],
        "records": [
            {
                "operation": None,
                "dates": None,
                "countries": ["GY"],
                "counts": [{"category": "victims", "value": 94, "label": "victimes", "evidence": [seen]}],
                "evidence": {"operation": [], "dates": [], "countries": {"GY": [seen]}},
            }
        ],
    }
    assert DocumentRecords.model_validate(data).model_dump(mode="json") == data


def test_numbers_keep_their_type() -> None:
    assert json.dumps(Count(category="arrests", value=8).model_dump(mode="json")) == '{"category": "arrests", "value": 8}'
    assert Count(category="drugs", value=0.5, unit="kg").model_dump()["value"] == 0.5


def test_text_is_not_escaped() -> None:
    assert "Épervier « II »" in Record(operation="Épervier « II »").model_dump_json()


@pytest.mark.parametrize(
    "value",
    [
        "2018-04-03",
        "2024-06-03/2024-06-09",
        "2024-06",
        "2018",
        "2021-05/2021-06",
        "2016-04/..",
        "../2019-02-01",
        "XXXX-09-29/XXXX-10-04",
        "XXXX-02-29",
        "2024-06/2024-06-09",
        "2024-02-29",
        "198X",
    ],
)
def test_dates_of_the_guide(value: str) -> None:
    assert check_edtf(value) == value
    assert parse_edtf(value)
    assert Record(dates=value).dates == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "juin 2024",
        "2024-6-3",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-06-31",
        "2024-06-09/2024-06-03",
        "2024/2023-12",
        "../..",
        "2024-06~",
        "19XX",
        "198X/199X",
        "198X-05",
        "2024-21",
        "XXXX-XX-03",
        "20240603",
        "2024-06-03 ",
        "2024-06-03\n",
    ],
)
def test_not_dates_of_the_guide(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|before"):
        check_edtf(value)
    with pytest.raises(ValidationError):
        Record(dates=value)


@pytest.mark.parametrize(
    "data",
    [
        {"category": "victim", "value": 1},
        {"category": "victims"},
        {"category": "victims", "value": None},
        {"category": "victims", "value": -1},
        {"category": "victims", "value": [3]},
        {"category": "victims", "value": [3, 2]},
        {"category": "victims", "value": 1, "modifier": "circa"},
        {"category": "victims", "value": 1, "where": ["fr"]},
        {"category": "victims", "value": 1, "amount": 1},
        {"category": "money", "value": 1},
        {"category": "money", "value": 1, "unit": "€"},
    ],
)
def test_not_counts(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Count.model_validate(data)


def test_categories_are_the_guides() -> None:
    assert len(Category) == 26
    assert Category("victims") == "victims"


def test_schema_describes_every_field() -> None:
    schema = DocumentRecords.model_json_schema()
    assert set(schema["properties"]) == {"doc_id", "language", "published", "records", "source", "unassigned", "unread"}
    assert schema["required"] == ["language"]
    assert set(schema["$defs"]["Count"]["properties"]) == set(Count.model_fields)
    assert schema["$defs"]["Category"]["enum"] == list(Category)

"""FollowTheMoney: entities that its model takes, linked, with the counts in words."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.export import Format, export
from pipeline.export.figures import count_in_words
from pipeline.records import Count
from pipeline.rows import DocumentRows

Sources = Callable[..., list[DocumentRows]]

# Of followthemoney 4.11: the properties of the two schemata that are used, with their types. The library itself needs a compiler
# (PyICU); where it is installed, the last test asks it.
PROPERTIES = {
    "Document": {
        "name": "name",
        "title": "string",
        "fileName": "string",
        "sourceUrl": "url",
        "language": "language",
        "publishedAt": "date",
        "bodyText": "text",
    },
    "Event": {
        "name": "name",
        "date": "date",
        "startDate": "date",
        "endDate": "date",
        "country": "country",
        "summary": "text",
        "notes": "text",
        "keywords": "string",
        "recordId": "string",
        "sourceUrl": "url",
        "proof": "entity",
    },
}
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "country": "[a-z]{2}",
    "language": "fra|eng",
    "url": "https?://.+",
    "entity": "[0-9a-f]{40}",
}
REQUIRED = {"Document": "fileName", "Event": "name"}


def entities(entries: Any, folder: Path) -> list[dict[str, Any]]:
    export(entries, Format.FTM, folder)
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").split("\n")[:-1]]


def test_events_and_documents(source: Sources, tmp_path: Path) -> None:
    found = entities(source(), tmp_path / "out")
    assert [entity["schema"] for entity in found] == ["Document", "Event", "Document", "Document", "Event", "Event"]
    document, named, total = found[3:]
    assert document["properties"] == {
        "name": ["Opération «Libertad»"],
        "fileName": ["libertad.txt"],
        "title": ["Opération «Libertad»"],
        "sourceUrl": ["https://example.org/libertad?a=1&b=2"],
        "language": ["fra"],
        "publishedAt": ["2018-04-30"],
    }
    assert named["properties"] == {
        "name": ["Libertad"],
        "startDate": ["2018-04-03"],
        "endDate": ["2018-04-09"],
        "country": ["gy", "lc"],
        "summary": [
            "94 presumed victims (“jeunes filles 🙂”) in GY, including 85 minors; more than 500 officers; 200–300 arrests"
        ],
        "recordId": ["fr/libertad#1"],
        "sourceUrl": ["https://example.org/libertad?a=1&b=2"],
        "proof": [document["id"]],
    }
    assert total["properties"]["name"] == ["total, 2016-04/.. (fr/libertad#2)"]
    assert total["properties"]["startDate"] == ["2016-04-01"]
    assert "endDate" not in total["properties"]
    assert total["properties"]["notes"][0].startswith("A total")


def test_ids_stay_the_same(source: Sources, tmp_path: Path) -> None:
    first = entities(source(), tmp_path / "one")
    assert [entity["id"] for entity in entities(source(), tmp_path / "two")] == [entity["id"] for entity in first]
    assert len({entity["id"] for entity in first}) == len(first)
    assert first[3]["id"] == "d141d048e6a9725cd06b70f5971d36b3557ac432"


def test_text_and_event_are_given_when_they_are_there(source: Sources, tmp_path: Path) -> None:
    (entry,) = (entry for entry in source() if entry.document.doc_id == "fr/libertad")
    joined = replace(entry, events=("e7", None), text="L'opération Libertad\n…")
    document, named, total = entities([joined], tmp_path / "out")
    assert document["properties"]["bodyText"] == ["L'opération Libertad\n…"]
    assert named["properties"]["keywords"] == ["event e7"]
    assert "keywords" not in total["properties"]


def test_properties_are_those_of_the_model(source: Sources, tmp_path: Path) -> None:
    for entity in entities(source(), tmp_path / "out"):
        properties = PROPERTIES[entity["schema"]]
        assert entity["properties"].keys() <= properties.keys()
        assert entity["properties"][REQUIRED[entity["schema"]]]
        for name, values in entity["properties"].items():
            assert values
            form = FORMS.get(properties[name])
            assert all(form is None or re.fullmatch(form, value) for value in values), (name, values)


def test_the_library_takes_them(source: Sources, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney needs PyICU, which has to be compiled").model
    for entity in entities(source(), tmp_path / "out"):
        model.get(entity["schema"]).validate(entity)
        assert model.get_proxy(entity, cleaned=False).to_dict()["properties"].keys() == entity["properties"].keys()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(category="money", value=10_900_000, unit="AUD"), "10 900 000 AUD"),
        (Count(category="drugs", value=1.5, unit="kg", modifier="about", label="cocaine"), "about 1.5 kg of drugs (“cocaine”)"),
        (
            Count(category="persons_checked", value=1, modifier="at_least", where=["FR", "BE"]),
            "at least 1 persons checked in FR BE",
        ),
        (Count(category="victims", value=[2, 3], label="victims"), "2–3 victims"),
    ],
)
def test_count_in_words(count: Count, words: str) -> None:
    assert count_in_words(count) == words

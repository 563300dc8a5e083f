"""The spaCy pipelines: what is loaded, and from which package."""

import importlib.metadata
import importlib.util
import re
from pathlib import Path

import pytest

from pipeline import nlp as nlp_module
from pipeline.errors import InputError, ModelError
from pipeline.nlp import LanguageTable, ModelTable, Pipe, bounded_vocabulary, find_model, load_model
from pipeline.rules import LANGUAGES, Rules, default_rules

TABLE = ModelTable(names=["first_model", "second_model"], version="3.8.", install="pip install second-model==3.8.0", keep=["ner"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_parts_that_are_used(language: str) -> None:
    table = default_rules().table(f"{language}/language.toml", LanguageTable)
    nlp = load_model(language)
    assert nlp.lang == language
    stands_in = {"attribute_ruler": "filet_pos"}
    assert nlp.pipe_names == [stands_in.get(name, name) for name in table.model.keep]
    assert set(nlp.component_names) == {*nlp.pipe_names, *table.model.keep}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_is_loaded_once(language: str) -> None:
    assert load_model(language) is load_model(language)
    assert load_model(language) is load_model(language, rules=default_rules())


def test_pipes_get_the_pattern_folders(tmp_path: Path) -> None:
    from spacy.language import Language

    given: list[list[str]] = []

    @Language.factory("filet_test_pipe", default_config={"patterns": []})
    def make_test_pipe(nlp: Language, name: str, patterns: list[str]) -> object:  # noqa: ARG001
        given.append(patterns)
        return lambda doc: doc

    rules = Rules(tmp_path)
    nlp = load_model("en", rules=rules, pipes=(Pipe("filet_test_pipe"),))
    assert nlp.pipe_names[-1] == "filet_test_pipe"
    assert given == [[str(folder) for folder in rules.folders]]
    assert given[0][-1] == str(tmp_path)
    assert nlp is not load_model("en")


def test_words_that_come_late_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_model("en")
    with bounded_vocabulary(nlp):
        nlp("Quellendorf stays.")
    monkeypatch.setattr(nlp_module, "WORDS_KEPT", 0)
    for _ in range(2):
        with bounded_vocabulary(nlp):
            assert [token.text for token in nlp("Rastenfurt passes.")] == ["Rastenfurt", "passes", "."]
            assert "Rastenfurt" in nlp.vocab
    assert "Quellendorf" in nlp.vocab
    assert "Rastenfurt" not in nlp.vocab
    assert "Rastenfurt" not in nlp.vocab.strings


def test_names_and_parts_of_speech() -> None:
    french = load_model("fr")("La police a saisi trois passeports à Bamako.")
    assert ("Bamako", "LOC") in [(entity.text, entity.label_) for entity in french.ents]
    assert [token.pos_ for token in french if token.text == "passeports"] == ["NOUN"]
    english = load_model("en")("Police searched three farms near Nairobi.")
    assert ("Nairobi", "GPE") in [(entity.text, entity.label_) for entity in english.ents]
    assert [token.pos_ for token in english if token.text == "farms"] == ["NOUN"]


def test_unknown_language_is_refused() -> None:
    with pytest.raises(InputError, match="'de': no model is known for it; give one of fr, en"):
        load_model("de")


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ({"first_model": "3.8.0", "second_model": "3.8.0"}, "first_model"),
        ({"second_model": "3.8.0"}, "second_model"),
        ({"first_model": "3.7.1", "second_model": "3.8.0"}, "second_model"),
    ],
)
def test_first_right_model_is_taken(monkeypatch: pytest.MonkeyPatch, installed: dict[str, str], expected: str) -> None:
    install(monkeypatch, installed)
    assert find_model("en", TABLE) == expected


@pytest.mark.parametrize(
    ("installed", "message"),
    [
        ({}, "none is installed; install it with: pip install second-model==3.8.0"),
        (
            {"first_model": "3.7.1"},
            "found first_model 3.7.1, which is of another version; install it with: pip install",
        ),
    ],
)
def test_missing_model(monkeypatch: pytest.MonkeyPatch, installed: dict[str, str], message: str) -> None:
    install(monkeypatch, installed)
    with pytest.raises(ModelError, match=re.escape(message)):
        find_model("en", TABLE)


def install(monkeypatch: pytest.MonkeyPatch, installed: dict[str, str]) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name in installed else None)
    monkeypatch.setattr(importlib.metadata, "version", installed.__getitem__)


def test_official_english_model_is_preferred() -> None:
    assert default_rules().table("en/language.toml", LanguageTable).model.names[0] == "en_core_web_sm"


def test_spacy_is_not_imported_with_the_module() -> None:
    source = Path(nlp_module.__file__).read_text("utf-8")
    assert not re.search(r"^(?:import|from) spacy", source, re.MULTILINE)

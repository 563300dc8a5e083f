"""The four components in anybody's spaCy pipeline: found by entry point, alone, together, with own rules."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.components.countries import CountriesComponent
from pipeline.components.dates import AMERICAN, PUBLISHED
from pipeline.components.names import REACH
from pipeline.errors import InputError
from pipeline.loading import compact_regex
from pipeline.nlp import Pipe, load_model
from pipeline.rules import default_rules

ROOT = Path(__file__).parent.parent.parent
COMPONENTS = ("filet_operations", "filet_dates", "filet_countries", "filet_counts")
TEXTS = {
    "fr": "Le 3 juin 2024, à Dakar, l'opération « Épervier » a permis d'arrêter douze suspects.",
    "en": "On 3 June 2024, in Dakar, Operation Sparrowhawk led to the arrest of twelve suspects.",
}

FILLING = {
    "fr": "Les agents ont aussi saisi deux voitures, des armes et de la drogue, ont-ils dit lors d'un point de presse tenu mardi.",
    "en": "The officers also took two cars, some weapons and a load of drugs, they said at a press conference on Tuesday.",
}


@pytest.fixture(scope="module", autouse=True)
def french_loads_fast() -> None:
    """As pipeline.nlp does it; tests of other files depend on it that nobody has loaded French otherwise."""
    with compact_regex():
        spacy.blank("fr")


def marked(language: str, text: str, *components: str) -> Doc:
    nlp = spacy.blank(language)
    for component in components:
        nlp.add_pipe(component)
    return nlp(text)


def groups(doc: Doc) -> dict[str, list[tuple[str, str]]]:
    return {name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()}


@pytest.mark.parametrize("component", COMPONENTS)
def test_found_by_entry_point_without_an_import(component: str) -> None:
    code = f"import spacy; nlp = spacy.blank('fr'); nlp.add_pipe({component!r}); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == f"['{component}']\n"


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("component", "expected"),
    [
        pytest.param(
            "filet_operations",
            {"fr": {"filet_operations": [("Épervier", "operation")]},
             "en": {"filet_operations": [("Sparrowhawk", "operation")]}},
            id="operations",
        ),
        pytest.param(
            "filet_dates",
            {"fr": {"filet_dates": [("3 juin 2024", "day")]}, "en": {"filet_dates": [("3 June 2024", "day")]}},
            id="dates",
        ),
        pytest.param(
            "filet_countries",
            {"fr": {"filet_countries": [("Dakar", "SN")]}, "en": {"filet_countries": [("Dakar", "SN")]}},
            id="countries",
        ),
    ],
)  # fmt: skip
def test_each_works_alone(language: str, component: str, expected: dict[str, object]) -> None:
    assert groups(marked(language, TEXTS[language], component)) == expected[language]


@pytest.mark.parametrize(("language", "count"), [("fr", "douze suspects"), ("en", "twelve suspects")])
def test_counts_work_alone(language: str, count: str) -> None:
    """Without the dates, the numbers of a date are numbers too; they count nothing."""
    found = groups(marked(language, TEXTS[language], "filet_counts"))
    assert [span for span in found["filet_counts"] if span[1]] == [(count, "arrests")]


@pytest.mark.parametrize("language", TEXTS)
def test_together_counts_leave_dates_and_names_alone(language: str) -> None:
    doc = marked(language, TEXTS[language], *COMPONENTS)
    assert set(doc.spans) == {*COMPONENTS, "filet_numbers"}
    assert len(doc.spans["filet_numbers"]) == 1
    (count,) = doc.spans["filet_counts"]
    assert (count.label_, count.text.split()[-1]) == ("arrests", "suspects")


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_found_gives_empty_groups(language: str) -> None:
    assert groups(marked(language, "…", *COMPONENTS)) == {name: [] for name in (*COMPONENTS, "filet_numbers")}
    assert groups(marked(language, "", *COMPONENTS)) == {name: [] for name in (*COMPONENTS, "filet_numbers")}


def test_spans_hold_rule_and_finding() -> None:
    doc = marked("fr", TEXTS["fr"], "filet_dates")
    group = doc.spans["filet_dates"]
    (span,), (finding,) = group, group.attrs["found"]
    assert span.id_ == finding.rule == "day"
    assert finding.value == "2024-06-03"
    assert doc.text[finding.start : finding.end] == "3 juin 2024"


def test_a_span_grows_to_whole_tokens_and_the_finding_does_not() -> None:
    doc = marked("fr", "Saisie de 12kg de cocaïne.", "filet_counts")
    span, finding = doc.spans["filet_numbers"][0], doc.spans["filet_numbers"].attrs["found"][0]
    assert doc.text[finding.start : finding.end] == "12"
    assert span.text.startswith("12")


def test_day_of_publication_is_taken_from_the_document() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("filet_dates")
    doc = nlp.make_doc("Ils ont été arrêtés mardi.")
    doc.user_data[PUBLISHED] = date(2024, 6, 6)
    assert [item.value for item in nlp(doc).spans["filet_dates"].attrs["found"]] == ["2024-06-04"]


def test_american_order_is_taken_from_the_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("filet_dates")
    values = []
    for american in (False, True):
        doc = nlp.make_doc("Arrested on 03/06/2024.")
        doc.user_data[AMERICAN] = american
        values += [item.value for item in nlp(doc).spans["filet_dates"].attrs["found"]]
    assert values == ["2024-06-03", "2024-03-06"]


def test_own_rules(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/operations.toml").write_text('triggers = ["manœuvre"]\n', encoding="utf-8")
    for config, expected in (({}, []), ({"patterns": [str(tmp_path)]}, ["Épervier"])):
        nlp = spacy.blank("fr")
        nlp.add_pipe("filet_operations", config=config)
        doc = nlp("La manœuvre Épervier est finie.")
        assert [span.text for span in doc.spans["filet_operations"]] == expected


@pytest.mark.parametrize("component", COMPONENTS)
def test_unknown_language_is_refused(component: str) -> None:
    with pytest.raises(InputError, match=f'{component}: no patterns for language "de"; .* pipeline of fr or en'):
        spacy.blank("de").add_pipe(component)


def test_saved_and_loaded_again(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert groups(again(TEXTS["en"])) == groups(nlp(TEXTS["en"]))


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Officer Jan Lima said so on Tuesday.", []),
        ("en", "An officer in Lima said so on Tuesday.", ["PE"]),
        ("en", "Detective Ozan Lagos led the raid.", []),
        ("en", "Seven men were held in Paris and Vienna.", ["FR", "AT"]),
        ("fr", "Le juge Sidiki Mopti a ajourné l'affaire.", []),
        ("fr", "Un juge de Mopti a ajourné l'affaire.", ["ML"]),
        ("fr", "Le juge Sidiki de Mopti Sissoko a ajourné l'affaire.", []),
        ("fr", "Il a grandi avec Isabelle d'Espagne.", ["ES"]),
    ],
)
def test_a_model_is_asked_about_names_of_persons(language: str, text: str, codes: list[str]) -> None:
    """A model that is asked about a few words, and one that has read the whole text, say the same."""
    for whole in (text, f"{FILLING[language]} {text} {FILLING[language]}"):
        for doc in asked_and_read(language, whole):
            assert [span.label_ for span in doc.spans["filet_countries"]] == codes


@pytest.mark.parametrize("language", TEXTS)
def test_a_model_that_is_asked_says_what_one_says_that_reads_all(language: str) -> None:
    for path in sorted((ROOT / "corpus" / language).glob("*.txt"))[::9]:
        asked, read = asked_and_read(language, path.read_text("utf-8"))
        assert groups(asked) == groups(read)


def asked_and_read(language: str, text: str) -> tuple[Doc, Doc]:
    nlp = load_model(language)
    asking = CountriesComponent(language, default_rules(), nlp.get_pipe("ner"))
    return asking(nlp.make_doc(text)), CountriesComponent(language, default_rules())(nlp(text))


@pytest.mark.parametrize("language", TEXTS)
def test_a_model_is_asked_about_few_words(language: str) -> None:
    nlp = load_model(language)
    ner, asked = nlp.get_pipe("ner"), list[int]()

    class Counting:
        def __getattr__(self, name: str) -> object:
            return getattr(ner, name)

        def predict(self, docs: list[Doc]) -> object:
            asked.append(sum(map(len, docs)))
            return ner.predict(docs)  # type: ignore[attr-defined]

    asking = CountriesComponent(language, default_rules(), Counting())
    asking(nlp.make_doc(FILLING[language]))
    assert asked == []
    asking(nlp.make_doc(f"{FILLING[language]} Ozan Lagos. {FILLING[language]}"))
    assert len(asked) == 1
    assert asked[0] <= 2 * REACH + 1


def test_a_part_that_is_asked_does_not_read_every_text() -> None:
    nlp = load_model("en", pipes=(Pipe("filet_countries", asks="ner"),))
    assert "ner" not in nlp.pipe_names
    assert nlp.get_pipe("filet_countries").ner is nlp.get_pipe("ner")  # type: ignore[attr-defined]

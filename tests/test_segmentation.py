"""Texts → the language of each of their passages, each passage as written."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.nlp import LanguageTable
from pipeline.rules import LANGUAGES, default_rules
from pipeline.segmentation import Segment, segment

ROOT = Path(__file__).parent.parent


def passages(text: str) -> list[tuple[str, str]]:
    return [(part.language, text[part.start : part.end]) for part in segment(text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # running text
        ("fr", "Les gendarmes ont interpellé douze passeurs près de Calais."),
        ("en", "Officers arrested twelve smugglers near the port of Dover."),
        # bare expressions
        ("fr", "vingt-deux"),
        ("en", "twenty-two"),
        ("fr", "début juin 2024"),
        ("en", "early June 2024"),
        ("fr", "3 avril"),
        ("en", "3 April"),
        # headings and captions of five words
        ("fr", "Saisie record au port d'Anvers"),
        ("en", "Record seizure at Antwerp port"),
        ("fr", "Opération Sirocco 2021"),
        ("en", "Operation Sirocco 2021"),
        ("fr", "Crédit photo : douane"),
        ("en", "Photo credit: Customs"),
        # capitals, with and without accents
        ("fr", "OPÉRATION SIROCCO : PLUS DE 40 INTERPELLÉS"),
        ("fr", "VASTE COUP DE FILET DANS LE NORD : 40 PERSONNES ARRETEES"),
        ("en", "OPERATION SIROCCO: MORE THAN 40 HELD"),
        # an accentless OPERATION in capitals says nothing: the text below it does
        ("fr", "OPERATION SIROCCO 2021\n\nDES POLICIERS ONT INTERPELLE DOUZE PERSONNES A LYON"),
        ("en", "OPERATION SIROCCO 2021\n\nPOLICE HAVE ARRESTED TWELVE PEOPLE IN LYON"),
        # names of other languages flip nothing
        ("fr", "Guardia Civil\nBundeskriminalamt\nLa saisie a eu lieu lundi."),
        ("en", "Guardia Civil\nBundeskriminalamt\nThe seizure took place on Monday."),
        ("fr", "L'enquête a été menée avec la National Crime Agency et Homeland Security Investigations."),
        ("en", "The Police nationale and the Gendarmerie nationale searched homes in Saint-Denis, the Parquet said."),
        # a slash, a bullet, a bar between things of one language divides nothing
        ("fr", "Coopération France / Belgique : 12 arrestations • 3 véhicules saisis"),
        ("en", "France / Belgium cooperation: 12 arrests • 3 vehicles seized"),
        # headings that say nothing go with what follows
        ("fr", "Contact presse\nLiens\n\nLa douane a saisi trois tonnes de tabac."),
        ("en", "Contacts\nDocuments\n\nCustoms seized three tonnes of tobacco."),
        # acronyms are no words
        ("en", "UN, US and EU experts joined Kenyan officers."),
        ("fr", "Des experts de l'ONU, d'IT et de l'OMS (WHO) ont rejoint les enquêteurs."),
    ],
)
def test_one_language(language: str, text: str) -> None:
    assert segment(text) == [Segment(0, len(text), language)]


@pytest.mark.parametrize(
    "expected",
    [
        # a title in both languages, divided by a slash
        [
            ("fr", "Projet Épinette : six personnes accusées / "),
            ("en", "Project Spruce: Six People Charged\n\n"),
            ("fr", "Les policiers ont mené douze perquisitions à Laval."),
        ],
        [("en", "Media enquiries / "), ("fr", "Renseignements : 514 555-0100")],
        # a title in both languages, a line each
        [
            ("fr", "Faux médicaments : un laboratoire fermé\n"),
            ("en", "Laboratory for fake medicines shut down\n\n"),
            ("fr", "Les douaniers de Lomé ont saisi deux tonnes de comprimés."),
        ],
        # a quotation that is a paragraph of its own
        [
            ("fr", "Le réseau a été démantelé mardi à Douala.\n\n"),
            ("en", '"They took our passports on the first day," one of the women told reporters.\n\n'),
            ("fr", "Cinq suspects ont été placés en garde à vue."),
        ],
        # a sentence in the other language inside a paragraph
        [
            ("fr", "Europol a annoncé la fin de l'enquête. "),
            ("en", "“This is a very important step in the fight against these gangs.” "),
            ("fr", "Douze personnes ont été interpellées en Belgique."),
        ],
        # a title in the other language, its name no help
        [
            ("fr", "Opération Harmattan 2019\n\n"),
            ("en", "INTERPOL Operation Harmattan\n\n"),
            ("fr", "Près de 500 victimes, dont 236 mineurs, ont été sauvées au Tchad."),
        ],
        # captions in the other language
        [
            ("fr", "Opération Sirocco 2021\n\nPrès de 30 victimes ont été identifiées au Niger.\n\n"),
            ("en", "INTERPOL Operation Sirocco\nOfficers searched a farm near Zinder.\n/\n\n"),
            ("fr", "Opération Harmattan 2019\n\nPlus de 12 passeurs ont été arrêtés."),
        ],
        # a section under its own heading
        [
            ("en", "The doors were forced before dawn. Nobody was hurt.\n\n"),
            ("fr", "EN FRANÇAIS\n\nLes enquêteurs ont saisi 31 armes de poing au Québec."),
        ],
        # short lists under headings
        [
            ("en", "Seizures\n- 12 kg of cocaine\n- 3 pistols\n\n"),
            ("fr", "Saisies\n- 12 kg de cocaïne\n- 3 pistolets"),
        ],
        # Windows line ends
        [("fr", "Douze personnes ont été arrêtées.\r\n\r\n"), ("en", "Twelve people were arrested.\r\n")],
        # a third language, alone, between, and with headings of its own
        [
            (
                "es",
                "Doce detenidos\n\nLa Guardia Civil detuvo ayer en Almería a doce personas por tráfico de drogas.",
            )
        ],
        [
            ("en", "Twelve people were arrested in Berlin.\n\n"),
            ("de", "Die Polizei hat am Dienstag zwölf Verdächtige festgenommen und drei Fahrzeuge sichergestellt.\n\n"),
            ("en", "The suspects are in custody."),
        ],
        [
            ("ar", "أوقفت السلطات التونسية اثني عشر شخصا في عملية أمنية واسعة\n\n"),
            ("fr", "Douze personnes ont été arrêtées à Tunis."),
        ],
    ],
)
def test_several_languages(expected: list[tuple[str, str]]) -> None:
    assert passages("".join(text for _, text in expected)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # fewer than eight words of a third language
        ("en", "Operación Sangre Fría\nTwelve people were arrested in Argentina."),
        # a short quotation inside a sentence
        ("fr", "« No comment », a répondu le porte-parole de la police."),
        # a name in its own script, in brackets
        ("en", "Twelve people were held.\nUkraine: National Police (Національна поліція України), Prosecutor General's Office"),
        ("fr", "Douze personnes arrêtées.\nUkraine : police nationale (Національна поліція України), parquet général"),
        # an abbreviation's stop ends no sentence
        ("en", "Det. Insp. Marie Dupont and Col. Jean Martin led the raid."),
    ],
)
def test_not_divided(language: str, text: str) -> None:
    assert passages(text) == [(language, text)]


def test_forced_language() -> None:
    text = "Twelve people were arrested.\n\nDouze personnes ont été arrêtées."
    assert segment(text, language="fr") == [Segment(0, len(text), "fr")]
    assert segment(text, language="en") == [Segment(0, len(text), "en")]


def test_without_text() -> None:
    assert segment("") == []
    assert segment("", language="en") == []
    assert segment(" \n\n") == [Segment(0, 3, "fr")]
    assert segment("12 / 34") == [Segment(0, 7, "fr")]


def test_unknown_language_is_refused() -> None:
    with pytest.raises(InputError, match="'de' is not known; give auto, fr or en"):
        segment("Zwölf Festnahmen", language="de")  # type: ignore[arg-type]


_WRITTEN = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "Les policiers ont arrêté douze hommes. ",
                "Officers arrested twelve men. ",
                " / ",
                "\r\n",
                "\n",
                "\u2028",
                "😀",
                "M. ",
            ]
        ),
    ),
    max_size=25,
).map("".join)


@given(_WRITTEN)
def test_segments_tile_the_text(text: str) -> None:
    parts = segment(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert [part.start for part in parts] == [0, *(part.end for part in parts)][: len(parts)]
    assert all(before.language != after.language for before, after in pairwise(parts))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*/*.txt")), ids=lambda path: path.stem)
def test_main_language_of_the_corpus(path: Path) -> None:
    gold = json.loads((ROOT / "gold" / path.parent.name / f"{path.stem}.json").read_text("utf-8"))
    lengths: dict[str, int] = {}
    for part in segment(path.read_text("utf-8")):
        lengths[part.language] = lengths.get(part.language, 0) + part.end - part.start
    assert max(lengths, key=lengths.__getitem__) == gold["language"]
    assert set(lengths) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_tables(language: str) -> None:
    table = default_rules().table(f"{language}/language.toml", LanguageTable)
    assert table.match
    assert table.no_match
    for example in table.match:
        before, caught, after = example.replace("]", "[").split("[")
        assert (language, caught) in passages(before + caught + after)
    for example in table.no_match:
        assert language not in [part.language for part in segment(example)]


def test_time_grows_with_the_text() -> None:
    from time import perf_counter

    for hostile in (" ", "a", "@", "/ ", ". ", "l'", ".\"')", "\n"):
        start = perf_counter()
        segment(hostile * (200_000 // len(hostile)))
        assert perf_counter() - start < 5, repr(hostile)

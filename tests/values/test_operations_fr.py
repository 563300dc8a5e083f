"""French names of operations: one row is one fact; every "finds" has a "does not find"."""

import pytest

from pipeline.values.operations import behind_trigger, find_operations, normal_name, split_edition

LANGUAGE = "fr"

FOUND = [
    ("small adjective in the plural", "L'opération Mains propres a permis 12 arrestations.", ["Mains propres"]),
    ("small complement at the end", "L'opération Filet de mer a permis 12 arrestations.", ["Filet de mer"]),
    ("date behind the name", "L'opération Tramontane du 3 juin a permis 12 arrestations.", ["Tramontane"]),
    ("glossed", "L'opération continue. Escudo de Jade (« Bouclier de jade ») a permis 12 arrestations.", ["Escudo de Jade"]),
    ("glossed, quoted", "L'opération avait pour nom « Sen vàng » (« Lotus d’or »).", ["Sen vàng"]),
    (
        "hashtag, spelled elsewhere",
        "« Grand Large » : douze arrêtés. Les agents de #OpérationGrandLarge ont fini.",
        ["Grand Large"],
    ),
    ("small adjective at the end", "Le projet Cygne noir, commencé en février, a fini en octobre.", ["Cygne noir"]),
    ("quoted behind a word of time", "Lors de « Marée haute », ils ont fouillé 12 restaurants.", ["Marée haute"]),
    ("trigger", "La police a arrêté 12 personnes pendant l'opération Tramontane.", ["Tramontane"]),
    ("capital trigger", "L'Opération Tramontane s'est achevée lundi.", ["Tramontane"]),
    ("typographic apostrophe", "L’opération Tramontane s'est achevée lundi.", ["Tramontane"]),
    ("project", "Le projet TRAMONTANE a permis 12 arrestations.", ["TRAMONTANE"]),
    ("two words", "L'opération Port Tranquille a permis 12 arrestations.", ["Port Tranquille"]),
    ("linking word inside", "L'opération Rose des Vents a permis 12 arrestations.", ["Rose des Vents"]),
    ("hyphen", "L'opération Passe-Muraille a permis 12 arrestations.", ["Passe-Muraille"]),
    ("accent", "L'opération Épervier a permis 12 arrestations.", ["Épervier"]),
    ("capitals", "OPÉRATION TRAMONTANE : DOUZE ARRESTATIONS", ["TRAMONTANE"]),
    ("guillemets", "L'opération « Tramontane » a permis 12 arrestations.", ["Tramontane"]),
    ("guillemets with NBSP", "L'opération «\u00a0Tramontane\u00a0» a permis 12 arrestations.", ["Tramontane"]),
    ("guillemets with narrow NBSP", "L'opération «\u202fTramontane\u202f» a permis 12 arrestations.", ["Tramontane"]),
    ("curly quotation marks", "L'opération “Tramontane” a permis 12 arrestations.", ["Tramontane"]),
    ("straight quotation marks", 'L\'opération "Tramontane" a permis 12 arrestations.', ["Tramontane"]),
    ("single quotation marks", "L'opération ‘Tramontane’ a permis 12 arrestations.", ["Tramontane"]),
    ("small letters in quotation marks", "L'opération « port tranquille » a permis 12 arrestations.", ["port tranquille"]),
    ("dubbed", "Ce coup de filet, baptisé « Port Tranquille », a permis 12 arrestations.", ["Port Tranquille"]),
    ("dubbed, feminine", "L'action, baptisée « Passe-Muraille », a permis 12 arrestations.", ["Passe-Muraille"]),
    ("dubbed, no quotation marks", "L'opération, baptisée Tramontane, a permis 12 arrestations.", ["Tramontane"]),
    ("edition, Roman", "L'opération Tramontane II a permis 12 arrestations.", ["Tramontane II"]),
    ("edition, figure", "L'opération Tramontane 3 a permis 12 arrestations.", ["Tramontane 3"]),
    ("year dropped", "L'opération Tramontane 2024 a permis 12 arrestations.", ["Tramontane"]),
    ("year behind an edition", "L'opération Tramontane II 2024 a permis 12 arrestations.", ["Tramontane II"]),
    ("edition without a trigger", "Pendant Tramontane IV, les agents ont saisi 12 camions.", ["Tramontane IV"]),
    ("name told again", "L'opération Tramontane est finie. Tramontane a permis 12 arrestations.", ["Tramontane", "Tramontane"]),
    ("carried out", "Grand Large, menée en mai, a permis 12 arrestations.", ["Grand Large"]),
    ("hashtag", "#OpérationTramontane : 12 arrestations en Espagne.", ["Tramontane"]),
    ("year without a trigger", "Tramontane 2024 a permis 12 arrestations.", ["Tramontane"]),
    ("dubbed at the beginning, edition", "Baptisée Tramontane VI, l'opération a permis 12 arrestations.", ["Tramontane VI"]),
    ("two names", "L'opération Tramontane et l'opération Levante ont permis 12 arrestations.", ["Tramontane", "Levante"]),
    ("NBSP", "L'opération\u00a0Tramontane a permis 12 arrestations.", ["Tramontane"]),
    ("emoji in front", "🚨 Opération Tramontane : 12 arrestations.", ["Tramontane"]),
    ("dubbed, the noun in front", "La rafle, baptisée « Port Tranquille », a permis 12 arrestations.", ["Port Tranquille"]),
    ("dubbed, whom it is aimed at", "L'opération contre ce gang, baptisée « Tramontane », est finie.", ["Tramontane"]),
    ("dubbed, the place between", "Une descente menée à Lyon, baptisée « Tramontane », est finie.", ["Tramontane"]),
    ("dubbed, in front of its noun", "Baptisée « Tramontane », la descente a permis 12 arrestations.", ["Tramontane"]),
    ("dubbed, it", "La police a lancé une rafle en mai. Elle était baptisée « Tramontane ».", ["Tramontane"]),
    ("dubbed behind the trigger", "L'opération dénommée Tramontane a permis 12 arrestations.", ["Tramontane"]),
    ("code name", "Cette opération portant le nom de code Tramontane est finie.", ["Tramontane"]),
    ("bears the name", "Cette opération, qui porte le nom de Tramontane, est finie.", ["Tramontane"]),
    ("adjective between", "L'opération internationale Tramontane a permis 12 arrestations.", ["Tramontane"]),
    ("noun between", "Le projet d'enquête Tramontane a permis 12 arrestations.", ["Tramontane"]),
    ("version", "L'opération Marée Rouge 2.0 a permis 12 arrestations.", ["Marée Rouge 2.0"]),
    ("edition with a hyphen", "L'opération TRAMONTANE-V a permis 12 arrestations.", ["TRAMONTANE-V"]),
    ("phase behind", "L'opération Tramontane, phase II, a permis 12 arrestations.", ["Tramontane"]),
    ("two names, one plural", "Les opérations Tramontane et Levante sont finies.", ["Tramontane", "Levante"]),
    ("three names, quoted", "Les opérations « Tramontane », « Levante » et « Sirocco ».", ["Tramontane", "Levante", "Sirocco"]),
    ("and inside one name", "L'opération Sabre et Bouclier a permis 12 arrestations.", ["Sabre et Bouclier"]),
    ("other edition", "L'opération Tramontane III est finie. Tramontane II était moindre.", ["Tramontane III", "Tramontane II"]),
    (
        "first edition",
        "L'opération Tramontane II est finie. La première Tramontane était moindre.",
        ["Tramontane II", "Tramontane"],
    ),
    ("edition, figure, that took place", "Port Tranquille 2 a eu lieu du 9 au 18 octobre.", ["Port Tranquille 2"]),
    ("acronym of the name", "Les agents ont fouillé 12 camions pendant JAD Tramontane 7.", ["JAD Tramontane 7"]),
    ("borrowed trigger", "L'operación Tramontana a permis 12 arrestations.", ["Tramontana"]),
    ("action days, quoted", "Les journées d'action communes « Tramontane 3 » sont finies.", ["Tramontane 3"]),
    ("long form with its short form", "Les journées d'action communes Côte Est (EMPACT JAD Est) sont finies.", ["JAD Est"]),
    ("in front of the trigger", "« Port Tranquille », opération de juin, est finie.", ["Port Tranquille"]),
    ("in apposition", "« Port Tranquille », l'opération qui s'est achevée lundi, a permis 12 arrestations.", ["Port Tranquille"]),
]

NOTHING = [
    ("glossed, a paper", "Des journalistes du New York Times (« le Times ») étaient là."),
    ("month and year", "Mars 2024 a permis 12 arrestations."),
    ("place and year", "Paris 2024 a mobilisé 12 policiers."),
    ("hashtag of another thing", "#Tramontane2024 : 12 arrestations en Espagne."),
    ("carried out, common noun", "Enquête, menée en mai, 12 arrestations."),
    ("what pays for it", "La formation est financée par le projet Tramontane."),
    ("what stands above it", "Elle est menée sous l'égide du projet Tramontane."),
    ("gang", "Le gang, surnommé « Les Frères », a été démantelé durant l'opération."),
    ("gang, no comma", "L'opération a démantelé un gang surnommé « Les Frères »."),
    ("person by name", "Les agents de l'opération ont arrêté Maria Kim, surnommée « La Jefa »."),
    ("he", "Il était connu sous le nom de « El Gordo » pendant l'enquête."),
    ("drug", "Une drogue appelée « Pinkie » a été saisie lors de l'opération."),
    ("website", "Un site nommé Silk Lane a été fermé durant l'opération."),
    ("post", "Le directeur des Opérations Maria Kim a parlé."),
    ("a kind of operation", "Une opération « coup de poing » a permis 12 arrestations."),
    ("two countries", "L'opération conjointe France-Espagne a permis 12 arrestations."),
    ("two agencies", "L'opération conjointe Interpol-Afripol a permis 12 arrestations."),
    ("a common word in front of a sentence", "Tonnerre et pluie."),
    ("quoted, a title", "Il lisait « Marée haute » pendant l’audience."),
    ("no name", "L'opération a permis 12 arrestations."),
    ("no name", "Une opération de police à Lyon a permis 12 arrestations."),
    ("capitals, no name", "OPÉRATION DE POLICE : DOUZE ARRESTATIONS"),
    ("agency behind", "L'opération INTERPOL de juin a permis 12 arrestations."),
    ("place behind", "L'opération au Ghana a permis 12 arrestations."),
    ("plural, no name", "Les opérations ont commencé en juin."),
    ("department", "La Direction des opérations a envoyé 12 agents."),
    ("surgery", "Une opération chirurgicale a suivi."),
    ("quotation", "« Nous sommes fiers de cette opération », a dit le commissaire."),
    ("person known as", "Le chef, surnommé El Gordo, a été arrêté."),
    ("empty", ""),
]

# Where the answer is still wrong; the row holds the right one. A row that comes right moves up into its table.
WRONG = [
    ("figure inside", "L'opération 30 Jours en Mer a permis 12 arrestations.", ["30 Jours en Mer"]),
    ("codenamed", "L'opération, dont le nom de code est TRAMONTANE, a permis 12 arrestations.", ["TRAMONTANE"]),
]

WRONG_NOTHING = [
    ("quotation with a colon", "Le ministre a dit de l'opération : « Plus jamais ça. »"),
    ("king", "Le port date de Léopold II, dit le musée."),
]

NORMAL = [
    ("trigger", "Opération Tramontane", "tramontane"),
    ("year", "Tramontane 2024", "tramontane"),
    ("accents and quotation marks", "« Épervier II »", "epervier ii"),
    ("hyphen", "Passe-Muraille", "passe muraille"),
    ("ligature", "Cœur de Lion", "coeur de lion"),
]

EDITIONS = [
    ("Roman", "Tramontane IX", ("tramontane", "ix")),
    ("figure", "Tramontane 3", ("tramontane", "3")),
    ("none", "Port Tranquille", ("port tranquille", "")),
    ("a year is none", "Tramontane 2024", ("tramontane", "")),
    ("a number alone is a name", "IX", ("ix", "")),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*row[1:], id=row[0]) for row in FOUND])
def test_names(sentence: str, expected: list[str]) -> None:
    found = find_operations(sentence, LANGUAGE)
    assert [span.value for span in found] == expected
    assert [sentence[span.start : span.end] for span in found] == expected


def test_acronym_in_brackets_is_part_of_the_name() -> None:
    sentence = "L'action, dite Journée d'action commune (JAD) Tramontane 5, est finie."
    [span] = find_operations(sentence, LANGUAGE)
    assert (span.value, sentence[span.start : span.end]) == ("JAD Tramontane 5", "Tramontane 5")


@pytest.mark.parametrize("sentence", [pytest.param(row[1], id=row[0]) for row in NOTHING])
def test_no_names(sentence: str) -> None:
    assert [span.value for span in find_operations(sentence, LANGUAGE)] == []


@pytest.mark.parametrize(("name", "expected"), [pytest.param(*row[1:], id=row[0]) for row in NORMAL])
def test_normal_name(name: str, expected: str) -> None:
    assert normal_name(name) == expected


@pytest.mark.parametrize(("name", "expected"), [pytest.param(*row[1:], id=row[0]) for row in EDITIONS])
def test_split_edition(name: str, expected: tuple[str, str]) -> None:
    assert split_edition(name) == expected


@pytest.mark.xfail(strict=True, reason="class not learnt yet")
@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_names_still_wrong(sentence: str, expected: list[str]) -> None:
    assert [span.value for span in find_operations(sentence, LANGUAGE)] == expected


@pytest.mark.xfail(strict=True, reason="class not learnt yet")
@pytest.mark.parametrize("sentence", [pytest.param(row[1], id=row[0]) for row in WRONG_NOTHING])
def test_no_names_still_wrong(sentence: str) -> None:
    assert [span.value for span in find_operations(sentence, LANGUAGE)] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("l'opération Rive", "Rive"),
        ("L’Opération : Rive", "Rive"),
        ("projet Rive", "Rive"),
        ("op Rive", "Rive"),
        ("Rive", "Rive"),
        ("opération", "opération"),
        ("Rive, une opération Cap", "Rive, une opération Cap"),
    ],
)
def test_behind_trigger(words: str, name: str) -> None:
    text = f"« {words} »"
    assert text[behind_trigger(text, 2, len(text) - 2, LANGUAGE) : -2] == name

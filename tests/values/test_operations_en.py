"""English names of operations: one row is one fact; every "finds" has a "does not find"."""

import pytest

from pipeline.values.operations import find_operations, normal_name, split_edition

LANGUAGE = "en"

FOUND = [
    ("glossed", 'Neither case was part of an operation. Escudo de Jade ("Jade Shield") led to 12 arrests.', ["Escudo de Jade"]),
    (
        "glossed, quoted",
        "The operations went on. In October, for “Marfă curată” (Clean Cargo), 41 inspectors moved.",
        ["Marfă curată"],
    ),
    (
        "hashtag, spelled elsewhere",
        "'Silent Harbour' nets a dozen. Officers took part in #OperationSilentHarbour.",
        ["Silent Harbour"],
    ),
    ("by the name of", "The crackdown went by the name of Silent Harbour.", ["Silent Harbour"]),
    ("a small word of another language inside", "Operation Escudo de Jade led to 12 arrests.", ["Escudo de Jade"]),
    ("quoted behind a word of time", "During “Lantern Tide” they searched 12 restaurants.", ["Lantern Tide"]),
    ("trigger", "Police arrested 12 people during Operation Tramontane.", ["Tramontane"]),
    ("small trigger", "The customs operation Tramontane ended on Monday.", ["Tramontane"]),
    ("short trigger", "Op Tramontane ended on Monday.", ["Tramontane"]),
    ("project", "Project TRAMONTANE led to 12 arrests.", ["TRAMONTANE"]),
    ("two words", "Operation Silent Harbour led to 12 arrests.", ["Silent Harbour"]),
    ("linking word inside", "Operation Rose of the Winds led to 12 arrests.", ["Rose of the Winds"]),
    ("hyphen", "Operation Cross-Current led to 12 arrests.", ["Cross-Current"]),
    ("accent", "Operation Épervier led to 12 arrests.", ["Épervier"]),
    ("curly quotation marks", "Operation “Tramontane” led to 12 arrests.", ["Tramontane"]),
    ("straight quotation marks", 'Operation "Tramontane" led to 12 arrests.', ["Tramontane"]),
    ("single quotation marks", "Operation ‘Tramontane’ led to 12 arrests.", ["Tramontane"]),
    ("guillemets", "Operation « Tramontane » led to 12 arrests.", ["Tramontane"]),
    ("low quotation marks", "Operation „Tramontane“ led to 12 arrests.", ["Tramontane"]),
    ("small letters in quotation marks", "Operation “silent harbour” led to 12 arrests.", ["silent harbour"]),
    ("codenamed", "The operation, codenamed TRAMONTANE, led to 12 arrests.", ["TRAMONTANE"]),
    ("dubbed", "The crackdown, dubbed “Silent Harbour”, led to 12 arrests.", ["Silent Harbour"]),
    ("known as", "The investigation, known as Operation Tramontane, led to 12 arrests.", ["Tramontane"]),
    ("edition, Roman", "Operation Tramontane II led to 12 arrests.", ["Tramontane II"]),
    ("edition, figure", "Operation Tramontane 3 led to 12 arrests.", ["Tramontane 3"]),
    ("year dropped", "Operation Tramontane 2024 led to 12 arrests.", ["Tramontane"]),
    ("year behind an edition", "Operation Tramontane II 2024 led to 12 arrests.", ["Tramontane II"]),
    ("edition without a trigger", "During Tramontane IV, officers seized 12 lorries.", ["Tramontane IV"]),
    ("name told again", "Operation Tramontane is over. Tramontane led to 12 arrests.", ["Tramontane", "Tramontane"]),
    ("in front of its word", "The Red-Tide operation led to 12 arrests.", ["Red-Tide"]),
    ("in front of its word, two words", "Police closed the Silent Harbour action week with 12 arrests.", ["Silent Harbour"]),
    ("carried out", "Silent Harbour, carried out in May, led to 12 arrests.", ["Silent Harbour"]),
    ("hashtag", "#OperationTramontane: 12 arrests in Spain.", ["Tramontane"]),
    ("year without a trigger", "Tramontane 2024 led to 12 arrests.", ["Tramontane"]),
    ("dubbed at the beginning, edition", "Dubbed Tramontane VI, the operation led to 12 arrests.", ["Tramontane VI"]),
    ("two names", "Operation Tramontane and Operation Levante led to 12 arrests.", ["Tramontane", "Levante"]),
    ("NBSP", "Operation\u00a0Tramontane led to 12 arrests.", ["Tramontane"]),
    ("emoji in front", "🚨 Operation Tramontane led to 12 arrests.", ["Tramontane"]),
    ("possessive", "Operation Tramontane's results were published.", ["Tramontane"]),
    ("dubbed, the noun in front", "The swoop, dubbed “Silent Harbour”, led to 12 arrests.", ["Silent Harbour"]),
    ("dubbed, whom it is aimed at", "The operation against the gang, dubbed “Tramontane”, is over.", ["Tramontane"]),
    ("dubbed, the place between", "A crackdown in Lyon, dubbed “Tramontane”, led to 12 arrests.", ["Tramontane"]),
    ("dubbed, in front of its noun", "Dubbed 'Tramontane', the raid led to 12 arrests.", ["Tramontane"]),
    ("dubbed, it", "Police launched a crackdown in May. It was dubbed “Tramontane”.", ["Tramontane"]),
    ("dubbed behind the trigger", "The operation named Tramontane led to 12 arrests.", ["Tramontane"]),
    ("code name", "The operation was given the code name Tramontane.", ["Tramontane"]),
    ("quotation marks around both", "A special “Operation Tramontane” was launched.", ["Tramontane"]),
    ("comma inside the quotation marks", "The drive, known as ‘Operation Tramontane,’ is over.", ["Tramontane"]),
    ("version", "Operation Red Tide 2.0 led to 12 arrests.", ["Red Tide 2.0"]),
    ("edition with a hyphen", "Operation TRAMONTANE-V led to 12 arrests.", ["TRAMONTANE-V"]),
    ("phase behind", "Operation Tramontane Phase II led to 12 arrests.", ["Tramontane"]),
    ("headline with capitals", "Operation Tramontane Nets 12 Arrests in Three States", ["Tramontane"]),
    ("headline with capitals, preposition", "Twelve Held in Operation Tramontane Across Three States", ["Tramontane"]),
    ("two names, one plural", "Operations Tramontane and Levante led to 12 arrests.", ["Tramontane", "Levante"]),
    ("three names, quoted", "Operations “Tramontane”, “Levante” and “Sirocco” ended.", ["Tramontane", "Levante", "Sirocco"]),
    ("and inside one name", "Operation Sword and Shield led to 12 arrests.", ["Sword and Shield"]),
    (
        "other edition",
        "Operation Tramontane III is over. Tramontane II had led to 12 arrests.",
        ["Tramontane III", "Tramontane II"],
    ),
    ("first edition", "Operation Tramontane II is over. The first Tramontane was smaller.", ["Tramontane II", "Tramontane"]),
    ("edition, figure, that took place", "Silent Harbour 2 took place from 9 to 18 October.", ["Silent Harbour 2"]),
    ("acronym of the name", "Officers checked 12 lorries during JAD Tramontane 7.", ["JAD Tramontane 7"]),
    ("borrowed trigger", "Operación Tramontana led to 12 arrests, the Guardia Civil said.", ["Tramontana"]),
    ("action days, quoted", "The action, dubbed “Joint Action Days Tramontane 3”, is over.", ["Tramontane 3"]),
    ("long form with its short form", "EMPACT Joint Action Days East Coast (EMPACT JAD EC) are over.", ["JAD EC"]),
    ("in front of the trigger", "The “Silent Harbour” operation led to 12 arrests.", ["Silent Harbour"]),
    ("in apposition", "“Silent Harbour”, the operation that ended on Monday, led to 12 arrests.", ["Silent Harbour"]),
]

NOTHING = [
    ("glossed, a body", 'The operation was led by the Policía Nacional ("National Police") of Madrid.'),
    ("glossed, a paper", "Reporters of Le Monde (“The World”) were there."),
    ("in front of its word, a force", "The Guardia Civil operation led to 12 arrests."),
    ("in front of its word, an adjective", "The Franco-Belgian operation led to 12 arrests."),
    ("in front of its word, who leads it", "The Interpol-led operation led to 12 arrests."),
    ("in front of its word, an agency", "The National Crime Agency operation led to 12 arrests."),
    ("month and year", "March 2024 saw 12 arrests."),
    ("place and year", "Paris 2024 saw 12 arrests."),
    ("hashtag of another thing", "#Tramontane2024: 12 arrests in Spain."),
    ("carried out, common noun", "Searches, carried out in May, led to 12 arrests."),
    ("what pays for it", "The course was funded by Project Tramontane."),
    ("what stands above it", "Officers deployed under the umbrella of Joint Operation Tramontane helped."),
    ("gang", "The gang, dubbed “The Brothers”, was dismantled during the operation."),
    ("gang, no comma", "The operation dismantled a gang dubbed “The Brothers”."),
    ("person by name", "Officers of the operation held Maria Kim, known as “La Jefa”."),
    ("he", "He was known as “El Gordo” during the investigation."),
    ("drug", "A drug called “Spice” was seized in the operation."),
    ("website", "A website called “Silk Lane” was taken down in the operation."),
    ("post", "The Chief of Operations Maria Kim spoke."),
    ("post, capitals", "Customs Manager Fraud Operations Maria Kim spoke."),
    ("a kind of operation", "Police ran an operation “sting” in June."),
    ("a common word in front of a sentence", "Thunder was heard."),
    ("quoted, a title", "He read “Lantern Tide” during the trial."),
    ("no name", "The operation led to 12 arrests."),
    ("no name", "A police operation in Lyon led to 12 arrests."),
    ("capitals, no name", "OPERATION LEADS TO 12 ARRESTS"),
    ("agency behind", "The operation INTERPOL coordinated led to 12 arrests."),
    ("place behind", "The operation in Ghana led to 12 arrests."),
    ("plural, no name", "Operations began in June."),
    ("department", "The Operations Division sent 12 officers."),
    ("manager", "The Operations Manager spoke."),
    ("quotation", "“We are proud of this operation,” the commissioner said."),
    ("person known as", "The boss, known as El Gordo, was arrested."),
    ("empty", ""),
]

# Where the answer is still wrong; the row holds the right one. A row that comes right moves up into its table.
WRONG = [
    ("figure inside", "Operation 30 Days at Sea led to 12 arrests.", ["30 Days at Sea"]),
    ("capitals", "OPERATION TRAMONTANE ENDS WITH 12 ARRESTS", ["TRAMONTANE"]),
]

WRONG_NOTHING = [
    ("quotation with a colon", "The minister said of the operation: “Never again.”"),
    ("king", "The port was built under Leopold II, the museum says."),
]

NORMAL = [
    ("trigger", "Operation Tramontane", "tramontane"),
    ("year", "Tramontane 2024", "tramontane"),
    ("accents and quotation marks", "« Épervier II »", "epervier ii"),
    ("hyphen", "Cross-Current", "cross current"),
    ("capitals", "TRAMONTANE", "tramontane"),
]

EDITIONS = [
    ("Roman", "Tramontane IX", ("tramontane", "ix")),
    ("figure", "Tramontane 3", ("tramontane", "3")),
    ("none", "Silent Harbour", ("silent harbour", "")),
    ("a year is none", "Tramontane 2024", ("tramontane", "")),
    ("a number alone is a name", "IX", ("ix", "")),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*row[1:], id=row[0]) for row in FOUND])
def test_names(sentence: str, expected: list[str]) -> None:
    found = find_operations(sentence, LANGUAGE)
    assert [span.value for span in found] == expected
    assert [sentence[span.start : span.end] for span in found] == expected


def test_acronym_in_brackets_is_part_of_the_name() -> None:
    sentence = "The action, known as Joint Action Day (JAD) Tramontane 5, is over."
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

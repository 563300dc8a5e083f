"""French numbers: one row is one fact of the language; every "finds" has a "does not find"."""

import pytest

from pipeline.values.numbers import Value, find_numbers, parse_number

LANGUAGE = "fr"


def read(sentence: str, *, ordinals: bool = False) -> list[tuple[str, Value]]:
    return [(sentence[number.start : number.end], number.value) for number in find_numbers(sentence, LANGUAGE, ordinals=ordinals)]


def read_with_hedge(sentence: str) -> list[tuple[Value, str | None, str | None]]:
    return [
        (
            number.value,
            number.modifier and number.modifier.value,
            sentence[number.modifier_start : number.modifier_end] if number.modifier_start is not None else None,
        )
        for number in find_numbers(sentence, LANGUAGE)
    ]


DIGITS = [
    ("Le navire transportait 1.374 cartons", [("1.374", 1374)]),
    ("Le navire transportait 1 374 cartons", [("1 374", 1374)]),
    ("Le navire transportait 1\u00a0374 cartons", [("1\u00a0374", 1374)]),
    ("Le navire transportait 1\u202f374 cartons", [("1\u202f374", 1374)]),
    ("Le navire transportait 1\u2009374 cartons", [("1\u2009374", 1374)]),
    ("Le navire transportait 1,374 cartons", [("1,374", 1374)]),
    ("Le canton a fermé 2’414 sites", [("2’414", 2414)]),
    ("Le canton a fermé 2'414 sites", [("2'414", 2414)]),
    ("Une amende de 3 000 000 d’euros", [("3 000 000", 3000000)]),
    ("Pour 1.250.000,50 euros de dégâts", [("1.250.000,50", 1250000.5)]),
    ("Ils ont pesé 4,2 tonnes", [("4,2", 4.2)]),
    ("Ils ont pesé 1,102 tonne", [("1,102", 1.102)]),
    ("Ils ont pesé 25.684 litres", [("25.684", 25684)]),
    ("Un écart de 649,07 kg et 0,125 kg", [("649,07", 649.07), ("0,125", 0.125)]),
    ("Chambres 12,14,18,22", [("12", 12), ("14", 14), ("18", 18), ("22", 22)]),
    ("En 2021, 312 fusils", [("312", 312)]),
    ("Un colis de ,5 kg et un autre à 0,5 €", [(",5", 0.5), ("0,5", 0.5)]),
    ("Un revolver .357 magnum et un calibre .45", []),
    ("Une amende de CHF 25'000.- puis 2 500.–", [("25'000", 25000), ("2 500", 2500)]),
    ("Un chargement de 2 1/2 tonnes, dont 3/4 tonne humide", [("2 1/2", 2.5), ("3/4", 0.75)]),
    ("Le 3/4 la barrière resta close", []),
    ("Au total, 03 colis et 01 pistolet", [("03", 3), ("01", 1)]),
    ("Le 03 juin, chambre 05", []),
    ("Il cachait 3 kilos 500 de résine et 2 kg 300 comprimés", [("3", 3.5), ("2", 2), ("300", 300)]),
]

SCALES = [
    ("Environ 1,6 million de comprimés", [("1,6 million", 1600000)]),
    ("Un butin de 2.5 milliards", [("2.5 milliards", 2500000000)]),
    ("Un butin de 1,2 M€ et 800 k€", [("1,2 M", 1200000), ("800 k", 800000)]),
    ("Un butin de 3 Md€, puis de 10 M$", [("3 Md", 3000000000), ("10 M", 10000000)]),
    ("Près de 500k abonnés", [("500k", 500000)]),
    ("Il doit 1 million 200 000 francs", [("1 million 200 000", 1200000)]),
    ("Il doit un million et demi de francs", [("un million et demi", 1500000)]),
    ("Il doit deux millions et demi", [("deux millions et demi", 2500000)]),
    ("Il doit un demi-million d'euros", [("un demi-million", 500000)]),
    ("Une dette de mille milliards", [("mille milliards", 1000000000000)]),
    ("Des millions d'euros, plusieurs milliards", []),
    ("Il a perdu 3 milliards et 384 millions de francs", [("3 milliards et 384 millions", 3384000000)]),
    ("Il a perdu 3 € et 5 mille cartes", [("3", 3), ("5 mille", 5000)]),
    ("Il a perdu 5 mille 200 francs", [("5 mille 200", 5200)]),
    ("Il a perdu cinq milles francs à deux milles des côtes", [("cinq milles", 5000), ("deux", 2)]),
    ("Ils dérivaient à trois milles nautiques", [("trois", 3)]),
    ("Il dépasse le million de francs", [("million", 1000000)]),
    ("Il cachait une demi-tonne et un demi-kilo", [("une demi", 0.5), ("un demi", 0.5)]),
]

WORDS = [
    ("Vingt et un mille signatures", [("Vingt et un mille", 21000)]),
    ("Soixante et onze colis, soixante-dix-huit cartes", [("Soixante et onze", 71), ("soixante-dix-huit", 78)]),
    ("Quatre-vingts kilos puis quatre-vingt-un", [("Quatre-vingts", 80), ("quatre-vingt-un", 81)]),
    (
        "septante-quatre fusils, huitante balles, nonante et un",
        [("septante-quatre", 74), ("huitante", 80), ("nonante et un", 91)],
    ),
    ("trente-et-un mineurs, cent-cinquante-et-un majeurs", [("trente-et-un", 31), ("cent-cinquante-et-un", 151)]),
    ("mille deux cents balles, deux mille caisses", [("mille deux cents", 1200), ("deux mille", 2000)]),
    ("onze cents caisses", [("onze cents", 1100)]),
    ("DEUX CENT SEIZE VICTIMES", [("DEUX CENT SEIZE", 216)]),
    ("cinq mille, deux millions", [("cinq mille", 5000), ("deux millions", 2000000)]),
    ("une tonne et cent deux kilos", [("une", 1), ("cent deux", 102)]),
    ("une tonne et demie de haschich", [("une", 1.5)]),
    ("deux virgule cinq tonnes", [("deux virgule cinq", 2.5)]),
    ("cinq des dix accusés", [("cinq", 5), ("dix", 10)]),
    ("les cent otages, ces mille colis, leurs cent deux avocats", [("cent", 100), ("mille", 1000), ("cent deux", 102)]),
    ("plusieurs mille, par cent", []),
    ("dixneuf bagues, vingtdeux chaînes, deuxcents pièces", [("dixneuf", 19), ("vingtdeux", 22), ("deuxcents", 200)]),
    ("mille cents pièces, soixante et dix bagues", [("mille cents", 1100), ("soixante et dix", 70)]),
    ("cinq cent premier choix", [("cinq cent", 500)]),
    ("trois virgule un quatre, deux point cinq", [("trois virgule un quatre", 3.14), ("deux point cinq", 2.5)]),
    ("Comptez : un, deux, trois, ou un plus un", [("un", 1), ("deux", 2), ("trois", 3), ("un", 1), ("un", 1)]),
    ("L'un, deux mètres plus loin, un deux-roues.", [("deux", 2)]),
    ("deux mille, trois cents", [("deux mille", 2000), ("trois cents", 300)]),
    ("Dimanche, neuf « mules » dans le camion neuf « Volvo »", [("neuf", 9)]),
]

PAIRS = [
    ("cent douze (112) plaquettes", [("cent douze (112)", 112)]),
    ("vingt-cinq (25) millions de francs", [("vingt-cinq (25) millions", 25000000)]),
    ("deux (2) mille cinq cents cartouches", [("deux (2) mille cinq cents", 2500)]),
    ("trois (03) interpellations", [("trois (03)", 3)]),
    ("une (01) tonne et deux (02) kilos", [("une (01)", 1), ("deux (02)", 2)]),
    ("trois hommes (12 ans de prison)", [("trois", 3), ("12", 12)]),
    ("trente [30] plaquettes", [("trente [30]", 30)]),
    ("deux millions de francs (2 000 000 FCFA) en tout", [("deux millions", 2000000)]),
    ("2 000 000 FCFA (deux millions de francs) en tout", [("2 000 000", 2000000)]),
]

COLLECTIVES = [
    ("une dizaine de suspects", [(10, "about", None)]),
    ("une demi-douzaine de passeports", [(6, "about", None)]),
    ("trois douzaines de montres", [(36, "about", None)]),
    ("deux centaines de colis", [(200, "about", None)]),
    ("près d'un millier d'agents", [(1000, "nearly", "près d'")]),
    ("plus d’une centaine d’agents", [(100, "more_than", "plus d’")]),
    ("une bonne vingtaine de caches", [(20, "more_than", None)]),
    ("cette quinzaine de fourgons", [(15, "about", None)]),
    ("des centaines de faux billets, des milliers de cartes", []),
    ("plusieurs dizaines de tonnes, quelques centaines de balles", []),
    ("un homme ayant la trentaine", []),
    ("une douzaine et demie de passeports", [(18, "about", None)]),
    ("une dizaine de millions de cigarettes", [(10000000, "about", None)]),
    ("une centaine de milliers de tracts, deux vingtaines", [(100000, "about", None), (40, "about", None)]),
    ("des dizaines de millions de cigarettes", []),
]

RANGES = [
    ("entre 120 et 130 plaignants", [("120 et 130", (120, 130))]),
    ("de 2 000 à 3 000 balles", [("2 000 à 3 000", (2000, 3000))]),
    ("30-50 kg, puis 40–60 kg", [("30-50", (30, 50)), ("40–60", (40, 60))]),
    ("entre 3 et 3,5 millions d'euros", [("3 et 3,5 millions", (3000000, 3500000))]),
    ("deux à trois cents manifestants", [("deux à trois cents", (200, 300))]),
    ("une peine de 1 000 ou 100 000 euros", [("1 000", 1000), ("100 000", 100000)]),
    ("un ou deux complices", [("un ou deux", (1, 2))]),
    ("de 300 € à 500 €", [("300 € à 500", (300, 500))]),
    ("le total est passé de 16 à 22", [("16", 16), ("22", 22)]),
    ("perdu 3-1 au match retour", []),
    ("entre 2015 et 2018", []),
    ("de 10 à 15 000 euros", [("10 à 15 000", (10000, 15000))]),
    ("10-15 000 euros, puis 100 000-150 000 €", [("10-15 000", (10000, 15000)), ("100 000-150 000", (100000, 150000))]),
    ("de 200 à 3 000 euros", [("200 à 3 000", (200, 3000))]),
    (
        "vingt et un ou vingt-deux gardes, puis huit, neuf ou dix",
        [("vingt et un ou vingt-deux", (21, 22)), ("huit", 8), ("neuf", 9), ("dix", 10)],
    ),
]

HEDGES = [
    ("environ 40 agents", [(40, "about", "environ")]),
    ("quelque 260 agents", [(260, "about", "quelque")]),
    ("près de 600 colis", [(600, "nearly", "près de")]),
    ("plus de US$ 3 millions", [(3000000, "more_than", "plus de")]),
    ("au moins 12 morts", [(12, "at_least", "au moins")]),
    ("pas moins de 30 fouilles", [(30, "at_least", "pas moins de")]),
    ("moins de 25 euros", [(25, "less_than", "moins de")]),
    ("jusqu’à 6 000 passagers", [(6000, "at_most", "jusqu’à")]),
    ("300 francs au minimum", [(300, "at_least", "au minimum")]),
    ("36 camions environ", [(36, "about", "environ")]),
    ("500 hommes ou plus", [(500, "at_least", "ou plus")]),
    ("une valeur estimée par la douane à 3 millions", [(3000000, "about", "estimée")]),
    ("200 armes et plus de 30 motos", [(200, None, None), (30, "more_than", "plus de")]),
    ("parmi les 12 suspects", [(12, None, None)]),
    ("30 armes, voire plus", [(30, "at_least", ", voire plus")]),
    ("30 armes, plus souvent neuves", [(30, None, None)]),
    (
        "plus ou moins 30 étals, ±40 tentes, env.50 badauds",
        [(30, "about", "plus ou moins"), (40, "about", "±"), (50, "about", "env.")],
    ),
    ("+ de 30 armes :\n- de 20 pistolets", [(30, "more_than", "+ de"), (20, None, None)]),
]

NOT_QUANTITIES = [
    "En 2018, puis en 2019.",
    "Le 3 juin 2024, du 9 au 16 juin et le 13 ou le 17 novembre.",
    "Le guichet ouvre de 7 h à 22 h, ferme à 14h30 puis à 18:45.",
    "Appelez le 01 55 50 10 20 ou le +33 1 55 50 10 20.",
    "Le 119 est gratuit, le 17 aussi.",
    "L'article 3, les articles 225-4-1 et 225-4-2, l'art. 27, la loi n° 2021-03.",
    "Le communiqué n° 412, page 45.",
    "95 % des cas, vingt pour cent, entre 10 et 15 %.",
    "Le 12e régiment, le 1er août, la deuxième fois, le XXe siècle.",
    "Un réseau 3D, l'E42, le G20, le Covid-19 et le FGC-9.",
    "Sept-Îles, Trois-Rivières et les Deux-Sèvres.",
    "Ouvert 24 heures sur 24 et sept jours sur sept.",
    "Trois quarts des saisies, les deux tiers.",
    "Neuf victimes sur dix se taisent.",
    "Un homme, l'un d'eux, une femme, une autre.",
    "Du matériel neuf, un objet remis à neuf, quoi de neuf.",
    "Publié le 12 sept. 2023.",
    "Le numéro deux du cartel.",
    "Opération « Trident 2 ».",
    "Appelez le 0 811 20 44 44, le 01 55 50 10 20 ou le 0800 555 111.",
    "Signalements : 0 800 61 02 44, ou 0 805 615 717.",
    "Un Boeing 737, un Airbus A320, une BMW 320, une Renault 5 et un Mercedes Sprinter 313.",
    "Un pistolet Glock 17, un Beretta 92 et un iPhone 12.",
    "Le conducteur, âgé de 45 ans, et la patronne, 34 ans, de Lyon.",
    "Ils sont âgés de 20, 24 et 35 ans, elles âgées de 18 à 25 ans.",
    "Des enfants âgés de moins de 15 ans.",
    "Vers 16 heures, à six heures, de 8 heures à 12 heures, entre 14 heures et 16 heures.",
    "Il habite au 23 rue Haute, puis 12, avenue Foch.",
    "Le quai de France 3, la Cité 500, au PK 25.",
    "Des 4×4 et des 4x4.",
]

KEPT = [
    ("2018 personnes ont été contrôlées", [("2018", 2018)]),
    ("2000 euros et 1950 $", [("2000", 2000), ("1950", 1950)]),
    ("neuf fusils et les neuf autres", [("neuf", 9), ("neuf", 9)]),
    ("Sept suspects, dix ans", [("Sept", 7), ("dix", 10)]),
    ("12kg de khat et 15 000€", [("12", 12), ("15 000", 15000)]),
    ("16 en Serbie, deux en Bulgarie", [("16", 16), ("deux", 2)]),
    ("💥 12 pistolets 🔫 et 3 000 € 😀", [("12", 12), ("3 000", 3000)]),
    ("onze Peugeot 3008 volées, six Toyota", [("onze", 11), ("six", 6)]),
    ("deux pistolets Glock 19 chargés", [("deux", 2)]),
    ("chez Renault 1200 salariés sont partis", [("1200", 1200)]),
    ("dans une Peugeot 12 personnes étaient cachées", [("12", 12)]),
    ("gardés 48 heures, puis 12 maisons", [("48", 48), ("12", 12)]),
    ("condamné à 12 ans de prison", [("12", 12)]),
    ("Neuf, dont deux mineurs, ont fui", [("Neuf", 9), ("deux", 2)]),
    ("deux millions 171 mille dinars", [("deux millions 171 mille", 2171000)]),
]


@pytest.mark.parametrize(("sentence", "expected"), DIGITS)
def test_digits(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), SCALES)
def test_scales(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_words(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), PAIRS)
def test_words_and_digits_are_one(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), COLLECTIVES)
def test_collectives(sentence: str, expected: list[tuple[Value, str | None, str | None]]) -> None:
    assert read_with_hedge(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_ranges(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), HEDGES)
def test_hedges(sentence: str, expected: list[tuple[Value, str | None, str | None]]) -> None:
    assert read_with_hedge(sentence) == expected


@pytest.mark.parametrize("sentence", NOT_QUANTITIES)
def test_is_no_quantity(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), KEPT)
def test_is_a_quantity(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


def test_ordinals_are_kept_apart() -> None:
    sentence = "La troisième fouille, le 12e colis et la vingt et unième cache"
    assert read(sentence) == []
    assert read(sentence, ordinals=True) == [("troisième", 3), ("12e", 12), ("vingt et unième", 21)]


def test_excluded_spans_give_nothing() -> None:
    sentence = "Thunder 2024 : 365 saisies"
    excluded = find_numbers(sentence, LANGUAGE, exclude=[(0, 12)])
    assert [number.value for number in excluded] == [365]
    assert find_numbers(sentence, LANGUAGE, exclude=[(0, len(sentence))]) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Un", 1),
        ("une", 1),
        ("neuf", 9),
        ("million", 1000000),
        ("zero.", 0),
        ("1902", 1902),
        ("second", None),
        ("007", 7),
        ("0612345678", None),
    ],
)
def test_a_bare_expression_is_a_number(text: str, value: Value | None) -> None:
    assert [number.value for number in find_numbers(text, LANGUAGE)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("deux cents", 200),
        ("1,6 million", 1600000),
        ("de 60 à 70", (60, 70)),
        ("un", 1),
        ("deux cents suspects", None),
        ("environ 200", None),
        ("suspects", None),
        ("", None),
    ],
)
def test_parse_number(text: str, value: Value | None) -> None:
    assert parse_number(text, LANGUAGE) == value

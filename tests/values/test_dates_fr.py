"""French dates: one row is one fact of language; the whole answer is expected."""

from datetime import date

import pytest

from pipeline.records import check_edtf
from pipeline.values.dates import DateSpan, find_dates, parse_date

# A Wednesday.
PUBLISHED = date(2024, 11, 20)


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.value) for span in find_dates(text, "fr", published=published)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("L'opération a été menée le 3 avril 2023 à Lyon.", "3 avril 2023", "2023-04-03"),
        ("Le 1er août 2022, deux hommes sont arrêtés.", "1er août 2022", "2022-08-01"),
        ("Le 1ᵉʳ août 2022, deux hommes sont arrêtés.", "1ᵉʳ août 2022", "2022-08-01"),
        ("LE 3 DECEMBRE 2023, LES DOUANIERS", "3 DECEMBRE 2023", "2023-12-03"),
        ("COUP DE FILET DU 12 FÉVRIER 2021", "12 FÉVRIER 2021", "2021-02-12"),
        ("Dakar, le 27 nov. 2023 (APS)", "27 nov. 2023", "2023-11-27"),
        ("Rabat, 4 févr. 2022 –", "4 févr. 2022", "2022-02-04"),
        ("Alger, 30 juil. 2021 –", "30 juil. 2021", "2021-07-30"),
        ("Le mercredi 6 novembre 2024 au matin,", "mercredi 6 novembre 2024 au matin", "2024-11-06"),
        ("ce lundi 18 novembre 2024 à Marseille", "ce lundi 18 novembre 2024", "2024-11-18"),
        ("Le 14\u00a0mai\u00a02019, la brigade", "14\u00a0mai\u00a02019", "2019-05-14"),
        ("La loi du 30 décembre 2016 prévoit", "30 décembre 2016", "2016-12-30"),
        ("L'attaque du vingt-trois mars 2018", "vingt-trois mars 2018", "2018-03-23"),
        ("Le 12 novembre 2024 30 personnes ont été contrôlées.", "12 novembre 2024", "2024-11-12"),
    ],
)
def test_days(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Publié le 17/03/2020 à 9h", "17/03/2020", "2020-03-17"),
        ("Berne, 18.06.2015 (ats)", "18.06.2015", "2015-06-18"),
        ("Mis à jour : 2024-06-03", "2024-06-03", "2024-06-03"),
        ("fait à Nice le 3.11.24", "3.11.24", "2024-11-03"),
        ("du 03/06/2024 au 09/06/2024 inclus", "du 03/06/2024 au 09/06/2024", "2024-06-03/2024-06-09"),
        ("période 11/2023 (saisies)", "11/2023", "2023-11"),
        ("relevé le 12/25/2023", "12/25/2023", "2023-12-25"),
    ],
)
def test_digits(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Du 29 septembre au 4 octobre 2024, la police", "Du 29 septembre au 4 octobre 2024", "2024-09-29/2024-10-04"),
        ("entre le 3 et le 9 juin 2022", "entre le 3 et le 9 juin 2022", "2022-06-03/2022-06-09"),
        ("menée du lundi 3 au vendredi 7 juin 2024", "du lundi 3 au vendredi 7 juin 2024", "2024-06-03/2024-06-07"),
        ("dans la nuit du 17 au 18 mars 2023", "du 17 au 18 mars 2023", "2023-03-17/2023-03-18"),
        ("Kafo (30 novembre – 6 décembre 2020)", "30 novembre – 6 décembre 2020", "2020-11-30/2020-12-06"),
        ("(2-5 avril 2019)", "2-5 avril 2019", "2019-04-02/2019-04-05"),
        ("du 28 décembre au 3 janvier 2024", "du 28 décembre au 3 janvier 2024", "2023-12-28/2024-01-03"),
        ("du 28 au 3 janvier 2024", "du 28 au 3 janvier 2024", "2023-12-28/2024-01-03"),
        ("du 2 décembre 2023 au 9 janvier", "du 2 décembre 2023 au 9 janvier", "2023-12-02/2024-01-09"),
        ("les 17 et 18 mars 2023", "les 17 et 18 mars 2023", "2023-03-17/2023-03-18"),
        ("les 28, 29 et 30 mai 2023", "les 28, 29 et 30 mai 2023", "2023-05-28/2023-05-30"),
        ("samedi 2 et dimanche 3 novembre", "samedi 2 et dimanche 3 novembre", "2024-11-02/2024-11-03"),
        ("la semaine du 4 au 10 novembre 2024", "semaine du 4 au 10 novembre 2024", "2024-11-04/2024-11-10"),
        ("la semaine du 5 novembre 2024", "semaine du 5 novembre 2024", "2024-11-04/2024-11-10"),
        ("les dix premiers jours de mai 2021", "dix premiers jours de mai 2021", "2021-05-01/2021-05-10"),
        ("la première quinzaine de mai 2021", "première quinzaine de mai 2021", "2021-05-01/2021-05-15"),
    ],
)
def test_day_intervals(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("En mars 2024, la gendarmerie", "mars 2024", "2024-03"),
        ("Dès début juin 2024, dix", "début juin 2024", "2024-06"),
        ("NOVEMBRE 2023 : BILAN", "NOVEMBRE 2023", "2023-11"),
        ("un réseau tombé en sept. 2022", "sept. 2022", "2022-09"),
        ("de décembre 2024 à avril 2025,", "de décembre 2024 à avril 2025", "2024-12/2025-04"),
        ("d'avril à juin 2023", "d'avril à juin 2023", "2023-04/2023-06"),
        ("d’avril à juin 2023", "d’avril à juin 2023", "2023-04/2023-06"),
        ("entre fin septembre et début octobre 2023", "entre fin septembre et début octobre 2023", "2023-09/2023-10"),
        ("janvier-mars 2020", "janvier-mars 2020", "2020-01/2020-03"),
        ("de novembre à février 2020", "de novembre à février 2020", "2019-11/2020-02"),
        ("au premier semestre 2024", "premier semestre 2024", "2024-01/2024-06"),
        ("au 3e trimestre 2023", "3e trimestre 2023", "2023-07/2023-09"),
        ("au T3 2023", "T3 2023", "2023-07/2023-09"),
        ("pendant l'été 2022", "été 2022", "2022-06/2022-08"),
        ("durant l'hiver 2022-2023", "hiver 2022-2023", "2022-12/2023-02"),
        ("les neuf premiers mois de 2023", "neuf premiers mois de 2023", "2023-01/2023-09"),
    ],
)
def test_months(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("En 2018, les opérations d'Interpol", "2018", "2018"),
        ("L'opération Sawiyan 2018 a permis", "2018", "2018"),
        ("« Thunder 2024 » a mobilisé", "2024", "2024"),
        ("649 tonnes saisies (2022)", "2022", "2022"),
        ("fin 2020, le réseau", "fin 2020", "2020"),
        ("à la mi-2023", "à la mi-2023", "2023"),
        ("au début de l'année 2023", "au début de l'année 2023", "2023"),
        ("en 2022 et 2023, soit", "2022 et 2023", "2022/2023"),
        ("de 2016 à 2019, ils ont", "de 2016 à 2019", "2016/2019"),
        ("entre 2019 et 2023", "entre 2019 et 2023", "2019/2023"),
        ("la période 2019-2021", "2019-2021", "2019/2021"),
        ("l'exercice 2022/23", "2022/23", "2022/2023"),
    ],
)
def test_years(text: str, expression: str, value: str) -> None:
    assert found(text, None) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("écroués depuis avril 2016", "depuis avril 2016", "2016-04/.."),
        ("recherché depuis le 3 mai 2022", "depuis le 3 mai 2022", "2022-05-03/.."),
        ("actif depuis 2011, le groupe", "depuis 2011", "2011/.."),
        ("récupérés depuis la mi-décembre par", "depuis la mi-décembre", "2023-12/.."),
        ("en cavale depuis lundi", "depuis lundi", "2024-11-18/.."),
        ("depuis la semaine dernière", "depuis la semaine dernière", "2024-11-11/.."),
    ],
)
def test_open_periods(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("a indiqué mardi le parquet", "mardi", "2024-11-19"),
        ("a annoncé mercredi la douane", "mercredi", "2024-11-20"),
        ("arrêtés jeudi soir à Lille", "jeudi soir", "2024-11-14"),
        ("arrêtés mercredi dernier", "mercredi dernier", "2024-11-13"),
        ("convoqués mardi prochain", "mardi prochain", "2024-11-26"),
        ("il sera jugé vendredi", "vendredi", "2024-11-22"),
        ("le jeudi 14, à l'aube", "jeudi 14", "2024-11-14"),
        ("dans la nuit de lundi à mardi", "de lundi à mardi", "2024-11-18/2024-11-19"),
        ("lundi, mardi et mercredi, 40", "lundi, mardi et mercredi", "2024-11-18/2024-11-20"),
    ],
)
def test_weekdays(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("interpellés hier à Nantes", "hier", "2024-11-19"),
        ("interpellés avant-hier", "avant-hier", "2024-11-18"),
        ("présenté aujourd’hui au juge", "aujourd’hui", "2024-11-20"),
        ("ce matin, à six heures", "ce matin", "2024-11-20"),
        ("il y a trois jours", "il y a trois jours", "2024-11-17"),
        ("il y a deux semaines", "il y a deux semaines", "2024-11-04/2024-11-10"),
        ("il y a deux ans", "il y a deux ans", "2022"),
        ("menée cette semaine en France", "cette semaine", "2024-11-18/2024-11-24"),
        ("menée la semaine dernière", "la semaine dernière", "2024-11-11/2024-11-17"),
        ("saisis au cours du week-end", "au cours du week-end", "2024-11-16/2024-11-17"),
        ("saisis ce week-end à Brest", "ce week-end", "2024-11-16/2024-11-17"),
        ("le week-end des 2 et 3 novembre", "week-end des 2 et 3 novembre", "2024-11-02/2024-11-03"),
        ("dès le mois dernier", "le mois dernier", "2024-10"),
        ("l’an dernier, 300 kg", "l’an dernier", "2023"),
        ("l'année dernière", "l'année dernière", "2023"),
        ("depuis le début de l'année, 12", "depuis le début de l'année", "2024"),
        ("au cours des six derniers mois", "six derniers mois", "2024-05/2024-11"),
        ("l'été dernier, une vague", "été dernier", "2024-06/2024-08"),
        ("à la fin du mois", "à la fin du mois", "2024-11"),
    ],
)
def test_relative_dates(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("exécutée le 3 juillet dernier", "2024-07-03"),
        ("exécutée le 12 décembre", "2023-12-12"),
        ("une audience sera tenue le 15 janvier", "2025-01-15"),
        ("d'ici au 15 janvier", "2025-01-15"),
        ("du 11 novembre au 6 décembre derniers", "2023-11-11/2023-12-06"),
        ("en septembre, à Paris", "2024-09"),
        ("en septembre prochain", "2025-09"),
        ("le vendredi 1er mars", "2024-03-01"),
        ("le dimanche 15 décembre", "2024-12-15"),
    ],
)
def test_year_from_publication(text: str, value: str) -> None:
    (span,) = find_dates(text, "fr", published=PUBLISHED)
    assert (span.value, span.year_given) == (value, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 19 mars, à l'aube,", "XXXX-03-19"),
        ("Du 29 septembre au 4 octobre,", "XXXX-09-29/XXXX-10-04"),
        ("en novembre, à Douala", "XXXX-11"),
        ("fin novembre, à Douala", "XXXX-11"),
        ("du 28 au 3 janvier,", "XXXX-12-28/XXXX-01-03"),
        ("Du 28 décembre au 3 janvier,", "XXXX-12-28/XXXX-01-03"),
    ],
)
def test_unknown_year(text: str, value: str) -> None:
    assert [span.value for span in find_dates(text, "fr")] == [value]


@pytest.mark.parametrize("text", ["mardi soir", "hier", "la semaine dernière", "il y a trois jours", "ce week-end"])
def test_relative_without_publication(text: str) -> None:
    assert find_dates(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le 3 mars 2024, il est arrêté. Le lendemain, il est libéré.", ["2024-03-03", "2024-03-04"]),
        ("Arrêté le 3 mars 2024, jugé le même jour.", ["2024-03-03", "2024-03-03"]),
        ("En 2021, deux tonnes ; un an plus tôt, une seule.", ["2021", "2020"]),
        ("Le vendredi 15 avril 2022, ils filent. Ils arrivent le jeudi 21.", ["2022-04-15", "2022-04-21"]),
        ("Le 3 avril, huit suspects ; le 5 mai, deux.", ["2024-04-03", "2024-05-05"]),
        ("en juin 2023 et en juin 2024", ["2023-06", "2024-06"]),
        ("en sept 2019 et le 3 sept. deux mille vingt", ["2019-09", "2020-09-03"]),
    ],
)
def test_several_dates(text: str, values: list[str]) -> None:
    assert [span.value for span in find_dates(text, "fr", published=PUBLISHED)] == values


@pytest.mark.parametrize(
    "text",
    [
        "2018 personnes ont été contrôlées",
        "vendu à 2024 euros pièce",
        "plus de 2000 migrants et environ 1950 colis",
        "de 2000 à 2500 personnes",
        "un homme de 34 ans",
        "ouvert de 7 h à 22 h",
        "pendant deux mois et trois semaines",
        "la loi n° 2021-03 et l'article 222-57",
        "la directive 2011/36/UE",
        "au 06 12 20 24 ou 24/7",
        "sur la planète Mars et au Champ de Mars",
        "sept suspects, la seconde victime",
        "il compte sept bureaux et vingt de sept ans",
        "vingt-sept mille sept cent treize cartouches, sept mille trois cent douze comprimés",
        "deux suspects ont été arrêtés, cinq ont été passés au crible",
        "tous les mardis, chaque lundi, un vendredi sur deux",
        "les Indiens de Mardi gras",
        "ces dernières semaines, depuis plusieurs mois",
        "les années passées, 80 années, les années 85",
        "1 374 victimes, 2 018 kilos, 3.11 litres",
        "à ce jour, aucune plainte",
        "32 août",
        "version 1.1.30",
        "Fin",
        "",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text, "fr", published=PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "rule", "precision", "relative", "year_given"),
    [
        ("le 3 avril 2023", "day", "day", False, True),
        ("du 3 au 5 avril", "day-interval", "day", False, False),
        ("avril 2023", "month", "month", False, True),
        ("de mai à juin 2023", "month-interval", "month", False, True),
        ("en 2023", "year", "year", False, True),
        ("mardi", "weekday", "day", True, False),
        ("la semaine dernière", "relative", "week", True, False),
        ("le week-end dernier", "relative", "weekend", True, False),
        ("l'été 2023", "season", "season", False, True),
        ("03/06/2024", "numeric", "day", False, True),
        ("2024-06-03", "iso", "day", False, True),
        ("depuis 2019", "open", "year", False, True),
    ],
)
def test_what_a_span_says(text: str, rule: str, precision: str, relative: bool, year_given: bool) -> None:
    (span,) = find_dates(text, "fr", published=PUBLISHED)
    assert (span.rule, span.precision, span.relative, span.year_given) == (rule, precision, relative, year_given)


def test_offsets_are_characters() -> None:
    text = "🚔 « Opération » — du\u202f3 au 5\u00a0avril 2023 🚨"
    assert find_dates(text, "fr") == [
        DateSpan(18, 38, "2023-04-03/2023-04-05", "day-interval", "day", relative=False, year_given=True)
    ]
    assert text[18:38] == "du\u202f3 au 5\u00a0avril 2023"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("début juin 2024", "2024-06"),
        ("le 3 avril 2023", "2023-04-03"),
        ("en 2018", "2018"),
        ("mardi", "2024-11-19"),
        ("trois jours", None),
        ("Yaoundé", None),
        ("", None),
    ],
)
def test_parse_date(text: str, value: str | None) -> None:
    assert parse_date(text, "fr", published=PUBLISHED) == value
    assert value is None or check_edtf(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a number behind a comma or going on in groups is no day
        ("En mars, 4 812 tortues ont été trouvées.", ["2024-03"]),
        ("En mars, 12 étaient trouvées.", ["2024-03"]),
        ("Depuis janvier, 4 812 tortues ont été trouvées.", ["2024-01/.."]),
        ("Depuis janvier 4 812 tortues ont été trouvées.", ["2024-01/.."]),
        ("Le 14 mars, 200 agents ont fouillé.", ["2024-03-14"]),
        # both ends as ordinals or days with commas inside
        ("Cobra (1er-15 octobre 2024)", ["2024-10-01/2024-10-15"]),
        ("Menée entre les mois de mai et de juin.", ["2024-05/2024-06"]),
        ("Depuis le début de l'année 2024, 40 arrestations.", ["2024"]),
        # opening hours
        ("Accueil ouvert du lundi au vendredi.", []),
        ("Ils ont fouillé de lundi à vendredi.", ["2024-11-11/2024-11-15"]),
        # until: the nearer one
        ("Le foyer est plein jusqu'en février.", ["2025-02"]),
        ("Il s'y est caché jusqu'en octobre.", ["2024-10"]),
        ("Le 4 octobre dernier, il fuyait.", ["2024-10-04"]),
        ("Le bilan 2023 est lourd.", ["2023"]),
    ],
)
def test_ends_of_expressions(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # un titre qui annonce un communiqué ne dit rien du jour qui suit
        ("COMMUNIQUÉ\n\nLundi, ils ont frappé. Le lendemain, ils partaient.", ["2024-11-18", "2024-11-19"]),
        # l'année de la période dite avant, dans son paragraphe
        (
            "Ils ont fait six voyages entre avril et décembre 2022. Le 11 décembre, l'un fut pris.",
            ["2022-04/2022-12", "2022-12-11"],
        ),
        (
            "Ils ont fait six voyages entre avril et juillet 2022. Le 11 septembre, l'un fut pris.",
            ["2022-04/2022-07", "2024-09-11"],
        ),
        # les moments d'un jour, dits depuis le jour d'avant
        ("Le 3 mars 2024, ils ont frappé. Le soir même, six furent pris.", ["2024-03-03", "2024-03-03"]),
        ("Le 3 mars 2024, ils ont frappé. Cette nuit-là, six furent pris.", ["2024-03-03", "2024-03-03"]),
        ("Le 3 mars 2024, ils ont frappé. Six avaient été pris la nuit précédente.", ["2024-03-03", "2024-03-02"]),
        # a statement's day is no anchor
        (
            "Dimanche ils ont frappé, a annoncé mardi la police. Le même jour, un bateau coulait.",
            ["2024-11-17", "2024-11-19", "2024-11-17"],
        ),
        (
            "RIGA, 20 novembre 2024 – Dimanche, ils ont frappé. Le lendemain, ils partaient.",
            ["2024-11-20", "2024-11-17", "2024-11-18"],
        ),
        ("Lundi, ils ont frappé. Le même jour, un bateau coulait.", ["2024-11-18", "2024-11-18"]),
        # "that day" is not the day of publication
        ("La rafle du 12 juin\n20 novembre 2024\nCe jour-là, 30 furent libérés.", ["2024-06-12", "2024-11-20", "2024-06-12"]),
        # open from the date before
        ("Créée en novembre 2015, elle en a depuis lors libéré 221.", ["2015-11", "2015-11/.."]),
        ("Elle en a depuis lors libéré 221.", []),
        ("Il était actif depuis au moins 2019.", ["2019/.."]),
        # the same period
        (
            "De janvier à juin 2024, 40 arrestations, contre 30 sur la même période l'an dernier.",
            ["2024-01/2024-06", "2023-01/2023-06"],
        ),
        ("Au premier trimestre 2024, 40 arrestations, 30 à la même période de 2022.", ["2024-01/2024-03", "2022-01/2022-03"]),
        (
            "Au premier semestre 2024, 40 arrestations ; un an plus tôt, sur la même période, 30.",
            ["2024-01/2024-06", "2023-01/2023-06"],
        ),
        ("Il y en eut 30 sur la même période.", []),
        # told of the past
        ("Le 4 mai 2024, il fuyait ; trois jours plus tard, il était repris.", ["2024-05-04", "2024-05-07"]),
        ("Le 4 mai 2024, il fuyait et, trois jours après, il était repris.", ["2024-05-04", "2024-05-07"]),
        ("Le 18 novembre 2024, il fuyait ; deux ans plus tard, il était repris.", ["2024-11-18"]),
        ("Presque deux ans après la rafle du 14 mai 2023, il est jugé.", ["2023-05-14"]),
        ("Nul n'avait prévu cela, a indiqué mardi Interpol.", ["2024-11-19"]),
        ("Dès lundi, 40 femmes étaient secourues.", ["2024-11-18"]),
        ("Dès lundi, les patrouilles seront doublées.", ["2024-11-25"]),
    ],
)
def test_anchors(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


def test_weekdays_of_a_text_without_publication() -> None:
    text = "CAP-HAÏTIEN — Lundi 20 février\nVENDREDI – DELMAS\nDIMANCHE – CAP-HAÏTIEN"
    assert [value for _, value in found(text, published=None)] == ["XXXX-02-20", "XXXX-02-17", "XXXX-02-19"]
    assert found("VENDREDI – DELMAS", published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Une Audi 2024 et une Toyota Hilux 2022 ont été saisies.",
        "La Peugeot 2008 a été retrouvée.",
        "Appelez le 0 811 20 19 20 20 ou le +33 6 20 19 20 20.",
        "Les attentats du 11-Septembre",
        "Sur la RN 2012, selon la convention 2019",
    ],
)
def test_numbers_and_names_of_other_things(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # le verbe le plus proche devant la date décide, ou ce qui est prévu
        ("Les ministres se réuniront vendredi.", ["2024-11-22"]),
        ("Les ministres se sont réunis vendredi.", ["2024-11-15"]),
        ("Le juge entendra le conducteur arrêté lundi.", ["2024-11-18"]),
        ("La peine sera prononcée lundi.", ["2024-11-25"]),
        ("Le procès, qui s'ouvre jeudi, durera des semaines.", ["2024-11-21"]),
        ("Il doit être entendu vendredi.", ["2024-11-22"]),
        ("Le groupe a annoncé qu'il déciderait vendredi.", ["2024-11-22"]),
        ("Il aurait été tué vendredi.", ["2024-11-15"]),
        ("Il devrait rendre son rapport à 10 heures vendredi.", ["2024-11-22"]),
        ("Le vote a lieu mardi.", ["2024-11-26"]),
        ("L'affaire a été renvoyée au 8 janvier.", ["2025-01-08"]),
        # sinon le plus proche derrière elle
        ("Jeudi, le conseil votera.", ["2024-11-21"]),
        ("Jeudi, le conseil a voté ; des élus feront appel.", ["2024-11-14"]),
        ("Jeudi, c'est un va-et-vient qui l'a alerté.", ["2024-11-14"]),
        ("Un bateau saisi jeudi\nLes armateurs feront appel.", ["2024-11-14"]),
        # derrière un jour de la semaine, un nombre qui compte ce qui suit
        ("Samedi, neuf d'entre elles ont été prises.", ["2024-11-16"]),
        ("Samedi, neuf « mules » ont été prises.", ["2024-11-16"]),
        ("Samedi 16 « mules » ont été prises.", ["2024-11-16"]),
        ("Vendredi, 12 autres ont été prises.", ["2024-11-15"]),
        ("Samedi neuf ont été prises.", ["2024-11-16"]),
        ("Samedi 16, des hommes ont été pris.", ["2024-11-16"]),
        ("Il a reculé de près de 100 points depuis juillet et reculera encore.", ["2024-07/.."]),
        # dit le même jour de la semaine
        ("La cour se prononcera mercredi.", ["2024-11-20"]),
        ("La cour s'est prononcée mercredi.", ["2024-11-20"]),
        ("Il a jusqu'à vendredi pour payer.", ["2024-11-15"]),
        ("Ils ouvriront en mars.", ["2025-03"]),
        ("Ils ont ouvert en mars.", ["2024-03"]),
    ],
)
def test_tense(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("les rafles des années 1980", "années 1980", "198X"),
        ("les rafles des années 80", "années 80", "198X"),
        ("dès les années quatre-vingt-dix", "années quatre-vingt-dix", "199X"),
        ("au début des années 70", "au début des années 70", "197X"),
        ("écroué il y a deux décennies", "il y a deux décennies", "200X"),
    ],
)
def test_decades(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Les ventes ont baissé au printemps.", ["2024-03/2024-05"]),
        ("Les ventes ont baissé pendant l'hiver.", ["2023-12/2024-02"]),
        ("Les ventes baisseront au printemps.", ["2025-03/2025-05"]),
        ("Il promet de livrer au printemps.", ["2025-03/2025-05"]),
        ("La crise du printemps 2012 est loin.", ["2012-03/2012-05"]),
        ("Au printemps de Pékin, il a été blessé.", []),
        # trimestres
        ("Au troisième trimestre, il perd ; sur le trimestre, il recule.", ["2024-07/2024-09", "2024-07/2024-09"]),
        ("Au troisième trimestre, il gagne sur le trimestre précédent.", ["2024-07/2024-09", "2024-04/2024-06"]),
        ("Pour le trimestre clos le 30 septembre, il perd.", ["2024-07/2024-09", "2024-09-30"]),
        ("Pour les six mois clos le 30 juin, il perd.", ["2024-01/2024-06", "2024-06-30"]),
        ("Pour l'année close, il perd sur le trimestre.", []),
        ("Il perdra au premier trimestre.", ["2024-01/2024-03"]),
        ("Les neuf premiers mois sont bons.", ["2024-01/2024-09"]),
        ("Ses neuf premiers mois sont bons.", []),
        ("Au 1er semestre 2022\nAu 30 juin 2023", ["2022-01/2022-06", "2023-06-30"]),
    ],
)
def test_seasons_and_quarters(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("En 2016, il a fui. Cette année-là, deux sont tombés.", ["2016", "2016"]),
        ("En 2016, il a fui. La même année, deux sont tombés.", ["2016", "2016"]),
        ("Le 3 mai 2016, il a fui. Le même mois, deux sont tombés.", ["2016-05-03", "2016-05"]),
        ("Il a fui. Cette année-là, deux sont tombés.", []),
        ("Ce mois-ci, deux sont tombés.", ["2024-11"]),
        ("En 2016, 40 sont tombés, contre 30 l'année précédente.", ["2016", "2015"]),
        ("Le 23 mai, ils se sont vus. Le 24, deux sont tombés.", ["2024-05-23", "2024-05-24"]),
        ("Le 23 mai, ils se sont vus. Les 24, 25 suspects et le 26 % restant", ["2024-05-23"]),
        ("Le 24, deux sont tombés.", []),
        # ce à quoi l'on compare n'est pas un repère
        ("En 2016, 40 sont tombés, contre 30 un an plus tôt ; six morts, contre cinq un an plus tôt.", ["2016", "2015", "2015"]),
    ],
)
def test_told_from_dates_before(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le résultat 2017 avait déçu.", ["2017"]),
        ("Les comptes annuels 2016 avaient plu.", ["2016"]),
        ("Il a servi en 1941-45.", ["1941/1945"]),
        ("Ils ont joué en 2005-06.", ["2005/2006"]),
        # un jour redit est le même jour
        ("Ils se verront le 17 janvier. La rencontre du 17 janvier est secrète.", ["2025-01-17", "2025-01-17"]),
        ("Le séisme du 17 janvier 1994 fit 61 morts. Après le 17 janvier, il partit.", ["1994-01-17", "1994-01-17"]),
        ("Déposé le 11/20/24 à Reno", ["2024-11-20"]),
        # des jours par leur nom
        ("Le jour de l'An, ils ont frappé.", ["2024-01-01"]),
        ("Ils ont frappé avant Noël.", ["2023-12-25"]),
        ("Un sapin de Noël, les vols de Noël", []),
    ],
)
def test_dates_of_news(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Les suspects, nés entre 1976 et 1999, sont en fuite.", [("1976/1999", "birth")]),
        ("Un homme né à Lagos le 4 mars 1984", [("1984-03-04", "birth")]),
        ("Elle est née le 5 juin 1990 ; le lendemain, il fuyait.", [("1990-06-05", "birth")]),
        ("Le mouvement est né. Le 4 mars 2024, il a frappé.", [("2024-03-04", "day")]),
    ],
)
def test_births_are_told_apart(text: str, values: list[tuple[str, str]]) -> None:
    assert [(span.value, span.rule) for span in find_dates(text, "fr", published=PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the year is joined as the day is
        ("Scellé 23-oct-09 au port", ["2009-10-23"]),
        ("Scellé Oct/23/2019 au port", ["2019-10-23"]),
        ("Scellé 23oct2019 au port", ["2019-10-23"]),
        ("Scellé 23 - octobre - 2019 au port", ["2019-10-23"]),
        ("Scellé 2019/oct/23 au port", ["2019-10-23"]),
        # two digits: at most twenty years ahead
        ("en date du 03/08/45", ["1945-08-03"]),
        ("en date du 03/08/44", ["2044-08-03"]),
        # a full stop behind a short month inside a date, not at the end of a sentence
        ("Ils se sont vus le 12 mai. 2014 fut une année noire.", ["2024-05-12", "2014"]),
        ("La rafle du 3 juin. 2021", ["2021-06-03"]),
        # spaces
        ("Signé 18 08 1978.", ["1978-08-18"]),
        ("Signé 18 / 08 / 1978.", ["1978-08-18"]),
        ("Le lot 12 18 08 1978 est vendu.", []),
        # ISO 8601 with a time, and as an interval
        ("Horodaté 2024-06-03T10:15:00Z par le serveur", ["2024-06-03"]),
        ("Période 2024-06-03/2024-06-09 close", ["2024-06-03/2024-06-09"]),
        # the text tells which comes first
        ("Saisis 02/22/2016 et 03/04/2016", ["2016-02-22", "2016-03-04"]),
        ("Saisis 22/02/2016 et 03/04/2016", ["2016-02-22", "2016-04-03"]),
        ("Ils étaient absents du 10-1-2018 au 10-7-2018.", ["2018-01-10/2018-07-10"]),
        # one number can only be the day
        ("La camionnette est partie 22/4 pour Douvres.", ["2024-04-22"]),
        ("La camionnette est partie le 22-4.", ["2024-04-22"]),
        ("Séance le 05.07.", ["2024-07-05"]),
        # a weekday with its date in brackets is one date
        ("Arrêtés mardi (12 novembre) à Nice.", ["2024-11-12"]),
        # days that are none
        ("Le formulaire disait 30 février 2022.", []),
        ("Ils ont écrit 31/04/2015 et 32 mai 2015.", []),
    ],
)
def test_days_in_other_shapes(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("du 4 mai 2023 jusqu'au 6 juin 2023", ["2023-05-04/2023-06-06"]),
        ("commençant le 4 mai 2023 et se terminant le 6 juin 2023", ["2023-05-04/2023-06-06"]),
        ("3 août-12 novembre 2023", ["2023-08-03/2023-11-12"]),
        ("dans la nuit du 23/24 juillet 2023", ["2023-07-23/2023-07-24"]),
        ("en novembre entre 19 et 20", ["2024-11-19/2024-11-20"]),
        ("en juin, juillet et août 2023", ["2023-06/2023-08"]),
        ("en juin/juillet 2023", ["2023-06/2023-07"]),
        ("de 2012 jusqu'à 2014", ["2012/2014"]),
        ("les chiffres de 2012–18", ["2012/2018"]),
        ("la résolution 2012-18", []),
        ("du 05.08 au 16.08.2017", ["2017-08-05/2017-08-16"]),
        ("ouvert 16-21.02.2018", ["2018-02-16/2018-02-21"]),
        ("ouvert de 10.10 à 12.12", []),
        ("du 5 mars au 10, à Nice", ["2024-03-05/2024-03-10"]),
    ],
)
def test_intervals_in_other_shapes(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("le dernier lundi de mai", ["2024-05-27"]),
        ("le premier lundi d'octobre 2023", ["2023-10-02"]),
        ("le dernier jour du mois", ["2024-11-30"]),
        ("le dernier jour de 2023", ["2023-12-31"]),
        ("le premier vendredi du mois prochain", ["2024-12-06"]),
        ("le deuxième week-end de juin 2023", ["2023-06-10/2023-06-11"]),
        ("la 23e semaine de 2024", ["2024-06-03/2024-06-09"]),
        ("en semaine 23 de 2024", ["2024-06-03/2024-06-09"]),
        ("scellé en 2024-W23", ["2024-06-03/2024-06-09"]),
        ("la semaine commençant le 3 juin", ["2024-06-03/2024-06-09"]),
        ("le 15 du mois", ["2024-11-15"]),
        ("la semaine prochaine, vendredi", ["2024-11-29"]),
        ("en semaine 23 du procès", []),
        ("Ils sont sortis au 15e étage.", []),
        ("le troisième jeudi de ce mois", ["2024-11-21"]),
        ("le cinquième mardi de février 2023", []),
        ("la dernière semaine du mois prochain", ["2024-12-25/2024-12-31"]),
        ("au T3/2015 et au 2015T4", ["2015-07/2015-09", "2015-10/2015-12"]),
        ("au 3T 2015", ["2015-07/2015-09"]),
        ("les deux premiers trimestres de 2015", ["2015-01/2015-06"]),
        ("le dernier trimestre", ["2024-07/2024-09"]),
        ("complet automne 2015 puis hiver 2016", ["2015-09/2015-11", "2016-12/2017-02"]),
        ("le vin a été 2015 fois primé", []),
    ],
)
def test_days_and_weeks_by_their_place(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("arrêté la veille de Noël", ["2023-12-24"]),
        ("arrêté à Noël 2021", ["2021-12-25"]),
        ("arrêté à Pâques", ["2024-03-31"]),
        ("le lundi de Pâques 2019", ["2019-04-22"]),
        ("le jeudi de l'Ascension", ["2024-05-09"]),
        ("le lundi de Pentecôte 2022", ["2022-06-06"]),
        ("depuis le jour de l'An", ["2024-01-01/.."]),
        ("la nuit de la Saint-Sylvestre", ["2023-12-31"]),
        ("à la Toussaint 2020", ["2020-11-01"]),
        ("le mardi gras 2015", ["2015-02-17"]),
        ("le marché de Noël, l'île de Pâques, le père Noël, un costume d'Halloween", []),
        ("les vacances de la Toussaint, l'accord du Vendredi saint", []),
        ("Noël Durand, né Martin", []),
    ],
)
def test_feasts(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("vendredi en huit", ["2024-11-29"]),
        ("il y a un an jour pour jour", ["2023-11-20"]),
        ("il y a deux vendredis", ["2024-11-08"]),
        ("dans deux vendredis", ["2024-11-29"]),
        ("d'ici trois jours", ["2024-11-23"]),
        # from the day before in the text, or of the week that follows
        ("Le 3 mars, il fuyait ; le vendredi suivant, il était repris.", ["2024-03-03", "2024-03-08"]),
        ("Sont-ils là le vendredi suivant ?", ["2024-11-29"]),
        # how long it took
        ("Ils ont fait 40 arrestations en deux semaines.", []),
        ("deux vendredis, quelques jours", []),
    ],
)
def test_days_counted_from_others(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


NEAR_MISSES = """
version 2.4.1 | build 19.03.2 | 192.168.1.10 | 10.0.0.1/24 | gagné 3-1 | une victoire 21-12 | un format 16/9 | une note de 15/20
les 2/3 des électeurs | 3/4 des cas | au 01 23 45 67 89 | appelez le 06-12-20-19-20 | le 06 12 05 19 20 | dossier 12/2019/45 | loi 2004-575
réf. 2019/123 | ISO 9001 | payé 12,50 euros | 3,11 litres | 1 984 bouteilles | 2 024 euros | la planète Mars | le dieu Mars
il a été arrêté | ils ont été 12 à fuir | l'été est chaud | l'hiver approche | sept personnes | entre sept et neuf ans | un sept de trèfle
Augustin Dupont | Avril Lavigne | Mai Lan | la mer est belle | Sam est parti | un jeu de cartes | la seconde fois | le premier des trois
la première victime | du 9 mm et du 7,62 | un AK-47 | articles 3-5 | art. 10-2-5 | pages 10-12 | chambres 3/4 | à 10h30 et 18 h 45 | de 9h à 17h
12:30-13:45 | 24h/24 et 7j/7 | 7/7 | 24/7 | 10-12 agents | 5 à 7 kg | 2000 euros | plus de 2000 arrestations | vol 1999 | chambre 2024
la RN 66 | une visite de 3 jours | condamné à 12 mois | âgé de 18 à 25 ans | pendant 10 ans | en deux jours | chaque vendredi | des mois de travail
le 13e arrondissement | le XXe siècle | 1-2-3 | 1 2 3 | 12 05 2 | 10/12 patients | les 8-10 ans | le dernier homme | une fois par semaine
six suspects le 3 | dans le 93 | composez le 17 | le 15 de France
"""


@pytest.mark.parametrize("words", [words.strip() for words in NEAR_MISSES.replace("\n", "|").split("|") if words.strip()])
def test_near_misses(words: str) -> None:
    for text in (words, f"Selon la police : {words}.", f"Le rapport cite {words} et d'autres"):
        assert found(text) == []

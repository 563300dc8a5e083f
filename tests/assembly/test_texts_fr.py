"""Short French texts and all of their records; and texts that report no operation."""

from collections.abc import Callable

import pytest

from pipeline import Extractor
from pipeline.records import Record

Short = tuple[str | None, str | None, str, list[str]]

TEXTS = [
    (
        "named operation",
        "L'opération Tramontane a permis de libérer 94 victimes de la traite au Ghana et au Togo du 3 au 9 juin 2024. La "
        "police a arrêté plus de 30 suspects et saisi 12 véhicules. Quatre-vingt-cinq des victimes sont des mineurs.",
        "2024-06-20",
        [
            (
                "Tramontane",
                "2024-06-03/2024-06-09",
                "GH TG",
                ["victims 94 (minors 85)", "arrests 30 more_than", "vehicles 12"],
            )
        ],
    ),
    (
        "single case",
        "Un homme de 41 ans a été interpellé mardi à l'aéroport de Marseille. Les douaniers avaient découvert 14 kg "
        "d'héroïne dans sa valise.",
        "2024-06-20",
        [(None, "2024-06-18", "FR", ["arrests 1", "drugs 14 kg"])],
    ),
    (
        "headline and text",
        "Neuf femmes libérées de maisons closes\n\nNeuf femmes ont été libérées le 12 juin lorsque la police italienne a "
        "fouillé quatre maisons à Bari. Trois hommes ont été arrêtés.",
        "2024-06-20",
        [(None, "2024-06-12", "IT", ["women 9", "locations 4", "arrests 3"])],
    ),
    (
        "two cases",
        "Le 3 juin, les douaniers d'Anvers ont saisi 800 kg de cocaïne. Dans une affaire distincte, la police de Rotterdam "
        "a arrêté six personnes le 5 juin.",
        "2024-06-20",
        [(None, "2024-06-03", "BE", ["drugs 800 kg"]), (None, "2024-06-05", "NL", ["arrests 6"])],
    ),
    (
        "operation and yearly total",
        "L'opération Tramontane, menée le 12 juin 2024 en Espagne, s'est soldée par 17 arrestations.\n\nEn 2023, l'unité "
        "a arrêté 240 passeurs.",
        "2024-06-20",
        [("Tramontane", "2024-06-12", "ES", ["arrests 17"]), (None, "2023", "ES", ["arrests 240"])],
    ),
    (
        "two editions",
        "L'opération Sirocco II a donné lieu à 61 arrestations en mai 2023 au Kenya.\n\nL'opération Sirocco III a donné "
        "lieu à 88 arrestations en mai 2024 en Ouganda.",
        "2024-06-20",
        [("Sirocco II", "2023-05", "KE", ["arrests 61"]), ("Sirocco III", "2024-05", "UG", ["arrests 88"])],
    ),
    (
        "countries of a list",
        "Opération Tramontane\n\nL'opération a eu lieu le 12 juin 2024 dans trois pays.\n\n"
        "• Kenya : 12 arrestations\n• Ouganda : 9 femmes secourues\n• Rwanda : 4 camions saisis",
        "2024-06-20",
        [
            (
                "Tramontane",
                "2024-06-12",
                "KE RW UG",
                ["countries 3", "arrests 12 @KE", "women 9 @UG", "vehicles 4 @RW"],
            )
        ],
    ),
    (
        "origin and dateline",
        "LYON (France) – Dix-neuf Nigérianes ont été secourues au Mali le 12 juin 2024 pendant l'opération Tramontane.",
        "2024-06-20",
        [("Tramontane", "2024-06-12", "ML", ["victims 19"])],
    ),
]

NOTHING = [
    ("agreement", "Les ministres de 12 pays ont signé un accord de coopération policière à Rome le 12 juin 2024. Il "
     "entrera en vigueur dans deux ans."),
    ("study", "Une étude de l'université a interrogé 1 200 employées de maison. Quelque 38 % d'entre elles disent que leur "
     "passeport leur a été retiré."),
    ("training", "Quarante-cinq procureurs de neuf pays ont suivi un stage de cinq jours sur les enquêtes financières. Deux "
     "experts canadiens l'animaient."),
    ("opinion", "On parle de 50 millions d'esclaves dans le monde et nous détournons les yeux. Chaque année, ce sont les "
     "mêmes discours."),
    ("appointment", "Maria Okello, 52 ans, dirigera l'agence à partir du 1er juillet 2024. Celle-ci compte 1 400 employés "
     "dans 27 bureaux."),
    ("helpline", "La ligne est ouverte 24 heures sur 24 en 12 langues. Appelez le 0800 555 111."),
    ("law", "La nouvelle loi prévoit jusqu'à 20 ans de prison pour les trafiquants d'enfants de moins de 16 ans."),
    ("funding", "L'Union européenne versera 12 millions d'euros au programme frontalier au cours des trois prochaines "
     "années."),
]  # fmt: skip


def rows(table: list) -> list:
    """A test a row, the first field its id."""
    return [
        pytest.param(*row.values[1:], id=row.values[0], marks=row.marks)
        if hasattr(row, "values")
        else pytest.param(*row[1:], id=row[0])
        for row in table
    ]


@pytest.mark.parametrize(("text", "published", "expected"), rows(TEXTS))
def test_records(
    extractor: Extractor, shorten: Callable[[Record], Short], text: str, published: str, expected: list[Short]
) -> None:
    assert [shorten(record) for record in extractor.extract(text, published=published).records] == expected


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in NOTHING])
def test_no_records(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text, published="2024-06-20").records == []

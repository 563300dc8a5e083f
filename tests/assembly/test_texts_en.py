"""Short English texts and all of their records; and texts that report no operation."""

from collections.abc import Callable

import pytest

from pipeline import Extractor
from pipeline.records import Record

Short = tuple[str | None, str | None, str, list[str]]

TEXTS = [
    (
        "named operation",
        "Operation Tramontane freed 94 victims of trafficking in Ghana and Togo from 3 to 9 June 2024. Police arrested "
        "more than 30 suspects and seized 12 vehicles. Eighty-five of the victims are minors.",
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
        "A 41-year-old man was arrested on Tuesday at Manchester Airport. Border officers had found 14 kg of heroin in "
        "his suitcase.",
        "2024-06-20",
        [(None, "2024-06-18", "GB", ["arrests 1", "drugs 14 kg"])],
    ),
    (
        "headline and text",
        "Nine women freed from illegal brothels\n\nNine women were freed on 12 June when Italian police searched four "
        "houses in Bari. Three men were arrested.",
        "2024-06-20",
        [(None, "2024-06-12", "IT", ["women 9", "locations 4", "arrests 3"])],
    ),
    (
        "two cases",
        "On 3 June customs officers in Antwerp seized 800 kg of cocaine. In a separate case, police in Rotterdam arrested "
        "six people on 5 June.",
        "2024-06-20",
        [(None, "2024-06-03", "BE", ["drugs 800 kg"]), (None, "2024-06-05", "NL", ["arrests 6"])],
    ),
    (
        "operation and yearly total",
        "Operation Tramontane, carried out on 12 June 2024 in Spain, ended with 17 arrests.\n\nIn 2023, the unit arrested "
        "240 smugglers.",
        "2024-06-20",
        [("Tramontane", "2024-06-12", "ES", ["arrests 17"]), (None, "2023", "ES", ["arrests 240"])],
    ),
    (
        "two editions",
        "Operation Sirocco II led to 61 arrests in May 2023 in Kenya.\n\nOperation Sirocco III led to 88 arrests in May "
        "2024 in Uganda.",
        "2024-06-20",
        [("Sirocco II", "2023-05", "KE", ["arrests 61"]), ("Sirocco III", "2024-05", "UG", ["arrests 88"])],
    ),
    (
        "countries of a list",
        "Operation Tramontane\n\nThe operation took place on 12 June 2024 in three countries.\n\n"
        "• Kenya: 12 arrests\n• Uganda: 9 women rescued\n• Nigeria: 4 lorries seized",
        "2024-06-20",
        [
            (
                "Tramontane",
                "2024-06-12",
                "KE NG UG",
                ["countries 3", "arrests 12 @KE", "women 9 @UG", "vehicles 4 @NG"],
            )
        ],
    ),
    (
        "a bullet is no first name",
        "Operation Tramontane\n\nThe operation took place on 12 June 2024 in three countries.\n\n"
        "• Kenya: 12 arrests\n• Uganda: 9 women rescued\n• Rwanda: 4 lorries seized",
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
        "LYON, France – Nineteen Nigerian women were rescued in Mali on 12 June 2024 during Operation Tramontane.",
        "2024-06-20",
        [("Tramontane", "2024-06-12", "ML", ["women 19"])],
    ),
]

NOTHING = [
    ("agreement", "Ministers of 12 countries signed an agreement on police cooperation in Rome on 12 June 2024. It will "
     "enter into force in two years."),
    ("study", "A study by the university surveyed 1,200 domestic workers. Some 38 per cent said their passports had been "
     "taken away."),
    ("training", "Forty-five prosecutors from nine countries took part in a five-day course on financial investigations. "
     "Two experts from Canada taught them."),
    ("opinion", "We speak of 50 million slaves in the world and we look away. Every year the same speeches are held."),
    ("appointment", "Maria Okello, 52, will head the agency from 1 July 2024. It has 1,400 employees in 27 offices."),
    ("helpline", "The helpline is open 24 hours a day in 12 languages. Call 0800 555 111."),
    ("law", "The new law provides for up to 20 years in prison for traffickers of children under 16."),
    ("funding", "The European Union will give 12 million euros to the border programme over the next three years."),
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

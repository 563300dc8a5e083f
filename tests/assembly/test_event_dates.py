"""When an event took place: the choice between the dates of its sentences. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

ROWS = [
    ("the day of the result", "On [3 June|2024-06-03], [two men were arrested|arrests 2].", "2024-06-20", "2024-06-03"),
    (
        "an interval beats a day",
        "Operation [Sirocco|op] ran [from 3 to 9 June 2024|2024-06-03/2024-06-09]. On [5 June|2024-06-05] a boat came in."
        " [Forty people were arrested|arrests 40].",
        None,
        "2024-06-03/2024-06-09",
    ),
    (
        "a day beats a month",
        "In [June 2024|2024-06] the unit was busy. On [5 June|2024-06-05] [two men were arrested|arrests 2].",
        None,
        "2024-06-05",
    ),
    ("a month alone", "In [June 2024|2024-06], Operation [Sirocco|op] led to [40 arrests|arrests 40].", None, "2024-06"),
    (
        "the day of publication is none",
        "[12 June 2024|2024-06-12] – [Two men were arrested|arrests 2] in the port.",
        "2024-06-12",
        None,
    ),
    (
        "but today is",
        "[Two men were arrested|arrests 2] [on Wednesday|2024-06-12 relative].",
        "2024-06-12",
        "2024-06-12",
    ),
    (
        "the day of a statement is none",
        "[Two men were arrested|arrests 2] in the port, police said on [12 June|2024-06-12].",
        "2024-06-20",
        None,
    ),
    (
        "the day of the charge does not date the arrest",
        "On [3 June|2024-06-03] [two men were arrested|arrests 2]. On [7 June|2024-06-07] [both were charged|convictions 2].",
        "2024-06-20",
        "2024-06-03",
    ),
    (
        "several days of one case are one interval",
        "On [3 June|2024-06-03] and [5 June|2024-06-05] police arrested [two men|arrests 2].",
        "2024-06-20",
        "2024-06-03/2024-06-05",
    ),
    (
        "the year comes from the name",
        "Operation [Sirocco|op] [2018|2018]\nFrom [3 to 9 April|XXXX-04-03/XXXX-04-09], [40 people were arrested|arrests 40].",
        None,
        "2018-04-03/2018-04-09",
    ),
    (
        "no year anywhere",
        "From [3 to 9 April|XXXX-04-03/XXXX-04-09], [40 people were arrested|arrests 40].",
        None,
        "XXXX-04-03/XXXX-04-09",
    ),
    ("no date", "[Two men were arrested|arrests 2] in the port.", "2024-06-20", None),
]


@pytest.mark.parametrize(("text", "published", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_dates(records_of: RecordsOf, text: str, published: str | None, expected: str | None) -> None:
    [(_, dates, _, _)] = records_of(text, published)
    assert dates == expected

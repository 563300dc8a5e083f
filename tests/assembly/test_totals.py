"""Which records are marked as totals, so that no sum adds them to cases. Mentions are built by hand."""

from collections.abc import Callable

import pytest

from pipeline.assembly.assemble import Assembly

# What is asked, the marked text, and for each record whether it is a total.
TEXTS = [
    ("a case", "[A man was arrested|arrests 1 singular] in [Lyon|FR city].", [False]),
    (
        "a named operation and the total of a year",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40].\nIn [2023|2023], officers rescued [600 victims|victims 600].",
        [False, True],
    ),
    (
        "an open period",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "[Since April 2016|2016-04/..], the unit has freed [900 workers|victims 900].",
        [False, True],
    ),
    (
        "two months are compared",
        "[Deux hommes ont été arrêtés|arrests 2] le [3 juin|2024-06-03].\nEn [janvier|2024-01], [118 armes ont été saisies|weapons 118] au [Ghana|GH], contre "
        "[67|weapons 67 elliptic compared weak] le [mois précédent|2023-12 month].",
        [False, True, True],
    ),
    (
        "another edition is an operation of its own",
        "Operation [Tramontane II|op] led to [40 arrests|arrests 40] on [3 June 2024|2024-06-03].\n"
        "The first edition, in [2021|2021], had led to [23 arrests|arrests 23].",
        [False, False],
    ),
    (
        "a month alone looks back to a case",
        "On [3 June 2024|2024-06-03] police freed [two men|victims 2].\nIn [February 2023|2023-02], [18 migrants were killed|deaths 18] in a lorry.",
        [False, False],
    ),
    (
        "a word says that a month is one of totals",
        "On [3 June 2024|2024-06-03] police freed [two men|victims 2].\nIn [May 2024|2024-05] [600 victims|victims 600] were freed, all in all.",
        [False, True],
    ),
    (
        "a stated total of separate cases",
        "[Migrants stopped: 283 in three days|migrants 283]\n\nIn all, [283 people|migrants 283 weak] were stopped off [Senegal|SN] that week.\n\n"
        "[Saturday|2024-09-14 relative], a patrol stopped [158 migrants|migrants 158] at sea, near the port of the capital.\n\n"
        "[Sunday|2024-09-15 relative], police stopped [125 migrants|migrants 125] in a house.",
        [True, False, False],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_totals(assembled: Callable[..., Assembly], text: str, expected: list[bool]) -> None:
    assert [record.total for record in assembled(text, "2024-06-20").records] == expected

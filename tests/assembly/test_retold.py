"""Facts told twice are one count; parts hang on their whole. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

ROWS = [
    (
        "a man and a woman of the two told before",
        "[Two people were charged|convictions 2].\n[The man|convictions 1 singular known] was charged with fraud. "
        "[The woman|convictions 1 singular known] was charged with theft.",
        ["convictions 2"],
    ),
    (
        "single people who make up the figure",
        "[Deux personnes|convictions 2] ont été condamnées.\n[Un gérant|convictions 1 singular] a pris cinq ans. "
        "[Une recruteuse|convictions 1 singular] a été condamnée à trois ans.",
        ["convictions 2"],
    ),
    (
        "a rounded amount in a headline",
        "Officers seize [$5 million|money 5000000 USD] in watches\nTheir price is [over $5.1 million|money 5100000 USD more_than].",
        ["money 5100000 USD more_than"],
    ),
    (
        "another amount than that of the headline",
        "Officers seize [$5 million|money 5000000 USD] in cash\nThe house is worth [$2.1 million|money 2100000 USD].",
        ["money 5000000 USD", "money 2100000 USD"],
    ),
    (
        "the same people under another noun",
        "Police freed [three nationals|victims 3].\nThe pair had hired the [three men|men 3 weak known] abroad.",
        ["victims 3"],
    ),
    (
        "as many others",
        "Police freed [three nationals|victims 3].\nThey also freed [three men|men 3] in a bar.",
        ["victims 3", "men 3"],
    ),
    (
        "one more than those told before",
        "[Two men were arrested|arrests 2].\n[The driver|arrests 1 singular known further] was also arrested.",
        ["arrests 2", "arrests 1"],
    ),
    (
        "another one, who does not make up the figure",
        "[Four men were arrested|arrests 4].\n[A woman|arrests 1 singular] was arrested in the evening.",
        ["arrests 4", "arrests 1"],
    ),
    (
        "one of very many is told for himself",
        "[45 people were arrested|arrests 45].\n[The ringleader|arrests 1 singular known] was arrested at the port.",
        ["arrests 45", "arrests 1"],
    ),
    (
        "the same single person under another act",
        "[Two men were arrested|arrests 2].\n[The driver|convictions 1 singular known] was charged.",
        ["arrests 2", "convictions 1"],
    ),
    (
        "the same figure",
        "Police made [40 arrests|arrests 40].\nThe [40 people arrested|arrests 40] are in custody.",
        ["arrests 40"],
    ),
    (
        "rounded, then exact",
        "Police arrested [more than 2,500 people|arrests 2500 more_than].\nIn detail, [2,517 were arrested|arrests 2517].",
        ["arrests 2517"],
    ),
    (
        "exact, then rounded",
        "Police arrested [3,987 people|arrests 3987].\n[Nearly 4,000 arrests|arrests 4000 nearly] are a record.",
        ["arrests 3987"],
    ),
    (
        "headline under another noun",
        "Police free [13 children|minors 13] in raid\nPolice freed [13 victims|victims 13] on a farm.",
        ["victims 13"],
    ),
    (
        "headline that opens with a figure",
        "[13 children|minors 13] freed in raid\nPolice freed [13 victims|victims 13] on a farm.",
        ["victims 13"],
    ),
    (
        "the fullest description wins",
        "Police freed [94 victims|victims 94].\nOf the [94 victims|victims 94], [85 were minors|minors 85 part].",
        ["victims 94 (minors 85)"],
    ),
    (
        "a part told before",
        "Police freed [85 minors|minors 85].\nThe [94 victims|victims 94], [85 of them minors|minors 85 part], are safe.",
        ["victims 94 (minors 85)"],
    ),
    (
        "a part told again",
        "The [94 victims|victims 94], [85 of them minors|minors 85 part], are safe.\n[85 minors|minors 85] are at school.",
        ["victims 94 (minors 85)"],
    ),
    (
        "presumed once, presumed always",
        "Police found [66 potential victims|victims 66 presumed].\nThe [66 victims|victims 66] are safe.",
        ["victims 66 presumed"],
    ),
    (
        "far from the rounded figure",
        "Police arrested [more than 2,500 people|arrests 2500 more_than].\nCustoms held [3,900 people|arrests 3900].",
        ["arrests 2500 more_than", "arrests 3900"],
    ),
    (
        "another category",
        "Police made [40 arrests|arrests 40].\nIn the end [40 people were charged|convictions 40].",
        ["arrests 40", "convictions 40"],
    ),
    (
        "another unit",
        "Customs seized [40 packages|drugs 40 packages] of it.\nThey weigh [40 kilograms|drugs 40 kg].",
        ["drugs 40 packages", "drugs 40 kg"],
    ),
    (
        "twice in one sentence",
        "Police arrested [nine men|arrests 9] on the pier and another [nine|arrests 9] on board.",
        ["arrests 9", "arrests 9"],
    ),
    (
        "two singulars",
        "[A baker was arrested|arrests 1 singular]. [A farmer was arrested|arrests 1 singular].",
        ["arrests 1", "arrests 1"],
    ),
    (
        "parts of a whole",
        "Police arrested [12 people|arrests 12]: [nine men|men 9 part] and [three women|women 3 part].",
        ["arrests 12 (men 9, women 3)"],
    ),
    (
        "a range",
        "Police arrested [10 to 15 people|arrests 10-15].",
        ["arrests 10-15"],
    ),
    (
        "a sum of what was told before",
        "[Twenty workers were taken in|victims 20]. [Four more|victims 4] were found later, bringing the number to [24|victims 24].",
        ["victims 24 (victims 20, victims 4)"],
    ),
    (
        "a sum of what was told before, French",
        "[Douze corps|deaths 12] ont été exhumés, puis [neuf|deaths 9], ce qui porte le total à [21 morts|deaths 21].",
        ["deaths 21 (deaths 12, deaths 9)"],
    ),
    (
        "a total that is no sum",
        "[Twenty workers were taken in|victims 20]. [Four more|victims 4] were found, bringing the number to [40|victims 40].",
        ["victims 20", "victims 4", "victims 40"],
    ),
    (
        "no word of a sum",
        "[Twenty workers were taken in|victims 20]. [Four|victims 4] were found later, and [24|victims 24] the year after.",
        ["victims 20", "victims 4", "victims 24"],
    ),
    (
        "money",
        "Police arrested [two men|arrests 2] and seized [€250,000|money 250000 EUR].",
        ["arrests 2", "money 250000 EUR"],
    ),
]


def rows(table: list) -> list:
    """A test a row, the first field its id."""
    return [
        pytest.param(*row.values[1:], id=row.values[0], marks=row.marks)
        if hasattr(row, "values")
        else pytest.param(*row[1:], id=row[0])
        for row in table
    ]


@pytest.mark.parametrize(("text", "expected"), rows(ROWS))
def test_retold(records_of: RecordsOf, text: str, expected: list[str]) -> None:
    [(_, _, _, counts)] = records_of(text)
    assert counts == expected


def test_a_retold_count_keeps_both_places(assembled) -> None:
    [record] = assembled("Police made [40 arrests|arrests 40].\nThe [40 people|arrests 40] are in custody.").records
    assert [item.text for item in record.counts[0].evidence] == ["40 arrests", "40 people"]

"""What counts as the same name, the same value, the same count."""

import pytest

from pipeline.records import Count
from pipeline.scoring.fillers import count_fillers, operation_key, same_dates, same_operation, same_value, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Épervier II", "EPERVIER II"),
        ("Opération Épervier", "Épervier"),
        ("Operation Trigger IX", "Trigger IX"),
        ("Project HARRIER", "Harrier"),
        ("projet Passerelle", "PASSERELLE"),
        ("Passe-Muraille", "Passe Muraille"),
        ("« Tabatière »", "Tabatière"),
        ("Pandora 2019", "PANDORA"),
        ("L’Aigle", "L'Aigle"),
        ("Cœur de lion", "COEUR DE LION"),
        # Composed and decomposed accents.
        ("Gr\u00e9sil", "Gre\u0301sil"),
        ("Opération 2018", "operation 2018"),
    ],
)
def test_same_operation(one: str, other: str) -> None:
    assert same_operation(one, other)
    assert same_operation(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liberterra", "Liberterra II"),
        ("Trigger VIII", "Trigger IX"),
        ("Mobile 6", "Mobile 7"),
        ("Opération 2018", "Opération 2019"),
        ("Kelip", None),
        # Two records without a name do not share their operation.
        (None, None),
    ],
)
def test_another_operation(one: str | None, other: str | None) -> None:
    assert not same_operation(one, other)
    assert not same_operation(other, one)


def test_year_is_a_whole_word() -> None:
    assert operation_key("Thunder 2024 x20241") == "thunder x20241"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1374, 1374, True),
        (1374, 1374.0, True),
        (1374, 1375, False),
        # Arithmetic of units leaves traces in the last digits.
        (0.3, 0.1 + 0.2, True),
        (0.048, 0.0481, False),
        ([200, 300], [200, 300], True),
        ([200, 300], [200.0, 300.0], True),
        ([200, 300], [200, 301], False),
        ([200, 200], 200, False),
        (0, 0, True),
        (0, 1, False),
    ],
)
def test_same_value(one: int | float | list[int | float], other: int | float | list[int | float], same: bool) -> None:
    assert same_value(one, other) is same
    assert same_value(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-06", "2024-06", True),
        ("2024-06", "2024-06-01/2024-06-30", False),
        ("2024", None, False),
        (None, None, False),
    ],
)
def test_same_dates(one: str | None, other: str | None, same: bool) -> None:
    assert same_dates(one, other) is same


def test_parts_carry_the_category_they_are_part_of() -> None:
    women = Count(category="women", value=3, including=[Count(category="minors", value=1)])
    counts = [Count(category="victims", value=12, including=[women, Count(category="minors", value=5)])]
    assert [(item.count.category, item.count.value, item.parent) for item in count_fillers(counts)] == [
        ("victims", 12, None),
        ("minors", 5, "victims"),
        ("women", 3, "victims"),
        ("minors", 1, "women"),
    ]


def test_sort_key_does_not_see_the_order_of_lists() -> None:
    parts = [Count(category="minors", value=5), Count(category="women", value=3)]
    one = Count(category="victims", value=12, including=parts, where=["GY", "LC"])
    other = Count(category="victims", value=12.0, including=parts[::-1], where=["LC", "GY"])
    assert sort_key(one) == sort_key(other)
    assert sort_key(one) != sort_key(Count(category="victims", value=12, including=parts, where=["GY"]))

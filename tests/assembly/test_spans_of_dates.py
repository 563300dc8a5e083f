"""The period of a total from those of its cases."""

import pytest

from pipeline.assembly.dates import span_of


@pytest.mark.parametrize(
    ("values", "span"),
    [
        (["2024-06-03", "2024-06-09"], "2024-06-03/2024-06-09"),
        (["2024-06-03/2024-06-05", "2024-06-09"], "2024-06-03/2024-06-09"),
        (["2024-06-03", "2024-06-03"], "2024-06-03"),
        (["2024-06", "2024-06-09"], None),
        (["2024-06-03", None], None),
        ([], None),
    ],
)
def test_span_of(values: list[str | None], span: str | None) -> None:
    assert span_of(values) == span

"""Tables of sentences as tests, the same way for both languages."""

import pytest


def rows(table: list[tuple[str, ...]], *, wrong: bool = False) -> pytest.MarkDecorator:
    """A test a row; ``wrong`` rows must fail until filet has learnt their class."""

    def marks(name: str) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(strict=True, reason=f"class {name}")] if wrong else []

    return pytest.mark.parametrize(
        ("sentence", "expected"),
        [pytest.param(row[1], row[2] if len(row) == 3 else [], id=row[0], marks=marks(row[0])) for row in table],
    )

"""What the tests of every stage share: one Extractor for the whole run, so that each model is loaded once."""

import pytest

from pipeline import Extractor, load


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The Extractor with the shipped rules."""
    return load()

"""What the tests of every stage share: one Extractor for the whole run, so that each model is loaded once."""

import os

import pytest

from pipeline import Extractor, load

# As the command line sets it, before the first library looks.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The Extractor with the shipped rules."""
    return load()

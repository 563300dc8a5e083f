"""Every error that filet raises on purpose.

    FiletError
    ├── ReadError        a file, page or stream cannot be turned into text
    ├── MetadataError    a metadata.csv row or field is wrong
    ├── PatternsError    a file under patterns/ is wrong (names file, line and reason)
    ├── ModelError       a spaCy model is missing or of the wrong version
    ├── GoldError        a gold file breaks the guidelines (names file and field)
    ├── WorkerError      worker processes cannot work
    ├── StoreError       a database of records cannot be opened, read or written
    └── InputError       an argument has a value that cannot be used

A message says what is wrong, where, and what to do about it.
"""


class FiletError(Exception):
    """Base of all errors that filet raises on purpose."""


class ReadError(FiletError):
    """A file, page or stream cannot be turned into text."""


class MetadataError(FiletError):
    """A metadata.csv row or field is wrong."""


class PatternsError(FiletError):
    """A file under ``patterns/`` is wrong."""


class ModelError(FiletError):
    """A spaCy model is missing or of the wrong version."""


class GoldError(FiletError):
    """A gold file breaks the annotation guidelines."""


class WorkerError(FiletError):
    """Worker processes cannot work."""


class StoreError(FiletError):
    """A database of records cannot be opened, read or written."""


class InputError(FiletError):
    """An argument has a value that cannot be used."""

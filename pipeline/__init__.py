"""filet: French and English press texts about police operations → structured, evidenced records."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.errors import FiletError
    from pipeline.extract import Extractor, Failure, load
    from pipeline.mentions import Mention, MentionKind
    from pipeline.reading.source import SourceText
    from pipeline.records import Category, Count, DocumentRecords, Evidence, Modifier, Record

__version__ = "0.1.0"

# Imported on first use: "filet --help" and the schema need no model.
_HOMES = {
    "Extractor": "pipeline.extract",
    "Failure": "pipeline.extract",
    "load": "pipeline.extract",
    "FiletError": "pipeline.errors",
    "Mention": "pipeline.mentions",
    "MentionKind": "pipeline.mentions",
    "SourceText": "pipeline.reading.source",
    "Category": "pipeline.records",
    "Count": "pipeline.records",
    "DocumentRecords": "pipeline.records",
    "Evidence": "pipeline.records",
    "Modifier": "pipeline.records",
    "Record": "pipeline.records",
}

__all__ = [
    "Category", "Count", "DocumentRecords", "Evidence", "Extractor", "Failure", "FiletError", "Mention", "MentionKind",
    "Modifier", "Record", "SourceText", "load",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")

"""Many texts: a stream of files → a stream of outcomes → a JSON Lines file, or a store (``database.py``)."""

from pipeline.batch.jsonl import errors_path, write_jsonl
from pipeline.batch.outcomes import Outcome, extract_files
from pipeline.batch.output import replacing
from pipeline.batch.stream import extract_stream, read_stream
from pipeline.batch.supervisor import usable_cores
from pipeline.batch.workers import extract_in_workers

__all__ = [
    "Outcome",
    "errors_path",
    "extract_files",
    "extract_in_workers",
    "extract_stream",
    "read_stream",
    "replacing",
    "usable_cores",
    "write_jsonl",
]

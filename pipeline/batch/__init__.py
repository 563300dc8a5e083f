"""Many texts: a stream of files → a stream of outcomes → a JSON Lines file."""

from pipeline.batch.jsonl import errors_path, write_jsonl
from pipeline.batch.outcomes import Outcome, extract_files
from pipeline.batch.output import replacing
from pipeline.batch.stream import extract_stream, read_stream

__all__ = ["Outcome", "errors_path", "extract_files", "extract_stream", "read_stream", "replacing", "write_jsonl"]

"""Many texts: a stream of files → a stream of results, and a folder → a JSON Lines file."""

from pipeline.batch.folder import errors_path, run_batch
from pipeline.batch.output import replacing
from pipeline.batch.stream import extract_stream, read_stream

__all__ = ["errors_path", "extract_stream", "read_stream", "replacing", "run_batch"]

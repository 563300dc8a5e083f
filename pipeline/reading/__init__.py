"""Bytes → ``SourceText``: files, folders and streams in .txt, .html, .pdf and .docx.

The libraries that read HTML, PDF and DOCX are imported on the first such file, not with this package.
"""

from pipeline.reading.folder import TextFile, find_texts, read_path, read_text_file
from pipeline.reading.formats import MAX_BYTES, SUFFIXES, read_bytes
from pipeline.reading.source import SourceText

__all__ = ["MAX_BYTES", "SUFFIXES", "SourceText", "TextFile", "find_texts", "read_bytes", "read_path", "read_text_file"]

"""What was extracted → files for other programs: a stream of entries, one text each, and one writer a format.

A format is one file here with one function, ``write(entries, folder, options)``; what the tables hold is said once, in
``columns``.
"""

from pipeline.export.entries import Entry, JsonLines
from pipeline.export.formats import Exported, Format, export
from pipeline.export.options import Options

__all__ = ["Entry", "Exported", "Format", "JsonLines", "Options", "export"]

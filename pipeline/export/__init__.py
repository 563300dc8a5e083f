"""What was extracted → files for other programs: a stream of documents with their rows, and one writer a format.

A format is one file here with one function, ``write(documents, folder, options)``; what the tables hold is said once, in
``columns``, what the files of annotation tools hold in ``pipeline.annotations``.
"""

from pipeline.export.formats import Exported, Format, export
from pipeline.export.options import Options
from pipeline.export.sources import Source, open_source

__all__ = ["Exported", "Format", "Options", "Source", "export", "open_source"]

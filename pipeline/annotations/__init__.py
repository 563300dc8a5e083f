"""Annotations as other tools hold them: doccano, Prodigy, brat. Records → spans and relations → the tool's files, and back.

    DocumentRecords + text ──layout──▶ Annotated ──doccano|prodigy|brat──▶ files ──▶ Annotated ──rebuild──▶ DocumentRecords

What the tools carry differs; the rest travels beside the spans, in a field or file of its own, so that what nobody changed comes
back as it was. Another tool is another file with ``write`` and ``read``.
"""

from pipeline.annotations.files import Tool, read_annotations
from pipeline.annotations.layout import annotate
from pipeline.annotations.rebuild import BY_HAND, Imported, rebuild
from pipeline.annotations.spans import Annotated, Finding, Link, Reading, Relation, Span

__all__ = [
    "BY_HAND",
    "Annotated",
    "Finding",
    "Imported",
    "Link",
    "Reading",
    "Relation",
    "Span",
    "Tool",
    "annotate",
    "read_annotations",
    "rebuild",
]

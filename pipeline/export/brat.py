"""brat: a folder that a brat server shows as it is; what is in it says ``pipeline.annotations.brat``."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.annotations import brat
from pipeline.annotations.names import relative_path
from pipeline.export.annotated import annotations
from pipeline.export.options import Options
from pipeline.rows import DocumentRows


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """For each text its three files, below ``folder`` as its ``doc_id`` says, and the two of the whole folder."""
    del options  # the same in every language, always with all evidence
    units: set[str] = set()
    for annotated in annotations(documents):
        units |= {span.reading.unit for span in annotated.spans if span.reading and span.reading.unit}
        path = folder / relative_path(annotated.doc_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        files = brat.write(annotated)
        for suffix, content in (("txt", files.txt), ("ann", files.ann), ("json", files.json)):
            # As bytes: no line end is changed.
            path.with_name(f"{path.name}.{suffix}").write_bytes(content.encode())
    (folder / "annotation.conf").write_bytes(brat.annotation_conf(units).encode())
    (folder / "visual.conf").write_bytes(brat.visual_conf().encode())

"""What the formats of annotation tools have in common: they need the texts."""

from collections.abc import Iterable, Iterator

from pipeline.annotations import Annotated, annotate
from pipeline.errors import InputError
from pipeline.rows import DocumentRows


def annotations(documents: Iterable[DocumentRows]) -> Iterator[Annotated]:
    """Each document with its text. Raises InputError for one whose text is not known."""
    for rows in documents:
        if rows.text is None:
            doc_id = rows.document.doc_id or "-"
            raise InputError(
                f"{doc_id}: its text is not there, or is another by now, and annotations stand in their text; "
                "give the folder that the texts were read from with --corpus, or export a database of filet batch"
            )
        yield annotate(rows.document, rows.text)

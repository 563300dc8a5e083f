"""One export: all documents, in one format, into one folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from pipeline.errors import InputError
from pipeline.export.folder import filling
from pipeline.export.options import Options
from pipeline.rows import DocumentRows


class Format(StrEnum):
    """Each is a module of this package."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    XLSX = "xlsx"
    FTM = "ftm"
    BRAT = "brat"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


# What a format needs that does not come with filet; the extra has the name of the format.
_LIBRARIES = {Format.PARQUET: "pyarrow", Format.XLSX: "openpyxl"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: files and folders of files, in the order of their names, and how much is in them."""

    files: tuple[Path, ...]
    documents: int
    records: int
    counts: int


class _Counted:
    """``documents``, and how many have passed."""

    def __init__(self, documents: Iterable[DocumentRows]) -> None:
        self._documents = documents
        self.documents = self.records = self.counts = 0

    def __iter__(self) -> Iterator[DocumentRows]:
        for rows in self._documents:
            yield rows
            self.documents += 1
            self.records += len(rows.records)
            self.counts += len(rows.counts)


def export(documents: Iterable[DocumentRows], to: Format, folder: Path, options: Options = Options()) -> Exported:  # noqa: B008
    """Write ``documents``, which are taken one by one, into ``folder``; the same documents give the same bytes.

    Raises InputError, before anything is read, when a library is missing; for a document without text where the format needs it;
    and when ``folder`` cannot be written. Then it is as it was before.
    """
    if library := _LIBRARIES.get(to):
        try:
            import_module(library)
        except ImportError as error:
            raise InputError(f"{to} needs {library}, which is not installed; pip install 'filet[{to}]'") from error
    counted = _Counted(documents)
    with filling(folder) as staging:
        import_module(f"pipeline.export.{to}").write(counted, staging, options)
        names = sorted(path.name for path in staging.iterdir())
    return Exported(tuple(folder / name for name in names), counted.documents, counted.records, counted.counts)

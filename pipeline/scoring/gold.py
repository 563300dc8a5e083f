"""Gold files: found, read and held against the annotation guide (``gold/README.md``).

``check_gold`` returns findings, ``load_gold`` raises when there is an error among them: one check, two uses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.records import DocumentRecords
from pipeline.scoring.guide import KnownText, Severity, check_document


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """One thing that is wrong or doubtful; ``str()`` is the line a person reads.

    ``field`` is the place in the file (``records[0].counts[2].unit``), empty when the whole file is meant.
    """

    path: Path
    field: str
    reason: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}: {self.field}" if self.field else str(self.path)
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class GoldCheck:
    """What a gold folder holds: the valid documents by ``doc_id`` in sorted order, and all findings by file."""

    documents: Mapping[str, DocumentRecords]
    findings: tuple[GoldFinding, ...]

    @property
    def errors(self) -> tuple[GoldFinding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[GoldFinding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)


def load_gold(folder: Path | str) -> dict[str, DocumentRecords]:
    """The gold of a folder, ``doc_id`` → records, sorted by ``doc_id``.

    Raises GoldError with every error of every file (file, field, reason), or when the folder holds no gold file.
    """
    check = check_gold(folder)
    if check.errors:
        lines = "\n".join(str(finding) for finding in check.errors)
        raise GoldError(f"{folder}: the gold breaks the annotation guide\n{lines}")
    return dict(check.documents)


def check_gold(folder: Path | str, texts: Iterable[KnownText] | None = None) -> GoldCheck:
    """Hold every ``.json`` file below ``folder`` against the guide, and against the ``texts`` it annotates if given.

    Raises GoldError when the folder does not exist or holds no gold file.
    """
    root = Path(folder)
    if not root.is_dir():
        raise GoldError(f"{root}: no such folder; give the folder that holds the gold files")
    paths = sorted(path for path in root.rglob("*.json") if path.is_file())
    if not paths:
        raise GoldError(f"{root}: no .json file in it; a gold file is named like its text, with .json")
    known = None if texts is None else {text.doc_id: text for text in texts}
    documents: dict[str, DocumentRecords] = {}
    findings: list[GoldFinding] = []
    for path in paths:
        doc_id = path.relative_to(root).with_suffix("").as_posix()
        check = check_document(path.read_bytes(), doc_id, known)
        findings += [GoldFinding(path, note.field, note.reason, note.severity) for note in check.notes]
        if check.document is not None:
            documents[doc_id] = check.document
    if known is not None:
        annotated = {path.relative_to(root).with_suffix("").as_posix() for path in paths}
        findings += [
            GoldFinding(root / f"{doc_id}.json", "", "a text without a gold file; it is not scored", Severity.WARNING)
            for doc_id in sorted(known.keys() - annotated)
        ]
    return GoldCheck(documents, tuple(findings))

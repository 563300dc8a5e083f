"""The texts of a corpus on their way to gold: which wait, what the pipeline reads in them, and how well it does.

The pages ask for one text after another, and read the annotated ones in the background; what the pipeline read is kept here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import FiletError
from pipeline.reading import TextFile
from pipeline.records import DocumentRecords
from pipeline.scoring import Score, score_document
from pipeline.scoring.corpus import corpus_files, known_texts
from pipeline.web.gold_files import NO_FILE, GoldFile, GoldFolder


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in the queue.

    ``is_valid``: whether the gold, where there is one, keeps to the guide. ``unassigned``: quantities that the pipeline found
    and put into no record, None where it has not read the text yet; ``score``: of its reading, None where it is not scored.
    """

    doc_id: str
    is_annotated: bool
    is_valid: bool
    unassigned: int | None
    score: Score | None


@dataclass(frozen=True, slots=True)
class SetScore:
    """The score of the pipeline over the annotated texts; ``scored`` of ``annotated`` so far, out of ``texts``."""

    score: Score
    scored: int
    annotated: int
    texts: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the queue: its number from 1, of how many, and its neighbours' doc_ids (None at the ends).

    ``left``: texts without gold.
    """

    number: int
    total: int
    left: int
    previous: str | None
    next: str | None


@dataclass(slots=True)
class _Scored:
    version: str
    predicted: DocumentRecords
    score: Score


@dataclass
class Annotations:
    """Texts, gold and readings of one server. ``doc_id``s that are not in ``files`` raise KeyError everywhere."""

    files: Mapping[str, TextFile]
    gold: GoldFolder
    predicted: dict[str, DocumentRecords] = field(default_factory=dict)
    hashes: dict[str, str | None] = field(default_factory=dict)  # of the files that ``predicted`` were read from
    _scores: dict[str, _Scored] = field(default_factory=dict)

    @classmethod
    def of(cls, corpus: Path, gold: Path) -> "Annotations":
        """Raises InputError when there is no such corpus, or no text in it."""
        files = corpus_files(corpus)
        return cls(files, GoldFolder(gold, known_texts(files)))

    def gold_file(self, doc_id: str) -> GoldFile:
        """The gold file as it is now; none where it may not be read."""
        try:
            return self.gold.read(doc_id)
        except FiletError:
            return NO_FILE

    def entry(self, doc_id: str) -> Entry:
        """What the queue says of one text."""
        file, predicted = self.gold_file(doc_id), self.predicted.get(doc_id)
        return Entry(
            doc_id=doc_id,
            is_annotated=file.check is not None,
            is_valid=file.check is None or file.check.is_valid,
            unassigned=None if predicted is None else len(predicted.unassigned),
            score=self.score_of(doc_id, file),
        )

    def queue(self) -> tuple[Entry, ...]:
        """Texts without gold first; then those that most quantities were not assigned in, then those that were not read yet."""
        return tuple(sorted(map(self.entry, self.files), key=_rank))

    def unread(self) -> Iterator[str]:
        """The annotated texts that the pipeline has not read."""
        return (doc_id for doc_id in self.files if doc_id not in self.predicted and self.gold_file(doc_id).check is not None)

    def score_of(self, doc_id: str, file: GoldFile) -> Score | None:
        """The score of what the pipeline read against ``file``; None without a valid gold file, or before it was read."""
        predicted = self.predicted.get(doc_id)
        if predicted is None or file.check is None or file.check.document is None or not file.check.is_valid:
            return None
        known = self._scores.get(doc_id)
        if known is None or known.version != file.version or known.predicted is not predicted:
            known = _Scored(file.version, predicted, score_document(file.check.document, predicted).score)
            self._scores[doc_id] = known
        return known.score


def place_in(queue: Sequence[Entry], doc_id: str) -> Place:
    """Where a text stands in the queue."""
    number = next(number for number, entry in enumerate(queue) if entry.doc_id == doc_id)
    return Place(
        number=number + 1,
        total=len(queue),
        left=sum(not entry.is_annotated for entry in queue),
        previous=queue[number - 1].doc_id if number else None,
        next=queue[number + 1].doc_id if number + 1 < len(queue) else None,
    )


def score_of_set(queue: Iterable[Entry]) -> SetScore:
    """The score of all that is annotated and read. A gold file that breaks the guide is annotated, but not scored."""
    total, scored, annotated, texts = Score(), 0, 0, 0
    for entry in queue:
        texts += 1
        annotated += entry.is_annotated
        if entry.score is not None:
            total, scored = total + entry.score, scored + 1
    return SetScore(total, scored, annotated, texts)


def _rank(entry: Entry) -> tuple[int, int, str]:
    if not entry.is_annotated:
        return (0, 0, entry.doc_id)
    return (2, 0, entry.doc_id) if entry.unassigned is None else (1, -entry.unassigned, entry.doc_id)

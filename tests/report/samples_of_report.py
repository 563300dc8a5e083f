"""Documents with what is hard to put into a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.export import open_source
from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence, Source, Unassigned
from pipeline.report import write_report
from pipeline.store import Run, Stamp, StoreWriter
from pipeline.view.summary import summarize
from pipeline.view.words import Language

HOSTILE = '</script></template></textarea></title><script>window.hacked=1</script><img src=x onerror="window.hacked=2"> \'" &amp; \u202e \u2066'
HOSTILE_TEXT = f"{HOSTILE}\r\n94 victimes, dont 85 mineurs \x00 et 12 arrestations.\n</dialog><style>*{{display:none}}</style>"


def at(text: str, words: str) -> list[Evidence]:
    start = text.index(words)
    return [Evidence(start=start, end=start + len(words), text=words, rule=HOSTILE)]


@dataclass(frozen=True)
class Sample:
    document: DocumentRecords
    text: str | None


def hostile() -> Sample:
    """Markup in every word that a text, a page or a file name can bring; evidence that overlaps."""
    text = HOSTILE_TEXT
    victims = Count(
        category="victims",
        value=94,
        label=HOSTILE,
        evidence=at(text, "94 victimes, dont 85"),
        including=[Count(category="minors", value=85, evidence=at(text, "85 mineurs"))],
    )
    record = Record(
        operation=HOSTILE,
        dates="2024-06-03",
        countries=["FR", "XK"],
        counts=[victims, *(Count(category="arrests", value=number) for number in range(1, 10))],
        evidence=RecordEvidence(operation=at(text, HOSTILE), dates=at(text, "victimes, dont")),
    )
    return Sample(
        DocumentRecords(
            doc_id=f"fr/{HOSTILE}",
            language="fr",
            published="2024-06-04",
            records=[record],
            source=Source(path=HOSTILE, url="javascript:window.hacked=3", title=HOSTILE),
            unassigned=[Unassigned(start=text.index("12"), end=text.index("12") + 2, text="12", value=12, reason=HOSTILE)],
        ),
        text,
    )


def plain(number: int, **fields: object) -> Sample:
    """A text with one record, of an operation without a name in 2000 + ``number``."""
    text = f"Opération de police\n\n{number} arrestations."
    record = Record(
        dates=f"{2000 + number}-06-03",
        countries=["FR"],
        counts=[Count(category="arrests", value=number, evidence=at(text, f"{number} arrestations"))],
    ).model_copy(update=fields)
    document = DocumentRecords(
        doc_id=f"fr/text-{number:03}",
        language="fr",
        published=f"{2000 + number}-06-04",
        records=[record],
        source=Source(url=f"https://example.org/{number}?a=1&b=2"),
    )
    return Sample(document, text)


def silent(text: str | None = "Rien à signaler.") -> Sample:
    return Sample(DocumentRecords(doc_id="en/silent", language="en"), text)


def write_store(path: Path, samples: Iterable[Sample], *, ended: bool = True, failure: str | None = None) -> Path:
    with StoreWriter(path) as store:
        store.begin_run(Run("0.9", "{}", "p", "{}"))
        for sample in samples:
            store.put(sample.document, Stamp(content_hash="c", metadata_hash="m", identity="i"), sample.text or "")
        if failure:
            store.put_failure("fr/broken", Stamp(None, "m", "i"), "fr/broken.pdf", failure)
        if ended:
            store.end_run()
    return path


def report_of(path: Path, output: Path, language: Language = "en", corpus: Path | None = None) -> Path:
    """The report of a store or of JSON Lines, as the command makes it."""
    with open_source(path, corpus) as source:
        summary = summarize(source.documents)
        write_report(source.documents, summary, source, output, name=path.name, language=language)
    return output

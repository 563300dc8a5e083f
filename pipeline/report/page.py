"""Writes the page, piece by piece: only the document in hand is in memory."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment

from pipeline.batch.output import replacing
from pipeline.errors import InputError
from pipeline.export.sources import Source
from pipeline.report.entries import Entry, address_of, entry_of
from pipeline.report.sealed import policy, sealed
from pipeline.report.tables import group_totals, make_choices, people_by_country, people_by_year
from pipeline.rows import DocumentRows
from pipeline.view.pages import make_environment, static_text
from pipeline.view.summary import Operation, Summary
from pipeline.view.timeline import TimelinePoint, point_of, timeline
from pipeline.view.words import Language, Words, load_words
from pipeline.view.world import country_map


def write_report(
    documents: Iterable[DocumentRows], summary: Summary, source: Source, output: Path, *, name: str, language: Language
) -> None:
    """Write the report of ``documents``, those of ``source`` in its order, into the file ``output``.

    ``summary``: of the same documents. ``name``: of what was read ("records.db"). The same documents and version of filet give
    the same bytes. The file appears once it is complete; raises InputError when it cannot be written.
    """
    words = load_words(language, "view.charts", "report.report")
    environment = make_environment(words, "report")
    style = sealed("style", static_text("view.css"), static_text("charts.css"), static_text("report.css", "report"))
    script = sealed("script", static_text("marks.js"), static_text("report.js", "report"))
    pieces = environment.get_template("report.html").generate(
        policy=policy(style, script),
        style=style,
        script=script,
        name=name,
        version=source.run.version if source.run else version("filet"),
        day=source.run.ended[:10] if source.run and source.run.ended else None,
        source=source,
        summary=summary,
        groups=group_totals(summary, words),
        by_country=people_by_country(summary, words),
        by_year=people_by_year(summary, words),
        choices=make_choices(summary, words),
        timeline=timeline(map(_point, summary.operations), words),
        map=country_map(summary.operations_by_country, words, href=lambda code: f"#country={code}"),
        entries=_Entries(documents, words, environment),
    )
    try:
        with replacing(output) as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror or error}); choose another file") from error


class _Entries:
    """The entries of ``documents``, made when they are gone through; ``silent``: those without records that have come by."""

    def __init__(self, documents: Iterable[DocumentRows], words: Words, environment: Environment) -> None:
        self._documents = documents
        self._words = words
        self._render = environment.get_template("panel.html").render
        self.silent: list[tuple[str, str]] = []  # address and title

    def __iter__(self) -> Iterator[Entry]:
        for rows in self._documents:
            entry = entry_of(rows, self._words, self._render)
            if not entry.lines:
                self.silent.append((entry.address, entry.title))
            yield entry


def _point(operation: Operation) -> TimelinePoint:
    record = operation.record
    return point_of(record, f"#{address_of(record.doc_id, record.position)}")

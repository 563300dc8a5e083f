"""A dataset → a store: what a cluster has read ends in the same database as a folder read on one machine."""

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.batch.cluster.dataset import Dataset, DocumentRow, FailureRow
from pipeline.errors import InputError
from pipeline.records import DocumentRecords
from pipeline.store import Run, Stamp, StoreWriter


def load_dataset(url: str, output: Path, *, keep_text: bool = True) -> Iterator[DocumentRow | FailureRow]:
    """Put every text of the finished partitions at ``url`` into the store ``output``, and yield each that was not in it as it is.

    Nothing is taken out of the store but what is replaced. ``keep_text=False`` keeps the texts themselves out. Raises
    InputError when there is no dataset or when it holds no texts, StoreError when the store cannot be used.
    """
    dataset = Dataset(url)
    about = dataset.about()
    with StoreWriter(output, keep_text=keep_text) as store:
        if keep_text and store.is_without_texts():
            raise InputError(f"{output}: made with --no-text; give --no-text again, or write into another file to keep the texts")
        options = {"folder": about.source, "lang": about.language, "text": keep_text}
        store.begin_run(
            Run(about.version, json.dumps(dict(about.models)), about.patterns, json.dumps(options, ensure_ascii=False))
        )
        for row in dataset.rows():
            stamp = Stamp(row.content_hash, row.metadata_hash, row.identity)
            known = store.known(row.doc_id)
            if isinstance(row, FailureRow):
                store.put_failure(row.doc_id, stamp, row.path, row.error)
            elif known is not None and not known.failed and known.stamp == stamp:
                store.confirm(row.doc_id, known, row.path)
                continue
            elif row.text is None:
                # The store compares texts: without them all would be the same one.
                raise InputError(f"{url}: was written with --no-text, from which no database can be made")
            else:
                store.put(DocumentRecords.model_validate_json(row.json), stamp, row.text)
            yield row
        store.end_run()

"""Outcomes → one JSON Lines file, and beside it one with the files that failed."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from pipeline.batch.outcomes import Outcome
from pipeline.batch.output import replacing
from pipeline.extract import Failure


def write_jsonl(outcomes: Iterable[Outcome], output: Path) -> Iterator[Outcome]:
    """Write ``outcomes`` in their order into ``output``, one document a line, and yield each once it is written.

    Failures go to ``errors_path(output)``, one JSON object a line (``doc_id``, ``path``, ``error``); that file is there
    only when something failed. Both are flushed line by line and moved into place when the iterator is exhausted, so
    it must be. Raises InputError when the output cannot be written.
    """
    errors = errors_path(output)
    failed = False
    with ExitStack() as stack:
        records_stream = stack.enter_context(replacing(output))
        errors_stream = None
        for outcome in outcomes:
            result = outcome.result
            if isinstance(result, Failure):
                failed = True
                if errors is not None:
                    errors_stream = errors_stream or stack.enter_context(replacing(errors))
                    errors_stream.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")
                    errors_stream.flush()
            else:
                records_stream.write(result.model_dump_json() + "\n")
                records_stream.flush()
            yield outcome
    if errors is not None and not failed:
        errors.unlink(missing_ok=True)


def errors_path(output: Path) -> Path | None:
    """``records.jsonl`` → ``records.errors.jsonl``; None when the output is a device or pipe."""
    if output.exists() and not output.is_file():
        return None
    return output.with_name(f"{output.name.removesuffix('.jsonl')}.errors.jsonl")

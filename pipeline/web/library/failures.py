"""The texts that have no records, and why."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from pipeline.web.library.asked import asked

# Texts that are listed under a reason.
MOST_FAILURES = 500


@dataclass(frozen=True, slots=True)
class Failed:
    """The texts that failed for one reason; ``more``: how many are not listed."""

    reason: str
    doc_ids: tuple[str, ...]
    more: int


def show_failures(request: Request) -> Response:
    """All of them, the most frequent reason first."""
    ask = asked(request)
    reasons: dict[str, list[str]] = {}
    with ask.shelf.open() as store:
        for failure in store.failures():
            reason = failure.error
            if failure.path:
                # Where files lie on this machine is nobody's business, and differs from text to text.
                reason = reason.removeprefix(f"{failure.path}: ").replace(failure.path, "…")
            reasons.setdefault(reason, []).append(failure.doc_id)
    failed = [
        Failed(reason, tuple(doc_ids[:MOST_FAILURES]), max(0, len(doc_ids) - MOST_FAILURES))
        for reason, doc_ids in reasons.items()
    ]
    failed.sort(key=lambda item: (-len(item.doc_ids) - item.more, item.reason))
    return ask.page("library_failures.html", failed=failed)

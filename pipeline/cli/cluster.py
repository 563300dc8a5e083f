"""``filet batch … --engine ray``: a run on a cluster, a bar of its texts, and at the end what there is and what to do."""

import time
from pathlib import Path

import typer

from pipeline.cli.options import Language
from pipeline.cli.output import complain
from pipeline.cli.progress import progress


def batch_on_cluster(
    source: str,
    output: str,
    *,
    language: Language,
    patterns: Path | None,
    keep_text: bool,
    workers: int | None,
    timeout: float | None,
    address: str | None,
) -> None:
    """Finish what is missing of the dataset ``output``; exit code 1 when a text failed, 130 after Ctrl-C."""
    from pipeline.batch.cluster import ClusterRun

    started = time.monotonic()
    run = ClusterRun(
        source,
        output,
        patterns=patterns,
        language=language.value,
        workers=workers,
        timeout=timeout,
        address=address,
        with_text=keep_text,
    )
    if run.finished or run.removed:
        stale = f"; removed {run.removed} partitions of other texts or settings" if run.removed else ""
        complain(f"{run.finished} of {run.texts} texts are finished{stale}")
    done = failed = 0
    try:
        with progress(run.run(), run.texts - run.finished, "texts", weigh=lambda item: item.tally.texts) as finished:
            for item in finished:
                done += item.tally.texts
                failed += item.tally.failures
    except KeyboardInterrupt as error:
        complain(f"stopped; {run.finished + done} of {run.texts} texts are finished, the same command goes on from there")
        raise typer.Exit(130) from error
    seconds = time.monotonic() - started
    complain(f"{done - failed} texts → {output} in {seconds:.1f} s ({done / max(seconds, 1e-9):.1f} texts/s)")
    if failed:
        complain(f"{failed} of {done} texts failed; they are in {output.rstrip('/')}/failures")
        raise typer.Exit(1)

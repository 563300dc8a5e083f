"""A bar of what is done, for commands that take long."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Item = TypeVar("Item")
REFRESH = 0.1  # seconds


@contextmanager
def progress(
    items: Iterable[Item], total: int, unit: str, *, weigh: Callable[[Item], int] = lambda _: 1
) -> Iterator[Iterator[Item]]:
    """Pass ``items`` on while a bar with rate and remaining time runs on standard error, if that is a terminal.

    ``weigh``: how many units of ``total`` an item stands for.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: tuple[ProgressColumn, ...] = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    console = Console(file=sys.stderr)
    # Without a thread of its own that refreshes it: workers are forked, and threads do not go well with that.
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, rate="")

        def passed() -> Iterator[Item]:
            refreshed = 0.0
            for item in items:
                bar.advance(task, weigh(item))
                if time.monotonic() - refreshed > REFRESH:
                    speed = bar.tasks[0].speed
                    bar.update(task, rate=f"{speed:.1f} {unit}/s" if speed else "", refresh=True)
                    refreshed = time.monotonic()
                yield item

        yield passed()

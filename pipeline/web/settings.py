"""What ``filet serve`` was told: the data that is shown, and the port."""

from dataclasses import dataclass
from pathlib import Path

DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class Settings:
    """``db``: a store that ``filet batch`` wrote; ``corpus``: a folder of texts; ``gold``: the folder of their gold files.

    None for what is not shown. ``patterns``: rules of the user, laid over the shipped ones. ``port``: the port that is
    bound on this machine, which the addresses of requests have to name.
    """

    db: Path | None = None
    corpus: Path | None = None
    gold: Path | None = None
    patterns: Path | None = None
    port: int = DEFAULT_PORT

"""What makes a stored result reusable: the file, its row of metadata, and everything that the result depends on."""

import hashlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pipeline
from pipeline.batch.stream import Readable
from pipeline.errors import ModelError
from pipeline.extract import Choice
from pipeline.nlp import LanguageTable, find_model
from pipeline.rules import LANGUAGES, Rules


@dataclass(frozen=True, slots=True)
class RunIdentity:
    """What all results of a run depend on beside their texts.

    ``models``: names and versions of the spaCy models, in the order of the languages; ``patterns``: hash of the folders
    of rules; ``language``: the option ``--lang``.
    """

    version: str
    models: tuple[tuple[str, str], ...]
    patterns: str
    language: str

    @property
    def key(self) -> str:
        """A hash of all of it."""
        return _hash_of(asdict(self))


def run_identity(patterns: Path | None = None, *, language: Choice = "auto") -> RunIdentity:
    """The identity of a run with the shipped rules and, laid over them, the folder ``patterns``. Loads no model."""
    rules = Rules() if patterns is None else Rules(patterns)
    return RunIdentity(
        pipeline.__version__, tuple(_model(rules, name) for name in LANGUAGES), hash_folders(rules.folders), language
    )


def _model(rules: Rules, language: str) -> tuple[str, str]:
    """Name and version of a language's model; a missing one matters only to texts that need it, which will say so."""
    try:
        name = find_model(language, rules.table(f"{language}/language.toml", LanguageTable).model)
    except ModelError:
        return language, "missing"
    return name, importlib.metadata.version(name)


def hash_folders(folders: tuple[Path, ...]) -> str:
    """SHA-256 over names and contents of all tables (.toml, .json) in ``folders``, laid over each other in this order."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".toml", ".json") and path.is_file():
                digest.update(f"{path.relative_to(folder).as_posix()} {hash_file(path)}\n".encode())
        digest.update(b"\n")
    return digest.hexdigest()


def hash_file(path: Path | str) -> str:
    """SHA-256 of a file's bytes, read piece by piece. Raises OSError when it cannot be read."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def metadata_hash(file: Readable) -> str:
    """SHA-256 of what metadata.csv says about a text."""
    return _hash_of([file.published, file.url, file.language])


def _hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()

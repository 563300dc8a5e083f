"""One spaCy pipeline a language, loaded once a process and with only the parts that are used.

Which package, which version and which parts: ``patterns/{fr,en}/language.toml``, table ``model``.
spaCy itself is imported on the first load, not with this module.
"""

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, RLock
from typing import TYPE_CHECKING

from pydantic import Field

from pipeline.errors import InputError, ModelError
from pipeline.loading import load_package
from pipeline.rules import LANGUAGES, Rules, Table, default_rules

if TYPE_CHECKING:
    from spacy.language import Language


class ModelTable(Table):
    """Table ``model`` of ``language.toml``."""

    names: list[str] = Field(min_length=1)
    version: str
    install: str
    keep: list[str]


class HintsTable(Table):
    """Table ``hints`` of ``language.toml``: read by ``pipeline.segmentation``."""

    words: list[str]
    shared_words: list[str]
    small_words: list[str]
    title_words: list[str]


class SentencesTable(Table):
    """Table ``sentences`` of ``language.toml``: read by ``pipeline.segmentation``."""

    abbreviations: list[str]


class LanguageTable(Table):
    """``patterns/{language}/language.toml``."""

    model: ModelTable
    hints: HintsTable
    sentences: SentencesTable


# Words of which a vocabulary keeps what spaCy works out about them (spelling, shape, norm …: 600 bytes each). The common ones
# are among the first.
WORDS_KEPT = 15_000

_LOCK = RLock()  # loading changes re.compile for a moment, so that one load runs at a time
_READING = Lock()  # what one block forgets, no other may be using


@dataclass(frozen=True, slots=True)
class Pipe:
    """A component of ours: the name of its factory, and of the model's part that it asks itself, about what matters to it.

    Such a part does not run over every text; the component is told its name in the config.
    """

    name: str
    asks: str | None = None


def load_model(language: str, *, rules: Rules | None = None, pipes: tuple[Pipe, ...] = ()) -> "Language":
    """The spaCy pipeline for ``language`` (``"fr"`` or ``"en"``), then the components ``pipes``, in order.

    Each of ``pipes`` is added with the config ``{"patterns": [folder, …]}``: the folders of ``rules``, the shipped one
    first. One object per (language, rules, pipes) and process is built and handed out again.

    Raises InputError for another language, ModelError when no package of ``language.toml`` is installed, or none in
    the right version; the message holds the command that installs it.
    """
    if language not in LANGUAGES:
        raise InputError(f"language {language!r}: no model is known for it; give one of {', '.join(LANGUAGES)}")
    with _LOCK:
        return _load(language, rules or default_rules(), pipes)


@lru_cache(maxsize=16)
def _load(language: str, rules: Rules, pipes: tuple[Pipe, ...]) -> "Language":
    table = rules.table(f"{language}/language.toml", LanguageTable).model
    name = find_model(language, table)
    nlp = load_package(name, table.keep)
    from pipeline.inference import speed_up  # brings spaCy

    speed_up(nlp)
    for pipe in pipes:
        config: dict[str, object] = {"patterns": [str(folder) for folder in rules.folders]}
        if pipe.asks is not None:
            nlp.disable_pipe(pipe.asks)
            config[pipe.asks] = pipe.asks
        nlp.add_pipe(pipe.name, config=config)
    return nlp


@contextmanager
def bounded_vocabulary(nlp: "Language") -> Iterator[None]:
    """Inside it ``nlp`` may read texts, one thread at a time; documents made in it must not be used behind it.

    A vocabulary takes in every word form that it meets, and an archive never stops bringing new ones. Once it has
    ``WORDS_KEPT``, it forgets at the end of each block those that came in it.
    """
    with _READING, nlp.memory_zone() if len(nlp.vocab) > WORDS_KEPT else nullcontext():
        yield


def find_model(language: str, table: ModelTable) -> str:
    """The name of the first package of ``table`` that is installed in the right version; ModelError if none is."""
    wrong: list[str] = []
    for name in table.names:
        if importlib.util.find_spec(name) is None:
            continue
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = "unknown"
        if version.startswith(table.version):
            return name
        wrong.append(f"{name} {version}")
    found = f"found {', '.join(wrong)}, which is of another version" if wrong else "none is installed"
    raise ModelError(
        f"{language}: the spaCy model {' or '.join(table.names)} {table.version}x is needed, {found};"
        f" install it with: {table.install}"
    )

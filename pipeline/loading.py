"""spaCy imported and a model loaded in half the time and memory: what no result depends on is left out.

Everything that reaches into spaCy's way of starting stands here. Tests hold tokens, entities and parts of speech equal to
those of a model that is loaded as spaCy does it.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_TOKENIZER = "filet_saved_tokenizer"


def import_spacy() -> None:
    """Imports spaCy, if nobody has yet, without ``spacy.cli``: a third of the time, and 20 MB, go into commands.

    ``spacy.info`` and ``import spacy.cli`` work as ever; the commands are imported when they are asked for.
    """
    if "spacy" in sys.modules:
        return

    def info(*args: Any, **options: Any) -> Any:
        from spacy.cli.info import info as spacy_info

        return spacy_info(*args, **options)

    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].info = info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def load_package(name: str, keep: Sequence[str]) -> "Language":
    """The pipeline of the installed package ``name`` with the components ``keep`` alone.

    Its store of strings, those of all word forms that the model's vectors know, stays out: vectors are found by hash, the
    components bring the strings of their labels, and a text brings its own. So does the tokenizer that spaCy would make
    of the language's defaults before it reads the model's own.
    """
    import_spacy()
    import spacy
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import registry

    if not registry.has("tokenizers", _TOKENIZER):
        registry.tokenizers(_TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    with compact_regex():
        return spacy.load(
            name,
            exclude=["strings", *unused_components(name, keep)],
            config={"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}}},
        )


def unused_components(name: str, keep: Sequence[str]) -> list[str]:
    """The components of the installed package ``name`` but those in ``keep``."""
    import_spacy()
    from spacy.util import get_model_meta, get_package_path

    return [part for part in get_model_meta(get_package_path(name))["components"] if part not in keep]


@contextmanager
def compact_regex() -> Iterator[None]:
    """Inside it, spaCy's French tokenizer loads in a tenth of a second instead of three.

    ``spacy.lang.fr.tokenizer_exceptions.TOKEN_MATCH`` writes the class of all letters (3,089 characters) 482 times into
    one pattern of 1.45 MB, which Python compiles at every start. ``[^\\W\\d_]`` says the same; only patterns beyond
    300,000 characters are touched.
    """
    import_spacy()
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    hyphens, elisions = "-–—‐‑", "'’"
    original = re.compile

    def compile_compact(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > 300_000:
            for letters in (ALPHA_LOWER, ALPHA):
                pattern = pattern.replace(f"[{letters}]", r"[^\W\d_]")
                pattern = pattern.replace(f"[{hyphens}{letters}{elisions}]", rf"(?:[^\W\d_]|[{hyphens}{elisions}])")
        return original(pattern, flags)

    re.compile = compile_compact
    try:
        yield
    finally:
        re.compile = original

"""Loading spaCy and its models the quick way changes no result, and nothing for others who use spaCy."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.loading import compact_regex, load_package
from pipeline.nlp import LanguageTable, find_model, load_model
from pipeline.rules import LANGUAGES, default_rules

ROOT = Path(__file__).parent.parent
ODD = "Le Gagaouze Xylandre aurait\u00a0payé 3 000 € à Ouagadougou-Nord 😀. The Zorblaxian can't've met U.S. agents."


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_spacy_loads_it(language: str) -> None:
    """Tokens, norms, parts of speech and entities are those of a model that spaCy loads whole."""
    import spacy

    table = default_rules().table(f"{language}/language.toml", LanguageTable).model
    name = find_model(language, table)
    quick = load_package(name, table.keep)
    with compact_regex():
        stock = spacy.load(name)
    stock.select_pipes(enable=table.keep)
    assert [*quick.tokenizer.rules] == [*stock.tokenizer.rules]
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*/*.txt"))[::20]]
    for text in (*texts, ODD):
        one, other = quick(text), stock(text)
        for told in ("text", "norm_", "pos_", "tag_", "ent_iob_", "ent_type_", "is_sent_start"):
            assert [getattr(token, told) for token in one] == [getattr(token, told) for token in other]
        assert [str(token.morph) for token in one] == [str(token.morph) for token in other]


@pytest.mark.parametrize(
    "code",
    [
        "import sys; assert 'spacy.cli' not in sys.modules, 'imported after all'",
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
        "import spacy.cli; assert spacy.cli.download and spacy.cli.info",
        "from spacy.cli.info import info; assert info.__module__ == 'spacy.cli.info'",
    ],
)
def test_the_commands_of_spacy_stay_at_hand(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import pipeline.components; {code}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_fast_loading_changes_no_token() -> None:
    """The tokenizer with spaCy's own pattern gives the same tokens for every text of the corpus, and odd words."""
    import spacy
    from spacy.lang.fr import tokenizer_exceptions

    fast = load_model("fr").tokenizer
    compact = tokenizer_exceptions.TOKEN_MATCH.__self__.pattern  # type: ignore[attr-defined]
    assert len(compact) < 300_000, "loaded without compact_regex()"
    for name in [name for name in sys.modules if name == "spacy.lang.fr" or name.startswith("spacy.lang.fr.")]:
        sys.modules.pop(name)
    from spacy.lang.fr import tokenizer_exceptions as stock

    slow = stock.TOKEN_MATCH.__self__.pattern  # type: ignore[attr-defined]
    assert len(slow) > 300_000
    match_fast, match_slow = re.compile(compact).match, re.compile(slow).match
    words = {word for path in (ROOT / "corpus").glob("*/*.txt") for word in path.read_text("utf-8").split()}
    words |= {
        "anti-drogue",
        "ANTI-GANG",
        "post‑opération",
        "entr’aperçu",
        "saint-denis",
        "œuvre-clé",
        "après-demain",
        "x_y-z",
    }
    assert [word for word in words if bool(match_fast(word)) != bool(match_slow(word))] == []
    stock_tokenizer = spacy.blank("fr").tokenizer
    assert fast.token_match is not None
    for path in sorted((ROOT / "corpus" / "fr").glob("*.txt")):
        text = path.read_text("utf-8")
        assert [token.text for token in fast(text)] == [token.text for token in stock_tokenizer(text)]


def test_compact_regex_touches_nothing_else() -> None:
    original = re.compile
    with compact_regex():
        assert re.compile("[a-z]+").fullmatch("abc")
    assert re.compile is original

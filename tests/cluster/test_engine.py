"""A run on a local Ray with two workers: the results of one machine, resumed by partition, whatever dies."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

for name in ("ray", "pyarrow", "fsspec"):
    pytest.importorskip(name, reason=f"{name} is not installed: pip install 'filet[ray]'")

import pyarrow
import pyarrow.dataset
import pyarrow.parquet

from pipeline import DocumentRecords, Extractor
from pipeline.batch import extract_files
from pipeline.batch.cluster import ClusterRun, Done
from pipeline.batch.cluster.engine import _connected, _knock
from pipeline.errors import InputError
from pipeline.reading import find_texts

pytestmark = pytest.mark.filterwarnings("default")  # Ray's own are not ours to mend


@pytest.fixture(scope="module", autouse=True)
def _ray() -> Iterator[None]:
    """One Ray for all tests of this file: it takes seconds to start."""
    with _connected(None, 2):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(20):
        path = tmp_path / f"texts/{'en' if number % 2 else 'fr'}/{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Police arrested {number} suspects, including 3 women, in Dakar on Wednesday."
            if number % 2
            else f"L'opération Épervier a permis d'arrêter {number} suspects à Dakar, dont 3 femmes."
        )
    (tmp_path / "texts/metadata.csv").write_text("doc_id,published\nen/01,2024-06-03\n")
    (tmp_path / "texts/en/empty.pdf").write_bytes(b"%PDF-1.7 no page")
    return tmp_path / "texts"


def rows(output: Path | str, table: str) -> list[dict[str, object]]:
    return pyarrow.dataset.dataset(f"{output}/{table}", format="parquet").to_table().to_pylist()  # type: ignore[no-any-return]


def documents(output: Path | str) -> dict[str, DocumentRecords]:
    found = rows(output, "documents")
    results = {str(row["doc_id"]): DocumentRecords.model_validate_json(str(row["json"])) for row in found}
    assert len(results) == len(found)
    return results


def run(source: Path | str, output: Path | str, **options: object) -> list[Done]:
    return list(ClusterRun(str(source), str(output), workers=2, partition=4, **options).run())  # type: ignore[arg-type]


def test_same_results_as_on_one_machine_and_resumed_by_partition(folder: Path, tmp_path: Path, extractor: Extractor) -> None:
    output = tmp_path / "out"
    done = run(folder, output)
    assert sum(item.tally.texts for item in done) == 21
    assert len(done) > 2
    local = {outcome.file.doc_id: outcome.result for outcome in extract_files(extractor, find_texts([folder]))}
    failed = local.pop("en/empty")
    assert documents(output) == local
    assert [(row["doc_id"], row["error"]) for row in rows(output, "failures")] == [("en/empty", failed.error)]  # type: ignore[union-attr]

    # The same again: nothing is left to do, and no Ray is needed for that.
    again = ClusterRun(str(folder), str(output), workers=2, partition=4)
    assert (again.texts, again.finished, again.removed) == (21, 21, 0)
    assert list(again.run()) == []

    # Another text changes its own partition only.
    (folder / "fr/10.txt").write_text("L'opération Épervier a permis d'arrêter 77 suspects à Dakar.")
    changed = ClusterRun(str(folder), str(output), workers=2, partition=4)
    assert changed.removed == 1
    assert changed.finished >= 21 - 8
    (redone,) = changed.run()
    assert changed.finished + redone.tally.texts == 21
    assert documents(output) == local | {
        outcome.file.doc_id: outcome.result
        for outcome in extract_files(extractor, find_texts([folder]))
        if outcome.file.doc_id == "fr/10"
    }


def test_actor_that_is_killed_costs_nothing(folder: Path, tmp_path: Path) -> None:
    steps = ClusterRun(str(folder), str(tmp_path / "out"), workers=2, partition=2).run()
    finished = [next(steps).tally]
    assert kill_actors() > 0
    finished += [item.tally for item in steps]
    assert len({tally.key for tally in finished}) == len(finished)
    assert sum(tally.texts for tally in finished) == 21
    assert len(documents(tmp_path / "out")) == 20


def kill_actors() -> int:
    killed = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            title = (entry / "cmdline").read_bytes()
            parents = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if title.startswith(b"ray::") and b"MapWorker" in title and is_ours(int(parents[1])):
            os.kill(int(entry.name), signal.SIGKILL)
            killed += 1
    return killed


def is_ours(process: int) -> bool:
    """Whether a process descends from this one: other tests of this machine may run a Ray too."""
    while process > 1:
        if process == os.getpid():
            return True
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return False


def test_table_at_a_url_and_a_text_that_takes_too_long(tmp_path: Path) -> None:
    texts = ["Police arrested 12 suspects in Dakar.", "In Dakar, 12 arrests on Monday. " * 300_000, None]
    table = pyarrow.table({"doc_id": ["a", "b", "c"], "text": texts, "published": ["2024-06-03"] * 3})
    pyarrow.parquet.write_table(table, tmp_path / "texts.parquet")
    output = (tmp_path / "out").as_uri()
    (done,) = run((tmp_path / "texts.parquet").as_uri(), output, timeout=10.0, with_text=False)
    assert (done.tally.texts, done.tally.failures) == (3, 2)
    found = documents(tmp_path / "out")["a"]
    assert found.published == "2024-06-03"
    assert found.records[0].counts[0].value == 12
    assert [row["text"] for row in rows(tmp_path / "out", "documents")] == [None]
    assert [str(row["error"]).split(": ")[-1].split(";")[0] for row in rows(tmp_path / "out", "failures")] == [
        "took longer than 10 s",
        "text of c is null",
    ]


def test_rules_of_the_user_go_along(folder: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules/fr/operations.toml"
    rules.parent.mkdir(parents=True)
    rules.write_text('triggers = ["manœuvre"]\nmatch = ["La manœuvre [Épervier] est finie."]\n')
    for path in folder.glob("??/*"):
        path.unlink()
    (folder / "fr/un.txt").write_text("Manœuvre Épervier : 12 interpellations au Bénin.")
    run(folder, tmp_path / "out", patterns=tmp_path / "rules", language="fr")
    assert documents(tmp_path / "out")["fr/un"].records[0].operation == "Épervier"


def test_address_where_nothing_listens(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"127\.0\.0\.1:1: no Ray answers"):
        _knock("127.0.0.1:1")
    with pytest.raises(InputError, match="http://head:8265: not HOST:PORT"):
        ClusterRun(str(folder), str(tmp_path / "out"), address="http://head:8265")


@pytest.mark.parametrize(
    ("source", "output", "message"),
    [("memory://x", "out", "in the memory of one process"), ("texts", "memory://x", "in the memory of one process")],
)
def test_what_no_worker_can_see(source: str, output: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        ClusterRun(source, output)

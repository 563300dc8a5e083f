"""What makes a stored result reusable. No model is loaded."""

from pathlib import Path

import pytest

from pipeline.batch.identity import hash_folders, metadata_hash, run_identity
from pipeline.reading import TextFile


def test_the_same_run_has_the_same_identity() -> None:
    identity = run_identity()
    assert identity == run_identity()
    assert identity.key == run_identity().key
    assert [name.split("_")[0] for name, _ in identity.models] == ["fr", "en"]


def test_every_part_of_it_matters(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    keys = {run_identity().key, run_identity(language="fr").key, run_identity(tmp_path).key}
    (tmp_path / "fr/counts.toml").write_text("", encoding="utf-8")
    keys.add(run_identity(tmp_path).key)
    (tmp_path / "fr/counts.toml").write_text("# mine\n", encoding="utf-8")
    keys.add(run_identity(tmp_path).key)
    assert len(keys) == 5


def test_only_tables_are_part_of_the_patterns(tmp_path: Path) -> None:
    (tmp_path / "counts.toml").write_text("a = 1\n", encoding="utf-8")
    before = hash_folders((tmp_path,))
    (tmp_path / "README.md").write_text("Rules", encoding="utf-8")
    assert hash_folders((tmp_path,)) == before
    (tmp_path / "counts.toml").rename(tmp_path / "dates.toml")
    assert hash_folders((tmp_path,)) != before


@pytest.mark.parametrize("other", [{"published": "2024-06-03"}, {"url": "https://example.org"}, {"language": "fr"}])
def test_each_cell_of_metadata_matters(other: dict[str, str]) -> None:
    assert metadata_hash(TextFile(Path("a"), "a", **other)) != metadata_hash(TextFile(Path("a"), "a"))


def test_the_place_of_a_file_does_not() -> None:
    assert metadata_hash(TextFile(Path("a/x"), "x")) == metadata_hash(TextFile(Path("b/x"), "x"))

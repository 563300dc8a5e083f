"""Scores over ``gold/`` do not fall: the floors of ``floors.toml`` hold for each language, set and slot."""

import tomllib
from pathlib import Path

import pytest

from pipeline import load
from pipeline.batch import extract_stream, read_stream
from pipeline.records import DocumentRecords
from pipeline.scoring import Evaluation, Tally, evaluate, load_gold
from pipeline.scoring.corpus import annotated_files, corpus_files, read_sets

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GROUPS = ("fr", "en", "set given", "set own")
FLOORS: dict[str, dict[str, float]] = tomllib.loads((ROOT / "tests/floors.toml").read_text("utf-8"))


def scored(corpus: Path, gold: Path) -> Evaluation:
    wanted = load_gold(gold)
    files = annotated_files(corpus_files(corpus), wanted)
    results = list(extract_stream(load(), read_stream(files)))
    found = [result for result in results if isinstance(result, DocumentRecords)]
    assert len(found) == len(results), f"failed: {[item for item in results if not isinstance(item, DocumentRecords)]}"
    return evaluate(wanted, found, sets=read_sets(corpus))


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return scored(ROOT / "corpus", ROOT / "gold")


@pytest.mark.parametrize(
    ("name", "slot", "floor"),
    [(name, slot, floor) for name in GROUPS for slot, floor in FLOORS[name].items()],
)
def test_score_is_above_its_floor(evaluation: Evaluation, name: str, slot: str, floor: float) -> None:
    (group,) = (group for group in evaluation.groups if group.name == name)
    hold(getattr(group.score.slots, slot), floor, f"{name} {slot}")


def test_every_slot_of_every_group_has_a_floor() -> None:
    slots = {"operation", "dates", "countries", "counts", "micro"}
    assert {name: set(FLOORS[name]) for name in GROUPS} == dict.fromkeys(GROUPS, slots)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two seed texts are not part of the repository")
def test_seeds_are_above_their_floor() -> None:
    evaluation = scored(SEEDS, SEEDS)
    hold(evaluation.groups[0].score.slots.micro, FLOORS["seeds"]["micro"], "seeds micro")


def hold(tally: Tally, floor: float, name: str) -> None:
    assert tally.f1 is not None, f"{name}: neither gold nor prediction holds anything"
    assert tally.f1 >= floor, (
        f"{name}: F1 {tally.f1:.3f} is below its floor {floor} ({tally.tp} found, {tally.fp} spurious, "
        f"{tally.fn} missed); `filet evaluate --errors` lists them"
    )

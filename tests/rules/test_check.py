"""``filet patterns check``: what is wrong in a folder of rules is told with file, line and reason."""

from pathlib import Path

import pytest

from pipeline.errors import PatternsError
from pipeline.rules.check import check_patterns
from pipeline.rules.places import find_key
from pipeline.rules.registry import rule_files
from pipeline.rules.tables import shipped_patterns

ROOT = Path(__file__).parents[2]


def found(folder: Path, **files: str) -> list[str]:
    """The findings as ``file:line: reason`` for a folder with these files (``fr__nouns`` → ``fr/nouns.toml``)."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ("" if "." in name else ".toml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [
        f"{finding.path.relative_to(folder).as_posix()}:{finding.line}: {finding.reason}" for finding in check_patterns(folder)
    ]


def test_shipped_rules_hold() -> None:
    assert check_patterns(shipped_patterns()) == []


def test_every_shipped_file_is_known_and_every_known_file_is_shipped() -> None:
    shipped = {
        path.relative_to(ROOT / "patterns").as_posix()
        for path in (ROOT / "patterns").rglob("*")
        if path.suffix in (".toml", ".json")
    }
    assert shipped == set(rule_files())


def test_both_languages_have_the_same_files() -> None:
    names = {language: {path.name for path in (ROOT / "patterns" / language).iterdir()} for language in ("fr", "en")}
    assert names["fr"] == names["en"]


def test_an_overlay_that_holds(tmp_path: Path) -> None:
    nouns = """# Our own words.
match = ["La police a saisi [12 trottinettes-fusées]."]
no_match = ["Une trottinette-fusée coûte cher."]
vehicles = ["trottinette-fusée"]
"""
    assert found(tmp_path, fr__nouns=nouns, **{"README.md": "Our rules."}) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "fr/nouns.toml",
            'vehicles = ["trottinette-fusée"]\n',
            ['fr/nouns.toml:1: carries no match example; add match = ["…"], what is caught in [brackets]'],
            id="no example",
        ),
        pytest.param(
            "fr/nouns.toml",
            'vehicles = ["trottinette-fusée"]\n\nmatch = [\n  "Bilan : [12 camions] saisis.",\n'
            '  "La police a saisi 12 [trottinettes-fusées].",\n]\n',
            [
                "fr/nouns.toml:5: match example “La police a saisi 12 [trottinettes-fusées].”: "
                "caught “12 trottinettes-fusées”, not “trottinettes-fusées”"
            ],
            id="example that does not hold",
        ),
        pytest.param(
            "en/operations.toml",
            'match = ["Operation [Libertad] is over."]\nno_match = ["They met during Operation Sawiyan."]\n',
            ["en/operations.toml:2: no_match example “They met during Operation Sawiyan.”: caught “Sawiyan”"],
            id="near miss that is caught",
        ),
        pytest.param(
            "en/dates.toml",
            'match = ["Police met on 3 June 2024.", "On [3 June 2024 police met."]\nno_match = ["On [Mars]."]\n',
            [
                "en/dates.toml:1: match example “Police met on 3 June 2024.”: nothing is marked in [brackets]",
                "en/dates.toml:1: match example “On [3 June 2024 police met.”: a bracket is not paired",
                "en/dates.toml:2: no_match example “On [Mars].”: a near miss has nothing in [brackets]",
            ],
            id="examples written wrongly",
        ),
        pytest.param(
            "fr/layout.toml",
            'match = ["[Douze arrestations ont eu lieu.] [Elles se poursuivent.]"]\n'
            'no_match = ["Il a été arrêté avant l\'aube. Le parquet enquête."]\n',
            [
                "fr/layout.toml:2: no_match example “Il a été arrêté avant l'aube. Le parquet enquête.”: "
                "caught “Il a été arrêté avant l'aube.”, “Le parquet enquête.”"
            ],
            id="sentences",
        ),
        pytest.param(
            "fr/acts.toml",
            '# Own words.\n\n[arrest]\nverbs = ["arrêt|er", "trottin|fuser"]\nmatch = ["[12 suspects] arrêtés."]\n',
            [
                "fr/acts.toml:4: verb 'trottin|fuser' of [arrest] has the class 'fuser', "
                "which [conjugation] of grammar.toml does not hold"
            ],
            id="fits the schema, cannot be used",
        ),
        pytest.param(
            "fr/acts.toml",
            'match = ["[12 suspects] arrêtés."]\n[arrest]\nverbs = [""]\n',
            ["fr/acts.toml:0: [arrest] holds an empty verb; delete it"],
            id="fits the schema, breaks the reader",
        ),
        pytest.param(
            "fr/nouns.toml",
            'match = ["[12 camions] saisis."]\nvehicules = ["trottinette"]\n',
            ["fr/nouns.toml:2: unknown key vehicules; did you mean vehicles?"],
            id="unknown key",
        ),
        pytest.param(
            "fr/acts.toml",
            '[seize]\nverbs = ["happ|er"]\n[arrest]\nverb = ["happ|er"]\n',
            ["fr/acts.toml:4: unknown key arrest.verb"],
            id="unknown key in a table",
        ),
        pytest.param(
            "fr/grammar.toml",
            'head = "middle"\n',
            ["fr/grammar.toml:1: head: Input should be 'initial' or 'final' (got \"middle\")"],
            id="value that is not allowed",
        ),
        pytest.param(
            "en/units.toml",
            "[volume]\nbarrel = 159.0\n\n[weight]\nstone = 6.35\nounce = 'some'\n",
            ['en/units.toml:6: weight.ounce: Input should be a valid number, unable to parse string as a number (got "some")'],
            id="value of the wrong type",
        ),
        pytest.param(
            "en/countries.toml",
            '[[ambiguous]]\nforms = ["Erewhon"]\ncodes = ["NZ"]\n\n[[ambiguous]]\nforms = ["Utopia"]\ncode = ["BE"]\n',
            ["en/countries.toml:5: ambiguous.1.codes is missing", "en/countries.toml:7: unknown key ambiguous.1.code"],
            id="second entry of a list of tables",
        ),
        pytest.param(
            "en/nouns.toml",
            'match = ["a"]\nvehicles = ["hoverboard"\nweapons = []\n',
            ["en/nouns.toml:3: not valid TOML: Unclosed array (at line 3, column 1)"],
            id="not TOML",
        ),
        pytest.param(
            "countries/cities.json",
            '{\n"cities": {\n"atlantis" "GR"\n}\n}',
            ["countries/cities.json:3: not valid JSON: Expecting ':' delimiter"],
            id="not JSON",
        ),
        pytest.param(
            "countries/cities.json",
            '{\n"cities": {\n"atlantis": "GR",\n"avalon": 7\n}\n}',
            ["countries/cities.json:4: cities.avalon: Input should be a valid string (got 7)"],
            id="JSON that does not fit",
        ),
        pytest.param(
            "fr/noun.toml",
            'vehicles = ["trottinette"]\n',
            ["fr/noun.toml:0: filet reads no file fr/noun.toml; did you mean fr/nouns.toml?"],
            id="unknown file",
        ),
    ],
)
def test_a_broken_overlay(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    assert found(tmp_path, **{name.replace("/", "__"): text}) == expected


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/nouns.toml").write_bytes("# Mots\nvehicles = ['trottinette électrique']\n".encode("cp1252"))
    assert found(tmp_path) == ["fr/nouns.toml:2: not UTF-8; save the file in this encoding"]


def test_all_findings_of_all_files_are_told(tmp_path: Path) -> None:
    findings = found(tmp_path, fr__nouns="nouns = 1\nverbs = 2\n", en__units="weight = 1\n", en__hedges="")
    assert [finding.split(": ")[0] for finding in findings] == [
        "en/hedges.toml:0", "en/units.toml:1", "fr/nouns.toml:1", "fr/nouns.toml:2",
    ]  # fmt: skip


def test_examples_run_with_the_overlay_s_own_rules(tmp_path: Path) -> None:
    without = 'match = ["Jamboree [Sawiyan] is over."]\n'
    assert found(tmp_path / "without", en__operations=without) == [
        "en/operations.toml:1: match example “Jamboree [Sawiyan] is over.”: caught nothing, not “Sawiyan”"
    ]
    assert found(tmp_path / "with", en__operations=without + 'triggers = ["jamboree"]\n') == []


def test_a_folder_without_rules(tmp_path: Path) -> None:
    assert found(tmp_path)[0].startswith(".:0: no rule file in it; filet reads countries/adjectives.json, ")
    with pytest.raises(PatternsError, match="no such patterns folder"):
        check_patterns(tmp_path / "none")


def test_line_of_a_key_that_stands_nowhere() -> None:
    assert find_key("a = 1\n", ("b", "c")) == 1
    assert find_key('[a]\nb.c = 1\n"d e" = ["x",\n"y"]\n', ("a", "d e", 1), "y") == 4

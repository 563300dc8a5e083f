"""The benchmark of the normalisers: what counts as right, and what it reads. The measuring itself is no test."""

from pathlib import Path
from typing import Any

import pytest
from environments import PEERS, requirements
from normalisers import PEERS as COMPARED
from normalisers import is_right
from timeml import edtf, read_timeml


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        (12, [12], True),
        (12, [12.0], True),
        (12, [], False),
        (12, [12, 3], False),
        ([3, 12], [3, 12], True),
        ([3, 12], [12, 3], False),
        (None, [], True),
        (None, [1], False),
        ("2024-06-03", ["2024-06-03"], True),
        ("2024-06-03", ["2024-06"], False),
        ("[2023-06-03,2024-06-03]", ["2023-06-03"], True),
        ("[2023-06-03,2024-06-03]", ["2022-06-03"], False),
        ("2024-06-03", [["2023-06-03", "2024-06-03"]], True),
        ("2024-06-03", [["2023-06-03"]], False),
        (200, [[200, 300]], False),
    ],
)
def test_a_case_is_right(expected: Any, found: list[Any], right: bool) -> None:
    assert is_right(expected, found) is right


def test_one_of_several_is_enough_for_a_marked_date() -> None:
    assert is_right("2024", ["2023", "2024"], loose=True)
    assert not is_right("2024", [], loose=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1998-02-27", "1998-02-27"),
        ("1998-02", "1998-02"),
        ("1998", "1998"),
        ("199", "199X"),
        ("1998-W09", "1998-02-23/1998-03-01"),
        ("1998-W09-WE", "1998-02-28/1998-03-01"),
        ("1998-Q3", "1998-07/1998-09"),
        ("1998-H1", "1998-01/1998-06"),
        ("1998-SU", "1998-06/1998-08"),
        ("1998-WI", "1998-12/1999-02"),
        ("PAST_REF", None),
        ("XXXX-XX-XX", None),
        ("P3D", None),
    ],
)
def test_values_of_timex3(value: str, expected: str | None) -> None:
    assert edtf(value) == expected


def test_an_annotated_article(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22</TIMEX3></DCT>'
        '<TEXT>They met <TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3> for <TIMEX3 type="DURATION" value="P2D">'
        "two days</TIMEX3>.</TEXT></TimeML>",
        encoding="utf-8",
    )
    (case,) = read_timeml(tmp_path)
    assert case["text"] == "They met Tuesday for two days."
    assert case["text"][slice(*case["span"])] == "Tuesday"
    assert (case["reference"], case["expected"]) == ("2013-03-22", "2013-03-19")


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no \.tml file"):
        read_timeml(tmp_path)


def test_every_peer_names_what_it_needs() -> None:
    scripts = {path.stem for path in PEERS.glob("*_*.py")}
    assert scripts == {name for names in COMPARED.values() for name in names}
    for name in scripts:
        assert requirements(PEERS / f"{name}.py")

"""The cue phrases as patterns: each is compiled when it is asked for."""

import pickle

import pytest

from pipeline.assembly import cues as cues_module
from pipeline.assembly.cues import Cues, EventCues, load_cues
from pipeline.rules import default_rules


def test_a_pattern_is_compiled_once_and_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[list[str]] = []
    compile_phrases = cues_module.compile_phrases
    monkeypatch.setattr(
        cues_module, "compile_phrases", lambda phrases: compiled.append(list(phrases)) or compile_phrases(compiled[-1])
    )
    cues = Cues({"first": lambda: ["first", "once"], "earlier": lambda: ["before"]}, cardinals={})
    assert compiled == []
    assert cues.first.search("It was ONCE so")
    assert not cues.first.search("before")
    assert compiled == [["first", "once"]]


def test_every_list_can_be_asked_for() -> None:
    cues = load_cues(default_rules())
    for name in (*EventCues.__annotations__, *Cues.__annotations__):
        assert getattr(cues, name), name


def test_an_unknown_list_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="Cues has no 'sceen'"):
        _ = load_cues(default_rules()).sceen
    assert pickle.loads(pickle.dumps(Cues({}, {"two": 2}))).cardinals == {"two": 2}

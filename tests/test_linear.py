"""Four times the text, four times the work: steps of our own code are counted, not seconds, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import pipeline
from pipeline.extract import Extractor

CORPUS = Path(__file__).parents[1] / "corpus" / "en"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))[:40:2]]
SHORT, LONG = 4, 16  # texts in one
# Texts are not alike: of the longer one a part may hold more figures than of the shorter.
TOLERANCE = 1.3


def in_paragraphs(texts: list[str]) -> str:
    return "\n\n".join(texts)


def in_one_line(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def without_an_end(texts: list[str]) -> str:
    """One line without the end of a sentence."""
    return in_one_line(texts).replace(". ", ", ").replace("; ", ", ").replace("? ", ", ").replace("! ", ", ")


def steps(extractor: Extractor, text: str) -> int:
    """How many instructions of the pipeline's own modules are run for ``text``."""
    package = str(Path(pipeline.__file__).parent)
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(package):
            return None
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extractor.extract(text, language="en")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", [in_paragraphs, in_one_line, without_an_end])
def test_work_grows_with_the_text_and_no_faster(extractor: Extractor, shape: Callable[[list[str]], str]) -> None:
    short, long = shape(TEXTS[:SHORT]), shape(TEXTS[:LONG])
    extractor.extract(long, language="en")  # what is read once is read now
    growth = steps(extractor, long) / steps(extractor, short)
    assert growth <= TOLERANCE * len(long) / len(short)

"""The process that reads texts: fast once it stands, replaced when a text hangs or kills it, gone when it is stopped."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pipeline.errors import FiletError, PatternsError
from pipeline.mentions import MentionKind
from pipeline.reading import SourceText
from pipeline.view.words import load_words
from pipeline.web import extraction
from pipeline.web.extraction import Extracted, Extraction, NotExtracted, Problem, Reader, Upload

TEXT = "Nairobi. Police arrested 12 people in Operation Kabo on Tuesday."


class Obey(Reader):
    """Does what the text says instead of reading it; loads no model."""

    def prepare(self) -> None:
        pass

    def __call__(self, items: Sequence[object]) -> Iterator[object]:  # type: ignore[override]
        for item in items:
            command = getattr(item, "content", None)
            if isinstance(command, SourceText):
                if command.text == "hang":
                    time.sleep(60)
                if command.text == "crash":
                    os.abort()
                if command.text.startswith("sleep"):
                    time.sleep(float(command.text.split()[1]))
            yield NotExtracted(Problem.FAILED, f"{os.getpid()}")


@pytest.fixture
def obeying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Extraction]:
    monkeypatch.setattr(extraction, "Reader", Obey)
    with Extraction(timeout=0.5, waiting=2) as running:
        yield running


def ask(running: Extraction, *commands: str) -> list[Problem]:
    async def all_of_them() -> list[Problem]:
        answers = await asyncio.gather(*(running.read(SourceText(command)) for command in commands))
        return [answer.problem for answer in answers if isinstance(answer, NotExtracted)]

    return asyncio.run(all_of_them())


@pytest.mark.parametrize(("command", "problem"), [("hang", Problem.TOO_SLOW), ("crash", Problem.CRASHED)])
def test_a_hostile_text_costs_only_its_answer(obeying: Extraction, command: str, problem: Problem) -> None:
    assert ask(obeying, "fine") == [Problem.FAILED]
    assert ask(obeying, command) == [problem]
    assert ask(obeying, "fine") == [Problem.FAILED]


def test_a_machine_without_room_for_a_process_is_asked_again(obeying: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> Iterator[object]:
        raise OSError("Resource temporarily unavailable")

    assert ask(obeying, "fine") == [Problem.FAILED]
    with monkeypatch.context() as patch:
        patch.setattr(obeying._supervisor, "run", refuse)
        assert ask(obeying, "fine") == [Problem.BUSY]
    assert ask(obeying, "fine") == [Problem.FAILED]


def test_texts_wait_for_their_turn_but_not_many(obeying: Extraction) -> None:
    ask(obeying, "fine")
    answers = ask(obeying, *["sleep 0.05"] * 6)
    assert set(answers) == {Problem.FAILED, Problem.BUSY}
    assert answers.count(Problem.BUSY) >= 3


def test_stopping_does_not_wait_for_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "Reader", Obey)
    with Extraction(timeout=60, waiting=3) as running:
        asyncio.run(asyncio.wait_for(running.read(SourceText("fine")), 20))

        async def leave() -> list[Extracted | NotExtracted]:
            tasks = [asyncio.create_task(running.read(SourceText(text))) for text in ("hang", "fine", "fine")]
            await asyncio.sleep(0.2)
            started = time.monotonic()
            running.__exit__()
            assert time.monotonic() - started < 5
            return await asyncio.gather(*tasks)

        assert {answer.problem for answer in asyncio.run(leave()) if isinstance(answer, NotExtracted)} == {Problem.CLOSED}
        assert ask(running, "fine") == [Problem.CLOSED]


ENDLESS = """
import asyncio, time
from pipeline.reading import SourceText
from pipeline.view.words import load_words
from pipeline.web import extraction

class Endless(extraction.Reader):
    def prepare(self):
        pass
    def __call__(self, items):
        for item in items:
            if hasattr(item, "content"):
                while True:
                    time.sleep(0.01)
            yield ()

if __name__ == "__main__":
    extraction.Reader = Endless
    with extraction.Extraction() as running:
        asyncio.run(running.mentions("started"))
        print(running._supervisor.workers[0].process.pid, flush=True)
        asyncio.run(running.read(SourceText("")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process that is killed leaves the other to finish its text")
def test_the_process_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    """Also in the middle of a text without end, and though a thread has started it."""
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, encoding="ascii") as server:
        assert server.stdout is not None
        pid = int(server.stdout.readline())
        time.sleep(0.3)
        server.kill()
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()


class Refuse(Obey):
    """Cannot begin."""

    def prepare(self) -> None:
        raise PatternsError("en/numbers.toml: not valid TOML")


def test_a_process_that_cannot_start_says_so_here_and_not_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "Reader", Refuse)
    failures: list[FiletError] = []
    with Extraction(on_failure=failures.append) as running:
        answer = asyncio.run(running.read(SourceText(TEXT)))
    assert answer == NotExtracted(Problem.CLOSED)
    assert {str(error) for error in failures} == {"en/numbers.toml: not valid TOML"}


@pytest.fixture(scope="module")
def running() -> Iterator[Extraction]:
    with Extraction() as started:
        yield started


def test_a_text_and_its_records(running: Extraction) -> None:
    answer = asyncio.run(running.read(SourceText(TEXT), published="2024-06-06", language="en"))
    assert isinstance(answer, Extracted)
    (record,) = answer.document.records
    assert (record.operation, record.dates, record.countries) == ("Kabo", "2024-06-04", ["KE"])
    assert answer.source.text == TEXT


def test_a_file_and_what_it_says_of_itself(running: Extraction) -> None:
    page = f"<html><head><title>T</title><meta property='article:published_time' content='2024-06-13'></head><body><p>{TEXT}"
    for given, day in ((None, "2024-06-11"), ("2024-06-06", "2024-06-04")):
        answer = asyncio.run(running.read(Upload("a page.html", page.encode()), published=given))
        assert isinstance(answer, Extracted)
        assert (answer.document.doc_id, answer.document.records[0].dates) == ("a page", day)


def test_mentions_of_a_few_words(running: Extraction) -> None:
    for words, language, kind, value in (
        (
            "environ 1 600 kg de cocaïne",
            "fr",
            MentionKind.COUNT,
            {"category": "drugs", "value": 1600, "unit": "kg", "modifier": "about"},
        ),
        ("from 3 to 9 June", "en", MentionKind.DATE, "2024-06-03/2024-06-09"),
        ("Burkina Faso", "fr", MentionKind.COUNTRY, "BF"),
        ("Operation Kabo", "en", MentionKind.OPERATION, "Kabo"),
    ):
        found = asyncio.run(running.mentions(words, published="2024-06-20", language=language))  # type: ignore[arg-type]
        assert isinstance(found, tuple)
        values = [mention.value for mention in found if mention.kind is kind]
        assert value in values
        assert all(mention.detail is None for mention in found)
    assert asyncio.run(running.mentions("of the", language="en")) == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.exe", b"MZ"),
        ("a.txt", b"\x00\x01\x02"),
        ("a.pdf", b"not a PDF at all"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(running: Extraction, name: str, data: bytes) -> None:
    answer = asyncio.run(running.read(Upload(name, data)))
    assert isinstance(answer, NotExtracted)
    assert answer.problem is Problem.UNREADABLE
    french = load_words("fr").failure(answer.detail)
    assert french not in ("", answer.detail)

"""README.md is true: its examples print what it shows, and every command and option stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from update_readme import README, Block, find_blocks, fresh, workplace

from pipeline.cli import app

TEXT = README.read_text(encoding="utf-8")
RUN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/filet batch corpus -o records.jsonl"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with workplace() as place:
        yield place


@pytest.mark.parametrize("block", find_blocks(TEXT), ids=lambda block: f"line {block.line}")
def test_example_prints_what_is_shown(block: Block, folder: Path) -> None:
    assert fresh(block, folder) == block.text, "python tools/update_readme.py writes what is printed now"


@pytest.mark.parametrize("command", [RUN, TEST])
def test_set_up_commands_stand_in_the_readme(command: str) -> None:
    """.ci/run does what they do, with the versions of requirements.lock."""
    assert f"```sh\n{command}\n```" in TEXT


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name: ``extract``, ``gold check``."""

    def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        for word, one in (inner or {}).items():
            yield from walk(one, f"{name} {word}".strip())

    yield from walk(typer.main.get_command(app), "")


@pytest.mark.parametrize(("name", "command"), [*commands()], ids=lambda item: item if isinstance(item, str) else "")
def test_every_command_and_option_is_documented(name: str, command: Any) -> None:
    section = re.search(rf"^### `filet {name}[ `].*?(?=^##)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, f"README.md has no section ### `filet {name} …`"
    assert f"$ filet {name}" in section[0]
    options = {opt for item in command.params for opt in item.opts if opt.startswith("--")} - {"--help"}
    assert {option for option in options if f"`{option}" not in section[0]} == set()


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", TEXT):
        if not target.startswith(("http:", "https:")):
            assert (README.parent / target).exists(), target
    headings = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", TEXT, re.M)}
    assert {anchor for anchor in re.findall(r"\]\(#([^)]*)\)", TEXT)} <= headings

"""Every reason for which grammar and assembly leave a quantity out has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pipeline
from pipeline.view.words import load_words

ROOT = Path(pipeline.__file__).parent
FILES = [*sorted((ROOT / "grammar").glob("*.py")), *sorted((ROOT / "assembly").glob("*.py"))]


def _is_reason(target: ast.expr) -> bool:
    return (isinstance(target, ast.Attribute) and target.attr == "reason") or (
        isinstance(target, ast.Name) and target.id == "reason"
    )


def _set_to(tree: ast.Module) -> Iterator[ast.expr]:
    """What a ``reason`` is set to, by itself, in a pair, or as an argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "reason":
            yield node.value
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if _is_reason(target):
                    yield node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    yield from (value for name, value in zip(target.elts, node.value.elts, strict=True) if _is_reason(name))


def _reasons() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in FILES]
    constants = {
        node.targets[0].id: node.value.value
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    found: set[str] = set()
    for value in (value for tree in trees for value in _set_to(tree)):
        parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.add(part.value)
            elif isinstance(part, ast.Name) and part.id in constants:
                found.add(constants[part.id])
    return found | {constants["NO_EVENT"], constants["RESULTLESS"]}


def test_every_reason_has_words() -> None:
    reasons = _reasons()
    assert len(reasons) > 30
    french = load_words("fr")
    assert sorted(reason for reason in reasons if not french.has(f"reasons.{reason}")) == []
    assert all(load_words("en").reason(reason) == reason != french.reason(reason) for reason in reasons)


def test_a_reason_without_words_stays_as_it_is() -> None:
    assert load_words("fr").reason("something new") == "something new"

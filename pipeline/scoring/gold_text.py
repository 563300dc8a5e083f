"""A gold document as the text of its file, so that a diff shows what an annotator changed and nothing else.

The gold files are written by hand and by several hands. What did not change keeps its old text, in whatever layout; what
is new is laid out as what stands beside it; a new file is laid out as in the guide, a count a line.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pipeline.records import DocumentRecords

_WIDTH = 120
_STEP = "  "
_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def gold_text(document: DocumentRecords, previous: str | None = None) -> str:
    """The file of ``document`` (its scored fields), where ``previous`` is what it held before.

    Equal documents give ``previous`` itself. A ``previous`` that is no JSON object is left aside.
    """
    data = json.loads(document.scored().model_dump_json())
    old = _parse(previous) if previous is not None else None
    if previous is None or old is None or not isinstance(old.value, dict):
        return _fresh(data, "") + "\n"
    end = len(old.before) + len(old.text)
    return old.before + _merged(old, data) + previous[end:]


# --- the old text -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Node:
    """A value of the old file. ``text``: how it stands there.

    ``before``: what is between it and the value or the bracket before it: comma, line end, indentation, the key.

    ``parts``: the elements of a list, or the values of an object in the order of its keys. ``after``: what is between the last
    of them and the closing bracket, that included.
    """

    value: Any
    text: str
    before: str = ""
    after: str = ""
    parts: tuple["_Node", ...] = ()

    @property
    def keys(self) -> dict[str, "_Node"]:
        return dict(zip(self.value, self.parts, strict=True)) if isinstance(self.value, dict) else {}


def _parse(text: str) -> _Node | None:
    start = _blank(text, text.startswith("\ufeff"))
    try:
        return _node(text, 0, start)[0]
    except (ValueError, IndexError, RecursionError):
        return None


def _blank(text: str, place: int) -> int:
    """Where the blanks at ``place`` end."""
    match = _BLANK.match(text, place)
    return match.end() if match else place


def _node(text: str, begin: int, start: int) -> tuple[_Node, int]:
    """The value at ``start`` and its end; ``begin`` is where what belongs to it begins. Raises ValueError."""
    value, end = _DECODER.raw_decode(text, start)
    parts = []
    if isinstance(value, dict | list) and value:
        place = start + 1
        for _ in value:
            inner = _blank(text, place)
            inner = _blank(text, inner + 1) if text[inner] == "," else inner
            if isinstance(value, dict):
                _, inner = _DECODER.raw_decode(text, inner)
                inner = _blank(text, _blank(text, inner) + 1)
            part, following = _node(text, place, inner)
            parts.append(part)
            place = following
        after = text[place:end]
    else:
        after = ""
    return _Node(value, text[start:end], text[begin:start], after, tuple(parts)), end


# --- the new text -----------------------------------------------------------------------------------------------------


def _merged(old: _Node, new: Any, indent: str = "") -> str:
    """``new`` in the place of ``old``; ``indent`` is what stands before the line in which ``old`` begins."""
    if old.value == new:
        return old.text
    indent = _indent(old, indent)
    if isinstance(new, dict) and isinstance(old.value, dict) and old.parts:
        return _merged_object(old, new, indent)
    if isinstance(new, list) and isinstance(old.value, list) and old.parts and new:
        return _merged_list(old, new, indent)
    return _fresh(new, indent)


def _merged_object(old: _Node, new: Mapping[str, Any], indent: str) -> str:
    """Keys that were there keep their order, others follow where the model has them."""
    known = old.keys
    order = list(new)
    kept = [key for key in known if key in new]
    for key in (key for key in order if key not in known):
        behind = [kept.index(other) for other in order[: order.index(key)] if other in kept]
        kept.insert(max(behind, default=-1) + 1, key)
    items = []
    for key in kept:
        node = known.get(key)
        text = _merged(node, new[key], indent) if node else _beside(old.parts[0], new[key], indent, is_exploded=_is_exploded(old))
        items.append((node, f"{json.dumps(key)}: {text}"))
    return _joined(old, items)


def _merged_list(old: _Node, new: Sequence[Any], indent: str) -> str:
    """Items that were there keep their text; one that was changed keeps what it can of the one in its place."""
    olds, news = ([json.dumps(item, sort_keys=True) for item in items] for items in (old.value, new))
    items: list[tuple[_Node | None, str]] = []
    for kind, first, last, begin, end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        for number, item in enumerate(new[begin:end]):
            node = old.parts[first + number] if first + number < last else None
            if node is None:
                text = _beside(old.parts[-1], item, indent, is_exploded=_is_exploded(old.parts[-1]))
            else:
                text = node.text if kind == "equal" else _merged(node, item, indent)
            items.append((node, text))
    return _joined(old, items)


def _joined(old: _Node, items: Sequence[tuple[_Node | None, str]]) -> str:
    """The texts between the brackets of ``old``; those that stood there keep the line end and indentation before them."""
    gaps = {id(node): _gap(node) for node in old.parts[1:]}
    usual = _gap(old.parts[1] if len(old.parts) > 1 else old.parts[0])
    usual = usual if usual or len(old.parts) > 1 else " "
    text = "".join(f",{gaps.get(id(node), usual)}{text}" for node, text in items)
    return f"{old.text[0]}{_gap(old.parts[0])}{text[1:].lstrip()}{old.after}"


def _gap(node: _Node) -> str:
    """The blanks before a part, behind the comma."""
    return node.before[: _blank(node.before, 0)] or node.before[1 : _blank(node.before, 1)] if node.before else ""


def _beside(sibling: _Node, new: Any, indent: str, *, is_exploded: bool) -> str:
    """Something new as what it stands beside is laid out: a line for every field, or as the guide does it."""
    indent = _indent(sibling, indent)
    return json.dumps(new, ensure_ascii=False, indent=2).replace("\n", f"\n{indent}") if is_exploded else _fresh(new, indent)


def _is_exploded(node: _Node) -> bool:
    """Whether ``node`` is laid out as ``json.dumps(indent=2)`` does it: every object in it begins with a new line."""
    own = not isinstance(node.value, dict) or not node.parts or "\n" in node.parts[0].before
    return own and all(map(_is_exploded, node.parts))


def _indent(node: _Node, around: str) -> str:
    """The blanks before the line in which ``node`` begins; ``around``: that of the value that it is in."""
    _, is_new_line, line = node.before.rpartition("\n")
    return line[: _blank(line, 0)] if is_new_line else around


def _fresh(value: Any, indent: str) -> str:
    """``value`` as the guide lays it out; ``indent`` stands before the line in which it begins."""
    deeper = indent + _STEP
    if isinstance(value, dict) and ("records" in value or "counts" in value):
        fields = f",\n{deeper}".join(f"{json.dumps(key)}: {_field(item, deeper)}" for key, item in value.items())
        return f"{{\n{deeper}{fields}\n{indent}}}"
    line = json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and value.get("including") and len(indent) + len(line) > _WIDTH:
        # A part a line.
        parts = f",\n{deeper}".join(_fresh(part, deeper) for part in value["including"])
        head = json.dumps({key: item for key, item in value.items() if key != "including"}, ensure_ascii=False)
        return f'{head[:-1]}, "including": [\n{deeper}{parts}]}}'
    return line


def _field(value: Any, indent: str) -> str:
    """A field of a document or a record; of a list of objects, each begins a line."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return _fresh(value, indent)
    deeper = indent + _STEP
    items = f",\n{deeper}".join(_fresh(item, deeper) for item in value)
    return f"[\n{deeper}{items}\n{indent}]"

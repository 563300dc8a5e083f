"""One way to find and read a rule table, with a user's own folder laid over the shipped one."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import PatternsError

LANGUAGES = ("fr", "en")


class Table(BaseModel):
    """Base of every rule table's schema: unknown keys are refused, tables do not change once read."""

    # A validator is built when a file is read: a table within a table needs none of its own.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    # Examples that travel with the rules: sentences that the table must catch, the caught part in [brackets],
    # and near misses in which it must catch nothing. ``filet patterns check`` runs them.
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


TableT = TypeVar("TableT", bound=Table)


class Rules:
    """The shipped ``patterns/`` folder and, laid over it, the folders of the user.

    An overlay holds files of the same names (``fr/numbers.toml``); it may hold only the keys it changes:
    tables are merged key by key, lists are extended (no entry twice), anything else is replaced.
    """

    def __init__(self, *overlays: Path | str) -> None:
        self.folders = (shipped_patterns(), *(Path(overlay) for overlay in overlays))
        for folder in self.folders:
            if not folder.is_dir():
                raise PatternsError(f"{folder}: no such patterns folder; give a folder that holds fr/ and en/")
        self._tables: dict[tuple[str, type[Table]], Table] = {}

    def paths(self, name: str) -> list[Path]:
        """The files called ``name`` (``"fr/numbers.toml"``), the shipped one first; empty when there is none."""
        return [path for folder in self.folders if (path := folder / name).is_file()]

    def table(self, name: str, schema: type[TableT]) -> TableT:
        """The table ``name`` (``"fr/numbers.toml"``), read once, as an instance of ``schema``.

        Raises PatternsError when no folder holds it, or when a file is not valid TOML or breaks the schema.
        """
        key = (name, schema)
        if key not in self._tables:
            paths = self.paths(name)
            if not paths:
                raise PatternsError(f"{name}: found in none of {', '.join(map(str, self.folders))}")
            merged: dict[str, Any] = {}
            for path in paths:
                merged = _merge(merged, _read_toml(path))
            try:
                self._tables[key] = schema.model_validate(merged)
            except ValidationError as error:
                details = "; ".join(
                    f"{'.'.join(map(str, item['loc']))}: {item['msg']} (got {_shortened(item['input'])})"
                    for item in error.errors()
                )
                raise PatternsError(f"{paths[-1]}: {details}") from error
        return self._tables[key]  # type: ignore[return-value]


def shipped_patterns() -> Path:
    """The folder ``patterns/`` that belongs to this installation: wheel and editable install alike."""
    return Path(str(files("patterns")))


@lru_cache(maxsize=1)
def default_rules() -> Rules:
    """The shipped rules without any overlay, read once a process."""
    return Rules()


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise PatternsError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise PatternsError(f"{path}: not UTF-8: {error}") from error


def _shortened(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:80] + "…"


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = old + [item for item in value if item not in old]
        else:
            merged[key] = value
    return merged

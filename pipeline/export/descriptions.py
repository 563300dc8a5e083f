"""The tables described for programs: CSV on the Web (W3C "Metadata Vocabulary for Tabular Data") and JSON Schema (2020-12)."""

import re
from typing import Any

from pipeline.export.columns import CREATOR, TABLES, TEXTS, Column, Kind, Table, Words

_CSVW_TYPES: dict[Kind, str] = {
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.CODES: "string",
    Kind.DAY: "date",
    Kind.YEAR: "integer",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
}

_JSON_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.CODE: {"type": "string"},
    Kind.CODES: {"type": "array", "items": {"type": "string"}},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.YEAR: {"type": "integer"},
    Kind.INTEGER: {"type": "integer", "minimum": 0},
    Kind.NUMBER: {"type": "number", "minimum": 0},
    Kind.BOOLEAN: {"type": "boolean"},
}


def csvw_metadata() -> dict[str, Any]:
    """What ``csv-metadata.json`` holds: both CSV files, their columns, keys and references."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "filet: what press texts say about police operations",
        "dc:creator": CREATOR,
        "dc:description": _in_both_languages(TEXTS.sums) + _in_both_languages(TEXTS.escaped),
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tables": [_csvw_table(name, table) for name, table, _ in TABLES],
    }


def _csvw_table(name: str, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_csvw_column(column) for column in table.columns], "primaryKey": table.key}
    if table.references:
        schema["foreignKeys"] = [_csvw_reference(column, *target.split(".")) for column, target in table.references.items()]
    return {"url": f"{name}.csv", "dc:title": table.title.en, "tableSchema": schema}


def _csvw_reference(column: str, table: str, target: str) -> dict[str, Any]:
    return {"columnReference": column, "reference": {"resource": f"{table}.csv", "columnReference": target}}


def _csvw_column(column: Column) -> dict[str, Any]:
    datatype: dict[str, str] = {"base": _CSVW_TYPES[column.kind]}
    if column.codes:
        datatype["format"] = "|".join(map(re.escape, column.codes))
    described: dict[str, Any] = {
        "name": column.name,
        # The header is a title of no language; a reader finds the column by it.
        "titles": {"und": column.name, "en": column.title.en, "fr": column.title.fr},
        "dc:description": _in_both_languages(column.meaning),
        "datatype": datatype,
    }
    if column.kind is Kind.CODES:
        described["separator"] = " "
    if column.required:
        described["required"] = True
    return described


def _in_both_languages(words: Words) -> list[dict[str, str]]:
    return [{"@value": words.en, "@language": "en"}, {"@value": words.fr, "@language": "fr"}]


def tables_schema() -> dict[str, Any]:
    """The JSON Schema of ``{"records": [row, …], "counts": [row, …]}``, a row being an object of typed values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tables of {CREATOR}",
        "description": TEXTS.sums.en,
        "type": "object",
        "properties": {name: {"type": "array", "items": _row_schema(table)} for name, table, _ in TABLES},
        "required": [name for name, _, _ in TABLES],
        "additionalProperties": False,
    }


def _row_schema(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {column.name: _cell_schema(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _cell_schema(column: Column) -> dict[str, Any]:
    value = dict(_JSON_TYPES[column.kind])
    if column.codes:
        value["enum"] = list(column.codes)
    described = {"title": column.title.en, "description": column.meaning.en}
    if column.required or column.kind is Kind.CODES:
        return {**described, **value}
    return {**described, "anyOf": [value, {"type": "null"}]}

"""A durable store of records, one SQLite file: ``StoreWriter`` writes it, ``StoreReader`` reads it, schema.sql is its tables."""

from pipeline.store.reader import StoreReader
from pipeline.store.writer import KnownDocument, Run, Stamp, StoreWriter

SUFFIXES = (".db", ".sqlite", ".sqlite3")

__all__ = ["SUFFIXES", "KnownDocument", "Run", "Stamp", "StoreReader", "StoreWriter"]

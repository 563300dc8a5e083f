"""Finds, loads and checks the rule tables under ``patterns/``."""

from pipeline.rules.tables import LANGUAGES, Rules, Table, default_rules

__all__ = ["LANGUAGES", "Rules", "Table", "default_rules"]

"""What the report and the pages show alike: highlighted texts, cards of records, totals, map, timeline, and their words.

Imports no web framework and no model; every function turns data into data or into escaped HTML.
"""

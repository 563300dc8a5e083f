"""The grammar of counting: from words, numbers and acts to counts with their category, parts and wholes.

Language-blind: everything that is French or English stands in ``patterns/``.
"""

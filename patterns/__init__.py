"""The linguistic knowledge of filet: tables that people edit, no code.

This file only makes the folder findable in the same way from a checkout and from an installed wheel.
"""

"""Pure parsers: a string of French or English in, numbers, dates and country codes out."""
